//! Packages: ZIP archives that hold the files of a document. What a hostile one can ask for is bounded.

use std::cell::{Cell, RefCell};
use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::encoding::{declared, decode_any};
use crate::model::{Place, Warning};
use crate::{Error, Result};

/// Bytes that any package may unpack to: a book of five hundred pages whose every word is a run of its own has forty million.
const FREE: u64 = 48 << 20;

/// Bytes more for each byte of the package. Documents of word processors, which repeat their markup without end, pack to a
/// twentieth or, at most, to a fiftieth.
const RATIO: u64 = 50;

/// The most that a single file may unpack to for each of its own packed bytes, where it is larger than [`SMALL`].
const STEEPEST: u64 = 200;
const SMALL: u64 = 4 << 20;

/// An opened package.
pub(super) struct Package<'a> {
    /// What the user calls it.
    file: &'a str,
    archive: RefCell<ZipArchive<Cursor<Vec<u8>>>>,
    names: Vec<String>,
    /// Bytes that may still be unpacked.
    left: Cell<u64>,
    /// What was odd about the texts in it.
    warnings: RefCell<Vec<Warning>>,
}

impl std::fmt::Debug for Package<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Package").field("file", &self.file).field("names", &self.names).finish_non_exhaustive()
    }
}

impl<'a> Package<'a> {
    /// Reads the list of files.
    pub fn open(file: &'a str, bytes: Vec<u8>) -> Result<Self> {
        let left = Cell::new(FREE + bytes.len() as u64 * RATIO);
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(file, &error))?;
        let names =
            archive.file_names().filter_map(std::result::Result::ok).map(std::borrow::Cow::into_owned).collect();
        Ok(Self { file, archive: RefCell::new(archive), names, left, warnings: RefCell::default() })
    }

    /// The paths of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether it has a file of this path.
    pub fn has(&self, path: &str) -> bool {
        self.archive.borrow().index_for_name(path).is_some()
    }

    /// What a file of the package is called in messages.
    pub fn label(&self, path: &str) -> String {
        format!("{} ({path})", self.file)
    }

    /// Something is wrong with the package as a whole.
    pub fn error(&self, message: impl Into<String>) -> Error {
        Error::Input { file: self.file.to_owned(), place: Place::Whole, message: message.into() }
    }

    /// The bytes of a file; none where the package lacks it.
    pub fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let mut archive = self.archive.borrow_mut();
        let mut file = match archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&self.label(path), &error)),
        };
        let (size, packed, left) = (file.size(), file.compressed_size(), self.left.get());
        let most = if packed < left / STEEPEST { left.min(SMALL.max(packed * STEEPEST)) } else { left };
        let mut bytes = Vec::with_capacity(size.min(most) as usize);
        let read = if size > most { Ok(0) } else { file.by_ref().take(most + 1).read_to_end(&mut bytes) };
        read.map_err(|error| damaged(&self.label(path), &ZipError::Io(error)))?;
        if size > most || bytes.len() as u64 > most {
            let message = format!(
                "{path} is larger than {} MB when unpacked, far more than a text packed to this size: it is damaged, or made to \
                 fill the memory",
                most >> 20
            );
            return Err(self.error(message));
        }
        self.left.set(left - bytes.len() as u64);
        Ok(Some(bytes))
    }

    /// The text of a file; none where the package lacks it.
    pub fn text(&self, path: &str) -> Result<Option<Arc<str>>> {
        let Some(bytes) = self.bytes(path)? else { return Ok(None) };
        let named = declared(&bytes);
        let decoded = decode_any(&self.label(path), bytes, None, named, None)?;
        self.warnings.borrow_mut().extend(decoded.warnings);
        Ok(Some(Arc::from(decoded.text)))
    }

    /// The text of a file that must be there.
    pub fn needed(&self, path: &str) -> Result<Arc<str>> {
        let missing = || self.error(format!("{path} is missing: the file is damaged, or of another format"));
        self.text(path)?.ok_or_else(missing)
    }

    /// What was odd so far.
    pub fn into_warnings(self) -> Vec<Warning> {
        self.warnings.into_inner()
    }
}

/// A package, or a file in one, that cannot be unpacked.
fn damaged(file: &str, error: &ZipError) -> Error {
    let message = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "it is protected by a password: save a copy without one".to_owned()
        }
        ZipError::CompressionMethodNotSupported(_) => {
            "it is packed by a rare method: unpack it and pack it again, or save it anew".to_owned()
        }
        ZipError::Io(error) => format!("the package is cut off or damaged ({error}): get a complete copy"),
        _ => "the package is cut off or damaged: get a complete copy".to_owned(),
    };
    Error::Input { file: file.to_owned(), place: Place::Whole, message }
}
