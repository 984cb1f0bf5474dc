//! How well the words of one side explain those of the other, in both directions.

use std::ops::Range;

use rayon::prelude::*;

use super::{Evidence, Scores};
use crate::align::search::corridor::Corridor;
use crate::align::search::shapes::{Depth, LONGEST};
use crate::align::weights::Weights;
use crate::model::PerSide;
use crate::words::arithmetic::ln_fast;
use crate::words::tokenized_text::{Occurrences, TokenizedText};
use crate::words::translation_table::TranslationTable;

/// Most times by which one word may become likelier, 9.2 nats: a rare pair must not decide alone. Set by hand.
pub const CAP: f32 = 1e4;

/// Rows of source sentences that one task scores: set by the text, not by the number of threads.
const BLOCK: usize = 64;

/// The evidence of words for one pair of texts in one corridor.
#[derive(Debug)]
pub struct WordScorer {
    /// How source runs explain target sentences.
    forward: Explained,
    /// How target runs explain source sentences.
    backward: Explained,
    /// Exponent of each direction.
    weight: f32,
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

impl WordScorer {
    /// Scores all runs in the corridor.
    #[must_use]
    pub fn new(
        texts: PerSide<&TokenizedText>,
        tables: &PerSide<TranslationTable>,
        corridor: &Corridor,
        depth: Depth,
        weights: &Weights,
    ) -> Self {
        let (longest, chance) = (depth.longest(), weights.chance);
        let PerSide { source, target } = texts;
        let (forward, backward) = rayon::join(
            || Explained::new([source, target], &tables.source, corridor, longest, chance),
            || Explained::new([target, source], &tables.target, &corridor.transposed(), longest, chance),
        );
        Self { forward, backward, weight: weights.words }
    }
}

impl Evidence for WordScorer {
    fn add(&self, scores: &mut Scores<'_>) {
        let last = (scores.corridor.last(), scores.corridor.targets().end);
        for i in scores.rows.clone() {
            let row = scores.corridor.row(i);
            for (k, shape) in scores.shapes.iter().enumerate() {
                let (m, n) = (shape.source as usize, shape.target as usize);
                if i + m > last.0 {
                    continue;
                }
                // Beads that end outside the corridor are never asked for.
                let valid = scores.corridor.beads_from(i, m, n as u32);
                if valid.is_empty() {
                    continue;
                }
                let sums = self.forward.run(i, m);
                let base = self.forward.ranges[i - self.forward.first].start;
                let values = scores.row(i, k);
                for j in valid {
                    let at = (j - base) as usize;
                    let forward = sums[at + n] - sums[at];
                    let back = self.backward.run(j as usize, n);
                    let from = i - self.backward.ranges[j as usize - self.backward.first].start as usize;
                    let backward = back[from + m] - back[from];
                    values[(j - row.start) as usize] += self.weight * (forward + backward);
                }
            }
        }
    }
}

impl Explained {
    /// How runs of `by` explain sentences of `what`; the rows of the corridor are those of `by`.
    fn new(
        [by, what]: [&TokenizedText; 2],
        table: &TranslationTable,
        corridor: &Corridor,
        longest: usize,
        chance: f32,
    ) -> Self {
        let borders = corridor.borders();
        let last = corridor.last();
        let ranges: Vec<Range<u32>> = (borders.start..last)
            .map(|i| corridor.row(i).start..corridor.row((i + longest).min(last)).end - 1)
            .collect();
        let mut offsets = Vec::with_capacity(ranges.len() + 1);
        let mut size = 0;
        for range in &ranges {
            offsets.push(size);
            size += (range.len() + 1) * longest;
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
        let task = Task {
            by,
            what,
            table,
            chance,
            first: borders.start,
            longest,
            ranges: &ranges,
            occurrences: what.occurrences(),
        };
        blocks
            .into_par_iter()
            .for_each_init(|| Scratch::new(what), |scratch, (rows, values)| scratch.block(&task, rows, values));
        Self { first: borders.start, ranges, offsets, sums }
    }

    /// The sums of a run of `length` sentences that begins at `row`, one for each sentence of the row's range and one more.
    fn run(&self, row: usize, length: usize) -> &[f32] {
        let (at, width) = (row - self.first, self.ranges[row - self.first].len() + 1);
        let from = self.offsets[at] + (length - 1) * width;
        &self.sums[from..from + width]
    }
}

/// What all tasks of one call share.
struct Task<'a> {
    by: &'a TokenizedText,
    what: &'a TokenizedText,
    table: &'a TranslationTable,
    /// Share of a word's probability that is left to chance.
    chance: f32,
    /// The sentence of the first row.
    first: usize,
    /// Most sentences of a run.
    longest: usize,
    /// Sentences of the other side that each row covers.
    ranges: &'a [Range<u32>],
    /// Where each type of the other side stands.
    occurrences: &'a Occurrences,
}

/// Buffers of one task.
struct Scratch {
    /// Gain of each type of the other side from one sentence.
    gains: Vec<f32>,
    touched: Vec<u32>,
    /// Of up to five sentences in a ring: the tokens of the other side that they explain, in the ranges that need it.
    ring: [Gained; LONGEST],
    /// Of one run: gain of each token of the range.
    sums: Vec<f32>,
    /// The tokens with a gain, and the sentence of each, both from the beginning of the range.
    active: Vec<(u32, u32)>,
    /// Of one run: product of the ratios of the explained tokens of each sentence.
    products: Vec<f64>,
}

/// What one sentence explains.
#[derive(Default)]
struct Gained {
    /// Token, its sentence, its gain.
    tokens: Vec<(u32, u32, f32)>,
    rest: f32,
    length: usize,
}

/// Tokens that are read through in the time of one look-up. A matter of speed only, set by hand.
const LOOK_UP: usize = 24;

/// Products are brought back into logarithms before they leave the range of an `f64`.
const LARGE: f64 = 1e200;

impl Scratch {
    fn new(what: &TokenizedText) -> Self {
        Self {
            gains: vec![0.0; what.types().len()],
            touched: Vec::new(),
            ring: Default::default(),
            sums: Vec::new(),
            active: Vec::new(),
            products: Vec::new(),
        }
    }

    /// Scores the runs that begin in `rows` (from the first row of the corridor); `values` are laid out as in [`Explained`].
    fn block(&mut self, task: &Task<'_>, rows: Range<usize>, values: &mut [f32]) {
        let mut values = values;
        let mut loaded = rows.start;
        for row in rows {
            let range = &task.ranges[row];
            while loaded < (row + task.longest).min(task.ranges.len()) {
                // Starts and ends of ranges go up: this row is the first that needs the sentence, its own the last.
                self.load(task, range.start..task.ranges[loaded].end, loaded);
                loaded += 1;
            }
            let first = task.what.start(range.start as usize);
            self.sums.clear();
            self.sums.resize(task.what.start(range.end as usize) - first, 0.0);
            self.active.clear();
            let (mut rest, mut length) = (0.0, 0);
            for m in 0..task.longest {
                let (mine, later) = values.split_at_mut(range.len() + 1);
                values = later;
                if row + m < task.ranges.len() {
                    let gained = &self.ring[(row + m) % LONGEST];
                    rest += gained.rest;
                    length += gained.length;
                    for &(token, sentence, gain) in &gained.tokens {
                        let Some(at) = (token as usize).checked_sub(first) else { continue };
                        let Some(sum) = self.sums.get_mut(at) else { continue };
                        if *sum == 0.0 {
                            self.active.push((at as u32, sentence - range.start));
                        }
                        *sum += gain;
                    }
                    let scale = (1.0 - task.chance) / length.max(1) as f32;
                    self.run(task.what, range, task.chance + scale * rest, scale, mine);
                }
            }
        }
    }

    /// Writes the sums of one run: a token without gain has the ratio `base`, every other more.
    fn run(&mut self, what: &TokenizedText, range: &Range<u32>, base: f32, scale: f32, values: &mut [f32]) {
        self.products.clear();
        self.products.resize(range.len(), 1.0);
        values.fill(0.0);
        let (step, most) = (scale / base, CAP / base);
        for &(token, sentence) in &self.active {
            let product = &mut self.products[sentence as usize];
            *product *= f64::from((1.0 + step * self.sums[token as usize]).min(most));
            if *product > LARGE {
                values[sentence as usize + 1] += ln(*product);
                *product = 1.0;
            }
        }
        let unexplained = ln_fast(base);
        let mut total = 0.0;
        for ((value, &product), j) in values[1..].iter_mut().zip(&self.products).zip(range.clone()) {
            let tokens = (what.start(j as usize + 1) - what.start(j as usize)) as f32;
            total += *value + ln(product) + tokens * unexplained;
            *value = total;
        }
    }

    /// What sentence `at` of the corridor explains of the other side's sentences `range`.
    fn load(&mut self, task: &Task<'_>, range: Range<u32>, at: usize) {
        let gained = &mut self.ring[at % LONGEST];
        let words = task.by.tokens(task.first + at, task.first + at + 1);
        gained.length = words.len();
        gained.rest = 0.0;
        for &a in words {
            gained.rest += task.table.rest(a);
            for (b, gain) in task.table.row(a) {
                if self.gains[b as usize] == 0.0 {
                    self.touched.push(b);
                }
                self.gains[b as usize] += gain;
            }
        }
        gained.tokens.clear();
        let tokens = task.what.start(range.start as usize)..task.what.start(range.end as usize);
        if self.touched.len() * LOOK_UP < tokens.len() {
            // Few types against a wide range: each is looked up where it stands.
            for &b in &self.touched {
                let gain = self.gains[b as usize];
                let occurrences = task.occurrences.of(b);
                let from = occurrences.partition_point(|&token| (token as usize) < tokens.start);
                for &token in occurrences[from..].iter().take_while(|&&token| (token as usize) < tokens.end) {
                    gained.tokens.push((token, task.occurrences.sentence(token), gain));
                }
            }
            self.touched.drain(..).for_each(|b| self.gains[b as usize] = 0.0);
            return;
        }
        for j in range {
            let tokens = task.what.start(j as usize)..task.what.start(j as usize + 1);
            for (token, &b) in tokens.clone().zip(task.what.token_types(tokens)) {
                let gain = self.gains[b as usize];
                if gain != 0.0 {
                    gained.tokens.push((token as u32, j, gain));
                }
            }
        }
        self.touched.drain(..).for_each(|b| self.gains[b as usize] = 0.0);
    }
}

/// Natural logarithm of a product of at least 1.
fn ln(product: f64) -> f32 {
    // Beyond the range of an `f32` the exponent is taken off first.
    const BIG: f64 = 1e30;
    let (mut rest, mut log) = (product, 0.0);
    while rest > BIG {
        rest /= BIG;
        log += BIG_LOG;
    }
    log + ln_fast(rest as f32)
}

/// Natural logarithm of 1e30.
const BIG_LOG: f32 = 69.077_55;
