//! Offsets in characters, as JSON counts them, from offsets in bytes, as the library does.

use serde::Serialize;

use crate::model::Span;

/// Bytes of a text between two of the offsets that are remembered: few enough to count, and four bytes each cost little.
const STEP: usize = 256;

/// A text and the number of characters before each of its stretches of [`STEP`] bytes.
#[derive(Debug)]
pub(super) struct Characters<'a> {
    text: &'a str,
    before: Vec<u32>,
}

/// A half-open stretch of a text, in characters, with what stands there.
#[derive(Serialize)]
pub(super) struct SpanJson<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> Characters<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut count = 0;
        let chunks = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = count;
            count += starts(chunk);
            before
        });
        Self { text, before: chunks.collect() }
    }

    /// The number of characters before byte `at`.
    pub fn at(&self, at: u32) -> u32 {
        let chunk = at as usize / STEP;
        let rest = self.text.as_bytes().get(chunk * STEP..at as usize).unwrap_or_default();
        match self.before.get(chunk) {
            Some(before) => before + starts(rest),
            // The end of a text whose last stretch is full.
            None => self
                .before
                .last()
                .map_or(0, |before| before + starts(&self.text.as_bytes()[(self.before.len() - 1) * STEP..])),
        }
    }

    /// Start and end of a span.
    pub fn ends(&self, span: Span) -> (u32, u32) {
        (self.at(span.start()), self.at(span.end()))
    }

    /// A span with its text.
    pub fn span(&self, span: Span) -> SpanJson<'a> {
        let (start, end) = self.ends(span);
        SpanJson { start, end, text: self.text.get(span.range()).unwrap_or_default() }
    }
}

/// Characters that begin in `bytes`: every byte but those that continue a character.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_has_its_number() {
        // A stretch ends inside «я», and the text with a full stretch.
        for text in ["", "a", &"я👏e\u{301} ".repeat(200), &"x".repeat(2 * STEP), &"я".repeat(STEP)] {
            let characters = Characters::new(text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(characters.at(at as u32), n as u32);
            }
            assert_eq!(characters.at(text.len() as u32), text.chars().count() as u32);
        }
    }
}
