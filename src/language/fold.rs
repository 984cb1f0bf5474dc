//! The spelling under which a word stands in a data file: lower case, no stress marks, one letter for its old variants.

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

/// Does the letter stand in data files as it is? Stress marks and variants are told with the letters that they belong to.
const fn is_plain(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'а'..='я' | '0'..='9' | '.' | '-' | '\'')
}

/// Folds a word: lower case; ё, ѣ → е, і → и, ѳ → ф, ѵ → и; no stress mark, no soft hyphen; an apostrophe is `'`;
/// no hard sign at the end (г-нъ → г-н).
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
            '\u{300}'..='\u{302}' | '\u{308}' | '\u{ad}' => true,
            // й written as two characters.
            '\u{306}' if folded.ends_with("и") => {
                folded.length -= 'и'.len_utf8();
                folded.push('й')
            }
            'ё' | 'Ё' | 'ѣ' | 'Ѣ' => folded.push('е'),
            'і' | 'І' | 'ѵ' | 'Ѵ' => folded.push('и'),
            'ѳ' | 'Ѳ' => folded.push('ф'),
            '’' | 'ʼ' => folded.push('\''),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            _ => letter.to_lowercase().all(|small| folded.push(small)),
        };
        if !fits {
            return Folded(Spelling::Text(""));
        }
    }
    Folded(Spelling::Changed(folded.bytes, folded.length))
}

/// May Latin letters of a folded word have been typed for Cyrillic ones: among Cyrillic letters, or one alone?
pub(super) fn has_latin_letters(folded: &str) -> bool {
    folded.bytes().any(|b| b.is_ascii_lowercase()) && (folded.len() == 1 || !folded.is_ascii())
}

/// A folded word with Cyrillic letters for the Latin ones that look the same, as capitals or small.
pub(super) fn cyrillic(folded: &str) -> Folded<'_> {
    let mut word = Letters { bytes: [0; LONGEST], length: 0 };
    for letter in folded.chars() {
        let fits = word.push(match letter {
            'a' => 'а',
            'b' => 'в',
            'c' => 'с',
            'e' => 'е',
            'h' => 'н',
            'k' => 'к',
            'm' => 'м',
            'o' => 'о',
            'p' => 'р',
            't' => 'т',
            'x' => 'х',
            'y' => 'у',
            _ => letter,
        });
        if !fits {
            return Folded(Spelling::Text(""));
        }
    }
    Folded(Spelling::Changed(word.bytes, word.length))
}
