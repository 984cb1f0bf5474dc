//! How well the words of a sentence are accounted for by sentences of the other text.

use crate::model::{Alignment, Lexicon, PerSide, Probability, SentenceId, Side};
use crate::words::tokenized_pair::TokenizedPair;
use crate::words::tokenized_text::{TokenizedText, Type};
use crate::words::translation_table::{Known, TranslationTable};
use crate::words::translations::Translations;

/// Share of a word's probability that is left to chance: `Weights::chance` of the aligner.
const CHANCE: f64 = 0.5;

/// Probability from which beads show what support a translated sentence has. Set by hand.
const SURE: f32 = 0.9;

/// Both texts with the table of what renders what.
pub(super) struct Support {
    texts: PerSide<TokenizedText>,
    /// From the words of each side to those of the other.
    tables: PerSide<TranslationTable>,
    /// Median support a word of sentences in sure 1-1 beads, by side.
    usual: PerSide<f64>,
    /// Natural log of target letters a source letter in sure beads.
    log_ratio: f64,
}

impl Support {
    pub fn new(words: TokenizedPair, links: &Alignment, lexicon: &Lexicon) -> Self {
        let TokenizedPair { texts, alike } = words;
        let learned = (!lexicon.is_empty()).then(|| Translations::both(lexicon, texts.as_ref()));
        let known =
            PerSide::from_fn(|side| Known { learned: learned.as_ref().map(|both| &both[side]), ..Known::default() });
        let tables = TranslationTable::both(texts.as_ref(), alike.as_ref().map(Vec::as_slice), known);
        let mut support = Self { texts, tables, usual: PerSide::default(), log_ratio: 0.0 };
        let sure = Probability::new(SURE);
        let (mut per_word, mut letters) = (PerSide::<Vec<f64>>::default(), PerSide::new(1.0, 1.0));
        for link in links.links().filter(|l| !l.is_gap() && l.bead.probability >= sure) {
            letters.source += support.letters(Side::Source, link.source);
            letters.target += support.letters(Side::Target, link.target);
            if let ([s], [t]) = (link.source, link.target) {
                per_word.source.push(support.of(Side::Source, *s, link.target));
                per_word.target.push(support.of(Side::Target, *t, link.source));
            }
        }
        support.usual = per_word.map(median);
        support.log_ratio = ln(letters.target / letters.source);
        support
    }

    /// Natural log-likelihood ratio a word of a sentence, given sentences of the other side, against chance.
    pub fn of(&self, side: Side, id: SentenceId, others: &[SentenceId]) -> f64 {
        let (own, other, table) = (&self.texts[side], &self.texts[side.other()], &self.tables[side.other()]);
        let words = own.tokens(id.index(), id.index() + 1);
        let mut gains: Vec<(Type, f64)> = words.iter().map(|&w| (w, 0.0)).collect();
        gains.sort_unstable_by_key(|g| g.0);
        let (mut rest, mut count) = (0.0, 0_u32);
        for &other_id in others {
            for &a in other.tokens(other_id.index(), other_id.index() + 1) {
                rest += f64::from(table.rest(a));
                count += 1;
                for (b, gain) in table.row(a) {
                    let from = gains.partition_point(|g| g.0 < b);
                    for slot in gains[from..].iter_mut().take_while(|g| g.0 == b) {
                        slot.1 += f64::from(gain);
                    }
                }
            }
        }
        if words.is_empty() || count == 0 {
            return 0.0;
        }
        let scale = (1.0 - CHANCE) / f64::from(count);
        let sum: f64 = gains.iter().map(|g| ln(CHANCE + scale * (rest + g.1))).sum();
        sum / words.len() as f64
    }

    /// The support of a sentence as a share of what translated sentences usually have.
    pub fn share(&self, side: Side, id: SentenceId, others: &[SentenceId]) -> f64 {
        let usual = self.usual[side];
        if usual <= 0.0 { 1.0 } else { self.of(side, id, others) / usual }
    }

    /// The distance of the lengths of two groups of sentences from translating each other: 0 is a perfect fit.
    pub fn misfit(&self, members: PerSide<&[SentenceId]>) -> f64 {
        let PerSide { source, target } = PerSide::from_fn(|side| self.letters(side, members[side]));
        (ln(target.max(1.0) / source.max(1.0)) - self.log_ratio).abs()
    }

    fn letters(&self, side: Side, ids: &[SentenceId]) -> f64 {
        let text = &self.texts[side];
        ids.iter().map(|id| f64::from(text.length(id.index(), id.index() + 1))).sum()
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The same last bits on every machine.
fn ln(x: f64) -> f64 {
    wide::f64x4::splat(x).ln().to_array()[0]
}
