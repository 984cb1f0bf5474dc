//! What a translation covers, and what looks wrong in it.

use super::{PerSide, Probability, Span};

/// The coverage of both sides and all findings, in the order of the original.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How much of each text has a counterpart in the other.
    pub coverage: PerSide<Coverage>,
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

/// One thing that an editor should look at. The sentence that says so to people is made by the writers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Names the finding from run to run.
    pub id: FindingId,
    /// What kind of thing, and what is particular to the kind.
    pub kind: FindingKind,
    /// What kind of unit it concerns.
    pub unit: UnitKind,
    /// The stretches of both texts that it is about, sorted; either side may have none, never both.
    pub spans: PerSide<Vec<Span>>,
    /// That it is true.
    pub probability: Probability,
}

/// The name of a finding: its kind and a digest of the words that it is about (`omission-5f0c2a91`), so that it stays the
/// same while other passages change, and while only signs, capitals or white space of this one do. Of several findings
/// of a kind about the same words the second and later have a number behind it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(String);

impl FindingId {
    /// Takes a name that was made before.
    #[must_use]
    pub const fn new(name: String) -> Self {
        Self(name)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// The translation lacks a sentence.
    Omission {
        /// Words of the sentence.
        words: u32,
    },
    /// The original lacks a sentence.
    Addition {
        /// Words of the sentence.
        words: u32,
    },
}

impl FindingKind {
    /// The name that options and formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Omission { .. } => "omission",
            Self::Addition { .. } => "addition",
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
    /// A sentence of the front matter.
    Front,
}

impl UnitKind {
    /// The name that options and formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Heading => "heading",
            Self::Remark => "remark",
            Self::Note => "note",
            Self::Front => "front",
        }
    }
}
