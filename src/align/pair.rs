//! Two texts made ready for the aligner.

use super::score::boundary::Border;
use super::score::layout::Places;
use crate::model::Segmented;
use crate::words::lookalikes;
use crate::words::reading::{Reading, Type};
use crate::words::renderings::both_ways;

/// Two texts as the aligner sees them: their words, the ends of their sentences, and which words look alike.
#[derive(Debug)]
pub struct Pair {
    pub(super) source: Reading,
    pub(super) target: Reading,
    /// The border behind each sentence, a side each.
    pub(super) borders: [Vec<Border>; 2],
    /// How each text is laid out.
    pub(super) places: [Places; 2],
    /// Look-alikes as seen from the source, and as seen from the target.
    pub(super) alike: [Vec<(Type, Type, f32)>; 2],
}

impl Pair {
    /// Reads both texts and finds the words that look alike.
    #[must_use]
    pub fn new(source: &Segmented, target: &Segmented) -> Self {
        let ready = |text: &Segmented| (Reading::new(text), Border::all(text), Places::new(text));
        let (one, other) = rayon::join(|| ready(source), || ready(target));
        let alike = both_ways(&lookalikes::find(&one.0, &other.0));
        Self { source: one.0, target: other.0, borders: [one.1, other.1], places: [one.2, other.2], alike }
    }
}
