//! An entry a line, for a spreadsheet, to be corrected and given back.

use std::io::{self, Write};

use super::Format;
use crate::model::{Edition, Entry, EntryKind, PerSide, Renderings, Status, Version};

/// One line an entry, tab-separated; the first line names the columns. Several forms stand behind `|`. A name that is no
/// person's, and a person's whose parts are not known, stands in `ru_surname` as a whole. Entries of the file that was given
/// and that the texts do not name follow those that they do. [`crate::read::authority`] reads it back.
#[derive(Debug)]
pub struct Authority;

/// The first line.
const COLUMNS: [&str; 20] = [
    "id",
    "type",
    "ru_surname",
    "ru_forename",
    "ru_patronymic",
    "ru_variants",
    "en_preferred",
    "en_variants",
    "sex",
    "indeclinable",
    "birth",
    "death",
    "role",
    "viaf",
    "wikidata",
    "lcnaf",
    "note",
    "mentions_ru",
    "mentions_en",
    "status",
];

impl Format for Authority {
    fn name(&self) -> &'static str {
        "authority"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", COLUMNS.join("\t"))?;
        for version in edition.versions() {
            let entries = edition.entries().iter().zip(&version.renderings).zip(counts(edition, version));
            let absent = edition.absent().iter().map(|entry| ((entry, Renderings::none()), PerSide::default()));
            for ((entry, renderings), mentions) in entries.chain(absent) {
                line(entry, renderings, mentions, out)?;
            }
        }
        Ok(())
    }
}

/// How often each text has each entry.
fn counts(edition: &Edition, version: &Version) -> Vec<PerSide<u32>> {
    let mut counts = vec![PerSide::default(); edition.entries().len()];
    for mention in &version.mentions {
        for (side, span) in mention.spans.sides() {
            counts[mention.entry.index()][side] += u32::from(span.is_some());
        }
    }
    counts
}

fn line(entry: &Entry, renderings: &Renderings, mentions: PerSide<u32>, out: &mut dyn Write) -> io::Result<()> {
    let (name, record) = (&entry.name, &entry.record);
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    let known = entry.kind == EntryKind::Person && !name.whole().is_empty();
    let whole = match (known, entry.is_in_original()) {
        (true, _) => name.whole(),
        (false, true) => entry.lemma.clone(),
        (false, false) => String::new(),
    };
    let [surname, forename, patronymic] = if known {
        [part(&name.surname), part(&name.forename), part(&name.patronymic)]
    } else {
        [whole.clone(), String::new(), String::new()]
    };
    let heading = renderings.heading(entry).cloned().unwrap_or_default();
    let list = |forms: Vec<&str>, without: &str| {
        forms.into_iter().filter(|form| *form != without).collect::<Vec<_>>().join("|")
    };
    // What a person has confirmed allows the forms that it lists: what the text has besides is not added in passing.
    let confirmed = entry.status == Status::Confirmed;
    let allowed = confirmed.then(|| record.renderings.iter().map(String::as_str).collect());
    let cells = [
        entry.id.clone(),
        entry.kind.name().to_owned(),
        surname,
        forename,
        patronymic,
        list(entry.source_forms().collect(), &whole),
        heading.clone(),
        list(allowed.unwrap_or_else(|| renderings.all_forms(entry).collect()), &heading),
        entry.sex.map_or("", |sex| sex.name()).to_owned(),
        if entry.indeclinable { "yes" } else { "" }.to_owned(),
        record.birth.clone(),
        record.death.clone(),
        record.role.clone(),
        record.viaf.clone(),
        record.wikidata.clone(),
        record.lcnaf.clone(),
        record.note.clone(),
        mentions.source.to_string(),
        mentions.target.to_string(),
        entry.status.name().to_owned(),
    ];
    let cells: Vec<String> = cells.into_iter().map(quoted).collect();
    writeln!(out, "{}", cells.join("\t"))
}

/// A cell as spreadsheets quote it where it holds what would end it.
fn quoted(cell: String) -> String {
    if cell.starts_with(['"', '#']) || cell.contains(['\t', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
