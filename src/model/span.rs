//! Where something stands in a text.

use std::ops::Range;

/// Half-open byte range in a document's text; both ends lie on `char` boundaries.
///
/// ```
/// use bitext::model::Span;
/// let text = "Зал молчал. Потом встал.";
/// assert_eq!(Span::new(0, 20).of(text), "Зал молчал.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`; an `end` before `start` gives the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range for indexing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text it stands for, of the very text that it was made for.
    ///
    /// # Panics
    /// Where the span does not lie on `char` boundaries of `text`: spans are made from the text that they point into.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Without white space at both ends (an all-white span becomes empty, at its start).
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let whole = self.of(text);
        let body = whole.trim_end();
        let start = self.start + if body.is_empty() { 0 } else { (body.len() - body.trim_start().len()) as u32 };
        Self { start, end: self.start + body.len() as u32 }.max_start(start)
    }

    const fn max_start(self, start: u32) -> Self {
        Self { start, end: if self.end < start { start } else { self.end } }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start as u32, range.end as u32)
    }
}
