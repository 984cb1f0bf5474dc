//! What is said of a link in one word, the same in every format.

use crate::model::{By, Course, Link};

/// A word, what it means, and whether it holds of a link.
pub(super) struct Status {
    /// In TEI an id, in tables a word of the column `status`.
    pub word: &'static str,
    /// For the taxonomy in the TEI header.
    pub about: &'static str,
    /// Does it hold of this link?
    pub holds: fn(&Link<'_>) -> bool,
}

/// In the order in which they are written.
pub(super) const STATUSES: [Status; 5] = [
    Status { word: "auto", about: "made by the program, not reviewed", holds: |link| link.bead.by == By::Program },
    Status { word: "checked", about: "confirmed or corrected by a person", holds: |link| link.bead.by == By::Hand },
    Status { word: "omitted", about: "has no counterpart in the translation", holds: |link| link.is_omission() },
    Status { word: "added", about: "has no counterpart in the original", holds: |link| link.is_addition() },
    Status {
        word: "moved",
        about: "stands elsewhere in the translation",
        holds: |link| link.bead.course == Course::Moved,
    },
];
