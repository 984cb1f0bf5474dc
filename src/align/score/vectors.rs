//! Sentences whose vectors point the same way mean the same: the cosine of the two sides of a bead.

use super::sentence_vectors::SentenceVectors;
use super::{Evidence, Scores};
use crate::align::scored_bead::ScoredBead;
use crate::model::Side;

/// What cosines tell about two texts: how those of likely pairs stand out from those of unrelated ones.
///
/// Two normal distributions of one variance: the log-likelihood ratio of a cosine goes up in a straight line, from as
/// much less than none at the mean of unrelated pairs to `most` at that of translations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// Mean cosine of unrelated pairs, and of translations.
    means: [f32; 2],
    /// Nats at the second mean.
    most: f32,
}

/// Likely pairs below which nothing is fitted. Set by hand.
const FEWEST: usize = 8;

/// Probability from which a pair of sentences counts as likely: right rather than wrong.
const LIKELY: f32 = 0.5;

/// Likely pairs by which one target is exchanged for another to get unrelated pairs: not so near that they may belong to
/// the same passage of a free translation, near enough to speak of the same things. Set by hand.
const SHIFTS: [usize; 4] = [3, 5, 8, 13];

/// Distance of the two means, in standard deviations, up to which cosines are not listened to, and from which they count
/// in full. Random vectors have 0, multilingual-e5-small has more than 4 on `mark`, `news22`, `rights` and `textberg-dev`.
const GATE: (f32, f32) = (1.0, 2.0);

/// Standard errors that are taken off the distance first: a few pairs stand out by chance. Two
/// leave one text in forty.
const ERRORS: f32 = 2.0;

/// Weight of the evidence: words and vectors know much of the same. With multilingual-e5-small, .5 gives the same on
/// `textberg-dev` and `news22`, .6 is .002 less on `news22`.
const WEIGHT: f32 = 0.4;

/// Nats, before they are weighted, that the mean cosine of translations counts at most. However clear the vectors, an
/// omission (4.4 nats) must not be made of a sentence that its neighbour's translation covers.
const MOST: f32 = 6.0;

/// How far beyond the mean cosine of translations the line goes up, in distances of the two means. Set by hand.
const BEYOND: f32 = 0.5;

impl Contrast {
    /// Cosines say nothing: before the first pass, and where the likely pairs do not stand out.
    pub const NONE: Self = Self { means: [0.0, 1.0], most: 0.0 };

    /// As the likely pairs among the beads show it.
    pub(in crate::align) fn learn(sentence_vectors: &SentenceVectors, beads: &[ScoredBead]) -> Self {
        let likely = |b: &&ScoredBead| b.source.len() == 1 && b.target.len() == 1 && b.probability >= LIKELY;
        let pairs: Vec<&ScoredBead> = beads.iter().filter(likely).collect();
        if pairs.len() < FEWEST {
            return Self::NONE;
        }
        let cosine = |source: &ScoredBead, target: &ScoredBead| {
            let mut cosine = [0.0];
            sentence_vectors.cosines(source.source.start as usize, target.target.start as usize, &mut cosine);
            cosine[0]
        };
        let (mut unrelated, mut translated) = (Moments::default(), Moments::default());
        for (k, pair) in pairs.iter().enumerate() {
            translated.add(cosine(pair, pair), pair.probability);
            let others = SHIFTS.iter().flat_map(|shift| [k.checked_sub(*shift), Some(k + shift)]).flatten();
            for other in others.filter_map(|other| pairs.get(other)) {
                unrelated.add(cosine(pair, other), 1.0);
            }
        }
        let means = [unrelated.mean(), translated.mean()];
        let variance = f32::midpoint(unrelated.variance(), translated.variance());
        let distance = (means[1] - means[0]) / variance.sqrt();
        let sure = distance - ERRORS * (2.0 / translated.weight as f32).sqrt();
        let gate = ((sure - GATE.0) / (GATE.1 - GATE.0)).clamp(0.0, 1.0);
        if gate > 0.0 {
            Self { means, most: gate * WEIGHT * (0.5 * distance * distance).min(MOST) }
        } else {
            Self::NONE
        }
    }

    /// Natural log of the likelihood ratio of a cosine.
    fn of(&self, cosine: f32) -> f32 {
        let [low, high] = self.means;
        let place = ((cosine - low) / (high - low)).clamp(0.0, 1.0 + BEYOND);
        self.most * (2.0 * place - 1.0)
    }
}

/// Variance of cosines below which it is taken for rounding: a standard deviation of .01.
const LEAST_VARIANCE: f32 = 1e-4;

/// Weighted sums of values and their squares.
#[derive(Default)]
struct Moments {
    weight: f64,
    sum: f64,
    squares: f64,
}

impl Moments {
    fn add(&mut self, value: f32, weight: f32) {
        let (value, weight) = (f64::from(value), f64::from(weight));
        self.weight += weight;
        self.sum += weight * value;
        self.squares += weight * value * value;
    }

    fn mean(&self) -> f32 {
        (self.sum / self.weight.max(f64::MIN_POSITIVE)) as f32
    }

    /// At least [`LEAST_VARIANCE`].
    fn variance(&self) -> f32 {
        let mean = self.sum / self.weight.max(f64::MIN_POSITIVE);
        ((self.squares / self.weight.max(f64::MIN_POSITIVE) - mean * mean) as f32).max(LEAST_VARIANCE)
    }
}

/// The evidence of sentence vectors for one pair of texts.
///
/// A bead says as much as the pairs of sentences that it can be cut into: counted once, two sentences that share a clause
/// with two others would always be cut into pairs, each with a likelihood ratio of its own.
#[derive(Debug)]
pub struct VectorScorer<'a> {
    sentence_vectors: Option<&'a SentenceVectors>,
    contrast: Contrast,
}

impl<'a> VectorScorer<'a> {
    /// For two texts whose cosines tell this much; without vectors, nothing.
    #[must_use]
    pub fn new(sentence_vectors: Option<&'a SentenceVectors>, contrast: Contrast) -> Self {
        Self { sentence_vectors: sentence_vectors.filter(|_| contrast != Contrast::NONE), contrast }
    }
}

impl Evidence for VectorScorer<'_> {
    fn add(&self, scores: &mut Scores<'_>) {
        let Some(vectors) = self.sentence_vectors else { return };
        let (corridor, rows) = (scores.corridor, scores.rows.clone());
        let last = corridor.last();
        let longest = scores.shapes.iter().map(|shape| shape.source as usize).max().unwrap_or(1);
        // Cosines of each sentence that a bead of these rows may hold, with the targets that it may meet there.
        let sentences = rows.start..(rows.end + longest - 1).min(last);
        let reach = |i: usize| corridor.row((i + longest).min(last)).end - 1;
        let first = |i: usize| corridor.row((i + 1).saturating_sub(longest).max(rows.start)).start;
        let mut offsets = Vec::with_capacity(sentences.len() + 1);
        offsets.push(0);
        let mut size = 0;
        for i in sentences.clone() {
            size += (reach(i) - first(i)) as usize;
            offsets.push(size);
        }
        let mut cosines = vec![0.0_f32; size];
        for (i, place) in sentences.clone().zip(offsets.windows(2)) {
            vectors.cosines(i, first(i) as usize, &mut cosines[place[0]..place[1]]);
        }
        // Of one run of source sentences: its sum with each target, then summed from the left.
        let (mut run, mut sums) = (Vec::new(), Vec::new());
        for i in rows.start..rows.end.min(last) {
            let row = corridor.row(i);
            run.clear();
            run.resize((reach(i) - row.start) as usize, 0.0_f32);
            for m in 1..=longest.min(last - i) {
                let place = i + m - 1 - sentences.start;
                let mine = &cosines[offsets[place]..offsets[place + 1]];
                let skip = (row.start - first(i + m - 1)) as usize;
                run.iter_mut().zip(&mine[skip..]).for_each(|(sum, cosine)| *sum += cosine);
                sums.clear();
                sums.push(0.0);
                let mut total = 0.0;
                sums.extend(run.iter().map(|value| {
                    total += value;
                    total
                }));
                let own = vectors.runs(Side::Source, m)[i];
                for (k, shape) in scores.shapes.iter().enumerate().filter(|(_, shape)| shape.source as usize == m) {
                    let n = shape.target as usize;
                    let pairs = m.min(n) as f32;
                    let lengths = vectors.runs(Side::Target, n).get(row.start as usize..).unwrap_or(&[]);
                    let ends = sums.get(n..).unwrap_or(&[]);
                    for (((value, begin), end), other) in scores.row(i, k).iter_mut().zip(&sums).zip(ends).zip(lengths)
                    {
                        *value += pairs * self.contrast.of((end - begin) * own * other);
                    }
                }
            }
        }
    }
}
