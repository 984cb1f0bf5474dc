//! What lies between two columns: bands for links, wedges for gaps.

use std::io::{self, Write};

use super::column::Column;
use super::legend::Kind;
use crate::model::{Alignment, Link, PerSide, SentenceId};
use crate::write::gaps::Gaps;

/// More bands than this of one link are a net that nobody can read, and their number grows with its square.
const STRETCHES: usize = 8;

/// Writes bands and wedges; those of rarer kinds lie above the others.
pub(super) fn write(
    columns: &PerSide<Column<'_>>,
    links: &Alignment,
    gaps: &Gaps,
    out: &mut dyn Write,
) -> io::Result<()> {
    for kind in Kind::ALL {
        for link in links.links().filter(|link| Kind::of(link) == kind) {
            ribbon(columns, &link, gaps, kind, out)?;
        }
    }
    Ok(())
}

fn ribbon(
    columns: &PerSide<Column<'_>>,
    link: &Link<'_>,
    gaps: &Gaps,
    kind: Kind,
    out: &mut dyn Write,
) -> io::Result<()> {
    let place = gaps.of(link.id).map(|gap| gaps.gaps[gap].after as usize);
    let side = |column: &Column<'_>, members: &[SentenceId]| match place {
        Some(after) if members.is_empty() => vec![(column.after(after), column.after(after))],
        _ => stretches(column, members),
    };
    let targets = side(&columns.target, link.target);
    for source in side(&columns.source, link.source) {
        for target in &targets {
            band(columns, source, *target, kind, out)?;
        }
    }
    Ok(())
}

/// Members that follow each other are one stretch; where there are many stretches, one takes all.
fn stretches(column: &Column<'_>, members: &[SentenceId]) -> Vec<(f64, f64)> {
    let range = |run: &[SentenceId]| Some(column.range(*run.first()?, *run.last()?));
    let runs = || members.chunk_by(|a, b| a.ordinal() == b.number());
    if runs().count() > STRETCHES { range(members).into_iter().collect() } else { runs().filter_map(range).collect() }
}

fn band(
    columns: &PerSide<Column<'_>>,
    source: (f64, f64),
    target: (f64, f64),
    kind: Kind,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (left, right) = (columns.source.edge(), columns.target.edge());
    let middle = f64::midpoint(left, right);
    let ((a, b), (c, d)) = (source, target);
    writeln!(
        out,
        "<path class=\"{}\" d=\"M{left} {a:.1}C{middle} {a:.1} {middle} {c:.1} {right} {c:.1}V{d:.1}C{middle} {d:.1} {middle} {b:.1} {left} {b:.1}Z\"/>",
        kind.class()
    )
}
