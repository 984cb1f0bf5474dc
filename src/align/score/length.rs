//! Long sentences have long translations: the ratio of the lengths against lengths drawn at random.

use std::ops::Range;

use wide::f32x8;

use super::{Evidence, Scores};
use crate::align::scored_bead::ScoredBead;
use crate::align::search::shapes::LONGEST;
use crate::align::weights::Spread;
use crate::model::{PerSide, Shape};
use crate::words::arithmetic::{exp, ln};
use crate::words::tokenized_text::TokenizedText;

/// What is known of the lengths of two texts and their ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lengths {
    /// Natural log of target letters a source letter.
    pub log_ratio: f32,
    /// How many times the usual variance the log ratio has in these texts.
    pub variance: f32,
    /// Of each side, the mean length of a sentence in letters.
    pub means: PerSide<f32>,
    /// Of each side, the shape of the gamma distribution of its sentence lengths (mean squared over variance).
    pub gamma_shapes: PerSide<f32>,
}

impl Spread {
    /// The same with so many times the variance; that of free translations stays.
    fn times(self, factor: f32) -> Self {
        Self { variance: factor * self.variance, per_letter: factor * self.per_letter, ..self }
    }
}

/// Lengths, in letters, up to which logarithms and densities are tabled; those of longer runs are computed one by one. A matter
/// of speed only.
const TABLED: usize = 2048;

/// Source sentences that the ratio of the whole texts weighs against those linked: hardly any. Set by hand.
const RATIO_TRUST: f32 = 1.0;

/// Variances beyond which a squared difference is that of a free translation, which has a variance of its own: about 2.4
/// standard deviations. Set by hand.
const FREE: f32 = 6.0;

/// Least shape of the gamma distribution, a number without unit: that of a text of very unequal lines would be near none. Set
/// by hand.
const LEAST_SHAPE: f32 = 0.3;

impl Lengths {
    /// Means and spreads of both sides; the ratio from all letters of both texts.
    #[must_use]
    pub fn new(texts: PerSide<&TokenizedText>) -> Self {
        let measure = |side: &TokenizedText| {
            let n = side.len().max(1) as f32;
            let mean = side.length(0, side.len()) as f32 / n;
            let square: f32 = (0..side.len()).map(|i| (side.length(i, i + 1) as f32 - mean).powi(2)).sum::<f32>() / n;
            (mean.max(1.0), (mean * mean / square.max(1.0)).max(LEAST_SHAPE))
        };
        let measured = texts.map(measure);
        let letters = texts.map(|text| ln(text.length(0, text.len()).max(1) as f32));
        Self {
            log_ratio: letters.target - letters.source,
            variance: 1.0,
            means: measured.map(|(mean, _)| mean),
            gamma_shapes: measured.map(|(_, shape)| shape),
        }
    }

    /// The same with the ratio of what is linked, and with its spread, each bead counted by its probability: what one side
    /// alone has, a preface or a passage that the translation leaves out, says nothing about it.
    pub(in crate::align) fn learn(self, texts: PerSide<&TokenizedText>, beads: &[ScoredBead], spread: Spread) -> Self {
        let linked = beads.iter().filter(|b| b.is_linked());
        let of =
            |side: &TokenizedText, range: &Range<u32>| side.length(range.start as usize, range.end as usize) as f32;
        let lengths: Vec<(f32, f32, f32)> =
            linked.map(|b| (of(texts.source, &b.source), of(texts.target, &b.target), b.probability)).collect();
        // Until something is linked, what was believed before.
        let believed = RATIO_TRUST * self.means.source;
        let mut letters = PerSide::new(believed, believed * exp(self.log_ratio));
        for (from, to, weight) in &lengths {
            letters.source += weight * from;
            letters.target += weight * to;
        }
        let log_ratio = ln(letters.target) - ln(letters.source);
        let (mut squares, mut count) = (spread.trust, spread.trust);
        for (from, to, weight) in lengths {
            let difference = ln(to.max(1.0)) - ln(from.max(1.0)) - log_ratio;
            let usual = spread.variance + spread.per_letter / (0.5 * (from + to)).max(1.0);
            squares += weight * spread.missed * (difference * difference / usual).min(FREE);
            count += weight;
        }
        Self { log_ratio, variance: squares / count, ..self }
    }
}

/// The evidence of lengths for one pair of texts.
#[derive(Debug)]
pub struct LengthScorer {
    lengths: Lengths,
    spread: Spread,
    /// Runs of 1..=5 sentences by side and length of the run, then first sentence.
    runs: PerSide<Vec<Runs>>,
}

/// All runs of so many sentences of one side, by their first.
#[derive(Debug, Default)]
struct Runs {
    /// Natural log of the length in letters.
    logs: Vec<f32>,
    /// Half of the length in letters.
    halves: Vec<f32>,
    /// Half of the log density of that log length in a text of this kind.
    backgrounds: Vec<f32>,
}

#[derive(Debug)]
struct Background {
    shape: f32,
    scale: f32,
    constant: f32,
    table: Vec<f32>,
}

impl LengthScorer {
    /// Tables for two texts.
    #[must_use]
    pub fn new(texts: PerSide<&TokenizedText>, lengths: Lengths, spread: Spread) -> Self {
        let logs: Vec<f32> = (0..TABLED).map(|l| ln(l.max(1) as f32)).collect();
        let runs = PerSide::from_fn(|side| {
            let (shape, mean) = (lengths.gamma_shapes[side], lengths.means[side]);
            (1..=LONGEST).map(|run| Runs::new(texts[side], run, shape, mean, &logs)).collect()
        });
        Self { lengths, spread: spread.times(lengths.variance), runs }
    }
}

impl Runs {
    fn new(text: &TokenizedText, run: usize, shape: f32, mean: f32, logs: &[f32]) -> Self {
        let background = Background::new(shape, run as f32 * mean, logs);
        let mut runs = Self::default();
        for first in 0..(text.len() + 1).saturating_sub(run) {
            let length = text.length(first, first + run);
            let log = logs.get(length as usize).copied().unwrap_or_else(|| ln(length as f32));
            runs.logs.push(log);
            runs.halves.push(0.5 * length as f32);
            runs.backgrounds.push(0.5 * background.at(length, log));
        }
        runs
    }
}

impl Background {
    /// The gamma distribution with this shape and mean. Its variance grows with the square of the run, so that runs of
    /// short lines are no surprise.
    fn new(shape: f32, mean: f32, logs: &[f32]) -> Self {
        let scale = shape / mean;
        let constant = shape * ln(scale) - ln_gamma(shape);
        let mut background = Self { shape, scale, constant, table: Vec::new() };
        background.table = logs.iter().enumerate().map(|(l, &log)| background.density(l.max(1) as f32, log)).collect();
        background
    }

    fn density(&self, length: f32, log: f32) -> f32 {
        self.constant + self.shape * log - length * self.scale
    }

    fn at(&self, length: u32, log: f32) -> f32 {
        self.table.get(length as usize).copied().unwrap_or_else(|| self.density(length as f32, log))
    }
}

/// Stirling's series after shifting the argument above 7; relative error under 1e-6.
fn ln_gamma(x: f32) -> f32 {
    let (mut x, mut product) = (x, 1.0);
    while x < 7.0 {
        product *= x;
        x += 1.0;
    }
    let series = 1.0 / (12.0 * x) - 1.0 / (360.0 * x.powi(3));
    (x - 0.5) * ln(x) - x + 0.918_938_5 + series - ln(product)
}

impl Evidence for LengthScorer {
    fn add(&self, scores: &mut Scores<'_>) {
        let corridor = scores.corridor;
        let mut lanes = Lanes::default();
        for i in scores.rows.clone() {
            // Beads that end outside the corridor are never asked for.
            let valid = |shape: &Shape| corridor.beads_from(i, shape.source as usize, shape.target);
            let shapes = scores.shapes.iter().enumerate().map(|(k, shape)| (k, shape, valid(shape)));
            let shapes = shapes.filter(|(.., valid)| !valid.is_empty());
            lanes.clear();
            for (_, shape, valid) in shapes.clone() {
                let by = &self.runs.source[shape.source as usize - 1];
                let runs = &self.runs.target[shape.target as usize - 1];
                lanes.push(by, i, runs, valid, self.lengths.log_ratio);
            }
            let mut densities = lanes.densities(self.spread);
            for (k, _, valid) in shapes {
                let start = (valid.start - corridor.row(i).start) as usize;
                let (mine, later) = densities.split_at(valid.len());
                let values = &mut scores.row(i, k)[start..start + valid.len()];
                values.iter_mut().zip(mine).for_each(|(value, density)| *value += density);
                densities = later;
            }
        }
    }
}

/// The beads of one row of the corridor side by side, so that eight are scored at once.
#[derive(Default)]
struct Lanes {
    /// Log length ratio, less that of the texts.
    ratios: Vec<f32>,
    /// Mean length of the two sides, in letters.
    means: Vec<f32>,
    /// Log density of both lengths.
    backgrounds: Vec<f32>,
}

impl Lanes {
    fn clear(&mut self) {
        [&mut self.ratios, &mut self.means, &mut self.backgrounds].into_iter().for_each(Vec::clear);
    }

    /// The beads of run `i` of one side with the runs `others` of the other.
    fn push(&mut self, by: &Runs, i: usize, runs: &Runs, others: Range<u32>, log_ratio: f32) {
        let others = others.start as usize..others.end as usize;
        let (log, half, background) = (by.logs[i] + log_ratio, by.halves[i], by.backgrounds[i]);
        self.ratios.extend(runs.logs[others.clone()].iter().map(|other| other - log));
        self.means.extend(runs.halves[others.clone()].iter().map(|other| other + half));
        self.backgrounds.extend(runs.backgrounds[others].iter().map(|other| other + background));
    }

    /// The log-likelihood ratio of each bead, and up to seven more.
    fn densities(&mut self, spread: Spread) -> &[f32] {
        for lanes in [&mut self.ratios, &mut self.means, &mut self.backgrounds] {
            lanes.resize(lanes.len().next_multiple_of(8), 1.0);
        }
        let chunks = self.ratios.chunks_exact_mut(8).zip(self.means.chunks_exact(8));
        for ((ratio, mean), background) in chunks.zip(self.backgrounds.chunks_exact(8)) {
            let density = spread.density(eight(ratio), eight(mean)) - eight(background);
            ratio.copy_from_slice(&density.to_array());
        }
        &self.ratios
    }
}

fn eight(values: &[f32]) -> f32x8 {
    let mut lanes = [0.0; 8];
    lanes.copy_from_slice(values);
    f32x8::from(lanes)
}

impl Spread {
    /// Log density of the log length ratio `x` of translations whose mean length is `mean` letters.
    ///
    /// The wide component is taken out of the sum, which leaves one exponential.
    fn density(self, x: f32x8, mean: f32x8) -> f32x8 {
        /// √2π, of the normal density.
        const ROOT_TWO_PI: f32 = 2.506_628_3;
        let half_square = x * x * f32x8::splat(0.5);
        let (wide, per_letter) = (f32x8::splat(1.0 / self.wide), f32x8::splat(self.per_letter));
        // One over the variance.
        let narrow = mean / (mean * f32x8::splat(self.variance) + per_letter);
        let usual = (half_square * (wide - narrow)).exp() * narrow.sqrt();
        let mixed =
            usual * f32x8::splat((1.0 - self.free) / ROOT_TWO_PI) + wide.sqrt() * f32x8::splat(self.free / ROOT_TWO_PI);
        mixed.ln() - half_square * wide
    }
}
