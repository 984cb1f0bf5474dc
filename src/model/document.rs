//! One version of a text as a reader reads it.

use super::{
    About, Block, DetectedLanguage, Encoding, File, Key, Language, Note, NoteId, Origin, OriginError, PageBreak,
    Segmented, Skip, Span, Stream, Style,
};

/// A version of a text: the reading text, the blocks that it falls into, its notes, and what in it is not read.
///
/// Fields are private and checked once, in [`Document::new`]; later stages rely on what it promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document(DocumentParts);

/// What a document is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentParts {
    /// Short name of this version in its edition.
    pub key: Key,
    /// Its language, and how that was detected.
    pub language: DetectedLanguage,
    /// The reading text: what a reader reads, the body first, then the notes.
    pub text: String,
    /// They tile the text; none is blank; a blank text has none.
    pub blocks: Vec<Block>,
    /// In the order in which the reading text has them.
    pub notes: Vec<Note>,
    /// Sorted and disjoint.
    pub skips: Vec<Skip>,
    /// Sorted.
    pub breaks: Vec<PageBreak>,
    /// Sorted; those of one kind are disjoint.
    pub styles: Vec<Style>,
    /// What the file says of the text.
    pub about: About,
    /// The file that it was read from.
    pub file: File,
    /// How the bytes became text.
    pub encoding: Encoding,
    /// Where the reading text lies in the file.
    pub origin: Origin,
}

/// Parts that make no document; bytes are those of the reading text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// More bytes than offsets can count.
    #[error("the text has {0} bytes, and at most {max} can be read", max = u32::MAX)]
    TooLong(usize),
    /// Blocks that leave a gap, go backwards, are blank or cut a character.
    #[error("the block that ends at byte {0} does not fit its neighbours")]
    Blocks(u32),
    /// Front matter behind the body, body behind notes, or notes out of order.
    #[error("the block that ends at byte {0} belongs before the block in front of it")]
    Order(u32),
    /// A note without a block, or a block of a note that is not listed.
    #[error("note {n} has no text or is not listed", n = .0.ordinal())]
    Note(NoteId),
    /// A note that is called inside a note, outside the text or inside a character.
    #[error("note {n} is called at byte {at}, where no character of the body begins", n = .note.ordinal())]
    Call {
        /// Which note.
        note: NoteId,
        /// Where it is called.
        at: u32,
    },
    /// Skips that overlap, lie outside or cut a character.
    #[error("the skip at byte {0} overlaps another or lies outside the text")]
    Skips(u32),
    /// Page breaks out of order, outside the text or inside a character.
    #[error("the page break at byte {0} is out of order or lies outside the text")]
    Breaks(u32),
    /// Styles out of order, outside the text, inside a character, or two of one kind that overlap.
    #[error("the style at byte {0} overlaps one of its kind or lies outside the text")]
    Styles(u32),
    /// An origin that is not the text's.
    #[error(transparent)]
    Origin(#[from] OriginError),
}

impl Document {
    /// Puts a document together.
    ///
    /// # Errors
    /// [`DocumentError`] where a part is not what [`DocumentParts`] says of it: blocks tile the text, front matter, body,
    /// back matter and notes in this order; every note has blocks and is called before the first note; skips and page
    /// breaks are sorted and lie in the text; the pieces of the origin are together the text.
    ///
    /// ```
    /// use bitext::model::{About, Block, BlockKind, DetectedLanguage, Detection, Document, DocumentParts, Encoding};
    /// use bitext::model::{File, Key, Language, Note, NoteId, NotePlace, Origin, Stream};
    /// let text = "Старик запел.\nЕму сто лет.\n".to_owned();
    /// let body = Block::body("Старик запел.\n".len() as u32, BlockKind::Paragraph);
    /// let note = Block { end: text.len() as u32, stream: Stream::Note(NoteId::new(0)), ..body };
    /// let parts = DocumentParts {
    ///     key: Key::new("ru")?,
    ///     language: DetectedLanguage { language: Language::new("ru")?, by: Detection::Explicit },
    ///     text,
    ///     blocks: vec![body, note],
    ///     notes: vec![Note { call: "Старик".len() as u32, place: NotePlace::Foot, label: "1".to_owned() }],
    ///     skips: vec![],
    ///     breaks: vec![],
    ///     styles: vec![],
    ///     about: About::default(),
    ///     file: File { name: None, sha256: None },
    ///     encoding: Encoding { name: "utf-8".to_owned(), by: Detection::Default },
    ///     origin: Origin::Plain,
    /// };
    /// assert_eq!(Document::new(parts.clone())?.notes().len(), 1);
    /// // A note comes after the text that calls it.
    /// assert!(Document::new(DocumentParts { blocks: vec![Block { stream: note.stream, ..body }, note], ..parts }).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(parts: DocumentParts) -> Result<Self, DocumentError> {
        let length = u32::try_from(parts.text.len()).map_err(|_| DocumentError::TooLong(parts.text.len()))?;
        check_blocks(&parts, length)?;
        check_notes(&parts)?;
        let text = &parts.text;
        let mut end = 0;
        for skip in &parts.skips {
            if skip.span.start() < end || text.get(skip.span.range()).is_none() {
                return Err(DocumentError::Skips(skip.span.start()));
            }
            end = skip.span.end();
        }
        let mut last = 0;
        for page in &parts.breaks {
            if page.at < last || !text.is_char_boundary(page.at as usize) {
                return Err(DocumentError::Breaks(page.at));
            }
            last = page.at;
        }
        check_styles(&parts)?;
        parts.origin.check(text)?;
        Ok(Self(parts))
    }

    /// A text that is cut into sentences already, as [`Segmented::from_sentences`] takes it.
    ///
    /// # Errors
    /// [`DocumentError`] where the text is too long.
    pub fn from_sentences(language: Language, sentences: &[impl AsRef<str>]) -> Result<Segmented, DocumentError> {
        Segmented::from_sentences(language, sentences)
    }

    /// Takes the document apart.
    #[must_use]
    pub fn into_parts(self) -> DocumentParts {
        self.0
    }

    /// Short name of this version in its edition.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.0.key
    }

    /// The same document under another key, as the edition that it enters needs it.
    #[must_use]
    pub fn with_key(mut self, key: Key) -> Self {
        self.0.key = key;
        self
    }

    /// Its language, and how that was detected.
    #[must_use]
    pub fn language(&self) -> &DetectedLanguage {
        &self.0.language
    }

    /// The reading text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The blocks, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.0.blocks
    }

    /// The byte range of block number `index`, white space included; the empty span at the end of the text where there is
    /// no such block.
    #[must_use]
    pub fn block_span(&self, index: usize) -> Span {
        let end = |i: usize| self.0.blocks.get(i).map_or(self.0.text.len() as u32, |b| b.end);
        Span::new(if index == 0 { 0 } else { end(index - 1) }, end(index))
    }

    /// How many blocks stand before the notes.
    #[must_use]
    pub fn body_blocks(&self) -> usize {
        self.0.blocks.partition_point(|block| !block.stream.is_note())
    }

    /// The notes, in the order of their texts.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.0.notes
    }

    /// What is not read, sorted and disjoint.
    #[must_use]
    pub fn skips(&self) -> &[Skip] {
        &self.0.skips
    }

    /// The skips that share a byte with `span`.
    #[must_use]
    pub fn skips_in(&self, span: Span) -> &[Skip] {
        let from = self.0.skips.partition_point(|s| s.span.end() <= span.start());
        let to = self.0.skips.partition_point(|s| s.span.start() < span.end());
        &self.0.skips[from..to]
    }

    /// The page breaks, in the order of the text.
    #[must_use]
    pub fn breaks(&self) -> &[PageBreak] {
        &self.0.breaks
    }

    /// The page breaks from the start of `span` up to, not including, its end.
    #[must_use]
    pub fn breaks_in(&self, span: Span) -> &[PageBreak] {
        let place = |at: u32| self.0.breaks.partition_point(|page| page.at < at);
        &self.0.breaks[place(span.start())..place(span.end())]
    }

    /// Stretches in bold, italics, another language, …, sorted by where they begin.
    #[must_use]
    pub fn styles(&self) -> &[Style] {
        &self.0.styles
    }

    /// What the file says of the text: its title, its authors.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.0.about
    }

    /// The file that it was read from.
    #[must_use]
    pub fn file(&self) -> &File {
        &self.0.file
    }

    /// How the bytes became text.
    #[must_use]
    pub fn encoding(&self) -> &Encoding {
        &self.0.encoding
    }

    /// Where the reading text lies in the file.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.0.origin
    }
}

/// Checks that the blocks tile the text, none of them blank, in the order of the streams.
fn check_blocks(parts: &DocumentParts, length: u32) -> Result<(), DocumentError> {
    let (text, mut start, mut stream) = (&parts.text, 0, Stream::Front);
    for block in &parts.blocks {
        if text.get(start as usize..block.end as usize).is_none_or(is_blank) {
            return Err(DocumentError::Blocks(block.end));
        }
        if block.stream < stream {
            return Err(DocumentError::Order(block.end));
        }
        (start, stream) = (block.end, block.stream);
    }
    if start == length || parts.blocks.is_empty() && is_blank(text) {
        Ok(())
    } else {
        Err(DocumentError::Blocks(start))
    }
}

/// Checks that every note has text and is called in what stands before the notes.
fn check_notes(parts: &DocumentParts) -> Result<(), DocumentError> {
    let mut noted = parts.blocks.iter().filter_map(|block| block.stream.note()).collect::<Vec<_>>();
    noted.dedup();
    let listed = (0..parts.notes.len() as u32).map(NoteId::new);
    let mut both = noted.iter().copied().map(Some).chain(std::iter::repeat(None));
    if let Some(note) = listed.clone().find(|&note| both.next().flatten() != Some(note)) {
        return Err(DocumentError::Note(note));
    }
    if let Some(&note) = noted.get(parts.notes.len()) {
        return Err(DocumentError::Note(note));
    }
    let body = parts.blocks.iter().take_while(|block| !block.stream.is_note()).last().map_or(0, |block| block.end);
    for (note, Note { call: at, .. }) in listed.zip(&parts.notes) {
        if *at > body || !parts.text.is_char_boundary(*at as usize) {
            return Err(DocumentError::Call { note, at: *at });
        }
    }
    Ok(())
}

/// Checks that styles are sorted, lie in the text, and that those of one kind are disjoint.
fn check_styles(parts: &DocumentParts) -> Result<(), DocumentError> {
    let mut last = 0;
    // Of each kind that is open, where it ends: as many as there are kinds, and one language after another.
    let mut open: Vec<&Style> = Vec::new();
    for style in &parts.styles {
        let (span, wrong) = (style.span, DocumentError::Styles(style.span.start()));
        open.retain(|other| other.span.end() > span.start());
        let same = |other: &&Style| std::mem::discriminant(&other.kind) == std::mem::discriminant(&style.kind);
        if span.start() < last || parts.text.get(span.range()).is_none_or(str::is_empty) || open.iter().any(same) {
            return Err(wrong);
        }
        last = span.start();
        open.push(style);
    }
    Ok(())
}

/// Whether a text is white space alone; the first character settles it for most.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
