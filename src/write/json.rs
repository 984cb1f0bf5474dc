//! Everything that an edition holds, for programs.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::entry::{self, SpanJson};
use super::{Format, Options, hex};
use crate::model::{Block, BlockKind, Edition, Mention, Probability, Segmented, SentenceId, Skip, Stream};
use crate::model::{Span, Version, Warning};

/// One JSON object, UTF-8; a unit, a bead or an entry a line, so that two editions can be compared with `diff`.
///
/// ```json
/// {"version":1,"generator":"bitext 0.1.0","date":null,
/// "texts":[
/// {"key":"ru","language":"ru","file":"report.ru.txt","sha256":"…","encoding":"utf-8","text":"…",
/// "blocks":[{"kind":"heading","level":1,"note":null,"start":0,"end":21},…],
/// "skips":[{"kind":"hyphen","start":120,"end":122},…],
/// "units":[{"n":0,"id":"ru-s1","kind":"sentence","block":0,"start":0,"end":20,"text":"…"},…]},…],
/// "versions":[
/// {"source":"ru","target":"en",
/// "beads":[{"source":[0],"target":[0],"probability":0.981,"course":"in_order","by":"program"},…],
/// "entries":[{"id":"per-khrushchev","kind":"person","lemma":"Н. С. Хрущёв","basis":"attested","status":"guessed",
///   "probability":0.97,"preferred":"N. S. Khrushchev","name":{"forename":"Н.","patronymic":"С.","surname":"Хрущёв"},
///   "sex":"male","forms":[{"text":"Хрущёв","count":12},…],"renderings":[{"text":"Khrushchev","count":12},…],
///   "transliterations":{"alalc-simple":"N. S. Khrushchëv"}},…],
/// "absent":[],
/// "mentions":[{"bead":4,"entry":"per-khrushchev","source":{"start":812,"end":824},"target":null,"probability":0.9},…]}]}
/// ```
///
/// - `version` is raised when a key changes its meaning or goes; keys may be added at any time.
/// - `file` is `null` where a text came through a stream.
/// - `text` is the whole reading text; `start` and `end` are offsets in bytes of its UTF-8 form. Nothing is replaced
///   or left out: control characters are escaped as JSON has it.
/// - A unit's `text` is `text[start..end]`, repeated for readers that count characters otherwise. Units are numbered
///   from 0 (`n`, and in beads) in the order of the reading text; the id counts from 1, as TEI has it.
/// - `texts` begins with the original; each member of `versions` names the keys of the two texts that it joins.
/// - `course` is `in_order` or `moved`, `by` is `program` or `hand`; an empty list is an omission or an addition.
/// - Of an entry `forms` are those of the original, in the nominative; `variations` (`source`, `renderings`) what the
///   translation renders in several ways; `alternatives` other nominatives that it may have; `record` what a list of the user
///   says besides: `variants`, `renderings`, `birth`, `death`, `role`, `viaf`, `wikidata`, `lcnaf`, `note`. `absent` are
///   entries of that list that the texts do not name, or that it rejects.
/// - `level` is of headings only; `note` is the offset at which a note is called, `null` in the body.
#[derive(Debug)]
pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn endings(&self) -> &'static [&'static str] {
        &[".json"]
    }

    fn about(&self) -> &'static str {
        "everything that is known, for programs"
    }

    fn has_names(&self) -> bool {
        true
    }

    fn write(&self, edition: &Edition, options: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>> {
        out.write_all(b"{\"version\":1,\"generator\":")?;
        value(out, concat!("bitext ", env!("CARGO_PKG_VERSION")))?;
        out.write_all(b",\"date\":")?;
        value(out, options.date.map(|date| date.to_string()))?;
        out.write_all(b",\n\"texts\":[\n")?;
        for (i, segmented) in edition.texts().enumerate() {
            out.write_all(if i == 0 { b"" } else { b",\n" })?;
            text(segmented, out)?;
        }
        out.write_all(b"],\n\"versions\":[\n")?;
        for (i, version) in edition.versions().iter().enumerate() {
            out.write_all(if i == 0 { b"" } else { b",\n" })?;
            links(edition.original(), version, out)?;
        }
        out.write_all(b"]}\n")?;
        Ok(Vec::new())
    }
}

#[derive(Serialize)]
struct BlockJson {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    note: Option<u32>,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct SkipJson {
    kind: &'static str,
    start: u32,
    end: u32,
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
struct BeadJson<'a> {
    source: Numbers<'a>,
    target: Numbers<'a>,
    probability: Probability,
    course: &'static str,
    by: &'static str,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    bead: usize,
    entry: &'a str,
    source: Option<SpanJson>,
    target: Option<SpanJson>,
    probability: Probability,
}

struct Numbers<'a>(&'a [SentenceId]);

impl Serialize for Numbers<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|id| id.number()))
    }
}

fn text(segmented: &Segmented, out: &mut dyn Write) -> io::Result<()> {
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
        block_json(block, document.block_span(i))
    })?;
    list(out, ",\n\"skips\":", document.skips(), skip_json)?;
    let mut id = String::new();
    out.write_all(b",\n\"units\":[")?;
    for unit in segmented.ids() {
        id.clear();
        // Writing to a String does not fail.
        let _ = write!(id, "{}-s{}", document.key(), unit.ordinal());
        let span = segmented.span(unit);
        out.write_all(if unit.number() == 0 { b"\n" } else { b",\n" })?;
        value(
            out,
            UnitJson {
                n: unit.number(),
                id: &id,
                kind: segmented.unit(unit).name(),
                block: segmented.block(unit),
                start: span.start(),
                end: span.end(),
                text: segmented.text(unit),
            },
        )?;
    }
    out.write_all(b"]}")
}

fn links(original: &Segmented, version: &Version, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"source\":")?;
    value(out, original.document().key().as_str())?;
    out.write_all(b",\"target\":")?;
    value(out, version.text.document().key().as_str())?;
    list(out, ",\n\"beads\":", version.links.links(), |link| BeadJson {
        source: Numbers(link.source),
        target: Numbers(link.target),
        probability: link.bead.probability,
        course: link.bead.course.name(),
        by: link.bead.by.name(),
    })?;
    list(out, ",\n\"entries\":", &version.names.entries, entry::entry)?;
    list(out, ",\n\"absent\":", &version.names.absent, entry::entry)?;
    list(out, ",\n\"mentions\":", &version.names.mentions, |mention| mention_json(mention, version))?;
    out.write_all(b"}")
}

fn block_json(block: &Block, span: Span) -> BlockJson {
    let level = if let BlockKind::Heading { level } = block.kind { Some(level) } else { None };
    let note = if let Stream::Note { mark } = block.stream { Some(mark) } else { None };
    BlockJson { kind: block.kind.name(), level, note, start: span.start(), end: span.end() }
}

fn skip_json(skip: &Skip) -> SkipJson {
    SkipJson { kind: skip.kind.name(), start: skip.span.start(), end: skip.span.end() }
}

fn mention_json<'a>(mention: &Mention, version: &'a Version) -> MentionJson<'a> {
    MentionJson {
        bead: mention.bead.index(),
        entry: &version.names.entry(mention.entry).id,
        source: mention.source.map(entry::span),
        target: mention.target.map(entry::span),
        probability: mention.probability,
    }
}

/// A key and its list, one member a line.
fn list<T, J: Serialize>(
    out: &mut dyn Write,
    key: &str,
    members: impl IntoIterator<Item = T>,
    json: impl Fn(T) -> J,
) -> io::Result<()> {
    write!(out, "{key}[")?;
    for (i, member) in members.into_iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        value(out, json(member))?;
    }
    out.write_all(b"]")
}

fn value(out: &mut dyn Write, value: impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, &value).map_err(io::Error::from)
}
