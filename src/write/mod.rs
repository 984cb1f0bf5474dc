//! Edition → bytes, one file an output format.
//!
//! A new format is one file with a type that implements [`Format`] and one line in [`FORMATS`].
//!
//! ```
//! use std::path::Path;
//! let format = bitext::write::by_ending(Path::new("отчёт.tei.xml"))?;
//! assert_eq!(format.name(), "tei");
//! assert!(bitext::write::by_name("word").is_err());
//! # Ok::<(), bitext::Error>(())
//! ```

mod atomic;
mod flat;
mod gaps;
mod hex;
mod json;
mod pairs;
mod rows;
mod status;
mod svg;
mod tei;
mod tsv;
mod xml;

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;

use crate::model::{Edition, Warning};
use crate::{Error, Result};

pub use atomic::{Pending, replace};
pub use flat::flat;
use hex::hex;

/// An output format.
pub trait Format: fmt::Debug + Sync {
    /// As `--format` spells it.
    fn name(&self) -> &'static str;

    /// Endings of file names that mean this format, lower case, with the dot.
    fn endings(&self) -> &'static [&'static str];

    /// One line for help texts.
    fn about(&self) -> &'static str;

    /// Writes an edition; what the format cannot hold comes back as warnings.
    ///
    /// # Errors
    /// Where `out` takes no more.
    fn write(&self, edition: &Edition, options: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>>;
}

/// All formats.
pub const FORMATS: &[&dyn Format] = &[&tei::Tei, &pairs::Pairs, &tsv::Tsv, &json::Json, &svg::Svg];

/// What a writer is told besides the edition. It never looks at the clock or the environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The day that the edition carries, where it shall carry one.
    pub date: Option<Date>,
}

/// The format that `--format NAME` asks for.
///
/// # Errors
/// [`Error::Unknown`] lists those known.
pub fn by_name(name: &str) -> Result<&'static dyn Format> {
    FORMATS.iter().copied().find(|f| f.name() == name).ok_or_else(|| Error::Unknown {
        what: "format",
        name: name.to_owned(),
        known: FORMATS.iter().map(|f| f.name()).collect::<Vec<_>>().join(", "),
    })
}

/// The format that the ending of a file's name stands for; the longest ending that fits counts, in any case.
///
/// # Errors
/// [`Error::Unknown`] lists the known endings.
pub fn by_ending(file: &Path) -> Result<&'static dyn Format> {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let lower = name.to_lowercase();
    let length = |f: &dyn Format| f.endings().iter().filter(|e| lower.ends_with(**e)).map(|e| e.len()).max();
    FORMATS
        .iter()
        .copied()
        .filter_map(|f| Some((length(f)?, f)))
        .max_by_key(|&(length, _)| length)
        .map(|(_, f)| f)
        .ok_or_else(|| Error::Unknown {
            what: "ending of",
            name: name.into_owned(),
            known: FORMATS.iter().flat_map(|f| f.endings()).copied().collect::<Vec<_>>().join(", "),
        })
}

/// Writes an edition in one format to a stream; [`replace`] gives one that becomes a file.
///
/// # Errors
/// [`Error::Io`] where `out` takes no more.
pub fn edition(edition: &Edition, format: &dyn Format, options: &Options, out: &mut dyn Write) -> Result<Vec<Warning>> {
    format.write(edition, options, out).map_err(|error| Error::Io { file: "output".to_owned(), error })
}
