//! Conventional forms of names, and given names, in Russian and English.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{in_folder, modern};
use crate::model::{EntryKind, Sex};
use crate::names::text::form_words::form_words;

/// Position of a line in the table of conventional forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GazetteerId(u32);

/// What a line of the table names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    Given(Sex),
    Person,
    Place,
    Organisation,
    /// A common noun that organisations and places are named by.
    Head,
}

/// One name with its conventional forms.
#[derive(Debug)]
pub struct GazetteerEntry {
    pub kind: Category,
    /// The Russian forms, the heading first.
    russian: Vec<&'static str>,
    /// The words of the English forms, folded.
    english: Vec<Vec<Box<str>>>,
}

/// A form of a name and what it names.
type Phrases = FxHashMap<Box<str>, Vec<(Vec<Box<str>>, GazetteerId)>>;

/// The table of conventional forms.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<GazetteerEntry>,
    russian: Phrases,
    english: Phrases,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut gazetteer = Gazetteer::default();
    for row in rows(include_str!("data/exonyms.tsv")).chain(rows(include_str!("data/cldr.tsv"))) {
        if let [russian, english, name] = *row
            && let Some(kind) = kind(name)
        {
            gazetteer.add(kind, russian, english);
        }
    }
    for row in rows(include_str!("data/given.tsv")) {
        if let [sex, russian, english] = *row {
            gazetteer.add(Category::Given(if sex == "f" { Sex::Female } else { Sex::Male }), russian, english);
        }
    }
    gazetteer.sort();
    gazetteer
});

fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The table that is built in.
pub fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl GazetteerEntry {
    /// The form by which it is known best.
    pub fn heading(&self) -> &'static str {
        self.russian.first().copied().unwrap_or_default()
    }

    /// The first form whose words, folded, are what `matches` looks for.
    pub fn form(&self, matches: impl Fn(&[Box<str>]) -> bool) -> Option<&'static str> {
        self.russian.iter().copied().find(|form| matches(&form_words(form, in_folder("ru").names())))
    }
}

impl Gazetteer {
    fn add(&mut self, kind: Category, russian: &'static str, english: &'static str) {
        let id = GazetteerId(self.entries.len() as u32);
        let (ru, en) = (in_folder("ru").names(), in_folder("en").names());
        for (forms, names, phrases) in [(russian, ru, &mut self.russian), (english, en, &mut self.english)] {
            for form in forms.split('|') {
                let words = form_words(form, names);
                if let Some(first) = words.first() {
                    phrases.entry(first.clone()).or_default().push((words, id));
                }
            }
        }
        let english = english.split('|').map(|form| form_words(form, en)).collect();
        let russian = russian.split('|').collect();
        self.entries.push(GazetteerEntry { kind, russian, english });
    }

    /// The longest form first: «ЦК КПСС» before «ЦК».
    fn sort(&mut self) {
        for phrases in [&mut self.russian, &mut self.english] {
            for forms in phrases.values_mut() {
                forms.sort_by_key(|(words, id)| (std::cmp::Reverse(words.len()), *id));
            }
        }
    }

    pub fn entry(&self, id: GazetteerId) -> &GazetteerEntry {
        &self.entries[id.0 as usize]
    }

    /// Forms that begin with a Russian word in its nominative, the longest first.
    pub fn russian(&self, first: &str) -> &[(Vec<Box<str>>, GazetteerId)] {
        self.russian.get(first).map_or(&[], Vec::as_slice)
    }

    /// Forms that begin with an English word, the longest first.
    pub fn english(&self, first: &str) -> &[(Vec<Box<str>>, GazetteerId)] {
        self.english.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether a Russian nominative is a given name.
    pub fn is_given(&self, russian: &str) -> bool {
        self.sex(russian).is_some()
    }

    /// The sex of those who bear a given name.
    pub fn sex(&self, given: &str) -> Option<Sex> {
        self.word(given).find_map(|id| match self.entry(id).kind {
            Category::Given(sex) => Some(sex),
            _ => None,
        })
    }

    /// Whether a Russian nominative is a surname of the gazetteer.
    pub fn is_surname(&self, russian: &str) -> bool {
        self.word(russian).any(|id| self.entry(id).kind == Category::Person)
    }

    /// A nominative of one word as people write it, with ё and capitals, where the table has it.
    pub fn written(&self, russian: &str) -> Option<&'static str> {
        let forms = self.word(russian).flat_map(|id| self.entry(id).russian.iter().copied());
        forms
            .filter(|form| !form.contains(' '))
            .find(|form| form.chars().flat_map(char::to_lowercase).map(modern).eq(russian.chars()))
    }

    /// Whether an English word is a given name.
    pub fn is_english_given(&self, english: &str) -> bool {
        let given = |id: GazetteerId| matches!(self.entry(id).kind, Category::Given(_));
        self.english(english).iter().any(|(words, id)| words.len() == 1 && given(*id))
    }

    /// What one Russian word in the nominative names.
    pub fn word(&self, russian: &str) -> impl Iterator<Item = GazetteerId> {
        self.russian(russian).iter().filter(|(words, _)| words.len() == 1).map(|(_, id)| *id)
    }

    /// Whether an English word is a form of the name.
    pub fn renders(&self, id: GazetteerId, english: &str) -> bool {
        self.entry(id).english.iter().any(|words| matches!(words.as_slice(), [word] if &**word == english))
    }
}

/// What the table's kinds are in an index.
pub fn entry_kind(gazetteer_id: GazetteerId) -> Option<EntryKind> {
    match gazetteer().entry(gazetteer_id).kind {
        Category::Given(_) | Category::Person => Some(EntryKind::Person),
        Category::Place => Some(EntryKind::Place),
        Category::Organisation => Some(EntryKind::Organisation),
        Category::Head => None,
    }
}

fn kind(name: &str) -> Option<Category> {
    Some(match name {
        "person" => Category::Person,
        "place" => Category::Place,
        "organisation" => Category::Organisation,
        "head" => Category::Head,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let count = |file: &str| file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).count();
        let files = [include_str!("data/exonyms.tsv"), include_str!("data/cldr.tsv"), include_str!("data/given.tsv")];
        let lines: usize = files.into_iter().map(count).sum();
        assert_eq!(gazetteer().entries.len(), lines);
        assert!(gazetteer().word("москва").any(|id| gazetteer().renders(id, "moscow")));
        assert!(gazetteer().word("пномпень").next().is_some());
        assert!(gazetteer().is_given("петр") && gazetteer().is_english_given("nicholas"));
    }
}
