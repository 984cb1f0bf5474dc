//! Statistics of the words of a text: whether they are common words, whether a period belongs to them.
//!
//! The idea is that of T. Kiss and J. Strunk, *Unsupervised Multilingual Sentence Boundary Detection* (2006), sections 4.1
//! and 4.3: a word that never comes without its period, and behind which sentences go on, is an abbreviation; a word that
//! the text writes with a small letter elsewhere, and never with a capital inside a sentence, opens one where it has a capital.
//! Rules ask only where they are in doubt, so words are counted when the first of them asks.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::letters::{CharClass, floor_boundary, is_vowel, is_word_char};

/// Bytes of a text that are counted at least: thirty pages of Russian, in half a millisecond.
const SAMPLE: usize = 1 << 16;

/// Of a longer text one byte of so many is counted. To count one takes as long as to look for sentences in one or two, so
/// that a long text is done some four hundredths later.
const SHARE: usize = 32;

/// Bytes of one of the stretches that are taken from a longer text, at equal distances: some three hundred words of English.
const STRETCH: usize = 1 << 11;

/// Times that a word is seen before it proves anything: once is a slip, twice is its repetition.
const PROOF: u32 = 3;

/// Times that a word must have come with its period where no small letter ever followed. Of ten words one closes a sentence,
/// so that a word does so five times of five by chance in one text of a hundred thousand.
const ALWAYS: u32 = 5;

/// Letters of an abbreviation that no list has; longer words are cut short to save more than they would here.
const LETTERS: usize = 6;

/// The words of a text, counted when they are first asked for.
pub(super) struct WordStatistics<'a> {
    text: &'a str,
    seen: OnceCell<WordCounts>,
}

/// How often each word was seen, under [`key`].
type WordCounts = HashMap<u64, Counts, FixedState>;

/// How often a spelling was seen.
#[derive(Clone, Copy, Default)]
struct Counts {
    /// Without a period behind it; of capitalised words only inside sentences.
    inside: u32,
    /// With a period and a small letter or an inner sign behind it.
    going_on: u32,
    /// With a period and anything else behind it, inside a sentence.
    closing: u32,
    /// Behind the period of a word so short that it may be an abbreviation.
    led: u32,
}

impl<'a> WordStatistics<'a> {
    /// Of a document's text.
    pub fn new(text: &'a str) -> Self {
        Self { text, seen: OnceCell::new() }
    }

    /// Whether the text writes this capitalised word with a small letter elsewhere, and with a capital only where a sentence
    /// may begin.
    pub fn is_common(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let Some(small) = letters.next().and_then(|first| first.to_lowercase().next()) else { return false };
        let (capital, small) = (self.counts(key_of(word)), self.counts(key(small, letters.as_str())));
        capital.inside == 0 && capital.led <= 1 && small.inside + small.closing >= PROOF
    }

    /// Whether the text never writes this word without its period, and goes on behind it.
    pub fn is_shortened(&self, word: &str) -> bool {
        let mut letters = word.chars().rev();
        // A word is cut off behind a consonant.
        let cut_off = letters
            .next()
            .is_some_and(|last| matches!(CharClass::of(last), CharClass::Upper | CharClass::Lower) && !is_vowel(last));
        if !cut_off || letters.nth(LETTERS - 1).is_some() {
            return false;
        }
        let counts = self.counts(key_of(word));
        counts.inside == 0 && (counts.going_on >= PROOF && counts.going_on > counts.closing || counts.closing >= ALWAYS)
    }

    /// Whether the text writes this word without a period, and never goes on behind one.
    pub fn is_whole(&self, word: &str) -> bool {
        let counts = self.counts(key_of(word));
        counts.inside >= PROOF && counts.going_on == 0
    }

    fn counts(&self, key: u64) -> Counts {
        self.seen.get_or_init(|| count(self.text)).get(&key).copied().unwrap_or_default()
    }
}

/// Words are known by a hash of 64 bits, which tells those of a sample apart.
fn key(first: char, rest: &str) -> u64 {
    FixedState::default().hash_one((first, rest))
}

fn key_of(word: &str) -> u64 {
    let mut letters = word.chars();
    letters.next().map_or(0, |first| key(first, letters.as_str()))
}

fn count(text: &str) -> WordCounts {
    let mut seen = WordCounts::default();
    if text.len() <= SAMPLE {
        count_stretch(text, &mut seen);
    } else {
        let stretches = SAMPLE.max(text.len() / SHARE) / STRETCH;
        for stretch in 0..stretches {
            let start = text.len() / stretches * stretch;
            let stretch = &text[floor_boundary(text, start)..floor_boundary(text, start + STRETCH)];
            // The stretch may begin within a word.
            count_stretch(stretch.trim_start_matches(is_word_char), &mut seen);
        }
    }
    seen
}

/// Counts the words in one pass; the last is left out where nothing shows that it is complete.
fn count_stretch(text: &str, seen: &mut WordCounts) {
    let mut start = None;
    // May a sentence begin at the next word, and was the word before it a short one with a period?
    let (mut free, mut led) = (true, false);
    for (at, c) in text.char_indices() {
        if is_word_char(c) {
            start = start.or(Some(at));
            continue;
        }
        if let Some(start) = start.take() {
            let word = &text[start..at];
            let counts: &mut Counts = seen.entry(key_of(word)).or_default();
            counts.led += u32::from(led);
            led = false;
            if c != '.' {
                counts.inside +=
                    u32::from(!free || word.chars().next().is_some_and(|c| CharClass::of(c) == CharClass::Lower));
            } else if goes_on(&text[at + 1..]) {
                counts.going_on += 1;
            } else {
                counts.closing += u32::from(!free);
                led = word.chars().nth(LETTERS).is_none();
            }
            free = false;
        }
        // Behind a mark, a quotation mark or a line end a capital proves nothing.
        free |= !matches!(c, ' ' | '\u{a0}' | ',' | ';' | '-');
    }
}

/// Whether the sentence goes on behind a period: with a small letter or a sign that stands inside sentences.
fn goes_on(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\u{a0}', '\n']).chars().next();
    next.is_some_and(|c| CharClass::of(c) == CharClass::Lower || matches!(c, ',' | ';' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Мы видели, как росли доходы и опр. хозяйства. Зорин молчал. Так говорил Зорин. Служба в бтл. Лукина, \
                        потом в бтл. Кима. ";

    #[test]
    fn a_text_tells_of_its_words() {
        let text = TEXT.repeat(3);
        let statistics = WordStatistics::new(&text);
        assert!(statistics.is_common("Доходы") && !statistics.is_common("Зорин") && !statistics.is_common("Гордон"));
        assert!(statistics.is_shortened("опр") && !statistics.is_shortened("росли"));
        assert!(statistics.is_shortened("бтл") && !statistics.is_shortened("молчал"));
        assert!(statistics.is_whole("росли") && !statistics.is_whole("опр"));
    }

    #[test]
    fn what_was_seen_once_tells_nothing() {
        let statistics = WordStatistics::new(TEXT);
        assert!(!statistics.is_common("Доходы") && !statistics.is_shortened("опр") && !statistics.is_whole("росли"));
    }

    #[test]
    fn a_long_text_is_sampled() {
        let text = TEXT.repeat(20_000);
        let statistics = WordStatistics::new(&text);
        assert!(statistics.is_common("Доходы") && statistics.is_shortened("опр"));
    }
}
