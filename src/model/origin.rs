//! Where a document comes from: the file, how its bytes were read, and where the reading text lies in it.

use super::Language;

/// The file that a document was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Name without folders, so that results do not depend on the machine; none where a stream brought the text.
    pub name: Option<String>,
    /// SHA-256 of the bytes as they lie in the file; none where the reader was told to do without.
    pub sha256: Option<[u8; 32]>,
}

/// What a text without a file is called.
pub const STREAM: &str = "standard input";

impl File {
    /// What people call it.
    ///
    /// ```
    /// use bitext::model::File;
    /// assert_eq!(File { name: Some("письмо.ru.txt".to_owned()), sha256: None }.label(), "письмо.ru.txt");
    /// assert_eq!(File { name: None, sha256: None }.label(), "standard input");
    /// ```
    #[must_use]
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(STREAM)
    }
}

/// How the bytes became text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// Name in the WHATWG standard, lower case: `utf-8`, `windows-1251`, `koi8-r`, `utf-16le`.
    pub name: String,
    /// How it was found.
    pub found: Found,
}

/// How a property of a text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An option said so.
    Told,
    /// A mark in the file said so: a byte-order mark, an XML declaration, `xml:lang`.
    Mark,
    /// The file's name said so: `report.ru.txt`.
    Name,
    /// The text itself shows it.
    Text,
    /// Nothing told; the default was taken.
    Default,
}

/// A language, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The language; `und` where nothing told.
    pub language: Language,
    /// How.
    pub found: Found,
}

/// Where the reading text lies in the file. Only `read` and the writer of the same format look inside.
///
/// Formats with markup add a variant that maps pieces of the reading text to pieces of the file, so that an edition
/// can be written as the user's own bytes plus insertions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// The reading text is the decoded file, from its first character after a byte-order mark to its last.
    Plain,
}
