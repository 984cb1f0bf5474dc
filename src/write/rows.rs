//! The rows of a table of all versions: the smallest groups of sentences that no bead of any version leaves.

use crate::model::{BeadId, Edition, SentenceId, Side, Version};

/// Sentences that stand side by side: with one version, a bead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Of the original, sorted.
    pub source: Vec<SentenceId>,
    /// Of each version, its beads in order.
    pub versions: Vec<Vec<BeadId>>,
}

/// All rows, in the order of their first sentence of the original; an addition follows the row of the bead that it
/// follows in its version.
pub(super) fn rows(edition: &Edition) -> Vec<Row> {
    let versions = edition.versions();
    let mut groups = Groups::new(versions);
    for sentence in edition.original().ids() {
        let mut beads =
            versions.iter().enumerate().map(|(v, version)| (v, version.links.bead_of(Side::Source, sentence)));
        if let Some(first) = beads.next() {
            beads.for_each(|other| groups.join(first, other));
        }
    }
    // A row's place: its first sentence of the original; of an addition, that of the row before it, then its version.
    let mut places: Vec<(u32, usize, usize)> = Vec::new();
    let mut row_of = vec![usize::MAX; groups.parents.len()];
    let mut rows: Vec<Row> = Vec::new();
    for (v, version) in versions.iter().enumerate() {
        let mut host = 0;
        for link in version.links.links() {
            let root = groups.root(groups.index((v, link.id)));
            let first = link.source.first().map(|id| id.number() + 1);
            if row_of[root] == usize::MAX {
                row_of[root] = rows.len();
                places.push(first.map_or((host, v + 1, rows.len()), |place| (place, 0, rows.len())));
                rows.push(Row { source: Vec::new(), versions: vec![Vec::new(); versions.len()] });
            }
            let row = row_of[root];
            if let Some(first) = first {
                places[row].0 = places[row].0.min(first);
                host = places[row].0;
            }
            rows[row].versions[v].push(link.id);
            if v == 0 {
                rows[row].source.extend_from_slice(link.source);
            }
        }
    }
    for row in &mut rows {
        row.source.sort_unstable();
    }
    places.sort_unstable();
    places.into_iter().map(|(_, _, row)| std::mem::take(&mut rows[row])).collect()
}

/// The beads of all versions in one list, each with a parent in its group (union–find).
struct Groups {
    offsets: Vec<usize>,
    parents: Vec<usize>,
}

impl Groups {
    fn new(versions: &[Version]) -> Self {
        let (mut offsets, mut total) = (Vec::with_capacity(versions.len()), 0);
        for version in versions {
            offsets.push(total);
            total += version.links.len();
        }
        Self { offsets, parents: (0..total).collect() }
    }

    fn index(&self, (version, bead): (usize, BeadId)) -> usize {
        self.offsets[version] + bead.index()
    }

    fn root(&mut self, mut bead: usize) -> usize {
        while self.parents[bead] != bead {
            self.parents[bead] = self.parents[self.parents[bead]];
            bead = self.parents[bead];
        }
        bead
    }

    /// The smaller number becomes the root, so that the result does not depend on the order of the calls.
    fn join(&mut self, one: (usize, BeadId), other: (usize, BeadId)) {
        let (one, other) = (self.index(one), self.index(other));
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }
}
