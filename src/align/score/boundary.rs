//! Where sentences are merged: after a colon or before a lower-case start rather than after a full stop.

use super::{Evidence, Scores};
use crate::align::scored_bead::ScoredBead;
use crate::align::weights::Weights;
use crate::model::{PerSide, Segmented, SentenceId};
use crate::words::arithmetic::{exp, ln};

/// How the border between two sentences looks: what the first ends in, and whether the second starts in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoundaryClass(u8);

impl BoundaryClass {
    /// How many classes there are: four endings, each before a capital and before a lower-case letter.
    pub const COUNT: usize = 8;

    fn new(last: Option<char>, lower: bool) -> Self {
        let end = match last {
            Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => 0,
            Some(':' | ';') => 1,
            Some(',' | '-' | '–' | '—') => 2,
            _ => 3,
        };
        Self(end * 2 + u8::from(lower))
    }

    /// Number of the kind, below [`BoundaryClass::COUNT`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Returns the class of the boundary after each sentence.
    #[must_use]
    pub fn all(text: &Segmented) -> Vec<Self> {
        text.ids().map(|id| Self::behind(text, id)).collect()
    }

    fn behind(text: &Segmented, id: SentenceId) -> Self {
        let closing = |c: char| matches!(c, ' ' | '"' | '\'' | '»' | '“' | '”' | ')' | '’' | ']');
        let last = text.text(id).trim_end_matches(closing).chars().next_back();
        let next = SentenceId::new(id.number() + 1);
        let lower = next.index() < text.len()
            && text.text(next).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        Self::new(last, lower)
    }
}

/// Log-likelihood ratio of each class of boundary for lying inside a bead rather than at its end, in nats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundaries(PerSide<ClassCounts>);

/// A number for each kind of border.
pub type ClassCounts = [f32; BoundaryClass::COUNT];

impl Boundaries {
    /// Before anything is learned.
    #[must_use]
    pub fn new(weights: &Weights) -> Self {
        Self(PerSide::from_fn(|_| weights.borders))
    }

    /// Learns from linked beads, each counted by its probability.
    pub(in crate::align) fn learn(
        classes: &PerSide<Vec<BoundaryClass>>,
        linked: &[&ScoredBead],
        weights: &Weights,
    ) -> Self {
        let (mut inside, mut outside) = <(PerSide<ClassCounts>, PerSide<ClassCounts>)>::default();
        for bead in linked {
            for (side, range) in PerSide::new(&bead.source, &bead.target).sides() {
                for x in range.clone() {
                    let counts = if x + 1 < range.end { &mut inside } else { &mut outside };
                    counts[side][classes[side][x as usize].index()] += bead.probability;
                }
            }
        }
        Self::from_counts(inside, outside, weights)
    }

    /// The ratios for expected counts of each class inside beads and at their ends.
    fn from_counts(inside: PerSide<ClassCounts>, outside: PerSide<ClassCounts>, weights: &Weights) -> Self {
        let (initial, trust) = (weights.borders, weights.border_trust);
        Self(inside.zip(outside).map(|(inside, outside)| {
            let total = outside.iter().map(|x| x + 0.1).sum::<f32>();
            let ends = outside.map(|x| (x + 0.1) / total);
            let mut merges = [0.0; BoundaryClass::COUNT];
            for kind in 0..BoundaryClass::COUNT {
                merges[kind] = ends[kind] * exp(initial[kind]);
            }
            let sum: f32 = merges.iter().sum();
            let seen: f32 = inside.iter().sum();
            let mut ratio = [0.0; BoundaryClass::COUNT];
            for kind in 0..BoundaryClass::COUNT {
                let merge = (inside[kind] + trust * merges[kind] / sum) / (seen + trust);
                ratio[kind] = ln(merge / ends[kind]);
            }
            ratio
        }))
    }
}

/// The evidence of borders inside beads for one pair of texts.
#[derive(Debug)]
pub struct BoundaryScorer {
    /// Sum of the ratios of all boundaries before each sentence.
    sums: PerSide<Vec<f32>>,
}

impl BoundaryScorer {
    /// Sums for two texts, given the class of the boundary after each of their sentences.
    #[must_use]
    pub fn new(classes: &PerSide<Vec<BoundaryClass>>, boundaries: &Boundaries) -> Self {
        let sums = |(classes, ratios): (&Vec<BoundaryClass>, &ClassCounts)| {
            let mut sum = 0.0;
            let step = classes.iter().map(|border| {
                sum += ratios[border.index()];
                sum
            });
            std::iter::once(0.0).chain(step).collect()
        };
        Self { sums: classes.as_ref().zip(boundaries.0.as_ref()).map(sums) }
    }
}

impl Evidence for BoundaryScorer {
    fn add(&self, scores: &mut Scores<'_>) {
        let PerSide { source, target } = &self.sums;
        let last = (scores.corridor.last(), scores.corridor.targets().end);
        for (k, shape) in scores.shapes.iter().enumerate() {
            let (m, n) = (shape.source as usize, shape.target);
            for i in scores.rows.clone() {
                if i + m > last.0 {
                    continue;
                }
                let inside = source[i + m - 1] - source[i];
                let row = scores.corridor.row(i);
                let end = row.end.min(last.1.saturating_sub(n - 1));
                for (value, j) in scores.row(i, k).iter_mut().zip(row.start as usize..end as usize) {
                    *value += inside + target[j + n as usize - 1] - target[j];
                }
            }
        }
    }
}
