//! Notes and page breaks: what is tied to a place in the text.

/// Position of a note in its document, from 0, in the order of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(u32);

impl NoteId {
    /// The note at `position`, from 0.
    #[must_use]
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// From 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// From 1, as people and ids have it.
    #[must_use]
    pub const fn ordinal(self) -> u32 {
        self.0 + 1
    }
}

/// A note: where it is called and where it is printed. Its text is that of the blocks that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The byte of the text, before all notes, at which the note is called.
    pub call: u32,
    /// Where the note is printed.
    pub place: NotePlace,
    /// The mark that calls it, as printed (`1`, `*`); empty where there is none.
    pub label: String,
}

/// Where a note is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotePlace {
    /// At the foot of its page.
    Foot,
    /// At the end of a chapter or of the text.
    End,
    /// In the margin.
    Margin,
}

impl NotePlace {
    /// The name that formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Foot => "foot",
            Self::End => "end",
            Self::Margin => "margin",
        }
    }
}

/// The beginning of a page of a printed edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBreak {
    /// The byte of the text before which the page begins.
    pub at: u32,
    /// The page's number, as printed; empty where it is not known.
    pub page: String,
    /// The edition whose page it is; empty where there is one only.
    pub edition: String,
}
