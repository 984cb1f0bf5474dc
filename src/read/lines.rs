//! The lines of a text that are not blank, with what the layout is read from: how each begins, ends, and is set in.

use memchr::{memchr2_iter, memmem};

use crate::model::Span;

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
    /// Is there an empty line before it?
    pub blank_before: bool,
    /// Is there a form feed between its text and the text before it?
    pub page_before: bool,
    /// Does it go on where the line before left off, whatever lies between them?
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

impl Line {
    /// Its text without white space around it.
    pub fn text(self, text: &str) -> &str {
        text.get(self.body.range()).unwrap_or_default()
    }

    /// Does the line after it go on in the middle of a sentence?
    pub fn runs_on(self, next: Self) -> bool {
        self.last == Last::Hyphen || next.first == First::Lower && matches!(self.last, Last::Other | Last::Comma)
    }
}

/// Where each line of `text` lies and where the next begins: ends are LF, CR, CR LF (also CR CR LF, as broken
/// transfers leave it) and U+2029.
pub(super) fn raw(text: &str) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
    const PARAGRAPH_SEPARATOR: &str = "\u{2029}";
    let bytes = text.as_bytes();
    let mut breaks = memchr2_iter(b'\n', b'\r', bytes).peekable();
    let mut separators = memmem::find_iter(bytes, PARAGRAPH_SEPARATOR).peekable();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let (end, next) = if let Some(end) = separators.next_if(|&at| breaks.peek().is_none_or(|&b| at < b)) {
            (end, end + PARAGRAPH_SEPARATOR.len())
        } else if let Some(end) = breaks.next() {
            let mut next = end + 1;
            if bytes[end] == b'\r' {
                let returns = bytes[next..].iter().take_while(|&&b| b == b'\r').count();
                if bytes.get(next + returns) == Some(&b'\n') {
                    next += returns + 1;
                    while breaks.next_if(|&b| b < next).is_some() {}
                }
            }
            (end, next)
        } else {
            (bytes.len(), bytes.len())
        };
        let line = (start, end, next);
        start = next;
        Some(line)
    })
}

/// How many lines a text has; an end behind the last line opens no further one.
#[must_use]
pub fn count(text: &str) -> usize {
    raw(text).count()
}

/// The line, from 0, in which each byte of a text lies; `places` are sorted.
pub fn numbers<'a>(text: &'a str, places: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
    let mut lines = raw(text).enumerate().peekable();
    places.iter().map(move |&place| {
        while lines.next_if(|&(_, (_, _, next))| next <= place as usize).is_some() {}
        lines.peek().map_or(0, |&(line, _)| line)
    })
}

/// Does an empty line lie in `gap`, which reaches from the text of one line to the text of another?
#[must_use]
pub fn has_empty(gap: &str) -> bool {
    // The two commonest, which need no search.
    if matches!(gap, "\n" | "\n\n") {
        return gap.len() > 1;
    }
    // The first piece ends the line before, the last begins the line after.
    let whole = raw(gap).filter(|&(_, end, next)| next > end).count();
    whole > 1
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
        Some(c) if super::hyphen::is_hyphen(c) && chars.next().is_some_and(char::is_alphabetic) => Last::Hyphen,
        _ => Last::Other,
    }
}
