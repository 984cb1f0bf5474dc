//! A bead with its probability: what searches find and what learning starts from.

use std::ops::Range;

use crate::words::arithmetic::ln;

/// A bead and the probability that exactly its sentences translate each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ScoredBead {
    /// Sentences of the original; empty in an addition.
    pub source: Range<u32>,
    /// Sentences of the translation; empty in an omission.
    pub target: Range<u32>,
    /// From 0 to 1.
    pub probability: f32,
}

/// Bound of log odds either way, in nats: a posterior beyond .999 owes its last digits to rounding and to the assumption
/// that all evidence is independent. Set by hand; the regressions that use the odds were fitted with it.
const MOST_ODDS: f32 = 7.0;

impl ScoredBead {
    /// Returns whether the bead has sentences on both sides.
    pub fn is_linked(&self) -> bool {
        !self.source.is_empty() && !self.target.is_empty()
    }

    /// Returns the natural log of the odds, at most 7 either way.
    pub fn log_odds(&self) -> f32 {
        let p = self.probability.clamp(f32::EPSILON, 1.0 - f32::EPSILON);
        ln(p / (1.0 - p)).clamp(-MOST_ODDS, MOST_ODDS)
    }
}
