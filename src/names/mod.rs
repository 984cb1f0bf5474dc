//! Names in both texts: found, paired inside the beads, and brought together in one entry a person, place or body.

mod english;
mod entries;
mod find;
mod forms;
mod index;
mod inflect;
mod pair;
mod persons;
mod russian;
mod score;
mod spelling;
mod table;
mod text;
mod tokens;

pub use index::index;
