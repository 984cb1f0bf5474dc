//! Names in both texts: found, paired inside the beads, and brought together in one entry a person, place or body.

mod abbreviations;
mod authority;
mod calibration;
mod couples;
mod english;
mod entries;
mod entry;
mod find;
mod forms;
mod groups;
mod index;
mod inflect;
mod kinds;
mod lemma;
mod listed;
mod nominatives;
mod options;
mod pair;
mod pairs;
mod persons;
mod russian;
mod score;
mod sex;
mod spelling;
mod table;
mod text;
mod tokens;
mod variations;
mod votes;

pub use calibration::Calibration;
pub use index::index;
pub use nominatives::{Classes, Genders, Nominatives};
pub use options::Options;
