//! One `<text>`: blocks, units and what stands between them. Its text content is the reading text.

use std::io::{self, Write};
use std::ops::Range;

use super::names::{NameMark, mentions};
use super::pages;
use super::plan::{Plan, TextNumber};
use super::styles::{self, Run};
use crate::language::{self, Knowledge};
use crate::model::{Document, Segmented, SentenceId, Span, Stream};
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
    out.write_all(b"\">\n")?;
    body.write(out)?;
    out.write_all(b"      </text>\n")
}

/// A note: the unit of the body that calls it, where, and its blocks.
pub(super) struct Note {
    unit: Option<SentenceId>,
    at: u32,
    blocks: Range<usize>,
}

pub(super) struct Body<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) number: TextNumber,
    pub(super) text: &'a Segmented,
    pub(super) document: &'a Document,
    pub(super) knowledge: &'static Knowledge,
    pub(super) mentions: Vec<(Span, NameMark<'a>)>,
    /// Stretches in bold, in another language.
    pub(super) runs: Vec<Run<'a>>,
    /// Of each block its first unit, and one more.
    pub(super) firsts: Vec<u32>,
    /// Sorted by unit and place.
    notes: Vec<Note>,
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
            runs: styles::runs(document),
            firsts,
            notes: Vec::new(),
        };
        body.notes = body.find_notes();
        body
    }

    /// A note is called inside a unit, behind the mark where that is skipped, and never before a note that the reading text
    /// has earlier: so units stay in the order of their numbers.
    fn find_notes(&self) -> Vec<Note> {
        let mut notes = Vec::<Note>::new();
        for (block, stream) in self.document.blocks().iter().map(|block| block.stream).enumerate() {
            let Stream::Note(id) = stream else { continue };
            if let Some(note) = notes.get_mut(id.index()) {
                note.blocks.end = block + 1;
                continue;
            }
            let before = notes.last().map_or((None, 0), |note| (note.unit, note.at));
            let (unit, at) = self.call(self.document.notes()[id.index()].call).max(before);
            notes.push(Note { unit, at, blocks: block..block + 1 });
        }
        notes
    }

    /// The place of the note that is called at `mark`: inside the unit that has it, or at the end of the last one of the body.
    fn call(&self, mark: u32) -> (Option<SentenceId>, u32) {
        let Some(last) = self.firsts[self.document.body_blocks()].checked_sub(1).map(SentenceId::new) else {
            return (None, 0);
        };
        let unit = self.text.at(mark).map_or(last, |unit| unit.min(last));
        let span = self.text.span(unit);
        let behind = self.document.skips_in(Span::new(mark, mark.saturating_add(1))).first();
        (Some(unit), behind.map_or(mark, |skip| skip.span.end()).clamp(span.start(), span.end()))
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (front, body, back) = (self.part(Stream::Front), self.part(Stream::Body), self.part(Stream::Back));
        self.matter("front", front, out)?;
        out.write_all(b"        <body>")?;
        if body.is_empty() {
            self.empty(out)?;
        } else {
            self.blocks(body, out)?;
        }
        out.write_all(b"</body>\n")?;
        self.matter("back", back, out)
    }

    /// Front or back matter, which takes blocks of all kinds in a division.
    fn matter(&self, tag: &str, blocks: Range<usize>, out: &mut dyn Write) -> io::Result<()> {
        if blocks.is_empty() {
            return Ok(());
        }
        write!(out, "        <{tag}><div>")?;
        self.blocks(blocks, out)?;
        writeln!(out, "</div></{tag}>")
    }

    /// A body without blocks needs a paragraph all the same; it takes what stands in the file, which is white space or notes.
    fn empty(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"<p>")?;
        if self.document.body_blocks() == 0 {
            self.anchors(0, out)?;
            if self.document.blocks().is_empty() {
                pages::content(self.document, Span::new(0, self.document.text().len() as u32), out)?;
            }
            (0..self.notes.len()).try_for_each(|note| self.note(note, out))?;
        }
        out.write_all(b"</p>")
    }

    pub(super) fn in_note(&self, block: usize) -> bool {
        self.document.blocks()[block].stream.is_note()
    }

    pub(super) fn anchors(&self, after: u32, out: &mut dyn Write) -> io::Result<()> {
        let anchors = self.plan.anchors_after(self.number, after);
        anchors.iter().try_for_each(|anchor| self.plan.write_anchor(self.number, anchor, out))
    }

    /// The notes that a unit calls within `reach`, its end included.
    pub(super) fn notes_in(&self, id: SentenceId, reach: Span) -> Range<usize> {
        let from = self.notes.partition_point(|note| (note.unit, note.at) < (Some(id), reach.start()));
        from..self.notes.partition_point(|note| (note.unit, note.at) <= (Some(id), reach.end()))
    }

    pub(super) fn note_at(&self, note: usize) -> u32 {
        self.notes[note].at
    }

    pub(super) fn note(&self, note: usize, out: &mut dyn Write) -> io::Result<()> {
        let (id, known) = (note + 1, &self.document.notes()[note]);
        let n = if known.label.is_empty() { id.to_string() } else { xml::label(&known.label) };
        write!(out, "<note xml:id=\"{}-n{id}\" place=\"{}\" n=\"{n}\">", self.document.key(), known.place.name())?;
        self.blocks(self.notes[note].blocks.clone(), out)?;
        out.write_all(b"</note>")
    }
}

pub(super) const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}
