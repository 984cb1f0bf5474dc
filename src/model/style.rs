//! Stretches of a text that are set in another way, or in another language, than what stands around them.

use super::{Language, Span};

/// A stretch of one style. Those of one kind are disjoint; others may overlap in any way, and go over sentence ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Where; within a block.
    pub span: Span,
    /// How it is set.
    pub kind: StyleKind,
}

/// How a stretch is set, or which language it is in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StyleKind {
    /// In another language than the text.
    Foreign(Language),
    /// In bold type.
    Bold,
    /// In italics.
    Italic,
    /// Underlined.
    Underline,
    /// In small capitals.
    SmallCaps,
    /// With spaces between the letters.
    Spaced,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Struck through, and still a part of the text.
    Strike,
    /// A number or sign that no one typed: the program that shows the document makes it, as before the items of a list.
    Generated,
}

impl StyleKind {
    /// The name that formats use.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Foreign(_) => "foreign",
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Underline => "underline",
            Self::SmallCaps => "small-caps",
            Self::Spaced => "letter-spaced",
            Self::Superscript => "superscript",
            Self::Subscript => "subscript",
            Self::Strike => "strikethrough",
            Self::Generated => "generated",
        }
    }
}
