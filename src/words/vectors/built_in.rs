//! The tables that are built in.

use std::sync::Arc;
#[cfg(feature = "word-vectors")]
use std::sync::LazyLock;

use super::table::WordVectors;
use crate::model::Language;

#[cfg(feature = "word-vectors")]
macro_rules! tables {
    ($($tag:literal),*) => {
        /// Tags of the languages.
        const TABLES: &[&str] = &[$($tag),*];
        /// The tables, each opened when it is first asked for. A test opens them all.
        static OPEN: [LazyLock<Option<Arc<WordVectors>>>; TABLES.len()] =
            [$(LazyLock::new(|| WordVectors::new(include_bytes!(concat!("data/", $tag, ".wv"))  .as_slice()).ok().map(Arc::new))),*];
    };
}

#[cfg(feature = "word-vectors")]
tables!("ru", "en", "de", "fr", "es", "it", "pl", "pt", "nl", "uk");

/// The table that is built in for a language; none without the feature `word-vectors`.
#[cfg(feature = "word-vectors")]
#[must_use]
pub fn built_in(language: &Language) -> Option<Arc<WordVectors>> {
    let place = TABLES.iter().position(|tag| *tag == language.primary())?;
    OPEN[place].clone()
}

/// The table that is built in for a language; none without the feature `word-vectors`.
#[cfg(not(feature = "word-vectors"))]
#[must_use]
pub fn built_in(_: &Language) -> Option<Arc<WordVectors>> {
    None
}

/// The tags of the languages that have a table.
pub fn languages() -> impl Iterator<Item = &'static str> {
    #[cfg(feature = "word-vectors")]
    let tags = TABLES.iter().copied();
    #[cfg(not(feature = "word-vectors"))]
    let tags = std::iter::empty();
    tags
}
