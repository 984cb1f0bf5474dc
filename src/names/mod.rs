//! Names in both texts, brought together in one entry for each person, place and organisation.
//!
//! A name goes through the folders in this order: `morphology`, `text`, `gazetteer`, `recognise`, `pair`, `lemmatise`, `entity`,
//! `authority`. `index` runs them.

mod authority;
mod entity;
mod entries;
mod gazetteer;
mod index;
mod lemmatise;
mod morphology;
mod options;
mod pair;
mod recognise;
mod text;

pub use authority::absent::absent;
pub use entity::calibration::Calibration;
pub use entity::undefined::undefined;
pub use index::index;
pub use lemmatise::weights::{DeclensionWeights, GenderWeights, LemmaWeights};
pub use options::Options;
pub use pair::weights::PairWeights;
