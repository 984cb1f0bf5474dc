//! What several stages need to know of a word.

pub mod dates;
pub mod dictionary;
pub mod fold;
pub mod letters;
pub mod lines;
pub mod lookalikes;
pub mod reading;
pub mod renderings;
pub mod tokens;
pub mod translations;
