//! The index of names → bytes, one file a format.

mod authority;
mod json;
mod kwic;
mod tei;
mod tsv;

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use crate::model::{Edition, Span};
use crate::{Error, Result};

pub use authority::Authority;
pub use json::Json;
pub use kwic::Kwic;
pub use tei::Tei;
pub use tsv::Tsv;

/// A format of the index.
pub trait Format: fmt::Debug + Sync {
    /// As `--format` spells it.
    fn name(&self) -> &'static str;

    /// Writes the names of all versions of an edition.
    ///
    /// # Errors
    /// Where `out` takes no more.
    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()>;
}

/// All formats of the index.
pub const FORMATS: &[&dyn Format] = &[&Tsv, &Json, &Tei, &Kwic, &Authority];

/// The format that `--format NAME` asks for.
///
/// ```
/// assert_eq!(bitext::write::names::by_name("kwic")?.name(), "kwic");
/// assert!(bitext::write::names::by_name("tmx").is_err());
/// # Ok::<(), bitext::Error>(())
/// ```
///
/// # Errors
/// [`Error::Unknown`] lists those known.
pub fn by_name(name: &str) -> Result<&'static dyn Format> {
    FORMATS.iter().copied().find(|f| f.name().eq_ignore_ascii_case(name)).ok_or_else(|| Error::Unknown {
        what: "format",
        name: name.to_owned(),
        known: FORMATS.iter().map(|f| f.name()).collect::<Vec<_>>().join(", "),
    })
}

/// The format that the ending of a file's name stands for, if any.
///
/// ```
/// use std::path::Path;
/// assert_eq!(bitext::write::names::by_ending(Path::new("имена.JSON")).map(|format| format.name()), Some("json"));
/// assert_eq!(bitext::write::names::by_ending(Path::new("names.tei.xml")).map(|format| format.name()), Some("tei"));
/// assert!(bitext::write::names::by_ending(Path::new("имена")).is_none());
/// ```
#[must_use]
pub fn by_ending(file: &Path) -> Option<&'static dyn Format> {
    let ending = file.extension()?;
    // TEI is XML, as in the editions.
    let ending = if ending.eq_ignore_ascii_case("xml") { "tei".as_ref() } else { ending };
    FORMATS.iter().copied().find(|format| ending.eq_ignore_ascii_case(format.name()))
}

/// The words of a span with single spaces between them; nothing where there is no span.
fn words(text: &str, span: Option<Span>) -> String {
    let words = span.and_then(|span| text.get(span.range())).unwrap_or_default().split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}
