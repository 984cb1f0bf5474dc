//! Parallel texts: sentences found, aligned by length and by words, names transliterated, written as linked TEI.

pub mod align;
pub mod coverage;
mod error;
pub mod evaluate;
pub mod language;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod segment;
pub mod translit;
pub mod words;
pub mod write;

pub use error::{Error, Result};
