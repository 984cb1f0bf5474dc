//! What the parts of a builder share.

use crate::model::Piece;
use crate::{Error, Result};

/// A piece of the reading text, with the number of the file that has it.
pub(super) type Placed = (u32, Piece);

/// Where notes are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Notes {
    /// After the text, as units of their own.
    #[default]
    End,
    /// After the paragraph that calls them, as paragraphs of the text.
    Inline,
    /// Not at all.
    Drop,
}

impl Notes {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Inline, Self::End, Self::Drop];

    /// The name that options use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Inline => "inline",
            Self::Drop => "drop",
        }
    }

    /// The one of this name.
    ///
    /// # Errors
    /// [`Error::Unknown`], which lists those known.
    pub fn named(name: &str) -> Result<Self> {
        let unknown = || Error::Unknown {
            what: "place of notes",
            name: name.to_owned(),
            known: Self::ALL.map(Self::name).join(", "),
        };
        Self::ALL.into_iter().find(|notes| notes.name() == name).ok_or_else(unknown)
    }
}
