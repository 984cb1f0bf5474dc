//! The column of one text.

use std::io::{self, Write};

use super::measures::{ABOVE, WIDTH};
use crate::model::{BlockKind, Segmented, SentenceId, Side, Unit};
use crate::write::{flat, xml};

/// Width of a column.
const BREADTH: f64 = 12.0;
/// From the left edge to the left column, and from the right one to the right edge: room for headings.
const MARGIN: f64 = 250.0;
/// Least distance between two headings' labels, which are 12 high.
const LABEL_DISTANCE: f64 = 15.0;
/// Longest label, in characters: what fits into the margin.
const LABEL_LENGTH: usize = 36;
/// White space between two units, where they are high enough to show it.
const SLIT: f64 = 0.6;

/// A text whose units have places: the original on the left, a translation on the right.
pub(super) struct Column<'a> {
    text: &'a Segmented,
    side: Side,
    /// The lower edge of each unit.
    ends: Vec<f64>,
}

impl<'a> Column<'a> {
    pub(super) fn new(text: &'a Segmented, side: Side, height: f64) -> Self {
        let length = |id| text.text(id).chars().count() as u64;
        let total = text.ids().map(length).sum::<u64>().max(1) as f64;
        let mut sum = 0;
        let ends = text
            .ids()
            .map(|id| {
                sum += length(id);
                ABOVE + height * sum as f64 / total
            })
            .collect();
        Self { text, side, ends }
    }

    /// The lower edge of the first `units` units.
    pub(super) fn after(&self, units: usize) -> f64 {
        units.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(ABOVE)
    }

    /// Upper and lower edge of the units from `first` to `last`, with a slit below where there is room.
    pub(super) fn range(&self, first: SentenceId, last: SentenceId) -> (f64, f64) {
        let (top, bottom) = (self.after(first.index()), self.after(last.index() + 1));
        (top, if bottom - top > 2.0 * SLIT { bottom - SLIT } else { bottom })
    }

    /// Where bands meet the column.
    pub(super) fn edge(&self) -> f64 {
        if self.side == Side::Source { MARGIN + BREADTH } else { WIDTH - MARGIN - BREADTH }
    }

    fn left(&self) -> f64 {
        if self.side == Side::Source { MARGIN } else { self.edge() }
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let document = self.text.document();
        self.label("file", ABOVE - 26.0, document.file().label(), out)?;
        self.label(
            "quiet",
            ABOVE - 11.0,
            &format!("{}, {} units", document.language().language, self.text.len()),
            out,
        )?;
        let mut free = ABOVE;
        for id in self.text.ids() {
            let (top, bottom) = self.range(id, id);
            let heading = matches!(self.text.block_kind(id), BlockKind::Heading { .. });
            let class = match self.text.unit(id) {
                Unit::Remark => "remark",
                Unit::Sentence if heading => "heading",
                Unit::Sentence => "unit",
            };
            let (x, height) = (self.left(), bottom - top);
            writeln!(
                out,
                "<rect class=\"{class}\" x=\"{x}\" y=\"{top:.1}\" width=\"{BREADTH}\" height=\"{height:.1}\"/>"
            )?;
            let baseline = f64::midpoint(top, bottom) + 4.0;
            if heading && baseline >= free {
                let mut line = String::new();
                flat(self.text, id, &mut line);
                self.label("quiet", baseline, &shortened(&line), out)?;
                free = baseline + LABEL_DISTANCE;
            }
        }
        Ok(())
    }

    /// Text beside the column, on its outer side.
    fn label(&self, class: &str, y: f64, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let (x, anchor) = match self.side {
            Side::Source => (MARGIN - 8.0, "end"),
            Side::Target => (WIDTH - MARGIN + 8.0, "start"),
        };
        let text = xml::label(text);
        writeln!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>")
    }
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(LABEL_LENGTH) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}
