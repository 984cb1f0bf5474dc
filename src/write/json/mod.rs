//! Everything that an edition holds, for programs.

mod lines;
mod links;
mod sequence;
mod text;

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::characters::Characters;
use super::{Format, Options, entry};
use crate::model::{Agent, Edition, PerSide, Warning};
use lines::Lines;
use links::VersionJson;
use sequence::sequence;
use text::TextJson;

/// One JSON object, UTF-8; a unit, a bead or an entry on a line of its own, so that two editions can be compared with `diff`.
///
/// ```json
/// {"version":2,"generator":"bitext 0.1.0","date":null,
/// "agents":[
/// {"kind":"person","name":null},…],
/// "texts":[
/// {"key":"ru","language":"ru","file":"report.ru.txt","sha256":"…","encoding":"utf-8","text":"…",
/// "blocks":[{"kind":"heading","level":1,"note":null,"start":0,"end":21},…],
/// "notes":[{"id":"ru-n1","call":66,"place":"foot","label":"1"},…],
/// "skips":[{"kind":"hyphen","start":120,"end":122,"text":"-\n"},…],
/// "breaks":[{"at":810,"page":"12","edition":""},…],
/// "units":[{"n":0,"id":"ru-s1","kind":"sentence","block":0,"start":0,"end":20,"text":"…"},…],
/// "dates":[{"unit":"ru-s4","start":140,"end":157,"text":"25 февраля 1956 г.","when":"1956-02-25"},…]},…],
/// "entries":[{"id":"per-khrushchev","kind":"person","lemma":"Н. С. Хрущёв","language":"source","basis":"attested",
///   "status":"guessed","probability":0.97,"name":{"forename":"Н.","patronymic":"С.","surname":"Хрущёв"},"sex":"male",
///   "forms":[{"text":"Хрущёв","count":12},…],"transliterations":{"alalc-simple":"N. S. Khrushchëv"}},…],
/// "absent":[],
/// "versions":[
/// {"source":"ru","target":"en",
/// "beads":[{"source":[0],"target":[0],"probability":0.981,"order":"in_order","provenance":"program"},…],
/// "renderings":[{"entry":"per-khrushchev","preferred":"N. S. Khrushchev","forms":[{"text":"Khrushchev","count":12},…]},…],
/// "mentions":[{"bead":4,"entry":"per-khrushchev","source":{"start":412,"end":418,"text":"Хрущёв"},"target":null,
///   "probability":0.9},…],
/// "coverage":{"source":{"sentences":3,"covered":2,…},"target":{…}},
/// "findings":[{"id":"omission-5f0c2a91","kind":"omission",…},…]}]}
/// ```
///
/// - `version` is incremented when a key changes meaning or is removed; keys may be added at any time.
/// - `file` is `null` where a text came through a stream.
/// - `text` is the whole reading text. Offsets (`start`, `end`, `call`, `at`) count its characters (Unicode code points) from
///   0, as Python and R slice strings; the crate itself counts bytes. Nothing is replaced or left out: control characters
///   are escaped as JSON has it.
/// - The `text` of a unit, a mention, a skip or a date is `text[start..end]`. Units are numbered from 0 (`n`, and in beads)
///   in the order of the reading text; ids count from 1, as in TEI.
/// - Of blocks, `level` is that of headings, `depth` that of list items, `row` and `column` are those of cells, `part` is
///   `front` or `back` where a block stands outside the text proper, `note` the id of the note that it belongs to.
/// - `texts` begins with the original; each member of `versions` names the keys of the two texts that it joins.
/// - `order` is `in_order` or `moved`. `provenance` is `program`, `given` (by a file) or `checked` (by a person); the last two
///   come with `resp`, the name of the file or the person, `null` where nobody named the person. An empty list of sentences
///   marks an omission or an addition.
/// - An entry's `language` is `source`, or `target` where the original lacks the name; `forms` are those of the original, in
///   the nominative; `alternatives` other nominatives that it may have; `record` holds what a list of the user adds:
///   `variants`, `renderings`, `preferred`, `birth`, `death`, `role`, `viaf`, `wikidata`, `lcnaf`, `note`. `absent` are
///   entries of that list that the texts do not name, or that it rejects.
/// - `renderings` lists for each entry what a version has: the heading (`preferred`), its `forms`, and `variations` (`source`,
///   `renderings`), the names that it renders in several ways.
/// - `dates` have the attributes of TEI's `date`: `when`, or `from` and `to`, or `notBefore` and `notAfter`; `calendar`.
/// - `coverage` and `findings` are those of `bitext coverage` ([`super::coverage::Json`]).
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

    fn has_dates(&self) -> bool {
        true
    }

    fn has_findings(&self) -> bool {
        true
    }

    fn write(&self, edition: &Edition, options: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>> {
        let date = options.date.map(|date| date.to_string());
        let mut lines = serde_json::Serializer::with_formatter(&mut *out, Lines::default());
        document(edition, date.as_deref(), &mut lines)?;
        out.write_all(b"\n")?;
        Ok(Vec::new())
    }
}

/// Serializes to the object that [`Json`] describes, with `date` null.
impl Serialize for Edition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        document(self, None, serializer)
    }
}

fn document<S: Serializer>(edition: &Edition, date: Option<&str>, serializer: S) -> Result<S::Ok, S::Error> {
    let characters: Vec<Characters<'_>> = edition.texts().map(|text| Characters::new(text.document().text())).collect();
    let texts = || {
        let texts = edition.texts().zip(edition.dates()).zip(&characters);
        texts.map(|((text, dates), characters)| TextJson { text, dates, characters })
    };
    let versions = || {
        let versions = edition.versions().iter().zip(&characters[1..]);
        versions.map(|(version, own)| VersionJson {
            edition,
            version,
            characters: PerSide { source: &characters[0], target: own },
        })
    };
    let mut object = serializer.serialize_map(None)?;
    object.serialize_entry("version", &2)?;
    object.serialize_entry("generator", concat!("bitext ", env!("CARGO_PKG_VERSION")))?;
    object.serialize_entry("date", &date)?;
    object.serialize_entry("agents", &sequence(|| edition.agents().iter().map(agent)))?;
    object.serialize_entry("texts", &sequence(texts))?;
    object.serialize_entry("entries", &sequence(|| edition.entries().iter().map(entry::entry)))?;
    object.serialize_entry("absent", &sequence(|| edition.absent().iter().map(entry::entry)))?;
    object.serialize_entry("versions", &sequence(versions))?;
    object.end()
}

#[derive(Serialize)]
struct AgentJson {
    kind: &'static str,
    name: Option<String>,
}

fn agent(agent: &Agent) -> AgentJson {
    AgentJson { kind: agent.kind(), name: agent.label() }
}
