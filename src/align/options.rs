//! What a user may change in how texts are aligned.

use super::weights::Weights;
use crate::model::Lexicon;
use crate::words::vectors::TablePair;
use crate::{Error, Result};

/// What the aligner uses besides the two texts.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// Word translations known beforehand: a dictionary, or a lexicon learned from other texts.
    pub dictionary: Option<Lexicon>,
    /// Word vectors of both languages, where both have them.
    pub word_vectors: Option<TablePair>,
    /// Evidence that is left out, to measure what it gives.
    pub without: Vec<Scorer>,
    /// What the evidence weighs; the default unless other values are to be tried.
    pub weights: Weights,
}

/// A kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scorer {
    /// Long sentences have long translations.
    Length,
    /// Words explain words: look-alikes, dictionary, lexicon.
    Words,
    /// Of the words: numbers, names and marks that look alike.
    Lookalikes,
    /// Of the words: what a dictionary says, the built-in one too.
    Dictionary,
    /// Of the words: what is learned from the texts themselves.
    Lexicon,
    /// Of the words: which are near in meaning by word vectors.
    WordVectors,
    /// Sentences are merged after a colon rather than after a full stop.
    Boundary,
    /// Paragraphs begin together, headings translate headings.
    Layout,
    /// Vectors of the sentences, where the user has them.
    Vectors,
}

impl Scorer {
    /// All of them, with the names that options use.
    pub const ALL: [(&'static str, Self); 9] = [
        ("length", Self::Length),
        ("words", Self::Words),
        ("lookalikes", Self::Lookalikes),
        ("dictionary", Self::Dictionary),
        ("lexicon", Self::Lexicon),
        ("word-vectors", Self::WordVectors),
        ("boundary", Self::Boundary),
        ("layout", Self::Layout),
        ("vectors", Self::Vectors),
    ];

    /// By name.
    ///
    /// # Errors
    /// [`Error::Unknown`] that lists those known.
    pub fn named(name: &str) -> Result<Self> {
        let known = Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, scorer)| *scorer).ok_or_else(|| Error::Unknown {
            what: "scorer",
            name: name.to_owned(),
            known: Self::ALL.map(|(known, _)| known).join(", "),
        })
    }
}

impl Options {
    /// Returns whether this kind of evidence is used.
    #[must_use]
    pub fn uses(&self, scorer: Scorer) -> bool {
        !self.without.contains(&scorer)
    }
}
