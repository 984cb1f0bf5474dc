//! The corridor as the search walks it: what each bead multiplies a path with, and what each gap does.

use std::ops::Range;

use super::corridor::Corridor;
use super::shapes::Depth;
use crate::model::Shape;
use crate::words::arithmetic::exp;

/// What gaps cost: natural logarithms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::align) struct Gaps {
    /// Beginning a gap of a few sentences, and one more sentence in it.
    pub short: (f32, f32),
    /// Beginning a gap of a passage, and one more sentence in it.
    pub long: (f32, f32),
}

impl Gaps {
    /// Cost of leaving out `length` sentences in a row.
    pub fn over(self, length: usize) -> f32 {
        let cost = |(begin, go_on): (f32, f32)| begin + go_on * (length - 1) as f32;
        if length == 0 { 0.0 } else { cost(self.short).max(cost(self.long)) }
    }
}

/// Bound of exponents either way, in nats: the normal range of an `f32` ends near e^±87.
const LARGEST: f32 = 80.0;

/// Scores of 1-1 beads above this are brought down to it, in nats, which keeps exponents well below [`LARGEST`]. Set by
/// hand.
const HIGH: f32 = 40.0;

/// Likelihood ratios of all beads and gaps of a corridor.
pub(in crate::align) struct Lattice<'a> {
    pub corridor: &'a Corridor,
    pub shapes: &'static [Shape],
    /// Likelihood ratios of beads over the potentials of their sentences.
    ratios: Vec<f32>,
    /// What a gap over each sentence takes for its potential.
    pub omit: Vec<f64>,
    pub add: Vec<f64>,
    /// Factors for beginning a gap, short and long, and for going on in it.
    pub begin: [f64; 2],
    pub go_on: [f64; 2],
    /// Sum of all potentials.
    pub potential: f64,
}

/// The beads of one shape from one row.
pub(in crate::align) struct Step {
    /// Number of the shape.
    pub shape: usize,
    /// How many source sentences they take.
    pub sentences: usize,
    /// The target borders where they begin.
    pub valid: Range<u32>,
    /// The cells where they end.
    pub to: Range<usize>,
}

impl<'a> Lattice<'a> {
    /// Every path takes each sentence once, so a sum of values of sentences can be taken off the scores without changing
    /// any probability: what the best 1-1 score of a sentence has above [`HIGH`], half from each side, keeps exponents small.
    pub fn new(corridor: &'a Corridor, depth: Depth, scores: Vec<f32>, gaps: Gaps) -> Self {
        let (first, last, targets) = (corridor.borders().start, corridor.last(), corridor.targets());
        let mut source = vec![0.0_f32; last - first];
        let mut target = vec![0.0_f32; (targets.end - targets.start) as usize];
        for (i, potential) in source.iter_mut().enumerate() {
            let row = corridor.row(first + i);
            let base = corridor.offset(first + i) * depth.shapes().len();
            for j in corridor.beads_from(first + i, 1, 1) {
                let half = 0.5 * (scores[base + (j - row.start) as usize] - HIGH);
                let other = &mut target[(j - targets.start) as usize];
                *potential = potential.max(half);
                *other = other.max(half);
            }
        }
        let gap =
            |potentials: &[f32]| -> Vec<f64> { potentials.iter().map(|&v| f64::from(exp(-v.min(LARGEST)))).collect() };
        let factor = |log: f32| f64::from(exp(log));
        let mut lattice = Self {
            corridor,
            shapes: depth.shapes(),
            ratios: scores,
            omit: gap(&source),
            add: gap(&target),
            begin: [factor(gaps.short.0), factor(gaps.long.0)],
            go_on: [factor(gaps.short.1), factor(gaps.long.1)],
            potential: source.iter().chain(&target).map(|&v| f64::from(v)).sum(),
        };
        lattice.exponentiate(&running_sums(&source), &running_sums(&target));
        lattice
    }

    /// Takes the potentials off the scores and makes them ratios.
    fn exponentiate(&mut self, source: &[f64], target: &[f64]) {
        let corridor = self.corridor;
        let (first, targets) = (corridor.borders().start, corridor.targets());
        for i in corridor.borders() {
            let (row, base) = (corridor.row(i), corridor.offset(i) * self.shapes.len());
            for (k, shape) in self.shapes.iter().enumerate() {
                let (m, n) = (shape.source as usize, shape.target);
                let valid = corridor.beads_from(i, m, n);
                let values = &mut self.ratios[base + k * row.len()..base + (k + 1) * row.len()];
                if !valid.is_empty() {
                    let own = source[i + m - first] - source[i - first];
                    for (value, at) in
                        values[place(&row, &valid)].iter_mut().zip((valid.start - targets.start) as usize..)
                    {
                        *value -= (own + target[at + n as usize] - target[at]) as f32;
                    }
                }
            }
            exponentials(&mut self.ratios[base..base + row.len() * self.shapes.len()]);
        }
    }

    /// Takes the square root of all ratios and costs; so are those of the potentials, which cancel as before.
    pub fn temper(&mut self) {
        self.ratios.iter_mut().for_each(|ratio| *ratio = ratio.sqrt());
        let factors = self.omit.iter_mut().chain(&mut self.add).chain(&mut self.begin).chain(&mut self.go_on);
        factors.for_each(|factor| *factor = factor.sqrt());
    }

    /// The beads from row `i`, shape by shape, but for shapes of which none ends inside the corridor.
    pub fn steps(&self, i: usize) -> impl Iterator<Item = Step> + '_ {
        let step = move |(shape, of): (usize, &Shape)| {
            let (sentences, n) = (of.source as usize, of.target);
            let valid = self.corridor.beads_from(i, sentences, n);
            let to = || self.cells(i + sentences, &(valid.start + n..valid.end + n));
            (!valid.is_empty()).then(|| Step { shape, sentences, to: to(), valid: valid.clone() })
        };
        self.shapes.iter().enumerate().filter_map(step)
    }

    /// The ratios of beads of shape `k` from row `i`, for the target borders `valid`.
    pub fn ratios(&self, i: usize, k: usize, valid: &Range<u32>) -> &[f32] {
        let row = self.corridor.row(i);
        let base = self.corridor.offset(i) * self.shapes.len() + k * row.len();
        &self.ratios[base..base + row.len()][place(&row, valid)]
    }

    /// Numbers of the cells of row `i` with the target borders `borders`.
    pub fn cells(&self, i: usize, borders: &Range<u32>) -> Range<usize> {
        let (row, offset) = (self.corridor.row(i), self.corridor.offset(i));
        let place = place(&row, borders);
        offset + place.start..offset + place.end
    }
}

/// Places of `borders` in a row.
pub(in crate::align) fn place(row: &Range<u32>, borders: &Range<u32>) -> Range<usize> {
    (borders.start - row.start) as usize..(borders.end - row.start) as usize
}

fn running_sums(values: &[f32]) -> Vec<f64> {
    let mut sum = 0.0;
    let step = values.iter().map(|&v| {
        sum += f64::from(v);
        sum
    });
    std::iter::once(0.0).chain(step).collect()
}

fn exponentials(values: &mut [f32]) {
    let limit = wide::f32x8::splat(LARGEST);
    let mut chunks = values.chunks_exact_mut(8);
    for chunk in &mut chunks {
        let mut lanes = [0.0; 8];
        lanes.copy_from_slice(chunk);
        let x = wide::f32x8::from(lanes).min(limit).max(-limit);
        chunk.copy_from_slice(&x.exp().to_array());
    }
    for value in chunks.into_remainder() {
        *value = exp(value.clamp(-LARGEST, LARGEST));
    }
}
