//! People, places and bodies, and where they are named.

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

/// One person, place or body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// An XML name, unique among the entries and made from the name, so that it stays the same from run to run: `per-khrushchev`.
    pub id: String,
    /// What it is.
    pub kind: EntryKind,
    /// The name in the nominative of the original's language.
    pub lemma: String,
    /// That the program's guess of the lemma and of what belongs to this entry is right.
    pub probability: Probability,
    /// The forms that the translation has, commonest first, ties in alphabetical order.
    pub renderings: Vec<Rendering>,
    /// The lemma in each scheme asked for: the scheme's id and the Latin form.
    pub transliterations: Vec<(String, String)>,
}

/// A form of a name in the translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// As the translation has it.
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
