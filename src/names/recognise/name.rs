//! Stretches of a text that may be names.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{EntryKind, Span};
use crate::names::gazetteer::conventional::GazetteerId;
use crate::names::text::analysed::{Text, TokenIndex};

/// What a name is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Words with capitals.
    Plain,
    /// A common noun with what tells it from others of its kind: a committee, a square.
    Headed,
    /// What stands in quotation marks.
    Quoted,
    /// Given names of several persons with the surname of all.
    Coordination,
}

/// A stretch that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words.
    pub words: Range<TokenIndex>,
    /// Whether it is one even if the other text has nothing like it.
    pub sure: bool,
    /// Its entry in the gazetteer, as a whole.
    pub gazetteer_id: Option<GazetteerId>,
    /// What its words or those around it say.
    pub kind: Option<EntryKind>,
    /// What it is made of.
    pub pattern: Pattern,
    /// Whether its first word may be a common one that opens the sentence («Начал Хрущёв»).
    pub doubtful: bool,
    /// The words of the form that a user's list has, where it is known from there.
    pub listed: Option<Arc<[Box<str>]>>,
}

/// The names of a sentence that `found` sees, in order, appended to `out`. `found` is asked at each word up to the end.
pub fn walk(words: Range<TokenIndex>, out: &mut Vec<Name>, found: impl Fn(TokenIndex, TokenIndex) -> Option<Name>) {
    let mut at = words.start;
    while at < words.end {
        let name = found(at, words.end);
        at = name.as_ref().map_or(at, |name| name.words.end).max(at + 1);
        out.extend(name);
    }
}

impl Name {
    pub fn new(words: Range<TokenIndex>, sure: bool) -> Self {
        Self { words, sure, gazetteer_id: None, kind: None, pattern: Pattern::Plain, doubtful: false, listed: None }
    }

    /// The same name with only some of its words.
    pub fn part(&self, words: Range<TokenIndex>) -> Self {
        let gazetteer_id = if words == self.words { self.gazetteer_id } else { None };
        let doubtful = self.doubtful && words.start == self.words.start;
        let listed = self.listed.clone().filter(|_| words == self.words);
        Self { words, gazetteer_id, doubtful, listed, ..self.clone() }
    }

    /// Without its first word where that is doubtful and no word of the other text speaks for it.
    pub fn settled(&self, spoken_for: impl Fn(TokenIndex) -> bool) -> Self {
        if self.doubtful && !spoken_for(self.words.start) {
            let mut rest = self.part(self.words.start + 1..self.words.end);
            (rest.doubtful, rest.sure) = (false, true);
            return rest;
        }
        self.clone()
    }
}

/// From the first byte of the first word to the last of the last.
pub fn span(text: &Text<'_>, words: &Range<TokenIndex>) -> Span {
    match (text.tokens.get(words.start), text.tokens.get(words.end.wrapping_sub(1))) {
        (Some(first), Some(last)) => Span::new(first.span.start(), last.span.end()),
        _ => Span::new(0, 0),
    }
}
