//! What the translation renders in more than one way.

use std::collections::BTreeMap;

use crate::language::{NameList, NameWords};
use crate::model::{PerSide, Rendering, Variation};
use crate::names::entity::form_keys::target_key;
use crate::names::entity::forms::{Spellings, counted, source_form, target_form};
use crate::names::entity::mention::MentionDraft;
use crate::names::recognise::name::Pattern;
use crate::names::text::analysed::Texts;
use crate::names::text::token::WordShape;

/// The parts of a name that the translation writes in several ways. Names of several words are compared word by word, as
/// they were paired, so that "Khrushchev" beside "N. S. Khrushchev" is no difference; those of the table, and organisations, whose
/// words have no counterparts, as a whole.
pub fn variations(texts: Texts<'_>, spellings: &Spellings, drafts: &[&MentionDraft]) -> Vec<Variation> {
    let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for draft in drafts {
        let Some(source) = &draft.found.source else { continue };
        if source.gazetteer_id.is_some() || source.pattern != Pattern::Plain {
            if let Some((source, target)) =
                source_form(texts.source, spellings, draft).zip(target_form(texts.target, draft))
            {
                forms.entry(source).or_default().push(target);
            }
            continue;
        }
        for link in &draft.found.words {
            let PerSide { source: s, target: t } = link.at;
            let whole = link.at.sides().into_iter().all(|(side, at)| texts[side].shape(at) != WordShape::Initial);
            let place = s.checked_sub(source.words.start).and_then(|n| draft.lemma.words.get(n));
            if let Some((word, _)) = place.filter(|_| whole && !link.agreement.head && !link.agreement.derived) {
                let english = texts.target.tokens[t].span.of(texts.target.segmented.document().text());
                forms.entry(spellings.word(word)).or_default().push(english.to_owned());
            }
        }
    }
    let variations =
        forms.into_iter().map(|(source, forms)| Variation { source, renderings: distinct(forms, texts.target.names) });
    variations.filter(|variation| variation.renderings.len() > 1).collect()
}

/// Forms that differ by more than case, an article and the ending of a plural, each under its commonest spelling.
fn distinct(forms: Vec<String>, names: &NameWords) -> Vec<Rendering> {
    let mut ways: Vec<(String, Rendering)> = Vec::new();
    for form in counted(forms.into_iter()) {
        let key = target_key(&form.text, names);
        match ways.iter_mut().find(|(known, _)| same(known, &key, names)) {
            Some((_, way)) => way.count += form.count,
            None => ways.push((key, form)),
        }
    }
    let mut ways: Vec<Rendering> = ways.into_iter().map(|(_, way)| way).collect();
    ways.sort_by_key(|way| std::cmp::Reverse(way.count));
    ways
}

fn same(one: &str, other: &str, names: &NameWords) -> bool {
    let is_plural = |many: &str, one: &str| names.stems(NameList::PluralEndings, many).any(|stem| stem == one);
    one == other || is_plural(one, other) || is_plural(other, one)
}

/// Without the ways that a person has allowed: words of the forms that a confirmed line lists.
pub fn allow(variations: &mut Vec<Variation>, allowed: &[String], names: &NameWords) {
    let allowed: Vec<String> = allowed.iter().map(|form| target_key(form, names)).collect();
    let listed =
        |way: &str| allowed.iter().any(|form| *form == way || form.split(' ').any(|word| same(word, way, names)));
    variations.retain(|variation| !variation.renderings.iter().all(|way| listed(&target_key(&way.text, names))));
}
