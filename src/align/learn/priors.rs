//! How often each shape of bead and each gap occurs: before anything is known, and as a document shows it.

use crate::align::scored_bead::ScoredBead;
use crate::align::search::lattice::Gaps;
use crate::align::search::shapes::{COUNT, Depth, SHARES};
use crate::align::weights::Weights;
use crate::model::Shape;
use crate::words::arithmetic::{exp, ln};

/// Natural logs of the shares of shapes and gaps.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::align) struct Priors {
    pub shapes: [f32; COUNT],
    pub gaps: Gaps,
}

impl Priors {
    /// Before anything is known.
    pub fn new(weights: &Weights) -> Self {
        Self { shapes: SHARES.map(ln), gaps: Gaps { short: weights.short_gap, long: weights.long_gap } }
    }

    /// The shares among beads, each counted by its probability; a run of gaps counts once.
    pub fn learn(beads: &[ScoredBead], weights: &Weights) -> Self {
        let (initial, list, trust) = (Self::new(weights), Depth::Full.shapes(), weights.shape_trust);
        let (mut counts, mut gaps, mut inside) = ([0.0_f32; COUNT], 0.0_f32, None);
        for bead in beads {
            let shape = Shape { source: bead.source.len() as u32, target: bead.target.len() as u32 };
            let gap = (shape.source == 0 || shape.target == 0).then_some(shape.source == 0);
            if let Some(k) = list.iter().position(|&known| known == shape) {
                counts[k] += bead.probability;
            } else if gap != inside {
                gaps += bead.probability;
            }
            inside = gap;
        }
        let total = counts.iter().sum::<f32>() + gaps + trust;
        let share = |log: f32, count: f32| ln((count + trust * exp(log)) / total);
        let mut learned = initial.clone();
        for (log, count) in learned.shapes.iter_mut().zip(counts) {
            *log = share(*log, count);
        }
        learned.gaps.short.0 = share(initial.gaps.short.0, gaps);
        learned
    }
}
