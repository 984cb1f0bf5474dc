//! The sentences of one text → bytes, one file a format.

mod explanations;
mod json;
mod text;

use std::fmt;
use std::io::{self, Write};

use crate::model::{Explanation, Segmented};
use crate::{Error, Result};

pub use explanations::Explanations;
pub use json::Json;
pub use text::Text;

/// A format of sentences.
pub trait Format: fmt::Debug + Sync {
    /// The name that `--format` uses.
    fn name(&self) -> &'static str;

    /// Writes the sentences of a text and, where they are given, the rules that decided where they end.
    ///
    /// # Errors
    /// Where `out` takes no more.
    fn write(&self, text: &Segmented, explanations: Option<&[Explanation]>, out: &mut dyn Write) -> io::Result<()>;
}

/// All formats of sentences.
pub const FORMATS: &[&dyn Format] = &[&Text, &Json];

/// The format that `--format NAME` asks for.
///
/// ```
/// assert_eq!(bitext::write::sentences::by_name("json")?.name(), "json");
/// assert!(bitext::write::sentences::by_name("tei").is_err());
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
