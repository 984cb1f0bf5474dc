//! Mentions become entries: lemma, kind, forms with counts, transliterations, an id that stays.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{BeadId, EntryId, EntryKind, Mention, Names, PerSide, Span};
use crate::names::authority::assign::assign_to_lines;
use crate::names::authority::matcher::AuthorityMatcher;
use crate::names::authority::repair::repair_pairs;
use crate::names::entity::calibration::Calibration;
use crate::names::entity::clusters::{Cluster, EntryBuilder, distinguish};
use crate::names::entity::entry::settle_side;
use crate::names::entity::kind::assign_kinds;
use crate::names::entity::mention::{MentionDraft, key_of};
use crate::names::entity::persons::{NameParts, Persons};
use crate::names::gazetteer::conventional::GazetteerId;
use crate::names::lemmatise::lemmatiser::Lemmatiser;
use crate::names::options::Options;
use crate::names::pair::paired::PairedName;
use crate::names::pair::words::WordScorer;
use crate::names::recognise::expansions::Expansions;
use crate::names::recognise::name::{Name, span};
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::FormId;

/// What the mentions of an entry have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Gazetteer(GazetteerId),
    Person(usize),
    Words(String),
}

pub(super) fn entries(
    texts: Texts<'_>,
    found: Vec<(BeadId, PairedName)>,
    scorer: &mut WordScorer<'_>,
    options: &Options,
) -> Names {
    let mut lemmatiser = Lemmatiser::new(texts, &found, &options.lemma_weights);
    let mut drafts: Vec<MentionDraft> =
        found.into_iter().map(|(bead, found)| MentionDraft::new(bead, found, &mut lemmatiser)).collect();
    let matcher = options.authority.as_ref().map(|list| AuthorityMatcher::new(list, texts.map(|text| text.names)));
    if let Some(matcher) = &matcher {
        repair_pairs(texts, &mut drafts, matcher, &mut lemmatiser, scorer);
    }
    assign_kinds(texts, &mut drafts);
    let linked = drafts.iter().filter(|draft| draft.found.source.is_some() && draft.found.target.is_some());
    let linked: BTreeSet<String> = linked.map(|draft| key_of(&draft.lemma.words)).collect();
    drafts.retain(|draft| {
        draft.found.source.is_none() || draft.found.target.is_some() || stands_alone(texts.source, draft, &linked)
    });
    drafts.sort_by_key(|draft| (draft.bead, draft.found.source.as_ref().map_or(usize::MAX, |name| name.words.start)));
    let (keys, persons) = keys(texts, scorer.expansions.source, &drafts);
    let mut clusters: BTreeMap<&Key, Vec<usize>> = BTreeMap::new();
    for (n, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            clusters.entry(key).or_default().push(n);
        }
    }
    let builder = EntryBuilder { texts, drafts: &drafts, options };
    let mut clusters: Vec<Cluster<'_>> = clusters
        .into_iter()
        .map(|(key, drafts)| {
            builder.cluster(drafts, if let Key::Person(number) = key { persons.all.get(*number) } else { None })
        })
        .collect();
    distinguish(&mut clusters, &mut []);
    let mut names = Names::default();
    if let Some(matcher) = &matcher {
        names.absent = assign_to_lines(&builder, &mut clusters, matcher);
    }
    for (n, cluster) in clusters.into_iter().enumerate() {
        let (mut entry, renderings) = (cluster.entry, cluster.renderings);
        settle_side(&mut entry, &renderings);
        names.entries.push(entry);
        names.renderings.push(renderings);
        names.mentions.extend(
            cluster
                .drafts
                .into_iter()
                .map(|draft| mention(texts, &drafts[draft], EntryId::new(n as u32), &options.calibration)),
        );
    }
    let place = |span: Option<Span>| span.map_or(u32::MAX, Span::start);
    names.mentions.sort_by_key(|m| (m.bead, m.spans.map(place)));
    names
}

/// Whether a Russian name without a counterpart is certainly one. Where it opens a sentence, a nominative that the translation has
/// elsewhere (`linked`) says so.
fn stands_alone(text: &Text<'_>, draft: &MentionDraft, linked: &BTreeSet<String>) -> bool {
    let Some(name) = &draft.found.source else { return false };
    let inside = || name.words.clone().any(|at| !text.opens(at) && text.occurs_capital(at));
    name.listed.is_some()
        || name.sure && (name.kind.is_some() || inside() || linked.contains(&key_of(&draft.lemma.words)))
}

/// The English name, folded.
fn english(text: &Text<'_>, name: &Name) -> String {
    name.words.clone().map(|at| text.word(at)).collect::<Vec<_>>().join(" ")
}

/// The key of each mention; none where a name that only the translation has is neither known nor clearly a person's.
fn keys(texts: Texts<'_>, expansions: &Expansions, drafts: &[MentionDraft]) -> (Vec<Option<Key>>, Persons) {
    let numbered: Vec<usize> = (0..drafts.len())
        .filter(|&n| {
            let draft = &drafts[n];
            draft.kind == Some(EntryKind::Person)
                && draft.found.source.as_ref().is_some_and(|name| name.gazetteer_id.is_none())
        })
        .collect();
    let parts: Vec<NameParts> =
        numbered.iter().map(|&n| NameParts::of(&drafts[n].lemma.words, texts.source.names)).collect();
    let (persons, numbers) = Persons::assign(&parts);
    let mut keys: Vec<Option<Key>> = drafts
        .iter()
        .map(|draft| match (&draft.found.source, draft.found.gazetteer_id()) {
            (_, Some(gazetteer_id)) => Some(Key::Gazetteer(gazetteer_id)),
            (Some(_), None) => Some(Key::Words(key_of(&draft.lemma.words))),
            _ => None,
        })
        .collect();
    for (&n, number) in numbered.iter().zip(numbers) {
        keys[n] = Some(Key::Person(number));
    }
    join_abbreviations(texts.source, expansions, drafts, &mut keys);
    // What only the translation has is an entry known by that form, or by the surname.
    let mut by_form: BTreeMap<String, Key> = BTreeMap::new();
    for (draft, key) in drafts.iter().zip(&keys) {
        if let (Some(_), Some(target), Some(key)) = (&draft.found.source, &draft.found.target, key) {
            by_form.entry(english(texts.target, target)).or_insert_with(|| key.clone());
        }
    }
    for (draft, key) in drafts.iter().zip(&mut keys) {
        if key.is_none()
            && let Some(target) = &draft.found.target
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
fn join_abbreviations(text: &Text<'_>, expansions: &Expansions, drafts: &[MentionDraft], keys: &mut [Option<Key>]) {
    let source = |draft: &MentionDraft| draft.found.source.as_ref().map(|name| (name.words.start, name.words.end));
    let places: BTreeMap<(TokenIndex, TokenIndex), usize> =
        (0..drafts.len()).filter_map(|n| Some((source(&drafts[n])?, n))).collect();
    let key = |words: &Range<TokenIndex>| places.get(&(words.start, words.end)).and_then(|&n| keys[n].clone());
    let spelled_out: BTreeMap<FormId, Key> =
        expansions.all().filter_map(|(short, words)| Some((short, key(words)?))).collect();
    for (draft, key) in drafts.iter().zip(keys) {
        let short = source(draft).filter(|(start, end)| end - start == 1).map(|(start, _)| text.tokens[start].form);
        if let Some(known) = short.and_then(|short| spelled_out.get(&short)) {
            *key = Some(known.clone());
        }
    }
}

fn mention(texts: Texts<'_>, draft: &MentionDraft, entry: EntryId, calibration: &Calibration) -> Mention {
    let of = |name: &Option<Name>, text: &Text<'_>| name.as_ref().map(|name| span(text, &name.words));
    Mention {
        bead: draft.bead,
        spans: PerSide { source: of(&draft.found.source, texts.source), target: of(&draft.found.target, texts.target) },
        entry,
        probability: calibration.of(&draft.found),
    }
}
