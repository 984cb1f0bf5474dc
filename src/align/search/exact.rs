//! Exact search in a corridor: the probability of every bead, and the beads that are most likely right in sum.

use super::corridor::Corridor;
use super::lattice::{Gaps, Lattice};
use super::shapes::Depth;
use super::sums::Sums;
use crate::align::scored_bead::ScoredBead;
use crate::align::weights::Utility;
use crate::words::arithmetic::{exp_wide as exp, ln_wide as ln};

/// Result of a search.
#[derive(Debug)]
pub(in crate::align) struct SearchResult {
    /// Beads in order; gaps have one sentence each.
    pub beads: Vec<ScoredBead>,
    /// Natural log of how much likelier all paths together are than leaving everything unlinked.
    pub gain: f64,
    /// Source borders where the paths press against the band edge, the outermost cells of the corridor: what lies beyond may
    /// be better.
    pub pressed: Vec<u32>,
}

/// Share of the paths through the outermost cell of a row above which the corridor is too narrow there: with this one, set by
/// hand, less than 2 % of the cells are searched again, and as many beads are right as in a corridor twice as wide.
const CROWDED: f64 = 0.02;

/// Which posterior probabilities a search gives its beads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::align) enum Posterior {
    /// That of the scores as they are: enough to learn from.
    Plain,
    /// That of a second pass over the square roots of all likelihood ratios, for people to read: the evidence of a sentence is
    /// not independent, so the plain posterior is too sure of itself. Of the exponents 0.3 to 1, one half ranked right
    /// beads best above wrong ones on the development sets.
    Tempered,
}

/// What a search maximises, besides the scores.
#[derive(Clone, Copy, Debug)]
pub(in crate::align) struct Objective {
    pub gaps: Gaps,
    pub utility: Utility,
    pub posterior: Posterior,
}

/// Returns the beads that maximise the expected utility. `scores` hold the natural log of each bead's likelihood ratio with its
/// prior: for each row of the corridor and each shape, a value for each cell of the row.
pub(in crate::align) fn search(
    corridor: &Corridor,
    depth: Depth,
    scores: Vec<f32>,
    objective: Objective,
) -> SearchResult {
    let Objective { gaps, utility, posterior } = objective;
    let mut lattice = Lattice::new(corridor, depth, scores, gaps);
    let (forward, backward) = rayon::join(|| lattice.forward(), || lattice.backward());
    let mut beads = lattice.decode(&forward, &backward, utility);
    let gain = lattice.gain(&forward, gaps);
    let pressed = lattice.pressed(&forward, &backward);
    if posterior == Posterior::Tempered {
        drop((forward, backward));
        lattice.temper();
        let (forward, backward) = rayon::join(|| lattice.forward(), || lattice.backward());
        lattice.rescore(&forward, &backward, &mut beads);
    }
    SearchResult { beads, gain, pressed }
}

impl Lattice<'_> {
    /// The rows whose outermost cells, where the region goes on beyond them, have more than [`CROWDED`] of the paths.
    fn pressed(&self, forward: &Sums, backward: &Sums) -> Vec<u32> {
        let corridor = self.corridor;
        let (first, targets) = (corridor.borders().start, corridor.targets());
        let all = forward.scales[forward.scales.len() - 1] + ln(forward.totals[corridor.cells() - 1]);
        let pressed = corridor.borders().filter(|&i| {
            let row = corridor.row(i);
            let scale = exp(forward.scales[i - first] + backward.scales[i - first] - all);
            let through = |j: u32| forward.through(backward, self.cells(i, &(j..j + 1)).start) * scale;
            row.start > targets.start && through(row.start) > CROWDED
                || row.end <= targets.end && through(row.end - 1) > CROWDED
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
