//! Sizes of the picture and its parts, in its own units, which are about pixels.

/// Width of the picture.
pub(super) const WIDTH: f64 = 860.0;
/// Room above a column for its heading.
pub(super) const ABOVE: f64 = 44.0;
/// Room below a column for the legend.
pub(super) const BELOW: f64 = 52.0;
/// Height of a column for each unit of the longer text: so that bands of single sentences stay apart.
pub(super) const HEIGHT_OF_UNIT: f64 = 3.2;
/// Bounds of the height of a column: a short text shall not be a line, a book no wall.
pub(super) const HEIGHTS: (f64, f64) = (120.0, 1200.0);
