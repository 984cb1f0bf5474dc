//! What can go wrong: the file, the place, what was expected and what would help, in one line.

use std::io;

use crate::model::{
    AlignmentError, AuthorityError, DocumentError, EditionError, KeyError, LanguageError, Place, SegmentedError,
};

/// Result of the library's calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What the system said, in words that do not need its manual.
fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "no permission: choose another file or folder, or change its rights".to_owned()
        }
        io::ErrorKind::IsADirectory => "this is a folder: give a file".to_owned(),
        io::ErrorKind::AlreadyExists => "a file of this name is there already".to_owned(),
        io::ErrorKind::NotADirectory => "a part of this path is no folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full: nothing was written".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only: choose another folder".to_owned(),
        io::ErrorKind::InvalidData => "this is no UTF-8".to_owned(),
        _ => {
            let text = error.to_string();
            text.split_once(" (os error").map_or(text.as_str(), |(said, _)| said).to_owned()
        }
    }
}

/// The one error type of the library. Its `Display` is one line, without the word `error`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file that cannot be opened, read or written.
    #[error("{file}: {}", told(error))]
    Io {
        /// As the user named it.
        file: String,
        /// What the system said.
        error: io::Error,
    },
    /// A file whose content is not what was expected.
    #[error("{file}: {place}{gap}{message}", gap = if *place == Place::Whole { "" } else { ": " })]
    Input {
        /// As the user named it.
        file: String,
        /// Where.
        place: Place,
        /// What was expected and what would help.
        message: String,
    },
    /// Options or arguments that do not go together.
    #[error("{0}")]
    Usage(String),
    /// A name of an option that is not known.
    #[error("unknown {what} {name:?}: expected one of {known}")]
    Unknown {
        /// `scheme`, `format`, `encoding`, …
        what: &'static str,
        /// What the user wrote.
        name: String,
        /// Those known, with commas.
        known: String,
    },
    /// A malformed language tag.
    #[error(transparent)]
    Language(#[from] LanguageError),
    /// A malformed key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A document that cannot be put together.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Units that do not tile their document.
    #[error(transparent)]
    Segmented(#[from] SegmentedError),
    /// Beads that are no alignment.
    #[error(transparent)]
    Alignment(#[from] AlignmentError),
    /// Parts that make no edition.
    #[error(transparent)]
    Edition(#[from] EditionError),
    /// Lines of a list of names that contradict each other.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}
