//! Two texts made ready for the aligner.

use std::ops::Range;

use super::embeddings::Embeddings;
use super::pins::Pins;
use super::score::boundary::Border;
use super::score::layout::Places;
use crate::model::{Lexicon, Members, Segmented, SentenceId, Shape, Vectors, VectorsError};
use crate::words::dictionary::BuiltIn;
use crate::words::lookalikes;
use crate::words::reading::{Reading, Type};
use crate::words::renderings::both_ways;

/// Two texts as the aligner sees them: their words, the ends of their sentences, and which words look alike.
///
/// Sentences that a person has linked stand behind the others, so that the search never sees them and the training does.
#[derive(Debug)]
pub struct Pair {
    pub(super) source: Reading,
    pub(super) target: Reading,
    /// The border behind each sentence, a side each.
    pub(super) borders: [Vec<Border>; 2],
    /// How each text is laid out.
    pub(super) places: [Places; 2],
    /// Look-alikes as seen from the source, and as seen from the target.
    pub(super) alike: [Vec<(Type, Type, f32)>; 2],
    /// Vectors of the sentences, where the user has them.
    pub(super) embeddings: Option<Embeddings>,
    orders: [Order; 2],
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
}

/// Sentences that are searched together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub source: Range<u32>,
    pub target: Range<u32>,
}

/// The sentences of one side, free ones first.
#[derive(Debug)]
struct Order {
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
        let ready = |text: &Segmented| (Reading::new(text), Border::all(text), Places::new(text));
        let (one, other) = rayon::join(|| ready(source), || ready(target));
        let alike = both_ways(&lookalikes::find(&one.0, &other.0));
        let orders = [Order::new(one.0.len(), &[]), Order::new(other.0.len(), &[])];
        let mut pair = Self {
            source: one.0,
            target: other.0,
            borders: [one.1, other.1],
            places: [one.2, other.2],
            alike,
            embeddings: None,
            orders,
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
        self.orders = [
            Order::new(lengths.source as usize, &members(|b| &b.source)),
            Order::new(lengths.target as usize, &members(|b| &b.target)),
        ];
        let [source, target] = &self.orders;
        self.source = self.source.reordered(&source.sentences);
        self.target = self.target.reordered(&target.sentences);
        for (side, order) in [source, target].into_iter().enumerate() {
            self.borders[side] = order.sentences.iter().map(|&i| self.borders[side][i as usize]).collect();
            self.places[side] = self.places[side].reordered(&order.sentences);
        }
        let rows = [source.sentences.as_slice(), target.sentences.as_slice()];
        self.embeddings = self.embeddings.map(|embeddings| embeddings.reordered(rows));
        let chain = pins.in_order();
        let (mut s, mut t) = (source.free, target.free);
        let pinned = pins.beads().iter().enumerate().map(|(k, bead)| {
            let (from, to) = ((s, t), (s + bead.source.len() as u32, t + bead.target.len() as u32));
            (s, t) = to;
            let gap = bead.source.is_empty() || bead.target.is_empty();
            Pinned {
                members: bead.clone(),
                source: from.0..to.0,
                target: from.1..to.1,
                in_order: gap || chain.contains(&k),
            }
        });
        self.pinned = pinned.collect();
        self.regions = self.between(pins);
        self
    }

    /// The same pair with vectors of its sentences, the original's first. They count as far as they stand out: those
    /// of likely translations from those of unrelated sentences.
    ///
    /// ```
    /// use bitext::align::{Model, Options, Pair};
    /// use bitext::model::Vectors;
    /// use bitext::{read, segment};
    /// let text = |name, text: &str| {
    ///     let read = read::read(name, text.as_bytes().to_vec(), &read::Options::default())?;
    ///     Ok::<_, bitext::Error>(segment::segment(read.document.into(), &segment::Options::default()))
    /// };
    /// let source = text("gate.ru.txt", "Сторож открыл ворота. Ветер стих.")?;
    /// let target = text("gate.en.txt", "The watchman opened the gate. The wind fell.")?;
    /// // Real ones come from a sentence encoder, with some hundred numbers each.
    /// let vectors = |name| Vectors::new(name, 2, vec![0.2, 0.9, -0.8, 0.1]).expect("two rows");
    /// let pair = Pair::new(&source, &target).with_vectors([vectors("ru.npy"), vectors("en.npy")]).expect("a row a sentence");
    /// assert_eq!(Model::fit(&pair, &Options::default()).align(&pair)?.len(), 2);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`VectorsError`] with the side that it is about, 0 or 1, where there is not a row a sentence, or the vectors of
    /// the two are of different models.
    pub fn with_vectors(mut self, vectors: [Vectors; 2]) -> Result<Self, (usize, VectorsError)> {
        let [source, target] = &self.orders;
        self.embeddings = Some(Embeddings::new(vectors, [&source.sentences, &target.sentences])?);
        Ok(self)
    }

    /// What the built-in dictionary says of the words of both texts.
    #[must_use]
    pub fn known(&self, dictionary: BuiltIn) -> Lexicon {
        dictionary.of(&self.source, &self.target)
    }

    /// How many sentences each text has.
    #[must_use]
    pub fn lengths(&self) -> Shape {
        Shape { source: self.source.len() as u32, target: self.target.len() as u32 }
    }

    /// How many sentences are searched.
    pub(super) fn free(&self) -> Shape {
        Shape { source: self.orders[0].free, target: self.orders[1].free }
    }

    /// The sentences of the text that stand here at `range`.
    pub(super) fn ids(&self, side: usize, range: &Range<u32>) -> Vec<SentenceId> {
        range.clone().map(|i| SentenceId::new(self.orders[side].sentences[i as usize])).collect()
    }

    /// From borders of the text to borders of what is searched.
    pub(super) fn searched(&self, side: usize, range: &Range<u32>) -> Range<u32> {
        let before = &self.orders[side].before;
        before[range.start as usize]..before[range.end as usize]
    }

    /// From sentences of what is searched to those of the text: the shortest stretch that holds them.
    pub(super) fn in_text(&self, side: usize, range: &Range<u32>) -> Range<u32> {
        let order = &self.orders[side];
        let at = |i: u32| order.sentences[..order.free as usize].get(i as usize).copied();
        let end = order.sentences.len() as u32;
        let start = at(range.start).unwrap_or(end);
        if range.is_empty() { start..start } else { start..at(range.end - 1).map_or(end, |last| last + 1) }
    }

    /// The regions between borders and beads made by hand.
    fn between(&self, pins: &Pins) -> Vec<Region> {
        let before = |side: usize, id: SentenceId| self.orders[side].before[id.index()];
        let mut stops: Vec<(u32, u32)> =
            pins.borders().iter().map(|b| (before(0, b.source), before(1, b.target))).collect();
        for k in pins.in_order() {
            let bead = &pins.beads()[k];
            stops.push((before(0, bead.source[0]), before(1, bead.target[0])));
        }
        let free = self.free();
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

impl Order {
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
}
