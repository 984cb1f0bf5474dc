//! The shapes of beads that the search considers, and how likely each is before anything is known.

use crate::model::Shape;

/// One shape with its prior.
#[derive(Clone, Copy, Debug)]
pub struct Prior {
    /// Sentences on each side.
    pub shape: Shape,
    /// Natural logarithm of the share of such beads.
    pub log: f32,
}

/// Most sentences that a bead of the search has on one side.
pub const LONGEST: usize = 5;

/// Number of shapes with sentences on both sides.
pub const COUNT: usize = 15;

/// Shares of the shapes among the beads of literary and newspaper translations; both orders of a shape have the same.
///
/// After the counts that Gale & Church (1993), table 5, give for 1-1, 1-2 and 2-2; the larger ones extended so that each
/// further sentence costs about a factor of three.
const SHARES: [(u32, u32, f32); 9] = [
    (1, 1, 0.78),
    (1, 2, 0.065),
    (2, 2, 0.02),
    (1, 3, 0.01),
    (2, 3, 0.003),
    (1, 4, 0.003),
    (3, 3, 0.001),
    (1, 5, 0.0012),
    (2, 4, 0.0006),
];

/// All shapes, smallest first, in a fixed order.
#[must_use]
pub fn all() -> [Prior; COUNT] {
    let mut list = [Prior { shape: Shape { source: 0, target: 0 }, log: 0.0 }; COUNT];
    let mut next = 0;
    for (a, b, share) in SHARES {
        let both = if a == b { 1 } else { 2 };
        for (source, target) in [(a, b), (b, a)].into_iter().take(both) {
            list[next] = Prior { shape: Shape { source, target }, log: super::arithmetic::ln(share) };
            next += 1;
        }
    }
    list
}
