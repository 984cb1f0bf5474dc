//! Lists of names as JSON.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::draft::{Column, Draft};
use crate::model::{Line, Place, Side};
use crate::{Error, Result};

/// The index or an edition, or an object with the entries alone.
#[derive(Deserialize)]
struct Index {
    #[serde(default)]
    versions: Vec<Entries>,
    #[serde(flatten)]
    own: Entries,
}

/// In version 1 a version holds its entries; from version 2 on the index does, and a version the forms that it has.
#[derive(Default, Deserialize)]
struct Entries {
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
        message: format!("no list of names in JSON: {error}"),
    })?;
    let line = |(n, entry): (usize, Entry)| {
        let place = Place::Entry(n as u32 + 1);
        let entry = draft(&entry).and_then(Draft::entry).map_err(|message| Error::Input {
            file: file.to_owned(),
            place,
            message,
        })?;
        Ok(Line { place, entry })
    };
    entries.into_iter().enumerate().map(line).collect()
}

fn draft(entry: &Entry) -> Result<Draft, String> {
    let Entry { name, record, .. } = entry;
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    let known = [&name.surname, &name.forename, &name.patronymic].iter().any(|part| part.is_some());
    // A lemma that is no more than a form of the translation is no name of the original.
    let texts = |forms: &[Form]| -> Vec<String> {
        let text = |form: &Form| match form {
            Form::Text(text) | Form::Counted { text } => text.clone(),
        };
        forms.iter().map(text).collect()
    };
    let (forms, renderings) = (texts(&entry.forms), texts(&entry.renderings));
    let only_there = match entry.language.as_deref() {
        Some(side) => side == Side::Target.name(),
        None => forms.is_empty() && renderings.contains(&entry.lemma),
    };
    let whole = if known || only_there { part(&name.surname) } else { entry.lemma.clone() };
    let listed = |own: &[String], others: Vec<String>| [own, &others].concat().join("|");
    let lemma = if known && !only_there { vec![entry.lemma.clone()] } else { Vec::new() };
    let confirmed = entry.status == "confirmed";
    let mut draft = Draft::default();
    for (column, text) in [
        (Column::Id, entry.id.clone()),
        (Column::Type, entry.kind.clone()),
        (Column::Surname, whole),
        (Column::Forename, part(&name.forename)),
        (Column::Patronymic, part(&name.patronymic)),
        (Column::Variants, listed(&record.variants, [lemma, forms].concat())),
        (Column::Preferred, entry.preferred.clone().unwrap_or_else(|| record.preferred.clone())),
        (Column::Renderings, listed(&record.renderings, if confirmed { Vec::new() } else { renderings })),
        (Column::Sex, part(&entry.sex)),
        (Column::Indeclinable, if entry.indeclinable { "yes" } else { "" }.to_owned()),
        (Column::Birth, record.birth.clone()),
        (Column::Death, record.death.clone()),
        (Column::Role, record.role.clone()),
        (Column::Viaf, record.viaf.clone()),
        (Column::Wikidata, record.wikidata.clone()),
        (Column::Lcnaf, record.lcnaf.clone()),
        (Column::Note, record.note.clone()),
        (Column::Status, entry.status.clone()),
    ] {
        draft.fill(column, &text)?;
    }
    Ok(draft)
}
