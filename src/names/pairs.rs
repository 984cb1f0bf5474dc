//! Pairs that a user's file rejects are taken apart, and those that it confirms are joined.

use super::authority::{Claims, Forms, source_key, target_key};
use super::entries::Item;
use super::entry::{Spellings, source_form, target_form};
use super::lemma::Lemma;
use super::text::Text;

/// Names of a bead without a partner that are compared with each other: the work grows with their product.
const MOST: usize = 200;

/// Settles the mentions of a text; those of a bead stand together.
pub(super) fn settle(texts: [&Text<'_>; 2], items: &mut Vec<Item>, claims: &Claims<'_>) {
    let mut settled: Vec<Item> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        if claims.rejects(&forms(texts, &item)) {
            let mut alone = Item { kind: None, lemma: Lemma::default(), ..item.clone() };
            alone.found.source = None;
            let mut other = item;
            other.found.target = None;
            for half in [&mut other, &mut alone] {
                half.found.words.clear();
                half.found.weight = 0;
            }
            settled.extend([other, alone]);
        } else {
            settled.push(item);
        }
    }
    let mut from = 0;
    while from < settled.len() {
        let bead = settled[from].bead;
        let to = from + settled[from..].iter().take_while(|item| item.bead == bead).count();
        join(texts, &mut settled[from..to], claims);
        from = to;
    }
    settled.retain(|item| item.found.source.is_some() || item.found.target.is_some());
    *items = settled;
}

/// Joins what one side has with what the other has, where a confirmed line has both; what is joined leaves an empty mention.
fn join(texts: [&Text<'_>; 2], items: &mut [Item], claims: &Claims<'_>) {
    let alone = |items: &[Item], target: bool| -> Vec<usize> {
        let is = |item: &Item| item.found.source.is_none() == target && item.found.target.is_some() == target;
        (0..items.len()).filter(|&n| is(&items[n])).take(MOST).collect()
    };
    let mut targets = alone(items, true);
    for source in alone(items, false) {
        let Some(own) = forms(texts, &items[source]).source else { continue };
        let fits =
            |&target: &usize| forms(texts, &items[target]).target.is_some_and(|other| claims.joins(&own, &other));
        if let Some(at) = targets.iter().position(fits) {
            let target = items[targets.remove(at)].found.target.take();
            items[source].found.target = target;
            items[source].found.weight = super::score::KNOWN;
        }
    }
}

fn forms(texts: [&Text<'_>; 2], item: &Item) -> Forms {
    let spellings = Spellings::new(texts[0], &[item]);
    Forms {
        source: source_form(texts[0], &spellings, item).map(|form| source_key(&form)),
        target: target_form(texts[1], item).map(|form| target_key(&form)),
    }
}
