//! One version of a text as a reader reads it.

use super::{Certainty, Encoding, File, Key, Origin, Span};

/// A version of a text: the reading text, the blocks that it falls into, and what in it is not read.
///
/// Fields are private and checked once, in [`Document::new`]: blocks tile the text, skips are sorted and disjoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    key: Key,
    language: Certainty,
    text: String,
    blocks: Vec<Block>,
    skips: Vec<Skip>,
    file: File,
    encoding: Encoding,
    origin: Origin,
}

/// A paragraph, heading, list item …; it reaches from the end of the block before it to its own `end`, white space included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The byte after its last.
    pub end: u32,
    /// What it is.
    pub kind: BlockKind,
    /// Whether it is read as body or as a note.
    pub stream: Stream,
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
    Item,
    /// A stanza: line ends are verse lines.
    Verse,
    /// A table cell.
    Cell,
    /// A speech of a drama or a record of proceedings.
    Speech,
}

impl BlockKind {
    /// As options and formats spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading { .. } => "heading",
            Self::Item => "item",
            Self::Verse => "verse",
            Self::Cell => "cell",
            Self::Speech => "speech",
        }
    }
}

/// Body text comes first in a reading text, notes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    /// The main text.
    Body,
    /// A note.
    Note {
        /// Byte in the body at which it is called.
        mark: u32,
    },
}

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
    /// As options and formats spell it.
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

/// What a document cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// More bytes than offsets can count.
    #[error("the text has {0} bytes, and at most {max} can be read", max = u32::MAX)]
    TooLong(usize),
    /// Blocks that leave a gap, go backwards or cut a character.
    #[error("the block that ends at byte {0} does not fit to its neighbours")]
    Blocks(u32),
    /// A note that is called outside the text or inside a character.
    #[error("a note is called at byte {0}, where no character begins")]
    Mark(u32),
    /// Skips that overlap, lie outside or cut a character.
    #[error("the skip at byte {0} overlaps another or lies outside the text")]
    Skips(u32),
}

impl Document {
    /// Puts a document together.
    ///
    /// `blocks` tile the text and hold no blank block; a blank text has none. Notes are called between two characters. `skips` are sorted and disjoint.
    ///
    /// # Errors
    /// [`DocumentError`] where that does not hold.
    #[expect(clippy::too_many_arguments, reason = "each is one field, and all are needed at once to be checked")]
    pub fn new(
        key: Key,
        language: Certainty,
        text: String,
        blocks: Vec<Block>,
        skips: Vec<Skip>,
        file: File,
        encoding: Encoding,
        origin: Origin,
    ) -> Result<Self, DocumentError> {
        let length = u32::try_from(text.len()).map_err(|_| DocumentError::TooLong(text.len()))?;
        let mut start = 0;
        for block in &blocks {
            let span = start as usize..block.end as usize;
            if text.get(span).is_none_or(is_blank) {
                return Err(DocumentError::Blocks(block.end));
            }
            if let Stream::Note { mark } = block.stream
                && !text.is_char_boundary(mark as usize)
            {
                return Err(DocumentError::Mark(mark));
            }
            start = block.end;
        }
        if start != length && !(blocks.is_empty() && is_blank(&text)) {
            return Err(DocumentError::Blocks(start));
        }
        let mut end = 0;
        for skip in &skips {
            if skip.span.start() < end || text.get(skip.span.range()).is_none() {
                return Err(DocumentError::Skips(skip.span.start()));
            }
            end = skip.span.end();
        }
        Ok(Self { key, language, text, blocks, skips, file, encoding, origin })
    }

    /// Short name of this version in its edition.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The same document under another key, as the edition that it enters needs it.
    #[must_use]
    pub fn with_key(mut self, key: Key) -> Self {
        self.key = key;
        self
    }

    /// Its language, and how that was found.
    #[must_use]
    pub fn language(&self) -> &Certainty {
        &self.language
    }

    /// The reading text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Where block number `index` lies, white space included; the empty span at the end of the text where there is none.
    #[must_use]
    pub fn block_span(&self, index: usize) -> Span {
        let end = |i: usize| self.blocks.get(i).map_or(self.text.len() as u32, |b| b.end);
        Span::new(if index == 0 { 0 } else { end(index - 1) }, end(index))
    }

    /// What is not read, sorted and disjoint.
    #[must_use]
    pub fn skips(&self) -> &[Skip] {
        &self.skips
    }

    /// The skips that share a byte with `span`.
    #[must_use]
    pub fn skips_in(&self, span: Span) -> &[Skip] {
        let from = self.skips.partition_point(|s| s.span.end() <= span.start());
        let to = self.skips.partition_point(|s| s.span.start() < span.end());
        &self.skips[from..to]
    }

    /// The file that it was read from.
    #[must_use]
    pub fn file(&self) -> &File {
        &self.file
    }

    /// How the bytes became text.
    #[must_use]
    pub fn encoding(&self) -> &Encoding {
        &self.encoding
    }

    /// Where the reading text lies in the file.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

/// Is it white space alone? Most texts are told by their first character.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
