//! What a translation covers, and what looks wrong in it.

use super::{Probability, SentenceId};

/// The coverage of both sides and all findings, in the order of the original.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How much of the original has a counterpart.
    pub source: Coverage,
    /// How much of the translation has one.
    pub target: Coverage,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// How much of one side has a counterpart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sentences, headings and remarks.
    pub sentences: u32,
    /// Of these, those with a counterpart.
    pub covered: u32,
    /// Words.
    pub words: u32,
    /// Words of the covered sentences.
    pub words_covered: u32,
}

impl Coverage {
    /// Covered share of the sentences, 0..=1; 1 where there is none.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.sentences == 0 { 1.0 } else { f64::from(self.covered) / f64::from(self.sentences) }
    }
}

/// One thing that an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// What kind of unit it concerns.
    pub unit: UnitKind,
    /// Sentences of the original that it is about; may be empty.
    pub source: Vec<SentenceId>,
    /// Sentences of the translation that it is about; may be empty.
    pub target: Vec<SentenceId>,
    /// That it is true.
    pub probability: Probability,
    /// One line for people.
    pub message: String,
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// The translation lacks it.
    Omission,
    /// The original lacks it.
    Addition,
}

impl FindingKind {
    /// As options and formats spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Omission => "omission",
            Self::Addition => "addition",
        }
    }
}

/// What kind of unit a finding concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UnitKind {
    /// A sentence of running text.
    Sentence,
    /// A heading.
    Heading,
    /// A bracketed remark.
    Remark,
    /// A sentence of a note.
    Note,
}

impl UnitKind {
    /// As options and formats spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Heading => "heading",
            Self::Remark => "remark",
            Self::Note => "note",
        }
    }
}
