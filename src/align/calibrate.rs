//! From the search's posterior to a probability that holds.

use super::arithmetic::{exp, ln};
use super::pair::Pair;
use super::score::length::Lengths;
use super::search::Found;

/// Logistic regression of "the bead is strictly right" on the tempered posterior, on how sure the search is of the text as a
/// whole, and on how far the lengths of the two sides are from the usual ratio.
///
/// Fitted by `benches/tools/fit.rs` on the development sets and on their targets in random order, each set with the same
/// weight: an error of .015 in the mean of the sets, .022 on sets left out. Held-out support of the words (`heldout.rs`) was
/// tried besides: it makes free translations worse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Log odds of a bead about which nothing is known.
    pub constant: f32,
    /// A nat of the posterior's log odds.
    pub odds: f32,
    /// A nat of the mean log odds of all linked beads of the text: where many are in doubt, the others are less sure than
    /// they look.
    pub text: f32,
    /// A nat of difference between the bead's length ratio and that of the texts.
    pub length: f32,
}

impl Default for Calibration {
    fn default() -> Self {
        Self { constant: -0.41, odds: 0.8, text: 0.278, length: -4.105 }
    }
}

/// Log odds beyond this say nothing more.
const MOST_ODDS: f32 = 7.0;

/// Differences of length ratios beyond this, in nats, say nothing more.
const MOST_DIFFERENCE: f32 = 0.5;

/// Mean log odds of the beads of texts that belong together, and how many beads that expectation weighs against those
/// seen: a few sentences tell little of a text.
const USUAL: (f32, f32) = (4.0, 10.0);

/// Calibrates beads of one pair of texts.
#[derive(Clone, Copy)]
pub(super) struct Calibrator<'a> {
    pair: &'a Pair,
    lengths: Lengths,
    weights: Calibration,
    /// Mean log odds of the linked beads of the text.
    text: f32,
}

impl<'a> Calibrator<'a> {
    /// Learns from the beads of a whole text how sure the search is of it.
    pub fn new(pair: &'a Pair, lengths: Lengths, beads: &[Found], weights: Calibration) -> Self {
        let (sum, count) =
            beads.iter().filter(|b| is_linked(b)).fold((0.0, 0.0), |(sum, count), b| (sum + odds(b), count + 1.0));
        Self { pair, lengths, weights, text: (sum + USUAL.0 * USUAL.1) / (count + USUAL.1) }
    }

    /// Replaces the posterior of each bead with both sides by the calibrated probability.
    pub fn apply(&self, beads: &mut [Found]) {
        for bead in beads.iter_mut().filter(|b| is_linked(b)) {
            let Calibration { constant, odds: slope, text, length } = self.weights;
            let z = constant + slope * odds(bead) + text * self.text + length * self.difference(bead);
            bead.probability = 1.0 / (1.0 + exp(-z));
        }
    }

    /// How far the bead's length ratio is from that of the texts, in nats.
    fn difference(&self, bead: &Found) -> f32 {
        let letters = |length: u32| ln(length.max(1) as f32);
        let source = self.pair.texts.source.length(bead.source.start as usize, bead.source.end as usize);
        let target = self.pair.texts.target.length(bead.target.start as usize, bead.target.end as usize);
        (letters(target) - letters(source) - self.lengths.log_ratio).abs().min(MOST_DIFFERENCE)
    }
}

fn is_linked(bead: &Found) -> bool {
    !bead.source.is_empty() && !bead.target.is_empty()
}

/// Log odds of a bead's posterior.
fn odds(bead: &Found) -> f32 {
    let p = bead.probability.clamp(f32::EPSILON, 1.0 - f32::EPSILON);
    ln(p / (1.0 - p)).clamp(-MOST_ODDS, MOST_ODDS)
}
