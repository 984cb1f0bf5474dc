//! The nouns that all stages share; no algorithm.
//!
//! A [`Document`] is one version of a text as a reader reads it, a [`Segmented`] document knows its sentences,
//! an [`Alignment`] says which sentences of two documents translate each other, and an [`Edition`] holds the original
//! with everything that was found out about its translations.

mod about;
mod agent;
mod alignment;
mod authority;
mod block;
mod date;
mod document;
mod edition;
mod explanation;
mod file;
mod key;
mod language;
mod lexicon;
mod moment;
mod names;
mod note;
mod origin;
mod probability;
mod report;
mod segmented;
mod side;
mod skip;
mod span;
mod style;
mod vectors;
mod view;
mod warning;

pub use about::About;
pub use agent::{Agent, AgentId};
pub use alignment::{Alignment, AlignmentError, Bead, BeadId, Beads, Link, Members, Order, Provenance, Shape};
pub use authority::{Authority, AuthorityError, Line};
pub use block::{Block, BlockKind, Stream};
pub use date::{Date, DateValue, JULIAN};
pub use document::{Document, DocumentError, DocumentParts};
pub use edition::{Edition, EditionError, EditionParts, Version};
pub use explanation::Explanation;
pub use file::{DetectedLanguage, Detection, Encoding, File, STREAM};
pub use key::{Key, KeyError};
pub use language::{Language, LanguageError};
pub use lexicon::{Lexicon, WordPair};
pub(crate) use moment::same_day;
pub use moment::{Calendar, Moment, Year};
pub use names::{
    Basis, Entry, EntryId, EntryKind, Mention, Names, PersonName, Record, Rendering, Renderings, Sex, Status, Variation,
};
pub use note::{Note, NoteId, NotePlace, PageBreak};
pub use origin::{Member, Origin, OriginError, Piece, Spelling};
pub use probability::Probability;
pub use report::{Coverage, Finding, FindingId, FindingKind, Report, UnitKind};
pub use segmented::{Segmented, SegmentedError, SentenceId, Unit};
pub use side::{PerSide, Side};
pub use skip::{Skip, SkipKind};
pub use span::Span;
pub use style::{Style, StyleKind};
pub use vectors::{Vectors, VectorsError};
pub use view::{LinkedText, NamedText};
pub use warning::{Place, Warning};
