//! What is learned from two texts, and the alignment that follows from it.

use rayon::prelude::*;

use super::anchors::{self, Hint};
use super::corridor::Corridor;
use super::lexicon;
use super::score::boundary::{Border, Boundaries, Boundary};
use super::score::length::{Length, Lengths};
use super::score::words::Words;
use super::score::{Evidence, Scores};
use super::search::{self, Found, Gaps, Search};
use super::shapes;
use super::training::{self, Example};
use crate::model::{Alignment, AlignmentError, Bead, By, Course, Lexicon, Members, Probability, Segmented, SentenceId};
use crate::words::lookalikes;
use crate::words::reading::{Reading, Type};
use crate::words::renderings::{Renderings, both_ways};
use crate::words::translations::Translations;

/// Two texts, made ready for the aligner.
#[derive(Debug)]
pub struct Pair {
    source: Reading,
    target: Reading,
    borders: [Vec<Border>; 2],
    alike: [Vec<(Type, Type, f32)>; 2],
}

impl Pair {
    /// Reads both texts and finds the words that look alike.
    #[must_use]
    pub fn new(source: &Segmented, target: &Segmented) -> Self {
        let borders = [source, target].map(Border::all);
        let (source, target) = rayon::join(|| Reading::new(source), || Reading::new(target));
        let alike = both_ways(&lookalikes::find(&source, &target));
        Self { source, target, borders, alike }
    }
}

/// What is learned from two texts.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    lengths: Lengths,
    boundaries: Boundaries,
    corridor: Corridor,
}

/// Costs of gaps, in nats: 1.2 % of the beads are short gaps, each further sentence a fifth; a passage is left out once in
/// some hundred thousand borders, and goes on for ten sentences in the mean.
const GAPS: Gaps = Gaps { short: (-4.4, -1.6), long: (-12.0, -0.1) };

/// Rounds of learning: from look-alikes alone, then with what was learned.
const ROUNDS: usize = 2;

/// Target borders on each side of the last path that the next round looks at.
const MARGIN: u32 = 8;

impl Model {
    /// Learns from two texts.
    #[must_use]
    pub fn fit(pair: &Pair) -> Self {
        let (n, m) = (pair.source.len(), pair.target.len() as u32);
        let mut model = Self {
            lexicon: Lexicon::default(),
            lengths: Lengths::new(&pair.source, &pair.target),
            boundaries: Boundaries::default(),
            corridor: Corridor::whole(0..0, 0..0),
        };
        let hints: Vec<Hint> =
            pair.alike[0].iter().map(|&(source, target, strength)| Hint { source, target, strength }).collect();
        let chain = anchors::chain(&pair.source, &pair.target, &hints);
        model.corridor = anchors::corridor(n, m as usize, &chain);
        for _ in 0..ROUNDS {
            let found = model.search(pair);
            model.learn(pair, &found);
        }
        model
    }

    /// Aligns the two texts.
    ///
    /// # Errors
    /// Never in practice: a search covers every sentence once.
    pub fn align(&self, pair: &Pair) -> Result<Alignment, AlignmentError> {
        let found = self.search(pair);
        let ids = |range: std::ops::Range<u32>| range.map(SentenceId::new).collect();
        let beads = found.beads.into_iter().map(|found| {
            let bead =
                Bead { probability: Probability::new(found.probability), course: Course::InOrder, by: By::Program };
            (Members { source: ids(found.source), target: ids(found.target) }, bead)
        });
        Alignment::new(pair.source.len(), pair.target.len(), beads.collect())
    }

    /// The word translations learned from the texts.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    fn search(&self, pair: &Pair) -> Search {
        let corridor = &self.corridor;
        let known = !self.lexicon.is_empty();
        let learned = known.then(|| Translations::both(&self.lexicon, &pair.source, &pair.target));
        let counts = |side: usize| learned.as_ref().map(|both| &both[side]);
        let tables = [
            Renderings::new(&pair.source, &pair.target, &pair.alike[0], counts(0)),
            Renderings::new(&pair.target, &pair.source, &pair.alike[1], counts(1)),
        ];
        let length = Length::new(&pair.source, &pair.target, self.lengths);
        let boundary = Boundary::new(&pair.borders, &self.boundaries);
        let words = Words::new(&pair.source, &pair.target, &tables, corridor);
        let evidence: [&dyn Evidence; 3] = [&length, &boundary, &words];
        search::search(corridor, score(corridor, &evidence), GAPS)
    }

    fn learn(&mut self, pair: &Pair, search: &Search) {
        let full = |b: &&Found| !b.source.is_empty() && !b.target.is_empty();
        let sure = |b: &&Found| b.probability >= 0.05;
        let examples: Vec<Example> = search
            .beads
            .iter()
            .filter(full)
            .filter(sure)
            .map(|b| Example {
                source: (b.source.start, b.source.end),
                target: (b.target.start, b.target.end),
                weight: b.probability,
            })
            .collect();
        let swapped: Vec<Example> =
            examples.iter().map(|e| Example { source: e.target, target: e.source, weight: e.weight }).collect();
        let (forward, backward) = rayon::join(
            || training::train(&pair.source, &pair.target, &examples),
            || training::train(&pair.target, &pair.source, &swapped),
        );
        self.lexicon = lexicon::of(&pair.source, &pair.target, &forward, &backward);
        let mut inside = [[0.0; Border::KINDS]; 2];
        let mut outside = [[0.0; Border::KINDS]; 2];
        for b in search.beads.iter().filter(full) {
            for (side, range) in [&b.source, &b.target].into_iter().enumerate() {
                for x in range.start..range.end {
                    let kind = pair.borders[side][x as usize].index();
                    let counts = if x + 1 < range.end { &mut inside } else { &mut outside };
                    counts[side][kind] += b.probability;
                }
            }
        }
        self.boundaries = Boundaries::learn(inside, outside);
        let mut rows = vec![Corridor::NO_WISH; pair.source.len() + 1];
        for b in &search.beads {
            for row in &mut rows[b.source.start as usize..=b.source.end as usize] {
                row.start = row.start.min(b.target.start.saturating_sub(MARGIN));
                row.end = row.end.max(b.target.end + MARGIN + 1);
            }
        }
        self.corridor = Corridor::new(0..pair.source.len(), 0..pair.target.len() as u32, |i| rows[i].clone());
    }
}

/// Scores of all beads in the corridor, priors included.
fn score(corridor: &Corridor, evidence: &[&dyn Evidence]) -> Vec<f32> {
    /// Rows that one task scores: set by the text, not by the number of threads.
    const BLOCK: usize = 64;
    let mut values = vec![0.0; corridor.cells() * shapes::COUNT];
    let mut blocks = Vec::new();
    let mut rest = values.as_mut_slice();
    let borders = corridor.borders();
    for start in borders.clone().step_by(BLOCK) {
        let end = (start + BLOCK).min(borders.end);
        let cells: usize = (start..end).map(|i| corridor.row(i).len()).sum();
        let (mine, later) = rest.split_at_mut(cells * shapes::COUNT);
        blocks.push(Scores { corridor, rows: start..end, values: mine });
        rest = later;
    }
    blocks.into_par_iter().for_each(|mut block| {
        for i in block.rows.clone() {
            for (k, prior) in shapes::all().iter().enumerate() {
                block.row(i, k).fill(prior.log);
            }
        }
        for one in evidence {
            one.add(&mut block);
        }
    });
    values
}
