//! What is learned from two texts, and the alignment that follows from it.

use super::anchors::{self, Hint};
use super::calibrate::Learned;
use super::corridor::{self, Corridor};
use super::lexicon;
use super::moved;
use super::pair::Pair;
use super::priors::Priors;
use super::score::boundary::{Border, Boundaries, Boundary};
use super::score::layout::{Agreement, Layout};
use super::score::length::{Length, Lengths};
use super::scorers::Scorers;
use super::search::Found;
use super::shapes::Depth;
use super::training::{self, Example};
use crate::model::{Alignment, AlignmentError, Bead, By, Lexicon, Members, Probability, SentenceId};
use crate::words::renderings::Renderings;
use crate::words::translations::Translations;

/// What is learned from two texts: word translations, how their lengths relate, where sentences are merged, how often each
/// shape of bead occurs, and about where each sentence has its counterpart.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    lengths: Lengths,
    boundaries: Boundaries,
    agreement: Agreement,
    priors: Priors,
    corridor: Corridor,
}

/// Rounds of learning: from look-alikes alone, then with what was learned. A third changes little on all development sets.
const ROUNDS: [Depth; 2] = [Depth::Rough, Depth::Full];

/// Beads less likely than this teach nothing.
const LEAST_WEIGHT: f32 = 0.05;

impl Model {
    /// Learns from two texts.
    #[must_use]
    pub fn fit(pair: &Pair) -> Self {
        let hint = |&(source, target, strength): &(u32, u32, f32)| Hint { source, target, strength };
        let hints: Vec<Hint> = pair.alike[0].iter().map(hint).collect();
        let chain = anchors::chain(&pair.source, &pair.target, &hints);
        let mut model = Self {
            lexicon: Lexicon::default(),
            lengths: Lengths::new(&pair.source, &pair.target),
            boundaries: Boundaries::default(),
            agreement: Agreement::new(&pair.places[0], &pair.places[1]),
            priors: Priors::default(),
            corridor: anchors::corridor(pair.source.len(), pair.target.len(), &chain),
        };
        for depth in ROUNDS {
            let (beads, _) = model.scorers(pair).search(&model.corridor, depth, Learned::FromThese);
            model.learn(pair, &beads);
        }
        model
    }

    /// Aligns the two texts.
    ///
    /// # Errors
    /// Never in practice: a search covers every sentence once.
    pub fn align(&self, pair: &Pair) -> Result<Alignment, AlignmentError> {
        let scorers = self.scorers(pair);
        let (beads, _) = scorers.search(&self.corridor, Depth::Full, Learned::FromThese);
        let texts = [&pair.source, &pair.target];
        let beads = moved::link(beads, texts, &scorers.tables[0], |corridor| {
            scorers.search(corridor, Depth::Full, Learned::Elsewhere)
        });
        let ids = |range: std::ops::Range<u32>| range.map(SentenceId::new).collect();
        let beads = beads.into_iter().map(|(found, course)| {
            let bead = Bead { probability: Probability::new(found.probability), course, by: By::Program };
            (Members { source: ids(found.source), target: ids(found.target) }, bead)
        });
        Alignment::new(pair.source.len(), pair.target.len(), beads.collect())
    }

    /// The word translations learned from the texts.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Everything that scores beads, as the model knows it now.
    fn scorers<'a>(&self, pair: &'a Pair) -> Scorers<'a> {
        let known = !self.lexicon.is_empty();
        let learned = known.then(|| Translations::both(&self.lexicon, &pair.source, &pair.target));
        let counts = |side: usize| learned.as_ref().map(|both| &both[side]);
        let tables = [
            Renderings::new(&pair.source, &pair.target, &pair.alike[0], counts(0)),
            Renderings::new(&pair.target, &pair.source, &pair.alike[1], counts(1)),
        ];
        Scorers {
            pair,
            tables,
            taught: known,
            length: Length::new(&pair.source, &pair.target, self.lengths),
            boundary: Boundary::new(&pair.borders, &self.boundaries),
            layout: Layout::new(&pair.places[0], &pair.places[1], self.agreement),
            priors: self.priors.clone(),
        }
    }

    /// Learns from the beads of a search, each as much as it is likely.
    fn learn(&mut self, pair: &Pair, beads: &[Found]) {
        let linked: Vec<&Found> = beads.iter().filter(|b| !b.source.is_empty() && !b.target.is_empty()).collect();
        let taught = linked.iter().filter(|b| b.probability >= LEAST_WEIGHT);
        let (forward, backward): (Vec<Example>, Vec<Example>) = taught
            .map(|b| {
                let (source, target) = (b.source.clone(), b.target.clone());
                let back = Example { source: target.clone(), target: source.clone(), weight: b.probability };
                (Example { source, target, weight: b.probability }, back)
            })
            .unzip();
        let (forward, backward) = rayon::join(
            || training::train(&pair.source, &pair.target, &forward),
            || training::train(&pair.target, &pair.source, &backward),
        );
        self.lexicon = lexicon::of(&pair.source, &pair.target, &forward, &backward);
        let (mut inside, mut outside) = ([[0.0; Border::KINDS]; 2], [[0.0; Border::KINDS]; 2]);
        for bead in linked {
            for (side, range) in [&bead.source, &bead.target].into_iter().enumerate() {
                for x in range.clone() {
                    let counts = if x + 1 < range.end { &mut inside } else { &mut outside };
                    counts[side][pair.borders[side][x as usize].index()] += bead.probability;
                }
            }
        }
        self.boundaries = Boundaries::learn(inside, outside);
        self.agreement = Agreement::learn(&pair.places[0], &pair.places[1], beads);
        self.priors = Priors::learn(beads);
        self.corridor = corridor::around(pair.source.len(), pair.target.len() as u32, beads);
    }
}
