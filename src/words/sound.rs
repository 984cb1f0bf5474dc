//! How words sound, so that words of different scripts can be compared.

/// Appends Latin letters for the sound of a Cyrillic letter; other letters stay.
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
/// `folded` is a word as [`push_unaccented`](crate::language::push_unaccented) makes it.
///
/// ```
/// use bitext::words::sound::sound_key;
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
