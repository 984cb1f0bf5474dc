//! How well the words of a bead are explained by what all other beads taught: evidence that a bead cannot give itself, by
//! which it is weighed before it teaches in its turn.

use std::ops::Range;

use super::arithmetic::{exp, ln, ln_fast};
use super::score::words::CAP;
use super::search::Found;
use crate::model::PerSide;
use crate::words::reading::{Reading, Type};
use crate::words::renderings::Renderings;

/// Log odds that a bead is strictly right: a constant, and a nat of the posterior's log odds and of held-out support.
/// A logistic regression on the development sets and on their targets in random order, each set with the same weight.
const ODDS: [f32; 3] = [-3.06, 0.736, 0.261];

/// Log odds beyond this say nothing more.
const MOST_ODDS: f32 = 7.0;

/// Support outside these bounds, in nats, says nothing more.
const SUPPORT: (f32, f32) = (-3.0, 12.0);

/// Weighs the beads of two texts, from which the tables were learned, for learning again: each bead with both sides gets a
/// probability in place of its posterior. `chance` is the share of a word's probability that is left to chance.
pub(super) fn weigh(beads: &mut [Found], texts: PerSide<&Reading>, tables: &PerSide<Renderings>, chance: f32) {
    let mut forward = HeldOut::new(texts.source, texts.target, &tables.source, chance);
    let mut backward = HeldOut::new(texts.target, texts.source, &tables.target, chance);
    for bead in beads.iter_mut().filter(|b| !b.source.is_empty() && !b.target.is_empty()) {
        let own = bead.probability;
        let both = forward.support(&bead.source, &bead.target, own) + backward.support(&bead.target, &bead.source, own);
        let p = bead.probability.clamp(f32::EPSILON, 1.0 - f32::EPSILON);
        let odds = ln(p / (1.0 - p)).clamp(-MOST_ODDS, MOST_ODDS);
        let z = ODDS[0] + ODDS[1] * odds + ODDS[2] * (0.5 * both).clamp(SUPPORT.0, SUPPORT.1);
        bead.probability = 1.0 / (1.0 + exp(-z));
    }
}

/// How sentences of one side explain those of the other; with buffers over the types of the latter.
struct HeldOut<'a> {
    chance: f32,
    by: &'a Reading,
    what: &'a Reading,
    table: &'a Renderings,
    /// Gain of each type from the words of the bead.
    gains: Vec<f32>,
    /// Sum of the translation probabilities of each type from the words of the bead; 0 for types outside it.
    shares: Vec<f32>,
    touched: Vec<Type>,
    /// What the words of the bead have to say of each other.
    entries: Vec<Entry>,
}

struct Entry {
    by: Type,
    what: Type,
    count: f32,
    given: f32,
}

impl<'a> HeldOut<'a> {
    fn new(by: &'a Reading, what: &'a Reading, table: &'a Renderings, chance: f32) -> Self {
        let types = what.types().len();
        Self {
            chance,
            by,
            what,
            table,
            gains: vec![0.0; types],
            shares: vec![0.0; types],
            touched: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Natural log-likelihood ratio of the words of the sentences `what`, given the sentences `by`, with the counts that
    /// this very bead (learned from with `weight`) gave taken off again.
    fn support(&mut self, by: &Range<u32>, what: &Range<u32>, weight: f32) -> f32 {
        let givers = self.by.tokens(by.start as usize, by.end as usize);
        let words = self.what.tokens(what.start as usize, what.end as usize);
        for &b in words {
            if self.shares[b as usize] == 0.0 {
                self.shares[b as usize] = f32::MIN_POSITIVE;
                self.touched.push(b);
            }
        }
        let mut rest = 0.0;
        self.entries.clear();
        for &a in givers {
            rest += self.table.rest(a);
            let total = self.table.total(a).max(f32::MIN_POSITIVE);
            for (b, count, given) in self.table.parts(a) {
                if self.shares[b as usize] != 0.0 {
                    self.shares[b as usize] += count / total;
                    self.entries.push(Entry { by: a, what: b, count, given });
                }
            }
        }
        for entry in &self.entries {
            let total = self.table.total(entry.by).max(f32::MIN_POSITIVE);
            let own = weight * (entry.count / total) / self.shares[entry.what as usize];
            self.gains[entry.what as usize] +=
                entry.given + self.table.gain_without(entry.by, entry.what, entry.count, own, weight);
        }
        let scale = (1.0 - self.chance) / givers.len().max(1) as f32;
        let base = self.chance + scale * rest;
        let sum = words.iter().map(|&b| ln_fast((base + scale * self.gains[b as usize]).min(CAP))).sum();
        for b in self.touched.drain(..) {
            self.gains[b as usize] = 0.0;
            self.shares[b as usize] = 0.0;
        }
        if givers.is_empty() { 0.0 } else { sum }
    }
}
