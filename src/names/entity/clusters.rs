//! Mentions of one name become its entry: by the program's own guess, then by the lines of a user's file.

use std::collections::BTreeMap;

use crate::model::Entry;
use crate::names::entity::entry::entry;
use crate::names::entity::form_keys::FormKeys;
use crate::names::entity::forms::Spellings;
use crate::names::entity::id::id;
use crate::names::entity::mention::Item;
use crate::names::entity::persons::Parts;
use crate::names::options::Options;
use crate::names::text::analysed::Texts;

/// Mentions that are one entry.
pub struct Group<'a> {
    pub entry: Entry,
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
        let entry = entry(self.texts, &self.of(&items), parts, self.options);
        Group { entry, items, parts, given: false }
    }

    fn of(&self, items: &[usize]) -> Vec<&'a Item> {
        items.iter().map(|&n| &self.items[n]).collect()
    }

    /// The forms of each mention of a group, as they are compared.
    pub fn forms(&self, group: &Group<'_>) -> Vec<FormKeys> {
        let items = self.of(&group.items);
        let spellings = Spellings::new(self.texts.source, &items);
        items.iter().map(|item| FormKeys::of(self.texts, &spellings, item)).collect()
    }
}

/// Ids that two entries would share get a number, in the order of their first mention; those of a user's file stay.
pub fn distinguish(groups: &mut [Group<'_>], absent: &mut [Entry]) {
    groups.sort_by(|a, b| {
        (a.entry.kind, &a.entry.id, a.items.first()).cmp(&(b.entry.kind, &b.entry.id, b.items.first()))
    });
    let given = groups.iter().filter(|group| group.given).map(|group| &group.entry);
    let given = given.chain(absent.iter()).map(|entry| entry.id.clone()).filter(|id| !id.is_empty());
    let mut used: BTreeMap<String, u32> = given.map(|id| (id, 1)).collect();
    let guessed = groups.iter_mut().filter(|group| !group.given).map(|group| &mut group.entry);
    for entry in guessed.chain(absent.iter_mut().filter(|entry| entry.id.is_empty())) {
        if entry.id.is_empty() {
            entry.id = id(entry);
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
