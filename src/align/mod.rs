//! Which sentences of two texts translate each other.

mod anchors;
mod arithmetic;
mod corridor;
mod lexicon;
mod model;
pub mod score;
mod search;
mod shapes;
mod training;

pub use corridor::Corridor;
pub use model::{Model, Pair};
