//! Blocks of one text and what holds them together: divisions, lists, tables, speeches.

use std::io::{self, Write};
use std::ops::Range;

use super::body::{Body, is_line_end};
use super::pages;
use crate::model::{BlockKind, SentenceId, Span, Stream};
use crate::write::xml;

/// The elements that are open around the next block.
#[derive(Debug, Default)]
struct Open {
    /// Levels of the headings whose divisions are open, the outermost first.
    divisions: Vec<u8>,
    /// Of each open list, the outermost first, whether its last item is open.
    lists: Vec<bool>,
    /// The row that is open in a table.
    row: Option<u32>,
    /// Whether a speech with a speaker is open.
    speech: bool,
}

impl Open {
    /// Closes lists down to `depth`; at that depth the item before the next one is closed.
    fn close_lists(&mut self, depth: usize, out: &mut dyn Write) -> io::Result<()> {
        while self.lists.len() > depth {
            if self.lists.pop() == Some(true) {
                out.write_all(b"</item>")?;
            }
            out.write_all(b"</list>")?;
        }
        if let Some(item) = self.lists.last_mut().filter(|_| depth > 0)
            && std::mem::take(item)
        {
            out.write_all(b"</item>")?;
        }
        Ok(())
    }

    /// Closes what cannot hold a block of this kind.
    fn close_before(&mut self, kind: BlockKind, out: &mut dyn Write) -> io::Result<()> {
        match kind {
            BlockKind::Item { depth } => {
                let depth = usize::from(depth.max(1));
                if depth <= self.lists.len() {
                    self.close_lists(depth, out)?;
                }
            }
            _ => self.close_lists(0, out)?,
        }
        let row = self.row;
        let goes_on = matches!(kind, BlockKind::Cell { row: own, column }
            if row.is_some_and(|row| own >= row) && (own, column) != (0, 0));
        if !goes_on && self.row.take().is_some() {
            out.write_all(b"</row></table>")?;
        }
        if self.speech && !matches!(kind, BlockKind::Speech | BlockKind::Verse) {
            self.speech = false;
            out.write_all(b"</sp>")?;
        }
        if let BlockKind::Heading { level } = kind {
            while self.divisions.pop_if(|outer| *outer >= level).is_some() {
                out.write_all(b"</div>")?;
            }
            self.divisions.push(level);
        }
        Ok(())
    }

    /// Opens what a block of this kind stands in.
    fn open_for(&mut self, kind: BlockKind, out: &mut dyn Write) -> io::Result<()> {
        match kind {
            BlockKind::Item { depth } => {
                // A list inside a list needs an item around it, even where the input skips a depth.
                let depth = usize::from(depth.max(1)).min(self.lists.len() + 1);
                if self.lists.len() < depth {
                    self.lists.push(false);
                    out.write_all(b"<list>")?;
                }
            }
            BlockKind::Cell { row, .. } => {
                match self.row {
                    None => out.write_all(b"<table><row>")?,
                    Some(open) if open != row => out.write_all(b"</row><row>")?,
                    Some(_) => {}
                }
                self.row = Some(row);
            }
            BlockKind::Speaker => {
                self.speech = true;
                out.write_all(b"<sp>")?;
            }
            _ => {}
        }
        Ok(())
    }

    fn close_all(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.close_before(BlockKind::Paragraph, out)?;
        std::mem::take(&mut self.divisions).iter().try_for_each(|_| out.write_all(b"</div>"))
    }
}

impl Body<'_> {
    /// Writes blocks that follow each other.
    pub(super) fn blocks(&self, range: Range<usize>, out: &mut dyn Write) -> io::Result<()> {
        let mut open = Open::default();
        for block in range.clone() {
            let kind = self.kind(block, &range);
            open.close_before(kind, out)?;
            let [before, inner, after] = self.white(block, kind);
            pages::content(self.document, before, out)?;
            open.open_for(kind, out)?;
            let in_speech = open.speech;
            // An item stays open for a list inside it.
            let next = (block + 1 < range.end).then(|| self.kind(block + 1, &range));
            let keeps = matches!((kind, next), (BlockKind::Item { .. }, Some(BlockKind::Item { depth }))
                if usize::from(depth) > open.lists.len());
            self.block(block, kind, in_speech, inner, out)?;
            if let Some(item) = open.lists.last_mut().filter(|_| keeps) {
                *item = true;
            } else if matches!(kind, BlockKind::Item { .. }) {
                out.write_all(b"</item>")?;
            }
            pages::content(self.document, after, out)?;
        }
        open.close_all(out)
    }

    /// The kind of a block where it stands: a note has no divisions, an epigraph belongs to a beginning, and a speaker without
    /// a speech is a paragraph.
    fn kind(&self, block: usize, range: &Range<usize>) -> BlockKind {
        let kind_of = |block: usize| self.document.blocks()[block].kind;
        match kind_of(block) {
            BlockKind::Heading { .. } if self.in_note(block) => BlockKind::Paragraph,
            BlockKind::Epigraph
                if self.in_note(block) || !self.begins(block, range) || !self.stands_before(block, range) =>
            {
                BlockKind::Paragraph
            }
            BlockKind::Speaker
                if block + 1 >= range.end || !matches!(kind_of(block + 1), BlockKind::Speech | BlockKind::Verse) =>
            {
                BlockKind::Paragraph
            }
            kind => kind,
        }
    }

    /// Whether a block opens a text or a division, with nothing but headings and epigraphs before it.
    fn begins(&self, block: usize, range: &Range<usize>) -> bool {
        let before = self.document.blocks()[range.start..block].iter().rev();
        let mut before = before.skip_while(|block| block.kind == BlockKind::Epigraph);
        before.next().is_none_or(|block| matches!(block.kind, BlockKind::Heading { .. }))
    }

    /// Whether an epigraph has a text to stand before: a body cannot hold epigraphs alone.
    fn stands_before(&self, block: usize, range: &Range<usize>) -> bool {
        let blocks = self.document.blocks();
        let headed = blocks[range.start..block].iter().any(|block| matches!(block.kind, BlockKind::Heading { .. }));
        headed || blocks[block + 1..range.end].iter().any(|block| block.kind != BlockKind::Epigraph)
    }

    /// A block's white space before its element, what goes into the element, and white space after it. What is white
    /// space but none to XML (a no-break space) may stand in the element only; a cell takes all, for a row has no room.
    fn white(&self, block: usize, kind: BlockKind) -> [Span; 3] {
        let (span, text) = (self.document.block_span(block), self.document.text());
        if matches!(kind, BlockKind::Cell { .. }) {
            return [Span::new(span.start(), span.start()), span, Span::new(span.end(), span.end())];
        }
        let body = span.of(text).trim_matches(xml::is_space);
        let start = span.start() + (span.of(text).len() - span.of(text).trim_start_matches(xml::is_space).len()) as u32;
        let end = start + body.len() as u32;
        [Span::new(span.start(), start), Span::new(start, end), Span::new(end, span.end())]
    }

    /// Writes a block; an item stays open.
    fn block(
        &self,
        block: usize,
        kind: BlockKind,
        in_speech: bool,
        inner: Span,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let (open, close) = match kind {
            BlockKind::Heading { .. } => ("<div", "</head>"),
            BlockKind::Item { .. } => ("<item", ""),
            BlockKind::Cell { .. } => ("<cell", "</cell>"),
            BlockKind::Verse => ("<lg", "</l></lg>"),
            BlockKind::Speaker => ("<speaker", "</speaker>"),
            BlockKind::Speech if in_speech => ("<p", "</p>"),
            BlockKind::Speech => ("<sp><p", "</p></sp>"),
            BlockKind::Epigraph => ("<epigraph><p", "</p></epigraph>"),
            BlockKind::Paragraph => ("<p", "</p>"),
        };
        out.write_all(open.as_bytes())?;
        self.plan.write_block_pointers(self.number, block, out)?;
        let is_late_epigraph =
            self.document.blocks()[block].kind == BlockKind::Epigraph && kind == BlockKind::Paragraph;
        out.write_all(match kind {
            BlockKind::Heading { .. } => b"><head>",
            BlockKind::Verse => b"><l>",
            BlockKind::Paragraph if is_late_epigraph => b" rend=\"epigraph\">",
            _ => b">",
        })?;
        let (mut at, mut marks) = (inner.start(), Vec::new());
        for unit in self.firsts[block]..self.firsts[block + 1] {
            let id = SentenceId::new(unit);
            if unit == 0 {
                self.anchors(0, out)?;
            }
            let span = self.text.span(id);
            let pieces = if kind == BlockKind::Verse { self.lines(id) } else { Vec::new() };
            self.between(Span::new(at, span.start()), kind, out)?;
            if pieces.len() > 1 {
                self.parts(id, &pieces, &mut marks, out)?;
            } else {
                self.unit(id, span, &mut marks, out)?;
            }
            at = span.end();
            self.anchors(id.ordinal(), out)?;
        }
        self.between(Span::new(at, inner.end()), BlockKind::Paragraph, out)?;
        out.write_all(close.as_bytes())
    }

    /// Writes what stands between two units; in verse a line end ends the line.
    pub(super) fn between(&self, span: Span, kind: BlockKind, out: &mut dyn Write) -> io::Result<()> {
        let text = span.of(self.document.text());
        if kind != BlockKind::Verse || !text.contains(is_line_end) {
            return pages::content(self.document, span, out);
        }
        let inner = span.start() + text.trim_end_matches(xml::is_space).len() as u32;
        pages::content(self.document, Span::new(span.start(), inner), out)?;
        out.write_all(b"</l>")?;
        pages::content(self.document, Span::new(inner, span.end()), out)?;
        out.write_all(b"<l>")
    }

    /// The blocks of one part of the text.
    pub(super) fn part(&self, stream: Stream) -> Range<usize> {
        let blocks = self.document.blocks();
        blocks.partition_point(|block| block.stream < stream)..blocks.partition_point(|block| block.stream <= stream)
    }
}
