//! What is learned from two texts, and the alignment that follows from it.

use super::anchors::{self, Hint};
use super::calibrate::Calibrator;
use super::corridor::{self, Corridor};
use super::lexicon::Lessons;
use super::moved;
use super::options::{Options, Scorer};
use super::pair::{Pair, Pinned};
use super::priors::Priors;
use super::score::boundary::{self, Boundaries, Boundary};
use super::score::layout::{Agreement, Layout};
use super::score::length::{Length, Lengths};
use super::score::vectors::{Contrast, Meaning};
use super::scorers::Scorers;
use super::search::{Found, Sureness};
use super::shapes::Depth;
use super::training::{self, Example};
use crate::model::{Alignment, AlignmentError, Bead, Lexicon, Members, Order, PerSide, Probability, Provenance, Side};
use crate::words::lookalikes::Lookalike;
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
        let hint = |pair: &Lookalike| Hint { source: pair.from, target: pair.to, strength: pair.similarity };
        let hints: Vec<Hint> = pair.alike.source.iter().map(hint).collect();
        let chain = anchors::chain(pair.texts.as_ref(), pair.free(), &hints);
        let mut model = Self {
            lexicon: Lexicon::default(),
            options: options.clone(),
            lengths: Lengths::new(pair.texts.as_ref()),
            boundaries: Boundaries::new(&options.weights),
            agreement: Agreement::new(pair.places.as_ref()),
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
        model.lexicon = lessons.map(|lessons| lessons.lexicon(pair.texts.as_ref())).unwrap_or_default();
        model
    }

    /// Aligns the two texts: the beads made by hand come out as they were given, the others lie between them.
    ///
    /// # Errors
    /// Never in practice: a search covers every sentence once.
    pub fn align(&self, pair: &Pair) -> Result<Alignment, AlignmentError> {
        let learned = Translations::both(&self.lexicon, pair.texts.as_ref());
        let scorers = self.scorers(pair, (!self.lexicon.is_empty()).then_some(&learned));
        let known: Vec<Found> = self.path.iter().map(|bead| bead.within(pair)).collect();
        let mut beads = scorers.search_all(&corridor::around(pair.free(), &known), Depth::Full, Sureness::Tempered);
        let calibrator = Calibrator::new(pair, self.lengths, &beads, self.options.weights.calibration);
        calibrator.apply(&mut beads);
        let (texts, table) = (pair.texts.as_ref(), &scorers.tables.source);
        let search = |corridor: &Corridor| {
            let (mut beads, gain) = scorers.search(corridor, Depth::Full, Sureness::Tempered);
            calibrator.apply(&mut beads);
            (beads, gain)
        };
        // A passage moves within the body, or within the notes.
        let notes = pair.notes();
        let body = beads.partition_point(|bead| bead.source.start < notes.source || bead.target.start < notes.target);
        let of_notes = beads.split_off(body);
        let moved = [beads, of_notes].map(|beads| moved::link(beads, texts, table, self.options.weights.moved, search));
        let beads = moved.into_iter().flatten();
        let found = beads.map(|(found, order)| {
            let bead =
                Bead { probability: Probability::new(found.probability), order, provenance: Provenance::Program };
            (
                Members {
                    source: pair.ids(Side::Source, &found.source),
                    target: pair.ids(Side::Target, &found.target),
                },
                bead,
            )
        });
        let by_hand = pair.pinned.iter().map(|pinned| {
            let order = if pinned.in_order { Order::Monotone } else { Order::Crossing };
            (pinned.members.clone(), Bead { probability: Probability::ONE, order, provenance: pinned.provenance })
        });
        Alignment::new(pair.lengths(), found.chain(by_hand).collect())
    }

    /// The word translations learned from the texts.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Everything that scores beads, as the model knows it now; `learned` translations, from the source and from the
    /// target, are there after the first round.
    fn scorers<'a>(&'a self, pair: &'a Pair, learned: Option<&PerSide<Translations>>) -> Scorers<'a> {
        let taught = learned.is_some();
        let uses = |scorer| self.options.uses(scorer);
        let learned = learned.filter(|_| uses(Scorer::Lexicon));
        let dictionary = self.options.dictionary.as_ref().filter(|_| uses(Scorer::Dictionary));
        let given = dictionary.map(|dictionary| Translations::both(dictionary, pair.texts.as_ref()));
        let known = PerSide::from_fn(|side| Known {
            learned: learned.map(|both| &both[side]),
            given: given.as_ref().map(|both| &both[side]),
            mixing: self.options.weights.mixing,
        });
        let alike = pair.alike.as_ref().map(|all| if uses(Scorer::Lookalikes) { all.as_slice() } else { &[] });
        let tables = Renderings::both(pair.texts.as_ref(), alike, known);
        Scorers {
            pair,
            tables,
            taught,
            length: Length::new(pair.texts.as_ref(), self.lengths, self.options.weights.lengths),
            boundary: Boundary::new(&pair.borders, &self.boundaries),
            layout: Layout::new(pair.places.as_ref(), self.agreement),
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
        let PerSide { source, target } = &pair.texts;
        let (forward, backward) =
            rayon::join(|| training::train(source, target, &forward), || training::train(target, source, &backward));
        let (mut inside, mut outside) = <(PerSide<boundary::Counts>, PerSide<boundary::Counts>)>::default();
        for bead in linked {
            for (side, range) in PerSide::new(&bead.source, &bead.target).sides() {
                for x in range.clone() {
                    let counts = if x + 1 < range.end { &mut inside } else { &mut outside };
                    counts[side][pair.borders[side][x as usize].index()] += bead.probability;
                }
            }
        }
        self.boundaries = Boundaries::learn(inside, outside, &self.options.weights);
        self.lengths = self.lengths.learn(pair.texts.as_ref(), beads, self.options.weights.lengths);
        self.agreement = Agreement::learn(pair.places.as_ref(), beads);
        self.contrast = pair.embeddings.as_ref().map_or(Contrast::NONE, |e| Contrast::learn(e, beads));
        self.priors = Priors::learn(beads, &self.options.weights);
        self.path = beads.iter().map(|bead| bead.in_text(pair)).collect();
        Lessons { forward, backward }
    }
}

impl Found {
    /// The same bead in sentences of the texts.
    fn in_text(&self, pair: &Pair) -> Self {
        let (source, target) = (pair.in_text(Side::Source, &self.source), pair.in_text(Side::Target, &self.target));
        Self { source, target, probability: self.probability }
    }

    /// The same bead of the texts in sentences of what is searched.
    fn within(&self, pair: &Pair) -> Self {
        let (source, target) = (pair.searched(Side::Source, &self.source), pair.searched(Side::Target, &self.target));
        Self { source, target, probability: self.probability }
    }
}

impl From<&Pinned> for Found {
    fn from(pinned: &Pinned) -> Self {
        Self { source: pinned.source.clone(), target: pinned.target.clone(), probability: 1.0 }
    }
}
