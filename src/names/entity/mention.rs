//! A mention on its way to an entry.

use crate::model::{BeadId, EntryKind};
use crate::names::lemmatise::lemmatiser::{Lemma, Lemmatiser};
use crate::names::pair::paired::PairedName;

/// A mention on its way to an entry.
#[derive(Clone)]
pub struct MentionDraft {
    pub bead: BeadId,
    pub found: PairedName,
    /// The Russian name in the nominative; empty where only the translation has it.
    pub lemma: Lemma,
    pub kind: Option<EntryKind>,
}

impl MentionDraft {
    pub fn new(bead: BeadId, found: PairedName, lemmatiser: &mut Lemmatiser<'_>) -> Self {
        let lemma = found.source.as_ref().map_or_else(Lemma::default, |name| lemmatiser.of(name, &found));
        Self { bead, found, lemma, kind: None }
    }
}

pub fn key_of(lemma: &[(String, bool)]) -> String {
    lemma.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}
