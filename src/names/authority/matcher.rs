//! A user's file laid over what the program found: each mention goes to the line that has its forms.
//!
//! The mentions that the program took for one entry are looked at together: the line that has most of their forms is their
//! home (of equal ones that with their id), as long as nothing in the name speaks against it. A mention then goes to a line
//! that has its own forms, and where none has, to the home. What has no home stays as the program made it.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::NameWords;
use crate::model::{Authority, Entry, EntryKind, PerSide, Renderings, Status};
use crate::names::entity::form_keys::{FormKeys, source_key, target_key};
use crate::names::entity::persons::{NameParts, take_particles};

/// Position of a line in the file.
pub type LineNumber = usize;

/// What the program took for one entry.
pub struct EntityHypothesis<'a> {
    pub id: &'a str,
    /// Of a person, its parts.
    pub parts: Option<&'a NameParts>,
    pub mentions: Vec<FormKeys>,
}

/// Most lines that are considered for one form: so many share one only where somebody tries how long this takes.
const MOST: usize = 64;

/// A line with its forms ready for comparison.
struct AuthorityLine<'a> {
    entry: &'a Entry,
    source: BTreeSet<String>,
    target: BTreeSet<String>,
    /// The parts of each form of the original, those of the heading first.
    parts: Vec<NameParts>,
}

/// The lines of a file, found by their forms.
pub struct AuthorityMatcher<'a> {
    all: Vec<AuthorityLine<'a>>,
    by_id: BTreeMap<&'a str, LineNumber>,
    by_source: BTreeMap<String, Vec<LineNumber>>,
    by_target: BTreeMap<String, Vec<LineNumber>>,
    by_surname: BTreeMap<String, Vec<LineNumber>>,
}

impl<'a> AuthorityMatcher<'a> {
    pub fn new(authority: &'a Authority, names: PerSide<&NameWords>) -> Self {
        let mut matcher = Self {
            all: Vec::with_capacity(authority.lines().len()),
            by_id: BTreeMap::new(),
            by_source: BTreeMap::new(),
            by_target: BTreeMap::new(),
            by_surname: BTreeMap::new(),
        };
        for (n, line) in authority.lines().iter().enumerate() {
            let line = AuthorityLine::new(&line.entry, names);
            if !line.entry.id.is_empty() {
                matcher.by_id.insert(&line.entry.id, n);
            }
            let surnames: BTreeSet<&String> = line.parts.iter().filter_map(|parts| parts.surname.as_ref()).collect();
            let surnames = surnames.into_iter().filter(|_| line.entry.kind == EntryKind::Person).cloned().collect();
            for (index, forms) in [
                (&mut matcher.by_source, &line.source),
                (&mut matcher.by_target, &line.target),
                (&mut matcher.by_surname, &surnames),
            ] {
                for form in forms {
                    let lines = index.entry(form.clone()).or_default();
                    if lines.len() < MOST {
                        lines.push(n);
                    }
                }
            }
            matcher.all.push(line);
        }
        matcher
    }

    /// The entries of all lines, in order.
    pub fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.all.iter().map(|line| line.entry)
    }

    /// The line of each mention of a hypothesis; none where the file does not have it.
    pub fn assign(&self, hypothesis: &EntityHypothesis<'_>) -> Vec<Option<LineNumber>> {
        let own = self.by_id.get(hypothesis.id).copied();
        let mut scores: BTreeMap<LineNumber, usize> = own.into_iter().map(|line| (line, 0)).collect();
        let found: Vec<Vec<(LineNumber, usize)>> = hypothesis.mentions.iter().map(|forms| self.having(forms)).collect();
        for &(line, score) in found.iter().flatten() {
            *scores.entry(line).or_insert(0) += score;
        }
        scores.retain(|&line, _| own == Some(line) || self.all[line].agrees(hypothesis.parts));
        let rank = |(&line, &score): (&LineNumber, &usize)| (score, own == Some(line), std::cmp::Reverse(line));
        let home = scores.iter().max_by_key(|&one| rank(one)).map(|(line, _)| *line);
        let home = home.or_else(|| self.by_name(hypothesis.parts?));
        found
            .into_iter()
            .zip(&hypothesis.mentions)
            .map(|(mut lines, forms)| {
                // What a rejected pair was taken apart from, and has another partner now.
                let anew = |line: LineNumber| forms.is_pair() && self.rejects_half(line, forms);
                lines.retain(|(line, _)| !anew(*line));
                // A form that the home lacks was taken out of it on purpose, whatever the rest of the hypothesis says.
                lines.retain(|(line, _)| home.is_some() || scores.contains_key(line));
                let rejected = |line: LineNumber| self.all[line].entry.status == Status::Rejected;
                let rank =
                    |line: LineNumber, score| (score, !rejected(line), home == Some(line), std::cmp::Reverse(line));
                lines
                    .into_iter()
                    .max_by_key(|&(line, score)| rank(line, score))
                    .map(|(line, _)| line)
                    .or(home.filter(|&home| !anew(home)))
            })
            .collect()
    }

    /// Whether a line rejects this pair of forms.
    pub fn rejects(&self, forms: &FormKeys) -> bool {
        let Some((source, target)) = forms.source.as_ref().zip(forms.target.as_ref()) else { return false };
        let lines = [self.by_source.get(source), self.by_target.get(target)].into_iter().flatten().flatten();
        lines.copied().any(|line| {
            let AuthorityLine { entry, source: own, target: other, .. } = &self.all[line];
            let has = |forms: &BTreeSet<String>, form| forms.is_empty() || forms.contains(form);
            entry.status == Status::Rejected && has(own, source) && has(other, target)
        })
    }

    /// Whether the line is rejected and has one of the forms.
    fn rejects_half(&self, line: LineNumber, forms: &FormKeys) -> bool {
        let AuthorityLine { entry, source, target, .. } = &self.all[line];
        let has = |own: &BTreeSet<String>, form: &Option<String>| form.as_ref().is_some_and(|form| own.contains(form));
        entry.status == Status::Rejected && (has(source, &forms.source) || has(target, &forms.target))
    }

    /// Whether a confirmed line has both forms.
    pub fn joins(&self, source: &str, target: &str) -> bool {
        self.by_source
            .get(source)
            .into_iter()
            .flatten()
            .any(|&line| self.all[line].entry.status == Status::Confirmed && self.all[line].target.contains(target))
    }

    /// The lines that have a form of a mention, and how many of its forms.
    fn having(&self, forms: &FormKeys) -> Vec<(LineNumber, usize)> {
        let of = |form: &Option<String>, index: &'_ BTreeMap<String, Vec<LineNumber>>| -> Vec<LineNumber> {
            form.as_ref().and_then(|form| index.get(form)).cloned().unwrap_or_default()
        };
        let (source, target) = (of(&forms.source, &self.by_source), of(&forms.target, &self.by_target));
        if forms.source.is_none() {
            return target.into_iter().map(|line| (line, 1)).collect();
        }
        // The same form of the translation may stand for others: it decides only among those that have the original's.
        let both = |line: LineNumber| 1 + usize::from(target.contains(&line));
        source.into_iter().map(|line| (line, both(line))).collect()
    }

    /// The only line of a person with the same surname whose other parts agree.
    fn by_name(&self, parts: &NameParts) -> Option<LineNumber> {
        let same = self.by_surname.get(parts.surname.as_ref()?)?;
        let mut fitting = same.iter().copied().filter(|&line| self.all[line].is_person(parts));
        fitting.next().filter(|_| fitting.next().is_none())
    }
}

impl<'a> AuthorityLine<'a> {
    fn new(entry: &'a Entry, names: PerSide<&NameWords>) -> Self {
        let source: BTreeSet<String> = entry.source_forms().map(source_key).collect();
        let target = Renderings::none().all_forms(entry).map(|form| target_key(form, names.target)).collect();
        let name = &entry.name;
        let word = |part: &Option<String>| {
            part.as_ref().map(|part| source_key(part).trim_end_matches('.').to_owned()).filter(|part| !part.is_empty())
        };
        let surname = word(&name.surname);
        let mut whole: Vec<&str> = surname.iter().flat_map(|surname| surname.split(' ')).collect();
        let particles = take_particles(&mut whole, names.source);
        let own = NameParts {
            given: word(&name.forename),
            patronymic: word(&name.patronymic),
            surname: surname.as_ref().map(|_| whole.join(" ")),
            particles,
        };
        let others = source.iter().map(|form| {
            let mut parts = NameParts::of(&words(form), names.source);
            if parts.given.is_none() && parts.surname == own.surname {
                (parts.given, parts.patronymic) = (own.given.clone(), own.patronymic.clone());
            }
            parts
        });
        let parts = std::iter::once(own.clone()).chain(others).collect();
        Self { entry, source, target, parts }
    }

    /// Whether nothing in a person's name speaks against the line.
    fn agrees(&self, parts: Option<&NameParts>) -> bool {
        let Some(parts) = parts.filter(|_| self.entry.kind == EntryKind::Person) else { return true };
        self.parts.iter().any(|own| own.agrees(parts))
    }

    fn is_person(&self, parts: &NameParts) -> bool {
        self.parts.iter().any(|own| own.surname == parts.surname && own.agrees(parts))
    }
}

/// The words of a form, and whether each is an initial.
fn words(key: &str) -> Vec<(String, bool)> {
    let word = |word: &str| {
        let letters = word.trim_end_matches('.');
        (letters.to_owned(), letters.len() < word.len() && letters.chars().count() == 1)
    };
    key.split(' ').map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initial_is_told_from_a_word() {
        assert_eq!(words(&source_key("Н.С. Хрущёв")).last(), Some(&("хрущев".to_owned(), false)));
    }
}
