//! Stretches of a text that may be names.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{EntryKind, Span};
use crate::names::gazetteer::entries::{ConceptId, ConceptKind, List, table};
use crate::names::text::analysed::{Place, Text};
use crate::names::text::tokens::Shape;

/// What a name is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// Words with capitals.
    Plain,
    /// A common noun with what tells it from others of its kind: a committee, a square.
    Headed,
    /// What stands in quotation marks.
    Quoted,
    /// Given names of several persons with the surname of all.
    Couple,
}

/// A stretch that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words.
    pub words: Range<Place>,
    /// Is it one even if the other text has nothing like it?
    pub sure: bool,
    /// What the table says of it as a whole.
    pub concept: Option<ConceptId>,
    /// What its words or those around it say.
    pub kind: Option<EntryKind>,
    /// What it is made of.
    pub make: Make,
    /// May its first word be a common one that opens the sentence («Начал Хрущёв»)?
    pub doubtful: bool,
    /// The words of the form that a user's list has, where it is known from there.
    pub listed: Option<Arc<[Box<str>]>>,
}

/// The names of a sentence that `found` sees, in order, appended to `out`. `found` is asked at each word up to the end.
pub fn walk(words: Range<Place>, out: &mut Vec<Name>, found: impl Fn(Place, Place) -> Option<Name>) {
    let mut at = words.start;
    while at < words.end {
        let name = found(at, words.end);
        at = name.as_ref().map_or(at, |name| name.words.end).max(at + 1);
        out.extend(name);
    }
}

impl Name {
    pub fn new(words: Range<Place>, sure: bool) -> Self {
        Self { words, sure, concept: None, kind: None, make: Make::Plain, doubtful: false, listed: None }
    }

    /// The same name with only some of its words.
    pub fn part(&self, words: Range<Place>) -> Self {
        let concept = if words == self.words { self.concept } else { None };
        let doubtful = self.doubtful && words.start == self.words.start;
        let listed = self.listed.clone().filter(|_| words == self.words);
        Self { words, concept, doubtful, listed, ..self.clone() }
    }

    /// Without its first word where that is doubtful and no word of the other text speaks for it.
    pub fn settled(&self, spoken_for: impl Fn(Place) -> bool) -> Self {
        if self.doubtful && !spoken_for(self.words.start) {
            let mut rest = self.part(self.words.start + 1..self.words.end);
            (rest.doubtful, rest.sure) = (false, true);
            return rest;
        }
        self.clone()
    }
}

/// What the table's kinds are in an index.
pub fn entry_kind(concept: ConceptId) -> Option<EntryKind> {
    match table().concept(concept).kind {
        ConceptKind::Given(_) | ConceptKind::Person => Some(EntryKind::Person),
        ConceptKind::Place => Some(EntryKind::Place),
        ConceptKind::Organisation => Some(EntryKind::Organisation),
        ConceptKind::Head => None,
    }
}

/// From the first byte of the first word to the last of the last.
pub fn span(text: &Text<'_>, words: &Range<Place>) -> Span {
    match (text.tokens.get(words.start), text.tokens.get(words.end.wrapping_sub(1))) {
        (Some(first), Some(last)) => Span::new(first.span.start(), last.span.end()),
        _ => Span::new(0, 0),
    }
}

/// XX, XIV, and «ХХ» typed with Cyrillic letters: a number, no abbreviation.
pub fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "ivxlcdmхс".contains(c))
}

/// Is the word a ruler's number?
pub fn is_numeral(text: &Text<'_>, at: Place) -> bool {
    matches!(text.shape(at), Shape::Upper | Shape::Letter) && is_roman(text.word(at))
}

/// The first word from `at` on that is no particle: behind «де» of «де Голль», "van der" of "van der Rohe".
pub fn particles(text: &Text<'_>, list: List, at: Place, end: Place) -> Place {
    let is = |at: Place| text.shape(at) == Shape::Lower && list.has(text.word(at));
    let close = |next: Place| next == at || text.tokens[next].gap.is_space();
    let small = (at..end.min(at + MOST_PARTICLES)).take_while(|&at| is(at) && close(at)).count();
    at + small
}

/// Small words in a row inside a name: «ван дер», «де ла».
const MOST_PARTICLES: usize = 2;

/// Has a word a capital inside, which no beginning of a sentence explains: "O'Neill"?
pub fn has_inner_capital(text: &Text<'_>, at: Place) -> bool {
    let word = text.tokens[at].span.of(text.segmented.document().text());
    text.shape(at) == Shape::Capital && word.chars().skip(1).any(char::is_uppercase)
}

/// Letters of the longest abbreviation; more capitals are a name or a word in capitals.
const LONGEST_ABBREVIATION: usize = 6;

/// Is the word an abbreviation in capitals?
pub fn is_abbreviation(text: &Text<'_>, at: Place) -> bool {
    let word = text.word(at);
    text.shape(at) == Shape::Upper && word.chars().count() <= LONGEST_ABBREVIATION && !is_roman(word)
}
