//! The coverage of a translation → bytes, one file a format.

mod json;
mod text;

use std::fmt;
use std::io::{self, Write};

use crate::model::Edition;
use crate::{Error, Result};

pub use json::Json;
pub(super) use json::shares;
pub use text::Text;

/// A format of the coverage report.
pub trait Format: fmt::Debug + Sync {
    /// The name that `--format` uses.
    fn name(&self) -> &'static str;

    /// Writes the coverage of the first version of an edition and all findings in it.
    ///
    /// # Errors
    /// Where `out` takes no more.
    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()>;
}

/// All formats of the coverage report.
pub const FORMATS: &[&dyn Format] = &[&Text, &Json];

/// The format that `--format NAME` asks for.
///
/// ```
/// assert_eq!(bitext::write::coverage::by_name("json")?.name(), "json");
/// assert!(bitext::write::coverage::by_name("tei").is_err());
/// # Ok::<(), bitext::Error>(())
/// ```
///
/// # Errors
/// [`Error::Unknown`] lists those known.
pub fn by_name(name: &str) -> Result<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name().eq_ignore_ascii_case(name)).ok_or_else(|| Error::Unknown {
        what: "format",
        name: name.to_owned(),
        known: FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", "),
    })
}
