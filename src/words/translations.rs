//! A lexicon looked up for the words of two texts.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::tokenized_text::{TokenizedText, Type};
use super::tokens::TokenKind;
use crate::model::{Lexicon, PerSide, Side};

/// For each type of one text: the types of the other that translate it, with their expected counts.
#[derive(Clone, Debug, Default)]
pub struct Translations {
    /// First entry of each type; one more than types.
    starts: Vec<u32>,
    others: Vec<Type>,
    counts: Vec<f32>,
    /// How often the lexicon saw each type.
    totals: Vec<f32>,
}

impl Translations {
    /// Looks up all words of both texts: from the source, and from the target.
    #[must_use]
    pub fn both(lexicon: &Lexicon, texts: PerSide<&TokenizedText>) -> PerSide<Self> {
        let numbers = texts.map(numbers);
        let mut pairs: Vec<(Type, Type, f32, f32)> = Vec::with_capacity(lexicon.pairs().len());
        let mut last: (&str, Option<Type>) = ("", None);
        for pair in lexicon.pairs() {
            // Pairs are sorted: one look-up a source word.
            if *pair.source != *last.0 {
                last = (&pair.source, numbers.source.get(&*pair.source).copied());
            }
            if let (Some(s), Some(&t)) = (last.1, numbers.target.get(&*pair.target)) {
                pairs.push((s, t, count(pair.forward), count(pair.backward)));
            }
        }
        let totals = |side: Side, words: &[(Arc<str>, u64)]| {
            let mut totals = vec![0.0; texts[side].types().len()];
            for (word, total) in words {
                if let Some(&t) = numbers[side].get(&**word) {
                    totals[t as usize] = count(*total);
                }
            }
            totals
        };
        PerSide {
            source: Self::new(pairs.iter().map(|p| (p.0, p.1, p.2)), totals(Side::Source, lexicon.source_totals())),
            target: Self::new(pairs.iter().map(|p| (p.1, p.0, p.3)), totals(Side::Target, lexicon.target_totals())),
        }
    }

    /// From pairs with their counts, and how often each type was seen in all.
    pub fn new(pairs: impl Iterator<Item = (Type, Type, f32)> + Clone, totals: Vec<f32>) -> Self {
        let mut starts = vec![0_u32; totals.len() + 1];
        for (a, _, _) in pairs.clone() {
            starts[a as usize + 1] += 1;
        }
        for a in 0..totals.len() {
            starts[a + 1] += starts[a];
        }
        let size = starts[totals.len()] as usize;
        let (mut others, mut counts, mut next) = (vec![0; size], vec![0.0; size], starts.clone());
        for (a, b, count) in pairs {
            let at = &mut next[a as usize];
            others[*at as usize] = b;
            counts[*at as usize] = count;
            *at += 1;
        }
        Self { starts, others, counts, totals }
    }

    /// What type `a` is translated by, with the expected count of each.
    pub fn row(&self, a: Type) -> impl Iterator<Item = (Type, f32)> + '_ {
        let range = self.starts[a as usize] as usize..self.starts[a as usize + 1] as usize;
        self.others[range.clone()].iter().copied().zip(self.counts[range].iter().copied())
    }

    /// How often the lexicon saw type `a`.
    #[must_use]
    pub fn total(&self, a: Type) -> f32 {
        self.totals[a as usize]
    }
}

fn count(units: u64) -> f32 {
    units as f32 / Lexicon::UNIT as f32
}

/// The words and numbers of a text; marks translate themselves and stand in no lexicon.
fn numbers(reading: &TokenizedText) -> HashMap<&str, Type, FixedState> {
    let known = reading.types().iter().enumerate().filter(|(_, stem)| stem.kind != TokenKind::Mark);
    known.map(|(t, stem)| (&*stem.text, t as Type)).collect()
}
