//! Texts that have one unit a line already.

use std::sync::Arc;

use super::remarks::unit_of;
use crate::language;
use crate::model::{Document, Segmented, Unit};

/// Makes every line that is not blank a unit, as `--segmented` asks.
///
/// Line ends are LF, CR LF and CR; a block's end is a unit's end as well.
#[must_use]
pub fn by_line(document: Arc<Document>) -> Segmented {
    let knowledge = language::of(&document.language().language);
    let mut units: Vec<(u32, Unit)> = Vec::new();
    for index in 0..document.blocks().len() {
        let (span, first) = (document.block_span(index), units.len());
        let body = span.of(document.text());
        let mut at = span.start();
        for line in body.split_inclusive(['\n', '\r']) {
            at += line.len() as u32;
            if !line.trim().is_empty() {
                units.push((at, unit_of(line, false, knowledge)));
            } else if let Some(last) = units[first..].last_mut() {
                // Blank lines go with the line before them.
                last.0 = at;
            }
        }
    }
    super::tiled(document, units)
}
