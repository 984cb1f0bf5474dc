//! Turns a text and its translation into a linked edition: finds and aligns the sentences, transliterates the names,
//! reports omissions, and writes TEI, tables or lists.
//!
//! Each stage is a module and takes what the one before it makes:
//!
//! | module | from | makes |
//! |---|---|---|
//! | [`mod@read`] | bytes | [`Document`](model::Document): the text as a reader reads it, its blocks, where it came from |
//! | [`segment`] | document | [`Segmented`](model::Segmented): its sentences, which tile the text |
//! | [`align`] | two of these | [`Alignment`](model::Alignment): each sentence in one bead, each bead with a probability |
//! | [`names`] | texts and links | [`Names`](model::Names): people, places and organisations, with their mentions on both sides |
//! | [`coverage`] | texts and links | [`Report`](model::Report): what is left out and what is added |
//! | [`mod@write`] | [`Edition`](model::Edition): the texts and all of the above | TEI, TSV, JSON, … |
//!
//! [`pipeline`] runs them one after another, and [`evaluate`] compares links with a reference. Below the stages lie [`model`],
//! the types that they share, and [`translit`], Cyrillic in Latin letters.
//!
//! ```
//! use bitext::pipeline::{self, Options};
//! use bitext::read::{self, read};
//! use bitext::write;
//!
//! let text = |name, text: &str| read(name, text.as_bytes().to_vec(), &read::Options::default());
//! let original = text("gate.ru.txt", "Сторож открыл ворота. Ветер стих. Пошёл дождь.")?;
//! let translation = text("gate.en.txt", "The watchman opened the gate. The wind fell, and it began to rain.")?;
//! let edition = pipeline::align(original, translation, &Options::default())?.edition;
//!
//! let mut pairs = Vec::new();
//! write::edition(&edition, write::by_name("pairs")?, &write::Options::default(), &mut pairs)?;
//! assert!(pairs.starts_with(b"[0]:[0]:"));
//! # Ok::<(), bitext::Error>(())
//! ```
//!
//! The library prints nothing, holds no global state, and gives the same bytes for the same input whatever thread pool it
//! is called in. Text is held once: sentences, names and findings are byte ranges.

pub mod align;
pub mod coverage;
mod error;
pub mod evaluate;
#[doc(hidden)]
pub mod language;
pub mod model;
pub mod names;
pub mod pipeline;
pub mod read;
pub mod segment;
pub mod translit;
#[doc(hidden)]
pub mod words;
pub mod write;

pub use error::{Error, Result};

/// The examples of the page about the library run with the others.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct Library;
