//! Files and standard input.

use std::fs::File;
use std::io::{self, Read as _};
use std::sync::atomic::{AtomicBool, Ordering};

use bitext::model::{Place, STREAM, Vectors};
use bitext::read::{self, Charset, Read, WordVectorsFile};
use bitext::{Error, Result};

/// What the user writes for standard input.
pub(super) const STDIN: &str = "-";

/// What a file is called in messages.
pub(super) fn label(name: &str) -> &str {
    match name {
        STDIN => STREAM,
        "" => "\"\"",
        name => name,
    }
}

/// Reads and understands a file.
pub(super) fn read(name: &str, options: &read::Options) -> Result<Read> {
    let check = |name: &str, head: &[u8]| read::check_document_head(name, head, options.charset);
    read::read(label(name), whole(name, check)?, options)
}

/// The text of a file of options or links, whatever its encoding.
pub(super) fn text(name: &str) -> Result<String> {
    Ok(read::decode(label(name), bytes(name, None)?, None, None)?.text)
}

/// The sentence vectors of a file.
pub(super) fn vectors(name: &str) -> Result<Vectors> {
    read::vectors(label(name), &whole(name, read::check_vectors)?)
}

/// The word vectors of a file.
pub(super) fn word_vectors(name: &str) -> Result<WordVectorsFile> {
    read::word_vectors(label(name), whole(name, read::check_word_vectors)?)
}

/// All bytes of a text, or of standard input.
pub(super) fn bytes(name: &str, told: Option<Charset>) -> Result<Vec<u8>> {
    whole(name, |name, head| read::check_head(name, head, told))
}

/// All bytes of a file, or of standard input, where its first ones are as they should be.
fn whole(name: &str, check: impl Fn(&str, &[u8]) -> Result<()>) -> Result<Vec<u8>> {
    let failed = |error| Error::Io { file: label(name).to_owned(), error };
    let (mut input, is_file): (Box<dyn io::Read>, bool) = if name == STDIN {
        if STDIN_READ.swap(true, Ordering::Relaxed) {
            return Err(stdin_twice());
        }
        (Box::new(io::stdin().lock()), false)
    } else {
        let file = File::open(name).map_err(failed)?;
        let is_file = file.metadata().map_err(failed)?.is_file();
        (Box::new(file), is_file)
    };
    let mut bytes = Vec::new();
    input.by_ref().take(HEAD).read_to_end(&mut bytes).map_err(failed)?;
    check(label(name), &bytes)?;
    let most = if is_file { MOST } else { MOST_OF_STREAM };
    input.take(most).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        let message = format!("this is longer than {} GiB: cut it into parts, and give each as a file", most >> 30);
        return Err(Error::Input { file: label(name).to_owned(), place: Place::Whole, message });
    }
    Ok(bytes)
}

/// What those are told who give standard input for two things.
pub(super) fn stdin_twice() -> Error {
    Error::Usage(format!("{STREAM} holds one text: give a file for the other"))
}

/// Standard input can be read once.
static STDIN_READ: AtomicBool = AtomicBool::new(false);

/// Bytes that show what a file is.
const HEAD: u64 = 1 << 16;

/// Bytes of the longest file: places in a text are numbers of four bytes.
const MOST: u64 = 1 << 32;

/// Bytes of the longest stream. It may have no end, and nothing shows that before memory is full; a text of that length
/// would fill a library of a thousand volumes.
const MOST_OF_STREAM: u64 = 1 << 30;
