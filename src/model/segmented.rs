//! A document whose sentences are known.

use std::sync::Arc;

use super::document::is_blank;
use super::{
    About, Block, BlockKind, DetectedLanguage, Detection, Document, DocumentError, DocumentParts, Encoding, File, Key,
    Language, Origin, Span, Stream,
};

/// Position of a sentence (or remark) in its document, from 0, notes after the body. People see it 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceId(u32);

impl SentenceId {
    /// The sentence at `position`, from 0.
    #[must_use]
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// From 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// From 0, as machine formats print it.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// From 1, as people and ids have it.
    #[must_use]
    pub const fn ordinal(self) -> u32 {
        self.0 + 1
    }
}

/// What a unit of a text is; one counter numbers both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A sentence, a heading, a list item: what is said.
    Sentence,
    /// A bracketed remark between sentences: «(Аплодисменты.)».
    Remark,
}

impl Unit {
    /// The name that options and formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Remark => "remark",
        }
    }
}

/// A document and its units. The units tile the text; each lies within one block. None is blank, unless the text came as a
/// list of sentences ([`Segmented::from_sentences`]), some of them empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segmented {
    document: Arc<Document>,
    ends: Vec<u32>,
    units: Vec<Unit>,
    /// The block of each unit.
    blocks: Vec<u32>,
}

/// Units that do not tile their document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the unit that ends at byte {0} is blank, cuts a character or crosses the end of a block")]
pub struct SegmentedError(u32);

impl Segmented {
    /// Takes the end of each unit (the byte after its last, white space behind it included) and what it is.
    ///
    /// # Errors
    /// [`SegmentedError`] where the units do not tile the blocks of the document or one of them is blank.
    pub fn new(document: Arc<Document>, units: Vec<(u32, Unit)>) -> Result<Self, SegmentedError> {
        let (text, mut start, mut block) = (document.text(), 0, 0);
        let mut blocks = Vec::with_capacity(units.len());
        for &(end, _) in &units {
            let limit = document.blocks().get(block).map_or(0, |b| b.end);
            let blank = text.get(start as usize..end as usize).is_none_or(is_blank);
            if blank || end > limit {
                return Err(SegmentedError(end));
            }
            blocks.push(block as u32);
            block += usize::from(end == limit);
            start = end;
        }
        if block != document.blocks().len() {
            return Err(SegmentedError(start));
        }
        let (ends, units) = units.into_iter().unzip();
        Ok(Self { document, ends, units, blocks })
    }

    /// A text that is cut into sentences already: the sentence at `sentences[n]` has the number n, also where some are empty.
    ///
    /// The reading text is the sentences with a line feed after each; the key is the language's. Where all of them are blank
    /// there is no text, and the document has no unit.
    ///
    /// # Errors
    /// [`DocumentError`] where the text is too long.
    ///
    /// ```
    /// use bitext::model::{Language, Segmented, SentenceId};
    /// let text = Segmented::from_sentences(Language::new("ru")?, &["Зал встал.", "", "Потом пели."])?;
    /// assert_eq!(text.len(), 3);
    /// assert_eq!(text.text(SentenceId::new(1)), "");
    /// assert_eq!(text.text(SentenceId::new(2)), "Потом пели.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_sentences(language: Language, sentences: &[impl AsRef<str>]) -> Result<Self, DocumentError> {
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(sentences.len()));
        for sentence in sentences {
            text.push_str(sentence.as_ref());
            text.push('\n');
            ends.push(text.len() as u32);
        }
        let document = Document::new(DocumentParts {
            key: Key::new(language.primary()).unwrap_or_else(|_| Key::undetermined()),
            language: DetectedLanguage { language, by: Detection::Explicit },
            blocks: if is_blank(&text) { vec![] } else { vec![Block::body(text.len() as u32, BlockKind::Paragraph)] },
            text,
            notes: Vec::new(),
            skips: Vec::new(),
            breaks: Vec::new(),
            styles: Vec::new(),
            about: About::default(),
            file: File { name: None, sha256: None },
            encoding: Encoding { name: "utf-8".to_owned(), by: Detection::Explicit },
            origin: Origin::Plain,
        })?;
        if document.blocks().is_empty() {
            ends.clear();
        }
        let (units, blocks) = (vec![Unit::Sentence; ends.len()], vec![0; ends.len()]);
        Ok(Self { document: Arc::new(document), ends, units, blocks })
    }

    /// Each block as one sentence.
    #[must_use]
    pub fn by_block(document: Arc<Document>) -> Self {
        let ends: Vec<u32> = document.blocks().iter().map(|block| block.end).collect();
        let (units, blocks) = (vec![Unit::Sentence; ends.len()], (0..ends.len() as u32).collect());
        Self { document, ends, units, blocks }
    }

    /// The same text under another key, as the edition that it enters needs it.
    #[must_use]
    pub fn with_key(mut self, key: Key) -> Self {
        if *self.document.key() != key {
            self.document = Arc::new(Arc::unwrap_or_clone(self.document).with_key(key));
        }
        self
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// How many units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All units, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = SentenceId> + DoubleEndedIterator + use<> {
        (0..self.ends.len() as u32).map(SentenceId)
    }

    /// From the end of the unit before it to its own end: these spans tile the text.
    #[must_use]
    pub fn tile(&self, id: SentenceId) -> Span {
        let start = if id.0 == 0 { 0 } else { self.ends[id.index() - 1] };
        Span::new(start, self.ends[id.index()])
    }

    /// The unit without white space around it.
    #[must_use]
    pub fn span(&self, id: SentenceId) -> Span {
        self.tile(id).trimmed(self.document.text())
    }

    /// The unit's text as it stands in the document: line ends, hyphens and skips included.
    #[must_use]
    pub fn text(&self, id: SentenceId) -> &str {
        self.span(id).of(self.document.text())
    }

    /// Sentence or remark.
    #[must_use]
    pub fn unit(&self, id: SentenceId) -> Unit {
        self.units[id.index()]
    }

    /// Number of the block that the unit lies in.
    #[must_use]
    pub fn block(&self, id: SentenceId) -> usize {
        self.blocks[id.index()] as usize
    }

    /// What the unit's block is.
    #[must_use]
    pub fn block_kind(&self, id: SentenceId) -> BlockKind {
        self.document.blocks()[self.block(id)].kind
    }

    /// The part of the text that the unit's block belongs to.
    #[must_use]
    pub fn stream(&self, id: SentenceId) -> Stream {
        self.document.blocks()[self.block(id)].stream
    }

    /// How many units stand before the notes.
    #[must_use]
    pub fn body_len(&self) -> u32 {
        let blocks = self.document.body_blocks() as u32;
        self.blocks.partition_point(|&block| block < blocks) as u32
    }

    /// The units whose tiles share a byte with `span`.
    pub fn units_in(&self, span: Span) -> impl Iterator<Item = SentenceId> + use<> {
        let first = self.ends.partition_point(|&end| end <= span.start());
        let after = self.ends.partition_point(|&end| end < span.end());
        let last = if span.is_empty() { first } else { (after + 1).min(self.ends.len()) };
        (first as u32..last as u32).map(SentenceId)
    }

    /// Whether it is the first unit of its block.
    #[must_use]
    pub fn opens_block(&self, id: SentenceId) -> bool {
        id.0 == 0 || self.blocks[id.index()] != self.blocks[id.index() - 1]
    }

    /// The unit whose tile holds the byte `offset`; none behind the last.
    #[must_use]
    pub fn at(&self, offset: u32) -> Option<SentenceId> {
        let index = self.ends.partition_point(|&end| end <= offset);
        (index < self.ends.len()).then_some(SentenceId(index as u32))
    }
}
