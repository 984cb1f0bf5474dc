//! Where results go: standard output, or files that appear whole or not at all.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use bitext::write::{Pending, replace};
use bitext::{Error, Result};

/// What standard output is called.
pub(super) const STDOUT: &str = "-";

/// Writes a result to `file`, or to standard output where it is `-` or absent.
pub(super) fn write<T>(
    file: Option<&str>,
    pending: &Pending,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<T> {
    match file.filter(|&f| f != STDOUT) {
        Some(file) => replace(Path::new(file), pending, write),
        None => stdout(write),
    }
}

/// Writes a result to standard output.
pub(super) fn stdout<T>(write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> Result<T> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let done = write(&mut out).and_then(|done| out.flush().map(|()| done));
    done.map_err(|error| Error::Io { file: "standard output".to_owned(), error })
}

/// Did the reader of our output go away?
pub(super) fn is_broken_pipe(error: &Error) -> bool {
    matches!(error, Error::Io { error, .. } if error.kind() == ErrorKind::BrokenPipe)
}
