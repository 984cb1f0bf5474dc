//! What several stages need to know of a word.

pub mod fold;
pub mod letters;
pub mod tokens;
