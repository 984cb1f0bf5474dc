//! Evidence that stretches of two texts translate each other: one file per scorer, one trait for all.

pub mod boundary;
pub mod layout;
pub mod length;
pub(super) mod sentence_vectors;
pub mod vectors;
pub mod words;

use std::ops::Range;

use crate::align::search::corridor::Corridor;
use crate::model::Shape;

/// Natural log of P(bead | translation) / P(bead | unrelated), for one kind of evidence.
pub trait Evidence: Sync {
    /// Adds to every cell and shape of a block of rows.
    fn add(&self, scores: &mut Scores<'_>);
}

/// The scores of all beads that begin in a block of rows: a slice per row and shape, with one value per target border.
#[derive(Debug)]
pub struct Scores<'a> {
    pub(super) corridor: &'a Corridor,
    pub(super) shapes: &'static [Shape],
    pub(super) rows: Range<usize>,
    pub(super) values: &'a mut [f32],
}

impl Scores<'_> {
    /// The values of beads of shape number `shape` that begin at source border `row`, one for each target border of the
    /// row, in order.
    pub fn row(&mut self, row: usize, shape: usize) -> &mut [f32] {
        let width = self.corridor.row(row).len();
        let base = (self.corridor.offset(row) - self.corridor.offset(self.rows.start)) * self.shapes.len();
        &mut self.values[base + shape * width..base + (shape + 1) * width]
    }
}
