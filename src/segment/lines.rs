//! Texts that have one unit a line already.

use std::sync::Arc;

use super::units::{tiled, unit_of};
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
        let span = document.block_span(index);
        let ends = line_starts(span.of(document.text())).map(|at| span.start() + at as u32).chain([span.end()]);
        let mut start = span.start();
        for end in ends {
            units.push((end, unit_of(&document.text()[start as usize..end as usize], false, knowledge)));
            start = end;
        }
    }
    tiled(document, units)
}

/// Where lines that are not blank begin, but for the first. Blank lines go with the line before them.
pub(super) fn line_starts(body: &str) -> impl Iterator<Item = usize> + '_ {
    let mut at = 0;
    let lines = body.split_inclusive(['\n', '\r']).map(move |line| {
        at += line.len();
        (at - line.len(), line)
    });
    lines.filter(|(_, line)| !line.trim().is_empty()).map(|(at, _)| at).skip(1)
}
