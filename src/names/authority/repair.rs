//! Pairs that a user's list rejects are taken apart and their halves paired anew; those that it confirms are joined.

use crate::model::{PerSide, Side};
use crate::names::authority::matcher::Claims;
use crate::names::entity::form_keys::FormKeys;
use crate::names::entity::forms::Spellings;
use crate::names::entity::mention::Item;
use crate::names::lemmatise::lemmatiser::{Lemma, Lemmas};
use crate::names::pair::greedy::pair;
use crate::names::pair::paired::Found;
use crate::names::pair::words::{KNOWN, Scorer};
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Place, Texts};

/// Names of a bead without a partner that are compared with each other: the work grows with their product.
const MOST: usize = 200;

/// How often the halves of rejected pairs of a bead are paired anew: then what is still rejected stays apart.
const ROUNDS: usize = 8;

/// Settles the mentions of a text; those of a bead stand together.
pub fn repair_pairs(
    texts: Texts<'_>,
    items: &mut Vec<Item>,
    claims: &Claims<'_>,
    lemmas: &mut Lemmas<'_>,
    scorer: &mut Scorer<'_>,
) {
    let mut settled: Vec<Item> = Vec::with_capacity(items.len());
    let mut left = std::mem::take(items).into_iter();
    while let Some(bead) = left.as_slice().first().map(|item| item.bead) {
        let count = left.as_slice().iter().take_while(|item| item.bead == bead).count();
        let mut own: Vec<Item> = left.by_ref().take(count).collect();
        let mut apart = Vec::new();
        for _ in 0..ROUNDS {
            if !part(texts, &mut own, claims, &mut apart) {
                break;
            }
            pair_anew(texts, &mut own, &apart, lemmas, scorer);
        }
        part(texts, &mut own, claims, &mut apart);
        join(texts, &mut own, claims);
        settled.extend(own.into_iter().filter(|item| item.found.source.is_some() || item.found.target.is_some()));
    }
    *items = settled;
}

/// Takes rejected pairs apart and notes them; tells whether there was any.
fn part(texts: Texts<'_>, items: &mut Vec<Item>, claims: &Claims<'_>, apart: &mut Vec<PerSide<Place>>) -> bool {
    let before = apart.len();
    for n in 0..items.len() {
        let item = &mut items[n];
        let (Some(source), Some(target)) = (&item.found.source, &item.found.target) else { continue };
        let places = PerSide { source: source.words.start, target: target.words.start };
        if claims.rejects(&forms(texts, item)) {
            apart.push(places);
            let (source, target) = (source.clone(), target.clone());
            item.found = Found::alone(Side::Source, source);
            let other =
                Item { found: Found::alone(Side::Target, target), kind: None, lemma: Lemma::default(), ..item.clone() };
            items.push(other);
        }
    }
    apart.len() > before
}

/// Pairs what has no partner, but not what was taken apart.
fn pair_anew(
    texts: Texts<'_>,
    items: &mut Vec<Item>,
    apart: &[PerSide<Place>],
    lemmas: &mut Lemmas<'_>,
    scorer: &mut Scorer<'_>,
) {
    let Some(bead) = items.first().map(|item| item.bead) else { return };
    let names = |side: Side| -> Vec<Name> {
        let alone = items.iter().filter(|item| item.found.source.is_none() || item.found.target.is_none());
        let mut names: Vec<Name> = alone.filter_map(|item| item.found.name(side)).cloned().collect();
        names.sort_by_key(|name| name.words.start);
        names
    };
    let names = PerSide::from_fn(names);
    let mut found = Vec::new();
    pair(texts, &names, apart, scorer, &mut found);
    items.retain(|item| item.found.source.is_some() && item.found.target.is_some());
    items.extend(found.into_iter().map(|found| Item::new(bead, found, lemmas)));
}

/// Joins what one side has with what the other has, where a confirmed line has both; what is joined leaves an empty mention.
fn join(texts: Texts<'_>, items: &mut [Item], claims: &Claims<'_>) {
    let alone = |items: &[Item], side: Side| -> Vec<usize> {
        let is = |item: &Item| item.found.name(side).is_some() && item.found.name(side.other()).is_none();
        (0..items.len()).filter(|&n| is(&items[n])).take(MOST).collect()
    };
    let mut targets = alone(items, Side::Target);
    for source in alone(items, Side::Source) {
        let Some(own) = forms(texts, &items[source]).source else { continue };
        let fits =
            |&target: &usize| forms(texts, &items[target]).target.is_some_and(|other| claims.joins(&own, &other));
        if let Some(at) = targets.iter().position(fits) {
            let target = items[targets.remove(at)].found.target.take();
            items[source].found.target = target;
            items[source].found.weight = KNOWN;
        }
    }
}

fn forms(texts: Texts<'_>, item: &Item) -> FormKeys {
    FormKeys::of(texts, &Spellings::new(texts.source, &[item]), item)
}
