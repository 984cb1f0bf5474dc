//! Document → sentences: one pass over the text, in which each mark is put to named rules.

mod abbreviations;
mod bibliography;
mod block_text;
mod candidate;
mod emoticons;
mod enclosures;
mod explain;
mod letters;
mod lines;
mod options;
mod rules;
mod scan;
mod segmenter;
mod statistics;
mod units;

pub use crate::model::Explanation;
pub use abbreviations::Abbreviations;
pub use explain::{explain, segment};
pub use lines::by_line;
pub use options::Options;
