//! Finds the stretches of a text that may be names.

pub mod agreement;
pub mod coordination;
pub mod english;
pub mod expansions;
pub mod headed;
pub mod listed;
pub mod name;
pub mod person_words;
pub mod russian;
pub mod shapes;
