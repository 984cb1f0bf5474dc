//! A mention on its way to an entry.

use crate::model::{BeadId, EntryKind};
use crate::names::lemmatise::lemmatiser::{Lemma, Lemmas};
use crate::names::pair::paired::Found;

/// A mention on its way to an entry.
#[derive(Clone)]
pub struct Item {
    pub bead: BeadId,
    pub found: Found,
    /// The Russian name in the nominative; empty where only the translation has it.
    pub lemma: Lemma,
    pub kind: Option<EntryKind>,
}

impl Item {
    pub fn new(bead: BeadId, found: Found, lemmas: &mut Lemmas<'_>) -> Self {
        let lemma = found.source.as_ref().map_or_else(Lemma::default, |name| lemmas.of(name, &found));
        Self { bead, found, lemma, kind: None }
    }
}

pub fn key_of(lemma: &[(String, bool)]) -> String {
    lemma.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}
