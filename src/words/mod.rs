//! What several stages need to know of a word.

pub mod letters;
