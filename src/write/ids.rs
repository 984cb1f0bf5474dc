//! The ids that every format uses: the key of a text, a letter, and a number from 1.

use crate::model::{NoteId, Segmented, SentenceId};

/// `ru-s12` of the unit with the number 11.
pub(super) fn unit_id(text: &Segmented, id: SentenceId) -> String {
    format!("{}-s{}", text.document().key(), id.ordinal())
}

/// `ru-n1` of the first note.
pub(super) fn note_id(text: &Segmented, id: NoteId) -> String {
    format!("{}-n{}", text.document().key(), id.ordinal())
}
