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
    /// Share of each type that no entry explains; it goes back to the unigram distribution.
    rests: Vec<f32>,
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
        let unigram = |b: u32| (to.types()[b as usize].count as f32 + UNIGRAM_SMOOTHING) / total;
        let mut table = Self { starts: vec![0], others: Vec::new(), gains: Vec::new(), rests: Vec::new() };
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
            for p in mine {
                add(p.1, share * weight(p.2) / sum.max(1.0));
            }
            if let Some(counts) = learned {
                let total = counts.total(a as Type) + SMOOTHING;
                for (b, count) in counts.row(a as Type) {
                    let t = (count - DISCOUNT).max(0.0) / total;
                    if t > LEAST {
                        add(b, (1.0 - share) * t);
                    }
                }
            }
            let mut explained = 0.0;
            touched.sort_unstable();
            for b in touched.drain(..) {
                let t = std::mem::take(&mut row[b as usize]);
                explained += t;
                table.others.push(b);
                table.gains.push(t / unigram(b));
            }
            table.rests.push((1.0 - explained).clamp(0.0, 1.0));
            table.starts.push(table.others.len() as u32);
        }
        table
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

/// Look-alikes as seen from the source, and as seen from the target.
#[must_use]
pub fn both_ways(pairs: &[lookalikes::Pair]) -> [Vec<(Type, Type, f32)>; 2] {
    let forward = pairs.iter().map(|p| (p.source, p.target, p.similarity)).collect();
    let mut backward: Vec<_> = pairs.iter().map(|p| (p.target, p.source, p.similarity)).collect();
    backward.sort_unstable_by_key(|p| (p.0, p.1));
    [forward, backward]
}
