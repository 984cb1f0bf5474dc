//! Mentions go to the lines of a user's list.

use std::collections::BTreeMap;

use crate::model::{Entry, Status};
use crate::names::authority::matcher::{AuthorityMatcher, EntityHypothesis, LineNumber};
use crate::names::authority::overlay::overlay;
use crate::names::entity::clusters::{Cluster, EntryBuilder, distinguish};
use crate::names::entity::persons::NameParts;

/// Mentions that go to one line.
#[derive(Default)]
struct Share<'a> {
    drafts: Vec<usize>,
    /// Of the hypothesis that has most of them.
    parts: Option<&'a NameParts>,
    most: usize,
    /// The hypothesis that they are, where they are one and all of it.
    whole: Option<Cluster<'a>>,
}

/// Gives the mentions to the lines of a user's file. What no line has stays as it was guessed; the entries of lines without a
/// mention, and those rejected, come back.
pub fn assign_to_lines<'a>(
    builder: &EntryBuilder<'a>,
    clusters: &mut Vec<Cluster<'a>>,
    matcher: &AuthorityMatcher<'_>,
) -> Vec<Entry> {
    let mut shares: BTreeMap<LineNumber, Share<'a>> = BTreeMap::new();
    let mut settled = Vec::new();
    for cluster in clusters.drain(..) {
        let hypothesis =
            EntityHypothesis { id: &cluster.entry.id, parts: cluster.parts, mentions: builder.forms(&cluster) };
        let mut parts: BTreeMap<Option<LineNumber>, Vec<usize>> = BTreeMap::new();
        for (line, &draft) in matcher.assign(&hypothesis).into_iter().zip(&cluster.drafts) {
            parts.entry(line).or_default().push(draft);
        }
        let alone = parts.len() == 1;
        let mut cluster = Some(cluster);
        for (line, drafts) in parts {
            let (name, own) =
                (cluster.as_ref().and_then(|cluster| cluster.parts), cluster.as_ref().map(|g| g.entry.id.clone()));
            let whole = if alone { cluster.take() } else { None };
            let Some(line) = line else {
                let rest = whole.unwrap_or_else(|| {
                    let mut rest = builder.cluster(drafts, name);
                    rest.entry.id = own.unwrap_or_default();
                    rest
                });
                settled.push(rest);
                continue;
            };
            let share = shares.entry(line).or_default();
            if drafts.len() > share.most {
                (share.most, share.parts) = (drafts.len(), name);
            }
            share.whole = whole.filter(|_| share.drafts.is_empty());
            share.drafts.extend(drafts);
        }
    }
    let mut absent = Vec::new();
    for (number, line) in matcher.entries().enumerate() {
        match shares.remove(&number).filter(|_| line.status != Status::Rejected) {
            Some(mut share) => {
                share.drafts.sort_unstable();
                let mut cluster = share.whole.unwrap_or_else(|| builder.cluster(share.drafts, share.parts));
                let names = builder.texts.target.names;
                overlay(&mut cluster.entry, &mut cluster.renderings, line, &builder.options.schemes, names);
                cluster.given = !line.id.is_empty();
                settled.push(cluster);
            }
            None => absent.push(line.clone()),
        }
    }
    *clusters = settled;
    distinguish(clusters, &mut absent);
    absent
}
