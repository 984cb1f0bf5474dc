//! The words of two texts and which of them look alike: made once for a pair, used by every stage that compares words.

use super::lookalikes::{self, Lookalike};
use super::tokenized_text::TokenizedText;
use crate::model::{PerSide, Segmented};

/// The words of two texts and which of them look alike.
#[derive(Debug)]
pub struct TokenizedPair {
    /// The words of each text.
    pub texts: PerSide<TokenizedText>,
    /// Look-alikes as seen from the source, and as seen from the target.
    pub alike: PerSide<Vec<Lookalike>>,
}

impl TokenizedPair {
    /// Reads both texts, in parallel, and finds the words that look alike.
    #[must_use]
    pub fn new(texts: PerSide<&Segmented>) -> Self {
        let read = rayon::join(|| TokenizedText::new(texts.source), || TokenizedText::new(texts.target));
        Self::of(PerSide::from(read))
    }

    /// Finds the words of two texts that look alike.
    #[must_use]
    pub fn of(texts: PerSide<TokenizedText>) -> Self {
        Self { alike: lookalikes::find(&texts.source, &texts.target), texts }
    }
}
