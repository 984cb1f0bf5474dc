//! Which sentences of two texts translate each other.

mod anchors;
mod arithmetic;
mod corridor;
mod lookalikes;
mod model;
mod renderings;
pub mod score;
mod search;
mod shapes;
mod side;
mod training;

pub use corridor::Corridor;
pub use model::{Model, Pair};
pub use side::Side;
