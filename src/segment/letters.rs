//! Classes of characters, and words around a place in a text.

use crate::language::{LetterSet, is_letter_of_any};

/// Longest stretch in bytes that is looked at as one word: longer words stand in no list, and bounded looks keep the pass linear.
const WORD_REACH: usize = 64;

/// What a character, or the first character of a word, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharClass {
    /// Capital letter.
    Upper,
    /// Small letter.
    Lower,
    /// Letter of a script without capitals.
    Caseless,
    /// Digit.
    Digit,
    /// Anything else.
    Sign,
    /// The text ends.
    Nothing,
}

impl CharClass {
    /// The class of a character.
    pub fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'а'..='я' | 'ё' => Self::Lower,
            'A'..='Z' | 'А'..='Я' | 'Ё' => Self::Upper,
            '0'..='9' => Self::Digit,
            '\0'..='\x7f' => Self::Sign,
            _ if c.is_lowercase() => Self::Lower,
            _ if c.is_uppercase() => Self::Upper,
            _ if c.is_alphabetic() => Self::Caseless,
            _ if c.is_numeric() => Self::Digit,
            _ => Self::Sign,
        }
    }
}

/// A dash, or a hyphen that stands for one.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '―' | '−' | '‒')
}

/// Opens a quotation or a bracket; » does in German.
pub(super) const fn is_opener(c: char) -> bool {
    matches!(
        c,
        '«' | '»' | '"' | '“' | '„' | '‘' | '‚' | '\'' | '(' | '[' | '{' | '‹' | '<' | '`' | '¿' | '¡' | '*' | '_'
    )
}

/// Closes a quotation.
pub(super) const fn is_closing_quote(c: char) -> bool {
    matches!(c, '»' | '"' | '”' | '“' | '’' | '‘' | '\'' | '›')
}

/// Closes a bracket.
pub(super) const fn is_closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}')
}

/// Belongs to a word: letters, digits, marks over letters, and what joins parts of a word.
pub(super) fn is_word_char(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'А'..='я' | 'ё' | 'Ё' | '-' | '\'' | '’' => true,
        '\0'..='\x7f' => false,
        _ => matches!(c, '\u{ad}' | '\u{2010}' | '\u{2011}') || is_letter(c) || is_mark(c),
    }
}

/// Letter or digit; the common ones without a table.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | 'А'..='я' | 'ё' | 'Ё') || !c.is_ascii() && c.is_alphanumeric()
}

/// Whether it is a small vowel of any language. Words of other languages stand in every text.
pub(super) fn is_vowel(c: char) -> bool {
    is_letter_of_any(c, LetterSet::Vowel)
}

/// Mark over the letter before it: stress, й in two characters.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}')
}

/// Whether the text goes on with `c` after `at`, and what.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// A word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// As it is written; inner periods are kept (`т.е`, `U.S`), the last is not.
    pub text: &'a str,
    /// Its first byte in the block.
    pub start: usize,
}

impl<'a> Word<'a> {
    /// The word that ends at `end` and does not begin before `floor`; it may be empty.
    pub fn before(text: &'a str, floor: usize, end: usize) -> Self {
        let from = floor_boundary(text, floor.max(end.saturating_sub(WORD_REACH)));
        let letters = text.as_bytes()[from..end].iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
        let mut start = end - letters;
        for (at, c) in text[from..start].char_indices().rev() {
            if !(is_word_char(c) || matches!(c, '.' | '/' | '№' | '&' | '@')) {
                break;
            }
            start = from + at;
        }
        let body = text[start..end].trim_start_matches(['.', '-', '\'', '’']);
        Self { text: body, start: end - body.len() }
    }

    /// The word that begins at `start`; it may be empty.
    pub fn at(text: &'a str, start: usize) -> Self {
        let rest = &text[start..];
        let letters = rest.bytes().take(WORD_REACH + 1).take_while(u8::is_ascii_alphanumeric).count();
        let ends = |&(at, c): &(usize, char)| !is_word_char(c) || letters + at > WORD_REACH;
        let length = rest[letters..].char_indices().find(ends).map_or(rest.len(), |(at, _)| letters + at);
        Self { text: &rest[..length], start }
    }

    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The class of its first character.
    pub fn first(&self) -> CharClass {
        self.text.chars().next().map_or(CharClass::Nothing, CharClass::of)
    }

    /// Whether it holds at most `most` characters.
    pub fn is_at_most(&self, most: usize) -> bool {
        // The few letters that are asked for are reached sooner than all are counted.
        self.text.len() <= most || self.text.chars().nth(most).is_none()
    }

    /// Whether it is one letter.
    pub fn is_letter(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| !is_mark(*c));
        letters.next().is_some_and(|c| is_letter(c) && !c.is_ascii_digit()) && letters.next().is_none()
    }

    /// Whether it has a period inside.
    pub fn is_dotted(&self) -> bool {
        self.text.bytes().any(|b| b == b'.')
    }

    /// Whether it is digits alone.
    pub fn is_number(&self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether it begins with a digit.
    pub fn begins_with_digit(&self) -> bool {
        self.text.bytes().next().is_some_and(|b| b.is_ascii_digit())
    }

    /// Whether it ends in a digit.
    pub fn ends_in_digit(&self) -> bool {
        self.text.bytes().next_back().is_some_and(|b| b.is_ascii_digit())
    }

    /// Whether it is a Roman numeral in capitals. Х typed as a Cyrillic letter passes with Latin company (ХV) only.
    pub fn is_roman(&self) -> bool {
        !self.text.is_empty()
            && self.text.len() <= 8
            && self.text.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M' | 'Х' | 'І'))
            && self.text.bytes().any(|b| b.is_ascii_alphabetic())
    }

    /// Whether all its letters are capitals, two at least.
    pub fn is_capitals(&self) -> bool {
        let mut letters = 0;
        self.text.chars().all(|c| {
            letters += usize::from(c.is_alphabetic());
            !matches!(CharClass::of(c), CharClass::Lower)
        }) && letters >= 2
    }

    /// Whether it is capitals alone, three at least, so that no period belongs to it: NATO, LMAO.
    pub fn is_acronym(&self) -> bool {
        !self.is_at_most(2) && !self.is_roman() && self.text.chars().all(|c| CharClass::of(c) == CharClass::Upper)
    }

    /// Whether all its letters are small.
    pub fn is_small(&self) -> bool {
        !self.text.is_empty()
            && self.text.chars().all(|c| matches!(CharClass::of(c), CharClass::Lower | CharClass::Sign))
    }
}

/// The nearest character boundary at or before `at`.
pub(super) fn floor_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether the text holds at most `most` characters. A text of more bytes than these can have is not counted.
pub(super) fn is_at_most(text: &str, most: usize) -> bool {
    text.len() <= most || text.len() <= most * char::MAX.len_utf8() && text.chars().count() <= most
}

/// The last `most` characters of a text, or all of it.
pub(super) fn last_chars(text: &str, most: usize) -> &str {
    let from = if text.len() <= most {
        0
    } else {
        text.char_indices().rev().take(most).last().map_or(text.len(), |(at, _)| at)
    };
    &text[from..]
}

/// The first `most` characters of a text, or all of it.
pub(super) fn first_chars(text: &str, most: usize) -> &str {
    let end = if text.len() <= most { None } else { text.char_indices().nth(most) };
    end.map_or(text, |(end, _)| &text[..end])
}

/// The byte behind the white space that begins at `at`, and how many line ends it holds.
pub(super) fn behind_space(text: &str, at: usize) -> (usize, usize) {
    let (mut end, mut lines) = (at, 0);
    for c in text[at..].chars() {
        if !c.is_whitespace() && c != '\u{200b}' && c != '\u{feff}' {
            break;
        }
        lines += usize::from(matches!(c, '\n' | '\u{2028}' | '\u{2029}'));
        end += c.len_utf8();
    }
    (end, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_count_characters() {
        assert_eq!((first_chars("лампа", 3), last_chars("лампа", 3)), ("лам", "мпа"));
        assert_eq!((first_chars("lamp", 9), last_chars("lamp", 9)), ("lamp", "lamp"));
        assert_eq!((first_chars("лампа", 0), last_chars("лампа", 0)), ("", ""));
        assert!(is_at_most("лампа", 5) && !is_at_most("лампа", 4) && is_at_most("", 0));
    }
}
