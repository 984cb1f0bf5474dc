//! What a user can ask of the segmenter.

/// Options of [`super::segment`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Abbreviations of the user's own, with or without their final period.
    pub abbreviations: Vec<String>,
    /// Is every line a unit, as in verse?
    pub verse: bool,
}
