//! What can go wrong: the file, the place, what was expected and what would help, in one line.

use std::io;

use crate::model::{
    AlignmentError, AuthorityError, DocumentError, EditionError, KeyError, LanguageError, Place, SegmentedError,
};

/// Result of the library's calls.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The system's error in plain words.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "permission denied: choose another file or folder, or change its permissions".to_owned()
        }
        io::ErrorKind::IsADirectory => "this is a folder: name a file".to_owned(),
        io::ErrorKind::AlreadyExists => "a file of this name exists already".to_owned(),
        io::ErrorKind::NotADirectory => "part of this path is not a folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full: nothing was written".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only: choose another folder".to_owned(),
        io::ErrorKind::InvalidData => "not valid UTF-8".to_owned(),
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
    #[error("{file}: {}", in_words(error))]
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
