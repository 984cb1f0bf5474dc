//! From what a reader finds in a file to the parts of a document.

mod assembly;
mod builder;
mod notes;
mod open;

pub(super) use builder::{Builder, Built, of_one_file};
pub use notes::Notes;
use notes::Placed;
