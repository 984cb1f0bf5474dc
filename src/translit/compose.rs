//! Cuts a text into stretches that are in NFC for sure, and words that may not be.

/// A stretch of text; the stretches of a text tile it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// In NFC, and without combining marks.
    Composed(&'a str),
    /// From one white space to the next: may hold combining marks or characters that NFC replaces.
    Doubtful(&'a str),
}

/// The pieces of `text`.
pub(super) fn pieces(text: &str) -> Pieces<'_> {
    Pieces { rest: text, doubtful: 0 }
}

pub(super) struct Pieces<'a> {
    rest: &'a str,
    /// Bytes at the start of `rest` that were found to be doubtful.
    doubtful: usize,
}

impl<'a> Pieces<'a> {
    fn take(&mut self, len: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if self.doubtful == 0 {
            let bytes = self.rest.as_bytes();
            let Some(doubt) = first_doubt(bytes) else {
                return Some(Piece::Composed(self.take(bytes.len())));
            };
            // ASCII white space starts a piece of its own: it never composes with what stands before it.
            let (before, after) = bytes.split_at(doubt);
            let start = before.iter().rposition(u8::is_ascii_whitespace).unwrap_or(0);
            let end = after.iter().position(u8::is_ascii_whitespace).map_or(bytes.len(), |len| doubt + len);
            self.doubtful = end - start;
            if start > 0 {
                return Some(Piece::Composed(self.take(start)));
            }
        }
        let len = std::mem::take(&mut self.doubtful);
        Some(Piece::Doubtful(self.take(len)))
    }
}

/// How many bytes are looked at together: a width that the compiler turns into vector instructions.
const BLOCK: usize = 32;

/// Where the first character stands that may be a combining mark or change under NFC.
fn first_doubt(bytes: &[u8]) -> Option<usize> {
    // Latin up to U+02FF and the usual Cyrillic lead bytes are passed without a closer look.
    let look = |&b: &u8| b >= 0xCC && !matches!(b, 0xD0 | 0xD1 | 0xD3 | 0xD4);
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let block = rest.first_chunk::<BLOCK>().map_or(rest, |block| block);
        if !block.iter().fold(false, |any, b| any | look(b)) {
            at += block.len();
        } else if let Some(skip) = block.iter().position(look) {
            at += skip;
            let Some(len) = bytes.get(at..).and_then(composed) else { return Some(at) };
            at += len;
        }
    }
    None
}

/// The length of the first character where it is one of those beyond Latin and Cyrillic letters that Russian texts
/// are full of, and that NFC never touches: dashes, quotation marks, №, historic letters.
fn composed(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        // U+0480..U+04BF without the combining marks U+0483..U+0487.
        [0xD2, second, ..] if !matches!(second, 0x83..=0x87) => Some(2),
        // U+2002..U+203F (U+2000 and U+2001 are other spaces in NFC), №, €.
        [0xE2, 0x80, 0x82..=0xBF, ..] | [0xE2, 0x84, 0x96, ..] | [0xE2, 0x82, 0xAC, ..] => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_with_marks_are_doubtful() {
        let text = "«Жуков» — № 1, но Жу\u{301}ков и\u{306} всё";
        let found: Vec<_> = pieces(text).collect();
        assert_eq!(
            found,
            [
                Piece::Composed("«Жуков» — № 1, но"),
                Piece::Doubtful(" Жу\u{301}ков"),
                Piece::Doubtful(" и\u{306}"),
                Piece::Composed(" всё"),
            ]
        );
    }
}
