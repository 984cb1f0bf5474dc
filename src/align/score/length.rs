//! Long sentences have long translations: the ratio of the lengths against lengths drawn at random.

use wide::f32x8;

use super::{Evidence, Scores};
use crate::align::arithmetic::ln;
use crate::align::shapes::{self, LONGEST};
use crate::words::reading::Reading;

/// What is known of the lengths of two texts and their ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lengths {
    /// Natural log of target letters a source letter.
    pub log_ratio: f32,
    /// Of each side, the mean length of a sentence in letters.
    pub means: [f32; 2],
    /// Of each side, the shape of the gamma distribution of its sentence lengths (mean squared over variance).
    pub shapes: [f32; 2],
}

/// Variance of the log length ratio that does not shrink with length.
/// With [`VARIANCE_PER_LETTER`] fitted on the development sets; the idea of a variance by length: Gale & Church (1993), 3.1.
const VARIANCE: f32 = 0.02;

/// Variance of the log length ratio times the mean length of the two sides, in letters.
const VARIANCE_PER_LETTER: f32 = 3.0;

/// Variance of the log length ratio of free translations, and their share.
const WIDE: (f32, f32) = (0.5, 0.05);

/// Sentence lengths, in letters, up to which logarithms and densities are tabled.
const TABLED: usize = 2048;

/// Least shape of the gamma distribution: a text of very unequal lines would have none.
const LEAST_SHAPE: f32 = 0.3;

impl Lengths {
    /// Means and spreads of both sides; the ratio from all letters of both texts.
    #[must_use]
    pub fn new(source: &Reading, target: &Reading) -> Self {
        let measure = |side: &Reading| {
            let n = side.len().max(1) as f32;
            let mean = side.length(0, side.len()) as f32 / n;
            let square: f32 = (0..side.len()).map(|i| (side.length(i, i + 1) as f32 - mean).powi(2)).sum::<f32>() / n;
            (mean.max(1.0), (mean * mean / square.max(1.0)).max(LEAST_SHAPE))
        };
        let (s, t) = (measure(source), measure(target));
        let totals = [source, target].map(|side| side.length(0, side.len()).max(1) as f32);
        Self { log_ratio: ln(totals[1]) - ln(totals[0]), means: [s.0, t.0], shapes: [s.1, t.1] }
    }
}

/// The evidence of lengths for one pair of texts.
#[derive(Debug)]
pub struct Length<'a> {
    source: &'a Reading,
    target: &'a Reading,
    lengths: Lengths,
    logs: Vec<f32>,
    /// Log density of the log length of a run of 1..=5 sentences, by side and run, then length in letters.
    backgrounds: [Vec<Background>; 2],
}

#[derive(Debug)]
struct Background {
    shape: f32,
    scale: f32,
    constant: f32,
    table: Vec<f32>,
}

impl<'a> Length<'a> {
    /// Tables for two texts.
    #[must_use]
    pub fn new(source: &'a Reading, target: &'a Reading, lengths: Lengths) -> Self {
        let logs: Vec<f32> = (0..TABLED).map(|l| ln(l.max(1) as f32)).collect();
        let backgrounds = [0, 1].map(|side| {
            (1..=LONGEST)
                .map(|run| Background::new(lengths.shapes[side], run as f32 * lengths.means[side], &logs))
                .collect()
        });
        Self { source, target, lengths, logs, backgrounds }
    }

    fn log(&self, length: u32) -> f32 {
        self.logs.get(length as usize).copied().unwrap_or_else(|| ln(length as f32))
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

impl Evidence for Length<'_> {
    fn name(&self) -> &'static str {
        "length"
    }

    fn add(&self, scores: &mut Scores<'_>) {
        let last = (scores.corridor.last(), scores.corridor.targets().end);
        for (k, prior) in shapes::all().iter().enumerate() {
            let (m, n) = (prior.shape.source as usize, prior.shape.target);
            for i in scores.rows.clone() {
                if i + m > last.0 {
                    continue;
                }
                let length = self.source.length(i, i + m);
                let (log, half) = (self.log(length), 0.5 * length as f32);
                let background = self.backgrounds[0][m - 1].at(length, log);
                let row = scores.corridor.row(i);
                let (start, end) = (row.start, row.end.min(last.1.saturating_sub(n - 1)));
                let values = scores.row(i, k);
                let mut j = start;
                while j < end {
                    let (mut x, mut mean, mut base) = ([0.0; 8], [1.0; 8], [0.0; 8]);
                    let lanes = (end - j).min(8) as usize;
                    for lane in 0..lanes {
                        let to = j as usize + lane;
                        let other = self.target.length(to, to + n as usize);
                        let other_log = self.log(other);
                        x[lane] = other_log - log - self.lengths.log_ratio;
                        mean[lane] = half + 0.5 * other as f32;
                        base[lane] = background + self.backgrounds[1][n as usize - 1].at(other, other_log);
                    }
                    let sum = ratio_density(f32x8::from(x), f32x8::from(mean)) - f32x8::from(base) * f32x8::splat(0.5);
                    let from = (j - start) as usize;
                    values[from..from + lanes].iter_mut().zip(sum.to_array()).for_each(|(v, s)| *v += s);
                    j += 8;
                }
            }
        }
    }
}

/// Log density of the log length ratio `x` of translations whose mean length is `mean` letters.
fn ratio_density(x: f32x8, mean: f32x8) -> f32x8 {
    const ROOT_TWO_PI: f32 = 2.506_628_3;
    let normal = |variance: f32x8| {
        let exponent = x * x * f32x8::splat(-0.5) / variance;
        exponent.exp() / (variance.sqrt() * f32x8::splat(ROOT_TWO_PI))
    };
    let narrow = normal(f32x8::splat(VARIANCE) + f32x8::splat(VARIANCE_PER_LETTER) / mean);
    let wide = normal(f32x8::splat(WIDE.0));
    (narrow * f32x8::splat(1.0 - WIDE.1) + wide * f32x8::splat(WIDE.1) + f32x8::splat(f32::MIN_POSITIVE)).ln()
}
