//! Expected counts of one training: as translations for the next round, and as a lexicon of words for whoever asks.

use std::sync::Arc;

use super::ibm1::{self, Counts, Example};
use crate::align::scored_bead::ScoredBead;
use crate::model::{Lexicon, PerSide, WordPair};
use crate::words::tokenized_text::{TokenizedText, Type};
use crate::words::translations::Translations;

/// Counts below this, in occurrences, are not kept: the discount of the table of renderings would take them away.
const LEAST: f32 = 0.5;

/// Beads less likely than this, as probabilities, teach nothing. Set by hand.
const LEAST_WEIGHT: f32 = 0.05;

/// What was learned of two texts, both ways.
#[derive(Debug)]
pub(in crate::align) struct ExpectedCounts {
    pub forward: Counts,
    pub backward: Counts,
}

impl ExpectedCounts {
    /// Learns from linked beads, each counted by its probability.
    pub fn learn(texts: PerSide<&TokenizedText>, linked: &[&ScoredBead]) -> Self {
        let taught = linked.iter().filter(|b| b.probability >= LEAST_WEIGHT);
        let (forward, backward): (Vec<Example>, Vec<Example>) = taught
            .map(|b| {
                let (source, target) = (b.source.clone(), b.target.clone());
                let back = Example { source: target.clone(), target: source.clone(), weight: b.probability };
                (Example { source, target, weight: b.probability }, back)
            })
            .unzip();
        let PerSide { source, target } = texts;
        let (forward, backward) =
            rayon::join(|| ibm1::train(source, target, &forward), || ibm1::train(target, source, &backward));
        Self { forward, backward }
    }

    /// The same for the words of the texts that it was learned from.
    pub fn translations(&self) -> PerSide<Translations> {
        PerSide::new(&self.forward, &self.backward).map(|counts| {
            let types = 0..counts.len() as Type;
            let pairs = types.clone().flat_map(|a| kept(counts, a).map(move |(b, count)| (a, b, count)));
            Translations::new(pairs, types.map(|a| counts.total(a as usize)).collect())
        })
    }

    /// As words. The types are numbered in alphabetical order first, so that no pair is sorted by its words.
    pub fn lexicon(&self, texts: PerSide<&TokenizedText>) -> Lexicon {
        let PerSide { source, target } = texts.map(Alphabet::new);
        let mut back: Vec<(u32, u32, u64)> = Vec::new();
        for b in 0..self.backward.len() as Type {
            let rank = target.ranks[b as usize];
            back.extend(kept(&self.backward, b).map(|(a, count)| (source.ranks[a as usize], rank, units(count))));
        }
        back.sort_unstable();
        let (mut back, mut row, mut pairs) = (back.into_iter().peekable(), Vec::new(), Vec::new());
        for (rank, &a) in (0..).zip(&source.types) {
            row.extend(kept(&self.forward, a).map(|(b, count)| (target.ranks[b as usize], units(count), 0)));
            while let Some((_, b, count)) = back.next_if(|&(a, ..)| a == rank) {
                row.push((b, 0, count));
            }
            row.sort_unstable();
            row.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                if same {
                    kept.1 += next.1;
                    kept.2 += next.2;
                }
                same
            });
            pairs.extend(row.drain(..).map(|(b, forward, backward)| {
                let words = (source.words[rank as usize].clone(), target.words[b as usize].clone());
                WordPair { source: words.0, target: words.1, forward, backward }
            }));
        }
        Lexicon::with_totals(pairs, source.totals(&self.forward), target.totals(&self.backward))
    }
}

/// The renderings of a type that are worth keeping.
fn kept(counts: &Counts, a: Type) -> impl Iterator<Item = (Type, f32)> + Clone + '_ {
    counts.row(a as usize).filter(|&(_, count)| count > LEAST)
}

/// The types of a text in the order of their words.
struct Alphabet {
    words: Vec<Arc<str>>,
    types: Vec<Type>,
    /// Place of each type in that order.
    ranks: Vec<u32>,
}

impl Alphabet {
    fn new(reading: &TokenizedText) -> Self {
        let word = |t: Type| &*reading.types()[t as usize].text;
        let mut types: Vec<Type> = (0..reading.types().len() as Type).collect();
        types.sort_unstable_by_key(|&t| word(t));
        let mut ranks = vec![0; types.len()];
        for (rank, &t) in (0..).zip(&types) {
            ranks[t as usize] = rank;
        }
        Self { words: types.iter().map(|&t| word(t).into()).collect(), types, ranks }
    }

    /// How often each word was learned from.
    fn totals(&self, counts: &Counts) -> Vec<(Arc<str>, u64)> {
        let all = self.words.iter().zip(&self.types).map(|(word, &t)| (word, counts.total(t as usize)));
        all.filter(|&(_, total)| total > 0.0).map(|(word, total)| (word.clone(), units(total))).collect()
    }
}

fn units(count: f32) -> u64 {
    #[expect(clippy::cast_sign_loss, reason = "counts are not negative, and `as` saturates")]
    let units = (f64::from(count) * Lexicon::UNIT as f64).round() as u64;
    units
}
