//! Which sentences of two texts translate each other.

mod anchors;
mod arithmetic;
mod calibrate;
mod choice;
mod corridor;
mod embeddings;
mod heldout;
mod lattice;
mod lexicon;
mod lock;
mod model;
mod moved;
mod options;
mod pair;
mod pins;
mod priors;
mod rim;
pub mod score;
mod scorers;
mod search;
mod shapes;
mod sums;
mod training;
mod weights;

pub use calibrate::Calibration;
pub use corridor::Corridor;
pub use lock::Lock;
pub use model::Model;
pub use options::{Options, Scorer};
pub use pair::Pair;
pub use pins::{Border, PinError, Pins};
pub use weights::{Weights, Worth};
