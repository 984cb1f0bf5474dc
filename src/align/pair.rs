//! Two texts made ready for the aligner.

use std::ops::Range;

use super::constraints::pins::Pins;
use super::score::boundary::BoundaryClass;
use super::score::layout::TextLayout;
use super::score::sentence_vectors::SentenceVectors;
use super::scored_bead::ScoredBead;
use crate::model::{Lexicon, Members, PerSide, Provenance, Segmented, SentenceId, Side, Vectors, VectorsError};
use crate::words::dictionary::BuiltIn;
use crate::words::lookalikes::{self, Lookalike};
use crate::words::tokenized_pair::TokenizedPair;
use crate::words::tokenized_text::TokenizedText;

/// Two texts as the aligner sees them: their words, the ends of their sentences, and which words look alike.
///
/// Sentences that a person has linked come after all others, so that the search never sees them, but learning does.
#[derive(Debug)]
pub struct Pair {
    pub(super) texts: PerSide<TokenizedText>,
    /// The class of the boundary after each sentence.
    pub(super) classes: PerSide<Vec<BoundaryClass>>,
    /// How each text is laid out.
    pub(super) layouts: PerSide<TextLayout>,
    /// Look-alikes as seen from the source, and as seen from the target.
    pub(super) alike: PerSide<Vec<Lookalike>>,
    /// Vectors of the sentences, where the user has them.
    pub(super) sentence_vectors: Option<SentenceVectors>,
    permutations: PerSide<Permutation>,
    /// How many sentences of each text stand before its notes: no bead joins the two.
    bodies: PerSide<u32>,
    /// The beads made by hand: as they were given, where they stand here, and whether they keep the others' order.
    pub(super) pinned: Vec<Pinned>,
    /// What lies between borders that no bead crosses; in order, and from corner to corner of what is searched.
    pub(super) regions: Vec<Region>,
}

/// A bead made by hand.
#[derive(Clone, Debug)]
pub(super) struct Pinned {
    pub members: Members,
    pub source: Range<u32>,
    pub target: Range<u32>,
    pub in_order: bool,
    pub provenance: Provenance,
}

impl Pinned {
    /// The bead where it stands here, as sure as a person is.
    pub fn scored(&self) -> ScoredBead {
        ScoredBead { source: self.source.clone(), target: self.target.clone(), probability: 1.0 }
    }
}

/// Sentences that are searched together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub source: Range<u32>,
    pub target: Range<u32>,
}

/// The sentences of one side, free ones first.
#[derive(Debug)]
struct Permutation {
    /// Number in the text of each.
    sentences: Vec<u32>,
    /// How many are free.
    free: u32,
    /// How many free ones stand before each border of the text; one more than sentences.
    before: Vec<u32>,
}

impl Pair {
    /// Reads both texts and finds the words that look alike.
    #[must_use]
    pub fn new(source: &Segmented, target: &Segmented) -> Self {
        let ready = |text: &Segmented| (TokenizedText::new(text), BoundaryClass::all(text), TextLayout::new(text));
        let (one, other) = rayon::join(|| ready(source), || ready(target));
        let texts = PerSide::new(one.0, other.0);
        let mut pair = Self {
            alike: lookalikes::find(&texts.source, &texts.target),
            permutations: texts.as_ref().map(|text| Permutation::new(text.len(), &[])),
            texts,
            classes: PerSide::new(one.1, other.1),
            layouts: PerSide::new(one.2, other.2),
            sentence_vectors: None,
            bodies: PerSide { source: source.body_len(), target: target.body_len() },
            pinned: Vec::new(),
            regions: Vec::new(),
        };
        pair.regions = pair.between(&Pins::default());
        pair
    }

    /// The same pair with what a person has settled. [`Pins::new`] has checked it against the lengths of both texts.
    #[must_use]
    pub fn with_pins(mut self, pins: &Pins) -> Self {
        let members = |side: fn(&Members) -> &Vec<SentenceId>| pins.beads().iter().map(side).collect::<Vec<_>>();
        let lengths = self.lengths();
        self.permutations = PerSide {
            source: Permutation::new(lengths.source as usize, &members(|b| &b.source)),
            target: Permutation::new(lengths.target as usize, &members(|b| &b.target)),
        };
        let order = self.permutations.as_ref().map(|order| order.sentences.as_slice());
        self.texts = self.texts.zip(order).map(|(text, order)| text.reordered(order));
        for (side, order) in order.sides() {
            self.classes[side] = order.iter().map(|&i| self.classes[side][i as usize]).collect();
            self.layouts[side] = self.layouts[side].reordered(order);
        }
        self.sentence_vectors = self.sentence_vectors.map(|vectors| vectors.reordered(order));
        let chain = pins.in_order();
        let PerSide { source: mut s, target: mut t } = self.free();
        let pinned = pins.beads().iter().enumerate().map(|(k, bead)| {
            let (from, to) = ((s, t), (s + bead.source.len() as u32, t + bead.target.len() as u32));
            (s, t) = to;
            let gap = bead.source.is_empty() || bead.target.is_empty();
            Pinned {
                members: bead.clone(),
                source: from.0..to.0,
                target: from.1..to.1,
                in_order: gap || chain.contains(&k),
                provenance: pins.provenance()[k],
            }
        });
        self.pinned = pinned.collect();
        self.regions = self.between(pins);
        self
    }

    /// The same pair with vectors of its sentences. They count as far as they stand out: those
    /// of likely translations from those of unrelated sentences.
    ///
    /// ```
    /// use bitext::align::{Model, Options, Pair};
    /// use bitext::model::{PerSide, Vectors};
    /// use bitext::{read, segment};
    /// let text = |name, text: &str| {
    ///     let read = read::read(name, text.as_bytes().to_vec(), &read::Options::default())?;
    ///     Ok::<_, bitext::Error>(segment::segment(read.document.into(), &segment::Options::default()))
    /// };
    /// let source = text("gate.ru.txt", "Сторож открыл ворота. Ветер стих.")?;
    /// let target = text("gate.en.txt", "The watchman opened the gate. The wind fell.")?;
    /// // Real ones come from a sentence encoder, with some hundred numbers each.
    /// let vectors = |name| Vectors::new(name, 2, vec![0.2, 0.9, -0.8, 0.1]).expect("two rows");
    /// let vectors = PerSide::new(vectors("ru.npy"), vectors("en.npy"));
    /// let pair = Pair::new(&source, &target).with_vectors(vectors).expect("a row per sentence");
    /// assert_eq!(Model::fit(&pair, &Options::default()).align(&pair)?.len(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`VectorsError`] with the side that it is about, where there is not one row per sentence, or the vectors of the
    /// two are of different models.
    pub fn with_vectors(mut self, vectors: PerSide<Vectors>) -> Result<Self, (Side, VectorsError)> {
        let rows = self.permutations.as_ref().map(|order| order.sentences.as_slice());
        self.sentence_vectors = Some(SentenceVectors::new(vectors, rows)?);
        Ok(self)
    }

    /// The words of both texts, with their sentences in the order of the texts again.
    #[must_use]
    pub fn into_tokenized(self) -> TokenizedPair {
        let orders = self.permutations.as_ref().map(Permutation::inverse);
        let texts = self.texts.zip(orders).map(|(text, order)| text.reordered(&order));
        TokenizedPair { texts, alike: self.alike }
    }

    /// What the built-in dictionary says of the words of both texts.
    #[must_use]
    pub fn known(&self, dictionary: BuiltIn) -> Lexicon {
        dictionary.of(self.texts.as_ref())
    }

    /// How many sentences each text has.
    #[must_use]
    pub fn lengths(&self) -> PerSide<u32> {
        self.texts.as_ref().map(|text| text.len() as u32)
    }

    /// How many sentences are searched.
    pub(super) fn free(&self) -> PerSide<u32> {
        self.permutations.as_ref().map(|order| order.free)
    }

    /// The sentences of the text that stand here at `range`.
    pub(super) fn ids(&self, side: Side, range: &Range<u32>) -> Vec<SentenceId> {
        range.clone().map(|i| SentenceId::new(self.permutations[side].sentences[i as usize])).collect()
    }

    /// A bead of the texts in sentences of what is searched.
    pub(super) fn searched(&self, bead: &ScoredBead) -> ScoredBead {
        let PerSide { source, target } = &self.permutations;
        let probability = bead.probability;
        ScoredBead { source: source.searched(&bead.source), target: target.searched(&bead.target), probability }
    }

    /// A bead of what is searched in sentences of the texts: the shortest stretches that hold it.
    pub(super) fn in_text(&self, bead: &ScoredBead) -> ScoredBead {
        let PerSide { source, target } = &self.permutations;
        let probability = bead.probability;
        ScoredBead { source: source.in_text(&bead.source), target: target.in_text(&bead.target), probability }
    }

    /// Where the notes begin in what is searched.
    pub(super) fn notes(&self) -> PerSide<u32> {
        self.permutations.as_ref().zip(self.bodies).map(|(order, body)| order.before[body as usize])
    }

    /// The regions between borders and beads made by hand, and of the notes.
    fn between(&self, pins: &Pins) -> Vec<Region> {
        let PerSide { source, target } = &self.permutations;
        let stop = |s: SentenceId, t: SentenceId| (source.before[s.index()], target.before[t.index()]);
        let mut stops: Vec<(u32, u32)> = pins.borders().iter().map(|b| stop(b.source, b.target)).collect();
        for k in pins.in_order() {
            let bead = &pins.beads()[k];
            stops.push(stop(bead.source[0], bead.target[0]));
        }
        let (notes, free) = (self.notes(), self.free());
        if notes != free {
            stops.push((notes.source, notes.target));
        }
        stops.push((free.source, free.target));
        stops.sort_unstable();
        let mut regions = Vec::new();
        let mut last = (0, 0);
        for stop in stops {
            // A bead that crosses a border gives way to it as a stop: its own sentences are settled anyway.
            if stop.1 >= last.1 && stop != last {
                regions.push(Region { source: last.0..stop.0, target: last.1..stop.1 });
                last = stop;
            }
        }
        regions
    }
}

impl Permutation {
    /// Where each sentence of the text stands here.
    fn inverse(&self) -> Vec<u32> {
        let mut places = vec![0; self.sentences.len()];
        for (place, &sentence) in (0..).zip(&self.sentences) {
            places[sentence as usize] = place;
        }
        places
    }

    fn new(length: usize, pinned: &[&Vec<SentenceId>]) -> Self {
        let mut taken = vec![false; length];
        pinned.iter().flat_map(|ids| ids.iter()).for_each(|id| taken[id.index()] = true);
        let mut sentences: Vec<u32> = (0..length as u32).filter(|&i| !taken[i as usize]).collect();
        let free = sentences.len() as u32;
        sentences.extend(pinned.iter().flat_map(|ids| ids.iter()).map(|id| id.number()));
        let mut count = 0;
        let before = taken.iter().chain([&true]).map(|&taken| {
            count += u32::from(!taken);
            count - u32::from(!taken)
        });
        Self { before: before.collect(), sentences, free }
    }

    /// From borders of the text to borders of what is searched.
    fn searched(&self, range: &Range<u32>) -> Range<u32> {
        self.before[range.start as usize]..self.before[range.end as usize]
    }

    /// From sentences of what is searched to those of the text: the shortest stretch that holds them.
    fn in_text(&self, range: &Range<u32>) -> Range<u32> {
        let at = |i: u32| self.sentences[..self.free as usize].get(i as usize).copied();
        let end = self.sentences.len() as u32;
        let start = at(range.start).unwrap_or(end);
        if range.is_empty() { start..start } else { start..at(range.end - 1).map_or(end, |last| last + 1) }
    }
}
