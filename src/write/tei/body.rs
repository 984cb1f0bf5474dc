//! One `<text>`: blocks, units and what stands between them. Its text content is the reading text.

use std::io::{self, Write};
use std::ops::Range;

use super::inline::{self, Mark, PAGE};
use super::names::{NameMark, mentions};
use super::plan::{Plan, TextNumber};
use crate::language::{self, Knowledge};
use crate::model::{BlockKind, Document, Segmented, SentenceId, Span, Stream, Unit};
use crate::write::xml;

/// Writes the `<text>` of one version.
pub(super) fn write(plan: &Plan<'_>, number: TextNumber, out: &mut dyn Write) -> io::Result<()> {
    let body = Body::new(plan, number);
    let (key, language) = (body.document.key(), &body.document.language().language);
    let kind = if number == 0 { "source" } else { "translation" };
    write!(out, "      <text xml:id=\"text-{key}\" xml:lang=\"{language}\" type=\"{kind}\" decls=\"#src-{key}\"")?;
    let others = if number == 0 { 1..plan.texts.len() } else { 0..1 };
    for (i, other) in others.enumerate() {
        write!(out, "{}#text-{}", if i == 0 { " corresp=\"" } else { " " }, plan.key(other))?;
    }
    out.write_all(b"\">\n        <body>")?;
    body.write(out)?;
    out.write_all(b"</body>\n      </text>\n")
}

/// A note: the unit of the body that calls it, where, and its blocks.
struct Note {
    unit: Option<SentenceId>,
    at: u32,
    blocks: Range<usize>,
}

struct Body<'a> {
    plan: &'a Plan<'a>,
    number: TextNumber,
    text: &'a Segmented,
    document: &'a Document,
    knowledge: &'static Knowledge,
    mentions: Vec<(Span, NameMark<'a>)>,
    /// Of each block its first unit, and one more.
    firsts: Vec<u32>,
    /// Sorted by unit and place.
    notes: Vec<Note>,
}

/// What holds blocks of one kind together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    None,
    List,
    Table,
}

impl Container {
    const fn of(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Item => Self::List,
            BlockKind::Cell => Self::Table,
            _ => Self::None,
        }
    }

    const fn tags(self) -> [&'static str; 2] {
        match self {
            Self::None => ["", ""],
            Self::List => ["<list>", "</list>"],
            // Without rows in the model all cells that follow each other are one.
            Self::Table => ["<table><row>", "</row></table>"],
        }
    }
}

impl<'a> Body<'a> {
    fn new(plan: &'a Plan<'a>, number: TextNumber) -> Self {
        let text = plan.texts[number];
        let document: &Document = text.document();
        let mut firsts = Vec::with_capacity(document.blocks().len() + 1);
        firsts.extend(text.ids().filter(|&id| text.opens_block(id)).map(SentenceId::number));
        firsts.push(text.len() as u32);
        let mut body = Self {
            plan,
            number,
            text,
            document,
            knowledge: language::of(&document.language().language),
            mentions: mentions(plan.edition, number),
            firsts,
            notes: Vec::new(),
        };
        body.notes = body.find_notes();
        body
    }

    fn body_blocks(&self) -> usize {
        self.document.blocks().partition_point(|block| block.stream == Stream::Body)
    }

    /// Blocks of one mark are one note. It is called inside a unit, behind the mark where that is skipped, and never
    /// before a note that the reading text has earlier: so units stay in the order of their numbers.
    fn find_notes(&self) -> Vec<Note> {
        let (blocks, mut notes) = (self.document.blocks(), Vec::<Note>::new());
        let mut last_mark = None;
        for (i, block) in blocks.iter().enumerate() {
            let Stream::Note { mark } = block.stream else { continue };
            match notes.last_mut() {
                Some(note) if last_mark == Some(mark) => note.blocks.end = i + 1,
                _ => {
                    let before = notes.last().map_or((None, 0), |note| (note.unit, note.at));
                    let (unit, at) = self.call(mark).max(before);
                    notes.push(Note { unit, at, blocks: i..i + 1 });
                }
            }
            last_mark = Some(mark);
        }
        notes
    }

    /// Where a mark's note stands: inside the unit that has the mark, or at the end of the last one of the body.
    fn call(&self, mark: u32) -> (Option<SentenceId>, u32) {
        let Some(last) = self.firsts[self.body_blocks()].checked_sub(1).map(SentenceId::new) else { return (None, 0) };
        let unit = self.text.at(mark).map_or(last, |unit| unit.min(last));
        let span = self.text.span(unit);
        let behind = self.document.skips_in(Span::new(mark, mark.saturating_add(1))).first();
        (Some(unit), behind.map_or(mark, |skip| skip.span.end()).clamp(span.start(), span.end()))
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let blocks = self.body_blocks();
        if blocks > 0 {
            return self.blocks(0..blocks, out);
        }
        // A body needs a paragraph; it takes what stands in the file, which is white space or notes.
        out.write_all(b"<p>")?;
        self.anchors(0, out)?;
        if self.document.blocks().is_empty() {
            xml::content(self.document.text(), PAGE, out)?;
        }
        (0..self.notes.len()).try_for_each(|note| self.note(note, out))?;
        out.write_all(b"</p>")
    }

    fn blocks(&self, range: Range<usize>, out: &mut dyn Write) -> io::Result<()> {
        let mut divs: Vec<u8> = Vec::new();
        let mut open = Container::None;
        for block in range {
            let mut kind = self.document.blocks()[block].kind;
            if self.in_note(block) && matches!(kind, BlockKind::Heading { .. }) {
                kind = BlockKind::Paragraph;
            }
            let container = Container::of(kind);
            if open != container {
                out.write_all(open.tags()[1].as_bytes())?;
            }
            if let BlockKind::Heading { level } = kind {
                while divs.pop_if(|outer| *outer >= level).is_some() {
                    out.write_all(b"</div>")?;
                }
                divs.push(level);
            }
            let [before, inner, behind] = self.white(block, kind);
            xml::content(before.of(self.document.text()), PAGE, out)?;
            if open != container {
                out.write_all(container.tags()[0].as_bytes())?;
                open = container;
            }
            self.block(block, kind, inner, out)?;
            xml::content(behind.of(self.document.text()), PAGE, out)?;
        }
        out.write_all(open.tags()[1].as_bytes())?;
        divs.iter().try_for_each(|_| out.write_all(b"</div>"))
    }

    fn in_note(&self, block: usize) -> bool {
        self.document.blocks()[block].stream != Stream::Body
    }

    /// A block's white space before its element, what goes into the element, and white space behind it. What is white
    /// space but none to XML (a no-break space) may stand in the element only; a cell takes all, for a row has no room.
    fn white(&self, block: usize, kind: BlockKind) -> [Span; 3] {
        let (span, text) = (self.document.block_span(block), self.document.text());
        if kind == BlockKind::Cell {
            return [Span::new(span.start(), span.start()), span, Span::new(span.end(), span.end())];
        }
        let body = span.of(text).trim_matches(xml::is_space);
        let start = span.start() + (span.of(text).len() - span.of(text).trim_start_matches(xml::is_space).len()) as u32;
        let end = start + body.len() as u32;
        [Span::new(span.start(), start), Span::new(start, end), Span::new(end, span.end())]
    }

    fn block(&self, block: usize, kind: BlockKind, inner: Span, out: &mut dyn Write) -> io::Result<()> {
        let (open, close) = match kind {
            BlockKind::Heading { .. } => ("<div", "</head>"),
            BlockKind::Item => ("<item", "</item>"),
            BlockKind::Cell => ("<cell", "</cell>"),
            BlockKind::Verse => ("<lg", "</l></lg>"),
            BlockKind::Speech => ("<sp><p", "</p></sp>"),
            _ => ("<p", "</p>"),
        };
        out.write_all(open.as_bytes())?;
        self.plan.write_block_pointers(self.number, block, out)?;
        out.write_all(match kind {
            BlockKind::Heading { .. } => b"><head>",
            BlockKind::Verse => b"><l>",
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

    /// What stands between two units; in verse a line end ends the line.
    fn between(&self, span: Span, kind: BlockKind, out: &mut dyn Write) -> io::Result<()> {
        let text = span.of(self.document.text());
        if kind != BlockKind::Verse || !text.contains(is_line_end) {
            return xml::content(text, PAGE, out);
        }
        let (inner, outer) = text.split_at(text.trim_end_matches(xml::is_space).len());
        xml::content(inner, PAGE, out)?;
        out.write_all(b"</l>")?;
        xml::content(outer, PAGE, out)?;
        out.write_all(b"<l>")
    }

    fn anchors(&self, after: u32, out: &mut dyn Write) -> io::Result<()> {
        let anchors = self.plan.anchors_after(self.number, after);
        anchors.iter().try_for_each(|anchor| self.plan.write_anchor(self.number, anchor, out))
    }

    fn unit(&self, id: SentenceId, span: Span, marks: &mut Vec<Mark<'a>>, out: &mut dyn Write) -> io::Result<()> {
        // Inside a note, which stands inside an `s`, a remark would be taken for a part of that.
        if self.text.unit(id) == Unit::Remark && !self.in_note(self.text.block(id)) {
            return self.remark(id, span, marks, out);
        }
        out.write_all(b"<s")?;
        self.id(id, out)?;
        self.plan.write_unit_pointers(self.number, id, out)?;
        out.write_all(b">")?;
        self.content(id, span, span.start(), Some(self.knowledge), marks, out)?;
        out.write_all(b"</s>")
    }

    /// A remark whose kind is known and that has nothing in it which a `desc` cannot hold; otherwise a note.
    fn remark(&self, id: SentenceId, span: Span, marks: &mut Vec<Mark<'a>>, out: &mut dyn Write) -> io::Result<()> {
        let plain = inline::is_plain(self.document, span) && self.notes_in(id, span).is_empty();
        let known = if plain { self.knowledge.remark(span.of(self.document.text())) } else { None };
        match known {
            Some(remark) => inline::open_remark(remark, out)?,
            None => out.write_all(b"<note type=\"remark\"")?,
        }
        self.id(id, out)?;
        self.plan.write_unit_pointers(self.number, id, out)?;
        out.write_all(if known.is_some() { b"><desc>" } else { b">" })?;
        self.content(id, span, span.start(), None, marks, out)?;
        match known {
            Some(remark) => write!(out, "</desc></{}>", remark.element.name()),
            None => out.write_all(b"</note>"),
        }
    }

    fn id(&self, id: SentenceId, out: &mut dyn Write) -> io::Result<()> {
        write!(out, " xml:id=\"{}-s{n}\" n=\"{n}\"", self.document.key(), n = id.ordinal())
    }

    /// The verse lines that a unit goes over.
    fn lines(&self, id: SentenceId) -> Vec<Span> {
        let (span, text) = (self.text.span(id), self.document.text());
        let (mut pieces, mut at) = (Vec::new(), span.start());
        for line in span.of(text).split_inclusive(is_line_end) {
            let piece = Span::new(at, at + line.len() as u32).trimmed(text);
            if !piece.is_empty() {
                pieces.push(piece);
            }
            at += line.len() as u32;
        }
        if self.text.unit(id) == Unit::Remark { Vec::new() } else { pieces }
    }

    /// A sentence over several lines, each with its part; links point to the first.
    fn parts(&self, id: SentenceId, pieces: &[Span], marks: &mut Vec<Mark<'a>>, out: &mut dyn Write) -> io::Result<()> {
        let (key, n) = (self.document.key(), id.ordinal());
        let name = |part: usize| if part == 0 { format!("{key}-s{n}") } else { format!("{key}-s{n}.{}", part + 1) };
        let mut reach = self.text.span(id).start();
        for (part, piece) in pieces.iter().enumerate() {
            if part == 0 {
                out.write_all(b"<s part=\"I\"")?;
                self.id(id, out)?;
                self.plan.write_unit_pointers(self.number, id, out)?;
            } else {
                self.between(Span::new(pieces[part - 1].end(), piece.start()), BlockKind::Verse, out)?;
                let last = part + 1 == pieces.len();
                let (own, before) = (name(part), name(part - 1));
                write!(out, "<s part=\"{}\" xml:id=\"{own}\" prev=\"#{before}\"", if last { 'F' } else { 'M' })?;
            }
            if part + 1 < pieces.len() {
                write!(out, " next=\"#{}\"", name(part + 1))?;
            }
            out.write_all(b">")?;
            self.content(id, *piece, reach, Some(self.knowledge), marks, out)?;
            out.write_all(b"</s>")?;
            reach = piece.end() + 1;
        }
        Ok(())
    }

    /// The inside of a unit, or of a line of one; it has the notes that are called from `reach` on.
    fn content(
        &self,
        id: SentenceId,
        span: Span,
        reach: u32,
        knowledge: Option<&Knowledge>,
        marks: &mut Vec<Mark<'a>>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let from = self.mentions.partition_point(|(name, _)| name.start() < span.start());
        let names = self.mentions[from..].iter().take_while(|(name, _)| name.start() < span.end()).copied();
        let all = &self.plan.dates[self.number];
        let from = all.partition_point(|date| date.span.start() < span.start());
        let dates = all[from..].iter().take_while(|date| date.span.start() < span.end()).copied();
        let notes = self.notes_in(id, Span::new(reach, span.end()));
        let notes = notes.map(|note| (self.notes[note].at.max(span.start()), note as u32));
        inline::marks(self.document, span, knowledge, names, dates, &notes, marks);
        inline::write(self.document.text(), span, marks, &mut |note, out| self.note(note as usize, out), out)
    }

    /// The notes that a unit calls within `reach`, its end included.
    fn notes_in(&self, id: SentenceId, reach: Span) -> Range<usize> {
        let from = self.notes.partition_point(|note| (note.unit, note.at) < (Some(id), reach.start()));
        from..self.notes.partition_point(|note| (note.unit, note.at) <= (Some(id), reach.end()))
    }

    fn note(&self, note: usize, out: &mut dyn Write) -> io::Result<()> {
        let n = note + 1;
        write!(out, "<note xml:id=\"{}-n{n}\" n=\"{n}\">", self.document.key())?;
        self.blocks(self.notes[note].blocks.clone(), out)?;
        out.write_all(b"</note>")
    }
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}
