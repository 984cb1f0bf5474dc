//! The lines of a text, as they end in files of every kind.

use memchr::{memchr2_iter, memmem};

/// The byte range of each line of `text` and the start of the next one: lines end at LF, CR, CR LF (also CR CR LF, as broken
/// transfers leave it) and U+2029.
pub(crate) fn raw(text: &str) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
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

/// The number of lines of a text; a line end after the last line opens no further one.
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

/// Whether an empty line lies in `gap`, which reaches from the text of one line to the text of another.
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
