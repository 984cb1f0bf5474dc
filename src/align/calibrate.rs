//! From the search's posterior to a probability that holds: how sure the search is, and what other beads say.

use super::arithmetic::{exp, ln};
use super::heldout::HeldOut;
use super::search::{Found, Sureness};
use crate::words::reading::Reading;
use crate::words::renderings::Renderings;

/// Logistic regression of "the bead is strictly right" on the posterior's log odds and on held-out support.
struct Weights {
    constant: f32,
    /// A nat of the posterior's log odds.
    odds: f32,
    /// A nat of held-out support.
    support: f32,
}

/// Fitted on the development sets and on their targets in random order, each set with the same weight.
const PLAIN: Weights = Weights { constant: -3.06, odds: 0.736, support: 0.261 };

/// The same for tempered posteriors.
const TEMPERED: Weights = Weights { constant: -1.522, odds: 1.052, support: 0.16 };

/// Log odds beyond this say nothing more.
const MOST_ODDS: f32 = 7.0;

/// Support outside these bounds, in nats, says nothing more.
const SUPPORT: (f32, f32) = (-3.0, 12.0);

/// Calibrates beads of two texts.
pub(super) struct Calibration<'a> {
    forward: HeldOut<'a>,
    backward: HeldOut<'a>,
}

/// Whether the lexicon was learned from the very beads that are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Learned {
    /// What they gave is taken off.
    FromThese,
    /// They gave nothing.
    Elsewhere,
}

impl<'a> Calibration<'a> {
    pub fn new(source: &'a Reading, target: &'a Reading, tables: &'a [Renderings; 2]) -> Self {
        Self { forward: HeldOut::new(source, target, &tables[0]), backward: HeldOut::new(target, source, &tables[1]) }
    }

    /// Replaces the posterior of each bead with both sides by the calibrated probability.
    pub fn apply(&mut self, beads: &mut [Found], learned: Learned, sureness: Sureness) {
        let weights = if sureness == Sureness::Plain { &PLAIN } else { &TEMPERED };
        for bead in beads.iter_mut().filter(|b| !b.source.is_empty() && !b.target.is_empty()) {
            let own = if learned == Learned::FromThese { bead.probability } else { 0.0 };
            let support = self.support(bead, own).clamp(SUPPORT.0, SUPPORT.1);
            let p = bead.probability.clamp(f32::EPSILON, 1.0 - f32::EPSILON);
            let odds = ln(p / (1.0 - p)).clamp(-MOST_ODDS, MOST_ODDS);
            let z = weights.constant + weights.odds * odds + weights.support * support;
            bead.probability = 1.0 / (1.0 + exp(-z));
        }
    }

    /// Natural log-likelihood ratio of the words of a bead by what others taught, the mean of both directions.
    fn support(&mut self, bead: &Found, own: f32) -> f32 {
        let forward = self.forward.support(&bead.source, &bead.target, own);
        0.5 * (forward + self.backward.support(&bead.target, &bead.source, own))
    }
}
