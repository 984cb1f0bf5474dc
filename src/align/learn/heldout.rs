//! How well the words of a bead are explained by what all other beads taught: evidence that a bead cannot give itself, by
//! which it is weighed before it teaches in its turn.

use std::ops::Range;

use crate::align::score::words::CAP;
use crate::align::scored_bead::ScoredBead;
use crate::model::PerSide;
use crate::words::arithmetic::{exp, ln_fast};
use crate::words::tokenized_text::{TokenizedText, Type};
use crate::words::translation_table::TranslationTable;

/// Log odds that a bead is strictly right: a constant, and a nat of the posterior's log odds and of held-out support.
/// A logistic regression on the development sets and on their targets in random order, each set with the same weight.
const ODDS: [f32; 3] = [-3.06, 0.736, 0.261];

/// Bounds of the support, in nats, beyond which it says nothing more. Set by hand; [`ODDS`] were fitted with them.
const SUPPORT: (f32, f32) = (-3.0, 12.0);

/// Weighs the beads of two texts, from which the tables were learned, for learning again: each bead with both sides gets a
/// probability in place of its posterior. `chance` is the share of a word's probability that is left to chance.
pub(in crate::align) fn weigh(
    beads: &mut [ScoredBead],
    texts: PerSide<&TokenizedText>,
    tables: &PerSide<TranslationTable>,
    chance: f32,
) {
    let mut forward = HeldOut::new(texts.source, texts.target, &tables.source, chance);
    let mut backward = HeldOut::new(texts.target, texts.source, &tables.target, chance);
    for bead in beads.iter_mut().filter(|b| b.is_linked()) {
        let own = bead.probability;
        let both = forward.support(&bead.source, &bead.target, own) + backward.support(&bead.target, &bead.source, own);
        let z = ODDS[0] + ODDS[1] * bead.log_odds() + ODDS[2] * (0.5 * both).clamp(SUPPORT.0, SUPPORT.1);
        bead.probability = 1.0 / (1.0 + exp(-z));
    }
}

/// How sentences of one side explain those of the other; with buffers over the types of the latter.
struct HeldOut<'a> {
    chance: f32,
    by: &'a TokenizedText,
    what: &'a TokenizedText,
    table: &'a TranslationTable,
    /// Gain of each type from the words of the bead.
    gains: Vec<f32>,
    /// Sum of the translation probabilities of each type from the words of the bead; 0 for types outside it.
    shares: Vec<f32>,
    touched: Vec<Type>,
    /// What the words of the bead have to say of each other.
    pairs: Vec<SharedPair>,
}

struct SharedPair {
    by: Type,
    what: Type,
    count: f32,
    given: f32,
}

impl<'a> HeldOut<'a> {
    fn new(by: &'a TokenizedText, what: &'a TokenizedText, table: &'a TranslationTable, chance: f32) -> Self {
        let types = what.types().len();
        Self {
            chance,
            by,
            what,
            table,
            gains: vec![0.0; types],
            shares: vec![0.0; types],
            touched: Vec::new(),
            pairs: Vec::new(),
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
        self.pairs.clear();
        for &a in givers {
            rest += self.table.rest(a);
            let total = self.table.total(a).max(f32::MIN_POSITIVE);
            for (b, count, given) in self.table.parts(a) {
                if self.shares[b as usize] != 0.0 {
                    self.shares[b as usize] += count / total;
                    self.pairs.push(SharedPair { by: a, what: b, count, given });
                }
            }
        }
        for pair in &self.pairs {
            let total = self.table.total(pair.by).max(f32::MIN_POSITIVE);
            let own = weight * (pair.count / total) / self.shares[pair.what as usize];
            self.gains[pair.what as usize] +=
                pair.given + self.table.gain_without(pair.by, pair.what, pair.count, own, weight);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{self, read};
    use crate::segment::by_line;
    use crate::words::translation_table::{Known, Mixing};
    use crate::words::translations::Translations;

    /// Share of a word's probability that is left to chance.
    const CHANCE: f32 = 0.5;

    fn text(words: [&str; 4]) -> TokenizedText {
        let [first, second, third, rest] = words;
        let lines = format!("{first}\n{first}\n{second}\n{third}\n{}\n", format!("{rest} ").repeat(44));
        let options = read::Options { sentences: true, ..read::Options::default() };
        let read = read("lines.txt", lines.into_bytes(), &options).expect("plain text is read");
        TokenizedText::new(&by_line(read.document.into()))
    }

    /// Two texts of 48 words, of which the first stands twice and two others once: with 0.5 added to the count of each of
    /// the four, the first has the unigram probability 2.5 / 50 = 0.05, the others that stand once 0.03.
    fn texts() -> PerSide<TokenizedText> {
        PerSide::new(text(["лодка", "рыба", "дом", "ветер"]), text(["boat", "fish", "house", "wind"]))
    }

    /// A table that knows that word 0 renders word 0 and word 1 word 1: as two beads with the first words and one with the
    /// second taught it, all certain.
    fn table(from: &TokenizedText, to: &TokenizedText) -> TranslationTable {
        let learned = Translations::new([(0, 0, 2.0), (1, 1, 1.0)].into_iter(), vec![2.0, 1.0, 0.0, 0.0]);
        let mixing = Mixing { discount: 0.5, own_discount: 0.3, smoothing: 1.0, ..Mixing::default() };
        TranslationTable::new(from, to, &[], Known { learned: Some(&learned), mixing, ..Known::default() })
    }

    fn support(sentence: u32) -> f32 {
        let PerSide { source, target } = &texts();
        let table = table(source, target);
        let range = sentence..sentence + 1;
        HeldOut::new(source, target, &table, CHANCE).support(&range, &range, 1.0)
    }

    fn assert_near(found: f32, expected: f32) {
        assert!((found - expected).abs() < 1e-3, "{found} is not {expected}");
    }

    #[test]
    fn what_another_bead_taught_supports_a_bead() {
        // Without the bead's own count of 1, «лодка» was learned once and translated by "boat" once; less the discount of
        // 0.3, over 1 + 1 for smoothing, that is (2 - 1 - 0.3) / (2 - 1 + 1) = 0.35, or 0.35 / 0.05 = 7 times chance.
        // The table as a whole leaves 1 - (2 - 0.5) / (2 + 1) = 0.5 of the word unexplained.
        // Half of the probability is chance: ln(0.5 + 0.5 · (0.5 + 7)) = ln 4.25 = 1.447.
        assert_near(support(0), 1.447);
    }

    #[test]
    fn a_bead_cannot_support_itself() {
        // "fish" was learned from this very bead: 1 - 1 - 0.3 is nothing, though the table says (1 - 0.5) / (1 + 1) = 0.25,
        // 8 times chance. What remains is ln(0.5 + 0.5 · 0.75) = ln 0.875 = -0.134: worse than unrelated.
        assert_near(support(2), -0.134);
    }

    #[test]
    fn support_of_both_directions_joins_the_posterior() {
        let texts = texts();
        let tables = PerSide::new(table(&texts.source, &texts.target), table(&texts.target, &texts.source));
        let bead = |n: u32, probability| ScoredBead { source: n..n + 1, target: n..n + 1, probability };
        let gap = ScoredBead { source: 3..4, target: 3..3, probability: 0.4 };
        let mut beads = [bead(0, 1.0), bead(2, 1.0), gap];
        weigh(&mut beads, texts.as_ref(), &tables, CHANCE);
        // The directions are alike, and a certain posterior counts as 7 nats of odds:
        // -3.06 + 0.736 · 7 + 0.261 · 1.447 = 2.470, and 1 / (1 + e^-2.470) = 0.922.
        assert_near(beads[0].probability, 0.922);
        // -3.06 + 0.736 · 7 + 0.261 · -0.134 = 2.057, and 1 / (1 + e^-2.057) = 0.887.
        assert_near(beads[1].probability, 0.887);
        assert_near(beads[2].probability, 0.4);
    }
}
