//! Words of the two texts that look or sound alike: numbers, names, marks, international words.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::tokenized_text::{Stem, TokenizedText, Type};
use super::tokens::TokenKind;
use crate::model::PerSide;

/// A type of one text that looks or sounds like a type of the other.
#[derive(Clone, Copy, Debug)]
pub struct Lookalike {
    /// The type of the text that is looked at.
    pub from: Type,
    /// The type of the other text.
    pub to: Type,
    /// 1 for identical words that occur equally often; lower the less they share and the more their counts differ.
    pub similarity: f32,
}

/// Letters of the sound key that are compared: endings differ between languages, beginnings do not.
/// Set by hand.
const COMPARED: usize = 6;

/// Shortest key, in letters, that may look like another without being the same. Set by hand.
const SHORTEST: usize = 4;

/// Shortest key, in letters, of a word that may be the same as another: «и» is not the English I.
const SHORTEST_SAME: usize = 3;

/// Least share of common trigrams (Dice) for two words to look alike. Set by hand.
const LEAST: f32 = 0.5;

/// Words that hold a trigram above which it is passed over: it says too little, and the work would grow with the square of the
/// vocabulary. Set by hand.
const COMMONEST: usize = 400;

/// Returns the look-alikes of two texts as seen from each side, sorted by `from`, then `to`.
#[must_use]
pub fn find(source: &TokenizedText, target: &TokenizedText) -> PerSide<Vec<Lookalike>> {
    let forward = of_source(source, target);
    let turned = |pair: &Lookalike| Lookalike { from: pair.to, to: pair.from, similarity: pair.similarity };
    let mut backward: Vec<Lookalike> = forward.iter().map(turned).collect();
    backward.sort_unstable_by_key(|pair| (pair.from, pair.to));
    PerSide::new(forward, backward)
}

/// Returns the look-alikes as seen from the source.
fn of_source(source: &TokenizedText, target: &TokenizedText) -> Vec<Lookalike> {
    let index = Index::new(target);
    let mut pairs = Vec::new();
    let mut shared = Shared::new(target.types().len());
    for (s, stem) in source.types().iter().enumerate() {
        let first = pairs.len();
        let mut add = |to, similarity| pairs.push(Lookalike { from: s as Type, to, similarity });
        if stem.kind == TokenKind::Word && cut(stem).chars().nth(SHORTEST_SAME - 1).is_none() {
            continue;
        }
        if stem.kind == TokenKind::Word {
            let same = index.same.get(cut(stem)).into_iter().flatten();
            same.filter(|&&t| target.types()[t as usize].kind == TokenKind::Word).for_each(|&t| add(t, 1.0));
        } else if let Some(&t) = index.exact.get(&(cut(stem), stem.kind)) {
            add(t, 1.0);
        }
        let size = shared.count(stem, &index);
        for (t, common) in shared.drain() {
            let similarity = 2.0 * common as f32 / (size + index.sizes[t as usize]) as f32;
            if common >= 2 && similarity >= LEAST && cut(&target.types()[t as usize]) != cut(stem) {
                add(t, similarity);
            }
        }
        for pair in &mut pairs[first..] {
            // True renderings occur about equally often.
            let (a, b) = (stem.count as f32 + 1.0, target.types()[pair.to as usize].count as f32 + 1.0);
            pair.similarity *= (a.min(b) / a.max(b)).sqrt();
        }
        pairs[first..].sort_unstable_by_key(|pair| pair.to);
    }
    pairs
}

/// The types of the target by what they have in common with others.
struct Index<'a> {
    /// The first type of each key and kind.
    exact: HashMap<(&'a str, TokenKind), Type, FixedState>,
    /// All types of each key.
    same: HashMap<&'a str, Vec<Type>, FixedState>,
    /// The types that hold each trigram, ascending.
    postings: HashMap<[char; 3], Vec<Type>, FixedState>,
    /// How many different trigrams each type has.
    sizes: Vec<u32>,
}

impl<'a> Index<'a> {
    fn new(target: &'a TokenizedText) -> Self {
        let types = || target.types().iter().enumerate().map(|(t, stem)| (t as Type, stem));
        let exact = types().rev().map(|(t, stem)| ((cut(stem), stem.kind), t)).collect();
        let mut same: HashMap<&str, Vec<Type>, FixedState> = HashMap::default();
        let mut postings: HashMap<[char; 3], Vec<Type>, FixedState> = HashMap::default();
        let mut sizes = vec![0; target.types().len()];
        for (t, stem) in types() {
            same.entry(cut(stem)).or_default().push(t);
            for gram in grams(stem) {
                let list = postings.entry(gram).or_default();
                if list.last() != Some(&t) {
                    list.push(t);
                    sizes[t as usize] += 1;
                }
            }
        }
        Self { exact, same, postings, sizes }
    }
}

/// How many trigrams one source type shares with each target type.
struct Shared {
    common: Vec<u32>,
    /// The target types with a count, in the order in which they were met.
    touched: Vec<Type>,
}

impl Shared {
    fn new(types: usize) -> Self {
        Self { common: vec![0; types], touched: Vec::new() }
    }

    /// Counts the trigrams of a source type, and returns how many different ones it has.
    fn count(&mut self, stem: &Stem, index: &Index<'_>) -> u32 {
        let mut size = 0;
        let mut seen: [Option<[char; 3]>; COMPARED] = [None; COMPARED];
        for (k, gram) in grams(stem).enumerate() {
            if seen[..k].contains(&Some(gram)) {
                continue;
            }
            seen[k] = Some(gram);
            size += 1;
            for &t in index.postings.get(&gram).filter(|list| list.len() <= COMMONEST).into_iter().flatten() {
                if self.common[t as usize] == 0 {
                    self.touched.push(t);
                }
                self.common[t as usize] += 1;
            }
        }
        size
    }

    /// Returns the target types with their counts, and forgets them.
    fn drain(&mut self) -> impl Iterator<Item = (Type, u32)> + '_ {
        let Self { common, touched } = self;
        touched.drain(..).map(|t| (t, std::mem::take(&mut common[t as usize])))
    }
}

/// The part of the key that is compared: of a number or mark, all.
fn cut(stem: &Stem) -> &str {
    if stem.kind != TokenKind::Word {
        return &stem.key;
    }
    stem.key.char_indices().nth(COMPARED).map_or(&*stem.key, |(at, _)| &stem.key[..at])
}

/// Trigrams of the compared part with a mark for the beginning; none for short words and for what is no word.
fn grams(stem: &Stem) -> impl Iterator<Item = [char; 3]> + '_ {
    let key = cut(stem);
    let long = stem.kind == TokenKind::Word && key.chars().nth(SHORTEST - 1).is_some();
    let letters = || std::iter::once('^').chain(key.chars());
    letters().zip(letters().skip(1)).zip(letters().skip(2)).map(|((a, b), c)| [a, b, c]).filter(move |_| long)
}
