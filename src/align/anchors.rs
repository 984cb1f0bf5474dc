//! The first pass: a chain of sure points through both texts, linear in the text but for a logarithm.
//!
//! A point is a pair of sentences that hold a rare word and its look-alike or translation. The best chain of points pays
//! for every departure from the diagonal, but never more than a long gap costs, so it survives passages of any length
//! that one text lacks (sparse dynamic programming, Eppstein et al. 1992; the bounded look-back after Li 2018).

use std::ops::Range;

use super::search::corridor::Corridor;
use crate::model::{PerSide, Side};
use crate::words::arithmetic::ln;
use crate::words::tokenized_text::TokenizedText;

/// Two types that translate each other, and how surely, 0..=1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hint {
    pub source: u32,
    pub target: u32,
    pub strength: f32,
}

/// A pair of sentences that share a hint, or several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub source: u32,
    pub target: u32,
    /// In nats.
    weight: f32,
}

/// Most pairs of occurrences of one hint, such as five on each side: more would be guesses. Set by hand.
const MOST_PAIRS: usize = 25;

/// Points that a point looks back to, one by one; farther ones count at the cost of a long gap. Set by hand, to bound time.
const LOOK_BACK: usize = 64;

/// Most that a departure from the diagonal costs, in nats: as much as a long gap of some twenty sentences in the search
/// (`Weights::long_gap`).
const FARTHEST: f32 = 14.0;

/// Cost of each e-fold of a departure from the diagonal, counted from one sentence, in nats. Set by hand.
const DRIFT: f32 = 1.5;

/// Points for all occurrences of rare hints, sorted by source, then target.
fn points(texts: PerSide<&TokenizedText>, free: PerSide<u32>, hints: &[Hint]) -> Vec<Point> {
    let occurrences = texts.map(TokenizedText::occurrences);
    let mut points = Vec::new();
    let free_ones = |side: Side, word: u32| {
        let (occurrences, end) = (occurrences[side], free[side]);
        let tokens = occurrences.of(word);
        &tokens[..tokens.partition_point(|&at| occurrences.sentence(at) < end)]
    };
    for hint in hints {
        let (a, b) = (free_ones(Side::Source, hint.source), free_ones(Side::Target, hint.target));
        if a.is_empty() || b.is_empty() || a.len() * b.len() > MOST_PAIRS {
            continue;
        }
        let rare = free.source.max(free.target) as f32 / a.len().max(b.len()) as f32;
        let weight = hint.strength * ln(rare.max(1.0));
        for &at in a {
            let source = occurrences.source.sentence(at);
            points.extend(b.iter().map(|&to| Point { source, target: occurrences.target.sentence(to), weight }));
        }
    }
    points.sort_unstable_by_key(|p| (p.source, p.target));
    points.dedup_by(|next, kept| {
        let same = (next.source, next.target) == (kept.source, kept.target);
        if same {
            kept.weight += next.weight;
        }
        same
    });
    points
}

/// The best chain of points from the beginning of both texts to their end; only the first `free` sentences take part.
pub(super) fn chain(texts: PerSide<&TokenizedText>, free: PerSide<u32>, hints: &[Hint]) -> Vec<Point> {
    let points = points(texts, free, hints);
    let slope = free.source.max(1) as f32 / free.target.max(1) as f32;
    let cost = |di: u32, dj: u32| {
        let drift = (di as f32 - dj as f32 * slope).abs();
        (DRIFT * ln(1.0 + drift)).min(FARTHEST)
    };
    let mut best: Vec<f32> = Vec::with_capacity(points.len());
    let mut before: Vec<u32> = Vec::with_capacity(points.len());
    let mut far = Highest::new(free.target as usize);
    // Points of one source sentence must not follow each other: they enter `far` when the sentence is done.
    let mut waiting = 0;
    for (p, point) in points.iter().enumerate() {
        while points[waiting].source < point.source {
            far.raise(points[waiting].target, best[waiting], waiting as u32);
            waiting += 1;
        }
        let mut top = (-cost(point.source, point.target), NONE);
        if let Some((value, q)) = far.below(point.target).filter(|&(value, _)| value - FARTHEST > top.0) {
            top = (value - FARTHEST, q);
        }
        for q in (p.saturating_sub(LOOK_BACK)..p).rev() {
            let from = &points[q];
            // No way costs less than nothing.
            if best[q] > top.0 && from.source < point.source && from.target < point.target {
                let value = best[q] - cost(point.source - from.source, point.target - from.target);
                if value > top.0 {
                    top = (value, q as u32);
                }
            }
        }
        best.push(top.0 + point.weight);
        before.push(top.1);
    }
    let end = (free.source, free.target);
    let mut last = NONE;
    let mut top = f32::NEG_INFINITY;
    for (p, point) in points.iter().enumerate() {
        let value = best[p] - cost(end.0 - point.source, end.1 - point.target);
        if value > top {
            (top, last) = (value, p as u32);
        }
    }
    let mut chain = Vec::new();
    while last != NONE {
        chain.push(points[last as usize]);
        last = before[last as usize];
    }
    chain.reverse();
    chain
}

/// No point.
const NONE: u32 = u32::MAX;

/// The highest value at any target sentence below a given one (a Fenwick tree of maxima).
struct Highest(Vec<(f32, u32)>);

impl Highest {
    fn new(size: usize) -> Self {
        Self(vec![(f32::NEG_INFINITY, NONE); size + 1])
    }

    fn raise(&mut self, at: u32, value: f32, who: u32) {
        let mut k = at as usize + 1;
        while k < self.0.len() {
            if value > self.0[k].0 {
                self.0[k] = (value, who);
            }
            k += k & k.wrapping_neg();
        }
    }

    fn below(&self, at: u32) -> Option<(f32, u32)> {
        let (mut k, mut top) = (at as usize, (f32::NEG_INFINITY, NONE));
        while k > 0 {
            if self.0[k].0 > top.0 {
                top = self.0[k];
            }
            k &= k - 1;
        }
        (top.1 != NONE).then_some(top)
    }
}

/// Least margin around the chain, in sentences: 4 and 8 give the same figures on the development sets, since the search widens
/// what is too narrow.
const LEAST_MARGIN: f32 = 4.0;

/// Margin by the square root of the distance to the nearer anchors: between two of them the path strays from the straight
/// line as a random walk does, of which a fifth of the steps are merges; this is two standard deviations.
const STRAYING: f32 = 1.0;

/// Sentences up to which the margin is the whole text; that of longer texts shrinks by the square. Set by hand: 300 sentences
/// a side are 90,000 cells, which cost little.
const WHOLE: f32 = 300.0;

/// Cells that every stretch between anchors may have. Set by hand.
const FREE_CELLS: f32 = 200_000.0;

/// Cells per sentence above which a stretch without anchors counts as having no counterpart. Set by hand, so that time grows
/// with the text and not with its square.
const MOST_CELLS: f32 = 400.0;

/// The corridor around a chain: between the diagonals through each anchor and the next, and the one after that, so that
/// one false anchor does not cut off the truth. Where one text goes on for longer than the other the diagonals lie apart,
/// and what was left out may lie anywhere between them.
pub(super) fn corridor(free: PerSide<u32>, chain: &[Point]) -> Corridor {
    let longer = free.source.max(free.target).max(1) as f32;
    let margin = (WHOLE * (WHOLE / longer).powi(2)).max(LEAST_MARGIN);
    let slope = free.target.max(1) as f32 / free.source.max(1) as f32;
    let mut rows: Vec<Range<u32>> = vec![Corridor::NO_WISH; free.source as usize + 1];
    // Ends of the stretches between anchors, the corners of the texts included.
    let corners = [(0, 0), (free.source, free.target)];
    let anchors = chain.iter().map(|p| (p.source, p.target));
    let stops: Vec<(u32, u32)> = corners[..1].iter().copied().chain(anchors).chain([corners[1]]).collect();
    for (k, &near) in stops.iter().enumerate() {
        for &next in stops.iter().skip(k + 1).take(2) {
            let stretch = Stretch { near, next, slope, margin };
            let sparse = stretch.is_sparse();
            for i in near.0..=next.0 {
                let wish = stretch.row(i, sparse);
                let row = &mut rows[i as usize];
                row.start = row.start.min(wish.start);
                row.end = row.end.max(wish.end);
            }
        }
    }
    Corridor::new(0..free.source as usize, 0..free.target, |i| rows[i].clone())
}

/// What lies between two anchors.
struct Stretch {
    near: (u32, u32),
    next: (u32, u32),
    /// Target sentences a source sentence, in the whole text.
    slope: f32,
    /// In target sentences.
    margin: f32,
}

impl Stretch {
    /// Returns whether it is so large that its parts can have no counterpart in each other.
    fn is_sparse(&self) -> bool {
        let [height, width] = [self.next.0 - self.near.0, self.next.1 - self.near.1].map(|n| n as f32);
        let cells = height * (width - height * self.slope).abs();
        cells > FREE_CELLS && cells > MOST_CELLS * (height + width)
    }

    /// The target borders that source border `i` looks at.
    fn row(&self, i: u32, sparse: bool) -> Range<u32> {
        let (done, left) = ((i - self.near.0) as f32, (self.next.0 - i) as f32);
        let stray = self.margin + STRAYING * (done * left / (done + left).max(1.0)).sqrt();
        let (out, home) = (self.near.1 as f32 + done * self.slope, self.next.1 as f32 - left * self.slope);
        let (first, last) = (self.near.1 as f32 - self.margin, self.next.1 as f32 + self.margin);
        let (mut low, mut high) = ((out.min(home) - stray).max(first), (out.max(home) + stray).min(last));
        if sparse {
            // Along one side and then the other.
            low = if done > self.margin { first } else { low };
            high = if left > self.margin { self.near.1 as f32 + self.margin } else { high };
        }
        border(low)..border(high) + 2
    }
}

/// The border at a place; before the text is at its beginning.
fn border(at: f32) -> u32 {
    #[expect(clippy::cast_sign_loss, reason = "`as` saturates")]
    let border = at as u32;
    border
}
