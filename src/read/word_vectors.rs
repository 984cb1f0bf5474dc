//! Word vectors from a file.

use std::sync::Arc;

use crate::model::Place;
use crate::words::vectors::{WordVectors, WordVectorsError};
use crate::{Error, Result};

/// Word vectors of a language, and what the user calls the file.
#[derive(Clone, Debug)]
pub struct WordVectorsFile {
    /// What the user calls the file.
    pub name: String,
    /// Its table.
    pub table: Arc<WordVectors>,
}

/// Reads word vectors in the format of `docs/word-vectors-format.md`; `name` is what the user calls the file.
///
/// # Errors
/// [`Error::Input`] where they are not in that format, or not all there.
pub fn word_vectors(name: &str, bytes: Vec<u8>) -> Result<WordVectorsFile> {
    let table = WordVectors::new(bytes).map_err(|error| failed(name, &error))?;
    Ok(WordVectorsFile { name: name.to_owned(), table: Arc::new(table) })
}

/// Tells early whether a file may hold word vectors, from its first bytes.
///
/// # Errors
/// [`Error::Input`] where it cannot.
pub fn check_head(name: &str, head: &[u8]) -> Result<()> {
    if head.starts_with(WordVectors::MAGIC) { Ok(()) } else { Err(failed(name, &WordVectorsError::Magic)) }
}

fn failed(name: &str, error: &WordVectorsError) -> Error {
    Error::Input { file: name.to_owned(), place: Place::Whole, message: error.to_string() }
}
