//! How well the words of a bead are explained by what all other beads taught: evidence that a bead cannot give itself.

use std::ops::Range;

use super::arithmetic::ln_fast;
use super::score::words::{CAP, CHANCE};
use crate::words::reading::{Reading, Type};
use crate::words::renderings::Renderings;

/// How sentences of one side explain those of the other; with buffers over the types of the latter.
pub(super) struct HeldOut<'a> {
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
    pub fn new(by: &'a Reading, what: &'a Reading, table: &'a Renderings) -> Self {
        let types = what.types().len();
        Self {
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
    pub fn support(&mut self, by: &Range<u32>, what: &Range<u32>, weight: f32) -> f32 {
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
        let scale = (1.0 - CHANCE) / givers.len().max(1) as f32;
        let base = CHANCE + scale * rest;
        let sum = words.iter().map(|&b| ln_fast((base + scale * self.gains[b as usize]).min(CAP))).sum();
        for b in self.touched.drain(..) {
            self.gains[b as usize] = 0.0;
            self.shares[b as usize] = 0.0;
        }
        if givers.is_empty() { 0.0 } else { sum }
    }
}
