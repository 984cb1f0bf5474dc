//! How well the words of a sentence are accounted for by sentences of the other text.

use crate::model::{Alignment, Lexicon, Probability, Segmented, SentenceId};
use crate::words::lookalikes;
use crate::words::reading::{Reading, Type};
use crate::words::renderings::{Known, Renderings, both_ways};
use crate::words::translations::Translations;

/// Share of a word's probability that is left to chance, as the aligner leaves it.
const CHANCE: f64 = 0.5;

/// Beads as sure as this show what support a translated sentence has.
const SURE: f32 = 0.9;

/// Both texts with the table of what renders what.
pub(super) struct Support {
    source: Reading,
    target: Reading,
    tables: [Renderings; 2],
    /// Median support a word of sentences in sure 1-1 beads, by side.
    usual: [f64; 2],
    /// Natural log of target letters a source letter in sure beads.
    log_ratio: f64,
}

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Source,
    Target,
}

impl Support {
    pub fn new(original: &Segmented, version: &Segmented, links: &Alignment, lexicon: &Lexicon) -> Self {
        let (source, target) = rayon::join(|| Reading::new(original), || Reading::new(version));
        let alike = both_ways(&lookalikes::find(&source, &target));
        let learned = (!lexicon.is_empty()).then(|| Translations::both(lexicon, &source, &target));
        let known =
            |side: usize| Known { learned: learned.as_ref().map(|both| &both[side]), given: None, ..Known::default() };
        let tables = [
            Renderings::new(&source, &target, &alike[0], known(0)),
            Renderings::new(&target, &source, &alike[1], known(1)),
        ];
        let mut support = Self { source, target, tables, usual: [0.0; 2], log_ratio: 0.0 };
        let sure = Probability::new(SURE);
        let (mut per_word, mut letters) = ([Vec::new(), Vec::new()], [1.0, 1.0]);
        for link in links.links().filter(|l| !l.is_gap() && l.bead.probability >= sure) {
            letters[0] += support.letters(Side::Source, link.source);
            letters[1] += support.letters(Side::Target, link.target);
            if let ([s], [t]) = (link.source, link.target) {
                per_word[0].push(support.of(Side::Source, *s, link.target));
                per_word[1].push(support.of(Side::Target, *t, link.source));
            }
        }
        support.usual = per_word.map(median);
        support.log_ratio = ln(letters[1] / letters[0]);
        support
    }

    /// Natural log-likelihood ratio a word of a sentence, given sentences of the other side, against chance.
    pub fn of(&self, side: Side, id: SentenceId, others: &[SentenceId]) -> f64 {
        let (own, other, table) = match side {
            Side::Source => (&self.source, &self.target, &self.tables[1]),
            Side::Target => (&self.target, &self.source, &self.tables[0]),
        };
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
        let usual = self.usual[side as usize];
        if usual <= 0.0 { 1.0 } else { self.of(side, id, others) / usual }
    }

    /// How far the lengths of two groups of sentences are from translating each other: 0 is a perfect fit.
    pub fn misfit(&self, source: &[SentenceId], target: &[SentenceId]) -> f64 {
        let lengths = [self.letters(Side::Source, source), self.letters(Side::Target, target)];
        (ln(lengths[1].max(1.0) / lengths[0].max(1.0)) - self.log_ratio).abs()
    }

    fn letters(&self, side: Side, ids: &[SentenceId]) -> f64 {
        let reading = if side == Side::Source { &self.source } else { &self.target };
        ids.iter().map(|id| f64::from(reading.length(id.index(), id.index() + 1))).sum()
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
