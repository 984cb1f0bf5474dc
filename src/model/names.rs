//! People, places and organisations, and where they are named.

use std::collections::BTreeSet;

use super::{BeadId, PerSide, Probability, Side, Span};

/// Position of an entry in its edition, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    /// The entry at `position`, from 0.
    #[must_use]
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// From 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation: a party, an office, a newspaper.
    Organisation,
}

impl EntryKind {
    /// The name that options and formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
        }
    }
}

/// Sex of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// A woman.
    Female,
    /// A man.
    Male,
}

impl Sex {
    /// The name that files use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

/// Where the lemma of an entry comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The original has it.
    Attested,
    /// The program undid the endings of the forms that the original has.
    Derived,
    /// A table of conventional forms or a file of the user has it.
    Authority,
}

impl Basis {
    /// The name that formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attested => "attested",
            Self::Derived => "derived",
            Self::Authority => "authority",
        }
    }
}

/// What a person has said of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nothing: the program made it.
    Guessed,
    /// It is right.
    Confirmed,
    /// It is no name, or no pair: its forms are never linked again.
    Rejected,
}

impl Status {
    /// The name that files use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
        }
    }
}

/// The parts of a person's name, in the nominative; an initial with its period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Хрущёв.
    pub surname: Option<String>,
    /// Никита.
    pub forename: Option<String>,
    /// Сергеевич.
    pub patronymic: Option<String>,
}

impl PersonName {
    /// Forename, patronymic and surname, as far as they are known.
    #[must_use]
    pub fn whole(&self) -> String {
        let parts = [&self.forename, &self.patronymic, &self.surname];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// What a user's file says of an entry, and no text does; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Other forms in the original's language.
    pub variants: Vec<String>,
    /// The heading in the translation's language.
    pub preferred: String,
    /// Forms in the translation's language that are no fault beside it.
    pub renderings: Vec<String>,
    /// Date of birth, as the file has it.
    pub birth: String,
    /// Date of death, as the file has it.
    pub death: String,
    /// Office or calling.
    pub role: String,
    /// Number in the Virtual International Authority File.
    pub viaf: String,
    /// Wikidata item.
    pub wikidata: String,
    /// Number in the Library of Congress Name Authority File.
    pub lcnaf: String,
    /// A note.
    pub note: String,
}

/// One person, place or organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// An XML name, unique among the entries and made from the name, so that it stays the same from run to run: `per-khrushchev`.
    pub id: String,
    /// What it is.
    pub kind: EntryKind,
    /// The name in the nominative of the original's language; where the original lacks it, a form of the translation.
    pub lemma: String,
    /// The side whose language the lemma is in.
    pub side: Side,
    /// Where the lemma comes from.
    pub basis: Basis,
    /// Other nominatives that the forms may have, where the text does not tell: Иванов beside Иванова.
    pub alternatives: Vec<String>,
    /// Of a person, its parts.
    pub name: PersonName,
    /// Of a person, as far as it is known.
    pub sex: Option<Sex>,
    /// Whether the surname is the same in all cases: Черненко, Гюго, (Маргарет) Тэтчер.
    pub indeclinable: bool,
    /// That the program's guess of the lemma and of what belongs to this entry is right.
    pub probability: Probability,
    /// What a person has said of it.
    pub status: Status,
    /// The forms that the original has, in the nominative, commonest first, ties in alphabetical order.
    pub forms: Vec<Rendering>,
    /// The lemma in each scheme asked for: the scheme's id and the Latin form.
    pub transliterations: Vec<(String, String)>,
    /// What a user's file adds.
    pub record: Record,
}

impl Entry {
    /// An entry of which no more is known.
    ///
    /// ```
    /// use bitext::model::{Entry, EntryKind};
    /// let entry = Entry::new("pl-moskva".to_owned(), EntryKind::Place, "Москва".to_owned());
    /// assert_eq!(entry.source_forms().collect::<Vec<_>>(), ["Москва"]);
    /// ```
    #[must_use]
    pub fn new(id: String, kind: EntryKind, lemma: String) -> Self {
        Self {
            id,
            kind,
            lemma,
            side: Side::Source,
            basis: Basis::Attested,
            alternatives: Vec::new(),
            name: PersonName::default(),
            sex: None,
            indeclinable: false,
            probability: Probability::ONE,
            status: Status::Guessed,
            forms: Vec::new(),
            transliterations: Vec::new(),
            record: Record::default(),
        }
    }

    /// The lemma and every other form of the original's language that is known, each once; none where only the translation
    /// has the name.
    pub fn source_forms(&self) -> impl Iterator<Item = &str> {
        let known = self.record.variants.iter().chain(self.forms.iter().map(|form| &form.text));
        let lemma = Some(&self.lemma).filter(|_| self.is_in_original());
        each_once(lemma.into_iter().chain(known))
    }

    /// Whether the original has the name: whether the lemma is more than a form of the translation.
    #[must_use]
    pub fn is_in_original(&self) -> bool {
        self.side == Side::Source && !self.lemma.is_empty()
    }
}

/// What one version adds to an entry: the forms that it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renderings {
    /// Commonest first, ties in alphabetical order.
    pub forms: Vec<Rendering>,
    /// What the version renders in several ways, beyond inflection, initials, and what a person has allowed.
    pub variations: Vec<Variation>,
}

impl Renderings {
    /// No form at all, as in a list that no text was searched for.
    #[must_use]
    pub fn none() -> &'static Self {
        static NONE: Renderings = Renderings { forms: Vec::new(), variations: Vec::new() };
        &NONE
    }

    /// The heading of an entry in the version's language: the one of the user's file, else the fullest form.
    #[must_use]
    pub fn heading<'a>(&'a self, entry: &'a Entry) -> Option<&'a String> {
        Some(&entry.record.preferred).filter(|own| !own.is_empty()).or_else(|| self.fullest())
    }

    /// The longest form with the last word of the commonest (the surname, of a person), of equally long ones the commonest.
    #[must_use]
    pub fn fullest(&self) -> Option<&String> {
        let last = self.forms.first()?.text.rsplit(' ').next();
        let having = self.forms.iter().filter(|form| form.text.split(' ').any(|word| Some(word) == last));
        having.rev().max_by_key(|form| form.text.chars().count()).map(|form| &form.text)
    }

    /// The heading of an entry and every other form of the version's language that is known, each once.
    pub fn all_forms<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a str> {
        let known = entry.record.renderings.iter().chain(self.forms.iter().map(|form| &form.text));
        each_once(self.heading(entry).into_iter().chain(known))
    }
}

fn each_once<'a>(forms: impl Iterator<Item = &'a String>) -> impl Iterator<Item = &'a str> {
    let mut seen = BTreeSet::new();
    forms.map(String::as_str).filter(move |form| !form.is_empty() && seen.insert(*form))
}

/// A name, or a part of one, that the translation renders in more than one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variation {
    /// In the original's language, in the nominative: Горький.
    pub source: String,
    /// At least two, commonest first, ties in alphabetical order: Gorky, Gorki.
    pub renderings: Vec<Rendering>,
}

/// A form of a name and how often a text has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// As the text has it, in the original's language in the nominative.
    pub text: String,
    /// How often.
    pub count: u32,
}

/// One place in the texts where an entry is named: on both sides, or on one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bead that it lies in.
    pub bead: BeadId,
    /// Where in the original and in the translation.
    pub spans: PerSide<Option<Span>>,
    /// What is named.
    pub entry: EntryId,
    /// That the two spans name the same, and this entry.
    pub probability: Probability,
}

/// The names of a text and one version of it, as one run over both finds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Sorted by kind, then id.
    pub entries: Vec<Entry>,
    /// Of each entry, the forms that the version has.
    pub renderings: Vec<Renderings>,
    /// Sorted by bead, then place in the original, then place in the translation.
    pub mentions: Vec<Mention>,
    /// Entries of the user's file that these texts do not name, those rejected among them; in the order of the file.
    pub absent: Vec<Entry>,
}
