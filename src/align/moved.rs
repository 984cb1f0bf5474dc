//! Passages that changed places: stretches unlinked on both sides that explain each other.

use std::ops::Range;

use super::scored_bead::ScoredBead;
use super::search::corridor::Corridor;
use crate::model::{Order, PerSide};
use crate::words::arithmetic::ln_fast;
use crate::words::tokenized_text::TokenizedText;
use crate::words::translation_table::TranslationTable;

/// Fewest sentences of a passage on either side, and fewest links in it: a single sentence often resembles another far away.
/// Set by hand.
const SHORTEST: usize = 2;

/// Least probability of a bead in a moved passage: likelier than not.
const LEAST_PROBABILITY: f32 = 0.5;

/// Probability below which linked sentences may stand inside an unlinked stretch: they are wrong rather than right.
const DOUBTFUL: f32 = 0.5;

/// Cells that the stretches of one text are searched in, in all: a sentence, and for texts of any length. A sentence's share is
/// some three times that of the corridor in which the texts are searched, so that a third of a long text that has no
/// counterpart does not cost more than all the rest (500 cost seven times as much there and found the same).
const MOST_CELLS: (usize, usize) = (40, 1_000_000);

/// Links moved passages among the beads of a search. `search` scores a corridor of its own; what it finds must be likelier
/// than nothing by `least_gain` nats.
pub(super) fn link(
    beads: Vec<ScoredBead>,
    texts: PerSide<&TokenizedText>,
    table: &TranslationTable,
    least_gain: f64,
    search: impl Fn(&Corridor) -> (Vec<ScoredBead>, f64),
) -> Vec<(ScoredBead, Order)> {
    let (sources, targets) = (stretches(&beads, |b| &b.source), stretches(&beads, |b| &b.target));
    let sentences = beads.last().map_or(0, |b| b.source.end as usize + b.target.end as usize);
    let mut cells = MOST_CELLS.0 * sentences + MOST_CELLS.1;
    // The largest pairs first: what they take is no longer free for others.
    let mut pairs: Vec<(usize, &Range<u32>, &Range<u32>)> = Vec::new();
    let mut shared = SharedWords::new(&targets, texts.target);
    for (place, s) in &sources {
        for t in shared.of(s, texts.source, table) {
            let (other, t) = &targets[t];
            // Stretches in one place are in order, and the search has had them before it.
            if other != place {
                pairs.push((s.len().min(t.len()), s, t));
            }
        }
    }
    pairs.sort_by_key(|&(size, s, t)| (std::cmp::Reverse(size), s.start, t.start));
    let mut found: Vec<(f64, Vec<ScoredBead>)> = Vec::new();
    for (_, s, t) in pairs {
        let size = (s.len() + 1) * (t.len() + 1);
        if size > cells {
            continue;
        }
        cells -= size;
        let corridor = Corridor::whole(s.start as usize..s.end as usize, t.clone());
        let (beads, gain) = search(&corridor);
        if gain >= least_gain {
            let linked = |b: &ScoredBead| b.is_linked() && b.probability >= LEAST_PROBABILITY;
            let passage: Vec<ScoredBead> = beads.into_iter().filter(linked).collect();
            if passage.len() >= SHORTEST {
                found.push((gain, passage));
            }
        }
    }
    // Of passages that claim the same sentences the better one has them.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut moved: Vec<ScoredBead> = Vec::new();
    for (_, passage) in found {
        let free = |b: &ScoredBead| moved.iter().all(|m| apart(&m.source, &b.source) && apart(&m.target, &b.target));
        let passage: Vec<ScoredBead> = passage.into_iter().filter(free).collect();
        moved.extend(passage);
    }
    merge(beads, moved)
}

/// Which target stretches share words with a source stretch: a look-up instead of a search of every pair.
struct SharedWords {
    /// The stretches that hold each target type, ascending; none for types in too many.
    holders: Vec<Vec<u32>>,
    /// Nats that each stretch has from the words of one source stretch.
    nats: Vec<f32>,
}

/// Stretches that hold a type above which it says little about any of them. Set by hand, which bounds the work per word.
const MOST_HOLDERS: usize = 20;

/// Nats that shared words must give for a pair of stretches to be searched: half of what the passage must be likelier by in
/// the end (`Weights::moved`). Set by hand.
const LEAST_SHARED: f32 = 10.0;

impl SharedWords {
    fn new(targets: &[(usize, Range<u32>)], text: &TokenizedText) -> Self {
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); text.types().len()];
        for (t, (_, range)) in targets.iter().enumerate() {
            for &word in text.tokens(range.start as usize, range.end as usize) {
                let list = &mut holders[word as usize];
                if list.last() != Some(&(t as u32)) && list.len() <= MOST_HOLDERS {
                    list.push(t as u32);
                }
            }
        }
        holders.iter_mut().filter(|list| list.len() > MOST_HOLDERS).for_each(Vec::clear);
        Self { holders, nats: vec![0.0; targets.len()] }
    }

    /// The stretches that may translate a source stretch, in order.
    fn of(&mut self, source: &Range<u32>, text: &TokenizedText, table: &TranslationTable) -> Vec<usize> {
        let words = text.tokens(source.start as usize, source.end as usize);
        let scale = 1.0 / (words.len().max(1) as f32 / source.len() as f32);
        let mut touched: Vec<u32> = Vec::new();
        for &a in words {
            for (b, gain) in table.row(a) {
                let nats = ln_fast(1.0 + scale * gain);
                for &t in &self.holders[b as usize] {
                    if self.nats[t as usize] == 0.0 {
                        touched.push(t);
                    }
                    self.nats[t as usize] += nats;
                }
            }
        }
        touched.sort_unstable();
        let chosen = touched.iter().filter(|&&t| self.nats[t as usize] >= LEAST_SHARED).map(|&t| t as usize).collect();
        for t in touched {
            self.nats[t as usize] = 0.0;
        }
        chosen
    }
}

fn apart(a: &Range<u32>, b: &Range<u32>) -> bool {
    a.end <= b.start || b.end <= a.start
}

/// Runs of sentences of one side that are unlinked, or linked in doubt, each with the number of sure beads before it.
fn stretches(beads: &[ScoredBead], side: impl Fn(&ScoredBead) -> &Range<u32>) -> Vec<(usize, Range<u32>)> {
    let mut runs: Vec<(usize, Range<u32>)> = Vec::new();
    let mut sure = 0;
    for bead in beads {
        let range = side(bead);
        if bead.is_linked() && bead.probability >= DOUBTFUL {
            sure += 1;
            continue;
        }
        match runs.last_mut() {
            _ if range.is_empty() => {}
            Some((place, run)) if *place == sure => run.end = range.end,
            _ => runs.push((sure, range.clone())),
        }
    }
    runs.retain(|(_, run)| run.len() >= SHORTEST);
    runs
}

/// The beads in order with the moved ones in place of what they take; what a doubtful bead loses becomes a gap.
fn merge(beads: Vec<ScoredBead>, moved: Vec<ScoredBead>) -> Vec<(ScoredBead, Order)> {
    if moved.is_empty() {
        return beads.into_iter().map(|b| (b, Order::Monotone)).collect();
    }
    let taken = |range: fn(&ScoredBead) -> &Range<u32>| {
        let end = beads.last().map_or(0, |b| range(b).end as usize);
        let mut taken = vec![false; end];
        for bead in &moved {
            taken[range(bead).start as usize..range(bead).end as usize].fill(true);
        }
        taken
    };
    let (source, target) = (taken(|b| &b.source), taken(|b| &b.target));
    let mut all = Vec::with_capacity(beads.len());
    for bead in beads {
        let hit = bead.source.clone().any(|i| source[i as usize]) || bead.target.clone().any(|j| target[j as usize]);
        if !hit {
            all.push((bead, Order::Monotone));
            continue;
        }
        let gap = |source, target| (ScoredBead { source, target, probability: bead.probability }, Order::Monotone);
        let (s, t) = (bead.source.clone(), bead.target.clone());
        all.extend(s.filter(|&i| !source[i as usize]).map(|i| gap(i..i + 1, t.start..t.start)));
        all.extend(t.filter(|&j| !target[j as usize]).map(|j| gap(bead.source.start..bead.source.start, j..j + 1)));
    }
    all.extend(moved.into_iter().map(|b| (b, Order::Crossing)));
    all
}
