//! One entry from its mentions: heading, parts, sex, forms with counts, transliterations, an id that stays.

use std::collections::BTreeMap;

use crate::model::{Basis, Entry, EntryKind, PersonName, Probability, Rendering, Renderings, Sex, Side};
use crate::names::entity::persons::Parts;
use crate::names::entity::variations::variations;
use crate::names::entries::Item;
use crate::names::gazetteer::entries::{ConceptId, table};
use crate::names::options::Options;
use crate::names::recognise::name::{Name, span};
use crate::names::text::analysed::{Place, Text, Texts};
use crate::names::text::spelling::{capitals, dotted, slug};
use crate::names::text::tokens::Shape;
use crate::translit::Scheme;

/// Puts the mentions of one person, place or organisation together, with the forms that the translation has; `parts` are
/// those of the person, of all mentions.
pub fn entry(texts: Texts<'_>, items: &[&Item], parts: Option<&Parts>, options: &Options) -> (Entry, Renderings) {
    let kind = common_kind(items);
    let spellings = Spellings::new(texts.source, items);
    let (lemma, basis) = lemma(texts, items, &spellings);
    let mut entry = Entry::new(String::new(), kind, lemma);
    entry.basis = basis;
    entry.probability = items.iter().map(|item| options.calibration.of(item)).max().unwrap_or(Probability::HALF);
    entry.forms = counted(items.iter().filter_map(|item| source_form(texts.source, &spellings, item)));
    let renderings = Renderings {
        forms: counted(items.iter().filter_map(|item| target_form(texts.target, item))),
        variations: variations(texts, &spellings, items),
    };
    entry.transliterations = transliterations(&entry.lemma, &options.schemes);
    if kind == EntryKind::Person {
        entry.name = parts.map_or_else(PersonName::default, |parts| spellings.name(parts));
        entry.sex = sex(items);
        entry.indeclinable = items.iter().any(|item| item.lemma.fixed);
        // A namesake whose sex the text tells would be another entry: what is open here is open everywhere.
        let open = |item: &&Item| item.found.source.is_none() || item.lemma.alternative.is_some();
        if entry.sex.is_none() && items.iter().all(open) {
            let other = items.iter().find_map(|item| item.lemma.alternative.as_ref());
            entry.alternatives = other.map(|words| spellings.whole(words)).into_iter().collect();
        }
        if !entry.alternatives.is_empty() {
            entry.probability = entry.probability.min(Probability::HALF);
        }
    }
    entry.id = id(&entry, &renderings);
    (entry, renderings)
}

/// Notes whether the lemma is of the original, or no more than a form of the translation.
pub fn settle_side(entry: &mut Entry, renderings: &Renderings) {
    let only_there = entry.forms.is_empty() && renderings.forms.iter().any(|form| form.text == entry.lemma);
    entry.side = if only_there { Side::Target } else { Side::Source };
}

/// An id made from the surname, or the whole of another name: what is learned of a forename later does not change it.
pub fn id(entry: &Entry, renderings: &Renderings) -> String {
    let prefix = match entry.kind {
        EntryKind::Person => "per",
        EntryKind::Place => "pl",
        EntryKind::Organisation => "org",
    };
    let whole = if entry.lemma.is_empty() { renderings.heading(entry) } else { Some(&entry.lemma) };
    let name = entry.name.surname.as_ref().or(whole).map_or("", String::as_str);
    let latin = Scheme::named("alalc-simple").map_or_else(|_| String::new(), |scheme| scheme.transliterate(name));
    match slug(&latin).as_str() {
        "" => format!("{prefix}-x"),
        slug => format!("{prefix}-{slug}"),
    }
}

pub fn transliterations(lemma: &str, schemes: &[&'static Scheme]) -> Vec<(String, String)> {
    schemes.iter().map(|scheme| (scheme.id().to_owned(), scheme.transliterate(lemma))).collect()
}

fn common_kind(items: &[&Item]) -> EntryKind {
    let count = |kind| items.iter().filter(|item| item.kind == Some(kind)).count();
    [EntryKind::Person, EntryKind::Place, EntryKind::Organisation]
        .into_iter()
        .rev()
        .max_by_key(|&kind| count(kind))
        .unwrap_or(EntryKind::Person)
}

/// What most mentions say; nothing where as many say the opposite.
fn sex(items: &[&Item]) -> Option<Sex> {
    let count = |sex| items.iter().filter(|item| item.lemma.sex == Some(sex)).count();
    match (count(Sex::Female), count(Sex::Male)) {
        (women, men) if women > men => Some(Sex::Female),
        (women, men) if men > women => Some(Sex::Male),
        _ => None,
    }
}

/// The commonest first, ties in alphabetical order.
pub fn counted(forms: impl Iterator<Item = String>) -> Vec<Rendering> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for form in forms {
        *counts.entry(form).or_insert(0) += 1;
    }
    let mut counted: Vec<_> = counts.into_iter().map(|(text, count)| Rendering { text, count }).collect();
    counted.sort_by_key(|form| std::cmp::Reverse(form.count));
    counted
}

/// The form that the translation has.
pub fn target_form(text: &Text<'_>, item: &Item) -> Option<String> {
    item.found.target.as_ref().map(|name| text_of(text, name))
}

/// The form that the original has, in the nominative.
pub fn source_form(text: &Text<'_>, spellings: &Spellings, item: &Item) -> Option<String> {
    let name = item.found.source.as_ref()?;
    let Some(concept) = name.concept.map(|concept| table().concept(concept)) else {
        return Some(spellings.whole(&item.lemma.words));
    };
    Some(concept.form(|words| may_be(text, name, words)).unwrap_or_else(|| concept.heading()).to_owned())
}

/// A name as the text has it, with single spaces.
fn text_of(text: &Text<'_>, name: &Name) -> String {
    let form = span(text, &name.words).of(text.segmented.document().text());
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How people write the words of a name: capitals as in the text, ё where the table or any form in the text has it.
pub struct Spellings(BTreeMap<String, String>);

impl Spellings {
    pub fn new(text: &Text<'_>, items: &[&Item]) -> Self {
        let mut spellings = BTreeMap::new();
        for item in items {
            let Some(name) = &item.found.source else { continue };
            let others = item.lemma.alternative.iter().flatten().zip(name.words.clone());
            for ((word, initial), at) in item.lemma.words.iter().zip(name.words.clone()).chain(others) {
                let written = written(text, word, *initial, at);
                let known: &mut String = spellings.entry(word.clone()).or_insert_with(|| written.clone());
                if written.contains('ё') && !known.contains('ё') {
                    *known = written;
                }
            }
        }
        Self(spellings)
    }

    pub fn word(&self, folded: &str) -> String {
        let word = |word: &str| self.0.get(word).cloned().unwrap_or_else(|| capitals(word, "А"));
        folded.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    pub fn whole(&self, words: &[(String, bool)]) -> String {
        words.iter().map(|(word, _)| self.word(word)).collect::<Vec<_>>().join(" ")
    }

    fn name(&self, parts: &Parts) -> PersonName {
        let written = |part: &Option<String>| {
            part.as_ref().map(|part| match part.chars().count() {
                1 => format!("{}.", part.to_uppercase()),
                _ => self.word(part),
            })
        };
        let ruler = parts.surname.as_ref().filter(|name| name.contains(' '));
        if ruler.is_some() {
            return PersonName { forename: ruler.map(|name| self.word(name)), ..PersonName::default() };
        }
        PersonName {
            surname: written(&parts.whole_surname()),
            forename: written(&parts.given),
            patronymic: written(&parts.patronymic),
        }
    }
}

fn written(text: &Text<'_>, lemma: &str, initial: bool, at: Place) -> String {
    if let Some(known) = table().written(lemma).filter(|_| !initial) {
        // «министерство» of the table, «Министерство иностранных дел» of the text.
        let capital = text.shape(at) == Shape::Capital;
        return if capital { capitals(known, "А") } else { known.to_owned() };
    }
    let token = text.tokens[at];
    let word = token.span.of(text.segmented.document().text());
    let lemma = text.forms.dotted(token.form).map_or_else(|| lemma.to_owned(), |form| dotted(lemma, form));
    let written = capitals(&lemma, word.trim_end_matches('.'));
    if text.shape(at) == Shape::Initial { format!("{written}.") } else { written }
}

/// The lemma as people write it, and where it comes from.
fn lemma(texts: Texts<'_>, items: &[&Item], spellings: &Spellings) -> (String, Basis) {
    let text = texts.source;
    if let Some(concept) = items.iter().find_map(|item| item.found.concept()) {
        let (form, basis) = known(text, items, concept);
        return (form.to_owned(), basis);
    }
    // The fullest form with a surname, of equally full ones the first.
    let named = |item: &Item| Parts::of(&item.lemma.words).surname.is_some();
    let fullest = items.iter().rev().filter(|item| item.found.source.is_some()).max_by_key(|item| {
        let words = &item.lemma.words;
        (named(item), words.iter().filter(|(_, initial)| !initial).count(), words.len())
    });
    let Some(item) = fullest else {
        // Only the translation names it.
        let form = items
            .iter()
            .find_map(|item| item.found.target.as_ref())
            .map_or_else(String::new, |name| text_of(texts.target, name));
        return (form, Basis::Attested);
    };
    let whole = spellings.whole(&item.lemma.words);
    let stands = |name: &Name| {
        name.words.clone().map(|at| text.word(at)).eq(item.lemma.words.iter().map(|(word, _)| word.as_str()))
    };
    let attested = items.iter().filter_map(|item| item.found.source.as_ref()).any(stands);
    (whole, if attested { Basis::Attested } else { Basis::Derived })
}

/// May a name be these words, in some case?
fn may_be(text: &Text<'_>, name: &Name, words: &[Box<str>]) -> bool {
    words.len() == name.words.len() && name.words.clone().zip(words).all(|(at, word)| text.may_be(at, word))
}

/// The form of the table that the text has most often, the longer of two equally common, else the one known best.
fn known(text: &Text<'_>, items: &[&Item], concept: ConceptId) -> (&'static str, Basis) {
    let concept = table().concept(concept);
    let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
    let mut attested = false;
    for name in items.iter().filter_map(|item| item.found.source.as_ref()) {
        if let Some(form) = concept.form(|words| may_be(text, name, words)) {
            *counts.entry(form).or_insert(0) += 1;
            attested |= name.words.clone().map(|at| text.word(at)).collect::<Vec<_>>().join(" ") == form.to_lowercase();
        }
    }
    match counts.into_iter().max_by_key(|(form, count)| (*count, form.len())) {
        Some((form, _)) => (form, if attested { Basis::Attested } else { Basis::Authority }),
        None => (concept.heading(), Basis::Authority),
    }
}
