//! A text cut into words, numbers and marks, as matching reads it: folded, and stepping over what is not read.

use crate::language::{is_unseen, push_unaccented};
use crate::model::{Segmented, SentenceId, Skip, Span};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// One other character that is seen.
    Mark,
}

/// Calls `each` with the kind and the folded text of every token of `span`; a word broken by a skip is one token.
///
/// Folded: lower case, accents stripped (see [`push_unaccented`]); quotation marks become `"`, dashes `-`, apostrophes `'`,
/// the ellipsis `.`. The folded text is lent for the call.
pub fn for_each(text: &str, span: Span, skips: &[Skip], mut each: impl FnMut(TokenKind, &str)) {
    let mut word = Pending { text: String::new(), kind: TokenKind::Word };
    let mut from = span.start();
    for skip in skips.iter().chain(std::iter::once(&Skip { span: Span::new(span.end(), span.end()), kind: END })) {
        let piece = Span::new(from, skip.span.start().min(span.end())).of(text);
        for c in piece.chars() {
            let kind = match kind_of(c) {
                Some(kind) => kind,
                None if is_unseen(c) => continue,
                None => {
                    word.close(&mut each);
                    continue;
                }
            };
            if kind != word.kind || kind == TokenKind::Mark {
                word.close(&mut each);
                word.kind = kind;
            }
            if kind == TokenKind::Mark {
                word.text.push(mark(c));
            } else {
                push_unaccented(c, &mut word.text);
            }
        }
        from = skip.span.end().clamp(from, span.end());
    }
    word.close(&mut each);
}

/// The kind of the sentinel after the last skip; nothing reads it.
const END: crate::model::SkipKind = crate::model::SkipKind::Hyphen;

/// The same for one sentence of a document.
pub fn of_sentence(text: &Segmented, id: SentenceId, each: impl FnMut(TokenKind, &str)) {
    let span = text.tile(id);
    for_each(text.document().text(), span, text.document().skips_in(span), each);
}

/// How many words and numbers a sentence has.
#[must_use]
pub fn count_words(text: &Segmented, id: SentenceId) -> u32 {
    let mut count = 0;
    of_sentence(text, id, |kind, _| count += u32::from(kind != TokenKind::Mark));
    count
}

struct Pending {
    text: String,
    kind: TokenKind,
}

impl Pending {
    fn close(&mut self, each: &mut impl FnMut(TokenKind, &str)) {
        if !self.text.is_empty() {
            each(self.kind, &self.text);
            self.text.clear();
        }
    }
}

/// `None`: white space, or not seen.
fn kind_of(c: char) -> Option<TokenKind> {
    match c {
        'a'..='z' | 'A'..='Z' | 'А'..='я' | 'ё' | 'Ё' => Some(TokenKind::Word),
        '0'..='9' => Some(TokenKind::Number),
        ' ' | '\n' | '\t' | '\r' => None,
        _ if c.is_ascii() => (!c.is_ascii_control()).then_some(TokenKind::Mark),
        _ if is_unseen(c) => None,
        _ if c.is_alphabetic() => Some(TokenKind::Word),
        _ if c.is_numeric() => Some(TokenKind::Number),
        _ => (!c.is_whitespace() && !c.is_control()).then_some(TokenKind::Mark),
    }
}

/// Marks that differ between languages and typesetters, made one.
fn mark(c: char) -> char {
    match c {
        '«' | '»' | '„' | '“' | '”' | '‟' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' => '\'',
        '–' | '—' | '―' | '‐' | '‑' | '−' => '-',
        '…' => '.',
        _ => c,
    }
}
