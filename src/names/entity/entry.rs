//! One entry from its mentions: heading, parts, sex, forms with counts, transliterations, an id that stays.

use std::collections::BTreeMap;

use crate::model::{Basis, Entry, EntryKind, PersonName, Probability, Renderings, Sex, Side};
use crate::names::entity::forms::{Spellings, counted, may_be, source_form, target_form, text_of};
use crate::names::entity::id::id;
use crate::names::entity::mention::MentionDraft;
use crate::names::entity::persons::NameParts;
use crate::names::entity::variations::variations;
use crate::names::gazetteer::conventional::{GazetteerId, gazetteer};
use crate::names::options::Options;
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Text, Texts};
use crate::translit::Scheme;

/// Puts the mentions of one person, place or organisation together, with the forms that the translation has; `parts` are
/// those of the person, of all mentions.
pub fn entry(
    texts: Texts<'_>,
    drafts: &[&MentionDraft],
    parts: Option<&NameParts>,
    options: &Options,
) -> (Entry, Renderings) {
    let kind = common_kind(drafts);
    let spellings = Spellings::new(texts.source, drafts);
    let (lemma, basis) = lemma(texts, drafts, &spellings);
    let mut entry = Entry::new(String::new(), kind, lemma);
    entry.basis = basis;
    entry.probability =
        drafts.iter().map(|draft| options.calibration.of(&draft.found)).max().unwrap_or(Probability::HALF);
    entry.forms = counted(drafts.iter().filter_map(|draft| source_form(texts.source, &spellings, draft)));
    let renderings = Renderings {
        forms: counted(drafts.iter().filter_map(|draft| target_form(texts.target, draft))),
        variations: variations(texts, &spellings, drafts),
    };
    entry.transliterations = transliterations(&entry.lemma, &options.schemes);
    if kind == EntryKind::Person {
        entry.name = parts.map_or_else(PersonName::default, |parts| spellings.name(parts));
        entry.sex = sex(drafts);
        entry.indeclinable = drafts.iter().any(|draft| draft.lemma.fixed);
        // A namesake whose sex the text tells would be another entry: what is open here is open everywhere.
        let open = |draft: &&MentionDraft| draft.found.source.is_none() || draft.lemma.alternative.is_some();
        if entry.sex.is_none() && drafts.iter().all(open) {
            let other = drafts.iter().find_map(|draft| draft.lemma.alternative.as_ref());
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

pub fn transliterations(lemma: &str, schemes: &[&'static Scheme]) -> Vec<(String, String)> {
    schemes.iter().map(|scheme| (scheme.id().to_owned(), scheme.transliterate(lemma))).collect()
}

fn common_kind(drafts: &[&MentionDraft]) -> EntryKind {
    let count = |kind| drafts.iter().filter(|draft| draft.kind == Some(kind)).count();
    [EntryKind::Person, EntryKind::Place, EntryKind::Organisation]
        .into_iter()
        .rev()
        .max_by_key(|&kind| count(kind))
        .unwrap_or(EntryKind::Person)
}

/// What most mentions say; nothing where as many say the opposite.
fn sex(drafts: &[&MentionDraft]) -> Option<Sex> {
    let count = |sex| drafts.iter().filter(|draft| draft.lemma.sex == Some(sex)).count();
    match (count(Sex::Female), count(Sex::Male)) {
        (women, men) if women > men => Some(Sex::Female),
        (women, men) if men > women => Some(Sex::Male),
        _ => None,
    }
}

/// The lemma as people write it, and where it comes from.
fn lemma(texts: Texts<'_>, drafts: &[&MentionDraft], spellings: &Spellings) -> (String, Basis) {
    let text = texts.source;
    if let Some(gazetteer_id) = drafts.iter().find_map(|draft| draft.found.gazetteer_id()) {
        let (form, basis) = gazetteer_form(text, drafts, gazetteer_id);
        return (form.to_owned(), basis);
    }
    // The fullest form with a surname, of equally full ones the first.
    let named = |draft: &MentionDraft| NameParts::of(&draft.lemma.words, texts.source.names).surname.is_some();
    let fullest = drafts.iter().rev().filter(|draft| draft.found.source.is_some()).max_by_key(|draft| {
        let words = &draft.lemma.words;
        (named(draft), words.iter().filter(|(_, initial)| !initial).count(), words.len())
    });
    let Some(draft) = fullest else {
        // Only the translation names it.
        let form = drafts
            .iter()
            .find_map(|draft| draft.found.target.as_ref())
            .map_or_else(String::new, |name| text_of(texts.target, name));
        return (form, Basis::Attested);
    };
    let whole = spellings.whole(&draft.lemma.words);
    let stands = |name: &Name| {
        name.words.clone().map(|at| text.word(at)).eq(draft.lemma.words.iter().map(|(word, _)| word.as_str()))
    };
    let attested = drafts.iter().filter_map(|draft| draft.found.source.as_ref()).any(stands);
    (whole, if attested { Basis::Attested } else { Basis::Derived })
}

/// The form of the table that the text has most often, the longer of two equally common, else the one known best.
fn gazetteer_form(text: &Text<'_>, drafts: &[&MentionDraft], gazetteer_id: GazetteerId) -> (&'static str, Basis) {
    let known = gazetteer().entry(gazetteer_id);
    let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
    let mut attested = false;
    for name in drafts.iter().filter_map(|draft| draft.found.source.as_ref()) {
        if let Some(form) = known.form(|words| may_be(text, name, words)) {
            *counts.entry(form).or_insert(0) += 1;
            attested |= name.words.clone().map(|at| text.word(at)).collect::<Vec<_>>().join(" ") == form.to_lowercase();
        }
    }
    match counts.into_iter().max_by_key(|(form, count)| (*count, form.len())) {
        Some((form, _)) => (form, if attested { Basis::Attested } else { Basis::Authority }),
        None => (known.heading(), Basis::Authority),
    }
}
