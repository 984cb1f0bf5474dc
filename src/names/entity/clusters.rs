//! Mentions of one name become its entry: by the program's own guess, then by the lines of a user's file.

use std::collections::BTreeMap;

use crate::model::{Entry, Renderings, Status};
use crate::names::authority::matcher::{Claims, Forms, Guess, LineNumber, overlay, source_key, target_key};
use crate::names::entity::entry::{Spellings, entry, id, source_form, target_form};
use crate::names::entity::persons::Parts;
use crate::names::entries::Item;
use crate::names::options::Options;
use crate::names::text::analysed::Texts;

/// Mentions that are one entry.
pub struct Group<'a> {
    pub entry: Entry,
    /// The forms that the translation has.
    pub renderings: Renderings,
    /// Positions of the mentions, in order.
    pub items: Vec<usize>,
    /// Of a person, its parts.
    pub parts: Option<&'a Parts>,
    /// Is the id one of a user's file, which stays?
    pub given: bool,
}

/// Makes entries of mentions.
pub struct Maker<'a> {
    pub texts: Texts<'a>,
    pub items: &'a [Item],
    pub options: &'a Options,
}

impl<'a> Maker<'a> {
    pub fn group(&self, items: Vec<usize>, parts: Option<&'a Parts>) -> Group<'a> {
        let (entry, renderings) = entry(self.texts, &self.of(&items), parts, self.options);
        Group { entry, renderings, items, parts, given: false }
    }

    fn of(&self, items: &[usize]) -> Vec<&'a Item> {
        items.iter().map(|&n| &self.items[n]).collect()
    }

    /// The forms of each mention of a group, as they are compared.
    fn forms(&self, group: &Group<'_>) -> Vec<Forms> {
        let items = self.of(&group.items);
        let spellings = Spellings::new(self.texts.source, &items);
        let forms = |item: &&Item| Forms {
            source: source_form(self.texts.source, &spellings, item).map(|form| source_key(&form)),
            target: target_form(self.texts.target, item).map(|form| target_key(&form)),
        };
        items.iter().map(forms).collect()
    }
}

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
pub fn settle<'a>(maker: &Maker<'a>, groups: &mut Vec<Group<'a>>, claims: &Claims<'_>) -> Vec<Entry> {
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
                overlay(&mut group.entry, &mut group.renderings, line, &maker.options.schemes);
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

/// Ids that two entries would share get a number, in the order of their first mention; those of a user's file stay.
pub fn distinguish(groups: &mut [Group<'_>], absent: &mut [Entry]) {
    groups.sort_by(|a, b| {
        (a.entry.kind, &a.entry.id, a.items.first()).cmp(&(b.entry.kind, &b.entry.id, b.items.first()))
    });
    let given = groups.iter().filter(|group| group.given).map(|group| &group.entry);
    let given = given.chain(absent.iter()).map(|entry| entry.id.clone()).filter(|id| !id.is_empty());
    let mut used: BTreeMap<String, u32> = given.map(|id| (id, 1)).collect();
    let guessed = groups.iter_mut().filter(|group| !group.given);
    let guessed = guessed.map(|group| (&mut group.entry, &group.renderings));
    let unnamed = absent.iter_mut().filter(|entry| entry.id.is_empty()).map(|entry| (entry, Renderings::none()));
    for (entry, renderings) in guessed.chain(unnamed) {
        if entry.id.is_empty() {
            entry.id = id(entry, renderings);
        }
        let plain = entry.id.clone();
        while used.contains_key(&entry.id) {
            let count = used.entry(plain.clone()).or_insert(1);
            *count += 1;
            entry.id = format!("{plain}-{count}");
        }
        used.insert(entry.id.clone(), 1);
    }
    groups.sort_by(|a, b| (a.entry.kind, &a.entry.id).cmp(&(b.entry.kind, &b.entry.id)));
}
