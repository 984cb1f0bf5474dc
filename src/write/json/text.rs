//! One text of an edition: its reading text, blocks, notes, units and dates.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use super::{list, value};
use crate::model::{Block, Date, Note, NoteId, PageBreak, Segmented, SentenceId, Skip, Span};
use crate::write::block::{Shape, shape};
use crate::write::characters::{Characters, SpanJson};
use crate::write::hex;
use crate::write::ids::{note_id, unit_id};

#[derive(Serialize)]
struct BlockJson {
    #[serde(flatten)]
    shape: Shape,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    id: String,
    call: u32,
    place: &'static str,
    label: &'a str,
}

#[derive(Serialize)]
struct SkipJson<'a> {
    kind: &'static str,
    #[serde(flatten)]
    span: SpanJson<'a>,
}

#[derive(Serialize)]
struct BreakJson<'a> {
    at: u32,
    page: &'a str,
    edition: &'a str,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    n: u32,
    id: &'a str,
    kind: &'static str,
    block: usize,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct DateJson<'a> {
    unit: Option<String>,
    #[serde(flatten)]
    span: SpanJson<'a>,
    #[serde(flatten)]
    attributes: Map<String, Value>,
}

pub(super) fn write(
    segmented: &Segmented,
    dates: &[Date],
    characters: &Characters<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = segmented.document();
    for (name, content) in [
        ("{\"key\":", Some(document.key().as_str())),
        (",\"language\":", Some(document.language().language.as_str())),
        (",\"file\":", document.file().name.as_deref()),
        (",\"sha256\":", document.file().sha256.map(|sha256| hex(&sha256)).as_deref()),
        (",\"encoding\":", Some(document.encoding().name.as_str())),
        (",\"text\":", Some(document.text())),
    ] {
        out.write_all(name.as_bytes())?;
        value(out, content)?;
    }
    list(out, ",\n\"blocks\":", document.blocks().iter().enumerate(), |(i, block)| {
        block_json(segmented, *block, document.block_span(i), characters)
    })?;
    list(out, ",\n\"notes\":", (0..).map(NoteId::new).zip(document.notes()), |(id, note)| {
        note_json(segmented, id, note, characters)
    })?;
    list(out, ",\n\"skips\":", document.skips(), |skip: &Skip| SkipJson {
        kind: skip.kind.name(),
        span: characters.span(skip.span),
    })?;
    list(out, ",\n\"breaks\":", document.breaks(), |page: &PageBreak| BreakJson {
        at: characters.at(page.at),
        page: &page.page,
        edition: &page.edition,
    })?;
    units(segmented, characters, out)?;
    list(out, ",\n\"dates\":", dates, |date: &Date| DateJson {
        unit: segmented.at(date.span.start()).map(|unit| unit_id(segmented, unit)),
        span: characters.span(date.span),
        attributes: date.attributes().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect(),
    })?;
    out.write_all(b"}")
}

fn block_json(text: &Segmented, block: Block, span: Span, characters: &Characters<'_>) -> BlockJson {
    let (start, end) = characters.ends(span);
    BlockJson { shape: shape(text, block), start, end }
}

fn note_json<'a>(text: &Segmented, id: NoteId, note: &'a Note, characters: &Characters<'_>) -> NoteJson<'a> {
    NoteJson { id: note_id(text, id), call: characters.at(note.call), place: note.place.name(), label: &note.label }
}

fn units(segmented: &Segmented, characters: &Characters<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut id = String::new();
    out.write_all(b",\n\"units\":[")?;
    for unit in segmented.ids() {
        id.clear();
        // Writing to a String does not fail.
        let _ = write!(id, "{}-s{}", segmented.document().key(), unit.ordinal());
        out.write_all(if unit.number() == 0 { b"\n" } else { b",\n" })?;
        value(out, unit_json(segmented, unit, &id, characters))?;
    }
    out.write_all(b"]")
}

fn unit_json<'a>(text: &'a Segmented, unit: SentenceId, id: &'a str, characters: &Characters<'_>) -> UnitJson<'a> {
    let (start, end) = characters.ends(text.span(unit));
    let (kind, block) = (text.unit(unit).name(), text.block(unit));
    UnitJson { n: unit.number(), id, kind, block, start, end, text: text.text(unit) }
}
