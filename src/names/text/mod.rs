//! A text as names see it: its words with their spellings, shapes and gaps, and what the whole text knows of each spelling.

pub mod analysed;
pub mod form_words;
pub mod script;
pub mod spelling;
pub mod token;
pub mod tokenizer;
pub mod vocabulary;
