//! Exact search in a corridor: the probability of every bead, and the beads that are most likely right in sum.
//!
//! Forward and backward sums over all paths (Rabiner 1989, section III) in plain numbers, each row brought to the scale
//! of its largest value; gaps are states, so that a long omission is not many short ones (affine gaps, Gotoh 1982).

use std::ops::Range;

use super::arithmetic::{exp_wide as exp, ln_wide as ln};
use super::corridor::Corridor;
use super::shapes::{Depth, LONGEST};
use super::sums::Sums;
use super::weights::Worth;
use crate::model::Shape;

/// What gaps cost: natural logarithms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gaps {
    /// Beginning a gap of a few sentences, and one more sentence in it.
    pub short: (f32, f32),
    /// Beginning a gap of a passage, and one more sentence in it.
    pub long: (f32, f32),
}

impl Gaps {
    /// Cost of leaving out `length` sentences in a row.
    fn over(self, length: usize) -> f32 {
        let cost = |(begin, go_on): (f32, f32)| begin + go_on * (length - 1) as f32;
        if length == 0 { 0.0 } else { cost(self.short).max(cost(self.long)) }
    }
}

/// A bead that the search chose: borders of the source and of the target, and the probability of exactly this bead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub source: Range<u32>,
    pub target: Range<u32>,
    pub probability: f32,
}

/// Result of a search.
#[derive(Debug)]
pub(super) struct Search {
    /// Beads in order; gaps have one sentence each.
    pub beads: Vec<Found>,
    /// Natural log of how much likelier all paths together are than leaving everything unlinked.
    pub gain: f64,
    /// Source borders where the paths press against the corridor's rim: what lies beyond may be better.
    pub pressed: Vec<u32>,
}

/// Exponents beyond this leave the range of an `f32`.
const LARGEST: f32 = 80.0;

/// Scores of 1-1 beads above this are brought down to it, in nats.
const HIGH: f32 = 40.0;

/// Share of the paths through the outermost cell of a row above which the corridor is too narrow there: with this one, set by
/// hand, less than 2 % of the cells are searched again, and as many beads are right as in a corridor twice as wide.
const PRESSED: f64 = 0.02;

/// How sure the probabilities of a search are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sureness {
    /// The plain posterior: enough to learn from.
    Plain,
    /// The one of a second pass over the square roots of all ratios, for those who read it: the evidence of a sentence is
    /// not independent, so that the plain posterior is too sure of itself. Of the exponents 0.3 to 1, one half ranked right
    /// beads best above wrong ones on the development sets.
    Tempered,
}

/// What is searched besides the scores.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    pub gaps: Gaps,
    pub worth: Worth,
    pub sureness: Sureness,
}

/// Finds the beads that maximise the expected number of right ones, by what each kind is worth. `scores` are laid out as in
/// [`super::score::Scores`], priors included.
pub(super) fn search(corridor: &Corridor, depth: Depth, scores: Vec<f32>, aim: Aim) -> Search {
    let Aim { gaps, worth, sureness } = aim;
    let mut lattice = Lattice::new(corridor, depth, scores, gaps);
    let (forward, backward) = rayon::join(|| lattice.forward(), || lattice.backward());
    let mut beads = lattice.decide(&forward, &backward, worth);
    let gain = lattice.gain(&forward, gaps);
    let pressed = lattice.pressed(&forward, &backward);
    if sureness == Sureness::Tempered {
        drop((forward, backward));
        lattice.temper();
        let (forward, backward) = rayon::join(|| lattice.forward(), || lattice.backward());
        lattice.tell(&forward, &backward, &mut beads);
    }
    Search { beads, gain, pressed }
}

struct Lattice<'a> {
    corridor: &'a Corridor,
    shapes: &'static [Shape],
    /// Likelihood ratios of beads over the potentials of their sentences.
    ratios: Vec<f32>,
    /// What a gap over each sentence takes for its potential.
    omit: Vec<f64>,
    add: Vec<f64>,
    /// Factors for beginning a gap, short and long, and for going on in it.
    begin: [f64; 2],
    go_on: [f64; 2],
    /// Sum of all potentials.
    potential: f64,
}

impl<'a> Lattice<'a> {
    /// Every path takes each sentence once, so a sum of values of sentences can be taken off the scores without changing
    /// any probability: what the best 1-1 score of a sentence has above [`HIGH`], half from each side, keeps exponents small.
    fn new(corridor: &'a Corridor, depth: Depth, scores: Vec<f32>, gaps: Gaps) -> Self {
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
        let gap = |potentials: &[f32]| -> Vec<f64> {
            potentials.iter().map(|&v| f64::from(super::arithmetic::exp(-v.min(LARGEST)))).collect()
        };
        let factor = |log: f32| f64::from(super::arithmetic::exp(log));
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
    fn temper(&mut self) {
        self.ratios.iter_mut().for_each(|ratio| *ratio = ratio.sqrt());
        let factors = self.omit.iter_mut().chain(&mut self.add).chain(&mut self.begin).chain(&mut self.go_on);
        factors.for_each(|factor| *factor = factor.sqrt());
    }

    /// The ratios of beads of shape `k` from row `i`, for the target borders `valid`.
    fn ratios(&self, i: usize, k: usize, valid: &Range<u32>) -> &[f32] {
        let row = self.corridor.row(i);
        let base = self.corridor.offset(i) * self.shapes.len() + k * row.len();
        &self.ratios[base..base + row.len()][place(&row, valid)]
    }

    /// Numbers of the cells of row `i` with the target borders `borders`.
    fn cells(&self, i: usize, borders: &Range<u32>) -> Range<usize> {
        let (row, offset) = (self.corridor.row(i), self.corridor.offset(i));
        let place = place(&row, borders);
        offset + place.start..offset + place.end
    }

    /// Sums over all paths from the first cell.
    fn forward(&self) -> Sums {
        let corridor = self.corridor;
        let (first, targets) = (corridor.borders().start, corridor.targets());
        let mut sums = Sums::new(corridor);
        sums.bead[0] = 1.0;
        for i in corridor.borders() {
            let (row, offset) = (corridor.row(i), corridor.offset(i));
            let reference = if i > first { sums.scales[i - 1 - first] } else { 0.0 };
            let factors = Factors::new(|m| Some(sums.scales.get((i - first).checked_sub(m)?)? - reference));
            for (k, shape) in self.shapes.iter().enumerate() {
                let (m, n) = (shape.source as usize, shape.target);
                if i < first + m {
                    continue;
                }
                let valid = corridor.beads_from(i - m, m, n);
                if valid.is_empty() {
                    continue;
                }
                let factor = factors.over(m);
                let into = self.cells(i, &(valid.start + n..valid.end + n));
                let from = sums.totals[self.cells(i - m, &valid)].iter().zip(self.ratios(i - m, k, &valid));
                for (sum, (total, &ratio)) in sums.bead[into].iter_mut().zip(from) {
                    *sum += total * f64::from(ratio) * factor;
                }
            }
            if i > first {
                let above = corridor.row(i - 1);
                let shared = above.start.max(row.start)..above.end.min(row.end);
                for (from, to) in self.cells(i - 1, &shared).zip(self.cells(i, &shared)) {
                    for kind in 0..2 {
                        let into = sums.bead[from] * self.begin[kind] + sums.omitted[kind][from] * self.go_on[kind];
                        sums.omitted[kind][to] = into * self.omit[i - 1 - first];
                    }
                }
            }
            for (cell, j) in (offset + 1..).zip(row.start + 1..row.end) {
                let fresh = sums.fresh(cell - 1);
                for kind in 0..2 {
                    let into = fresh * self.begin[kind] + sums.added[kind][cell - 1] * self.go_on[kind];
                    sums.added[kind][cell] = into * self.add[(j - 1 - targets.start) as usize];
                }
            }
            sums.scale(offset..offset + row.len(), i - first, reference);
        }
        sums
    }

    /// Sums over all paths to the last cell.
    fn backward(&self) -> Sums {
        let corridor = self.corridor;
        let (first, last, targets) = (corridor.borders().start, corridor.last(), corridor.targets());
        let mut sums = Sums::new(corridor);
        let mut beads = Vec::new();
        for i in corridor.borders().rev() {
            let (row, offset) = (corridor.row(i), corridor.offset(i));
            let reference = if i < last { sums.scales[i + 1 - first] } else { 0.0 };
            beads.clear();
            beads.resize(row.len(), 0.0_f64);
            let factors = Factors::new(|m| Some(sums.scales.get(i + m - first)? - reference));
            for (k, shape) in self.shapes.iter().enumerate() {
                let (m, n) = (shape.source as usize, shape.target);
                let valid = corridor.beads_from(i, m, n);
                if valid.is_empty() {
                    continue;
                }
                let factor = factors.over(m);
                let to = self.cells(i + m, &(valid.start + n..valid.end + n));
                let from = sums.bead[to].iter().zip(self.ratios(i, k, &valid));
                for (sum, (later, &ratio)) in beads[place(&row, &valid)].iter_mut().zip(from) {
                    *sum += later * f64::from(ratio) * factor;
                }
            }
            if i == last {
                beads[row.len() - 1] = 1.0;
            }
            let below = corridor.row(i + 1);
            for (at, j) in row.clone().enumerate().rev() {
                let cell = offset + at;
                let (mut fresh, mut open) = (beads[at], [beads[at]; 2]);
                if at + 1 < row.len() {
                    let step = self.add[(j - targets.start) as usize];
                    for (kind, open) in open.iter_mut().enumerate() {
                        let later = sums.added[kind][cell + 1] * step;
                        fresh += later * self.begin[kind];
                        *open += later * self.go_on[kind];
                    }
                }
                sums.added[0][cell] = open[0];
                sums.added[1][cell] = open[1];
                let mut closed = fresh;
                let mut omitted = [fresh; 2];
                if below.contains(&j) {
                    let to = corridor.offset(i + 1) + (j - below.start) as usize;
                    for (kind, open) in omitted.iter_mut().enumerate() {
                        let later = sums.omitted[kind][to] * self.omit[i - first];
                        closed += later * self.begin[kind];
                        *open += later * self.go_on[kind];
                    }
                }
                sums.omitted[0][cell] = omitted[0];
                sums.omitted[1][cell] = omitted[1];
                sums.bead[cell] = closed;
            }
            sums.scale(offset..offset + row.len(), i - first, reference);
        }
        sums
    }

    /// The rows whose outermost cells, where the region goes on beyond them, have more than [`PRESSED`] of the paths.
    fn pressed(&self, forward: &Sums, backward: &Sums) -> Vec<u32> {
        let corridor = self.corridor;
        let (first, targets) = (corridor.borders().start, corridor.targets());
        let all = forward.scales[forward.scales.len() - 1] + ln(forward.totals[corridor.cells() - 1]);
        let pressed = corridor.borders().filter(|&i| {
            let row = corridor.row(i);
            let scale = exp(forward.scales[i - first] + backward.scales[i - first] - all);
            let through = |j: u32| forward.through(backward, self.cells(i, &(j..j + 1)).start) * scale;
            row.start > targets.start && through(row.start) > PRESSED
                || row.end <= targets.end && through(row.end - 1) > PRESSED
        });
        pressed.map(|i| i as u32).collect()
    }

    /// All paths against the one that leaves everything unlinked.
    fn gain(&self, forward: &Sums, gaps: Gaps) -> f64 {
        let end = self.corridor.cells() - 1;
        let all = forward.scales[forward.scales.len() - 1] + ln(forward.totals[end]) + self.potential;
        all - f64::from(gaps.over(self.omit.len()) + gaps.over(self.add.len()))
    }

    /// From the last cell back, the choice that adds most to the expected number of right beads; then the chosen path.
    fn decide(&self, forward: &Sums, backward: &Sums, worth: Worth) -> Vec<Found> {
        let corridor = self.corridor;
        let (first, last) = (corridor.borders().start, corridor.last());
        let end = corridor.cells() - 1;
        let all = forward.scales[last - first] + ln(forward.totals[end]);
        let mut best = vec![Choice::default(); corridor.cells()];
        for i in corridor.borders().rev() {
            let (row, offset) = (corridor.row(i), corridor.offset(i));
            let factors = Factors::new(|m| Some(forward.scales[i - first] + backward.scales.get(i + m - first)? - all));
            for (k, shape) in self.shapes.iter().enumerate() {
                let (m, n) = (shape.source as usize, shape.target);
                let valid = corridor.beads_from(i, m, n);
                if valid.is_empty() {
                    continue;
                }
                let factor = factors.over(m);
                let to = self.cells(i + m, &(valid.start + n..valid.end + n));
                for ((cell, to), &ratio) in self.cells(i, &valid).zip(to).zip(self.ratios(i, k, &valid)) {
                    let p = (forward.totals[cell] * f64::from(ratio) * backward.bead[to] * factor) as f32;
                    let gain = p - worth.chosen + best[to].gain;
                    best[cell].offer(gain, k as u8, p);
                }
            }
            let below = corridor.row(i + 1);
            let (here, down) = (factors.over(0), factors.over(1));
            for (at, j) in row.clone().enumerate().rev() {
                let cell = offset + at;
                if cell == end {
                    best[cell].gain = 0.0;
                    continue;
                }
                if below.contains(&j) {
                    let to = corridor.offset(i + 1) + (j - below.start) as usize;
                    let p = (self.omission(forward, backward, [cell, to], i) * down) as f32;
                    let gain = worth.gap * p - worth.chosen + best[to].gain;
                    best[cell].offer(gain, OMIT, p);
                }
                if at + 1 < row.len() {
                    let p = (self.addition(forward, backward, [cell, cell + 1], j) * here) as f32;
                    let gain = worth.gap * p - worth.chosen + best[cell + 1].gain;
                    best[cell].offer(gain, ADD, p);
                }
            }
        }
        self.walk(&best)
    }

    /// Gives each bead of a path its probability.
    fn tell(&self, forward: &Sums, backward: &Sums, beads: &mut [Found]) {
        let corridor = self.corridor;
        let first = corridor.borders().start;
        let all = forward.scales[forward.scales.len() - 1] + ln(forward.totals[corridor.cells() - 1]);
        for bead in beads {
            let (i, j) = (bead.source.start as usize, bead.target.start);
            let (m, n) = (bead.source.len(), bead.target.len() as u32);
            let from = self.cells(i, &(j..j + 1)).start;
            let to = self.cells(i + m, &(j + n..j + n + 1)).start;
            let factor = exp(forward.scales[i - first] + backward.scales[i + m - first] - all);
            let p = match (m, n) {
                (1, 0) => self.omission(forward, backward, [from, to], i),
                (0, 1) => self.addition(forward, backward, [from, to], j),
                _ => {
                    let shape = Shape { source: m as u32, target: n };
                    let shape = self.shapes.iter().position(|&known| known == shape);
                    shape.map_or(0.0, |k| {
                        forward.totals[from] * f64::from(self.ratios(i, k, &(j..j + 1))[0]) * backward.bead[to]
                    })
                }
            };
            bead.probability = ((p * factor) as f32).clamp(0.0, 1.0);
        }
    }

    /// Weight of all paths that leave out the source sentence behind border `i`, between two cells.
    fn omission(&self, forward: &Sums, backward: &Sums, [from, to]: [usize; 2], i: usize) -> f64 {
        let step = |kind: usize| {
            let into = forward.bead[from] * self.begin[kind] + forward.omitted[kind][from] * self.go_on[kind];
            into * self.omit[i - self.corridor.borders().start] * backward.omitted[kind][to]
        };
        step(0) + step(1)
    }

    /// Weight of all paths that add the target sentence behind border `j`, between two cells.
    fn addition(&self, forward: &Sums, backward: &Sums, [from, to]: [usize; 2], j: u32) -> f64 {
        let step = |kind: usize| {
            let into = forward.fresh(from) * self.begin[kind] + forward.added[kind][from] * self.go_on[kind];
            into * self.add[(j - self.corridor.targets().start) as usize] * backward.added[kind][to]
        };
        step(0) + step(1)
    }

    /// Follows the choices from the first cell to the last.
    fn walk(&self, best: &[Choice]) -> Vec<Found> {
        let corridor = self.corridor;
        let (mut i, last) = (corridor.borders().start, corridor.last());
        let Range { start: mut j, end } = corridor.targets();
        let mut beads = Vec::new();
        while i < last || j < end {
            let choice = best[corridor.offset(i) + (j - corridor.row(i).start) as usize];
            let (m, n) = match choice.what {
                OMIT => (1, 0),
                ADD => (0, 1),
                k => (self.shapes[k as usize].source, self.shapes[k as usize].target),
            };
            beads.push(Found {
                source: i as u32..i as u32 + m,
                target: j..j + n,
                probability: choice.probability.clamp(0.0, 1.0),
            });
            i += m as usize;
            j += n;
        }
        beads
    }
}

/// What brings the scale of one row to that of another, by the number of source sentences between them.
struct Factors([f64; LONGEST + 1]);

impl Factors {
    /// `log` gives natural logarithms; none where there is no such row.
    fn new(log: impl Fn(usize) -> Option<f64>) -> Self {
        Self(std::array::from_fn(|m| log(m).map_or(0.0, exp)))
    }

    fn over(&self, sentences: usize) -> f64 {
        self.0[sentences]
    }
}

/// What to do at a cell: the number of a shape, [`OMIT`] or [`ADD`].
#[derive(Clone, Copy)]
struct Choice {
    /// Expected number of right beads from here to the end.
    gain: f32,
    probability: f32,
    what: u8,
}

const OMIT: u8 = 254;
const ADD: u8 = 255;

impl Default for Choice {
    fn default() -> Self {
        Self { gain: f32::NEG_INFINITY, probability: 0.0, what: ADD }
    }
}

impl Choice {
    fn offer(&mut self, gain: f32, what: u8, probability: f32) {
        if gain > self.gain {
            *self = Self { gain, probability, what };
        }
    }
}

/// Places of `borders` in a row.
fn place(row: &Range<u32>, borders: &Range<u32>) -> Range<usize> {
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
        *value = super::arithmetic::exp(value.clamp(-LARGEST, LARGEST));
    }
}
