//! One line of a list of names, put together from its cells, and what each may hold.

use crate::model::{Entry, EntryKind, PersonName, Record, Sex, Status};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Type,
    Surname,
    Forename,
    Patronymic,
    Variants,
    Preferred,
    Renderings,
    Sex,
    Indeclinable,
    Birth,
    Death,
    Role,
    Viaf,
    Wikidata,
    Lcnaf,
    Note,
    Status,
}

/// The columns that are read; those of counts are not.
const COLUMNS: [(&str, Column); 18] = [
    ("id", Column::Id),
    ("type", Column::Type),
    ("ru_surname", Column::Surname),
    ("ru_forename", Column::Forename),
    ("ru_patronymic", Column::Patronymic),
    ("ru_variants", Column::Variants),
    ("en_preferred", Column::Preferred),
    ("en_variants", Column::Renderings),
    ("sex", Column::Sex),
    ("indeclinable", Column::Indeclinable),
    ("birth", Column::Birth),
    ("death", Column::Death),
    ("role", Column::Role),
    ("viaf", Column::Viaf),
    ("wikidata", Column::Wikidata),
    ("lcnaf", Column::Lcnaf),
    ("note", Column::Note),
    ("status", Column::Status),
];

impl Column {
    pub fn named(name: &str) -> Option<Self> {
        COLUMNS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, column)| *column)
    }

    /// The name that a mistyped one is taken for: a letter or two apart, or written with other signs.
    pub fn near(name: &str) -> Option<&'static str> {
        let plain = |name: &str| name.to_ascii_lowercase().replace([' ', '-', '.'], "_");
        let name = plain(name);
        let near = |known: &str| known.len() > 3 && strsim::osa_distance(&name, known) <= 1 + known.len() / 8;
        COLUMNS.iter().map(|(known, _)| *known).find(|known| *known == name || near(known))
    }

    /// All names, for messages.
    pub fn names() -> String {
        COLUMNS.map(|(name, _)| name).join(", ")
    }
}

/// An entry whose cells are read one after another.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub id: String,
    pub kind: Option<EntryKind>,
    pub name: PersonName,
    pub sex: Option<Sex>,
    pub indeclinable: bool,
    pub status: Option<Status>,
    pub record: Record,
}

impl Draft {
    pub fn fill(&mut self, column: Column, text: &str) -> Result<(), String> {
        let own = || text.to_owned();
        match column {
            Column::Id => self.id = id(text)?,
            Column::Type => self.kind = Some(kind(text)?),
            Column::Surname => self.name.surname = part(text),
            Column::Forename => self.name.forename = part(text),
            Column::Patronymic => self.name.patronymic = part(text),
            Column::Variants => self.record.variants = list(text),
            Column::Preferred => self.record.preferred = part(text).unwrap_or_default(),
            Column::Renderings => self.record.renderings = list(text),
            Column::Sex => self.sex = sex(text)?,
            Column::Indeclinable => self.indeclinable = yes(text)?,
            Column::Birth => self.record.birth = own(),
            Column::Death => self.record.death = own(),
            Column::Role => self.record.role = own(),
            Column::Viaf => self.record.viaf = viaf(text)?,
            Column::Wikidata => self.record.wikidata = wikidata(text)?,
            Column::Lcnaf => self.record.lcnaf = lcnaf(text)?,
            Column::Note => self.record.note = own(),
            Column::Status => self.status = status(text)?,
        }
        Ok(())
    }

    pub fn entry(self) -> Result<Entry, String> {
        let Some(kind) = self.kind else { return Err(format!("the type is missing: expected {KINDS}")) };
        let mut entry = Entry::new(self.id, kind, self.name.whole());
        entry.record = self.record;
        // What is the heading is no variant of it.
        let Record { variants, renderings, preferred, .. } = &mut entry.record;
        variants.retain(|form| *form != entry.lemma);
        renderings.retain(|form| form != preferred);
        if entry.lemma.is_empty()
            && entry.record.variants.is_empty()
            && entry.record.preferred.is_empty()
            && entry.record.renderings.is_empty()
        {
            return Err("no name: expected ru_surname, ru_forename or en_preferred".to_owned());
        }
        if kind == EntryKind::Person {
            (entry.name, entry.sex, entry.indeclinable) = (self.name, self.sex, self.indeclinable);
        }
        // The program writes a status in each line: a line without one is made by hand.
        entry.status = self.status.unwrap_or(Status::Confirmed);
        Ok(entry)
    }
}

/// Forms between vertical bars.
fn list(text: &str) -> Vec<String> {
    forms(text.split('|'))
}

/// Forms that are not empty, each once and with single spaces.
pub(super) fn forms<'a>(forms: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for form in forms.into_iter().filter_map(part) {
        if !all.contains(&form) {
            all.push(form);
        }
    }
    all
}

/// A part of a name with single spaces; none where the text is blank.
pub(super) fn part(text: &str) -> Option<String> {
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|part| !part.is_empty())
}

pub(super) fn id(text: &str) -> Result<String, String> {
    let mut letters = text.chars();
    let starts = letters.next().is_none_or(|c| c.is_alphabetic() || c == '_');
    if starts && letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) {
        Ok(text.to_owned())
    } else {
        Err(format!("{text:?} is not an id: expected a letter, then letters, digits, - or _, or nothing"))
    }
}

const KINDS: &str = "person, place or organisation";

pub(super) fn kind(text: &str) -> Result<EntryKind, String> {
    match text.to_lowercase().as_str() {
        "person" => Ok(EntryKind::Person),
        "place" => Ok(EntryKind::Place),
        "organisation" | "organization" | "org" => Ok(EntryKind::Organisation),
        "" => Err(format!("the type is missing: expected {KINDS}")),
        _ => Err(format!("unknown type {text:?}: expected {KINDS}")),
    }
}

pub(super) fn sex(text: &str) -> Result<Option<Sex>, String> {
    match text.to_lowercase().as_str() {
        "" => Ok(None),
        "female" | "f" => Ok(Some(Sex::Female)),
        "male" | "m" => Ok(Some(Sex::Male)),
        _ => Err(format!("unknown sex {text:?}: expected female, male or nothing")),
    }
}

fn yes(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "" | "no" | "false" | "0" => Ok(false),
        "yes" | "true" | "1" => Ok(true),
        _ => Err(format!("{text:?} is neither yes nor no: is the surname the same in all grammatical cases?")),
    }
}

pub(super) fn status(text: &str) -> Result<Option<Status>, String> {
    match text.to_lowercase().as_str() {
        "" => Ok(None),
        "guessed" => Ok(Some(Status::Guessed)),
        "confirmed" => Ok(Some(Status::Confirmed)),
        "rejected" => Ok(Some(Status::Rejected)),
        _ => Err(format!("unknown status {text:?}: expected guessed, confirmed or rejected")),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn viaf(text: &str) -> Result<String, String> {
    number(text, "VIAF number such as 44384303", is_digits)
}

pub(super) fn wikidata(text: &str) -> Result<String, String> {
    number(text, "Wikidata item such as Q35314", |n| n.strip_prefix('Q').is_some_and(is_digits))
}

pub(super) fn lcnaf(text: &str) -> Result<String, String> {
    let known = |n: &str| is_digits(n.trim_start_matches(|c: char| c.is_ascii_lowercase()));
    number(text, "LCNAF number such as n79054248", known)
}

/// A number of a library's file, alone or at the end of an address.
fn number(text: &str, expected: &str, is_one: impl Fn(&str) -> bool) -> Result<String, String> {
    let number = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let number = number.strip_suffix(".html").unwrap_or(number);
    if text.is_empty() || is_one(number) { Ok(number.to_owned()) } else { Err(format!("{text:?} is not a {expected}")) }
}
