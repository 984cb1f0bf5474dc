//! Letters made comparable: lower case, no accents, and Latin letters for the look of Cyrillic ones.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends `c` in lower case and without its accents; nothing for a combining mark and for what is not seen (soft hyphen,
/// zero-width space).
///
/// `ё` becomes `е` and `й` becomes `и`: texts and their translations disagree about both.
pub fn push_folded(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' | 'а'..='и' | 'к'..='я' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'А'..='И' | 'К'..='Я' => out.extend(c.to_lowercase()),
        'й' | 'Й' => out.push('и'),
        'ё' | 'Ё' => out.push('е'),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        'ı' => out.push('i'),
        _ if is_unseen(c) => {}
        _ => out.extend(c.to_lowercase().nfd().filter(|&d| !is_combining_mark(d))),
    }
}

/// A character that stands inside words without being read: soft hyphen, zero-width characters, combining marks.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c >= '\u{ad}' && (matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || is_combining_mark(c))
}

/// Appends what a folded letter looks or sounds like in Latin letters; other letters stay.
///
/// A key for comparing, not a transliteration: one letter a sound where possible, so that «Хрущев» and «Khrushchev»
/// meet in [`sound_key`].
fn push_latin(c: char, out: &mut String) {
    out.push(match c {
        'а' => 'a',
        'б' => 'b',
        'в' => 'v',
        'г' | 'ґ' => 'g',
        'д' => 'd',
        'е' | 'э' | 'є' | 'ѣ' => 'e',
        'ж' => 'j',
        'з' => 'z',
        'и' | 'і' | 'ы' | 'ѵ' => 'i',
        'к' => 'k',
        'л' => 'l',
        'м' => 'm',
        'н' => 'n',
        'о' => 'o',
        'п' => 'p',
        'р' => 'r',
        'с' | 'ш' | 'щ' => 's',
        'т' => 't',
        'у' | 'ў' => 'u',
        'ф' | 'ѳ' => 'f',
        'х' => 'h',
        'ц' => return out.push_str("ts"),
        'ч' => 'c',
        'ю' => return out.push_str("iu"),
        'я' => return out.push_str("ia"),
        'ъ' | 'ь' => return,
        _ => c,
    });
}

/// English and general Latin spellings of single sounds, longest first: spelling, letter in the key.
const SPELLINGS: [(&str, &str); 22] = [
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "c"),
    ("zh", "j"),
    ("kh", "h"),
    ("ch", "c"),
    ("sh", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("gh", "g"),
    ("qu", "kv"),
    ("tz", "ts"),
    ("oo", "u"),
    ("ee", "i"),
    ("ou", "u"),
    ("yu", "iu"),
    ("ya", "ia"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("q", "k"),
];

/// The key by which words of different scripts are compared: sounds rather than spellings, doubled letters single.
///
/// `folded` is a word as [`push_folded`] makes it.
///
/// ```
/// use bitext::words::fold::sound_key;
/// assert_eq!(sound_key("хрущев"), sound_key("khrushchev"));
/// ```
#[must_use]
pub fn sound_key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    if folded.is_ascii() {
        let mut rest = folded;
        'word: while let Some(c) = rest.chars().next() {
            for (spelling, sound) in SPELLINGS {
                // Most spellings begin with another letter: that is seen at once.
                if !spelling.starts_with(c) {
                    continue;
                }
                if let Some(behind) = rest.strip_prefix(spelling) {
                    key.push_str(sound);
                    rest = behind;
                    continue 'word;
                }
            }
            key.push(c);
            rest = &rest[1..];
        }
    } else {
        folded.chars().for_each(|c| push_latin(c, &mut key));
    }
    let mut last = None;
    key.retain(|c| last.replace(c) != Some(c) || c.is_ascii_digit());
    key
}
