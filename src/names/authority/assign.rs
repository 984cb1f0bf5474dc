//! Mentions go to the lines of a user's list.

use std::collections::BTreeMap;

use crate::model::{Entry, Status};
use crate::names::authority::matcher::{Claims, Guess, LineNumber};
use crate::names::authority::overlay::overlay;
use crate::names::entity::clusters::{Group, Maker, distinguish};
use crate::names::entity::persons::Parts;

/// Mentions that go to one line.
#[derive(Default)]
struct Share<'a> {
    items: Vec<usize>,
    /// Of the guess that has most of them.
    parts: Option<&'a Parts>,
    most: usize,
    /// The guess that they are, where they are one and all of it.
    whole: Option<Group<'a>>,
}

/// Gives the mentions to the lines of a user's file. What no line has stays as it was guessed; the entries of lines without a
/// mention, and those rejected, come back.
pub fn assign_to_lines<'a>(maker: &Maker<'a>, groups: &mut Vec<Group<'a>>, claims: &Claims<'_>) -> Vec<Entry> {
    let mut shares: BTreeMap<LineNumber, Share<'a>> = BTreeMap::new();
    let mut settled = Vec::new();
    for group in groups.drain(..) {
        let guess = Guess { id: &group.entry.id, parts: group.parts, mentions: maker.forms(&group) };
        let mut parts: BTreeMap<Option<LineNumber>, Vec<usize>> = BTreeMap::new();
        for (line, &item) in claims.assign(&guess).into_iter().zip(&group.items) {
            parts.entry(line).or_default().push(item);
        }
        let alone = parts.len() == 1;
        let mut group = Some(group);
        for (line, items) in parts {
            let (name, own) =
                (group.as_ref().and_then(|group| group.parts), group.as_ref().map(|g| g.entry.id.clone()));
            let whole = if alone { group.take() } else { None };
            let Some(line) = line else {
                let rest = whole.unwrap_or_else(|| {
                    let mut rest = maker.group(items, name);
                    rest.entry.id = own.unwrap_or_default();
                    rest
                });
                settled.push(rest);
                continue;
            };
            let share = shares.entry(line).or_default();
            if items.len() > share.most {
                (share.most, share.parts) = (items.len(), name);
            }
            share.whole = whole.filter(|_| share.items.is_empty());
            share.items.extend(items);
        }
    }
    let mut absent = Vec::new();
    for (number, line) in claims.entries().enumerate() {
        match shares.remove(&number).filter(|_| line.status != Status::Rejected) {
            Some(mut share) => {
                share.items.sort_unstable();
                let mut group = share.whole.unwrap_or_else(|| maker.group(share.items, share.parts));
                overlay(&mut group.entry, line, &maker.options.schemes);
                group.given = !line.id.is_empty();
                settled.push(group);
            }
            None => absent.push(line.clone()),
        }
    }
    *groups = settled;
    distinguish(groups, &mut absent);
    absent
}
