//! Spellings made alike: [`fold`] gives the spelling under which a word stands in a data file (lower case, no stress marks,
//! one letter for its old variants); [`push_unaccented`] goes further, for matching words of different languages.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::look_alikes::cyrillic_like;

/// Longest folded word in bytes; what is longer stands in no list. Longer than any entry of the data files, which their reader checks.
pub const LONGEST: usize = 48;

/// A folded word: looking a word up allocates nothing.
#[derive(Clone, Copy, Debug)]
pub struct Folded<'a>(Spelling<'a>);

#[derive(Clone, Copy, Debug)]
enum Spelling<'a> {
    /// The word is written so in the text, as most are.
    Text(&'a str),
    /// The first so many bytes.
    Changed([u8; LONGEST], usize),
}

impl Folded<'_> {
    /// The word as it stands in a data file; empty where it is longer than any entry.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Spelling::Text(word) => word,
            Spelling::Changed(bytes, length) => str::from_utf8(&bytes[..*length]).unwrap_or_default(),
        }
    }
}

/// Letters written one behind the other, as far as they fit.
struct Letters {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Letters {
    fn push(&mut self, letter: char) -> bool {
        let end = self.length + letter.len_utf8();
        let Some(place) = self.bytes.get_mut(self.length..end) else { return false };
        letter.encode_utf8(place);
        self.length = end;
        true
    }

    fn ends_with(&self, end: &str) -> bool {
        self.bytes[..self.length].ends_with(end.as_bytes())
    }
}

/// Whether the letter stands in data files as it is. Stress marks and variants are told with the letters that they belong to.
const fn is_plain(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'а'..='я' | '0'..='9' | '.' | '-' | '\'')
}

/// Returns the letter that stands in data files for its old, dotted and typographic variants; other letters stay. `letter`
/// is in lower case.
pub(crate) const fn modern(letter: char) -> char {
    match letter {
        'ё' | 'ѣ' => 'е',
        'і' | 'ѵ' => 'и',
        'ѳ' => 'ф',
        '’' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        _ => letter,
    }
}

/// From the capitals А to Я to their small letters, in code points.
const SMALL: u32 = 'а' as u32 - 'А' as u32;

/// Whether it is left out of folded words: a stress mark, a diaeresis, a soft hyphen, a zero-width character.
const fn is_dropped(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{302}' | '\u{308}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Folds a word: lower case; ё, ѣ → е, і → и, ѳ → ф, ѵ → и; no stress mark, no soft hyphen, no zero-width character; an
/// apostrophe is `'`; no hard sign at the end (г-нъ → г-н).
///
/// ```
/// use bitext::language::fold;
/// assert_eq!(fold("Всѣхъ").as_str(), "всех");
/// assert_eq!(fold("Don’t").as_str(), "don't");
/// ```
#[must_use]
pub fn fold(word: &str) -> Folded<'_> {
    let body = word.trim_end_matches(['ъ', 'Ъ']);
    if body.len() <= LONGEST && body.chars().all(is_plain) {
        return Folded(Spelling::Text(body));
    }
    let mut folded = Letters { bytes: [0; LONGEST], length: 0 };
    if let Some(place) = folded.bytes.get_mut(..body.len()).filter(|_| body.is_ascii()) {
        place.copy_from_slice(body.as_bytes());
        place.make_ascii_lowercase();
        return Folded(Spelling::Changed(folded.bytes, body.len()));
    }
    for letter in body.chars() {
        let fits = match letter {
            _ if is_plain(letter) => folded.push(letter),
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            'А'..='Я' => folded.push(char::from_u32(letter as u32 + SMALL).unwrap_or(letter)),
            // й written as two characters.
            '\u{306}' if folded.ends_with("и") => {
                folded.length -= 'и'.len_utf8();
                folded.push('й')
            }
            _ if is_dropped(letter) => true,
            _ => letter.to_lowercase().all(|small| folded.push(modern(small))),
        };
        if !fits {
            return Folded(Spelling::Text(""));
        }
    }
    Folded(Spelling::Changed(folded.bytes, folded.length))
}

/// Whether Latin letters of a folded word may have been typed for Cyrillic ones: among Cyrillic letters, or one alone.
pub(super) fn has_latin_letters(folded: &str) -> bool {
    folded.bytes().any(|b| b.is_ascii_lowercase()) && (folded.len() == 1 || !folded.is_ascii())
}

/// A folded word with Cyrillic letters for the Latin ones that look the same, as capitals or small.
pub(super) fn cyrillic(folded: &str) -> Folded<'_> {
    let mut word = Letters { bytes: [0; LONGEST], length: 0 };
    for letter in folded.chars() {
        if !word.push(cyrillic_like(letter).unwrap_or(letter)) {
            return Folded(Spelling::Text(""));
        }
    }
    Folded(Spelling::Changed(word.bytes, word.length))
}

/// Appends `c` in lower case and without its accents; nothing for a combining mark or an unseen character (soft hyphen,
/// zero-width space).
///
/// `ё` becomes `е` and `й` becomes `и`: texts and their translations disagree about both. Old letters stay, since «і» is a
/// letter of its own in Ukrainian.
pub fn push_unaccented(c: char, out: &mut String) {
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
