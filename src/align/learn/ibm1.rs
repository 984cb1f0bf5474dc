//! Word translations learned from beads: IBM Model 1 (Brown et al. 1993, section 4.1) by expectation maximisation.

use std::ops::Range;

use crate::words::tokenized_text::TokenizedText;
use crate::words::tokens::TokenKind;

/// A bead to learn from: sentence ranges of both sides, and how much it counts (its probability).
#[derive(Clone, Debug)]
pub(in crate::align) struct Example {
    pub source: Range<u32>,
    pub target: Range<u32>,
    pub weight: f32,
}

/// Expected counts of `(source type, target type)`, row by row.
#[derive(Clone, Debug, Default)]
pub(in crate::align) struct Counts {
    /// First pair of each source type; one more than types.
    pub starts: Vec<u32>,
    pub others: Vec<u32>,
    pub values: Vec<f32>,
}

/// Rounds of expectation maximisation: the likelihood is flat after four on all development sets.
const ROUNDS: usize = 4;

/// Words of one side of an example above which it is passed over: mostly tables and lists, quadratic in cost. Set by hand.
const LONGEST: usize = 200;

/// Most examples; more are thinned to this evenly. They do not help, and the table would leave the cache. Set by hand.
const MOST: usize = 20_000;

/// Examples above which the commonest words are passed over. They meet every word: without them the whole of aligning 5,000
/// sentences a side takes a quarter less. In a text of this length the others find the way: strict F1 stays within .001 in
/// the development set that is so long, and falls by up to .004 in the shorter ones, which keep all words.
const LONG: usize = 2_000;

/// Sentences per occurrence of a word below which it is among the commonest: a word in more than every sixteenth sentence.
/// Set by hand.
const COMMON: usize = 16;

/// Mass of the word that every target word may come from when no source word explains it, as a probability. Set
/// by hand.
const NULL: f32 = 1e-3;

/// The examples laid out for the passes over them.
struct Corpus {
    /// Example of each occurrence, by source type.
    occurrences: Vec<u32>,
    /// First occurrence of each source type; one more than types.
    starts: Vec<u32>,
    /// Target types of all examples.
    slots: Vec<u32>,
    /// First slot of each example; one more than examples.
    slot_starts: Vec<u32>,
    /// Number of source words of each example.
    sources: Vec<u32>,
    weights: Vec<f32>,
}

/// Expected counts with which source types are translated by target types in the examples.
///
/// Marks take no part: they translate themselves, which the look-alikes know.
pub(in crate::align) fn train(source: &TokenizedText, target: &TokenizedText, examples: &[Example]) -> Counts {
    let corpus = Corpus::new(source, target, examples);
    let mut table = corpus.first_round(source.types().len(), target.types().len());
    let mut row = vec![0.0_f32; target.types().len()];
    let mut explained = vec![0.0_f32; corpus.slots.len()];
    for _ in 1..ROUNDS {
        table.normalise();
        explained.fill(NULL);
        for a in 0..source.types().len() {
            table.load(a, &mut row);
            for &e in corpus.occurrences_of(a) {
                let slots = corpus.slots_of(e);
                for (sum, &b) in explained[slots.clone()].iter_mut().zip(&corpus.slots[slots]) {
                    *sum += row[b as usize];
                }
            }
            table.clear(a, &mut row);
        }
        for (sum, e) in explained.iter_mut().zip(corpus.examples_of_slots()) {
            *sum = corpus.weights[e] / *sum;
        }
        for a in 0..source.types().len() {
            for &e in corpus.occurrences_of(a) {
                let slots = corpus.slots_of(e);
                for (share, &b) in explained[slots.clone()].iter().zip(&corpus.slots[slots]) {
                    row[b as usize] += share;
                }
            }
            table.multiply(a, &mut row);
        }
    }
    table
}

impl Corpus {
    fn new(source: &TokenizedText, target: &TokenizedText, examples: &[Example]) -> Self {
        let learned = |side: &TokenizedText, range: &Range<u32>| -> Vec<u32> {
            let most = if examples.len() > LONG { side.len() / COMMON } else { usize::MAX };
            let word = |&&t: &&u32| {
                let stem = &side.types()[t as usize];
                stem.kind != TokenKind::Mark && stem.count as usize <= most
            };
            side.tokens(range.start as usize, range.end as usize).iter().filter(word).copied().collect()
        };
        let step = examples.len().div_ceil(MOST).max(1);
        let mut corpus = Self {
            occurrences: Vec::new(),
            starts: vec![0; source.types().len() + 1],
            slots: Vec::new(),
            slot_starts: vec![0],
            sources: Vec::new(),
            weights: Vec::new(),
        };
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for example in examples.iter().step_by(step) {
            let (words, slots) = (learned(source, &example.source), learned(target, &example.target));
            if words.len() > LONGEST || slots.len() > LONGEST {
                continue;
            }
            let e = corpus.weights.len() as u32;
            for &a in &words {
                corpus.starts[a as usize + 1] += 1;
                pairs.push((a, e));
            }
            corpus.slots.extend(slots);
            corpus.slot_starts.push(corpus.slots.len() as u32);
            corpus.sources.push(words.len() as u32);
            corpus.weights.push(example.weight);
        }
        for a in 0..source.types().len() {
            corpus.starts[a + 1] += corpus.starts[a];
        }
        let mut next = corpus.starts.clone();
        corpus.occurrences = vec![0; pairs.len()];
        for (a, e) in pairs {
            corpus.occurrences[next[a as usize] as usize] = e;
            next[a as usize] += 1;
        }
        corpus
    }

    fn occurrences_of(&self, a: usize) -> &[u32] {
        &self.occurrences[self.starts[a] as usize..self.starts[a + 1] as usize]
    }

    fn slots_of(&self, example: u32) -> Range<usize> {
        self.slot_starts[example as usize] as usize..self.slot_starts[example as usize + 1] as usize
    }

    fn examples_of_slots(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.weights.len()).flat_map(|e| std::iter::repeat_n(e, self.slots_of(e as u32).len()))
    }

    /// The first round, from uniform probabilities: a word's share is one over the number of words that it meets.
    fn first_round(&self, sources: usize, targets: usize) -> Counts {
        let mut counts = Counts { starts: vec![0], others: Vec::new(), values: Vec::new() };
        let mut place = vec![u32::MAX; targets];
        // Pass one: which words meet.
        for a in 0..sources {
            let first = counts.others.len();
            for &e in self.occurrences_of(a) {
                for &b in &self.slots[self.slots_of(e)] {
                    if place[b as usize] == u32::MAX {
                        place[b as usize] = 0;
                        counts.others.push(b);
                    }
                }
            }
            counts.others[first..].iter().for_each(|&b| place[b as usize] = u32::MAX);
            counts.starts.push(counts.others.len() as u32);
        }
        // Pass two: all slots of an example share one denominator.
        let uniform = |a: usize| 1.0 / (counts.starts[a + 1] - counts.starts[a]).max(1) as f32;
        let mut explained = vec![NULL; self.weights.len()];
        for a in 0..sources {
            self.occurrences_of(a).iter().for_each(|&e| explained[e as usize] += uniform(a));
        }
        let mut row = vec![0.0_f32; targets];
        counts.values = vec![0.0; counts.others.len()];
        for a in 0..sources {
            for &e in self.occurrences_of(a) {
                let share = self.weights[e as usize] / explained[e as usize];
                self.slots[self.slots_of(e)].iter().for_each(|&b| row[b as usize] += share);
            }
            let range = counts.starts[a] as usize..counts.starts[a + 1] as usize;
            let scale = 1.0 / range.len().max(1) as f32;
            for (value, &b) in counts.values[range.clone()].iter_mut().zip(&counts.others[range]) {
                *value = std::mem::take(&mut row[b as usize]) * scale;
            }
        }
        counts
    }
}

impl Counts {
    /// How many source types there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn row(&self, a: usize) -> impl Iterator<Item = (u32, f32)> + Clone + '_ {
        let range = self.starts[a] as usize..self.starts[a + 1] as usize;
        self.others[range.clone()].iter().copied().zip(self.values[range].iter().copied())
    }

    pub fn total(&self, a: usize) -> f32 {
        self.values[self.starts[a] as usize..self.starts[a + 1] as usize].iter().sum()
    }

    fn normalise(&mut self) {
        for a in 0..self.len() {
            let scale = 1.0 / self.total(a).max(f32::MIN_POSITIVE);
            self.values[self.starts[a] as usize..self.starts[a + 1] as usize].iter_mut().for_each(|v| *v *= scale);
        }
    }

    /// Spreads a row over all target types.
    fn load(&self, a: usize, row: &mut [f32]) {
        self.row(a).for_each(|(b, value)| row[b as usize] = value);
    }

    fn clear(&self, a: usize, row: &mut [f32]) {
        self.row(a).for_each(|(b, _)| row[b as usize] = 0.0);
    }

    /// Multiplies each probability with what was gathered for it, and empties the row.
    fn multiply(&mut self, a: usize, row: &mut [f32]) {
        let range = self.starts[a] as usize..self.starts[a + 1] as usize;
        for (value, &b) in self.values[range.clone()].iter_mut().zip(&self.others[range]) {
            *value *= std::mem::take(&mut row[b as usize]);
        }
    }
}
