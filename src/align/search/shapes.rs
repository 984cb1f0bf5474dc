//! The shapes of beads that the search considers.

use crate::model::Shape;

/// Number of shapes with sentences on both sides.
pub const COUNT: usize = 15;

/// Most sentences that a bead of the search has on one side, as the largest of [`SHAPES`] has.
pub const LONGEST: usize = 5;

/// All shapes, smallest first.
const SHAPES: [Shape; COUNT] = [
    shape(1, 1),
    shape(1, 2),
    shape(2, 1),
    shape(2, 2),
    shape(1, 3),
    shape(3, 1),
    shape(2, 3),
    shape(3, 2),
    shape(1, 4),
    shape(4, 1),
    shape(3, 3),
    shape(1, 5),
    shape(5, 1),
    shape(2, 4),
    shape(4, 2),
];

/// Shares of the shapes among the beads of literary and newspaper translations, in the order of [`SHAPES`].
///
/// After the counts that Gale & Church (1993), table 5, give for 1-1, 1-2 and 2-2; the larger ones extended so that each
/// further sentence costs about a factor of three.
pub const SHARES: [f32; COUNT] =
    [0.78, 0.065, 0.065, 0.02, 0.01, 0.01, 0.003, 0.003, 0.003, 0.003, 0.001, 0.0012, 0.0012, 0.0006, 0.0006];

const fn shape(source: u32, target: u32) -> Shape {
    Shape { source, target }
}

/// How many shapes a search considers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Up to three sentences a side: enough to find the way.
    Rough,
    /// All.
    Full,
}

impl Depth {
    /// The shapes, smallest first.
    #[must_use]
    pub const fn shapes(self) -> &'static [Shape] {
        match self {
            Self::Rough => SHAPES.split_at(8).0,
            Self::Full => &SHAPES,
        }
    }

    /// Most sentences on one side.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Rough => 3,
            Self::Full => LONGEST,
        }
    }
}
