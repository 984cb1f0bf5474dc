//! Where in the other text an omission or an addition would stand.

use crate::model::{Alignment, BeadId, Link, Order, PerSide, Segmented, SentenceId, Side};

/// A run of beads that are empty on the same side, at one place: one link to one anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// First bead of the run.
    pub first: BeadId,
    /// How many beads it has.
    pub beads: u32,
    /// After how many units of the text without counterpart the anchor stands.
    pub after: u32,
    /// Whether the text without counterpart is the translation.
    pub omission: bool,
}

/// The gaps of an alignment, in the order of its beads.
#[derive(Clone, Debug, Default)]
pub(super) struct Gaps {
    /// Each run once.
    pub gaps: Vec<Gap>,
    /// Bead → gap, `u32::MAX` for a bead that is none.
    of_bead: Vec<u32>,
}

impl Gaps {
    /// `texts` are those that the alignment is of: a gap of the body and one of the notes are never one.
    pub(super) fn new(links: &Alignment, texts: PerSide<&Segmented>) -> Self {
        Self::with_bodies(links, texts.map(Segmented::body_len))
    }

    /// `bodies` are the numbers of units before the notes.
    fn with_bodies(links: &Alignment, bodies: PerSide<u32>) -> Self {
        let in_notes = |link: &Link<'_>| {
            let noted = link.members().zip(bodies).map(|(ids, body)| ids.first().is_some_and(|id| id.number() >= body));
            noted.source || noted.target
        };
        let after = places(links);
        let mut gaps: Vec<Gap> = Vec::new();
        let mut of_bead = vec![u32::MAX; links.len()];
        let mut before: Option<Link<'_>> = None;
        for link in links.links() {
            if link.is_gap() {
                let place = after[link.id.index()];
                let alike = before.is_some_and(|b| {
                    b.is_gap()
                        && b.is_omission() == link.is_omission()
                        && b.bead.provenance == link.bead.provenance
                        && b.bead.order == link.bead.order
                        && in_notes(&b) == in_notes(&link)
                });
                match gaps.last_mut() {
                    Some(gap) if alike && gap.after == place => gap.beads += 1,
                    _ => {
                        gaps.push(Gap { first: link.id, beads: 1, after: place, omission: link.is_omission() });
                    }
                }
                of_bead[link.id.index()] = gaps.len() as u32 - 1;
            }
            before = Some(link);
        }
        Self { gaps, of_bead }
    }

    /// Number of the gap that a bead is part of.
    pub(super) fn of(&self, bead: BeadId) -> Option<usize> {
        self.of_bead.get(bead.index()).filter(|&&gap| gap != u32::MAX).map(|&gap| gap as usize)
    }
}

/// For each bead that is a gap, after how many units of the other text it belongs: behind the counterpart of what
/// stands before it, or, where that moved, before the counterpart of what stands behind it.
fn places(links: &Alignment) -> Vec<u32> {
    let lengths = links.lengths();
    let mut after = vec![0; links.len()];
    let source = (0..lengths.source).map(|i| links.link(links.bead_of(Side::Source, SentenceId::new(i))));
    let target = (0..lengths.target).map(|i| links.link(links.bead_of(Side::Target, SentenceId::new(i))));
    place_side(source, Link::is_omission, |link| link.target, &mut after);
    place_side(target, Link::is_addition, |link| link.source, &mut after);
    // An omission stands behind additions at its place, as its bead does.
    for link in links.links().filter(Link::is_omission) {
        let place = &mut after[link.id.index()];
        while *place < lengths.target && links.link(links.bead_of(Side::Target, SentenceId::new(*place))).is_addition()
        {
            *place += 1;
        }
    }
    after
}

fn place_side<'a>(
    units: impl DoubleEndedIterator<Item = Link<'a>> + Clone,
    is_gap: impl for<'b> Fn(&'b Link<'a>) -> bool,
    other: impl Fn(Link<'a>) -> &'a [SentenceId],
    after: &mut [u32],
) {
    let ordinal = |id: Option<&SentenceId>| id.map(|id| id.ordinal());
    // Behind the unit before, and whether that one moved.
    let mut before: Option<(u32, Order)> = None;
    let mut moved = Vec::new();
    for link in units.clone() {
        if !is_gap(&link) {
            before = ordinal(other(link).last()).map(|place| (place, link.bead.order));
        } else if let Some((place, order)) = before {
            after[link.id.index()] = place;
            if order == Order::Crossing {
                moved.push(link.id);
            }
        } else {
            moved.push(link.id);
        }
    }
    let mut behind: Option<(u32, Order)> = None;
    for link in units.rev() {
        if !is_gap(&link) {
            behind = ordinal(other(link).first()).map(|place| (place - 1, link.bead.order));
        } else if moved.last() == Some(&link.id) {
            moved.pop();
            let nothing_before = before_is_unknown(after[link.id.index()]);
            if let Some((place, order)) = behind
                && (order == Order::Monotone || nothing_before)
            {
                after[link.id.index()] = place;
            }
        }
    }
}

/// A place of 0 was never set: what stands behind a unit is behind at least one.
const fn before_is_unknown(place: u32) -> bool {
    place == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AlignmentError, Bead, Members, Probability, Provenance, Shape};

    fn gaps(lengths: (u32, u32), beads: &[(&[u32], &[u32], Order)]) -> Result<Vec<(u32, u32, bool)>, AlignmentError> {
        let ids = |list: &[u32]| list.iter().copied().map(SentenceId::new).collect();
        let beads = beads.iter().map(|&(source, target, order)| {
            let bead = Bead { probability: Probability::ONE, order, provenance: Provenance::Program };
            (Members { source: ids(source), target: ids(target) }, bead)
        });
        let links = Alignment::new(Shape { source: lengths.0, target: lengths.1 }, beads.collect())?;
        Ok(Gaps::with_bodies(&links, links.lengths())
            .gaps
            .iter()
            .map(|gap| (gap.beads, gap.after, gap.omission))
            .collect())
    }

    #[test]
    fn a_run_is_one_gap_behind_what_stands_before_it() -> Result<(), AlignmentError> {
        use Order::Monotone;
        let beads: &[(&[u32], &[u32], Order)] =
            &[(&[0], &[0, 1], Monotone), (&[1], &[], Monotone), (&[2], &[], Monotone), (&[3], &[2], Monotone)];
        assert_eq!(gaps((4, 3), beads)?, [(2, 2, true)]);
        Ok(())
    }

    #[test]
    fn at_the_start_it_stands_before_everything() -> Result<(), AlignmentError> {
        use Order::Monotone;
        let beads: &[(&[u32], &[u32], Order)] = &[(&[0], &[], Monotone), (&[1], &[0], Monotone)];
        assert_eq!(gaps((2, 1), beads)?, [(1, 0, true)]);
        Ok(())
    }

    #[test]
    fn an_omission_stands_behind_an_addition_at_the_same_place() -> Result<(), AlignmentError> {
        use Order::Monotone;
        let beads: &[(&[u32], &[u32], Order)] =
            &[(&[0], &[0], Monotone), (&[1], &[], Monotone), (&[], &[1], Monotone), (&[2], &[2], Monotone)];
        assert_eq!(gaps((3, 3), beads)?, [(1, 1, false), (1, 2, true)]);
        Ok(())
    }

    #[test]
    fn behind_a_moved_passage_what_follows_decides() -> Result<(), AlignmentError> {
        use Order::{Crossing, Monotone};
        // Sentence 1 went to the end; 2 was left out between it and 3.
        let beads: &[(&[u32], &[u32], Order)] =
            &[(&[0], &[0], Monotone), (&[1], &[2], Crossing), (&[2], &[], Monotone), (&[3], &[1], Monotone)];
        assert_eq!(gaps((4, 3), beads)?, [(1, 1, true)]);
        Ok(())
    }
}
