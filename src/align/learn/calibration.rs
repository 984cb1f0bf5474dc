//! From the search's posterior to a probability that holds.

use crate::align::scored_bead::ScoredBead;
use crate::align::weights::Calibration;
use crate::model::PerSide;
use crate::words::arithmetic::{exp, ln};
use crate::words::tokenized_text::TokenizedText;

/// Differences of length ratios beyond this, in nats, say nothing more. Set by hand; `Calibration` was fitted with it.
const MOST_DIFFERENCE: f32 = 0.5;

/// Mean log odds, in nats, of the beads of texts that belong together, and how many beads that expectation weighs against those
/// seen: a few sentences say little about a text. Set by hand; `Calibration` was fitted with both.
const USUAL: (f32, f32) = (4.0, 10.0);

/// Calibrates beads of one pair of texts.
#[derive(Clone, Copy)]
pub(in crate::align) struct Calibrator<'a> {
    texts: PerSide<&'a TokenizedText>,
    /// Natural log of target letters per source letter in the texts.
    log_ratio: f32,
    weights: Calibration,
    /// Mean log odds of the linked beads of the text.
    text: f32,
}

impl<'a> Calibrator<'a> {
    /// Learns from the beads of whole texts how sure the search is of them.
    pub fn new(texts: PerSide<&'a TokenizedText>, log_ratio: f32, beads: &[ScoredBead], weights: Calibration) -> Self {
        let linked = beads.iter().filter(|b| b.is_linked());
        let (sum, count) = linked.fold((0.0, 0.0), |(sum, count), b| (sum + b.log_odds(), count + 1.0));
        Self { texts, log_ratio, weights, text: (sum + USUAL.0 * USUAL.1) / (count + USUAL.1) }
    }

    /// Replaces the posterior of each bead with both sides by the calibrated probability.
    pub fn apply(&self, beads: &mut [ScoredBead]) {
        for bead in beads.iter_mut().filter(|b| b.is_linked()) {
            let Calibration { constant, odds: slope, text, length } = self.weights;
            let z = constant + slope * bead.log_odds() + text * self.text + length * self.difference(bead);
            bead.probability = 1.0 / (1.0 + exp(-z));
        }
    }

    /// How far the bead's length ratio is from that of the texts, in nats.
    fn difference(&self, bead: &ScoredBead) -> f32 {
        let letters = |length: u32| ln(length.max(1) as f32);
        let source = self.texts.source.length(bead.source.start as usize, bead.source.end as usize);
        let target = self.texts.target.length(bead.target.start as usize, bead.target.end as usize);
        (letters(target) - letters(source) - self.log_ratio).abs().min(MOST_DIFFERENCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{self, read};
    use crate::segment::by_line;

    const WEIGHTS: Calibration = Calibration { constant: -0.4, odds: 0.8, text: 0.25, length: -4.0 };

    fn text(lines: &str) -> TokenizedText {
        let options = read::Options { sentences: true, ..read::Options::default() };
        let read = read("lines.txt", lines.as_bytes().to_vec(), &options).expect("plain text is read");
        TokenizedText::new(&by_line(read.document.into()))
    }

    fn bead(number: u32, probability: f32) -> ScoredBead {
        ScoredBead { source: number..number + 1, target: number..number + 1, probability }
    }

    /// The calibrated probabilities of beads of sentences of eight letters; the translation of the last has sixteen.
    fn calibrated(posteriors: [f32; 10]) -> Vec<f32> {
        let (source, target) = (text(&"зимовьем\n".repeat(10)), text(&("wintered\n".repeat(9) + "winteredwintered\n")));
        let mut beads: Vec<ScoredBead> = (0..).zip(posteriors).map(|(n, p)| bead(n, p)).collect();
        let texts = PerSide::new(&source, &target);
        Calibrator::new(texts, 0.0, &beads, WEIGHTS).apply(&mut beads);
        beads.iter().map(|bead| bead.probability).collect()
    }

    fn assert_near(found: f32, expected: f32) {
        assert!((found - expected).abs() < 5e-4, "{found} is not {expected}");
    }

    #[test]
    fn posterior_text_and_length_are_weighed() {
        // Ten beads at even odds (0 nats) beside the expectation of 4 nats in ten beads: the text has 40 / 20 = 2 nats.
        // The log odds of a bead are -0.4 + 0.8 · 0 + 0.25 · 2 = 0.1, and 1 / (1 + e^-0.1) = 0.525.
        let even = calibrated([0.5; 10]);
        assert_near(even[0], 0.525);
        // A ratio of 2 is ln 2 = 0.693 nats off, which counts as 0.5: 0.1 - 4 · 0.5 = -1.9, and 1 / (1 + e^1.9) = 0.130.
        assert_near(even[9], 0.130);
    }

    #[test]
    fn a_doubtful_text_makes_its_sure_beads_doubtful() {
        // One bead at 9 to 1 (2.197 nats) in a text of even odds: (40 + 2.197) / 20 = 2.110 nats, so its log odds are
        // -0.4 + 0.8 · 2.197 + 0.25 · 2.110 = 1.885, and 1 / (1 + e^-1.885) = 0.868.
        let mut posteriors = [0.5; 10];
        posteriors[0] = 0.9;
        assert_near(calibrated(posteriors)[0], 0.868);
        // Where all are so: (40 + 10 · 2.197) / 20 = 3.099 nats, log odds 2.133, probability 0.894.
        assert_near(calibrated([0.9; 10])[0], 0.894);
    }

    #[test]
    fn certainty_counts_as_seven_nats() {
        // (40 + 10 · 7) / 20 = 5.5 nats: -0.4 + 0.8 · 7 + 0.25 · 5.5 = 6.575, and 1 / (1 + e^-6.575) = 0.9986.
        assert_near(calibrated([1.0; 10])[0], 0.9986);
    }

    #[test]
    fn gaps_keep_their_posterior() {
        let (source, target) = (text("зимовье\n"), text("winter\n"));
        let mut beads = [ScoredBead { source: 0..1, target: 0..0, probability: 0.3 }, bead(0, 0.5)];
        Calibrator::new(PerSide::new(&source, &target), 0.0, &beads, WEIGHTS).apply(&mut beads);
        assert_near(beads[0].probability, 0.3);
    }
}
