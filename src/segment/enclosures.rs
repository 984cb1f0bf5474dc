//! Brackets and quotations that close again nearby. One scan over the text, a bounded stretch ahead of the segmenter.

use std::collections::VecDeque;

use super::letters::{CharClass, char_at, char_before};
use super::scan::Scan;
use crate::language::Knowledge;

/// How far, in characters, a bracket or quotation may reach: five lines of print. What is longer holds a text of its own and
/// is cut as any other. One quotation of `gum-dev.en` has 338 characters and is one sentence, one of `corpora-a.ru` has 375 and
/// is three.
const REACH: usize = 350;

/// Open enclosures that are kept at once; deeper nesting forgets the outermost.
const DEPTH: usize = 16;

/// Bytes with which the signs begin: ASCII brackets and quotation marks; « » (C2); “ ” „ (E2).
const SIGNS: [u8; 9] = *b"()[]{}\"\xC2\xE2";

/// The signs of an enclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EnclosureKind {
    /// ( ) [ ] { }
    Bracket,
    /// « » “ ” „ “ " "
    Quote,
}

/// A bracket or a quotation: an opening sign and the sign that closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Enclosure {
    pub kind: EnclosureKind,
    /// First byte of the opening sign.
    pub open: usize,
    /// First byte of the closing sign.
    pub close: usize,
}

/// The enclosures of a block, found as the segmenter goes on.
#[derive(Debug)]
pub(super) struct Enclosures {
    signs: Scan<9>,
    /// [`REACH`] in bytes. To count characters from every opening sign would take as long as all the rest.
    reach: usize,
    scanned: usize,
    open: VecDeque<(char, usize)>,
    found: VecDeque<Enclosure>,
}

impl Enclosures {
    /// Enclosures of texts in a language.
    pub fn new(knowledge: &Knowledge) -> Self {
        // Of ten characters of Russian or Ukrainian some eight are letters, of two bytes each.
        let reach = if knowledge.is_cyrillic() { REACH * 18 / 10 } else { REACH };
        Self { signs: Scan::new(SIGNS), reach, scanned: 0, open: VecDeque::new(), found: VecDeque::new() }
    }

    /// Begins a new block.
    pub fn clear(&mut self) {
        self.signs.clear();
        self.scanned = 0;
        self.open.clear();
        self.found.clear();
    }

    /// The outermost bracket, or the innermost quotation, around `at`, which lies between its signs. `at` never goes back.
    ///
    /// A bracket holds all that stands in it; of a title in quoted speech the title holds the mark.
    pub fn around(&mut self, text: &str, at: usize, kind: EnclosureKind) -> Option<Enclosure> {
        self.scan(text, at);
        // What is still open before `at` may close within reach.
        while self.open.front().is_some_and(|&(_, open)| open < at) && self.scanned < text.len() {
            let limit = self.open.front().map_or(at, |&(_, open)| open + self.reach);
            self.scan_one(text, limit);
        }
        while self.found.front().is_some_and(|pair| pair.close < at) {
            self.found.pop_front();
        }
        let around = self.found.iter().filter(|pair| pair.kind == kind && pair.open < at && at <= pair.close);
        match kind {
            EnclosureKind::Bracket => around.min_by_key(|pair| pair.open).copied(),
            EnclosureKind::Quote => around.max_by_key(|pair| pair.open).copied(),
        }
    }

    fn scan(&mut self, text: &str, to: usize) {
        while self.scanned < to {
            self.scan_one(text, to);
        }
    }

    /// Goes on to the next sign, or to `limit` where none comes before; forgets what is open for too long.
    fn scan_one(&mut self, text: &str, limit: usize) {
        let limit = limit.min(text.len());
        let at = self.signs.next(text.as_bytes(), self.scanned, limit).unwrap_or(limit);
        self.scanned = at.max(self.scanned);
        while self.open.front().is_some_and(|&(_, open)| self.scanned >= open + self.reach) {
            self.open.pop_front();
        }
        if at >= limit {
            return;
        }
        let Some(c) = char_at(text, at) else {
            self.scanned = at + 1;
            return;
        };
        self.scanned = at + c.len_utf8();
        match c {
            // »…« in German.
            '»' if opens(text, at) && !self.open.iter().any(|&(open, _)| open == '«') => self.push(c, at),
            '«' if self.open.iter().any(|&(open, _)| open == '»') && !opens(text, at) => self.close(c, at),
            ')' | ']' | '}' | '»' | '”' => self.close(c, at),
            // Closes „…“, opens “…”.
            '“' if self.open.iter().any(|&(open, _)| open == '„') => self.close(c, at),
            '(' | '[' | '{' | '«' | '„' | '“' => self.push(c, at),
            '"' if self.open.iter().any(|&(open, _)| open == '"') && !opens(text, at) => self.close(c, at),
            '"' if opens(text, at) => self.push(c, at),
            _ => {}
        }
    }

    fn push(&mut self, c: char, at: usize) {
        if self.open.len() == DEPTH {
            self.open.pop_front();
        }
        self.open.push_back((c, at));
    }

    fn close(&mut self, c: char, at: usize) {
        let fits = |open: char| match c {
            ')' => open == '(',
            ']' => open == '[',
            '}' => open == '{',
            '»' => open == '«',
            '«' => open == '»',
            '”' => matches!(open, '“' | '„'),
            '“' => open == '„',
            _ => open == c,
        };
        let Some(level) = self.open.iter().rposition(|&(open, _)| fits(open)) else { return };
        if let Some(&(open, start)) = self.open.get(level) {
            let kind = if matches!(open, '(' | '[' | '{') { EnclosureKind::Bracket } else { EnclosureKind::Quote };
            self.found.push_back(Enclosure { kind, open: start, close: at });
        }
        self.open.truncate(level);
    }
}

/// Whether a straight quotation mark at `at` opens. It does where white space or an opening sign stands before it and none behind.
fn opens(text: &str, at: usize) -> bool {
    let before = char_before(text, at);
    let free =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '«' | '„' | '/' | '='));
    free && char_at(text, at + char_at(text, at).map_or(1, char::len_utf8))
        .is_some_and(|c| !c.is_whitespace() && (CharClass::of(c) != CharClass::Sign || !matches!(c, ',' | ';' | ')')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;
    use crate::model::Language;

    fn enclosures() -> Enclosures {
        Enclosures::new(language::of(&Language::new("ru").expect("a tag")))
    }

    #[test]
    fn pairs_nest() {
        let text = "а (б «в. г» д) е. ж";
        let mut enclosures = enclosures();
        let dot = text.find('.').unwrap_or(0);
        assert_eq!(enclosures.around(text, dot, EnclosureKind::Quote).map(|p| &text[p.open..p.close]), Some("«в. г"));
        assert_eq!(
            enclosures.around(text, dot, EnclosureKind::Bracket).map(|p| &text[p.open..p.close]),
            Some("(б «в. г» д")
        );
        let last = text.rfind('.').unwrap_or(0);
        assert_eq!(enclosures.around(text, last, EnclosureKind::Bracket), None);
    }

    #[test]
    fn a_bracket_that_never_closes_holds_nothing() {
        let text = "(a. ".repeat(50_000);
        let mut enclosures = enclosures();
        for (at, _) in text.match_indices('.') {
            assert_eq!(enclosures.around(&text, at, EnclosureKind::Bracket), None);
        }
    }
}
