//! The inside of a unit: text, names, dates, remarks, and what is skipped, properly nested.

use std::cmp::Reverse;
use std::io::{self, Write};

use memchr::{memchr, memchr2};

use super::names::NameMark;
use super::styles::{self, Run};
use super::{dates, pages};
use crate::language::Knowledge;
use crate::model::{Date, Document, Skip, SkipKind, Span};
use crate::write::xml;

/// A stretch of a unit that becomes an element.
#[derive(Clone, Copy)]
pub(super) struct Mark<'a> {
    pub span: Span,
    pub kind: MarkKind<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum MarkKind<'a> {
    Skip(SkipKind),
    Remark(crate::language::Remark),
    Name(NameMark<'a>),
    Date(Date),
    /// A note is called here: its number in the text, from 0. Its span is empty.
    Note(u32),
}

/// All marks of the text in `span`, sorted so that an outer one stands before those inside, none crossing another.
///
/// `knowledge` finds remarks, `notes` are the places and numbers of the notes that are called in `span`.
///
/// What is skipped stays as it is; a remark, a name or a date that crosses it, or one another, is dropped.
pub(super) fn marks<'a>(
    document: &Document,
    span: Span,
    knowledge: Option<&Knowledge>,
    names: impl Iterator<Item = (Span, NameMark<'a>)>,
    dates: impl Iterator<Item = Date>,
    notes: &(impl Iterator<Item = (u32, u32)> + Clone),
    marks: &mut Vec<Mark<'a>>,
) {
    marks.clear();
    let skips = document.skips_in(span);
    marks.extend(skips.iter().map(|skip| Mark { span: clipped(skip, span), kind: MarkKind::Skip(skip.kind) }));
    if let Some(knowledge) = knowledge {
        remarks(document, span, knowledge, marks);
    }
    marks.extend(
        names.filter(|(name, _)| span.contains(*name)).map(|(span, name)| Mark { span, kind: MarkKind::Name(name) }),
    );
    let dates = dates.filter(|date| span.contains(date.span));
    marks.extend(dates.map(|date| Mark { span: date.span, kind: MarkKind::Date(date) }));
    marks.extend(notes.clone().map(|(at, number)| Mark { span: Span::new(at, at), kind: MarkKind::Note(number) }));
    // Stable: at one place a skip stays outside a remark, a remark outside a name, a name outside a date, and a date
    // outside a note.
    marks.sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end())));
    let mut open: Vec<Span> = Vec::new();
    marks.retain(|mark| {
        if matches!(mark.kind, MarkKind::Skip(_) | MarkKind::Note(_)) {
            return true;
        }
        while open.last().is_some_and(|outer| outer.end() <= mark.span.start()) {
            open.pop();
        }
        // Only the first and the last skip that a mark meets can cross it.
        let met = document.skips_in(mark.span);
        let crossed = [met.first(), met.last()]
            .into_iter()
            .flatten()
            .any(|skip| !mark.span.contains(skip.span) || skip.span.contains(mark.span));
        let called = || notes.clone().any(|(at, _)| mark.span.start() <= at && at < mark.span.end());
        let too_rich = matches!(mark.kind, MarkKind::Remark(_)) && (!met.is_empty() || called());
        let nests = open.last().is_none_or(|outer| outer.contains(mark.span));
        let keep = nests && !crossed && !too_rich;
        if keep {
            open.push(mark.span);
        }
        keep
    });
}

fn clipped(skip: &Skip, span: Span) -> Span {
    Span::new(skip.span.start().max(span.start()), skip.span.end().min(span.end()))
}

/// Whether the text of a remark can stand in a `desc`, which holds no page break, no line break mark and no note.
pub(super) fn is_plain(document: &Document, span: Span) -> bool {
    document.skips_in(span).is_empty() && !pages::any(document, span)
}

/// Bracketed stretches that the language's data knows as remarks.
fn remarks(document: &Document, span: Span, knowledge: &Knowledge, marks: &mut Vec<Mark<'_>>) {
    let unit = span.of(document.text());
    let mut at = 0;
    while let Some(open) = memchr2(b'(', b'[', &unit.as_bytes()[at..]).map(|i| at + i) {
        let close = if unit.as_bytes()[open] == b'(' { b')' } else { b']' };
        let Some(end) = memchr(close, &unit.as_bytes()[open..]).map(|i| open + i + 1) else { return };
        let inner = &unit[open..end];
        let start = span.start() + open as u32;
        let span = Span::new(start, start + inner.len() as u32);
        if !pages::any(document, span)
            && let Some(remark) = knowledge.remark(inner)
        {
            marks.push(Mark { span, kind: MarkKind::Remark(remark) });
            at = end;
        } else {
            at = open + 1;
        }
    }
}

/// Writes the text of `span` with its marks and styles; `note` writes the note of a number.
pub(super) fn write(
    (document, runs): (&Document, &[Run<'_>]),
    span: Span,
    marks: &[Mark<'_>],
    note: &mut dyn FnMut(u32, &mut dyn Write) -> io::Result<()>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut at = span.start();
    let mut open: Vec<Mark<'_>> = Vec::new();
    for mark in marks {
        close((document, runs), &mut at, &mut open, mark.span.start(), out)?;
        // A note called inside what is skipped follows it.
        let start = mark.span.start().max(at);
        styles::content(document, runs, Span::new(at, start), out)?;
        at = start;
        match mark.kind {
            MarkKind::Skip(kind) => {
                skip(document, kind, mark.span, out)?;
                at = mark.span.end();
            }
            MarkKind::Note(number) => note(number, out)?,
            MarkKind::Remark(remark) => {
                open_remark(remark, out)?;
                out.write_all(b">")?;
                open_desc(out)?;
                open.push(*mark);
            }
            MarkKind::Name(name) => {
                name.open(out)?;
                open.push(*mark);
            }
            MarkKind::Date(date) => {
                dates::open(&date, out)?;
                open.push(*mark);
            }
        }
    }
    close((document, runs), &mut at, &mut open, span.end(), out)?;
    styles::content(document, runs, Span::new(at, span.end()), out)
}

/// Closes what ends at or before `limit`.
fn close(
    (document, runs): (&Document, &[Run<'_>]),
    at: &mut u32,
    open: &mut Vec<Mark<'_>>,
    limit: u32,
    out: &mut dyn Write,
) -> io::Result<()> {
    while let Some(mark) = open.pop_if(|mark| mark.span.end() <= limit) {
        styles::content(document, runs, Span::new(*at, mark.span.end()), out)?;
        *at = mark.span.end().max(*at);
        match mark.kind {
            MarkKind::Remark(remark) => write!(out, "</desc></{}>", remark.element.name())?,
            MarkKind::Name(name) => name.close(out)?,
            MarkKind::Date(_) => dates::close(out)?,
            MarkKind::Skip(_) | MarkKind::Note(_) => {}
        }
    }
    Ok(())
}

/// `<kinesic type="applause"`, still open for attributes.
pub(super) fn open_remark(remark: crate::language::Remark, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<{} type=\"{}\"", remark.element.name(), if remark.mixed { "mixed" } else { remark.kind })
}

pub(super) fn open_desc(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<desc>")
}

fn skip(document: &Document, kind: SkipKind, span: Span, out: &mut dyn Write) -> io::Result<()> {
    let text = span.of(document.text());
    // The byte after all but the white space at the end.
    let end = span.start() + text.trim_end_matches(xml::is_space).len() as u32;
    let around = |tag: &str, close: &str, out: &mut dyn Write| {
        // A page break carries no text, so it may stand before or behind the white space that it is found in.
        let start = span.end() - text.trim_start_matches(xml::is_space).len() as u32;
        // White space alone stands before the page break.
        let end = end.max(start);
        let (before, body, after) = (Span::new(span.start(), start), Span::new(start, end), Span::new(end, span.end()));
        pages::alone(document, before, "", out)?;
        out.write_all(tag.as_bytes())?;
        pages::without(document, before, out)?;
        pages::content(document, body, out)?;
        pages::without(document, after, out)?;
        out.write_all(close.as_bytes())?;
        pages::alone(document, after, "", out)
    };
    match kind {
        SkipKind::RunningHead => around("<fw type=\"header\">", "</fw>", out),
        SkipKind::PageNumber => around("<fw type=\"pageNum\">", "</fw>", out),
        SkipKind::NoteMark => around("<ref type=\"note\">", "</ref>", out),
        SkipKind::Hyphen => {
            let rest = Span::new(end, span.end());
            pages::content(document, Span::new(span.start(), end), out)?;
            if pages::any(document, rest) {
                pages::alone(document, rest, " break=\"no\"", out)?;
            } else {
                out.write_all(b"<lb break=\"no\"/>")?;
            }
            pages::without(document, rest, out)
        }
    }
}
