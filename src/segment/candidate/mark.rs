//! What a sentence may end with.

/// What a sentence may end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::segment) enum Mark {
    /// One period.
    Period,
    /// `!`, `?` and their companies, with or without periods.
    Strong,
    /// `…`, `...`, `. . .`
    Ellipsis,
}

/// Where the mark that begins at `at` ends, and what it is. Spaced dots (`. . .`) are one mark.
pub(in crate::segment) fn mark_at(text: &str, at: usize) -> (usize, Mark) {
    let bytes = text.as_bytes();
    let (mut end, mut strong, mut dots) = (at, false, 0);
    loop {
        match bytes.get(end) {
            Some(b'.') => dots += 1,
            Some(b'!' | b'?') => strong = true,
            Some(0xE2) if text[end..].starts_with('…') => {
                dots += 3;
                end += 2;
            }
            Some(b' ') if dots > 0 && spaced_dot(bytes, end) => {}
            _ => break,
        }
        end += 1;
    }
    let mark = if strong {
        Mark::Strong
    } else if dots == 1 {
        Mark::Period
    } else {
        Mark::Ellipsis
    };
    (end, mark)
}

/// Whether the space at `at` is one between spaced dots.
fn spaced_dot(bytes: &[u8], at: usize) -> bool {
    at > 0
        && bytes[at - 1] == b'.'
        && bytes.get(at + 1) == Some(&b'.')
        && bytes
            .get(at + 2)
            .is_none_or(|b| matches!(b, b' ' | b'\n' | b'\r' | b'"' | b')' | b']' | b',' | b';' | b'?' | b'!'))
}
