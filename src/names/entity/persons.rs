//! Who is who: mentions of one person brought together, namesakes kept apart.

use std::collections::BTreeMap;

use crate::language::{NameList, NameWords};
use crate::names::gazetteer::conventional::gazetteer;
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::recognise::shapes::is_roman;

/// The parts of a person's name, folded, in the nominative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    pub given: Option<String>,
    pub patronymic: Option<String>,
    /// Without the particles before it.
    pub surname: Option<String>,
    /// «де», «ван дер»: whether it is there tells no persons apart.
    pub particles: Option<String>,
}

impl NameParts {
    /// Sorts the words of a name; of an initial only its letter is given.
    pub fn of(words: &[(String, bool)], names: &NameWords) -> Self {
        let mut parts = Self::default();
        // «Иван и Мария Кузнецовы» are the Кузнецовы.
        if let [.., (surname, false)] = words
            && words.iter().any(|(word, initial)| !initial && names.has(NameList::Joining, word))
        {
            parts.surname = Some(surname.clone());
            return parts;
        }
        // Николай II and Николай I are two: the number is part of what tells them apart, as a surname is.
        if let [rest @ .., (number, false)] = words
            && !rest.is_empty()
            && is_roman(number)
        {
            parts.surname = Some(words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" "));
            return parts;
        }
        let mut full: Vec<&str> = words.iter().filter(|(_, initial)| !initial).map(|(word, _)| word.as_str()).collect();
        parts.particles = take_particles(&mut full, names);
        let mut initials = words.iter().filter(|(_, initial)| *initial).map(|(word, _)| word.clone());
        match *full {
            [] => {}
            [only] if words.len() == 1 && gazetteer().is_given(only) => parts.given = Some(only.to_owned()),
            [only] => parts.surname = Some(only.to_owned()),
            [first, second] if is_patronymic(names, second) && gazetteer().is_given(first) => {
                (parts.given, parts.patronymic) = (Some(first.to_owned()), Some(second.to_owned()));
            }
            [first, .., last] if gazetteer().is_given(last) && !gazetteer().is_given(first) => {
                (parts.surname, parts.given) = (Some(first.to_owned()), Some(last.to_owned()));
            }
            [surname, given, patronymic] if is_patronymic(names, patronymic) && gazetteer().is_given(given) => {
                parts.surname = Some(surname.to_owned());
                (parts.given, parts.patronymic) = (Some(given.to_owned()), Some(patronymic.to_owned()));
            }
            // Мао Цзэдун: the surname stands first where the table has it as one.
            [surname, given] if gazetteer().is_surname(surname) && !gazetteer().is_surname(given) => {
                (parts.surname, parts.given) = (Some(surname.to_owned()), Some(given.to_owned()));
            }
            [given, ref middle @ .., last] => {
                parts.given = Some(given.to_owned());
                parts.patronymic =
                    middle.first().filter(|word| is_patronymic(names, word)).map(|&word| word.to_owned());
                parts.surname = Some(last.to_owned());
            }
        }
        parts.given = parts.given.or_else(|| initials.next());
        parts.patronymic = parts.patronymic.or_else(|| initials.next());
        parts
    }

    /// The surname with its particles.
    pub fn whole_surname(&self) -> Option<String> {
        let surname = self.surname.clone()?;
        Some(self.particles.as_ref().map_or_else(|| surname.clone(), |before| [before, " ", &surname].concat()))
    }

    /// Whether both may be one person's, by given name and patronymic.
    pub fn agrees(&self, other: &Self) -> bool {
        agrees(self.given.as_deref(), other.given.as_deref())
            && agrees(self.patronymic.as_deref(), other.patronymic.as_deref())
    }

    fn complete(&mut self, other: &Self) {
        let pairs = [
            (&mut self.given, &other.given),
            (&mut self.patronymic, &other.patronymic),
            (&mut self.particles, &other.particles),
        ];
        for (own, new) in pairs {
            if new.as_ref().is_some_and(|new| own.as_ref().is_none_or(|own| own.len() < new.len())) {
                own.clone_from(new);
            }
        }
    }
}

/// Takes the particles before the last word out of a name: «де» of «Шарль де Голль», «фон» of «фон Папен».
pub fn take_particles(words: &mut Vec<&str>, names: &NameWords) -> Option<String> {
    let last = words.len().checked_sub(1)?;
    let mut first = last;
    let is = |list: NameList, at: usize| names.has(list, words[at]);
    while first > 0 && is(NameList::Particles, first - 1) && (first > 1 || is(NameList::OpeningParticles, 0)) {
        first -= 1;
    }
    let taken: Vec<&str> = words.drain(first..last).collect();
    Some(taken.join(" ")).filter(|taken| !taken.is_empty())
}

/// Equal, or one the initial of the other, or one unknown.
fn agrees(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    let initial = |word: &str| word.chars().count() == 1;
    if initial(one) || initial(other) { one.chars().next() == other.chars().next() } else { one == other }
}

/// The persons of a text, in the order in which they first come with a given name, then the others.
#[derive(Debug, Default)]
pub struct Persons {
    pub all: Vec<NameParts>,
    by_surname: BTreeMap<String, Vec<usize>>,
    by_given: BTreeMap<String, Vec<usize>>,
}

impl Persons {
    /// Gives each mention, in the order of the text, the number of its person.
    pub fn assign(mentions: &[NameParts]) -> (Self, Vec<usize>) {
        let mut persons = Self::default();
        let mut numbers = vec![usize::MAX; mentions.len()];
        for (n, parts) in mentions.iter().enumerate() {
            if parts.given.is_some() && parts.surname.is_some() {
                numbers[n] = persons.with_given(parts);
            }
        }
        // A bare surname is the namesake named last.
        let mut last: BTreeMap<&str, usize> = BTreeMap::new();
        for (n, parts) in mentions.iter().enumerate() {
            let number = match (&parts.surname, numbers[n]) {
                (Some(surname), usize::MAX) => match last.get(surname.as_str()) {
                    Some(&person) => person,
                    None => persons.bare(surname),
                },
                (None, _) => persons.without_surname(parts),
                (_, known) => known,
            };
            numbers[n] = number;
            if let Some(surname) = &parts.surname {
                last.insert(surname, number);
            }
        }
        (persons, numbers)
    }

    fn add(&mut self, parts: NameParts) -> usize {
        let number = self.all.len();
        if let Some(surname) = &parts.surname {
            self.by_surname.entry(surname.clone()).or_default().push(number);
        }
        if let Some(given) = &parts.given {
            self.by_given.entry(given.clone()).or_default().push(number);
        }
        self.all.push(parts);
        number
    }

    fn with_given(&mut self, parts: &NameParts) -> usize {
        let same = parts.surname.as_ref().and_then(|surname| self.by_surname.get(surname));
        let known = same.and_then(|same| same.iter().copied().find(|&n| self.all[n].agrees(parts)));
        let Some(number) = known else { return self.add(parts.clone()) };
        let before = self.all[number].given.clone();
        self.all[number].complete(parts);
        let now = self.all[number].given.clone();
        if now != before
            && let Some(given) = now
        {
            self.by_given.entry(given).or_default().push(number);
        }
        number
    }

    fn bare(&mut self, surname: &str) -> usize {
        if let Some(&first) = self.by_surname.get(surname).and_then(|same| same.first()) {
            return first;
        }
        // «Люция» after «Люция Барановская».
        if let Some([only]) = self.by_given.get(surname).map(Vec::as_slice) {
            return *only;
        }
        self.add(NameParts { surname: Some(surname.to_owned()), ..NameParts::default() })
    }

    /// «Никита Сергеевич»: the one person whose given name and patronymic agree, else a person of its own.
    fn without_surname(&mut self, parts: &NameParts) -> usize {
        let full = |n: &&usize| self.all[**n].given == parts.given && self.all[**n].agrees(parts);
        let by_name: Vec<usize> = match &parts.given {
            Some(given) => self.by_given.get(given).into_iter().flatten().filter(full).copied().collect(),
            None => Vec::new(),
        };
        if let [only] = *by_name {
            return only;
        }
        if parts.patronymic.is_some() {
            // «Н. С. Хрущёв», later «Никита Сергеевич».
            let mut agreeing = (0..self.all.len()).filter(|&n| {
                let known = &self.all[n];
                known.given.is_some() && known.patronymic.is_some() && known.agrees(parts)
            });
            if let (Some(only), None) = (agreeing.next(), agreeing.next()) {
                self.all[only].complete(parts);
                return only;
            }
        }
        self.add(parts.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::in_folder;

    fn parts(name: &str) -> NameParts {
        let word = |w: &str| (w.trim_end_matches('.').to_owned(), w.ends_with('.'));
        NameParts::of(&name.split(' ').map(word).collect::<Vec<_>>(), in_folder("ru").names())
    }

    #[test]
    fn one_person_is_one() {
        let mentions =
            ["н. с. хрущев", "хрущев", "никита сергеевич", "хрущев н. с.", "никита сергеевич хрущев"].map(parts);
        assert_eq!(Persons::assign(&mentions).1, [0; 5]);
    }

    #[test]
    fn a_chinese_surname_stands_first() {
        let parts = parts("мао цзэдун");
        assert_eq!((parts.surname.as_deref(), parts.given.as_deref()), (Some("мао"), Some("цзэдун")));
    }

    #[test]
    fn namesakes_stay_apart() {
        let mentions = ["юрий орлов", "орлов", "костя орлов", "орлов", "сталин", "сталина"].map(parts);
        assert_eq!(Persons::assign(&mentions).1, [0, 0, 1, 1, 2, 3]);
    }
}
