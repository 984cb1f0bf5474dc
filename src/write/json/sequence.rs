//! Lists that are made while they are written.

use serde::{Serialize, Serializer};

/// A list whose members come from an iterator, so that none is held but the one that is being written.
pub(super) struct Sequence<F>(F);

/// A list of what `members` gives each time it is called.
pub(super) fn sequence<I: IntoIterator<Item: Serialize>, F: Fn() -> I>(members: F) -> Sequence<F> {
    Sequence(members)
}

impl<I: IntoIterator<Item: Serialize>, F: Fn() -> I> Serialize for Sequence<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
