//! One entry from its mentions: heading, parts, sex, forms with counts, transliterations, an id that stays.

use std::collections::BTreeMap;

use crate::model::{Basis, Entry, EntryKind, PersonName, Probability, Sex};
use crate::names::entity::forms::{Spellings, counted, may_be, source_form, target_form, text_of};
use crate::names::entity::id::id;
use crate::names::entity::mention::Item;
use crate::names::entity::persons::Parts;
use crate::names::entity::variations::variations;
use crate::names::gazetteer::conventional::{ConceptId, table};
use crate::names::options::Options;
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Text, Texts};
use crate::translit::Scheme;

/// Puts the mentions of one person, place or body together; `parts` are those of the person, of all mentions.
pub fn entry(texts: Texts<'_>, items: &[&Item], parts: Option<&Parts>, options: &Options) -> Entry {
    let kind = common_kind(items);
    let spellings = Spellings::new(texts.source, items);
    let (lemma, basis) = lemma(texts, items, &spellings);
    let mut entry = Entry::new(String::new(), kind, lemma);
    entry.basis = basis;
    entry.probability = items.iter().map(|item| options.calibration.of(&item.found)).max().unwrap_or(Probability::HALF);
    entry.forms = counted(items.iter().filter_map(|item| source_form(texts.source, &spellings, item)));
    entry.renderings = counted(items.iter().filter_map(|item| target_form(texts.target, item)));
    entry.variations = variations(texts, &spellings, items);
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
    entry.id = id(&entry);
    entry
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
