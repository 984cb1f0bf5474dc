//! Files and standard input.

use std::fs::File;
use std::io::{self, Read as _};

use bitext::read::{self, Read};
use bitext::{Error, Result};

/// What standard input is called.
pub(super) const STDIN: &str = "-";

/// Reads and understands a file.
pub(super) fn read(name: &str, options: &read::Options) -> Result<Read> {
    read::read(name, bytes(name)?, options)
}

/// The text of a file of options or links, whatever its encoding.
pub(super) fn text(name: &str) -> Result<String> {
    Ok(read::decode(name, bytes(name)?, None, None)?.text)
}

/// All bytes of a file, or of standard input.
pub(super) fn bytes(name: &str) -> Result<Vec<u8>> {
    let failed = |error| Error::Io { file: if name == STDIN { "standard input" } else { name }.to_owned(), error };
    let mut input: Box<dyn io::Read> =
        if name == STDIN { Box::new(io::stdin().lock()) } else { Box::new(File::open(name).map_err(failed)?) };
    let mut bytes = Vec::new();
    input.by_ref().take(HEAD).read_to_end(&mut bytes).map_err(failed)?;
    read::check_head(name, &bytes)?;
    input.take(MOST).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Bytes that show what a file is.
const HEAD: u64 = 1 << 16;

/// A little more than a text may have, so that one that is too long is told.
const MOST: u64 = 1 << 32;
