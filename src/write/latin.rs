//! Texts in Cyrillic letters written once more in Latin ones, for formats that have room for it.

use super::flat::joined;
use crate::model::{Edition, Place, Segmented, SentenceId, Warning};
use crate::translit::{Scheme, Undefined};

/// The texts that are written once more in Latin letters.
pub(super) struct Latin<'a> {
    /// Number of each such text, 0 for the original, and the text.
    texts: Vec<(usize, &'a Segmented)>,
    schemes: &'a [&'static Scheme],
}

impl<'a> Latin<'a> {
    pub(super) fn new(edition: &'a Edition, schemes: &'a [&'static Scheme]) -> Self {
        let texts = edition.texts().enumerate().filter(|(_, text)| is_cyrillic(text.document().text()));
        Self { texts: texts.collect(), schemes }
    }

    /// Each text with each scheme.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, &'static Scheme)> {
        self.texts.iter().flat_map(|&(n, _)| self.schemes.iter().map(move |&scheme| (n, scheme)))
    }

    /// Sentences of a text in Latin letters; `line` is scratch.
    pub(super) fn cell(&self, text: usize, members: &[SentenceId], scheme: &Scheme, line: &mut String) -> String {
        line.clear();
        if let Some((_, text)) = self.texts.iter().find(|(n, _)| *n == text) {
            joined(text, members, line);
        }
        scheme.transliterate(line)
    }

    /// The letters that a scheme does not define; or that there was nothing to transliterate.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        if self.texts.is_empty() && !self.schemes.is_empty() {
            let message = "no text is in Cyrillic letters: nothing was transliterated".to_owned();
            return vec![Warning { file: String::new(), place: Place::Whole, message }];
        }
        let of = |(_, text): &(usize, &Segmented)| {
            let mut undefined = Undefined::new(self.schemes);
            undefined.add(text.document().text());
            undefined.warnings(text.document().file().label())
        };
        self.texts.iter().flat_map(of).collect()
    }
}

/// Whether it is rather in Cyrillic letters than in others.
fn is_cyrillic(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (cyrillic, others): (Vec<char>, Vec<char>) =
        letters.take(SAMPLE).partition(|c| ('\u{400}'..'\u{530}').contains(c));
    cyrillic.len() > others.len()
}

/// Letters that show in which script a text is.
const SAMPLE: usize = 10_000;
