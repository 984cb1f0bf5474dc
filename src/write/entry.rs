//! An entry of the index as JSON, the same in editions and in the index alone.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Entry, Probability, Record, Rendering, Span};

/// An entry; what is empty or not known is left out, but not the first seven.
#[derive(Serialize)]
pub(super) struct EntryJson<'a> {
    id: &'a str,
    kind: &'static str,
    lemma: &'a str,
    basis: &'static str,
    status: &'static str,
    probability: Probability,
    preferred: Option<&'a str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    name: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sex: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    indeclinable: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    alternatives: &'a [String],
    forms: Vec<RenderingJson<'a>>,
    renderings: Vec<RenderingJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variations: Vec<VariationJson<'a>>,
    transliterations: Map<String, Value>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    record: Map<String, Value>,
}

#[derive(Serialize)]
struct RenderingJson<'a> {
    text: &'a str,
    count: u32,
}

#[derive(Serialize)]
struct VariationJson<'a> {
    source: &'a str,
    renderings: Vec<RenderingJson<'a>>,
}

/// Half-open, in bytes of the reading text.
#[derive(Serialize)]
pub(super) struct SpanJson {
    start: u32,
    end: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

pub(super) fn entry(entry: &Entry) -> EntryJson<'_> {
    let name = &entry.name;
    let parts = [("surname", &name.surname), ("forename", &name.forename), ("patronymic", &name.patronymic)];
    let variations = entry.variations.iter();
    EntryJson {
        id: &entry.id,
        kind: entry.kind.name(),
        lemma: &entry.lemma,
        basis: entry.basis.name(),
        status: entry.status.name(),
        probability: entry.probability,
        preferred: entry.heading().map(String::as_str),
        name: parts.into_iter().filter_map(|(key, part)| Some((key.to_owned(), part.clone()?.into()))).collect(),
        sex: entry.sex.map(crate::model::Sex::name),
        indeclinable: entry.indeclinable,
        alternatives: &entry.alternatives,
        forms: renderings(&entry.forms),
        renderings: renderings(&entry.renderings),
        variations: variations
            .map(|v| VariationJson { source: &v.source, renderings: renderings(&v.renderings) })
            .collect(),
        transliterations: entry.transliterations.iter().map(|(s, form)| (s.clone(), form.as_str().into())).collect(),
        record: record(&entry.record),
    }
}

pub(super) const fn span(span: Span) -> SpanJson {
    SpanJson { start: span.start(), end: span.end() }
}

fn renderings(forms: &[Rendering]) -> Vec<RenderingJson<'_>> {
    forms.iter().map(|form| RenderingJson { text: &form.text, count: form.count }).collect()
}

fn record(record: &Record) -> Map<String, Value> {
    let lists = [("variants", &record.variants), ("renderings", &record.renderings)];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(key, list)| (key, list.clone().into()));
    let texts = [
        ("preferred", &record.preferred),
        ("birth", &record.birth),
        ("death", &record.death),
        ("role", &record.role),
        ("viaf", &record.viaf),
        ("wikidata", &record.wikidata),
        ("lcnaf", &record.lcnaf),
        ("note", &record.note),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key, text.clone().into()));
    lists.chain(texts).map(|(key, value)| (key.to_owned(), value)).collect()
}
