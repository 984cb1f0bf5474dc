//! From the sums over all paths to the beads of the highest expected utility, and how likely each of them is.

use std::ops::Range;

use super::lattice::Lattice;
use super::sums::{Factors, Sums};
use crate::align::scored_bead::ScoredBead;
use crate::align::weights::Utility;
use crate::model::Shape;
use crate::words::arithmetic::{exp_wide as exp, ln_wide as ln};

impl Lattice<'_> {
    /// Returns the path of the highest expected utility, chosen cell by cell from the last one back.
    pub fn decode(&self, forward: &Sums, backward: &Sums, utility: Utility) -> Vec<ScoredBead> {
        let corridor = self.corridor;
        let (first, last) = (corridor.borders().start, corridor.last());
        let end = corridor.cells() - 1;
        let all = forward.scales[last - first] + ln(forward.totals[end]);
        let mut best = vec![Choice::default(); corridor.cells()];
        for i in corridor.borders().rev() {
            let (row, offset) = (corridor.row(i), corridor.offset(i));
            let factors = Factors::new(|m| Some(forward.scales[i - first] + backward.scales.get(i + m - first)? - all));
            for step in self.steps(i) {
                let factor = factors.over(step.sentences);
                let ratios = self.ratios(i, step.shape, &step.valid);
                for ((cell, to), &ratio) in self.cells(i, &step.valid).zip(step.to).zip(ratios) {
                    let p = (forward.totals[cell] * f64::from(ratio) * backward.bead[to] * factor) as f32;
                    let gain = p - utility.chosen + best[to].gain;
                    best[cell].offer(gain, step.shape as u8, p);
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
                    let gain = utility.gap * p - utility.chosen + best[to].gain;
                    best[cell].offer(gain, OMIT, p);
                }
                if at + 1 < row.len() {
                    let p = (self.addition(forward, backward, [cell, cell + 1], j) * here) as f32;
                    let gain = utility.gap * p - utility.chosen + best[cell + 1].gain;
                    best[cell].offer(gain, ADD, p);
                }
            }
        }
        self.walk(&best)
    }

    /// Gives each bead of a path its probability in these sums.
    pub fn rescore(&self, forward: &Sums, backward: &Sums, beads: &mut [ScoredBead]) {
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

    /// Weight of all paths that leave out the source sentence after border `i`, between two cells.
    fn omission(&self, forward: &Sums, backward: &Sums, [from, to]: [usize; 2], i: usize) -> f64 {
        let step = |kind: usize| {
            let into = forward.bead[from] * self.begin[kind] + forward.omitted[kind][from] * self.go_on[kind];
            into * self.omit[i - self.corridor.borders().start] * backward.omitted[kind][to]
        };
        step(0) + step(1)
    }

    /// Weight of all paths that add the target sentence after border `j`, between two cells.
    fn addition(&self, forward: &Sums, backward: &Sums, [from, to]: [usize; 2], j: u32) -> f64 {
        let step = |kind: usize| {
            let into = forward.fresh(from) * self.begin[kind] + forward.added[kind][from] * self.go_on[kind];
            into * self.add[(j - self.corridor.targets().start) as usize] * backward.added[kind][to]
        };
        step(0) + step(1)
    }

    /// Follows the choices from the first cell to the last.
    fn walk(&self, best: &[Choice]) -> Vec<ScoredBead> {
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
            beads.push(ScoredBead {
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

/// The best step from a cell.
#[derive(Clone, Copy)]
struct Choice {
    /// Expected utility from here to the end, in right beads.
    gain: f32,
    probability: f32,
    /// The number of a shape, [`OMIT`] or [`ADD`].
    what: u8,
}

/// Leaves out the next source sentence; shapes have lower numbers.
const OMIT: u8 = 254;

/// Adds the next target sentence.
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
