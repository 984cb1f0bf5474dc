//! Exact search in a corridor: the probability of every bead, and the beads that are most likely right in sum.
//!
//! Forward and backward sums over all paths (Rabiner 1989, section III) in plain numbers, each row brought to the scale
//! of its largest value; gaps are states, so that a long omission is not many short ones (affine gaps, Gotoh 1982).

use std::ops::Range;

use super::arithmetic::{exp_wide as exp, ln_wide as ln};
use super::corridor::Corridor;
use super::lattice::{Gaps, Lattice, place};
use super::shapes::Depth;
use super::sums::{Factors, Sums};
use super::weights::Worth;

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

/// What a search goes by besides the scores.
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

impl Lattice<'_> {
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
            for step in self.steps(i) {
                let factor = factors.over(step.sentences);
                let from = sums.bead[step.to].iter().zip(self.ratios(i, step.shape, &step.valid));
                for (sum, (later, &ratio)) in beads[place(&row, &step.valid)].iter_mut().zip(from) {
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
}
