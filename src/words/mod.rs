//! What several stages need to know of a word.

pub(crate) mod arithmetic;
pub mod dates;
pub mod dictionary;
pub mod letters;
pub mod lines;
pub mod lookalikes;
pub mod sound;
pub mod tokenized_pair;
pub mod tokenized_text;
pub mod tokens;
pub mod translation_table;
pub mod translations;
pub mod vectors;
