//! The boundary machine: one pass over a block, from mark to mark.

use memchr::memchr3_iter;

use super::candidate::{Candidate, closers_end, is_dash, run_end};
use super::rules;
use crate::language::Knowledge;
use crate::model::{Skip, Span};

/// Finds the ends of sentences in blocks of one text.
pub(super) struct Machine<'a> {
    text: &'a str,
    skips: &'a [Skip],
    knowledge: &'a Knowledge,
}

/// First byte of `…` in UTF-8; the other two are checked where it is found.
const ELLIPSIS: [u8; 3] = [0xe2, 0x80, 0xa6];

impl<'a> Machine<'a> {
    pub fn new(text: &'a str, skips: &'a [Skip], knowledge: &'a Knowledge) -> Self {
        Self { text, skips, knowledge }
    }

    /// Calls `found` with the end of each sentence of a block, white space behind it included; the last is the block's.
    pub fn run(&mut self, block: Span, mut found: impl FnMut(u32)) {
        let body = block.of(self.text);
        let mut start = body.len() - body.trim_start().len();
        let last = body.trim_end().len();
        let mut next = 0;
        let emit = |end: usize, start: &mut usize, found: &mut dyn FnMut(u32)| {
            found(block.start() + end as u32);
            *start = end;
        };
        start = self.remark_end(body, start).map_or(start, |end| {
            if end < last {
                emit(end, &mut start, &mut found);
            }
            start
        });
        let bytes = body.as_bytes();
        let marks = memchr3_iter(b'.', b'!', b'?', bytes);
        let ellipses = memchr::memmem::find_iter(bytes, &ELLIPSIS);
        for at in merge(marks, ellipses) {
            if at < next || self.skipped(block.start() + at as u32) {
                continue;
            }
            let run = run_end(body, at);
            let end = closers_end(body, run);
            next = end.max(run);
            if next >= last {
                break;
            }
            let candidate = Candidate::new(body, self.knowledge, start, at..run, end);
            if rules::decide(&candidate).is_boundary() {
                let end = next + (body[next..].len() - body[next..].trim_start().len());
                emit(end, &mut start, &mut found);
                next = start;
                if let Some(end) = self.remark_end(body, start).filter(|&end| end < last) {
                    emit(end, &mut start, &mut found);
                    next = start;
                }
            }
        }
        found(block.end());
    }

    /// Where a remark that opens at `start` ends, where no mark inside it tells: «(Смех) Далее он сказал».
    fn remark_end(&self, body: &str, start: usize) -> Option<usize> {
        /// Longest remark without a period, in bytes.
        const LONGEST: usize = 160;
        let rest = body.get(start..)?;
        let close = match rest.as_bytes().first()? {
            b'(' => b')',
            b'[' => b']',
            _ => return None,
        };
        let end = memchr::memchr(close, &rest.as_bytes()[..rest.len().min(LONGEST)])? + 1;
        let (remark, behind) = rest.split_at(end);
        let after = behind.trim_start();
        let opens = after.chars().find(|c| !is_dash(*c) && !c.is_whitespace()).is_none_or(|c| !c.is_lowercase());
        let whole = after.len() < behind.len() && opens && !remark.contains(['.', '!', '?', '…']);
        (whole && self.knowledge.remark(remark).is_some()).then(|| start + end + behind.len() - after.len())
    }

    fn skipped(&self, at: u32) -> bool {
        let next = self.skips.partition_point(|skip| skip.span.end() <= at);
        self.skips.get(next).is_some_and(|skip| skip.span.start() <= at)
    }
}

/// Two rising sequences as one.
fn merge(a: impl Iterator<Item = usize>, b: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    std::iter::from_fn(move || match (a.peek(), b.peek()) {
        (Some(x), Some(y)) if y < x => b.next(),
        (Some(_), _) => a.next(),
        (None, _) => b.next(),
    })
}
