//! What several stages need to know of a word.

pub mod dates;
pub mod dictionary;
pub mod letters;
pub mod lookalikes;
pub mod reading;
pub mod renderings;
pub mod sound;
pub mod tokens;
pub mod translations;
