//! How a plain text shows where its paragraphs end, found by looking at the whole file.

use super::lines::{First, Last, Line};

/// How a plain text shows where its paragraphs end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// An empty line stands between paragraphs; line ends within them are white space.
    #[default]
    Paragraphs,
    /// Each line is a paragraph.
    Lines,
    /// A paragraph begins with an indented line; other line ends are white space.
    Indented,
    /// Each line is a sentence, an empty line ends a paragraph; only where the user says so.
    Sentences,
    /// Each line is a verse, an empty line ends a stanza; only where the user says so.
    Verse,
    /// The file marks where paragraphs begin and end.
    Marked,
}

impl Layout {
    /// In words, for people.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Paragraphs => "paragraphs with empty lines between them",
            Self::Lines => "one paragraph a line",
            Self::Indented => "paragraphs that begin with an indented line",
            Self::Sentences => "one sentence a line",
            Self::Verse => "one verse a line",
            Self::Marked => "paragraphs as the file marks them",
        }
    }
}

/// What the line ends between two lines without an empty line between them look like.
#[derive(Default)]
struct Breaks {
    /// Into a line that is not indented.
    plain: usize,
    /// Of these, in the middle of a sentence: the next line begins in lower case, or a word is broken.
    running: usize,
    /// Of these, after a mark that ends a sentence or a clause.
    ended: usize,
    /// Of these, after a comma.
    comma: usize,
    /// Of these, after a line that is at least [`FULL`] of the widest.
    full: usize,
    /// Into an indented line.
    indented: usize,
    /// Of these, after a mark that ends a sentence or a clause.
    indented_ended: usize,
}

/// Share of the widest line, in tenths, from which on a line counts as filled: hard-wrapped prose loses at most a long
/// word at a line's end.
const FULL: usize = 6;

/// The widest line, in characters, that a person or a mail program wraps at; beyond it lines are paragraphs.
const WRAPPED: u16 = 140;

/// Share of line ends, in tenths, that fall into the middle of a sentence where lines are wrapped. Wrapped Russian and
/// English prose has eight or nine in ten, German, which writes nouns with a capital, six; a paragraph a line, none.
const RUNNING: usize = 3;

/// Share of line ends, in tenths, that follow a sentence's end where lines are paragraphs: headings have none.
const ENDED: usize = 6;

/// Least share of commas at line ends, in tenths, that tells verse from a list: a list has none or all.
const VERSE: std::ops::Range<usize> = 1..9;

/// The layout that the lines show.
pub(super) fn detect(lines: &[Line]) -> Layout {
    let base = lines.iter().map(|l| l.indent).min().unwrap_or(0);
    let widest = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let mut breaks = Breaks::default();
    let mut groups = 1;
    for (a, b) in lines.iter().zip(lines.iter().skip(1)) {
        if b.blank_before {
            groups += 1;
        } else if !b.page_before && !b.goes_on {
            breaks.add(*a, *b, base, widest);
        }
    }
    breaks.layout(groups, widest)
}

impl Breaks {
    fn add(&mut self, line: Line, next: Line, base: u8, widest: u16) {
        let ended = usize::from(matches!(line.last, Last::Terminal | Last::Colon));
        if next.indent > base + 1 && line.indent <= base + 1 || next.indent > line.indent.saturating_add(1) {
            self.indented += 1;
            self.indented_ended += ended;
            return;
        }
        self.plain += 1;
        self.ended += ended;
        self.running += usize::from(next.first == First::Lower || line.last == Last::Hyphen);
        self.comma += usize::from(line.last == Last::Comma);
        self.full += usize::from(usize::from(line.width) * 10 >= usize::from(widest) * FULL);
    }

    fn layout(&self, groups: usize, widest: u16) -> Layout {
        let tenths = |part: usize, whole: usize, least: usize| whole > 0 && part * 10 >= whole * least;
        let running = tenths(self.running, self.plain, RUNNING);
        if self.indented > 1 && tenths(self.indented_ended, self.indented, ENDED + 1) && running {
            return Layout::Indented;
        }
        // Scripts without capitals, and text in capitals alone: only the even width shows that lines are wrapped.
        let even = widest <= WRAPPED && self.plain > 2 && tenths(self.full, self.plain, ENDED + 1);
        if running || even && !tenths(self.ended, self.plain, 10 - ENDED) {
            return Layout::Paragraphs;
        }
        if groups > 1 {
            // One line end or two may be anything.
            let many = self.plain > 2 && self.plain * 2 >= groups;
            return if many && tenths(self.ended, self.plain, ENDED) { Layout::Lines } else { Layout::Paragraphs };
        }
        let verse = widest <= WRAPPED && VERSE.contains(&(self.comma * 10 / self.plain.max(1)));
        if verse && !tenths(self.ended, self.plain, ENDED) { Layout::Paragraphs } else { Layout::Lines }
    }
}
