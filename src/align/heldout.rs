//! How well the words of a bead are explained by what all other beads taught: evidence that a bead cannot give itself.

use std::ops::Range;

use super::arithmetic::ln_fast;
use super::score::words::{CAP, CHANCE};
use crate::words::reading::{Reading, Type};
use crate::words::renderings::{Renderings, discounted};
use crate::words::translations::Translations;

/// How sentences of one side explain those of the other; with buffers over the types of the latter.
pub(super) struct HeldOut<'a> {
    by: &'a Reading,
    what: &'a Reading,
    table: &'a Renderings,
    learned: &'a Translations,
    /// Gain of each type from the words of the bead.
    gains: Vec<f32>,
    /// Sum of the translation probabilities of each type from the words of the bead.
    shares: Vec<f32>,
    touched: Vec<Type>,
}

impl<'a> HeldOut<'a> {
    pub fn new(by: &'a Reading, what: &'a Reading, table: &'a Renderings, learned: &'a Translations) -> Self {
        let types = what.types().len();
        Self { by, what, table, learned, gains: vec![0.0; types], shares: vec![0.0; types], touched: Vec::new() }
    }

    /// Mean natural log-likelihood ratio a word of the sentences `what`, given the sentences `by`, with the counts that
    /// this very bead (learned from with `weight`) gave taken off again.
    pub fn support(&mut self, by: &Range<u32>, what: &Range<u32>, weight: f32) -> f32 {
        let givers = self.by.tokens(by.start as usize, by.end as usize);
        let words = self.what.tokens(what.start as usize, what.end as usize);
        if givers.is_empty() || words.is_empty() {
            return 0.0;
        }
        // Mark the types of the bead, and sum what its words take of each.
        for &b in words {
            if self.shares[b as usize] == 0.0 {
                self.shares[b as usize] = f32::MIN_POSITIVE;
                self.touched.push(b);
            }
        }
        for &a in givers {
            let total = self.learned.total(a).max(f32::MIN_POSITIVE);
            for (b, count) in self.learned.row(a) {
                if self.shares[b as usize] != 0.0 {
                    self.shares[b as usize] += count / total;
                }
            }
        }
        let mut rest = 0.0;
        for &a in givers {
            rest += self.table.rest(a);
            for (b, gain) in self.table.alike_row(a) {
                if self.shares[b as usize] != 0.0 {
                    self.gains[b as usize] += gain;
                }
            }
            let total = self.learned.total(a).max(f32::MIN_POSITIVE);
            for (b, count) in self.learned.row(a) {
                let share = self.shares[b as usize];
                if share != 0.0 {
                    let own = weight * (count / total) / share;
                    self.gains[b as usize] += self.table.gain_of(a, b, discounted(count - own, total - weight));
                }
            }
        }
        let scale = (1.0 - CHANCE) / givers.len() as f32;
        let base = CHANCE + scale * rest;
        let sum: f32 = words.iter().map(|&b| ln_fast((base + scale * self.gains[b as usize]).min(CAP))).sum();
        for b in self.touched.drain(..) {
            self.gains[b as usize] = 0.0;
            self.shares[b as usize] = 0.0;
        }
        sum / words.len() as f32
    }
}
