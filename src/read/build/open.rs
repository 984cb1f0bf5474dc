//! The text of a block while it comes: white space is collapsed, and every stretch remembers where the file has it.

use std::mem::discriminant;

use memchr::memmem;

use super::Placed;
use crate::model::{BlockKind, PageBreak, Piece, Span, Spelling, Stream, Style, StyleKind};

/// A block that is still open.
#[derive(Debug)]
pub(super) struct OpenBlock {
    /// Notes have numbers in the order in which the reader first heard of them.
    pub stream: Stream,
    pub kind: BlockKind,
    pub text: String,
    pub pieces: Vec<Placed>,
    pub styles: Vec<Style>,
    /// Where notes are called, and which.
    pub calls: Vec<(u32, u32)>,
    pub breaks: Vec<PageBreak>,
    /// White space that becomes one space where text follows: its place, and whether it is a space already.
    space: Option<(u32, Span, bool)>,
    /// Styles that go on: where they began, and how often they were opened.
    open: Vec<(StyleKind, u32, u32)>,
}

/// White space that collapses, as XML and HTML have it. A no-break space is a sign of the text.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0xC)
}

impl OpenBlock {
    pub fn new(stream: Stream, kind: BlockKind) -> Self {
        Self {
            stream,
            kind,
            text: String::new(),
            pieces: Vec::new(),
            styles: Vec::new(),
            calls: Vec::new(),
            breaks: Vec::new(),
            space: None,
            open: Vec::new(),
        }
    }

    fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Appends text that stands in member `member` of the file at byte `at`.
    pub fn push(&mut self, text: &str, member: u32, at: u32) {
        let (bytes, mut i) = (text.as_bytes(), 0);
        while i < bytes.len() {
            let start = i;
            i += bytes[i..].iter().take_while(|&&byte| is_space(byte)).count();
            if i > start {
                self.white(member, Span::new(at + start as u32, at + i as u32), i - start == 1 && bytes[start] == b' ');
            }
            let start = i;
            // Single spaces inside are taken along with the words around them.
            while let Some(&byte) = bytes.get(i) {
                let goes_on = || byte == b' ' && bytes.get(i + 1).is_some_and(|&next| !is_space(next));
                if is_space(byte) && !goes_on() {
                    break;
                }
                i += 1;
            }
            if i > start {
                let span = Span::new(at + start as u32, at + i as u32);
                self.words(&text[start..i], member, span, Spelling::Verbatim);
            }
        }
    }

    /// White space in the file.
    pub fn white(&mut self, member: u32, span: Span, plain: bool) {
        match &mut self.space {
            None => self.space = Some((member, span, plain)),
            Some((before, known, plain)) => {
                *plain = false;
                if *before == member && known.end() == span.start() {
                    *known = Span::new(known.start(), span.end());
                }
            }
        }
    }

    /// Appends words, with the space before them. A soft hyphen is no sign of the text, and a mark of the byte order none.
    pub fn words(&mut self, words: &str, member: u32, span: Span, spelling: Spelling) {
        let encoded = spelling == Spelling::Encoded;
        let words = if encoded { words.trim_matches(['\u{AD}', '\u{FEFF}']) } else { words };
        if words.is_empty() {
            return;
        }
        if let Some((member, span, plain)) = self.space.take()
            && !self.text.is_empty()
            && !self.text.ends_with('\n')
        {
            let before = self.len();
            self.text.push(' ');
            // A page begins with a word.
            self.breaks.iter_mut().rev().take_while(|page| page.at == before).for_each(|page| page.at += 1);
            let spelling = if plain { Spelling::Verbatim } else { Spelling::Encoded };
            self.piece(member, span, spelling);
        }
        if encoded {
            self.text.push_str(words);
            self.piece(member, span, spelling);
            return;
        }
        let mut rest = words;
        let mut start = span.start();
        while let Some(at) = invisible(rest) {
            let length = rest[at..].chars().next().map_or(1, char::len_utf8);
            self.verbatim(&rest[..at], member, start);
            rest = &rest[at + length..];
            start += (at + length) as u32;
        }
        self.verbatim(rest, member, start);
    }

    fn verbatim(&mut self, words: &str, member: u32, start: u32) {
        if !words.is_empty() {
            self.text.push_str(words);
            self.piece(member, Span::new(start, start + words.len() as u32), Spelling::Verbatim);
        }
    }

    /// The place in the file of what was appended last.
    fn piece(&mut self, member: u32, file: Span, spelling: Spelling) {
        let end = self.len();
        if let Some((before, last)) = self.pieces.last_mut()
            && spelling == Spelling::Verbatim
            && (*before, last.spelling, last.file.end()) == (member, spelling, file.start())
        {
            last.file = Span::new(last.file.start(), file.end());
            last.end = end;
        } else {
            self.pieces.push((member, Piece { end, file, spelling }));
        }
    }

    /// A line end that the file asks for; false where an empty line is made by it.
    pub fn line_break(&mut self, member: u32, span: Span) -> bool {
        self.space = None;
        if self.text.is_empty() {
            return true;
        }
        if self.text.ends_with('\n') {
            return false;
        }
        self.text.push('\n');
        self.piece(member, span, Spelling::Encoded);
        true
    }

    /// A style begins or ends.
    pub fn style(&mut self, kind: StyleKind, on: bool) {
        let (end, known) = (self.len(), self.open.iter().position(|(open, ..)| *open == kind));
        match known {
            None if on => self.open.push((kind, end, 1)),
            None => {}
            Some(index) if on => self.open[index].2 += 1,
            Some(index) if self.open[index].2 > 1 => self.open[index].2 -= 1,
            Some(index) => {
                let (kind, start, _) = self.open.swap_remove(index);
                self.styled(start, end, kind);
            }
        }
    }

    /// A stretch of a style; one with the stretch before it where only white space is between.
    fn styled(&mut self, start: u32, end: u32, kind: StyleKind) {
        let span = Span::new(start, end).trimmed(&self.text);
        if span.is_empty() {
            return;
        }
        let same = |other: &&mut Style| discriminant(&other.kind) == discriminant(&kind);
        let last = self.styles.iter_mut().rev().take(LOOKED_AT).find(same);
        if let Some(last) = last.filter(|last| last.kind == kind) {
            let between = self.text.get(last.span.end() as usize..span.start() as usize).unwrap_or_default();
            if between.bytes().all(|byte| byte == b' ') {
                last.span = Span::new(last.span.start(), span.end());
                return;
            }
        }
        self.styles.push(Style { span, kind });
    }

    /// Styles that are open, without how often.
    pub fn styles_open(&self) -> impl Iterator<Item = &StyleKind> {
        self.open.iter().map(|(kind, ..)| kind)
    }

    /// Ends the text: no white space at its end, styles up to it. False where there is no text to read.
    pub fn finish(&mut self) -> bool {
        self.space = None;
        let end = self.len();
        for (kind, start, count) in std::mem::take(&mut self.open) {
            self.styled(start, end, kind.clone());
            self.open.push((kind, 0, count));
        }
        while self.text.ends_with('\n') {
            self.text.pop();
            self.pieces.pop();
        }
        if self.text.trim().is_empty() {
            self.clear();
            // What stands at a place without text stands before the next.
            self.calls.iter_mut().for_each(|(at, _)| *at = 0);
            self.breaks.iter_mut().for_each(|page| page.at = 0);
            return false;
        }
        let end = self.len();
        self.calls.iter_mut().for_each(|(at, _)| *at = (*at).min(end));
        self.breaks.iter_mut().for_each(|page| page.at = page.at.min(end));
        self.styles.sort_by_key(|style| style.span);
        true
    }

    /// Forgets the text, to begin another block.
    pub fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.styles.clear();
    }
}

/// Stretches among which the one before of the same kind is looked for: twice as many as there are kinds.
const LOOKED_AT: usize = 20;

/// The place of the next sign that no reader sees: a soft hyphen, a byte-order mark.
fn invisible(text: &str) -> Option<usize> {
    let soft = memmem::find(text.as_bytes(), "\u{AD}".as_bytes());
    let mark = memmem::find(text.as_bytes(), "\u{FEFF}".as_bytes());
    soft.into_iter().chain(mark).min()
}
