//! Lists of names as JSON.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::draft::{Draft, forms, id, kind, lcnaf, part, sex, status, viaf, wikidata};
use crate::model::{self, Line, PersonName, Place, Side, Status};
use crate::{Error, Result};

/// The index or an edition, or an object with the entries alone.
#[derive(Deserialize)]
struct Index {
    #[serde(default)]
    versions: Vec<NameList>,
    #[serde(flatten)]
    own: NameList,
}

/// In version 1 a version holds its entries; from version 2 on the index does, and a version the forms that it has.
#[derive(Default, Deserialize)]
struct NameList {
    #[serde(default)]
    entries: Vec<Entry>,
    #[serde(default)]
    absent: Vec<Entry>,
    #[serde(default)]
    renderings: Vec<Renderings>,
}

/// The forms of an entry in one version.
#[derive(Deserialize)]
struct Renderings {
    entry: String,
    #[serde(default)]
    preferred: Option<String>,
    #[serde(default)]
    forms: Vec<Form>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    id: String,
    #[serde(alias = "type")]
    kind: String,
    #[serde(default)]
    lemma: String,
    /// From version 2 on: the side that the lemma is of.
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    status: String,
    #[serde(default)]
    preferred: Option<String>,
    #[serde(default)]
    name: Parts,
    #[serde(default)]
    sex: Option<String>,
    #[serde(default)]
    indeclinable: bool,
    #[serde(default)]
    forms: Vec<Form>,
    #[serde(default)]
    renderings: Vec<Form>,
    #[serde(default)]
    record: Record,
}

#[derive(Default, Deserialize)]
struct Parts {
    surname: Option<String>,
    forename: Option<String>,
    patronymic: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Form {
    Text(String),
    Counted { text: String },
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Record {
    variants: Vec<String>,
    renderings: Vec<String>,
    preferred: String,
    birth: String,
    death: String,
    role: String,
    viaf: String,
    wikidata: String,
    lcnaf: String,
    note: String,
}

/// Reads the entries. An error in one names the entry by its number, from 1.
pub(super) fn lines(file: &str, text: &str) -> Result<Vec<Line>> {
    let entries = if text.trim_start().starts_with('[') {
        serde_json::from_str::<Vec<Entry>>(text)
    } else {
        serde_json::from_str::<Index>(text).map(|index| {
            let first = index.versions.into_iter().next().unwrap_or_default();
            let mut own = index.own.entries;
            let mut forms: BTreeMap<String, Renderings> =
                first.renderings.into_iter().map(|renderings| (renderings.entry.clone(), renderings)).collect();
            for entry in &mut own {
                if let Some(renderings) = forms.remove(&entry.id) {
                    (entry.preferred, entry.renderings) = (renderings.preferred, renderings.forms);
                }
            }
            [first.entries, first.absent, own, index.own.absent].into_iter().flatten().collect()
        })
    };
    let entries = entries.map_err(|error| Error::Input {
        file: file.to_owned(),
        place: Place::Line(error.line() as u32, error.column() as u32),
        message: format!("not a list of names in JSON: {error}"),
    })?;
    let line = |(n, entry): (usize, Entry)| {
        let place = Place::Entry(n as u32 + 1);
        let entry = draft(entry).and_then(Draft::entry).map_err(|message| Error::Input {
            file: file.to_owned(),
            place,
            message,
        })?;
        Ok(Line { place, entry })
    };
    entries.into_iter().enumerate().map(line).collect()
}

/// The entry as it stands there, each value checked.
fn draft(entry: Entry) -> Result<Draft, String> {
    let Entry { name, record, .. } = entry;
    let mut name = PersonName {
        surname: name.surname.as_deref().and_then(part),
        forename: name.forename.as_deref().and_then(part),
        patronymic: name.patronymic.as_deref().and_then(part),
    };
    let text = |form: &Form| match form {
        Form::Text(text) | Form::Counted { text } => text.clone(),
    };
    let own: Vec<String> = entry.forms.iter().map(text).collect();
    let renderings: Vec<String> = entry.renderings.iter().map(text).collect();
    // A lemma that is no more than a form of the translation is no name of the original.
    let only_there = match entry.language.as_deref() {
        Some(side) => side == Side::Target.name(),
        None => own.is_empty() && renderings.contains(&entry.lemma),
    };
    let mut variants = record.variants;
    match (name != PersonName::default(), only_there) {
        // The parts make the lemma; what was the lemma is a variant, if it is another form.
        (true, false) => variants.push(entry.lemma),
        (false, false) => name.surname = part(&entry.lemma),
        (_, true) => {}
    }
    variants.extend(own);
    let status = status(&entry.status)?;
    let mut others = record.renderings;
    // A confirmed entry allows what it lists, not what the text happened to have.
    if status != Some(Status::Confirmed) {
        others.extend(renderings);
    }
    Ok(Draft {
        id: id(&entry.id)?,
        kind: Some(kind(&entry.kind)?),
        name,
        sex: sex(entry.sex.as_deref().unwrap_or_default())?,
        indeclinable: entry.indeclinable,
        status,
        record: model::Record {
            variants: each_once(&variants),
            preferred: part(entry.preferred.as_deref().unwrap_or(&record.preferred)).unwrap_or_default(),
            renderings: each_once(&others),
            birth: record.birth,
            death: record.death,
            role: record.role,
            viaf: viaf(&record.viaf)?,
            wikidata: wikidata(&record.wikidata)?,
            lcnaf: lcnaf(&record.lcnaf)?,
            note: record.note,
        },
    })
}

fn each_once(all: &[String]) -> Vec<String> {
    forms(all.iter().map(String::as_str))
}
