//! A text that is read while it comes: blocks of whole lines.

use std::io::{ErrorKind, Read};

use encoding_rs::{Encoding, UTF_8};

use super::charset::Charset;
use super::encoding::decode;
use super::{kind, legacy};
use crate::model::{Place, Warning};
use crate::{Error, Result};

/// Bytes that are read at once.
const BLOCK: usize = 1 << 16;

/// Bytes of the longest line, and of the longest text in another encoding than UTF-8: what has no end is refused before
/// memory is full.
const MOST: usize = 1 << 30;

/// The blocks of a text, each of whole lines, as they come.
///
/// UTF-8 flows; a text in another encoding is read whole. What is no text is refused by its beginning.
///
/// ```
/// use bitext::read::Blocks;
/// let mut blocks = Blocks::new("letters.txt", "Да.\nНет.\nМожет".as_bytes(), None)?;
/// assert_eq!(blocks.next_block()?, Some("Да.\nНет.\n"));
/// assert_eq!(blocks.next_block()?, Some("Может"));
/// assert_eq!(blocks.next_block()?, None);
/// # Ok::<(), bitext::Error>(())
/// ```
pub struct Blocks<'a> {
    name: &'a str,
    input: Box<dyn Read + 'a>,
    /// Bytes that have come: those of the block that was given last, then the beginning of a line.
    bytes: Vec<u8>,
    given: usize,
    /// Decoded at once, where the encoding is another one.
    whole: Option<String>,
    ended: bool,
    /// Where the bytes that were not given yet begin.
    line: u32,
    offset: u64,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

impl<'a> Blocks<'a> {
    /// Reads the beginning; `name` is what the user calls the text, `told` the encoding that the user gives.
    ///
    /// # Errors
    /// As [`decode`](super::decode), as far as the beginning shows it, and where `input` cannot be read.
    pub fn new(name: &'a str, input: impl Read + 'a, told: Option<Charset>) -> Result<Self> {
        let mut blocks = Self {
            name,
            input: Box::new(input),
            bytes: Vec::new(),
            given: 0,
            whole: None,
            ended: false,
            line: 1,
            offset: 0,
            warnings: Vec::new(),
        };
        blocks.more()?;
        kind::check_head(name, &blocks.bytes, told)?;
        let mark = Encoding::for_bom(&blocks.bytes).map(|(encoding, _)| encoding);
        let is_utf8 = || {
            mark.unwrap_or(UTF_8) == UTF_8
                && legacy::utf16(&blocks.bytes).is_none()
                && !kind::is_broken_utf8(&blocks.bytes)
        };
        let flows = told.map_or_else(is_utf8, |told| told == Charset::UTF_8);
        if !flows {
            while blocks.more()? {}
            let decoded = decode(name, std::mem::take(&mut blocks.bytes), told, None)?;
            blocks.warnings = decoded.warnings;
            blocks.whole = Some(decoded.text);
        }
        Ok(blocks)
    }

    /// The next block; none at the end.
    ///
    /// # Errors
    /// [`Error::Io`] where the input cannot be read, [`Error::Input`] where it is no UTF-8.
    pub fn next_block(&mut self) -> Result<Option<&str>> {
        if self.whole.is_some() {
            let first = self.given == 0;
            self.given = 1;
            return Ok(self.whole.as_deref().filter(|text| first && !text.is_empty()));
        }
        self.bytes.drain(..self.given);
        let mut searched = 0;
        let end = loop {
            // Only what is new can hold the last line end.
            if let Some(end) = self.bytes.get(searched..).and_then(|new| memchr::memrchr(b'\n', new)) {
                break searched + end + 1;
            }
            searched = self.bytes.len();
            if !self.more()? {
                break self.bytes.len();
            }
        };
        self.given = end;
        let block = self.bytes.get(..end).unwrap_or_default();
        let (line, offset) = (self.line, self.offset);
        self.line += memchr::memchr_iter(b'\n', block).count() as u32;
        self.offset += end as u64;
        let text = std::str::from_utf8(block).map_err(|error| {
            let good = block.get(..error.valid_up_to()).unwrap_or_default();
            let line = line + memchr::memchr_iter(b'\n', good).count() as u32;
            self.ended = true;
            Error::Input {
                file: self.name.to_owned(),
                place: Place::Byte(line, offset + good.len() as u64),
                message: "this is not UTF-8: mend the text, or give its encoding".to_owned(),
            }
        })?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// Did the input keep us waiting for more than what was given? Then so should not who reads the output.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.bytes.len() < BLOCK
    }

    /// Reads on; false at the end.
    fn more(&mut self) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.bytes.len() > MOST {
            let message = "longer than 1 GiB: split it into parts".to_owned();
            return Err(Error::Input { file: self.name.to_owned(), place: Place::Whole, message });
        }
        let filled = self.bytes.len();
        self.bytes.resize(filled + BLOCK, 0);
        let read = loop {
            match self.input.read(self.bytes.get_mut(filled..).unwrap_or_default()) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::Io { file: self.name.to_owned(), error }),
                Ok(read) => break read,
            }
        };
        self.bytes.truncate(filled + read);
        self.ended = read == 0;
        Ok(read > 0)
    }
}
