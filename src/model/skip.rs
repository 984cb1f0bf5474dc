//! What stands in a text and is not read.

use super::Span;

/// A stretch inside the text that is not read: it may lie inside a sentence, even inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip {
    /// Where.
    pub span: Span,
    /// Why.
    pub kind: SkipKind,
}

/// Why a stretch is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SkipKind {
    /// The hyphen of a word broken at a line end, with the line end.
    Hyphen,
    /// A running head or foot with the white space around it.
    RunningHead,
    /// A page number with the white space around it.
    PageNumber,
    /// The mark that calls a note.
    NoteMark,
}

impl SkipKind {
    /// The name that options and formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hyphen => "hyphen",
            Self::RunningHead => "running_head",
            Self::PageNumber => "page_number",
            Self::NoteMark => "note_mark",
        }
    }
}
