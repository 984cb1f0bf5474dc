//! How often each shape of bead and each gap occurs: before anything is known, and as a document shows it.

use super::arithmetic::{exp, ln};
use super::search::{Found, Gaps};
use super::shapes::{COUNT, Depth, SHARES};
use crate::model::Shape;

/// Natural logs of the shares of shapes and gaps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Priors {
    pub shapes: [f32; COUNT],
    pub gaps: Gaps,
}

/// Costs of gaps, in nats: 1.2 % of the beads are short gaps, each further sentence a fifth; a passage is left out once in
/// some hundred thousand borders, and goes on for ten sentences in the mean.
const GAPS: Gaps = Gaps { short: (-4.4, -1.6), long: (-12.0, -0.1) };

/// Beads that the initial shares weigh against those seen in the document. Values of 30 to 120 do equally well.
const TRUST: f32 = 60.0;

impl Default for Priors {
    fn default() -> Self {
        Self { shapes: SHARES.map(ln), gaps: GAPS }
    }
}

impl Priors {
    /// The shares among beads, each counted by its probability; a run of gaps counts once.
    pub fn learn(beads: &[Found]) -> Self {
        let (initial, list) = (Self::default(), Depth::Full.shapes());
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
        let total = counts.iter().sum::<f32>() + gaps + TRUST;
        let share = |log: f32, count: f32| ln((count + TRUST * exp(log)) / total);
        let mut learned = initial.clone();
        for (log, count) in learned.shapes.iter_mut().zip(counts) {
            *log = share(*log, count);
        }
        learned.gaps.short.0 = share(initial.gaps.short.0, gaps);
        learned
    }
}
