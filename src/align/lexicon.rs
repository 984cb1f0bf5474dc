//! Expected counts of one training, as a lexicon of words.

use super::training::Counts;
use crate::model::{Lexicon, WordPair};
use crate::words::reading::Reading;

/// Counts below this, in occurrences, are not kept: the discount of the table of renderings would take them away.
const LEAST: f32 = 0.5;

/// Joins the counts of both directions.
pub(super) fn of(source: &Reading, target: &Reading, forward: &Counts, backward: &Counts) -> Lexicon {
    let (mut pairs, words) = (Vec::new(), [source, target]);
    let text = |side: usize, t: u32| words[side].types()[t as usize].text.clone();
    for a in 0..source.types().len() as u32 {
        for (b, count) in forward.row(a as usize).filter(|&(_, count)| count > LEAST) {
            pairs.push(WordPair { source: text(0, a), target: text(1, b), forward: units(count), backward: 0 });
        }
    }
    for b in 0..target.types().len() as u32 {
        for (a, count) in backward.row(b as usize).filter(|&(_, count)| count > LEAST) {
            pairs.push(WordPair { source: text(0, a), target: text(1, b), forward: 0, backward: units(count) });
        }
    }
    let totals = |side: usize, counts: &Counts| {
        let seen = |t: &u32| counts.total(*t as usize) > 0.0;
        let types = 0..words[side].types().len() as u32;
        types.filter(seen).map(|t| (text(side, t), units(counts.total(t as usize)))).collect()
    };
    Lexicon::with_totals(pairs, totals(0, forward), totals(1, backward))
}

fn units(count: f32) -> u64 {
    #[expect(clippy::cast_sign_loss, reason = "counts are not negative, and `as` saturates")]
    let units = (f64::from(count) * Lexicon::UNIT as f64).round() as u64;
    units
}
