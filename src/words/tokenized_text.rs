//! One text as matching reads it: words as numbers, and how long each sentence is.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::sound::sound_key;
use super::tokens::{self, TokenKind};
use crate::model::{Segmented, Span};

/// Number of a word form in its [`TokenizedText`]: forms with the same beginning are one type.
pub type Type = u32;

/// Letters of a word that make its type. Five do as well as a stemmer (measured on the development sets).
const STEM: usize = 5;

/// One text, sentence by sentence.
#[derive(Debug)]
pub struct TokenizedText {
    tokens: Vec<Type>,
    /// First token of each sentence; one more than sentences.
    starts: Vec<u32>,
    /// Letters and marks before each sentence; one more than sentences.
    lengths: Vec<u32>,
    types: Vec<Stem>,
    forms: Vec<Form>,
    /// Found when first asked for.
    occurrences: OnceLock<Occurrences>,
}

/// What is known of a type.
#[derive(Debug)]
pub struct Stem {
    /// The folded beginning that its words share.
    pub text: Box<str>,
    /// How the first of its words sounds.
    pub key: Box<str>,
    /// Word, number or mark.
    pub kind: TokenKind,
    /// How often it stands in the text.
    pub count: u32,
}

/// A word, number or mark as it is spelled, folded.
#[derive(Debug)]
pub struct Form {
    /// The folded spelling.
    pub text: Box<str>,
    /// Its type.
    pub of: Type,
    /// How often it stands in the text.
    pub count: u32,
}

impl TokenizedText {
    /// Reads all sentences of a text.
    #[must_use]
    pub fn new(text: &Segmented) -> Self {
        let mut tokenized = Self {
            tokens: Vec::new(),
            starts: Vec::with_capacity(text.len() + 1),
            lengths: Vec::with_capacity(text.len() + 1),
            types: Vec::new(),
            forms: Vec::new(),
            occurrences: OnceLock::new(),
        };
        // Numbers of the forms.
        let mut words: HashMap<Box<str>, u32, FixedState> = HashMap::with_hasher(FixedState::default());
        let mut stems: HashMap<Box<str>, Type, FixedState> = HashMap::with_hasher(FixedState::default());
        let mut length = 0;
        tokenized.starts.push(0);
        tokenized.lengths.push(0);
        for id in text.ids() {
            let before = tokenized.tokens.len();
            tokens::of_sentence(text, id, |kind, word| {
                length += if word.is_ascii() { word.len() } else { word.chars().count() } as u32;
                let known = words.get(word).copied();
                let form = known.unwrap_or_else(|| {
                    let stem = if kind == TokenKind::Word { beginning(word) } else { word };
                    let number = *stems.entry(stem.into()).or_insert_with(|| {
                        let key = if kind == TokenKind::Word { sound_key(word) } else { word.to_owned() };
                        tokenized.types.push(Stem { text: stem.into(), key: key.into(), kind, count: 0 });
                        tokenized.types.len() as u32 - 1
                    });
                    let form = tokenized.forms.len() as u32;
                    tokenized.forms.push(Form { text: word.into(), of: number, count: 0 });
                    words.insert(word.into(), form);
                    form
                });
                let form = &mut tokenized.forms[form as usize];
                form.count += 1;
                tokenized.types[form.of as usize].count += 1;
                tokenized.tokens.push(form.of);
            });
            // A sentence of unseen characters alone still has some length.
            length += u32::from(before == tokenized.tokens.len());
            tokenized.starts.push(tokenized.tokens.len() as u32);
            tokenized.lengths.push(length);
        }
        tokenized
    }

    /// The same text with its sentences in another order; counts of types stay.
    #[must_use]
    pub fn reordered(self, sentences: &[u32]) -> Self {
        if sentences.iter().zip(0..).all(|(&i, at)| i == at) {
            return self;
        }
        let mut tokens = Vec::with_capacity(self.tokens.len());
        let (mut starts, mut lengths, mut length) = (vec![0], vec![0], 0);
        for i in sentences.iter().map(|&i| i as usize) {
            tokens.extend_from_slice(self.tokens(i, i + 1));
            length += self.length(i, i + 1);
            starts.push(tokens.len() as u32);
            lengths.push(length);
        }
        Self { tokens, starts, lengths, types: self.types, forms: self.forms, occurrences: OnceLock::new() }
    }

    /// The types, by their numbers.
    #[must_use]
    pub fn types(&self) -> &[Stem] {
        &self.types
    }

    /// The spellings, in the order in which they first stand in the text.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// How many sentences.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns whether there is no sentence.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The types of the tokens of sentences `from` up to, not including, `to`.
    #[must_use]
    pub fn tokens(&self, from: usize, to: usize) -> &[Type] {
        &self.tokens[self.starts[from] as usize..self.starts[to] as usize]
    }

    /// The types of tokens by their numbers.
    #[must_use]
    pub fn token_types(&self, tokens: std::ops::Range<usize>) -> &[Type] {
        &self.tokens[tokens]
    }

    /// Number of the first token of sentence `at` (or of the end).
    #[must_use]
    pub fn start(&self, at: usize) -> usize {
        self.starts[at] as usize
    }

    /// Letters and marks of sentences `from` up to, not including, `to`.
    #[must_use]
    pub fn length(&self, from: usize, to: usize) -> u32 {
        self.lengths[to] - self.lengths[from]
    }

    /// Where each type stands.
    #[must_use]
    pub fn occurrences(&self) -> &Occurrences {
        self.occurrences.get_or_init(|| self.find_occurrences())
    }

    fn find_occurrences(&self) -> Occurrences {
        let mut starts = vec![0_u32; self.types.len() + 1];
        for &t in &self.tokens {
            starts[t as usize + 1] += 1;
        }
        for t in 0..self.types.len() {
            starts[t + 1] += starts[t];
        }
        let mut next = starts.clone();
        let (mut tokens, mut sentences) = (vec![0; self.tokens.len()], vec![0; self.tokens.len()]);
        for i in 0..self.len() {
            for at in self.start(i)..self.start(i + 1) {
                let slot = &mut next[self.tokens[at] as usize];
                tokens[*slot as usize] = at as u32;
                sentences[at] = i as u32;
                *slot += 1;
            }
        }
        Occurrences { starts, tokens, sentences }
    }

    /// How many tokens there are.
    #[must_use]
    pub fn token_count(&self) -> usize {
        self.tokens.len()
    }
}

/// The tokens of each type, ascending, and the sentence of each token.
#[derive(Debug)]
pub struct Occurrences {
    starts: Vec<u32>,
    tokens: Vec<u32>,
    sentences: Vec<u32>,
}

impl Occurrences {
    /// The tokens of one type, ascending.
    #[must_use]
    pub fn of(&self, t: Type) -> &[u32] {
        &self.tokens[self.starts[t as usize] as usize..self.starts[t as usize + 1] as usize]
    }

    /// The sentence of a token.
    #[must_use]
    pub fn sentence(&self, token: u32) -> u32 {
        self.sentences[token as usize]
    }
}

/// The types of the words of a text, as they stand in a lexicon.
///
/// ```
/// use bitext::words::tokenized_text::stems;
/// assert_eq!(stems("Первый секретарь"), ["первы", "секре"]);
/// ```
#[must_use]
pub fn stems(text: &str) -> Vec<String> {
    let mut stems = Vec::new();
    for_each_stem(text, |stem| stems.push(stem.to_owned()));
    stems
}

/// Calls `each` with the type of every word and number of a text.
pub(super) fn for_each_stem(text: &str, mut each: impl FnMut(&str)) {
    tokens::for_each(text, Span::new(0, text.len() as u32), &[], |kind, word| match kind {
        TokenKind::Word => each(beginning(word)),
        TokenKind::Number => each(word),
        TokenKind::Mark => {}
    });
}

fn beginning(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at])
}
