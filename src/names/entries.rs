//! Mentions become entries: lemma, kind, forms with counts, transliterations, an id that stays.

use std::collections::BTreeMap;

use super::find::{Make, Name, entry_kind, span};
use super::inflect::{Class, Gender, Reading};
use super::pair::Found;
use super::persons::{Parts, Persons};
use super::spelling::{capitals, dotted, slug};
use super::table::{ConceptId, List, table};
use super::text::{Place, Text};
use super::tokens::Shape;
use crate::model::{BeadId, Entry, EntryId, EntryKind, Mention, Names, Probability, Rendering, Span};
use crate::translit::Scheme;
use crate::words::letters::Weight;

/// A mention on its way to an entry.
struct Item {
    bead: BeadId,
    found: Found,
    /// The words of the Russian name in the nominative, folded, and whether each is an initial.
    lemma: Vec<(String, bool)>,
    kind: Option<EntryKind>,
}

/// What the mentions of an entry have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Concept(ConceptId),
    Person(usize),
    Words(String),
}

pub(super) fn entries(texts: [&Text<'_>; 2], found: Vec<(BeadId, Found)>, schemes: &[&'static Scheme]) -> Names {
    let lemmas = Lemmas::new(texts[0], &found);
    let mut items: Vec<Item> = found
        .into_iter()
        .map(|(bead, found)| {
            let lemma = found.source.as_ref().map_or_else(Vec::new, |name| lemmas.of(name, &found));
            Item { bead, found, lemma, kind: None }
        })
        .collect();
    settle_kinds(texts, &mut items);
    items.retain(|item| item.found.source.is_none() || item.found.target.is_some() || stands_alone(texts[0], item));
    items.sort_by_key(|item| (item.bead, item.found.source.as_ref().map_or(usize::MAX, |name| name.words.start)));
    let keys = keys(texts, &items);
    let mut groups: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
    for (n, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            groups.entry(key).or_default().push(n);
        }
    }
    let mut entries: Vec<(Entry, Vec<usize>)> = groups
        .into_values()
        .map(|group| (entry(texts, &group.iter().map(|&n| &items[n]).collect::<Vec<_>>(), schemes), group))
        .collect();
    entries.sort_by(|(a, one), (b, other)| (a.kind, &a.id, one.first()).cmp(&(b.kind, &b.id, other.first())));
    distinguish(&mut entries);
    let mut names = Names::default();
    for (n, (entry, group)) in entries.into_iter().enumerate() {
        names.entries.push(entry);
        names.mentions.extend(group.into_iter().map(|item| mention(texts, &items[item], EntryId::new(n as u32))));
    }
    let place = |span: Option<Span>| span.map_or(u32::MAX, Span::start);
    names.mentions.sort_by_key(|m| (m.bead, place(m.source), place(m.target)));
    names
}

/// Ids that two entries would share get a number, in order.
fn distinguish(entries: &mut [(Entry, Vec<usize>)]) {
    let mut used: BTreeMap<String, u32> = BTreeMap::new();
    for (entry, _) in entries.iter_mut() {
        let count = used.entry(entry.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            entry.id = format!("{}-{count}", entry.id);
        }
    }
    entries.sort_by(|(a, _), (b, _)| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
}

/// The nominatives of Russian words, as far as the translation or the rest of the text tells them.
struct Lemmas<'a> {
    text: &'a Text<'a>,
    /// How often the translation chose a nominative.
    chosen: BTreeMap<String, u32>,
}

impl<'a> Lemmas<'a> {
    fn new(text: &'a Text<'a>, found: &[(BeadId, Found)]) -> Self {
        let mut lemmas = Self { text, chosen: BTreeMap::new() };
        for (_, found) in found {
            for (at, _, matched) in &found.words {
                if text.shape(*at) == Shape::Initial || found.source.as_ref().is_some_and(|n| n.concept.is_some()) {
                    continue;
                }
                let lemma = lemmas.matched(*at, matched.reading);
                *lemmas.chosen.entry(lemma).or_insert(0) += 1;
            }
        }
        lemmas
    }

    fn matched(&self, at: Place, reading: Option<u8>) -> String {
        let readings = self.text.readings(self.text.tokens[at].form);
        reading
            .and_then(|n| readings.get(usize::from(n)))
            .map_or_else(|| self.text.word(at).to_owned(), |reading| reading.lemma.to_string())
    }

    fn of(&self, name: &Name, found: &Found) -> Vec<(String, bool)> {
        if let Some(concept) = name.concept {
            let heading = table().concept(concept).heading();
            return vec![(heading.to_lowercase(), false)];
        }
        let mut words: Vec<(String, bool)> = Vec::with_capacity(name.words.len());
        for at in name.words.clone() {
            let initial = self.text.shape(at) == Shape::Initial;
            let plain =
                self.text.shape(at) == Shape::Upper || initial || name.make == Make::Quoted && self.text.is_small(at);
            let lemma = if plain {
                self.text.word(at).to_owned()
            } else {
                match found.words.iter().find(|(s, ..)| *s == at) {
                    Some((.., matched)) if !matched.head => self.matched(at, matched.reading),
                    _ => self.guess(at),
                }
            };
            words.push((lemma, initial));
        }
        words
    }

    /// The nominative that the text or the table has, else the likeliest by the form.
    fn guess(&self, at: Place) -> String {
        let word = self.text.word(at);
        let readings = self.text.readings(self.text.tokens[at].form);
        let known = |reading: &&Reading| self.chosen.contains_key(&*reading.lemma);
        let best = readings
            .iter()
            .filter(known)
            .max_by_key(|reading| self.chosen.get(&*reading.lemma))
            .or_else(|| readings.iter().find(|r| table().is_given(&r.lemma)))
            .or_else(|| readings.iter().find(|r| List::BodyHeads.has(&r.lemma) || List::PlaceHeads.has(&r.lemma)));
        match best {
            Some(reading) => reading.lemma.to_string(),
            None if self.chosen.contains_key(word) => word.to_owned(),
            None => readings
                .iter()
                .filter(|r| !matches!(r.class, Class::Fixed | Class::Fleeting) && r.gender == Gender::Masculine)
                .min_by_key(|r| (r.class, r.lemma.chars().count()))
                .map_or_else(|| word.to_owned(), |r| r.lemma.to_string()),
        }
    }
}

/// Is a Russian name without a counterpart certainly one?
fn stands_alone(text: &Text<'_>, item: &Item) -> bool {
    let Some(name) = &item.found.source else { return false };
    name.sure && (name.kind.is_some() || name.words.clone().any(|at| !text.opens(at) && text.is_capital(at)))
}

/// Endings of names of places, which few names of persons have.
const PLACE_ENDINGS: [&str; 14] =
    ["цк", "ово", "ево", "ино", "град", "бург", "город", "поль", "абад", "стан", "ск", "бад", "ленд", "шахр"];

/// Person, place or body: by the mention itself, else by what most mentions of the same lemma say, else by its shape.
fn settle_kinds(texts: [&Text<'_>; 2], items: &mut [Item]) {
    let mut votes: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for item in items.iter_mut() {
        item.kind = own_kind(&item.found);
        let lemma = key_of(&item.lemma);
        let votes = votes.entry(lemma).or_default();
        if let Some(kind) = item.kind {
            votes[kind as usize] += 3;
        } else if before_place(texts, &item.found) {
            votes[EntryKind::Place as usize] += 2;
        } else {
            votes[EntryKind::Person as usize] += 1;
        }
    }
    for item in items.iter_mut().filter(|item| item.kind.is_none()) {
        let lemma = key_of(&item.lemma);
        let votes = votes.get(&lemma).copied().unwrap_or_default();
        let most = votes.iter().copied().max().unwrap_or(0);
        let place = PLACE_ENDINGS.iter().any(|end| lemma.ends_with(end));
        item.kind = Some(if place && votes[0] < 3 {
            EntryKind::Place
        } else if votes[0] == most {
            EntryKind::Person
        } else if votes[1] == most {
            EntryKind::Place
        } else {
            EntryKind::Organisation
        });
    }
}

fn own_kind(found: &Found) -> Option<EntryKind> {
    let of = |name: &Option<Name>| name.as_ref().and_then(|name| name.concept.and_then(entry_kind).or(name.kind));
    let (source, target) = (of(&found.source), of(&found.target));
    let concept = found.target.as_ref().is_some_and(|name| name.concept.is_some());
    if concept && found.source.as_ref().is_none_or(|name| name.concept.is_none()) {
        target.or(source)
    } else {
        source.or(target)
    }
}

/// Does the name stand behind «в», «из», "in"? One preposition may stand before a person («из Косиора», "to Kosior"); both
/// languages together seldom do.
fn before_place(texts: [&Text<'_>; 2], found: &Found) -> bool {
    let behind = |text: &Text<'_>, name: &Name, list: List| {
        let at = name.words.start;
        at > 0 && text.tokens[at].gap.is_space() && list.has(text.word(at - 1))
    };
    let owner = |name: &Name| texts[1].tokens[name.words.end - 1].possessive;
    match (&found.source, &found.target) {
        (Some(source), None) => behind(texts[0], source, List::BeforePlaces),
        (Some(source), Some(target)) => {
            !owner(target)
                && (behind(texts[1], target, List::EnglishOnlyBeforePlaces)
                    || behind(texts[0], source, List::BeforePlaces)
                        && behind(texts[1], target, List::EnglishBeforePlaces))
        }
        (None, Some(target)) => !owner(target) && behind(texts[1], target, List::EnglishOnlyBeforePlaces),
        (None, None) => false,
    }
}

fn key_of(lemma: &[(String, bool)]) -> String {
    lemma.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// The English name, folded.
fn english(text: &Text<'_>, name: &Name) -> String {
    name.words.clone().map(|at| text.word(at)).collect::<Vec<_>>().join(" ")
}

/// The key of each mention; none where a name that only the translation has is neither known nor clearly a person's.
fn keys(texts: [&Text<'_>; 2], items: &[Item]) -> Vec<Option<Key>> {
    let persons: Vec<usize> = (0..items.len())
        .filter(|&n| {
            let item = &items[n];
            item.kind == Some(EntryKind::Person)
                && item.found.source.as_ref().is_some_and(|name| name.concept.is_none())
        })
        .collect();
    let parts: Vec<Parts> = persons.iter().map(|&n| Parts::of(&items[n].lemma)).collect();
    let (_, numbers) = Persons::assign(&parts);
    let mut keys: Vec<Option<Key>> = items
        .iter()
        .map(|item| {
            let concept = |name: &Option<Name>| name.as_ref().and_then(|name| name.concept);
            let concept = concept(&item.found.source).or_else(|| concept(&item.found.target));
            match (&item.found.source, concept) {
                (_, Some(concept)) => Some(Key::Concept(concept)),
                (Some(_), None) => Some(Key::Words(key_of(&item.lemma))),
                _ => None,
            }
        })
        .collect();
    for (&n, number) in persons.iter().zip(numbers) {
        keys[n] = Some(Key::Person(number));
    }
    // What only the translation has is an entry known by that form, or by the surname.
    let mut by_form: BTreeMap<String, Key> = BTreeMap::new();
    for (item, key) in items.iter().zip(&keys) {
        if let (Some(_), Some(target), Some(key)) = (&item.found.source, &item.found.target, key) {
            by_form.entry(english(texts[1], target)).or_insert_with(|| key.clone());
        }
    }
    for (item, key) in items.iter().zip(&mut keys) {
        if key.is_none()
            && let Some(target) = &item.found.target
        {
            let form = english(texts[1], target);
            let person = target.sure && target.kind == Some(EntryKind::Person) && target.words.len() > 1;
            *key = by_form.get(&form).cloned().or_else(|| person.then_some(Key::Words(form)));
        }
    }
    keys
}

fn entry(texts: [&Text<'_>; 2], items: &[&Item], schemes: &[&'static Scheme]) -> Entry {
    let kind = common_kind(items);
    let lemma = lemma(texts, items);
    let (text, probability) =
        (lemma.text, items.iter().map(|item| probability(item)).max().unwrap_or(Probability::HALF));
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for target in items.iter().filter_map(|item| item.found.target.as_ref()) {
        let form = span(texts[1], &target.words).of(texts[1].segmented.document().text());
        *counts.entry(form.split_whitespace().collect::<Vec<_>>().join(" ")).or_insert(0) += 1;
    }
    let mut renderings: Vec<_> = counts.into_iter().map(|(text, count)| Rendering { text, count }).collect();
    renderings.sort_by_key(|rendering| std::cmp::Reverse(rendering.count));
    let prefix = match kind {
        EntryKind::Person => "per",
        EntryKind::Place => "pl",
        EntryKind::Organisation => "org",
    };
    let latin =
        Scheme::named("alalc-simple").map_or_else(|_| String::new(), |scheme| scheme.transliterate(&lemma.heading));
    let slug = slug(&latin);
    let slug = if slug.is_empty() { "x".to_owned() } else { slug };
    let transliterations = schemes.iter().map(|s| (s.id().to_owned(), s.transliterate(&text))).collect();
    let mut entry = Entry::new(format!("{prefix}-{slug}"), kind, text);
    (entry.probability, entry.renderings, entry.transliterations) = (probability, renderings, transliterations);
    entry
}

fn common_kind(items: &[&Item]) -> EntryKind {
    let count = |kind| items.iter().filter(|item| item.kind == Some(kind)).count();
    [EntryKind::Person, EntryKind::Place, EntryKind::Organisation]
        .into_iter()
        .rev()
        .max_by_key(|&kind| count(kind))
        .unwrap_or(EntryKind::Person)
}

/// A lemma as people write it, and in the order of an index: surname, then initials.
struct Lemma {
    text: String,
    heading: String,
}

fn lemma(texts: [&Text<'_>; 2], items: &[&Item]) -> Lemma {
    let text = texts[0];
    let concept = items.iter().find_map(|item| {
        let of = |name: &Option<Name>| name.as_ref().and_then(|name| name.concept);
        of(&item.found.source).or_else(|| of(&item.found.target))
    });
    if let Some(concept) = concept {
        let heading = table().concept(concept).heading().to_owned();
        return Lemma { text: heading.clone(), heading };
    }
    // The fullest form, of equally full ones the first.
    let fullest = items
        .iter()
        .rev()
        .filter_map(|item| item.found.source.as_ref().map(|name| (item, name)))
        .max_by_key(|(item, _)| (item.lemma.iter().filter(|(_, initial)| !initial).count(), item.lemma.len()));
    let Some((item, name)) = fullest else {
        // Only the translation names it.
        let form = items.iter().find_map(|item| item.found.target.as_ref()).map_or_else(String::new, |name| {
            let form = span(texts[1], &name.words).of(texts[1].segmented.document().text());
            form.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        return Lemma { heading: form.clone(), text: form };
    };
    let written = |(lemma, at): (&(String, bool), Place)| {
        let word = text.tokens[at].span.of(text.segmented.document().text());
        let form = text.tokens[at].form;
        if let Some(written) = table().written(&lemma.0) {
            return written.to_owned();
        }
        let lemma = text.forms.dotted(form).map_or_else(|| lemma.0.clone(), |form| dotted(&lemma.0, form));
        let written = capitals(&lemma, word.trim_end_matches('.'));
        if text.shape(at) == Shape::Initial { format!("{written}.") } else { written }
    };
    let words: Vec<String> = item.lemma.iter().zip(name.words.clone()).map(written).collect();
    let whole = words.join(" ");
    let heading = if item.kind == Some(EntryKind::Person) { by_surname(&item.lemma) } else { whole.clone() };
    Lemma { text: whole, heading }
}

/// «хрущев н с» for any form of the name.
fn by_surname(words: &[(String, bool)]) -> String {
    let parts = Parts::of(words);
    let Some(surname) = parts.surname else { return key_of(words) };
    let initials = [parts.given, parts.patronymic].into_iter().flatten();
    initials.fold(surname, |name, part| format!("{name} {}", part.chars().next().unwrap_or(' ')))
}

fn mention(texts: [&Text<'_>; 2], item: &Item, entry: EntryId) -> Mention {
    let of = |name: &Option<Name>, text: &Text<'_>| name.as_ref().map(|name| span(text, &name.words));
    Mention {
        bead: item.bead,
        source: of(&item.found.source, texts[0]),
        target: of(&item.found.target, texts[1]),
        entry,
        probability: probability(item),
    }
}

/// Least weight, in hundredths of a nat, and the share of links that heavy which are right.
const CALIBRATION: [(Weight, f32); 6] =
    [(1_500, 0.99), (1_000, 0.98), (700, 0.96), (500, 0.93), (350, 0.88), (Weight::MIN, 0.8)];

fn probability(item: &Item) -> Probability {
    let sure = |name: &Option<Name>| name.as_ref().is_none_or(|name| name.sure);
    let linked = item.found.source.is_some() && item.found.target.is_some();
    if !linked {
        return Probability::new(if sure(&item.found.source) && sure(&item.found.target) { 0.85 } else { 0.6 });
    }
    let share = CALIBRATION.iter().find(|(least, _)| item.found.weight >= *least).map_or(0.5, |(_, share)| *share);
    Probability::new(share)
}
