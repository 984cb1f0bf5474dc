//! What a document falls into: blocks, each a paragraph, a heading, a cell …

use super::NoteId;

/// A paragraph, heading, list item …; it reaches from the end of the block before it to its own `end`, white space included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The byte after its last.
    pub end: u32,
    /// What it is.
    pub kind: BlockKind,
    /// Which part of the text it belongs to.
    pub stream: Stream,
}

impl Block {
    /// A block of the main text.
    #[must_use]
    pub const fn body(end: u32, kind: BlockKind) -> Self {
        Self { end, kind, stream: Stream::Body }
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading {
        /// 1 is the text's title or its largest parts; larger is deeper.
        level: u8,
    },
    /// An item of a list.
    Item {
        /// 1 is an item of the outermost list, 2 one of a list inside an item, and so on.
        depth: u8,
    },
    /// A stanza. Each line end inside it ends a verse line, and nothing else does.
    Verse,
    /// A cell of a table.
    Cell {
        /// Row in its table, from 0. A cell in row 0 and column 0 begins a table.
        row: u32,
        /// Column in its row, from 0.
        column: u32,
    },
    /// The label that names who speaks next.
    Speaker,
    /// A speech of a drama or a record of proceedings.
    Speech,
    /// A motto before a text or a part of it, or the line that says whose it is.
    Epigraph,
}

impl BlockKind {
    /// The name that options and formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading { .. } => "heading",
            Self::Item { .. } => "item",
            Self::Verse => "verse",
            Self::Cell { .. } => "cell",
            Self::Speaker => "speaker",
            Self::Speech => "speech",
            Self::Epigraph => "epigraph",
        }
    }
}

/// The parts of a reading text, in their order: front matter, body, back matter, notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    /// Title page, dedication, preface: what the input marks as standing before the text proper.
    Front,
    /// The main text.
    Body,
    /// Appendix, afterword, index: what the input marks as standing after the text proper.
    Back,
    /// A note, which is called from a place before.
    Note(NoteId),
}

impl Stream {
    /// The name that formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Body => "body",
            Self::Back => "back",
            Self::Note(_) => "note",
        }
    }

    /// The note that a block belongs to, if any.
    #[must_use]
    pub const fn note(self) -> Option<NoteId> {
        match self {
            Self::Note(note) => Some(note),
            _ => None,
        }
    }

    /// Whether a block belongs to a note.
    #[must_use]
    pub const fn is_note(self) -> bool {
        matches!(self, Self::Note(_))
    }
}
