//! What is learned from two texts, and the alignment that follows from it.

use super::anchors::{self, Hint};
use super::calibrate::Calibrator;
use super::corridor;
use super::lexicon::Lessons;
use super::moved;
use super::options::{Options, Scorer};
use super::pair::{Pair, Pinned};
use super::priors::Priors;
use super::score::boundary::{Border, Boundaries, Boundary};
use super::score::layout::{Agreement, Layout};
use super::score::length::{Length, Lengths};
use super::score::vectors::{Contrast, Meaning};
use super::scorers::Scorers;
use super::search::{Found, Sureness};
use super::shapes::Depth;
use super::training::{self, Example};
use crate::model::{Alignment, AlignmentError, Bead, By, Course, Lexicon, Members, Probability};
use crate::words::renderings::{Known, Renderings};
use crate::words::translations::Translations;

/// What is learned from two texts: word translations, how their lengths relate, where sentences are merged, how often each
/// shape of bead occurs, and about where each sentence has its counterpart.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    options: Options,
    lengths: Lengths,
    boundaries: Boundaries,
    agreement: Agreement,
    contrast: Contrast,
    priors: Priors,
    /// The beads of the last round, in sentences of the texts.
    path: Vec<Found>,
}

/// Rounds of learning: from look-alikes alone, then with what was learned. A third changes little on all development sets.
const ROUNDS: [Depth; 2] = [Depth::Rough, Depth::Full];

/// Beads less likely than this teach nothing.
const LEAST_WEIGHT: f32 = 0.05;

impl Model {
    /// Learns from two texts, and from what a person has settled in them.
    ///
    /// Fitting and aligning are two calls: [`Model::align`] may be asked again and again as a person settles more.
    #[must_use]
    pub fn fit(pair: &Pair, options: &Options) -> Self {
        let hint = |&(source, target, strength): &(u32, u32, f32)| Hint { source, target, strength };
        let hints: Vec<Hint> = pair.alike[0].iter().map(hint).collect();
        let chain = anchors::chain(&pair.source, &pair.target, pair.free(), &hints);
        let mut model = Self {
            lexicon: Lexicon::default(),
            options: options.clone(),
            lengths: Lengths::new(&pair.source, &pair.target),
            boundaries: Boundaries::new(&options.weights),
            agreement: Agreement::new(&pair.places[0], &pair.places[1]),
            contrast: Contrast::NONE,
            priors: Priors::new(&options.weights),
            path: Vec::new(),
        };
        let mut corridor = anchors::corridor(pair.free(), &chain);
        let mut lessons: Option<Lessons> = None;
        for depth in ROUNDS {
            let learned = lessons.as_ref().map(Lessons::translations);
            let beads = model.scorers(pair, learned.as_ref()).search_all(&corridor, depth, Sureness::Plain);
            lessons = Some(model.learn(pair, &beads));
            corridor = corridor::around(pair.free(), &beads);
        }
        model.lexicon = lessons.map(|lessons| lessons.lexicon(&pair.source, &pair.target)).unwrap_or_default();
        model
    }

    /// Aligns the two texts: the beads made by hand come out as they were given, the others lie between them.
    ///
    /// # Errors
    /// Never in practice: a search covers every sentence once.
    pub fn align(&self, pair: &Pair) -> Result<Alignment, AlignmentError> {
        let learned = Translations::both(&self.lexicon, &pair.source, &pair.target);
        let scorers = self.scorers(pair, (!self.lexicon.is_empty()).then_some(&learned));
        let known: Vec<Found> = self.path.iter().map(|bead| bead.within(pair)).collect();
        let mut beads = scorers.search_all(&corridor::around(pair.free(), &known), Depth::Full, Sureness::Tempered);
        let calibrator = Calibrator::new(pair, self.lengths, &beads, self.options.weights.calibration);
        calibrator.apply(&mut beads);
        let texts = [&pair.source, &pair.target];
        let beads = moved::link(beads, texts, &scorers.tables[0], self.options.weights.moved, |corridor| {
            let (mut beads, gain) = scorers.search(corridor, Depth::Full, Sureness::Tempered);
            calibrator.apply(&mut beads);
            (beads, gain)
        });
        let found = beads.into_iter().map(|(found, course)| {
            let bead = Bead { probability: Probability::new(found.probability), course, by: By::Program };
            (Members { source: pair.ids(0, &found.source), target: pair.ids(1, &found.target) }, bead)
        });
        let by_hand = pair.pinned.iter().map(|pinned| {
            let course = if pinned.in_order { Course::InOrder } else { Course::Moved };
            (pinned.members.clone(), Bead { probability: Probability::ONE, course, by: By::Hand })
        });
        let lengths = pair.lengths();
        Alignment::new(lengths.source as usize, lengths.target as usize, found.chain(by_hand).collect())
    }

    /// The word translations learned from the texts.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Everything that scores beads, as the model knows it now; `learned` translations, from the source and from the
    /// target, are there after the first round.
    fn scorers<'a>(&'a self, pair: &'a Pair, learned: Option<&[Translations; 2]>) -> Scorers<'a> {
        let taught = learned.is_some();
        let uses = |scorer| self.options.uses(scorer);
        let learned = learned.filter(|_| uses(Scorer::Lexicon));
        let dictionary = self.options.dictionary.as_ref().filter(|_| uses(Scorer::Dictionary));
        let given = dictionary.map(|dictionary| Translations::both(dictionary, &pair.source, &pair.target));
        let of = |side: usize| Known {
            learned: learned.map(|both| &both[side]),
            given: given.as_ref().map(|both| &both[side]),
            mixing: self.options.weights.mixing,
        };
        let alike = [0, 1].map(|side| if uses(Scorer::Lookalikes) { pair.alike[side].as_slice() } else { &[] });
        let tables = [
            Renderings::new(&pair.source, &pair.target, alike[0], of(0)),
            Renderings::new(&pair.target, &pair.source, alike[1], of(1)),
        ];
        Scorers {
            pair,
            tables,
            taught,
            length: Length::new(&pair.source, &pair.target, self.lengths, self.options.weights.lengths),
            boundary: Boundary::new(&pair.borders, &self.boundaries),
            layout: Layout::new(&pair.places[0], &pair.places[1], self.agreement),
            meaning: Meaning::new(pair.embeddings.as_ref(), self.contrast),
            priors: self.priors.clone(),
            options: &self.options,
        }
    }

    /// Learns from the beads of a search, each as much as it is likely.
    fn learn(&mut self, pair: &Pair, beads: &[Found]) -> Lessons {
        let by_hand: Vec<Found> = pair.pinned.iter().map(Found::from).collect();
        let all = beads.iter().chain(&by_hand);
        let linked: Vec<&Found> = all.filter(|b| !b.source.is_empty() && !b.target.is_empty()).collect();
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
        let (mut inside, mut outside) = ([[0.0; Border::KINDS]; 2], [[0.0; Border::KINDS]; 2]);
        for bead in linked {
            for (side, range) in [&bead.source, &bead.target].into_iter().enumerate() {
                for x in range.clone() {
                    let counts = if x + 1 < range.end { &mut inside } else { &mut outside };
                    counts[side][pair.borders[side][x as usize].index()] += bead.probability;
                }
            }
        }
        self.boundaries = Boundaries::learn(inside, outside, &self.options.weights);
        self.lengths = self.lengths.learn(&pair.source, &pair.target, beads, self.options.weights.lengths);
        self.agreement = Agreement::learn(&pair.places[0], &pair.places[1], beads);
        self.contrast = pair.embeddings.as_ref().map_or(Contrast::NONE, |e| Contrast::learn(e, beads));
        self.priors = Priors::learn(beads, &self.options.weights);
        self.path = beads.iter().map(|bead| bead.in_text(pair)).collect();
        Lessons { forward, backward }
    }
}

impl Found {
    /// The same bead in sentences of the texts.
    fn in_text(&self, pair: &Pair) -> Self {
        let (source, target) = (pair.in_text(0, &self.source), pair.in_text(1, &self.target));
        Self { source, target, probability: self.probability }
    }

    /// The same bead of the texts in sentences of what is searched.
    fn within(&self, pair: &Pair) -> Self {
        let (source, target) = (pair.searched(0, &self.source), pair.searched(1, &self.target));
        Self { source, target, probability: self.probability }
    }
}

impl From<&Pinned> for Found {
    fn from(pinned: &Pinned) -> Self {
        Self { source: pinned.source.clone(), target: pinned.target.clone(), probability: 1.0 }
    }
}
