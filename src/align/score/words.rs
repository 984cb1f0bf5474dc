//! How well the words of one side explain those of the other, in both directions.

use std::ops::Range;

use rayon::prelude::*;

use super::{Evidence, Scores};
use crate::align::arithmetic::ln_fast;
use crate::align::corridor::Corridor;
use crate::align::shapes::{self, LONGEST};
use crate::words::reading::Reading;
use crate::words::renderings::Renderings;

/// Share of a word's probability that the other side always leaves to chance.
pub const CHANCE: f32 = 0.5;

/// Most by which one word may become likelier: a rare pair must not decide alone.
pub const CAP: f32 = 1e4;

/// Weight of each direction: the two are not independent. Fitted on the development sets.
const WEIGHT: f32 = 0.5;

/// Rows of source sentences that one task scores: set by the text, not by the number of threads.
const BLOCK: usize = 64;

/// The evidence of words for one pair of texts in one corridor.
#[derive(Debug)]
pub struct Words {
    /// How source runs explain target sentences.
    forward: Explained,
    /// How target runs explain source sentences.
    backward: Explained,
}

/// For each run of 1..=5 sentences of one side and each sentence of the other: the log-likelihood ratio of the latter,
/// summed from the left, so that a run of sentences is a difference.
#[derive(Debug)]
struct Explained {
    first: usize,
    /// Sentences of the other side that each row covers.
    ranges: Vec<Range<u32>>,
    /// First value of each row.
    offsets: Vec<usize>,
    sums: Vec<f32>,
}

impl Words {
    /// Scores all runs in the corridor.
    #[must_use]
    pub fn new(source: &Reading, target: &Reading, tables: &[Renderings; 2], corridor: &Corridor) -> Self {
        let (forward, backward) = rayon::join(
            || Explained::new(source, target, &tables[0], corridor),
            || Explained::new(target, source, &tables[1], &corridor.transposed()),
        );
        Self { forward, backward }
    }
}

impl Evidence for Words {
    fn name(&self) -> &'static str {
        "words"
    }

    fn add(&self, scores: &mut Scores<'_>) {
        let last = (scores.corridor.last(), scores.corridor.targets().end);
        for i in scores.rows.clone() {
            let row = scores.corridor.row(i);
            for (k, prior) in shapes::all().iter().enumerate() {
                let (m, n) = (prior.shape.source as usize, prior.shape.target as usize);
                if i + m > last.0 {
                    continue;
                }
                // Beads that end outside the corridor are never asked for.
                let reach = scores.corridor.row(i + m);
                let start = row.start.max(reach.start.saturating_sub(n as u32));
                let end = row.end.min(reach.end.saturating_sub(n as u32));
                if start >= end {
                    continue;
                }
                let sums = self.forward.run(i, m);
                let base = self.forward.ranges[i - self.forward.first].start;
                let values = scores.row(i, k);
                for j in start..end {
                    let at = (j - base) as usize;
                    let forward = sums[at + n] - sums[at];
                    let back = self.backward.run(j as usize, n);
                    let from = i - self.backward.ranges[j as usize - self.backward.first].start as usize;
                    let backward = back[from + m] - back[from];
                    values[(j - row.start) as usize] += WEIGHT * (forward + backward);
                }
            }
        }
    }
}

impl Explained {
    /// How runs of `by` explain sentences of `what`; the rows of the corridor are those of `by`.
    fn new(by: &Reading, what: &Reading, table: &Renderings, corridor: &Corridor) -> Self {
        let borders = corridor.borders();
        let last = corridor.last();
        let ranges: Vec<Range<u32>> = (borders.start..last)
            .map(|i| corridor.row(i).start..corridor.row((i + LONGEST).min(last)).end - 1)
            .collect();
        let mut offsets = Vec::with_capacity(ranges.len() + 1);
        let mut size = 0;
        for range in &ranges {
            offsets.push(size);
            size += (range.len() + 1) * LONGEST;
        }
        offsets.push(size);
        let mut sums = vec![0.0; size];
        let mut blocks = Vec::new();
        let mut rest = sums.as_mut_slice();
        for block in (0..ranges.len()).step_by(BLOCK) {
            let end = (block + BLOCK).min(ranges.len());
            let (mine, later) = rest.split_at_mut(offsets[end] - offsets[block]);
            blocks.push((block..end, mine));
            rest = later;
        }
        blocks.into_par_iter().for_each_init(
            || Scratch::new(what),
            |scratch, (rows, values)| {
                scratch.block(by, what, table, borders.start, last, &ranges, rows, values);
            },
        );
        Self { first: borders.start, ranges, offsets, sums }
    }

    /// The sums of a run of `length` sentences that begins at `row`, one for each sentence of the row's range and one more.
    fn run(&self, row: usize, length: usize) -> &[f32] {
        let (at, width) = (row - self.first, self.ranges[row - self.first].len() + 1);
        let from = self.offsets[at] + (length - 1) * width;
        &self.sums[from..from + width]
    }
}

/// Buffers of one task.
struct Scratch {
    /// Gain of each type of the other side from one sentence.
    gains: Vec<f32>,
    touched: Vec<u32>,
    /// Of up to five sentences in a ring: gain of each token of the other side in the ranges that need it.
    ring: [Gained; LONGEST],
    sum: Vec<f32>,
}

#[derive(Default)]
struct Gained {
    /// Number of the first token.
    first: usize,
    gains: Vec<f32>,
    rest: f32,
    length: usize,
}

impl Scratch {
    fn new(what: &Reading) -> Self {
        Self { gains: vec![0.0; what.types().len()], touched: Vec::new(), ring: Default::default(), sum: Vec::new() }
    }

    #[expect(clippy::too_many_arguments, reason = "one task of one call, kept flat for the sake of its inner loops")]
    fn block(
        &mut self,
        by: &Reading,
        what: &Reading,
        table: &Renderings,
        first: usize,
        last: usize,
        ranges: &[Range<u32>],
        rows: Range<usize>,
        values: &mut [f32],
    ) {
        let mut values = values;
        let mut loaded = rows.start;
        for row in rows {
            let range = &ranges[row];
            while loaded < (row + LONGEST).min(last - first) {
                // Starts and ends of ranges go up: this row is the first that needs the sentence, its own the last.
                let tokens = what.start(range.start as usize)..what.start(ranges[loaded].end as usize);
                self.load(by.tokens(first + loaded, first + loaded + 1), what, table, tokens, loaded);
                loaded += 1;
            }
            let start = what.start(range.start as usize);
            let count = what.start(range.end as usize) - start;
            self.sum.clear();
            self.sum.resize(count, 0.0);
            let (mut rest, mut length) = (0.0, 0);
            for m in 0..LONGEST {
                let (mine, later) = values.split_at_mut(range.len() + 1);
                values = later;
                if row + m >= last - first {
                    continue;
                }
                let gained = &self.ring[(row + m) % LONGEST];
                rest += gained.rest;
                length += gained.length;
                for (sum, gain) in self.sum.iter_mut().zip(&gained.gains[start - gained.first..]) {
                    *sum += gain;
                }
                let scale = (1.0 - CHANCE) / length.max(1) as f32;
                let base = CHANCE + scale * rest;
                let unexplained = ln_fast(base);
                let mut total = 0.0;
                for (slot, j) in mine[1..].iter_mut().zip(range.clone()) {
                    let tokens = what.start(j as usize) - start..what.start(j as usize + 1) - start;
                    let (mut explained, mut count) = (0.0, 0);
                    for &gain in &self.sum[tokens.clone()] {
                        if gain != 0.0 {
                            explained += ln_fast((base + scale * gain).min(CAP));
                            count += 1;
                        }
                    }
                    total += explained + (tokens.len() - count) as f32 * unexplained;
                    *slot = total;
                }
            }
        }
    }

    /// Gains of the tokens of the other side from one sentence.
    fn load(&mut self, words: &[u32], what: &Reading, table: &Renderings, tokens: Range<usize>, at: usize) {
        let gained = &mut self.ring[at % LONGEST];
        gained.first = tokens.start;
        gained.length = words.len();
        gained.rest = 0.0;
        for &a in words {
            gained.rest += table.rest(a);
            for (b, gain) in table.row(a) {
                if self.gains[b as usize] == 0.0 {
                    self.touched.push(b);
                }
                self.gains[b as usize] += gain;
            }
        }
        gained.gains.clear();
        gained.gains.extend(what.token_types(tokens).iter().map(|&b| self.gains[b as usize]));
        self.touched.drain(..).for_each(|b| self.gains[b as usize] = 0.0);
    }
}
