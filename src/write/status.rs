//! The status of a link in one word, the same in every format.

use crate::model::{Link, Order, Provenance};

/// A word, what it means, and whether it holds of a link.
pub(super) struct Status {
    /// In TEI an id, in tables a word of the column `status`.
    pub word: &'static str,
    /// For the taxonomy in the TEI header.
    pub about: &'static str,
    /// Whether it holds of this link.
    pub holds: fn(&Link<'_>) -> bool,
}

/// In the order in which they are written.
pub(super) const STATUSES: [Status; 6] = [
    Status {
        word: "auto",
        about: "made by the program, not reviewed",
        holds: |link| link.bead.provenance == Provenance::Program,
    },
    Status {
        word: "given",
        about: "taken from a file, not reviewed",
        holds: |link| matches!(link.bead.provenance, Provenance::Given(_)),
    },
    Status {
        word: "checked",
        about: "confirmed or corrected by a person",
        holds: |link| matches!(link.bead.provenance, Provenance::Checked(_)),
    },
    Status { word: "omitted", about: "has no counterpart in the translation", holds: |link| link.is_omission() },
    Status { word: "added", about: "has no counterpart in the original", holds: |link| link.is_addition() },
    Status {
        word: "moved",
        about: "stands elsewhere in the translation",
        holds: |link| link.bead.order == Order::Crossing,
    },
];
