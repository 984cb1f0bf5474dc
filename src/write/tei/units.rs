//! Units of one text: sentences, remarks, and sentences that go over several verse lines.

use std::io::{self, Write};

use super::body::{Body, is_line_end};
use super::inline::{self, Mark};
use crate::language::Knowledge;
use crate::model::{BlockKind, SentenceId, Span, Unit};

impl<'a> Body<'a> {
    pub(super) fn unit(
        &self,
        id: SentenceId,
        span: Span,
        marks: &mut Vec<Mark<'a>>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
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
    pub(super) fn lines(&self, id: SentenceId) -> Vec<Span> {
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
    pub(super) fn parts(
        &self,
        id: SentenceId,
        pieces: &[Span],
        marks: &mut Vec<Mark<'a>>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
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
        let all = &self.plan.edition.dates()[self.number];
        let from = all.partition_point(|date| date.span.start() < span.start());
        let dates = all[from..].iter().take_while(|date| date.span.start() < span.end()).copied();
        let notes = self.notes_in(id, Span::new(reach, span.end()));
        let notes = notes.map(|note| (self.note_at(note).max(span.start()), note as u32));
        inline::marks(self.document, span, knowledge, names, dates, &notes, marks);
        inline::write((self.document, &self.runs), span, marks, &mut |note, out| self.note(note as usize, out), out)
    }
}
