//! People, places and bodies, and where they are named.

use std::collections::BTreeSet;

use super::{BeadId, Probability, Span};

/// Position of an entry in [`Names`], from 0.
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
    /// A body: a party, an office, a newspaper.
    Organisation,
}

impl EntryKind {
    /// As options and formats spell it.
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
    /// As files spell it.
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
    /// As formats spell it.
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
    /// As files spell it.
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

/// One person, place or body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// An XML name, unique among the entries and made from the name, so that it stays the same from run to run: `per-khrushchev`.
    pub id: String,
    /// What it is.
    pub kind: EntryKind,
    /// The name in the nominative of the original's language.
    pub lemma: String,
    /// Where the lemma comes from.
    pub basis: Basis,
    /// Other nominatives that the forms may have, where the text does not tell: Иванов beside Иванова.
    pub alternatives: Vec<String>,
    /// Of a person, its parts.
    pub name: PersonName,
    /// Of a person, as far as it is known.
    pub sex: Option<Sex>,
    /// Is the surname the same in all cases: Черненко, Гюго, (Маргарет) Тэтчер?
    pub indeclinable: bool,
    /// That the program's guess of the lemma and of what belongs to this entry is right.
    pub probability: Probability,
    /// What a person has said of it.
    pub status: Status,
    /// The forms that the original has, in the nominative, commonest first, ties in alphabetical order.
    pub forms: Vec<Rendering>,
    /// The forms that the translation has, commonest first, ties in alphabetical order.
    pub renderings: Vec<Rendering>,
    /// What the translation renders in several ways, beyond inflection, initials, and what a person has allowed.
    pub variations: Vec<Variation>,
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
    /// assert!(entry.renderings.is_empty());
    /// ```
    #[must_use]
    pub fn new(id: String, kind: EntryKind, lemma: String) -> Self {
        Self {
            id,
            kind,
            lemma,
            basis: Basis::Attested,
            alternatives: Vec::new(),
            name: PersonName::default(),
            sex: None,
            indeclinable: false,
            probability: Probability::ONE,
            status: Status::Guessed,
            forms: Vec::new(),
            renderings: Vec::new(),
            variations: Vec::new(),
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

    /// The heading and every other form of the translation's language that is known, each once.
    pub fn target_forms(&self) -> impl Iterator<Item = &str> {
        let known = self.record.renderings.iter().chain(self.renderings.iter().map(|form| &form.text));
        each_once(self.heading().into_iter().chain(known))
    }

    /// The heading in the translation's language: the file's, else the fullest form that the translation has.
    #[must_use]
    pub fn heading(&self) -> Option<&String> {
        Some(&self.record.preferred).filter(|own| !own.is_empty()).or_else(|| self.fullest())
    }

    /// The longest form that the translation has with the last word of the commonest (the surname, of a person), of equally
    /// long ones the commonest.
    #[must_use]
    pub fn fullest(&self) -> Option<&String> {
        let last = self.renderings.first()?.text.rsplit(' ').next();
        let having = self.renderings.iter().filter(|form| form.text.split(' ').any(|word| Some(word) == last));
        having.rev().max_by_key(|form| form.text.chars().count()).map(|form| &form.text)
    }

    /// Is there a name in the original's language: is the lemma more than a form of the translation?
    #[must_use]
    pub fn is_in_original(&self) -> bool {
        let only_there = self.forms.is_empty() && self.renderings.iter().any(|form| form.text == self.lemma);
        !self.lemma.is_empty() && !only_there
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
    /// Where in the original.
    pub source: Option<Span>,
    /// Where in the translation.
    pub target: Option<Span>,
    /// What is named.
    pub entry: EntryId,
    /// That the two spans name the same, and this entry.
    pub probability: Probability,
}

/// The names of a version and its original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Sorted by kind, then id.
    pub entries: Vec<Entry>,
    /// Sorted by bead, then place in the original, then place in the translation.
    pub mentions: Vec<Mention>,
    /// Entries of the user's file that these texts do not name, those rejected among them; in the order of the file.
    pub absent: Vec<Entry>,
}

impl Names {
    /// The entry of a mention.
    ///
    /// # Panics
    /// Where the id is of another index.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }
}
