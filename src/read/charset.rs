//! Encodings by their names.

use encoding_rs::{Encoding, UTF_8};

use crate::{Error, Result};

/// An encoding that can be read, one of the WHATWG standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(pub(super) &'static Encoding);

/// Those that messages list; every other label of the WHATWG standard is known as well.
const LISTED: &[&str] = &[
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "iso-8859-5",
    "x-mac-cyrillic",
    "windows-1252",
    "windows-1250",
    "iso-8859-2",
];

impl Charset {
    /// What is taken where nothing speaks against it.
    pub const UTF_8: Self = Self(UTF_8);

    /// The encoding of this name or label: `windows-1251`, `cp1251`, `koi8-r`, `ibm866`, `utf-16le`, …
    ///
    /// # Errors
    /// [`Error::Unknown`], which lists the commonest.
    ///
    /// ```
    /// use bitext::read::Charset;
    /// assert_eq!(Charset::named("CP1251")?.name(), "windows-1251");
    /// assert!(Charset::named("utf-32").is_err());
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn named(name: &str) -> Result<Self> {
        let label = match name.to_ascii_lowercase().as_str() {
            "cp1250" => "windows-1250".to_owned(),
            "mac-cyrillic" | "maccyrillic" => "x-mac-cyrillic".to_owned(),
            label => label.to_owned(),
        };
        let unknown = || Error::Unknown { what: "encoding", name: name.to_owned(), known: LISTED.join(", ") };
        Encoding::for_label_no_replacement(label.as_bytes()).map(Self).ok_or_else(unknown)
    }

    /// Name in the WHATWG standard, lower case.
    #[must_use]
    pub fn name(self) -> String {
        self.0.name().to_ascii_lowercase()
    }
}
