//! Document → sentences: one boundary machine in a single pass, rules told apart by name.

mod abbreviations;
mod candidate;
mod emoticons;
mod entries;
mod evidence;
mod explain;
mod letters;
mod lines;
mod machine;
mod options;
mod pairs;
mod remarks;
mod rules;
mod scan;
mod skips;

pub use crate::model::Explanation;
pub use abbreviations::Abbreviations;
pub use explain::{explain, segment};
pub use lines::by_line;
pub use options::Options;

use std::sync::Arc;

use crate::model::{Document, Segmented, Unit};

/// The machine's units tile the blocks; were they ever not to, a block would be one unit.
fn tiled(document: Arc<Document>, units: Vec<(u32, Unit)>) -> Segmented {
    Segmented::new(Arc::clone(&document), units).unwrap_or_else(|_| Segmented::by_block(document))
}
