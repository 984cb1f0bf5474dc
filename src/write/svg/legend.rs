//! Kinds of links, their colours' names, and how many there are.

use std::io::{self, Write};

use super::measures::WIDTH;
use crate::model::{Alignment, Link, Order};

/// What a band or wedge stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Single,
    Joined,
    Moved,
    Omitted,
    Added,
}

impl Kind {
    pub(super) const ALL: [Self; 5] = [Self::Single, Self::Joined, Self::Moved, Self::Omitted, Self::Added];

    pub(super) fn of(link: &Link<'_>) -> Self {
        match (link.source.len(), link.target.len()) {
            (_, 0) => Self::Omitted,
            (0, _) => Self::Added,
            _ if link.bead.order == Order::Crossing => Self::Moved,
            (1, 1) => Self::Single,
            _ => Self::Joined,
        }
    }

    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Joined => "joined",
            Self::Moved => "moved",
            Self::Omitted => "omitted",
            Self::Added => "added",
        }
    }

    const fn about(self) -> &'static str {
        match self {
            Self::Single => "one to one",
            Self::Joined => "joined or split",
            Self::Moved => "moved",
            Self::Omitted => "omitted",
            Self::Added => "added",
        }
    }
}

/// Width of one entry: its swatch, the longest text and a gap.
const ENTRY: f64 = 150.0;

/// A line of swatches around the middle, those that occur.
pub(super) fn write(links: &Alignment, y: f64, out: &mut dyn Write) -> io::Result<()> {
    let counted = Kind::ALL.map(|kind| (kind, links.links().filter(|link| Kind::of(link) == kind).count()));
    let shown = counted.iter().filter(|(_, count)| *count > 0);
    let mut x = (WIDTH - shown.clone().count() as f64 * ENTRY) / 2.0;
    for (kind, count) in shown {
        let (class, about) = (kind.class(), kind.about());
        writeln!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"{:.1}\" width=\"22\" height=\"11\"/>", y - 9.5)?;
        writeln!(out, "<text x=\"{}\" y=\"{y:.1}\">{about}: {count}</text>", x + 29.0)?;
        x += ENTRY;
    }
    Ok(())
}
