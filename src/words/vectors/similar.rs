//! Which words of one text are near which of the other.

use std::sync::Arc;

use rayon::prelude::*;

use super::error::WordVectorsError;
use super::pivots::Pivots;
use super::table::{WordVectors, folded};
use super::type_vectors::{TypeVectors, UNIT, product};
use crate::model::PerSide;
use crate::words::arithmetic::exp;
use crate::words::tokenized_text::{TokenizedText, Type};
use crate::words::translations::Translations;

/// How a cosine becomes a share of a word's renderings; the defaults are checked by `benches/tools/fit.rs`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closeness {
    /// Least cosine of two words that may render each other.
    pub least: f32,
    /// The cosine, less how near both words are to others (CSLS: Conneau et al. 2018, section 2.3), from which on a word is a
    /// full rendering.
    pub full: f32,
    /// How far below that a word is a rendering by one e-th.
    pub spread: f32,
    /// Shares below this are left out: they say little, and each costs time wherever the word occurs.
    pub smallest: f32,
}

impl Default for Closeness {
    fn default() -> Self {
        Self { least: 0.35, full: 0.0, spread: 0.1, smallest: 0.2 }
    }
}

impl Closeness {
    /// The share of two words with this cosine, whose hubs have this sum; 0 where they are no renderings.
    fn share(self, cosine: f32, hubs: f32) -> f32 {
        if cosine < self.least {
            return 0.0;
        }
        let near = 2.0 * cosine - hubs - self.full;
        let share = exp((near / self.spread).min(0.0));
        if share < self.smallest { 0.0 } else { share }
    }
}

/// Pairs of words up to which each is compared with each: beyond, groups of words are. Set by time.
const ALL_PAIRS: usize = 1 << 23;

/// One word in so many is looked at for the neighbours of a word, where groups are. Set by hand.
const LOOKED_THROUGH: usize = 10;

/// Words that one task looks up: set by the text, not by the number of threads.
const BLOCK: usize = 64;

/// Tables of the two languages of a pair of texts, which can be compared.
#[derive(Clone, Debug)]
pub struct TablePair(PerSide<Arc<WordVectors>>);

impl TablePair {
    /// Takes the tables of both languages.
    ///
    /// # Errors
    /// [`WordVectorsError::Space`] where they are of two spaces.
    pub fn new(tables: PerSide<Arc<WordVectors>>) -> Result<Self, WordVectorsError> {
        let PerSide { source, target } = &tables;
        if source.space() != target.space() || source.dimensions() != target.dimensions() {
            let (own, other) = (target.space().to_owned(), source.space().to_owned());
            return Err(WordVectorsError::Space { own, other });
        }
        Ok(Self(tables))
    }

    /// How likely a word of the target renders one of the source, by what both mean: from 0, nothing speaks for it, to 1, as
    /// much as between words that are each other's usual rendering. `None` where either word is not in its table.
    ///
    /// ```
    /// # #[cfg(feature = "word-vectors")] {
    /// use bitext::model::{Language, PerSide};
    /// use bitext::words::vectors::{TablePair, built_in};
    /// let table = |tag| built_in(&Language::new(tag).expect("a tag")).expect("it has a table");
    /// let tables = TablePair::new(PerSide::new(table("ru"), table("en"))).expect("one space");
    /// let (right, wrong) = (tables.rendering("дорога", "road"), tables.rendering("дорога", "butter"));
    /// assert!(right > Some(0.5) && wrong < Some(0.1));
    /// assert_eq!(tables.rendering("дорога", "zxqv"), None);
    /// # }
    /// ```
    #[must_use]
    pub fn rendering(&self, source: &str, target: &str) -> Option<f32> {
        let words = self.0.as_ref().zip(PerSide::new(source, target));
        let PerSide { source, target } = words.map(|(table, word)| table.find(&folded(word)).map(|row| (table, row)));
        let ((source, one), (target, other)) = (source?, target?);
        let vectors = PerSide::new(source.vector(one), target.vector(other));
        let cosine = vectors.source.iter().zip(&vectors.target).map(|(x, y)| x * y).sum();
        Some(Closeness::default().share(cosine, source.hub(one) + target.hub(other)))
    }

    /// For each word of either text the words of the other that may render it, with the share of its renderings that each
    /// has. Together they are 1 at most; what is missing is left unexplained. The total of a word is what they explain.
    #[must_use]
    pub fn similar(&self, texts: PerSide<&TokenizedText>, closeness: Closeness) -> PerSide<Translations> {
        let PerSide { source, target } = &self.0;
        let vectors = rayon::join(|| TypeVectors::new(texts.source, source), || TypeVectors::new(texts.target, target));
        let pairs = pairs(&PerSide::from(vectors), closeness);
        let turned: Vec<_> = pairs.iter().map(|&(a, b, share)| (b, a, share)).collect();
        let types = texts.map(|text| text.types().len());
        PerSide { source: shares(&pairs, types.source), target: shares(&turned, types.target) }
    }
}

/// The words of the source with their neighbours in the target, in the order of the source's.
fn pairs(vectors: &PerSide<TypeVectors>, closeness: Closeness) -> Vec<(Type, Type, f32)> {
    let PerSide { source, target } = vectors;
    let pivots = (source.len() * target.len() > ALL_PAIRS).then(|| Pivots::new(target));
    let blocks: Vec<usize> = (0..source.len()).step_by(BLOCK).collect();
    let of_block = |first: usize| {
        let mut found = Vec::new();
        let mut groups: Vec<(i32, u32)> = Vec::new();
        for s in first..(first + BLOCK).min(source.len()) {
            let vector = source.vector(s);
            let mut look = |t: usize| {
                let cosine = product(vector, target.vector(t)) as f32 / (UNIT * UNIT);
                let share = closeness.share(cosine, source.hub(s) + target.hub(t));
                if share > 0.0 {
                    found.push((source.of(s), target.of(t), share));
                }
            };
            let Some(pivots) = &pivots else {
                (0..target.len()).for_each(look);
                continue;
            };
            groups.clear();
            groups.extend(pivots.products(vector));
            groups.sort_unstable_by_key(|&(product, group)| (std::cmp::Reverse(product), group));
            let mut left = target.len() / LOOKED_THROUGH;
            for &(_, group) in &groups {
                let members = pivots.members(group as usize);
                for &t in members {
                    look(t as usize);
                }
                left = left.saturating_sub(members.len());
                if left == 0 {
                    break;
                }
            }
        }
        found
    };
    let found: Vec<Vec<_>> = blocks.into_par_iter().map(of_block).collect();
    found.concat()
}

/// The neighbours of each word with their shares, where together they would be more than all, less.
fn shares(pairs: &[(Type, Type, f32)], types: usize) -> Translations {
    let mut totals = vec![0.0_f32; types];
    for &(a, _, share) in pairs {
        totals[a as usize] += share;
    }
    let shared = pairs.iter().map(|&(a, b, share)| (a, b, share / totals[a as usize].max(1.0)));
    Translations::new(shared, totals.iter().map(|total| total.min(1.0)).collect())
}
