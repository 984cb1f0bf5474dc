//! Where a corridor was too narrow: stretches at the band edge are searched again in a wider one.

use std::ops::Range;

use super::exact::SearchResult;
use crate::align::scored_bead::ScoredBead;

/// Probability from which two beads in a row end a stretch. Set by hand.
const SETTLED: f32 = 0.95;

/// How often a stretch may be widened. Set by hand: more than twice is rare.
const TIMES: u32 = 4;

/// Target borders on each side by which a stretch is widened the first time; each further time doubles them, up to 64. Set
/// by hand.
const FIRST: u32 = 8;

/// Searches again, in a wider corridor, what presses against the band edge. `again` searches a part of both texts with so many
/// more sentences on each side.
pub(in crate::align) fn widen(
    mut found: SearchResult,
    mut again: impl FnMut(Range<u32>, Range<u32>, u32) -> SearchResult,
) -> SearchResult {
    for time in 0..TIMES {
        if found.pressed.is_empty() {
            break;
        }
        let pressed = std::mem::take(&mut found.pressed);
        let mut beads = Vec::with_capacity(found.beads.len());
        let mut done = 0;
        for stretch in stretches(&found.beads, &pressed) {
            let (before, part) = (&found.beads[done..stretch.start], &found.beads[stretch.clone()]);
            let [from, .., to] = part else { continue };
            beads.extend_from_slice(before);
            done = stretch.end;
            let wider = again(from.source.start..to.source.end, from.target.start..to.target.end, FIRST << time);
            beads.extend(wider.beads);
            found.pressed.extend(wider.pressed);
        }
        beads.extend_from_slice(&found.beads[done..]);
        found.beads = beads;
    }
    found
}

/// The beads around each pressed row, up to two settled ones on each side; disjoint and in order.
fn stretches(beads: &[ScoredBead], pressed: &[u32]) -> Vec<Range<usize>> {
    let settled = |bead: &ScoredBead| bead.probability >= SETTLED && bead.is_linked();
    let both = |at: usize| settled(&beads[at]) && settled(&beads[at + 1]);
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for &row in pressed {
        if stretches.last().is_some_and(|s| s.end == beads.len() || beads[s.end].source.start > row) {
            continue;
        }
        let at = beads.partition_point(|bead| bead.source.end < row);
        let start = (0..at.saturating_sub(1)).rev().find(|&k| both(k)).unwrap_or(0);
        let end = (at + 1..beads.len().saturating_sub(1)).find(|&k| both(k)).map_or(beads.len(), |k| k + 2);
        match stretches.last_mut() {
            Some(last) if last.end > start => last.end = end.max(last.end),
            _ => stretches.push(start..end),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(i: u32, j: u32, probability: f32) -> ScoredBead {
        ScoredBead { source: i..i + 1, target: j..j + 1, probability }
    }

    #[test]
    fn a_stretch_reaches_to_two_settled_beads_on_each_side() {
        let mut beads: Vec<ScoredBead> = (0..20).map(|i| bead(i, i, 1.0)).collect();
        beads[9].probability = 0.3;
        beads[11].probability = 0.5;
        let only = |pressed: &[u32]| match stretches(&beads, pressed).as_slice() {
            [one] => one.clone(),
            _ => 0..0,
        };
        assert_eq!(only(&[10]), 7..14);
        assert_eq!(only(&[10, 11, 12]), 7..14);
        assert_eq!(only(&[0]), 0..3);
        assert_eq!(only(&[20]), 17..20);
    }

    #[test]
    fn what_is_still_pressed_is_widened_again() {
        let beads: Vec<ScoredBead> = (0..8).map(|i| bead(i, i, 1.0)).collect();
        let mut widths = Vec::new();
        let found = widen(SearchResult { beads: beads.clone(), gain: 0.0, pressed: vec![4] }, |source, _, by| {
            widths.push(by);
            let part = beads[source.start as usize..source.end as usize].to_vec();
            SearchResult { beads: part, gain: 0.0, pressed: if widths.len() < 2 { vec![4] } else { Vec::new() } }
        });
        assert_eq!(found.beads, beads);
        assert_eq!(widths, [8, 16]);
    }
}
