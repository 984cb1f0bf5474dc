//! Dictionaries: a word and a rendering a line, as users have them, and the small one that is built in.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::tokenized_text::{TokenizedText, for_each_stem};
use super::tokens::TokenKind;
use crate::model::{Language, Lexicon, PerSide, Place, Span, WordPair};
use crate::{Error, Result};

/// The commonest Russian words with their English renderings; see the head of the file.
const RUSSIAN_ENGLISH: &str = include_str!("data/ru-en.tsv");

static TABLE: LazyLock<WordTable> = LazyLock::new(|| WordTable::new(RUSSIAN_ENGLISH));

/// The dictionary that is built in for two languages: Russian and English, in either order.
///
/// ```
/// use bitext::model::Language;
/// use bitext::words::dictionary::built_in;
/// let language = |tag| Language::new(tag).expect("a tag");
/// let dictionary = built_in(&language("ru"), &language("en")).expect("it is there");
/// assert!(dictionary.pairs().any(|pair| pair == ("мост", "bridg")));
/// assert!(built_in(&language("ru"), &language("fi")).is_none());
/// ```
#[must_use]
pub fn built_in(source: &Language, target: &Language) -> Option<BuiltIn> {
    match (source.primary(), target.primary()) {
        ("ru", "en") => Some(BuiltIn { inverted: false }),
        ("en", "ru") => Some(BuiltIn { inverted: true }),
        _ => None,
    }
}

/// The dictionary that is built in, from Russian or, inverted, from English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    inverted: bool,
}

impl BuiltIn {
    /// What it says of the words of two texts.
    #[must_use]
    pub fn of(self, texts: PerSide<&TokenizedText>) -> Lexicon {
        let words = texts.map(words);
        // A pair of which one word is there counts in that word's total.
        let is_there = |one: &str, other: &str| words.source.contains(one) || words.target.contains(other);
        let entries = self.entries().filter(|&(one, other, _)| is_there(one, other));
        entries.map(|(one, other, count)| WordPair::new(one, other, count, count)).collect()
    }

    /// All pairs of words, each as its beginning; a pair may come twice.
    pub fn pairs(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries().map(|(source, target, _)| (source, target))
    }

    /// All pairs of words with their counts.
    fn entries(self) -> impl Iterator<Item = (&'static str, &'static str, u64)> {
        let table = &*TABLE;
        table.pairs.iter().map(move |&(one, other, count)| {
            let (source, target) = if self.inverted { (other, one) } else { (one, other) };
            (table.word(source), table.word(target), count)
        })
    }
}

/// The types of a text that are no marks.
fn words(text: &TokenizedText) -> HashSet<&str, FixedState> {
    text.types().iter().filter(|stem| stem.kind != TokenKind::Mark).map(|stem| &*stem.text).collect()
}

/// A dictionary read once for all texts: pairs of beginnings of words, which stand together in one string.
struct WordTable {
    words: String,
    pairs: Vec<(Span, Span, u64)>,
}

impl WordTable {
    fn new(text: &str) -> Self {
        let mut table = Self { words: String::new(), pairs: Vec::new() };
        let add = |cell: &str, words: &mut String| -> Vec<Span> {
            let mut spans = Vec::with_capacity(1);
            for_each_stem(cell, |stem| {
                let start = words.len() as u32;
                words.push_str(stem);
                spans.push(Span::new(start, words.len() as u32));
            });
            spans
        };
        let mut last = ("", Vec::new());
        for line in lines(text) {
            // The renderings of a word stand together.
            if line.source != last.0 {
                last = (line.source, add(line.source, &mut table.words));
            }
            let others = add(line.target, &mut table.words);
            let count = line.count(last.1.len().max(others.len()));
            table.pairs.extend(last.1.iter().flat_map(|&one| others.iter().map(move |&other| (one, other, count))));
        }
        table
    }

    fn word(&self, span: Span) -> &str {
        span.of(&self.words)
    }

    /// All of it.
    fn lexicon(&self) -> Lexicon {
        let pair =
            |&(one, other, count): &(Span, Span, u64)| WordPair::new(self.word(one), self.word(other), count, count);
        self.pairs.iter().map(pair).collect()
    }
}

/// Reads a dictionary: a source word, a tab, a target word, and, where a third column holds a number, its weight. Both may
/// be several words; further columns are ignored, and so are empty lines and lines that begin with `#`.
///
/// # Errors
/// [`Error::Input`] that names the first line without two columns or with a weight that is not positive, and where no line
/// holds an entry.
///
/// ```
/// use bitext::align::parse_dictionary;
/// let dictionary = parse_dictionary("mine.tsv", "съезд\tcongress\nпервый секретарь\tfirst secretary\t3\n")?;
/// assert_eq!(dictionary.pairs().len(), 5);
/// assert!(parse_dictionary("mine.tsv", "съезд congress").is_err());
/// # Ok::<(), bitext::Error>(())
/// ```
pub fn parse(file: &str, text: &str) -> Result<Lexicon> {
    let error = |place, message: &str| Error::Input { file: file.to_owned(), place, message: message.to_owned() };
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
        let place = Place::Line(at as u32 + 1, 1);
        if line.split('\t').filter(|cell| !cell.trim().is_empty()).count() < 2 {
            return Err(error(place, "expected a word, a tab and its translation"));
        }
        let weight = line.split('\t').nth(2).and_then(|cell| cell.trim().parse::<f64>().ok());
        if weight.is_some_and(|weight| weight.is_nan() || weight <= 0.0 || weight.is_infinite()) {
            return Err(error(place, "the third column, the weight, is no positive number"));
        }
    }
    if text.lines().all(is_comment) {
        return Err(error(Place::Whole, "there is no word in it: expected pairs of words"));
    }
    Ok(WordTable::new(text).lexicon())
}

fn is_comment(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

/// An entry of a dictionary.
struct DictionaryLine<'a> {
    source: &'a str,
    target: &'a str,
    weight: f64,
}

impl DictionaryLine<'_> {
    /// The count of each pair where the weight is shared by so many: of several words each is paired with each.
    fn count(&self, shares: usize) -> u64 {
        #[expect(clippy::cast_sign_loss, reason = "weights are positive, and `as` saturates")]
        let count = (self.weight * Lexicon::UNIT as f64 / shares.max(1) as f64) as u64;
        count
    }
}

/// The entries of a dictionary, line by line.
fn lines(text: &str) -> impl Iterator<Item = DictionaryLine<'_>> {
    text.lines().filter(|line| !is_comment(line)).map(|line| {
        let mut cells = line.split('\t').map(str::trim);
        let (source, target) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let weight = cells.next().and_then(|cell| cell.parse::<f64>().ok()).filter(|w| *w > 0.0 && w.is_finite());
        DictionaryLine { source, target, weight: weight.unwrap_or(1.0) }
    })
}
