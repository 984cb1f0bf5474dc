//! Word vectors: what words of different languages mean, as numbers, so that words that may render each other are found
//! without a dictionary of the two languages.
//!
//! `docs/word-vectors.md` explains the method, `docs/word-vectors-format.md` the tables.

mod built_in;
mod error;
mod keys;
mod pivots;
mod similar;
mod table;
mod type_vectors;

pub use built_in::{built_in, languages};
pub use error::WordVectorsError;
pub use similar::{Closeness, TablePair};
pub use table::WordVectors;
