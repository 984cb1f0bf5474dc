//! One text of an edition: its reading text, blocks, notes, units and dates.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::sequence::sequence;
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
    id: String,
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

/// One text with its dates.
pub(super) struct TextJson<'a> {
    pub text: &'a Segmented,
    pub dates: &'a [Date],
    pub characters: &'a Characters<'a>,
}

impl Serialize for TextJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { text, dates, characters } = *self;
        let document = text.document();
        let blocks = || {
            let blocks = document.blocks().iter().enumerate();
            blocks.map(|(i, &block)| block_json(text, block, document.block_span(i), characters))
        };
        let notes = || {
            let notes = (0..).map(NoteId::new).zip(document.notes());
            notes.map(|(id, note)| note_json(text, id, note, characters))
        };
        let skip = |skip: &Skip| SkipJson { kind: skip.kind.name(), span: characters.span(skip.span) };
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("key", document.key().as_str())?;
        object.serialize_entry("language", document.language().language.as_str())?;
        object.serialize_entry("file", &document.file().name)?;
        object.serialize_entry("sha256", &document.file().sha256.map(|sha256| hex(&sha256)))?;
        object.serialize_entry("encoding", &document.encoding().name)?;
        object.serialize_entry("text", document.text())?;
        object.serialize_entry("blocks", &sequence(blocks))?;
        object.serialize_entry("notes", &sequence(notes))?;
        object.serialize_entry("skips", &sequence(|| document.skips().iter().map(skip)))?;
        object.serialize_entry(
            "breaks",
            &sequence(|| document.breaks().iter().map(|page| break_json(page, characters))),
        )?;
        object.serialize_entry("units", &sequence(|| text.ids().map(|unit| unit_json(text, unit, characters))))?;
        object.serialize_entry("dates", &sequence(|| dates.iter().map(|date| date_json(text, date, characters))))?;
        object.end()
    }
}

fn break_json<'a>(page: &'a PageBreak, characters: &Characters<'_>) -> BreakJson<'a> {
    BreakJson { at: characters.at(page.at), page: &page.page, edition: &page.edition }
}

fn date_json<'a>(text: &Segmented, date: &Date, characters: &Characters<'a>) -> DateJson<'a> {
    DateJson {
        unit: text.at(date.span.start()).map(|unit| unit_id(text, unit)),
        span: characters.span(date.span),
        attributes: date.attributes().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect(),
    }
}

fn block_json(text: &Segmented, block: Block, span: Span, characters: &Characters<'_>) -> BlockJson {
    let (start, end) = characters.ends(span);
    BlockJson { shape: shape(text, block), start, end }
}

fn note_json<'a>(text: &Segmented, id: NoteId, note: &'a Note, characters: &Characters<'_>) -> NoteJson<'a> {
    NoteJson { id: note_id(text, id), call: characters.at(note.call), place: note.place.name(), label: &note.label }
}

fn unit_json<'a>(text: &'a Segmented, unit: SentenceId, characters: &Characters<'_>) -> UnitJson<'a> {
    let (start, end) = characters.ends(text.span(unit));
    UnitJson {
        n: unit.number(),
        id: unit_id(text, unit),
        kind: text.unit(unit).name(),
        block: text.block(unit),
        start,
        end,
        text: text.text(unit),
    }
}
