//! The lines of a text that are not blank, with what the layout is read from: how each begins, ends, and is set in.

use crate::model::Span;
use crate::words::lines::raw;

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its first byte, white space before its text included.
    pub start: u32,
    /// Where the block begins that it opens: its start, or that of the furniture of pages before it.
    pub opens_at: u32,
    /// The byte after its last, line end not included.
    pub end: u32,
    /// Its text, without white space around it.
    pub body: Span,
    /// Characters of its text without white space around it; at most `u16::MAX`.
    pub width: u16,
    /// White space before its text, in columns; at most 255.
    pub indent: u8,
    /// What it begins with, quotes and brackets aside.
    pub first: First,
    /// What it ends with, quotes and brackets aside.
    pub last: Last,
    /// Whether there is an empty line before it.
    pub blank_before: bool,
    /// Whether there is a form feed between its text and the text before it.
    pub page_before: bool,
    /// Whether it goes on where the line before left off, whatever lies between them.
    pub goes_on: bool,
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Lower,
    Upper,
    /// A digit, a dash, a letter without case, …
    Other,
}

/// What a line ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// `.`, `!`, `?`, `…`
    Terminal,
    /// `:` or `;`
    Colon,
    Comma,
    /// A hyphen or soft hyphen right after a letter.
    Hyphen,
    Other,
}

/// What may stand at the end of a line where a word is broken: hyphens, the soft hyphen, and `¬`, which programs for
/// reading scanned pages put there.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}' | '¬')
}

impl Line {
    /// Its text without white space around it.
    pub fn text(self, text: &str) -> &str {
        text.get(self.body.range()).unwrap_or_default()
    }

    /// Whether the line after it goes on in the middle of a sentence.
    pub fn runs_on(self, next: Self) -> bool {
        self.last == Last::Hyphen || next.first == First::Lower && matches!(self.last, Last::Other | Last::Comma)
    }
}

/// All lines that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut blank_before, mut page_before) = (false, false);
    for (start, end, _) in raw(text) {
        let whole = &text[start..end];
        let body = whole.trim_start();
        let lead = &whole[..whole.len() - body.len()];
        let pages = !lead.is_empty() && lead.contains('\u{c}');
        page_before |= pages;
        if body.is_empty() {
            // A line that holds a form feed alone is a page break, not an empty line.
            blank_before |= !pages;
            continue;
        }
        let body = body.trim_end();
        let body_start = start + lead.len();
        lines.push(Line {
            start: start as u32,
            opens_at: start as u32,
            end: end as u32,
            body: Span::from(body_start..body_start + body.len()),
            width: width(body),
            indent: indent(lead),
            first: first(body),
            last: last(body),
            blank_before,
            page_before,
            goes_on: false,
        });
        (blank_before, page_before) = (false, false);
    }
    lines
}

fn width(body: &str) -> u16 {
    // Only up to what the type holds: a line of 50 MB is not counted through.
    let head = &body.as_bytes()[..body.len().min(4 * usize::from(u16::MAX))];
    let chars = head.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    u16::try_from(chars).unwrap_or(u16::MAX)
}

fn indent(lead: &str) -> u8 {
    /// Columns of a tab, as typewriters and editors have it.
    const TAB: usize = 8;
    let columns: usize = lead
        .chars()
        .map(|c| match c {
            '\t' => TAB,
            '\u{c}' | '\u{b}' | '\u{feff}' => 0,
            _ => 1,
        })
        .sum();
    u8::try_from(columns).unwrap_or(u8::MAX)
}

fn first(body: &str) -> First {
    let opener = |c: char| matches!(c, '«' | '"' | '“' | '„' | '‘' | '\'' | '(' | '[' | '\u{feff}');
    let text = body.trim_start_matches(opener);
    let mut chars = text.chars();
    match chars.next() {
        // «а) …» labels an item: it is no sentence that goes on.
        Some(c) if c.is_lowercase() => match chars.next() {
            Some(')' | '.') => First::Other,
            _ => First::Lower,
        },
        Some(c) if c.is_uppercase() => First::Upper,
        _ => First::Other,
    }
}

fn last(body: &str) -> Last {
    let closer = |c: char| matches!(c, '»' | '"' | '”' | '“' | '’' | '\'' | ')' | ']');
    let mut chars = body.trim_end_matches(closer).chars().rev();
    match chars.next() {
        Some('.' | '!' | '?' | '…') => Last::Terminal,
        Some(':' | ';') => Last::Colon,
        Some(',') => Last::Comma,
        Some(c) if is_hyphen(c) && chars.next().is_some_and(char::is_alphabetic) => Last::Hyphen,
        _ => Last::Other,
    }
}
