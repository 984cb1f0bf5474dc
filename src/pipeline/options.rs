//! What is done with a pair of texts.

use super::Stage;
use crate::align::{self, Lock};
use crate::model::{PerSide, Vectors};
use crate::read::{Anchors, WordVectorsFile};
use crate::{names, segment};

/// What is done with a pair of texts. By default their sentences are found and linked, and no more.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// How sentences are found.
    pub segmenter: segment::Options,
    /// Where the links come from.
    pub linking: Linking,
    /// How names are found; without it they are not looked for.
    pub names: Option<names::Options>,
    /// Look for dates in both texts.
    pub dates: bool,
    /// Look for what is missing; without it the report is empty.
    pub coverage: bool,
}

/// Where the links of two texts come from.
#[derive(Clone, Debug)]
pub enum Linking {
    /// Line N of the one text translates line N of the other; nothing is aligned.
    LineByLine,
    /// The aligner finds them.
    Aligner(Box<Aligning>),
}

impl Default for Linking {
    fn default() -> Self {
        Self::Aligner(Box::default())
    }
}

/// How the aligner works on a pair of texts.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Aligning {
    /// What it uses besides the two texts; without a dictionary, the built-in one of the two languages.
    pub aligner: align::Options,
    /// Links that are settled and come out as they are.
    pub anchors: Option<Anchors>,
    /// Word vectors of the user's, for languages that have none built in; they go before those that are.
    pub word_vectors: Vec<WordVectorsFile>,
    /// Vectors of the sentences of both texts.
    pub vectors: Option<PerSide<Vectors>>,
    /// Borders of both texts that no bead crosses.
    pub lock: Option<Lock>,
}

impl Options {
    /// The steps that they ask for, in order.
    ///
    /// ```
    /// use bitext::pipeline::{Options, Stage};
    /// assert_eq!(Options::default().stages().collect::<Vec<_>>(), [Stage::Segment, Stage::Align]);
    /// ```
    pub fn stages(&self) -> impl Iterator<Item = Stage> {
        let asked = |stage: &Stage| match stage {
            Stage::Segment | Stage::Align => true,
            Stage::Names => self.names.is_some(),
            Stage::Dates => self.dates,
            Stage::Coverage => self.coverage,
        };
        Stage::ALL.into_iter().filter(asked)
    }
}
