//! What the end of a word tells of it.

/// What words with certain endings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// A surname: «-ов», «-ский».
    Surname,
    /// No name at all: «-ость», «-ение».
    Common,
    /// An adjective: «Псковской».
    Adjective,
    /// A noun or an adjective that tells whose: «Кирова», «Победы».
    Genitive,
    /// Such a noun that may be a nominative plural as well: «Мыши».
    Plural,
    /// An adjective that tells whose and nothing else: «Софийского».
    Owner,
    /// A verb: «отдал».
    Verb,
    /// A numeral in digits: «20-х».
    Numeral,
}

impl Ending {
    /// Each with its section in the data files.
    const ALL: [(Self, &'static str); 8] = [
        (Self::Surname, "surnames"),
        (Self::Common, "common"),
        (Self::Adjective, "adjectives"),
        (Self::Genitive, "genitives"),
        (Self::Plural, "plurals"),
        (Self::Owner, "owners"),
        (Self::Verb, "verbs"),
        (Self::Numeral, "numerals"),
    ];

    pub(super) fn of_section(section: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(ending, name)| (name == section).then_some(ending))
    }
}

/// The endings of a language.
#[derive(Debug, Default)]
pub(super) struct Endings([Vec<Box<str>>; Ending::ALL.len()]);

impl Endings {
    pub fn add(&mut self, ending: Ending, text: &str) {
        self.0[ending as usize].push(text.into());
    }

    /// Whether the word has one of the endings, and something before it.
    pub fn fit(&self, folded: &str, ending: Ending) -> bool {
        self.0[ending as usize].iter().any(|end| folded.len() > end.len() && folded.ends_with(&**end))
    }
}
