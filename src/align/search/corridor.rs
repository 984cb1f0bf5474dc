//! Which pairs of borders the search visits.

use std::ops::Range;

use crate::align::scored_bead::ScoredBead;
use crate::model::PerSide;

/// For each border between source sentences (row), the borders between target sentences that the search visits.
///
/// Border `i` lies before sentence `i`; a region of n sentences has n + 1 borders. Rows go up: neither their starts nor
/// their ends ever go back, and neighbouring rows share a border, so a path from corner to corner exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corridor {
    first: usize,
    rows: Vec<Range<u32>>,
    /// Cells before each row; one more than rows.
    offsets: Vec<usize>,
}

impl Corridor {
    /// The wish of a row that takes what its neighbours leave: any range joined to it by minimum and maximum is kept.
    #[expect(clippy::reversed_empty_ranges, reason = "the neutral element of joining ranges")]
    pub(in crate::align) const NO_WISH: Range<u32> = u32::MAX..0;

    /// Makes rows go up and meet: each becomes as wide as its neighbours need it to be.
    ///
    /// `source` and `target` are the borders of the region, first and last included. Rows that are missing or empty take
    /// what lies between their neighbours.
    #[must_use]
    pub fn new(source: Range<usize>, target: Range<u32>, wish: impl Fn(usize) -> Range<u32>) -> Self {
        let mut rows: Vec<Range<u32>> = (source.start..=source.end)
            .map(|i| {
                let row = wish(i);
                row.start.clamp(target.start, target.end)..row.end.clamp(target.start, target.end + 1)
            })
            .collect();
        let last = rows.len() - 1;
        rows[0].start = target.start;
        rows[last].end = target.end + 1;
        // Ends go up from the front, starts go down from the back, and each row reaches its neighbour.
        let mut end = target.start + 1;
        for row in &mut rows {
            row.end = row.end.max(end);
            end = row.end;
        }
        let mut start = target.end;
        for row in rows.iter_mut().rev() {
            row.start = row.start.min(start);
            start = row.start;
        }
        for i in 1..rows.len() {
            let before = rows[i - 1].end;
            rows[i].start = rows[i].start.min(before - 1);
        }
        // The last step may have lowered a start below those before it.
        let mut start = target.end;
        for row in rows.iter_mut().rev() {
            row.start = row.start.min(start);
            start = row.start;
        }
        let mut offsets = Vec::with_capacity(rows.len() + 1);
        let mut cells = 0;
        for row in &rows {
            offsets.push(cells);
            cells += row.len();
        }
        offsets.push(cells);
        Self { first: source.start, rows, offsets }
    }

    /// Every pair of borders of the region.
    #[must_use]
    pub fn whole(source: Range<usize>, target: Range<u32>) -> Self {
        Self::new(source, target.clone(), |_| target.start..target.end + 1)
    }

    /// The part between two pairs of borders.
    #[must_use]
    pub fn within(&self, source: Range<u32>, target: Range<u32>) -> Self {
        Self::new(source.start as usize..source.end as usize, target, |i| self.row(i))
    }

    /// The same with so many more target borders on each side of every row, as far as the region goes.
    #[must_use]
    pub fn widened(&self, by: u32) -> Self {
        Self::new(self.first..self.last(), self.targets(), |i| {
            let row = self.row(i);
            row.start.saturating_sub(by)..row.end.saturating_add(by)
        })
    }

    /// The source borders, last one included.
    #[must_use]
    pub fn borders(&self) -> Range<usize> {
        self.first..self.first + self.rows.len()
    }

    /// The last source border.
    #[must_use]
    pub fn last(&self) -> usize {
        self.first + self.rows.len() - 1
    }

    /// The target borders of row `i`; empty outside the region.
    #[must_use]
    pub fn row(&self, i: usize) -> Range<u32> {
        i.checked_sub(self.first).and_then(|k| self.rows.get(k)).cloned().unwrap_or(0..0)
    }

    /// The target borders from which a bead of `m` and `n` sentences that begins in row `i` ends inside the corridor.
    #[must_use]
    pub fn beads_from(&self, i: usize, m: usize, n: u32) -> Range<u32> {
        let (row, reach) = (self.row(i), self.row(i + m));
        let start = row.start.max(reach.start.saturating_sub(n));
        start..row.end.min(reach.end.saturating_sub(n)).max(start)
    }

    /// Number of the first cell of row `i`.
    #[must_use]
    pub fn offset(&self, i: usize) -> usize {
        self.offsets[i - self.first]
    }

    /// How many cells there are.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.offsets[self.rows.len()]
    }

    /// The first and last target border of the region.
    #[must_use]
    pub fn targets(&self) -> Range<u32> {
        self.rows[0].start..self.rows[self.rows.len() - 1].end - 1
    }

    /// The same with the sides exchanged.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let targets = self.targets();
        let mut spans = vec![Self::NO_WISH; (targets.end - targets.start) as usize + 1];
        for (k, row) in self.rows.iter().enumerate() {
            let i = (self.first + k) as u32;
            for j in row.clone() {
                let span = &mut spans[(j - targets.start) as usize];
                span.start = span.start.min(i);
                span.end = i + 1;
            }
        }
        let source = self.first as u32..self.last() as u32;
        Self::new(targets.start as usize..targets.end as usize, source, |j| spans[j - targets.start as usize].clone())
    }
}

/// Target borders on each side of the last path that the next round looks at, before the search widens it: with one or two
/// more, as many beads are right on the development sets.
const MARGIN: u32 = 1;

/// Probability below which a bead is in doubt: it is wrong rather than right. What lies between sure beads is searched whole.
const DOUBT: f32 = 0.5;

/// Cells that a stretch in doubt may have: so many per sentence, and so many besides, which lets texts of 200 sentences a
/// side be searched whole. Set by hand, to bound time and memory.
const DOUBTFUL_CELLS: (usize, usize) = (100, 40_000);

/// The corridor around the beads of an earlier search. A stretch without sure beads that has sentences on both sides is
/// taken as a whole: what was left unlinked may belong together.
pub(in crate::align) fn around(free: PerSide<u32>, beads: &[ScoredBead]) -> Corridor {
    let (source, target) = (free.source as usize, free.target);
    let mut rows = vec![Corridor::NO_WISH; source + 1];
    let mut widen = |source: Range<u32>, target: Range<u32>| {
        for row in &mut rows[source.start as usize..=source.end as usize] {
            row.start = row.start.min(target.start.saturating_sub(MARGIN));
            row.end = row.end.max(target.end + MARGIN + 1);
        }
    };
    let mut doubtful = Vec::new();
    let mut open: Option<(Range<u32>, Range<u32>)> = None;
    for bead in beads {
        widen(bead.source.clone(), bead.target.clone());
        let sure = bead.probability >= DOUBT && bead.is_linked();
        if !sure {
            let (s, t) = open.get_or_insert_with(|| (bead.source.clone(), bead.target.clone()));
            (s.end, t.end) = (bead.source.end, bead.target.end);
        }
        if let Some((s, t)) = open.take_if(|_| sure) {
            doubtful.push((s, t));
        }
    }
    doubtful.extend(open);
    for (s, t) in doubtful {
        if s.len() * t.len() <= DOUBTFUL_CELLS.0 * (s.len() + t.len()) + DOUBTFUL_CELLS.1 {
            widen(s, t);
        }
    }
    Corridor::new(0..source, 0..target, |i| rows[i].clone())
}
