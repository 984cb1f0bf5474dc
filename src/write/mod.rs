//! Edition → bytes, one file an output format.
//!
//! A new format is one file with a type that implements [`Format`], and its name in the lists below.
//!
//! ```
//! use std::path::Path;
//! let format = bitext::write::by_ending(Path::new("отчёт.tei.xml"))?;
//! assert_eq!(format.name(), "tei");
//! assert!(bitext::write::by_name("word").is_err());
//! # Ok::<(), bitext::Error>(())
//! ```

#[cfg(feature = "cli")]
mod atomic;
mod block;
mod characters;
mod choose;
pub mod coverage;
mod entry;
mod finding;
mod flat;
mod gaps;
mod hex;
mod ids;
mod json;
mod latin;
pub mod names;
mod pairs;
mod rows;
pub mod sentences;
mod status;
mod svg;
mod tei;
mod tsv;
mod xml;

use std::fmt;
use std::io::{self, Write};

use jiff::civil::Date;

use crate::model::{Edition, Warning};
use crate::translit::Scheme;
use crate::{Error, Result};

#[cfg(feature = "cli")]
pub use atomic::{Pending, replace};
pub use choose::{by_ending, by_name};
pub use flat::flat;
use hex::hex;
pub use json::Json;
pub use pairs::Pairs;
pub use svg::Svg;
pub use tei::Tei;
pub use tsv::Tsv;

/// An output format.
pub trait Format: fmt::Debug + Sync {
    /// The name that `--format` uses.
    fn name(&self) -> &'static str;

    /// Endings of file names that mean this format, lower case, with the dot.
    fn endings(&self) -> &'static [&'static str];

    /// One line for help texts.
    fn about(&self) -> &'static str;

    /// Whether it shows the names.
    fn has_names(&self) -> bool {
        false
    }

    /// Whether it shows the dates.
    fn has_dates(&self) -> bool {
        false
    }

    /// Whether it shows what the coverage checks find.
    fn has_findings(&self) -> bool {
        false
    }

    /// Whether it has room for a text in Latin letters beside the text, as [`Options::transliterate`] asks.
    fn has_transliteration(&self) -> bool {
        false
    }

    /// Writes an edition; what the format cannot hold comes back as warnings.
    ///
    /// # Errors
    /// Where `out` takes no more.
    fn write(&self, edition: &Edition, options: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>>;
}

/// All formats.
pub const FORMATS: &[&dyn Format] = &[&Tei, &Pairs, &Tsv, &Json, &Svg];

/// What a writer is told besides the edition. It never looks at the clock or the environment.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The day that the edition carries, where it shall carry one.
    pub date: Option<Date>,
    /// Schemes in which formats that have room for it write each text in Cyrillic letters once more.
    pub transliterate: Vec<&'static Scheme>,
}

/// Writes an edition in one format to a stream.
///
/// # Errors
/// [`Error::Io`] where `out` takes no more.
pub fn edition(edition: &Edition, format: &dyn Format, options: &Options, out: &mut dyn Write) -> Result<Vec<Warning>> {
    format.write(edition, options, out).map_err(|error| Error::Io { file: "output".to_owned(), error })
}
