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

/// All bytes of a file, or of standard input.
pub(super) fn bytes(name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let done = if name == STDIN { io::stdin().lock().read_to_end(&mut bytes) } else { file(name, &mut bytes) };
    match done {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Error::Io { file: if name == STDIN { "standard input" } else { name }.to_owned(), error }),
    }
}

fn file(name: &str, bytes: &mut Vec<u8>) -> io::Result<usize> {
    let mut file = File::open(name)?;
    file.read_to_end(bytes)
}
