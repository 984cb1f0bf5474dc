//! Sums over paths through a corridor, row by row.

use std::ops::Range;

use super::corridor::Corridor;
use super::shapes::LONGEST;
use crate::words::arithmetic::{exp_wide as exp, ln_wide as ln};

/// Sums over all paths to (or from) each cell, by the state there: a bead with both sides, or a gap, short or long.
///
/// Each row has its own scale.
pub(in crate::align) struct Sums {
    pub bead: Vec<f64>,
    pub omitted: [Vec<f64>; 2],
    pub added: [Vec<f64>; 2],
    /// Of all states.
    pub totals: Vec<f64>,
    /// Natural logarithms.
    pub scales: Vec<f64>,
}

impl Sums {
    pub fn new(corridor: &Corridor) -> Self {
        let row = || vec![0.0; corridor.cells()];
        Self {
            bead: row(),
            omitted: [row(), row()],
            added: [row(), row()],
            totals: row(),
            scales: vec![0.0; corridor.borders().len()],
        }
    }

    /// Weight of all paths through a cell; `self` holds those to it, `backward` those from it.
    pub fn through(&self, backward: &Self, cell: usize) -> f64 {
        let gaps = |to: &[Vec<f64>; 2], from: &[Vec<f64>; 2]| to[0][cell] * from[0][cell] + to[1][cell] * from[1][cell];
        self.bead[cell] * backward.bead[cell]
            + gaps(&self.omitted, &backward.omitted)
            + gaps(&self.added, &backward.added)
    }

    /// Sum over the states after which a gap in the source may begin.
    pub fn fresh(&self, cell: usize) -> f64 {
        self.bead[cell] + self.omitted[0][cell] + self.omitted[1][cell]
    }

    /// Brings a row to the scale of its largest value, and adds up its states.
    pub fn scale(&mut self, cells: Range<usize>, row: usize, scale: f64) {
        let largest = |values: &[f64]| values[cells.clone()].iter().copied().fold(0.0, f64::max);
        let all = [&self.bead, &self.omitted[0], &self.omitted[1], &self.added[0], &self.added[1]];
        let top = all.into_iter().map(|values| largest(values)).fold(0.0, f64::max);
        self.scales[row] = scale;
        if top > 0.0 && top.is_finite() {
            self.scales[row] += ln(top);
            let factor = 1.0 / top;
            let [short, long] = &mut self.omitted;
            let [brief, wide] = &mut self.added;
            for values in [&mut self.bead, short, long, brief, wide] {
                for value in &mut values[cells.clone()] {
                    *value *= factor;
                }
            }
        }
        for cell in cells {
            let gaps = self.omitted[0][cell] + self.omitted[1][cell] + self.added[0][cell] + self.added[1][cell];
            self.totals[cell] = self.bead[cell] + gaps;
        }
    }
}

/// What brings the scale of one row to that of another, by the number of source sentences between them.
pub(in crate::align) struct Factors([f64; LONGEST + 1]);

impl Factors {
    /// `log` gives natural logarithms; none where there is no such row.
    pub fn new(log: impl Fn(usize) -> Option<f64>) -> Self {
        Self(std::array::from_fn(|m| log(m).map_or(0.0, exp)))
    }

    pub fn over(&self, sentences: usize) -> f64 {
        self.0[sentences]
    }
}
