//! Pairs that a user's list rejects are taken apart and their halves paired anew; those that it confirms are joined.

use crate::model::{PerSide, Side};
use crate::names::authority::matcher::AuthorityMatcher;
use crate::names::entity::form_keys::FormKeys;
use crate::names::entity::forms::Spellings;
use crate::names::entity::mention::MentionDraft;
use crate::names::lemmatise::lemmatiser::{Lemma, Lemmatiser};
use crate::names::pair::greedy::pair;
use crate::names::pair::paired::PairedName;
use crate::names::pair::words::{GAZETTEER_WEIGHT, WordScorer};
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Texts, TokenIndex};

/// Unpaired names of each side that are compared in a bead. A limit of work, which grows with their product.
const MOST: usize = 200;

/// Rounds in which the halves of a bead's rejected pairs are paired anew; what is rejected after them stays apart. A limit of
/// work.
const ROUNDS: usize = 8;

/// Settles the mentions of a text; those of a bead stand together.
pub fn repair_pairs(
    texts: Texts<'_>,
    drafts: &mut Vec<MentionDraft>,
    matcher: &AuthorityMatcher<'_>,
    lemmatiser: &mut Lemmatiser<'_>,
    scorer: &mut WordScorer<'_>,
) {
    let mut settled: Vec<MentionDraft> = Vec::with_capacity(drafts.len());
    let mut left = std::mem::take(drafts).into_iter();
    while let Some(bead) = left.as_slice().first().map(|draft| draft.bead) {
        let count = left.as_slice().iter().take_while(|draft| draft.bead == bead).count();
        let mut own: Vec<MentionDraft> = left.by_ref().take(count).collect();
        let mut apart = Vec::new();
        for _ in 0..ROUNDS {
            if !part(texts, &mut own, matcher, &mut apart) {
                break;
            }
            pair_anew(texts, &mut own, &apart, lemmatiser, scorer);
        }
        part(texts, &mut own, matcher, &mut apart);
        join(texts, &mut own, matcher);
        settled.extend(own.into_iter().filter(|draft| draft.found.source.is_some() || draft.found.target.is_some()));
    }
    *drafts = settled;
}

/// Takes rejected pairs apart and notes them; tells whether there was any.
fn part(
    texts: Texts<'_>,
    drafts: &mut Vec<MentionDraft>,
    matcher: &AuthorityMatcher<'_>,
    apart: &mut Vec<PerSide<TokenIndex>>,
) -> bool {
    let before = apart.len();
    for n in 0..drafts.len() {
        let draft = &mut drafts[n];
        let (Some(source), Some(target)) = (&draft.found.source, &draft.found.target) else { continue };
        let places = PerSide { source: source.words.start, target: target.words.start };
        if matcher.rejects(&forms(texts, draft)) {
            apart.push(places);
            let (source, target) = (source.clone(), target.clone());
            draft.found = PairedName::alone(Side::Source, source);
            let other = MentionDraft {
                found: PairedName::alone(Side::Target, target),
                kind: None,
                lemma: Lemma::default(),
                ..draft.clone()
            };
            drafts.push(other);
        }
    }
    apart.len() > before
}

/// Pairs what has no partner, but not what was taken apart.
fn pair_anew(
    texts: Texts<'_>,
    drafts: &mut Vec<MentionDraft>,
    apart: &[PerSide<TokenIndex>],
    lemmatiser: &mut Lemmatiser<'_>,
    scorer: &mut WordScorer<'_>,
) {
    let Some(bead) = drafts.first().map(|draft| draft.bead) else { return };
    let names = |side: Side| -> Vec<Name> {
        let alone = drafts.iter().filter(|draft| draft.found.source.is_none() || draft.found.target.is_none());
        let mut names: Vec<Name> = alone.filter_map(|draft| draft.found.name(side)).cloned().collect();
        names.sort_by_key(|name| name.words.start);
        names
    };
    let names = PerSide::from_fn(names);
    let mut found = Vec::new();
    pair(texts, &names, apart, scorer, &mut found);
    drafts.retain(|draft| draft.found.source.is_some() && draft.found.target.is_some());
    drafts.extend(found.into_iter().map(|found| MentionDraft::new(bead, found, lemmatiser)));
}

/// Joins what one side has with what the other has, where a confirmed line has both; what is joined leaves an empty mention.
fn join(texts: Texts<'_>, drafts: &mut [MentionDraft], matcher: &AuthorityMatcher<'_>) {
    let alone = |drafts: &[MentionDraft], side: Side| -> Vec<usize> {
        let is = |draft: &MentionDraft| draft.found.name(side).is_some() && draft.found.name(side.other()).is_none();
        (0..drafts.len()).filter(|&n| is(&drafts[n])).take(MOST).collect()
    };
    let mut targets = alone(drafts, Side::Target);
    for source in alone(drafts, Side::Source) {
        let Some(own) = forms(texts, &drafts[source]).source else { continue };
        let fits =
            |&target: &usize| forms(texts, &drafts[target]).target.is_some_and(|other| matcher.joins(&own, &other));
        if let Some(at) = targets.iter().position(fits) {
            let target = drafts[targets.remove(at)].found.target.take();
            drafts[source].found.target = target;
            drafts[source].found.weight = GAZETTEER_WEIGHT;
        }
    }
}

fn forms(texts: Texts<'_>, draft: &MentionDraft) -> FormKeys {
    FormKeys::of(texts, &Spellings::new(texts.source, &[draft]), draft)
}
