//! Which sentences of two texts translate each other.

mod anchors;
mod constraints;
mod learn;
mod model;
mod moved;
mod options;
mod pair;
#[doc(hidden)]
pub mod score;
mod scored_bead;
mod scorers;
mod search;
mod weights;

pub use constraints::lock::Lock;
pub use constraints::pins::{Border, PinError, Pins};
pub use model::Model;
pub use options::{Options, Scorer};
pub use pair::Pair;
pub use search::corridor::Corridor;
pub use weights::{Calibration, Spread, Utility, Weights};

pub use crate::words::dictionary::parse as parse_dictionary;
