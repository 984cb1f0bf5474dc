//! Signs that close with a mark, behind a space or in brackets of their own.

/// A guillemet that closes after a space, as in French, « Venez ! », and nothing that it could open: where it ends.
pub(super) fn spaced_guillemet(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
    let behind = rest.strip_prefix(['»', '›'])?;
    (!behind.starts_with(char::is_alphanumeric)).then(|| text.len() - behind.len())
}

/// A bracket that closes after a slip of the space, "(We fly next day. )": where it ends.
pub(super) fn spaced_bracket(text: &str, at: usize) -> Option<usize> {
    let behind = text[at..].strip_prefix(" )")?;
    behind.starts_with(char::is_whitespace).then(|| text.len() - behind.len())
}

/// A footnote mark or an omission in square brackets, `[11]`, `[3, 4]`, `[a]`, `[…]`, right behind a mark or after one space: where it ends.
pub(super) fn footnote(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix(' ').unwrap_or(&text[at..]);
    let (inner, close) = match (rest.strip_prefix('['), rest.strip_prefix('(')) {
        (Some(inner), _) => (inner, b']'),
        // Round ones hold omissions only.
        (_, Some(inner)) if inner.starts_with(['.', '…']) => (inner, b')'),
        _ => return None,
    };
    let length = inner.bytes().take(12).position(|b| b == close)?;
    let body = &inner.as_bytes()[..length];
    let number = body.first().is_some_and(u8::is_ascii_digit)
        && body.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'-' | b' ' | b';'));
    let letter = length == 1 && body[0].is_ascii_lowercase();
    let omission = body == b"..." || body == "…".as_bytes();
    (number || letter || omission).then(|| text.len() - inner.len() + length + 1)
}
