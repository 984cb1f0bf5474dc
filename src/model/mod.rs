//! The nouns that all stages share; no algorithm.
//!
//! A [`Document`] is one version of a text as a reader reads it, a [`Segmented`] document knows its sentences,
//! an [`Alignment`] says which sentences of two documents translate each other, and an [`Edition`] holds the original
//! with everything that was found out about its translations.

mod alignment;
mod authority;
mod document;
mod edition;
mod key;
mod language;
mod lexicon;
mod names;
mod origin;
mod probability;
mod report;
mod segmented;
mod side;
mod span;
mod vectors;
mod warning;

pub use alignment::{Alignment, AlignmentError, Bead, BeadId, Beads, By, Course, Link, Members, Shape};
pub use authority::{Authority, AuthorityError, Line};
pub use document::{Block, BlockKind, Document, DocumentError, Skip, SkipKind, Stream};
pub use edition::{Edition, Version};
pub use key::{Key, KeyError};
pub use language::{Language, LanguageError};
pub use lexicon::{Lexicon, WordPair};
pub use names::{
    Basis, Entry, EntryId, EntryKind, Mention, Names, PersonName, Record, Rendering, Sex, Status, Variation,
};
pub use origin::{Certainty, Encoding, File, Found, Origin, STREAM};
pub use probability::Probability;
pub use report::{Coverage, Finding, FindingKind, Report, UnitKind};
pub use segmented::{Segmented, SegmentedError, SentenceId, Unit};
pub use side::{PerSide, Side};
pub use span::Span;
pub use vectors::{Vectors, VectorsError};
pub use warning::{Place, Warning};
