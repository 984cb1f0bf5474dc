//! Forward and backward sums over all paths through a lattice (Rabiner 1989, section III).
//!
//! Plain numbers rather than logarithms: each row is brought to the scale of its largest value. Gaps are states, so that a
//! long omission is not many short ones (affine gaps, Gotoh 1982).

use super::lattice::{Lattice, place};
use super::sums::{Factors, Sums};

impl Lattice<'_> {
    /// Sums over all paths from the first cell.
    pub fn forward(&self) -> Sums {
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
    pub fn backward(&self) -> Sums {
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
}
