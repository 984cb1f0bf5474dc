//! A table of word vectors of one language, read where it lies: nothing of it is copied or unpacked.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::error::WordVectorsError;
use super::keys::{BLOCK, Keys};
use crate::language::push_unaccented;

/// Vectors of the words of one language. Words of other languages whose tables are of the same space are near where they
/// mean the same.
///
/// A row stands for all words with one beginning. The bytes are checked once, when the table is opened.
///
/// ```
/// # #[cfg(feature = "word-vectors")] {
/// use bitext::model::Language;
/// use bitext::words::vectors::built_in;
/// let russian = built_in(&Language::new("ru").expect("a tag")).expect("Russian has a table");
/// assert!(russian.is_common("дорога"));
/// assert!(!russian.is_common("тимирязев"));
/// # }
/// ```
#[derive(Clone)]
pub struct WordVectors {
    bytes: Cow<'static, [u8]>,
    language: String,
    space: String,
    dimensions: usize,
    letters: usize,
    keys: Keys,
    /// The bytes of what is known of each row, one each.
    info: Range<usize>,
    /// The bytes of the hubs, one each.
    hubs: Range<usize>,
    /// The bytes of the vectors.
    vectors: Range<usize>,
}

/// Number of a row of a table, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row(u32);

const VERSION: u16 = 1;
/// Bytes of the header.
const HEADER: usize = 64;
/// Bits of a component.
const BITS: u16 = 4;
/// Most components of a vector, so that a hostile header cannot ask for memory.
const MOST_DIMENSIONS: u16 = 512;
/// Most rows, for the same reason.
const MOST_ROWS: u32 = 1 << 24;
/// Bit of a row's information that says that the beginning stands among the common lower-case words.
const COMMON: u8 = 0x80;
/// What a component of 0 is written as: values are −7.5, −6.5 … 7.5.
const MIDDLE: f32 = 7.5;

impl WordVectors {
    /// What every table begins with.
    pub const MAGIC: &[u8] = b"bitextwv";

    /// Opens a table.
    ///
    /// # Errors
    /// [`WordVectorsError`] where the bytes are no table, or not a whole one.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, WordVectorsError> {
        let bytes = bytes.into();
        if !bytes.starts_with(Self::MAGIC) {
            return Err(WordVectorsError::Magic);
        }
        let header = bytes.first_chunk::<HEADER>().ok_or(WordVectorsError::Header("it is cut short"))?;
        let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let long = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let name = |range: Range<usize>| {
            let name = &header[range];
            let end = name.iter().position(|&b| b == 0).unwrap_or(name.len());
            let plain = end > 0 && name[..end].iter().all(u8::is_ascii_graphic) && name[end..].iter().all(|&b| b == 0);
            plain.then(|| String::from_utf8_lossy(&name[..end]).into_owned())
        };
        if short(8) != VERSION {
            return Err(WordVectorsError::Version(short(8)));
        }
        let (dimensions, rows, letters) = (short(10), long(12), short(16));
        let wrong = |message| Err(WordVectorsError::Header(message));
        match () {
            () if dimensions == 0 || dimensions % 2 == 1 || dimensions > MOST_DIMENSIONS => {
                return wrong("dimensions are an even number from 2 to 512");
            }
            () if rows == 0 || rows > MOST_ROWS => return wrong("rows are a number from 1 to 16,777,216"),
            () if letters == 0 || letters > 64 => return wrong("letters are a number from 1 to 64"),
            () if short(18) != BITS => return wrong("components have 4 bits"),
            () => {}
        }
        let language = name(24..32).ok_or(WordVectorsError::Header("the language is no tag"))?;
        let space = name(32..48).ok_or(WordVectorsError::Header("the space has no name"))?;
        let (rows_wide, dimensions) = (rows as usize, usize::from(dimensions));
        let mut end = HEADER;
        let mut take = |length: usize| {
            end += length;
            end - length..end
        };
        let blocks = take(4 * rows_wide.div_ceil(BLOCK));
        let (info, hubs, vectors) = (take(rows_wide), take(rows_wide), take(rows_wide * dimensions / 2));
        let words = take(long(20) as usize);
        if end != bytes.len() {
            return Err(WordVectorsError::Length { expected: end as u64, found: bytes.len() as u64 });
        }
        let keys = Keys { blocks, words, rows };
        keys.check(&bytes)?;
        Ok(Self { bytes, language, space, dimensions, letters: usize::from(letters), keys, info, hubs, vectors })
    }

    /// The tag of the language.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The space that the vectors are of: vectors of another one mean something else.
    #[must_use]
    pub fn space(&self) -> &str {
        &self.space
    }

    /// How many numbers a vector has.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.info.len()
    }

    /// Returns whether there is no row; never in a table that could be opened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.info.is_empty()
    }

    /// The vector of a row, of length 1.
    #[must_use]
    pub fn vector(&self, row: Row) -> Vec<f32> {
        let mut vector = vec![0.0; self.dimensions];
        self.add(row, 1.0, &mut vector);
        vector
    }

    /// The row of a word, folded as [`tokens`](crate::words::tokens) folds words.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<Row> {
        self.keys.find(&self.bytes, beginning(word, self.letters)).map(Row)
    }

    /// The rows for a word that has none of its own: those of the words that share all letters of its beginning but the last.
    /// No row for a short word: too little of it would be left.
    pub fn shorter(&self, word: &str) -> impl Iterator<Item = Row> + use<> {
        let whole = beginning(word, self.letters);
        let cut = whole.char_indices().next_back().filter(|_| whole.chars().count() == self.letters);
        let range = cut.map_or(0..0, |(at, _)| self.keys.range(&self.bytes, &whole[..at]));
        if range.len() > MOST_SHARED { 0..0 } else { range }.map(Row)
    }

    /// Returns whether a word begins as a common word of the language that is written in lower case.
    #[must_use]
    pub fn is_common(&self, word: &str) -> bool {
        self.find(&folded(word)).is_some_and(|Row(row)| self.bytes[self.info.start + row as usize] & COMMON != 0)
    }

    /// How near, as a cosine, the row's nearest words of other languages are in the mean: a word that is near everything
    /// says little by being near.
    #[must_use]
    pub fn hub(&self, Row(row): Row) -> f32 {
        f32::from(self.bytes[self.hubs.start + row as usize]) / 255.0
    }

    /// Adds the vector of a row, of length `weight`, to `sum`.
    ///
    /// # Panics
    /// Where `sum` is not of as many numbers as a vector.
    pub fn add(&self, Row(row): Row, weight: f32, sum: &mut [f32]) {
        assert_eq!(sum.len(), self.dimensions, "a vector has {} numbers", self.dimensions);
        let start = self.vectors.start + row as usize * self.dimensions / 2;
        let packed = &self.bytes[start..start + self.dimensions / 2];
        let component = |nibble: u8| f32::from(nibble) - MIDDLE;
        let values = || packed.iter().flat_map(|&pair| [component(pair & 15), component(pair >> 4)]);
        let scale = weight / values().map(|value| value * value).sum::<f32>().sqrt();
        sum.iter_mut().zip(values()).for_each(|(sum, value)| *sum += scale * value);
    }
}

/// Rows that may share a shortened beginning: where more do, it says nothing. Set by hand.
const MOST_SHARED: usize = 8;

/// A word as it stands in a table, but for its length.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::new();
    word.chars().for_each(|c| push_unaccented(c, &mut folded));
    folded
}

/// The first letters of a word.
fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(at, _)| &word[..at])
}

impl fmt::Debug for WordVectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { language, space, dimensions, .. } = self;
        write!(f, "WordVectors({language}, {} rows of {dimensions}, space {space})", self.len())
    }
}
