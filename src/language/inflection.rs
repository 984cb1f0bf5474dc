//! The endings that names have in each case, read from a language's `inflection.txt`.
//!
//! Sections:
//! - `stems`: sets of letters, a row each: the name of the set, `@hard`, and its members;
//! - `endings`: a row for each declension and gender: both, then the endings of the six cases in the order of
//!   [`Cases::EACH`], with variants separated by slashes and `-` for no ending; after a colon, how the stem must end, or
//!   with `!` must not end: letters, or a set.

use rustc_hash::FxHashMap;

use super::file::Section;
use super::grammar::{Cases, Declension, Gender};

/// A row of the table: one declension and gender.
#[derive(Debug)]
pub(crate) struct Paradigm {
    pub declension: Declension,
    pub gender: Gender,
    /// The ending of the nominative.
    pub nominative: &'static str,
    stems: Vec<&'static str>,
    excluded: Vec<&'static str>,
}

impl Paradigm {
    /// Whether words with this stem are declined so.
    pub fn fits(&self, stem: &str) -> bool {
        self.stems.iter().any(|end| stem.ends_with(end)) && !self.excluded.iter().any(|end| stem.ends_with(end))
    }
}

/// The endings of names in a language.
#[derive(Debug, Default)]
pub(crate) struct Inflection {
    /// Letters that end a stem, by the name of their set.
    sets: FxHashMap<&'static str, Vec<&'static str>>,
    paradigms: Vec<Paradigm>,
    /// Ending → positions of paradigms and the cases in which they have that ending.
    endings: FxHashMap<&'static str, Vec<(usize, Cases)>>,
    /// Letters of the longest ending.
    pub longest: usize,
}

impl Inflection {
    /// Adds a section of `inflection.txt`.
    ///
    /// # Errors
    /// What in it cannot be read.
    pub(super) fn add_section(&mut self, section: &Section) -> Result<(), String> {
        match section.name {
            "stems" => section.rows.iter().try_for_each(|row| self.add_set(row)),
            "endings" => section.rows.iter().try_for_each(|row| self.add_paradigm(row)),
            name => Err(format!("unknown section [{name}]")),
        }
    }

    fn add_set(&mut self, row: &'static str) -> Result<(), String> {
        let mut words = row.split_whitespace();
        let name = words.next().filter(|name| name.starts_with('@'));
        let name = name.ok_or_else(|| format!("{row:?} does not begin with the name of a set"))?;
        self.sets.insert(name, words.collect());
        Ok(())
    }

    fn add_paradigm(&mut self, row: &'static str) -> Result<(), String> {
        let (endings, stems) = row.split_once(" : ").ok_or_else(|| format!("{row:?} has no colon"))?;
        let cells: Vec<&'static str> = endings.split_whitespace().collect();
        let Some(([declension, gender], endings)) = cells.split_first_chunk::<2>() else {
            return Err(format!("{row:?} has no endings"));
        };
        let declension = Declension::of_name(declension).ok_or_else(|| format!("{declension:?} is no declension"))?;
        let gender = Gender::of_letter(gender).ok_or_else(|| format!("{gender:?} is no gender"))?;
        let nominative = *endings
            .first()
            .filter(|_| endings.len() == Cases::EACH.len())
            .ok_or_else(|| format!("{row:?} has {} cases, not {}", endings.len(), Cases::EACH.len()))?;
        for (ending, case) in endings.iter().zip(Cases::EACH) {
            ending.split('/').for_each(|variant| self.add_ending(bare(variant), case));
        }
        let (mut allowed, mut excluded) = (Vec::new(), Vec::new());
        for end in stems.split_whitespace() {
            match end.strip_prefix('!') {
                Some(end) => excluded.push(end),
                None if end.starts_with('@') => {
                    allowed.extend(self.sets.get(end).ok_or_else(|| format!("unknown set {end}"))?);
                }
                None => allowed.push(end),
            }
        }
        self.paradigms.push(Paradigm { declension, gender, nominative: bare(nominative), stems: allowed, excluded });
        Ok(())
    }

    /// Notes that the paradigm that is being read has the ending in a case.
    fn add_ending(&mut self, ending: &'static str, case: Cases) {
        let paradigm = self.paradigms.len();
        self.longest = self.longest.max(ending.chars().count());
        let rows = self.endings.entry(ending).or_default();
        match rows.last_mut() {
            Some((last, known)) if *last == paradigm => *known = known.or(case),
            _ => rows.push((paradigm, case)),
        }
    }

    /// The paradigms that have an ending, in the order of the table, and the cases in which they have it.
    pub fn having(&self, ending: &str) -> impl Iterator<Item = (&Paradigm, Cases)> {
        let rows = self.endings.get(ending).map_or(&[][..], Vec::as_slice);
        rows.iter().map(|&(paradigm, cases)| (&self.paradigms[paradigm], cases))
    }
}

/// An ending without the hyphen that stands for none.
fn bare(ending: &'static str) -> &'static str {
    ending.trim_start_matches('-')
}
