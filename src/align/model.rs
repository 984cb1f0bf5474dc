//! What is learned from two texts, and the alignment that follows from it.

use super::anchors::{self, Hint};
use super::learn::calibration::Calibrator;
use super::learn::expected_counts::ExpectedCounts;
use super::learn::priors::Priors;
use super::moved;
use super::options::{Options, Scorer};
use super::pair::{Pair, Pinned};
use super::score::boundary::{Boundaries, BoundaryScorer};
use super::score::layout::{Agreement, LayoutScorer};
use super::score::length::{LengthScorer, Lengths};
use super::score::vectors::{Contrast, VectorScorer};
use super::scored_bead::ScoredBead;
use super::scorers::Scorers;
use super::search::corridor::{self, Corridor};
use super::search::exact::Posterior;
use super::search::shapes::Depth;
use crate::model::{Alignment, AlignmentError, Bead, Lexicon, Members, Order, PerSide, Probability, Provenance, Side};
use crate::words::lookalikes::Lookalike;
use crate::words::translation_table::{Known, TranslationTable};
use crate::words::translations::Translations;

/// What is learned from two texts: word translations, how their lengths relate, where sentences are merged, how often each
/// shape of bead occurs, and about where each sentence has its counterpart.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    options: Options,
    /// Words near in meaning, as seen from the source and from the target, where there are word vectors.
    similar: Option<PerSide<Translations>>,
    lengths: Lengths,
    boundaries: Boundaries,
    agreement: Agreement,
    contrast: Contrast,
    priors: Priors,
    /// The beads of the last round, in sentences of the texts.
    path: Vec<ScoredBead>,
}

/// Rounds of learning: from look-alikes alone, then with what was learned. A third changes little on all development sets.
const ROUNDS: [Depth; 2] = [Depth::Rough, Depth::Full];

impl Model {
    /// Learns from two texts, and from what a person has settled in them.
    ///
    /// Fitting and aligning are two calls: [`Model::align`] may be asked again and again as a person settles more.
    #[must_use]
    pub fn fit(pair: &Pair, options: &Options) -> Self {
        let hint = |pair: &Lookalike| Hint { source: pair.from, target: pair.to, strength: pair.similarity };
        let hints: Vec<Hint> = pair.alike.source.iter().map(hint).collect();
        let chain = anchors::chain(pair.texts.as_ref(), pair.free(), &hints);
        let tables = options.word_vectors.as_ref().filter(|_| options.uses(Scorer::WordVectors));
        let mut model = Self {
            lexicon: Lexicon::default(),
            options: options.clone(),
            similar: tables.map(|tables| tables.similar(pair.texts.as_ref(), options.weights.closeness)),
            lengths: Lengths::new(pair.texts.as_ref()),
            boundaries: Boundaries::new(&options.weights),
            agreement: Agreement::new(pair.layouts.as_ref()),
            contrast: Contrast::NONE,
            priors: Priors::new(&options.weights),
            path: Vec::new(),
        };
        let mut corridor = anchors::corridor(pair.free(), &chain);
        let mut counts: Option<ExpectedCounts> = None;
        for depth in ROUNDS {
            let learned = counts.as_ref().map(ExpectedCounts::translations);
            let beads = model.scorers(pair, learned.as_ref()).search_all(&corridor, depth, Posterior::Plain);
            counts = Some(model.learn(pair, &beads));
            corridor = corridor::around(pair.free(), &beads);
        }
        model.lexicon = counts.map(|counts| counts.lexicon(pair.texts.as_ref())).unwrap_or_default();
        model
    }

    /// Aligns the two texts: the beads made by hand come out as they were given, the others lie between them.
    ///
    /// # Errors
    /// Never in practice: a search covers every sentence once.
    pub fn align(&self, pair: &Pair) -> Result<Alignment, AlignmentError> {
        let learned = Translations::both(&self.lexicon, pair.texts.as_ref());
        let scorers = self.scorers(pair, (!self.lexicon.is_empty()).then_some(&learned));
        let known: Vec<ScoredBead> = self.path.iter().map(|bead| pair.searched(bead)).collect();
        let mut beads = scorers.search_all(&corridor::around(pair.free(), &known), Depth::Full, Posterior::Tempered);
        let calibrator =
            Calibrator::new(pair.texts.as_ref(), self.lengths.log_ratio, &beads, self.options.weights.calibration);
        calibrator.apply(&mut beads);
        let (texts, table) = (pair.texts.as_ref(), &scorers.tables.source);
        let search = |corridor: &Corridor| {
            let (mut beads, gain) = scorers.search(corridor, Depth::Full, Posterior::Tempered);
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
            similar: self.similar.as_ref().map(|both| &both[side]),
            mixing: self.options.weights.mixing,
        });
        let alike = pair.alike.as_ref().map(|all| if uses(Scorer::Lookalikes) { all.as_slice() } else { &[] });
        let tables = TranslationTable::both(pair.texts.as_ref(), alike, known);
        Scorers {
            pair,
            tables,
            taught,
            length: LengthScorer::new(pair.texts.as_ref(), self.lengths, self.options.weights.lengths),
            boundary: BoundaryScorer::new(&pair.classes, &self.boundaries),
            layout: LayoutScorer::new(pair.layouts.as_ref(), self.agreement),
            vectors: VectorScorer::new(pair.sentence_vectors.as_ref(), self.contrast),
            priors: self.priors.clone(),
            options: &self.options,
        }
    }

    /// Learns from the beads of a search, each as much as it is likely.
    fn learn(&mut self, pair: &Pair, beads: &[ScoredBead]) -> ExpectedCounts {
        let by_hand: Vec<ScoredBead> = pair.pinned.iter().map(Pinned::scored).collect();
        let linked: Vec<&ScoredBead> = beads.iter().chain(&by_hand).filter(|b| b.is_linked()).collect();
        self.boundaries = Boundaries::learn(&pair.classes, &linked, &self.options.weights);
        self.lengths = self.lengths.learn(pair.texts.as_ref(), beads, self.options.weights.lengths);
        self.agreement = Agreement::learn(pair.layouts.as_ref(), beads);
        self.contrast = pair.sentence_vectors.as_ref().map_or(Contrast::NONE, |e| Contrast::learn(e, beads));
        self.priors = Priors::learn(beads, &self.options.weights);
        self.path = beads.iter().map(|bead| pair.in_text(bead)).collect();
        ExpectedCounts::learn(pair.texts.as_ref(), &linked)
    }
}
