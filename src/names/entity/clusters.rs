//! Mentions of one name become its entry: by the program's own hypothesis, then by the lines of a user's file.

use std::collections::BTreeMap;

use crate::model::{Entry, Renderings};
use crate::names::entity::entry::entry;
use crate::names::entity::form_keys::FormKeys;
use crate::names::entity::forms::Spellings;
use crate::names::entity::id::id;
use crate::names::entity::mention::MentionDraft;
use crate::names::entity::persons::NameParts;
use crate::names::options::Options;
use crate::names::text::analysed::Texts;

/// Mentions that are one entry.
pub struct Cluster<'a> {
    pub entry: Entry,
    /// The forms that the translation has.
    pub renderings: Renderings,
    /// Positions of the mentions, in order.
    pub drafts: Vec<usize>,
    /// Of a person, its parts.
    pub parts: Option<&'a NameParts>,
    /// Whether the id is one of a user's file, which stays.
    pub given: bool,
}

/// Makes entries of mentions.
pub struct EntryBuilder<'a> {
    pub texts: Texts<'a>,
    pub drafts: &'a [MentionDraft],
    pub options: &'a Options,
}

impl<'a> EntryBuilder<'a> {
    pub fn cluster(&self, drafts: Vec<usize>, parts: Option<&'a NameParts>) -> Cluster<'a> {
        let (entry, renderings) = entry(self.texts, &self.of(&drafts), parts, self.options);
        Cluster { entry, renderings, drafts, parts, given: false }
    }

    fn of(&self, drafts: &[usize]) -> Vec<&'a MentionDraft> {
        drafts.iter().map(|&n| &self.drafts[n]).collect()
    }

    /// The forms of each mention of a cluster, as they are compared.
    pub fn forms(&self, cluster: &Cluster<'_>) -> Vec<FormKeys> {
        let drafts = self.of(&cluster.drafts);
        let spellings = Spellings::new(self.texts.source, &drafts);
        drafts.iter().map(|draft| FormKeys::of(self.texts, &spellings, draft)).collect()
    }
}

/// Ids that two entries would share get a number, in the order of their first mention; those of a user's file stay.
pub fn distinguish(clusters: &mut [Cluster<'_>], absent: &mut [Entry]) {
    clusters.sort_by(|a, b| {
        (a.entry.kind, &a.entry.id, a.drafts.first()).cmp(&(b.entry.kind, &b.entry.id, b.drafts.first()))
    });
    let given = clusters.iter().filter(|cluster| cluster.given).map(|cluster| &cluster.entry);
    let given = given.chain(absent.iter()).map(|entry| entry.id.clone()).filter(|id| !id.is_empty());
    let mut used: BTreeMap<String, u32> = given.map(|id| (id, 1)).collect();
    let guessed = clusters.iter_mut().filter(|cluster| !cluster.given);
    let guessed = guessed.map(|cluster| (&mut cluster.entry, &cluster.renderings));
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
    clusters.sort_by(|a, b| (a.entry.kind, &a.entry.id).cmp(&(b.entry.kind, &b.entry.id)));
}
