//! The file that a text was read from, and how its encoding and language were detected.

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
    /// The name that messages use.
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

/// How a property of a text was detected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detection {
    /// An option named it.
    Explicit,
    /// A mark in the file named it: a byte-order mark, an XML declaration, `xml:lang`.
    Mark,
    /// The file's name said so: `report.ru.txt`.
    Name,
    /// The text itself shows it.
    Text,
    /// Nothing showed it; the default was taken.
    Default,
}

/// How the bytes became text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// Name in the WHATWG standard, lower case: `utf-8`, `windows-1251`, `koi8-r`, `utf-16le`.
    pub name: String,
    /// How it was detected.
    pub by: Detection,
}

/// A language, and how it was detected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetectedLanguage {
    /// The language; `und` where nothing showed it.
    pub language: Language,
    /// How.
    pub by: Detection,
}
