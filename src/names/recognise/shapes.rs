//! What the shape of a word and of what stands before it says: numbers of rulers, abbreviations, particles inside a name.

use crate::language::NameList;
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::token::WordShape;

/// XX, XIV, and «ХХ» typed with Cyrillic letters: a number, no abbreviation.
pub fn is_roman(word: &str) -> bool {
    // Numerals are the same in all languages. The last two are Cyrillic letters.
    word.chars().all(|c| "ivxlcdmхс".contains(c))
}

/// Whether the word is a ruler's number.
pub fn is_numeral(text: &Text<'_>, at: TokenIndex) -> bool {
    matches!(text.shape(at), WordShape::Upper | WordShape::Letter) && is_roman(text.word(at))
}

/// Small words in a row inside a name: «ван дер», «де ла».
const MOST_PARTICLES: usize = 2;

/// The first word from `at` on that is no particle: after «де» of «де Голль», "van der" of "van der Rohe".
pub fn particles(text: &Text<'_>, list: NameList, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    let is = |at: TokenIndex| text.shape(at) == WordShape::Lower && text.is(list, at);
    let close = |next: TokenIndex| next == at || text.tokens[next].gap.is_space();
    let small = (at..end.min(at + MOST_PARTICLES)).take_while(|&at| is(at) && close(at)).count();
    at + small
}

/// Whether a word has a capital inside, which no beginning of a sentence explains: "O'Neill".
pub fn has_inner_capital(text: &Text<'_>, at: TokenIndex) -> bool {
    let word = text.tokens[at].span.of(text.segmented.document().text());
    text.shape(at) == WordShape::Capital && word.chars().skip(1).any(char::is_uppercase)
}

/// Letters of the longest abbreviation; a longer word in capitals is a name or emphasis. Set by hand.
const LONGEST_ABBREVIATION: usize = 6;

/// Whether the word is an abbreviation in capitals.
pub fn is_abbreviation(text: &Text<'_>, at: TokenIndex) -> bool {
    let word = text.word(at);
    text.shape(at) == WordShape::Upper && word.chars().count() <= LONGEST_ABBREVIATION && !is_roman(word)
}

/// A space alone parts it from the word before, or the period of an initial.
pub fn is_close(text: &Text<'_>, at: TokenIndex) -> bool {
    text.tokens[at].gap.is_space()
}
