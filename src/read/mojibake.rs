//! Text that was decoded wrongly long ago: `РџСЂРёРІРµС‚`, `Ïðèâåò`, `оПХБЕР`.

use encoding_rs::{Encoding, IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};

/// Characters that are looked at, from the first beyond ASCII on.
const SAMPLE: usize = 2000;

/// Fewer characters beyond ASCII say nothing.
const LEAST: usize = 8;

/// The encodings that are confused most, for Cyrillic text.
const CONFUSED: [&Encoding; 5] = [WINDOWS_1251, KOI8_R, IBM866, WINDOWS_1252, X_MAC_CYRILLIC];

/// The encoding that the text seems to have been in, and the one in which it was read by mistake.
pub(super) fn find(text: &str) -> Option<(String, String)> {
    let sample: Vec<char> = text.chars().filter(|c| *c != '\u{feff}').skip_while(char::is_ascii).take(SAMPLE).collect();
    if sample.iter().filter(|c| !c.is_ascii()).count() < LEAST {
        return None;
    }
    let own = naturalness(sample.iter().copied());
    let name = |e: &'static Encoding| e.name().to_owned();
    for wrong in CONFUSED {
        let Some(bytes) = encode(&sample, wrong) else { continue };
        if is_utf8(&bytes) {
            return Some(("UTF-8".to_owned(), name(wrong)));
        }
    }
    // Other alphabets are none of these encodings: only Latin letters with signs stand for Cyrillic ones as well.
    let high = sample.iter().filter(|c| !c.is_ascii()).count();
    let letters = sample.iter().filter(|c| c.is_ascii_alphabetic()).count();
    if own.odd * RARE < own.pairs && own.score() > UNNATURAL || letters > high {
        return None;
    }
    let mut best: Option<(usize, &'static Encoding, &'static Encoding)> = None;
    for wrong in CONFUSED {
        let Some(bytes) = encode(&sample, wrong) else { continue };
        for right in CONFUSED.into_iter().filter(|&r| r != wrong && r != WINDOWS_1252) {
            let (text, _) = right.decode_without_bom_handling(&bytes);
            let score = naturalness(text.chars()).score();
            if score >= NATURAL.max(own.score() + CLEARLY) && best.as_ref().is_none_or(|&(most, ..)| score > most) {
                best = Some((score, right, wrong));
            }
        }
    }
    best.map(|(_, right, wrong)| (name(right), name(wrong)))
}

/// The bytes that `encoding` reads as these characters; none where more than one in twenty has no byte.
fn encode(sample: &[char], encoding: &'static Encoding) -> Option<Vec<u8>> {
    let high: Vec<u8> = (0x80..=0xFF).collect();
    let (table, _) = encoding.decode_without_bom_handling(&high);
    let table: Vec<char> = table.chars().collect();
    let mut missing = 0;
    let byte = |&c: &char| {
        let known = u8::try_from(c).ok().filter(u8::is_ascii);
        let known = known.or_else(|| table.iter().zip(&high).find(|&(&t, _)| t == c).map(|(_, &b)| b));
        // A byte that the encoding leaves free was kept as a control character.
        let known = known.or_else(|| u8::try_from(c).ok().filter(|b| (0x80..0xA0).contains(b)));
        known.unwrap_or_else(|| {
            missing += 1;
            b'?'
        })
    };
    let bytes = sample.iter().map(byte).collect();
    (missing * 20 <= sample.len()).then_some(bytes)
}

/// Whether nearly all bytes beyond ASCII are parts of UTF-8 sequences.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| !b.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= LEAST && bad * 10 <= good
}

/// Below this share of well-formed pairs a text is looked at: Russian in the wrong encoding has none to 30 hundredths.
const UNNATURAL: usize = 30;

/// A text with fewer odd pairs than one in so many is as it should be.
const RARE: usize = 25;

/// How much better the other reading must be, in hundredths.
const CLEARLY: usize = 20;

/// From this share on a reading counts as Russian: running text has 75 and more.
const NATURAL: usize = 65;

/// Signs that stand beside letters in good writing.
const SIGNS: [char; 10] = ['«', '»', '—', '–', '…', '„', '“', '”', '\u{a0}', '\u{301}'];

/// Pairs of characters beyond ASCII, and how many of them are as in Russian writing.
struct Naturalness {
    pairs: usize,
    /// Letters in the order that writing has.
    good: usize,
    /// Those that writing does not have: a small letter before a capital, a letter beside a sign.
    odd: usize,
}

impl Naturalness {
    /// How much the text looks like Russian, in hundredths. An odd pair weighs as much as the rest of a word, since a word
    /// in the wrong encoding has one of them.
    fn score(&self) -> usize {
        self.good.saturating_sub(4 * self.odd) * 100 / self.pairs.max(1)
    }
}

fn naturalness(text: impl Iterator<Item = char>) -> Naturalness {
    let mut found = Naturalness { pairs: 0, good: 0, odd: 0 };
    let mut before = ' ';
    let cyrillic = |c: char| matches!(c, 'А'..='я' | 'ё' | 'Ё');
    for c in text {
        if !before.is_ascii() && !c.is_ascii() {
            found.pairs += 1;
            if cyrillic(before) && cyrillic(c) {
                found.good += usize::from(c.is_lowercase() || before.is_uppercase());
                found.odd += usize::from(before.is_lowercase() && c.is_uppercase());
            } else {
                found.odd += usize::from(!SIGNS.contains(&before) && !SIGNS.contains(&c));
            }
        }
        before = c;
    }
    found
}
