//! The words of a table: sorted, in blocks of sixteen, each word written as what it does not share with the one before.

use std::ops::Range;

use super::error::WordVectorsError;

/// Words of a block: the first of each is written in full, so that a word is found by halving over the blocks.
pub(super) const BLOCK: usize = 16;

/// Where the words lie in the bytes of a table, and how many there are.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    /// The bytes with the place of each block, four each.
    pub blocks: Range<usize>,
    /// The bytes of the words.
    pub words: Range<usize>,
    pub rows: u32,
}

/// Reads one word after another.
struct Walk<'a> {
    bytes: &'a [u8],
    /// Row of the word that is read next.
    row: u32,
    rows: u32,
    at: usize,
    word: Vec<u8>,
}

impl Keys {
    /// Checks that every word is text and comes after the one before, and that blocks begin where they should.
    ///
    /// # Errors
    /// [`WordVectorsError::Key`] with the first row that is wrong.
    pub fn check(&self, bytes: &[u8]) -> Result<(), WordVectorsError> {
        let mut walk = self.walk(bytes, 0);
        let mut before = Vec::new();
        for row in 0..self.rows {
            let at = walk.at;
            let misplaced = (row as usize).is_multiple_of(BLOCK) && self.place(bytes, row as usize / BLOCK) != Some(at);
            let word = walk.step().map(|(_, word)| word);
            let word = word.filter(|&word| !misplaced && str::from_utf8(word).is_ok() && *word > *before);
            let word = word.ok_or(WordVectorsError::Key(row))?;
            before.clear();
            before.extend_from_slice(word);
        }
        if walk.at == self.words.len() { Ok(()) } else { Err(WordVectorsError::Key(self.rows)) }
    }

    /// The row of a word.
    pub fn find(&self, bytes: &[u8], word: &str) -> Option<u32> {
        let mut walk = self.seek(bytes, word);
        while let Some((row, read)) = walk.step() {
            if read >= word.as_bytes() {
                return (read == word.as_bytes()).then_some(row);
            }
        }
        None
    }

    /// The rows whose words begin with `beginning`.
    pub fn range(&self, bytes: &[u8], beginning: &str) -> Range<u32> {
        let mut walk = self.seek(bytes, beginning);
        let mut range = self.rows..self.rows;
        while let Some((row, read)) = walk.step() {
            if read.starts_with(beginning.as_bytes()) {
                range = range.start.min(row)..row + 1;
            } else if read > beginning.as_bytes() {
                break;
            }
        }
        range.start..range.end.max(range.start)
    }

    /// Where a block begins.
    fn place(&self, bytes: &[u8], block: usize) -> Option<usize> {
        let places = bytes.get(self.blocks.clone())?.as_chunks::<4>().0;
        places.get(block).map(|&place| u32::from_le_bytes(place) as usize)
    }

    /// The first word of a block.
    fn first<'a>(&self, bytes: &'a [u8], block: usize) -> Option<&'a [u8]> {
        let words = bytes.get(self.words.clone())?;
        let from = self.place(bytes, block)? + 2;
        words.get(from..from + usize::from(*words.get(from - 1)?))
    }

    /// Reads from a block on; nothing where there is no such block.
    fn walk<'a>(&self, bytes: &'a [u8], block: usize) -> Walk<'a> {
        let place = self.place(bytes, block);
        Walk {
            bytes: bytes.get(self.words.clone()).unwrap_or_default(),
            row: place.map_or(self.rows, |_| (block * BLOCK) as u32),
            rows: self.rows,
            at: place.unwrap_or_default(),
            word: Vec::new(),
        }
    }

    /// Reads from the block on in which `word` stands, if it stands anywhere.
    fn seek<'a>(&self, bytes: &'a [u8], word: &str) -> Walk<'a> {
        // Blocks whose first word is not after the word that is looked for.
        let (mut low, mut high) = (0, self.blocks.len() / 4);
        while low < high {
            let middle = low.midpoint(high);
            let not_after = self.first(bytes, middle).is_some_and(|first| first <= word.as_bytes());
            (low, high) = if not_after { (middle + 1, high) } else { (low, middle) };
        }
        self.walk(bytes, low.saturating_sub(1))
    }
}

impl Walk<'_> {
    /// The next word and its row; `None` at the end, or where the bytes are no words.
    fn step(&mut self) -> Option<(u32, &[u8])> {
        if self.row >= self.rows {
            return None;
        }
        let &[shared, length] = self.bytes.get(self.at..)?.first_chunk()?;
        let (shared, from) = (usize::from(shared), self.at + 2);
        let rest = self.bytes.get(from..from + usize::from(length))?;
        if shared > self.word.len() || (shared > 0 && (self.row as usize).is_multiple_of(BLOCK)) {
            return None;
        }
        self.word.truncate(shared);
        self.word.extend_from_slice(rest);
        self.at = from + rest.len();
        self.row += 1;
        Some((self.row - 1, &self.word))
    }
}
