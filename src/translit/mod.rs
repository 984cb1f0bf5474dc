//! Cyrillic text in Latin letters: one engine, one data file a scheme.
//!
//! A scheme is a file of `data/` and a line of `SOURCES`; nothing else knows its name.
//!
//! ```
//! use bitext::translit::Scheme;
//! assert_eq!(Scheme::named("bgn")?.transliterate("Щёлоков и ЦК"), "Shchëlokov i TSK");
//! assert_eq!(Scheme::named("iso9")?.reverse("Hruŝëv").as_deref(), Some("Хрущёв"));
//! # Ok::<(), bitext::Error>(())
//! ```

mod compose;
mod convert;
mod engine;
mod parse;
mod reverse;
mod scheme;
mod table;
mod undefined;

pub use convert::Converter;
pub use scheme::Scheme;
pub use undefined::Undefined;

use std::sync::LazyLock;

/// Names each scheme once: its file is `data/NAME.tsv`.
macro_rules! sources {
    ($($id:literal)*) => { [$(($id, include_str!(concat!("data/", $id, ".tsv")))),*] };
}

/// The id and the data file of every scheme, in the order in which they are listed to people.
static SOURCES: &[(&str, &str)] = &sources![
    "alalc-simple"
    "alalc"
    "bgn"
    "bs2979"
    "gost52535"
    "gost779b"
    "icao"
    "iso9"
    "press"
    "scholarly"
    "ungegn"
    "wikipedia"
];

/// The files are part of the program and a test reads each, so none is ever left out here.
static SCHEMES: LazyLock<Vec<Scheme>> =
    LazyLock::new(|| SOURCES.iter().filter_map(|(id, data)| Scheme::parse(id, data).ok()).collect());

/// All schemes that the program knows.
///
/// ```
/// let ids: Vec<_> = bitext::translit::schemes().iter().map(|scheme| scheme.id()).collect();
/// assert!(ids.contains(&"alalc-simple") && ids.contains(&"iso9"));
/// ```
#[must_use]
pub fn schemes() -> &'static [Scheme] {
    &SCHEMES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Result;

    #[test]
    fn every_data_file_is_read() -> Result<()> {
        for (id, data) in SOURCES {
            Scheme::parse(id, data)?;
        }
        assert_eq!(schemes().len(), SOURCES.len());
        Ok(())
    }
}
