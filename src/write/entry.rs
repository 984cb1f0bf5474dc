//! Entries of the index, their forms in a version and their mentions as JSON, the same in editions and in the index alone.

use serde::Serialize;
use serde_json::{Map, Value};

use super::characters::{Characters, SpanJson};
use crate::model::{Edition, Entry, Mention, PerSide, Probability, Record, Rendering, Renderings};

/// An entry; what is empty or not known is left out, except for the first seven keys and `forms`.
#[derive(Serialize)]
pub(super) struct EntryJson<'a> {
    id: &'a str,
    kind: &'static str,
    lemma: &'a str,
    language: &'static str,
    basis: &'static str,
    status: &'static str,
    probability: Probability,
    #[serde(skip_serializing_if = "Map::is_empty")]
    name: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sex: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    indeclinable: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    alternatives: &'a [String],
    forms: Vec<RenderingJson<'a>>,
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

/// What a version has of an entry.
#[derive(Serialize)]
pub(super) struct RenderingsJson<'a> {
    entry: &'a str,
    preferred: Option<&'a str>,
    forms: Vec<RenderingJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variations: Vec<VariationJson<'a>>,
}

/// A place where an entry is named.
#[derive(Serialize)]
pub(super) struct MentionJson<'a> {
    bead: usize,
    entry: &'a str,
    source: Option<SpanJson<'a>>,
    target: Option<SpanJson<'a>>,
    probability: Probability,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

pub(super) fn entry(entry: &Entry) -> EntryJson<'_> {
    let name = &entry.name;
    let parts = [("surname", &name.surname), ("forename", &name.forename), ("patronymic", &name.patronymic)];
    EntryJson {
        id: &entry.id,
        kind: entry.kind.name(),
        lemma: &entry.lemma,
        language: entry.side.name(),
        basis: entry.basis.name(),
        status: entry.status.name(),
        probability: entry.probability,
        name: parts.into_iter().filter_map(|(key, part)| Some((key.to_owned(), part.clone()?.into()))).collect(),
        sex: entry.sex.map(crate::model::Sex::name),
        indeclinable: entry.indeclinable,
        alternatives: &entry.alternatives,
        forms: counted(&entry.forms),
        transliterations: entry.transliterations.iter().map(|(s, form)| (s.clone(), form.as_str().into())).collect(),
        record: record(&entry.record),
    }
}

pub(super) fn renderings<'a>(entry: &'a Entry, own: &'a Renderings) -> RenderingsJson<'a> {
    let variations = own.variations.iter();
    RenderingsJson {
        entry: &entry.id,
        preferred: own.heading(entry).map(String::as_str),
        forms: counted(&own.forms),
        variations: variations
            .map(|v| VariationJson { source: &v.source, renderings: counted(&v.renderings) })
            .collect(),
    }
}

pub(super) fn mention<'a>(
    mention: &Mention,
    edition: &'a Edition,
    characters: PerSide<&Characters<'a>>,
) -> MentionJson<'a> {
    let PerSide { source, target } = mention.spans.zip(characters).map(|(span, text)| span.map(|span| text.span(span)));
    let (bead, entry) = (mention.bead.index(), edition.entry(mention.entry).id.as_str());
    MentionJson { bead, entry, source, target, probability: mention.probability }
}

fn counted(forms: &[Rendering]) -> Vec<RenderingJson<'_>> {
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
