//! A bead that a file lists, before its sentences are looked up in the texts.

use crate::model::PerSide;

/// A bead as a file names it, by the numbers and texts of its sentences.
#[derive(Clone, Debug)]
pub(super) struct Bead {
    pub units: PerSide<Vec<Unit>>,
    /// In words, for messages: `line 3`, `bead 12`.
    pub place: String,
}

/// A sentence by its number, from 0, and, where the file has it, its text.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub number: u32,
    pub text: Option<String>,
}

/// Returns a text with single spaces for its white space.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
