//! One text as the aligner sees it: words as numbers, lengths, the ends of sentences.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::model::{Segmented, SentenceId};
use crate::words::fold::sound_key;
use crate::words::tokens::{self, Kind};

/// Number of a word form in its [`Side`]: forms with the same beginning are one type.
pub(super) type Type = u32;

/// Letters of a word that make its type. Five do as well as a stemmer (measured on the development sets).
const STEM: usize = 5;

/// One text, sentence by sentence.
#[derive(Debug)]
pub struct Side {
    tokens: Vec<Type>,
    /// First token of each sentence; one more than sentences.
    starts: Vec<u32>,
    /// Letters and marks before each sentence; one more than sentences.
    lengths: Vec<u32>,
    /// How the border behind each sentence looks.
    pub(super) borders: Vec<Border>,
    pub(super) types: Vec<Stem>,
}

/// What is known of a type.
#[derive(Debug)]
pub(super) struct Stem {
    /// How the first of its words sounds.
    pub key: Box<str>,
    pub kind: Kind,
    pub count: u32,
}

/// How the border between two sentences looks: what the first ends in, and whether the second starts in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Border(u8);

impl Border {
    /// How many kinds there are.
    pub const KINDS: usize = 8;

    fn new(last: Option<char>, lower: bool) -> Self {
        let end = match last {
            Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => 0,
            Some(':' | ';') => 1,
            Some(',' | '-' | '–' | '—') => 2,
            _ => 3,
        };
        Self(end * 2 + u8::from(lower))
    }

    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Side {
    /// Reads all sentences of a text.
    #[must_use]
    pub fn new(text: &Segmented) -> Self {
        let mut side = Self {
            tokens: Vec::new(),
            starts: Vec::with_capacity(text.len() + 1),
            lengths: Vec::with_capacity(text.len() + 1),
            borders: Vec::with_capacity(text.len()),
            types: Vec::new(),
        };
        let mut words: HashMap<Box<str>, Type, FixedState> = HashMap::with_hasher(FixedState::default());
        let mut stems: HashMap<Box<str>, Type, FixedState> = HashMap::with_hasher(FixedState::default());
        let mut length = 0;
        side.starts.push(0);
        side.lengths.push(0);
        for id in text.ids() {
            let before = side.tokens.len();
            tokens::of_sentence(text, id, |kind, word| {
                length += if word.is_ascii() { word.len() } else { word.chars().count() } as u32;
                let known = words.get(word).copied();
                let number = known.unwrap_or_else(|| {
                    let stem = if kind == Kind::Word { beginning(word) } else { word };
                    let number = *stems.entry(stem.into()).or_insert_with(|| {
                        let key = if kind == Kind::Word { sound_key(word) } else { word.to_owned() };
                        side.types.push(Stem { key: key.into(), kind, count: 0 });
                        side.types.len() as u32 - 1
                    });
                    words.insert(word.into(), number);
                    number
                });
                side.types[number as usize].count += 1;
                side.tokens.push(number);
            });
            // A sentence of unseen characters alone still has some length.
            length += u32::from(before == side.tokens.len());
            side.starts.push(side.tokens.len() as u32);
            side.lengths.push(length);
            side.borders.push(border(text, id));
        }
        side
    }

    /// How many sentences.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// No sentence?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The types of the tokens of sentences `from` up to, not including, `to`.
    pub(super) fn tokens(&self, from: usize, to: usize) -> &[Type] {
        &self.tokens[self.starts[from] as usize..self.starts[to] as usize]
    }

    /// The types of tokens by their numbers.
    pub(super) fn token_types(&self, tokens: std::ops::Range<usize>) -> &[Type] {
        &self.tokens[tokens]
    }

    /// Number of the first token of sentence `at` (or of the end).
    pub(super) fn start(&self, at: usize) -> usize {
        self.starts[at] as usize
    }

    /// Letters and marks of sentences `from` up to, not including, `to`.
    pub(super) fn length(&self, from: usize, to: usize) -> u32 {
        self.lengths[to] - self.lengths[from]
    }

    /// Where each type stands.
    pub(super) fn places(&self) -> Places {
        let mut starts = vec![0_u32; self.types.len() + 1];
        for &t in &self.tokens {
            starts[t as usize + 1] += 1;
        }
        for t in 0..self.types.len() {
            starts[t + 1] += starts[t];
        }
        let mut next = starts.clone();
        let mut sentences = vec![0; self.tokens.len()];
        for i in 0..self.len() {
            for &t in self.tokens(i, i + 1) {
                sentences[next[t as usize] as usize] = i as u32;
                next[t as usize] += 1;
            }
        }
        Places { starts, sentences }
    }

    /// How many tokens there are.
    pub(super) fn token_count(&self) -> usize {
        self.tokens.len()
    }
}

/// The sentences in which each type stands, ascending.
pub(super) struct Places {
    starts: Vec<u32>,
    sentences: Vec<u32>,
}

impl Places {
    pub fn of(&self, t: Type) -> &[u32] {
        &self.sentences[self.starts[t as usize] as usize..self.starts[t as usize + 1] as usize]
    }
}

fn beginning(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at])
}

fn border(text: &Segmented, id: SentenceId) -> Border {
    let closing = |c: char| matches!(c, ' ' | '"' | '\'' | '»' | '“' | '”' | ')' | '’' | ']');
    let last = text.text(id).trim_end_matches(closing).chars().next_back();
    let next = SentenceId::new(id.number() + 1);
    let lower = next.index() < text.len()
        && text.text(next).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    Border::new(last, lower)
}
