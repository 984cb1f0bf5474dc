//! One mixed table of what each word is rendered by: look-alikes and learned translations together.

use super::lookalikes;
use super::reading::{Reading, Type};
use super::translations::Translations;

/// For each type of one side: by how much more likely each type of the other side becomes when it is there.
///
/// Evidence that overlaps is mixed here, in one probability t(b|a), and never added up twice.
#[derive(Debug)]
pub struct Renderings {
    /// First entry of each type; one more than types.
    starts: Vec<u32>,
    others: Vec<u32>,
    /// t(b|a) / p(b).
    gains: Vec<f32>,
    /// The part of each gain that comes from looking alike.
    alike: Vec<f32>,
    /// How often the pair was learned.
    counts: Vec<f32>,
    /// How often each type was learned from.
    totals: Vec<f32>,
    /// Share of each type that no entry explains; it goes back to the unigram distribution.
    rests: Vec<f32>,
    /// Unigram probability of each type of the other side.
    unigrams: Vec<f32>,
    /// Share of each type's renderings that is left to learned translations.
    learned: Vec<f32>,
}

/// Share of a word's renderings that is left to look-alikes once translations are known, and before that.
const LOOKALIKE_SHARE: (f32, f32) = (0.4, 0.8);

/// Taken off each learned count, so that a pair seen once in a doubtful bead does not confirm itself.
/// Absolute discounting, Ney, Essen & Kneser (1994); 0.5 is their value for counts of one.
const DISCOUNT: f32 = 0.5;

/// Added to each total: a word seen once or twice is not fully known.
const SMOOTHING: f32 = 1.0;

/// Probabilities below this are left out: they are noise and cost time.
const LEAST: f32 = 1e-4;

/// Renderings that make a word less than so many times likelier are left out: they stand in half of all sentences anyway.
const LEAST_GAIN: f32 = 2.0;

/// A look-alike's weight is its similarity to this power.
const LOOKALIKE_POWER: i32 = 2;

/// Added to each count of a type for its unigram probability.
const UNIGRAM_SMOOTHING: f32 = 0.5;

impl Renderings {
    /// Of the types of `from` by types of `to`; `alike` holds (type of `from`, type of `to`, similarity), sorted.
    #[must_use]
    pub fn new(from: &Reading, to: &Reading, alike: &[(Type, Type, f32)], learned: Option<&Translations>) -> Self {
        let share = if learned.is_some() { LOOKALIKE_SHARE.0 } else { LOOKALIKE_SHARE.1 };
        let total = to.token_count() as f32 + UNIGRAM_SMOOTHING * to.types().len() as f32;
        let unigrams = to.types().iter().map(|stem| (stem.count as f32 + UNIGRAM_SMOOTHING) / total).collect();
        let mut table = Self {
            starts: vec![0],
            others: Vec::new(),
            gains: Vec::new(),
            alike: Vec::new(),
            counts: Vec::new(),
            totals: Vec::new(),
            rests: Vec::new(),
            unigrams,
            learned: Vec::new(),
        };
        let mut likeness = vec![0.0_f32; to.types().len()];
        let mut seen = vec![0.0_f32; to.types().len()];
        let (mut row, mut touched) = (vec![0.0_f32; to.types().len()], Vec::new());
        let mut alike = alike;
        for a in 0..from.types().len() {
            let mut add = |b: u32, t: f32| {
                if row[b as usize] == 0.0 {
                    touched.push(b);
                }
                row[b as usize] += t;
            };
            let own = alike.partition_point(|p| p.0 as usize == a);
            let (mine, later) = alike.split_at(own);
            alike = later;
            let weight = |s: f32| s.powi(LOOKALIKE_POWER);
            let sum: f32 = mine.iter().map(|p| weight(p.2)).sum();
            // A word without look-alikes leaves their share to what was learned.
            let share = if learned.is_some() { share * sum.min(1.0) } else { share };
            table.learned.push(1.0 - share);
            for p in mine {
                let t = share * weight(p.2) / sum.max(1.0);
                likeness[p.1 as usize] = t;
                add(p.1, t);
            }
            table.totals.push(learned.map_or(0.0, |counts| counts.total(a as Type)));
            if let Some(counts) = learned {
                let total = counts.total(a as Type) + SMOOTHING;
                for (b, count) in counts.row(a as Type) {
                    let t = (count - DISCOUNT).max(0.0) / total;
                    if t > LEAST {
                        seen[b as usize] = count;
                        add(b, (1.0 - share) * t);
                    }
                }
            }
            let mut explained = 0.0;
            touched.sort_unstable();
            for b in touched.drain(..) {
                let t = std::mem::take(&mut row[b as usize]);
                if t < LEAST_GAIN * table.unigrams[b as usize] {
                    (likeness[b as usize], seen[b as usize]) = (0.0, 0.0);
                    continue;
                }
                explained += t;
                table.others.push(b);
                table.gains.push(t / table.unigrams[b as usize]);
                table.counts.push(std::mem::take(&mut seen[b as usize]));
                table.alike.push(std::mem::take(&mut likeness[b as usize]) / table.unigrams[b as usize]);
            }
            table.rests.push((1.0 - explained).clamp(0.0, 1.0));
            table.starts.push(table.others.len() as u32);
        }
        table
    }

    /// What type `a` is rendered by: how often each was learned, and its gain from looking alike.
    pub fn parts(&self, a: Type) -> impl Iterator<Item = (Type, f32, f32)> + '_ {
        let range = self.starts[a as usize] as usize..self.starts[a as usize + 1] as usize;
        let counts = self.counts[range.clone()].iter().zip(&self.alike[range.clone()]);
        self.others[range].iter().zip(counts).map(|(&b, (&count, &alike))| (b, count, alike))
    }

    /// How often type `a` was learned from.
    #[must_use]
    pub fn total(&self, a: Type) -> f32 {
        self.totals[a as usize]
    }

    /// The gain of type `b` that a learned probability `t` of being the rendering of type `a` gives.
    #[must_use]
    pub fn gain_of(&self, a: Type, b: Type, t: f32) -> f32 {
        self.learned[a as usize] * t / self.unigrams[b as usize]
    }

    /// Share of type `a` that nothing explains.
    #[must_use]
    pub fn rest(&self, a: Type) -> f32 {
        self.rests[a as usize]
    }

    /// What type `a` is rendered by, and the gain of each: t(b|a) / p(b).
    pub fn row(&self, a: Type) -> impl Iterator<Item = (Type, f32)> + '_ {
        let range = self.starts[a as usize] as usize..self.starts[a as usize + 1] as usize;
        self.others[range.clone()].iter().copied().zip(self.gains[range].iter().copied())
    }
}

/// Taken off each count from which the bead's own share was taken already, in occurrences. Fitted on the development sets.
const OWN_DISCOUNT: f32 = 0.3;

/// The probability that a count of a word seen `total` times gives.
#[must_use]
pub fn discounted(count: f32, total: f32) -> f32 {
    (count - OWN_DISCOUNT).max(0.0) / (total.max(0.0) + SMOOTHING)
}

/// Look-alikes as seen from the source, and as seen from the target.
#[must_use]
pub fn both_ways(pairs: &[lookalikes::Pair]) -> [Vec<(Type, Type, f32)>; 2] {
    let forward = pairs.iter().map(|p| (p.source, p.target, p.similarity)).collect();
    let mut backward: Vec<_> = pairs.iter().map(|p| (p.target, p.source, p.similarity)).collect();
    backward.sort_unstable_by_key(|p| (p.0, p.1));
    [forward, backward]
}
