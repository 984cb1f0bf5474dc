//! Where results go: standard output, or files that appear whole or not at all.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use bitext::write::{Pending, replace};
use bitext::{Error, Result};

use super::input::STDIN;

/// What standard output is called.
pub(super) const STDOUT: &str = "-";

/// Refuses outputs that would replace a file that is read, or each other, however their paths are spelt.
pub(super) fn protect<'a>(
    outputs: impl IntoIterator<Item = &'a str>,
    inputs: impl IntoIterator<Item = &'a str>,
) -> Result<()> {
    let mut taken: Vec<_> =
        inputs.into_iter().filter(|&file| file != STDIN).map(|file| (identity(file), file)).collect();
    let read = taken.len();
    for file in outputs {
        let own = if file == STDOUT { PathBuf::from(file) } else { identity(file) };
        if let Some(n) = taken.iter().position(|(other, _)| *other == own) {
            let also = taken.get(n).filter(|(_, name)| *name != file).map(|(_, name)| format!(" ({name})"));
            let also = also.unwrap_or_default();
            return Err(Error::Usage(if n < read {
                format!("{file} is one of the files that are read{also}: write to another")
            } else {
                format!("{file} is to be written twice{also}: give each format a file of its own")
            }));
        }
        // What is no regular file, such as /dev/null, holds nothing that could be lost.
        if fs::metadata(file).map_or(true, |m| m.is_file()) {
            taken.push((own, file));
        }
    }
    Ok(())
}

/// The file behind a path, be it there or not, with links followed.
fn identity(file: &str) -> PathBuf {
    let path = Path::new(file);
    let in_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    fs::canonicalize(path).ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}

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

/// Whether the name of a file that is to be written asks for JSON.
pub(super) fn is_json(file: Option<&str>) -> bool {
    file.and_then(|file| Path::new(file).extension()).is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}
