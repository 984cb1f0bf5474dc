//! What a user can ask of the segmenter.

use super::abbreviations::Abbreviations;

/// Options of [`super::segment`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Abbreviations of the user's own.
    pub abbreviations: Abbreviations,
    /// Whether every line of a stanza is a unit.
    pub verse: bool,
}
