//! The text of a block as it is read: what [`Document::skips`] names is left out, places are told in the whole text.

use std::borrow::Cow;

use crate::model::{Document, SkipKind, Span};

/// A block's text without skips.
pub(super) struct BlockText<'a> {
    /// What is read.
    pub text: Cow<'a, str>,
    /// Where each piece begins, in the reading and in the block.
    pieces: Vec<(usize, usize)>,
}

impl<'a> BlockText<'a> {
    /// Leaves the skips of `block` out. Between words a skip reads as a space, inside a broken word as nothing.
    pub fn new(document: &'a Document, block: Span) -> Self {
        let whole = block.of(document.text());
        let skips = document.skips_in(block);
        if skips.is_empty() {
            return Self { text: Cow::Borrowed(whole), pieces: Vec::new() };
        }
        let base = block.start() as usize;
        let (mut text, mut pieces, mut from) = (String::with_capacity(whole.len()), Vec::new(), 0);
        let mut joined = false;
        for (index, skip) in skips.iter().enumerate() {
            let start = skip.span.start() as usize - base;
            let end = (skip.span.end() as usize - base).min(whole.len());
            pieces.push((text.len(), from));
            text.push_str(&whole[from..start]);
            // Skips that touch are one: the hyphen of a word broken over a page, then the running head.
            joined = match skip.kind {
                SkipKind::Hyphen | SkipKind::NoteMark => true,
                _ => joined && from == start,
            };
            let touches = skips.get(index + 1).is_some_and(|next| next.span.start() == skip.span.end());
            if !joined && !touches {
                text.push(' ');
            }
            from = end;
        }
        pieces.push((text.len(), from));
        text.push_str(&whole[from..]);
        Self { text: Cow::Owned(text), pieces }
    }

    /// The byte of the block at which the byte `at` of the reading stands; what was left out before it lies before it.
    pub fn place(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|&(reading, _)| reading <= at);
        match after.checked_sub(1).and_then(|index| self.pieces.get(index)) {
            Some(&(reading, block)) => block + (at - reading),
            None => at,
        }
    }
}
