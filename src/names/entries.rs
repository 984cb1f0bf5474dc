//! Mentions become entries: lemma, kind, forms with counts, transliterations, an id that stays.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{BeadId, EntryId, EntryKind, Mention, Names, Span};
use crate::names::authority::assign::assign_to_lines;
use crate::names::authority::matcher::Claims;
use crate::names::authority::repair::repair_pairs;
use crate::names::entity::calibration::Calibration;
use crate::names::entity::clusters::{Group, Maker, distinguish};
use crate::names::entity::kind::assign_kinds;
use crate::names::entity::mention::{Item, key_of};
use crate::names::entity::persons::{Parts, Persons};
use crate::names::gazetteer::conventional::ConceptId;
use crate::names::lemmatise::lemmatiser::Lemmas;
use crate::names::options::Options;
use crate::names::pair::paired::Found;
use crate::names::pair::words::Scorer;
use crate::names::recognise::expansions::Expansions;
use crate::names::recognise::name::{Name, span};
use crate::names::text::analysed::{Place, Text, Texts};
use crate::names::text::token::FormId;

/// What the mentions of an entry have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Concept(ConceptId),
    Person(usize),
    Words(String),
}

pub(super) fn entries(
    texts: Texts<'_>,
    found: Vec<(BeadId, Found)>,
    scorer: &mut Scorer<'_>,
    options: &Options,
) -> Names {
    let mut lemmas = Lemmas::new(texts, &found, &options.nominatives);
    let mut items: Vec<Item> = found.into_iter().map(|(bead, found)| Item::new(bead, found, &mut lemmas)).collect();
    let claims = options.authority.as_ref().map(Claims::new);
    if let Some(claims) = &claims {
        repair_pairs(texts, &mut items, claims, &mut lemmas, scorer);
    }
    assign_kinds(texts, &mut items);
    let linked = items.iter().filter(|item| item.found.source.is_some() && item.found.target.is_some());
    let linked: BTreeSet<String> = linked.map(|item| key_of(&item.lemma.words)).collect();
    items.retain(|item| {
        item.found.source.is_none() || item.found.target.is_some() || stands_alone(texts.source, item, &linked)
    });
    items.sort_by_key(|item| (item.bead, item.found.source.as_ref().map_or(usize::MAX, |name| name.words.start)));
    let (keys, persons) = keys(texts, scorer.expansions.source, &items);
    let mut groups: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
    for (n, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            groups.entry(key).or_default().push(n);
        }
    }
    let maker = Maker { texts, items: &items, options };
    let mut groups: Vec<Group<'_>> = groups
        .into_iter()
        .map(|(key, items)| {
            maker.group(items, if let Key::Person(number) = key { persons.all.get(*number) } else { None })
        })
        .collect();
    distinguish(&mut groups, &mut []);
    let mut names = Names::default();
    if let Some(claims) = &claims {
        names.absent = assign_to_lines(&maker, &mut groups, claims);
    }
    for (n, group) in groups.into_iter().enumerate() {
        names.entries.push(group.entry);
        names.mentions.extend(
            group
                .items
                .into_iter()
                .map(|item| mention(texts, &items[item], EntryId::new(n as u32), &options.calibration)),
        );
    }
    let place = |span: Option<Span>| span.map_or(u32::MAX, Span::start);
    names.mentions.sort_by_key(|m| (m.bead, place(m.source), place(m.target)));
    names
}

/// Is a Russian name without a counterpart certainly one? Where it opens a sentence, a nominative that the translation has
/// elsewhere (`linked`) says so.
fn stands_alone(text: &Text<'_>, item: &Item, linked: &BTreeSet<String>) -> bool {
    let Some(name) = &item.found.source else { return false };
    let inside = || name.words.clone().any(|at| !text.opens(at) && text.is_capital(at));
    name.listed.is_some()
        || name.sure && (name.kind.is_some() || inside() || linked.contains(&key_of(&item.lemma.words)))
}

/// The English name, folded.
fn english(text: &Text<'_>, name: &Name) -> String {
    name.words.clone().map(|at| text.word(at)).collect::<Vec<_>>().join(" ")
}

/// The key of each mention; none where a name that only the translation has is neither known nor clearly a person's.
fn keys(texts: Texts<'_>, expansions: &Expansions, items: &[Item]) -> (Vec<Option<Key>>, Persons) {
    let numbered: Vec<usize> = (0..items.len())
        .filter(|&n| {
            let item = &items[n];
            item.kind == Some(EntryKind::Person)
                && item.found.source.as_ref().is_some_and(|name| name.concept.is_none())
        })
        .collect();
    let parts: Vec<Parts> = numbered.iter().map(|&n| Parts::of(&items[n].lemma.words)).collect();
    let (persons, numbers) = Persons::assign(&parts);
    let mut keys: Vec<Option<Key>> = items
        .iter()
        .map(|item| match (&item.found.source, item.found.concept()) {
            (_, Some(concept)) => Some(Key::Concept(concept)),
            (Some(_), None) => Some(Key::Words(key_of(&item.lemma.words))),
            _ => None,
        })
        .collect();
    for (&n, number) in numbered.iter().zip(numbers) {
        keys[n] = Some(Key::Person(number));
    }
    join_abbreviations(texts.source, expansions, items, &mut keys);
    // What only the translation has is an entry known by that form, or by the surname.
    let mut by_form: BTreeMap<String, Key> = BTreeMap::new();
    for (item, key) in items.iter().zip(&keys) {
        if let (Some(_), Some(target), Some(key)) = (&item.found.source, &item.found.target, key) {
            by_form.entry(english(texts.target, target)).or_insert_with(|| key.clone());
        }
    }
    for (item, key) in items.iter().zip(&mut keys) {
        if key.is_none()
            && let Some(target) = &item.found.target
        {
            let form = english(texts.target, target);
            let person = target.sure && target.kind == Some(EntryKind::Person) && target.words.len() > 1;
            *key =
                by_form.get(&form).cloned().or_else(|| (person || target.listed.is_some()).then_some(Key::Words(form)));
        }
    }
    (keys, persons)
}

/// «ЦИК» has the key of «Центральный исполнительный комитет», where the text says so.
fn join_abbreviations(text: &Text<'_>, expansions: &Expansions, items: &[Item], keys: &mut [Option<Key>]) {
    let source = |item: &Item| item.found.source.as_ref().map(|name| (name.words.start, name.words.end));
    let places: BTreeMap<(Place, Place), usize> =
        (0..items.len()).filter_map(|n| Some((source(&items[n])?, n))).collect();
    let key = |words: &Range<Place>| places.get(&(words.start, words.end)).and_then(|&n| keys[n].clone());
    let spelled_out: BTreeMap<FormId, Key> =
        expansions.all().filter_map(|(short, words)| Some((short, key(words)?))).collect();
    for (item, key) in items.iter().zip(keys) {
        let short = source(item).filter(|(start, end)| end - start == 1).map(|(start, _)| text.tokens[start].form);
        if let Some(known) = short.and_then(|short| spelled_out.get(&short)) {
            *key = Some(known.clone());
        }
    }
}

fn mention(texts: Texts<'_>, item: &Item, entry: EntryId, calibration: &Calibration) -> Mention {
    let of = |name: &Option<Name>, text: &Text<'_>| name.as_ref().map(|name| span(text, &name.words));
    Mention {
        bead: item.bead,
        source: of(&item.found.source, texts.source),
        target: of(&item.found.target, texts.target),
        entry,
        probability: calibration.of(&item.found),
    }
}
