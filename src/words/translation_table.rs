//! One mixed table of what each word is rendered by: look-alikes, a dictionary, word vectors and learned translations
//! together.

use std::ops::Range;

use super::lookalikes::Lookalike;
use super::tokenized_text::{TokenizedText, Type};
use super::translations::Translations;
use crate::model::PerSide;

/// For each type of one side: by how much more likely each type of the other side becomes when it is there.
///
/// Evidence that overlaps is mixed here, in one probability t(b|a), and never added up twice.
#[derive(Debug, Default)]
pub struct TranslationTable {
    /// First entry of each type; one more than types.
    starts: Vec<u32>,
    cells: Vec<Cell>,
    totals: Vec<TypeTotals>,
    /// Unigram probability of each type of the other side.
    unigrams: Vec<f32>,
    /// Taken off counts without a bead's own share.
    own_discount: f32,
}

/// One rendering of a type.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    to: Type,
    /// t(b|a) / p(b).
    gain: f32,
    /// The part of the gain that is not learned: looking alike, or standing in a dictionary.
    given: f32,
    /// How often it was learned.
    count: f32,
}

/// What is known of a type as a whole.
#[derive(Clone, Copy, Debug, Default)]
struct TypeTotals {
    /// Share that no entry explains; it goes back to the unigram distribution.
    rest: f32,
    /// Share of the renderings that is left to what was learned or given.
    share: f32,
    /// How often it was learned from.
    total: f32,
    /// What is added to the total: smoothing, and the weight of a dictionary that knows the type.
    added: f32,
}

/// Where translations come from besides looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Learned from the texts; none in the first round.
    pub learned: Option<&'a Translations>,
    /// Given beforehand: a dictionary, a lexicon learned elsewhere.
    pub given: Option<&'a Translations>,
    /// Near in meaning by word vectors: shares of each word's renderings, 1 together at most.
    pub similar: Option<&'a Translations>,
    /// How they share a word's probability.
    pub mixing: Mixing,
}

/// How the sources of a word's renderings share its probability; the defaults are checked by `benches/tools/fit.rs`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mixing {
    /// Share that is left to look-alikes once translations are known.
    pub lookalikes: f32,
    /// Share that is left to look-alikes before that.
    pub first_lookalikes: f32,
    /// Taken off each learned count, in occurrences, so that a pair seen once in a doubtful bead does not confirm itself.
    /// Absolute discounting, Ney, Essen & Kneser (1994).
    pub discount: f32,
    /// Taken off each count from which the bead's own share was taken already, in occurrences.
    pub own_discount: f32,
    /// Added to each total, in occurrences: a word seen once or twice is not fully known.
    pub smoothing: f32,
    /// Occurrences in the texts that what is given weighs as much as; short texts want more.
    pub given_trust: f32,
    /// The same of what word vectors say, where the word's neighbours in the other text explain all of it.
    pub similar_trust: f32,
    /// Share of that trust where they explain nothing of it: the word then has no known rendering in the other text.
    pub unexplained_trust: f32,
    /// Probabilities by word vectors below this are left out: in a long text they say little beside what was learned.
    pub least_similar: f32,
}

impl Default for Mixing {
    fn default() -> Self {
        Self {
            lookalikes: 0.5,
            first_lookalikes: 0.8,
            discount: 0.7,
            own_discount: 0.3,
            smoothing: 1.0,
            given_trust: 3.0,
            similar_trust: 4.0,
            unexplained_trust: 0.0,
            least_similar: 0.04,
        }
    }
}

/// Probabilities below this are left out: they are noise and cost time. Set by hand.
const LEAST: f32 = 1e-4;

/// Renderings that make a word less than so many times likelier are left out: they stand in half of all sentences
/// anyway. Set by hand.
const LEAST_GAIN: f32 = 2.0;

/// A look-alike's weight is its similarity to this power. Set by hand.
const LOOKALIKE_POWER: i32 = 2;

/// Added to each count of a type for its unigram probability, in occurrences: the expected-likelihood estimate (Jeffreys's
/// prior), as in Manning & Schütze (1999), section 6.2.2.
const UNIGRAM_SMOOTHING: f32 = 0.5;

impl TranslationTable {
    /// Tables of both sides: from the types of the source, and from those of the target.
    #[must_use]
    pub fn both(
        texts: PerSide<&TokenizedText>,
        alike: PerSide<&[Lookalike]>,
        known: PerSide<Known<'_>>,
    ) -> PerSide<Self> {
        PerSide::from_fn(|side| Self::new(texts[side], texts[side.other()], alike[side], known[side]))
    }

    /// The table of the types of `from` by types of `to`; `alike` is sorted.
    #[must_use]
    pub fn new(from: &TokenizedText, to: &TokenizedText, alike: &[Lookalike], known: Known<'_>) -> Self {
        let total = to.token_count() as f32 + UNIGRAM_SMOOTHING * to.types().len() as f32;
        let unigrams = to.types().iter().map(|stem| (stem.count as f32 + UNIGRAM_SMOOTHING) / total).collect();
        let mut table = Self { starts: vec![0], unigrams, own_discount: known.mixing.own_discount, ..Self::default() };
        let mut row = RowBuilder::new(to.types().len());
        let mut alike = alike;
        for a in 0..from.types().len() as Type {
            let (mine, later) = alike.split_at(alike.partition_point(|pair| pair.from == a));
            alike = later;
            table.totals.push(row.fill(a, mine, known));
            table.take(&mut row);
        }
        table
    }

    /// Moves a row into the table, without what says nothing.
    fn take(&mut self, row: &mut RowBuilder) {
        let mut explained = 0.0;
        row.touched.sort_unstable();
        for to in row.touched.drain(..) {
            let [learned, given, count] = std::mem::take(&mut row.values[to as usize]);
            let (t, unigram) = (learned + given, self.unigrams[to as usize]);
            if t >= LEAST_GAIN * unigram {
                explained += t;
                self.cells.push(Cell { to, gain: t / unigram, given: given / unigram, count });
            }
        }
        if let Some(totals) = self.totals.last_mut() {
            totals.rest = (1.0 - explained).clamp(0.0, 1.0);
        }
        self.starts.push(self.cells.len() as u32);
    }

    fn range(&self, a: Type) -> Range<usize> {
        self.starts[a as usize] as usize..self.starts[a as usize + 1] as usize
    }

    /// What type `a` is rendered by, and the gain of each: t(b|a) / p(b).
    pub fn row(&self, a: Type) -> impl Iterator<Item = (Type, f32)> + '_ {
        self.cells[self.range(a)].iter().map(|e| (e.to, e.gain))
    }

    /// What type `a` is rendered by: how often each was learned, and the part of its gain that was not learned.
    pub fn parts(&self, a: Type) -> impl Iterator<Item = (Type, f32, f32)> + '_ {
        self.cells[self.range(a)].iter().map(|e| (e.to, e.count, e.given))
    }

    /// Share of type `a` that nothing explains.
    #[must_use]
    pub fn rest(&self, a: Type) -> f32 {
        self.totals[a as usize].rest
    }

    /// How often type `a` was learned from.
    #[must_use]
    pub fn total(&self, a: Type) -> f32 {
        self.totals[a as usize].total
    }

    /// The gain of type `b` from type `a` by learned counts without those of one bead: `own` of the pair's count, and
    /// `weight` of the type's total.
    #[must_use]
    pub fn gain_without(&self, a: Type, b: Type, count: f32, own: f32, weight: f32) -> f32 {
        let totals = &self.totals[a as usize];
        let t = (count - own - self.own_discount).max(0.0) / ((totals.total - weight).max(0.0) + totals.added);
        totals.share * t / self.unigrams[b as usize]
    }
}

/// The renderings of one type, spread over all types of the other side: learned, given, and the learned count.
struct RowBuilder {
    values: Vec<[f32; 3]>,
    touched: Vec<Type>,
}

impl RowBuilder {
    fn new(types: usize) -> Self {
        Self { values: vec![[0.0; 3]; types], touched: Vec::new() }
    }

    fn slot(&mut self, b: Type) -> &mut [f32; 3] {
        let slot = &mut self.values[b as usize];
        if slot[0] + slot[1] == 0.0 {
            self.touched.push(b);
        }
        slot
    }

    fn fill(&mut self, a: Type, alike: &[Lookalike], known: Known<'_>) -> TypeTotals {
        let mixing = known.mixing;
        let weight = |similarity: f32| similarity.powi(LOOKALIKE_POWER);
        let sum: f32 = alike.iter().map(|pair| weight(pair.similarity)).sum();
        let given = known.given.map(|given| (given, given.total(a))).filter(|&(_, total)| total > 0.0);
        let similar = known.similar.map(|similar| (similar, similar.total(a)));
        let other = known.learned.is_some() || given.is_some() || similar.is_some_and(|(_, explained)| explained > 0.0);
        // A word without look-alikes leaves their share to what was learned.
        let looks = if other { mixing.lookalikes * sum.min(1.0) } else { mixing.first_lookalikes };
        for pair in alike {
            self.slot(pair.to)[1] = looks * weight(pair.similarity) / sum.max(1.0);
        }
        let trust = if given.is_some() { mixing.given_trust } else { 0.0 };
        let total = known.learned.map_or(0.0, |learned| learned.total(a));
        let of_similar = |explained: f32| {
            mixing.similar_trust * (mixing.unexplained_trust + (1.0 - mixing.unexplained_trust) * explained)
        };
        // Shares say how much they explain, so this is the trust of a share of 1.
        let similar_trust = similar.map_or(0.0, |_| mixing.similar_trust);
        let added = mixing.smoothing + trust + similar.map_or(0.0, |(_, explained)| of_similar(explained));
        let totals = TypeTotals { rest: 1.0, share: 1.0 - looks, total, added };
        if let Some((given, sum)) = given {
            for (b, count) in given.row(a) {
                let t = trust * count / sum / (total + totals.added);
                if t > LEAST {
                    self.slot(b)[1] += totals.share * t;
                }
            }
        }
        if let Some((similar, _)) = similar {
            for (b, share) in similar.row(a) {
                let t = similar_trust * share / (total + totals.added);
                if t > mixing.least_similar {
                    self.slot(b)[1] += totals.share * t;
                }
            }
        }
        if let Some(learned) = known.learned {
            for (b, count) in learned.row(a) {
                let t = (count - mixing.discount).max(0.0) / (total + totals.added);
                if t > LEAST {
                    let slot = self.slot(b);
                    slot[0] = totals.share * t;
                    slot[2] = count;
                }
            }
        }
        totals
    }
}
