//! Word translations with their weights: what was learned from one pair of texts and helps with the next.

/// Expected counts of word translations, sorted by source word, then target word; no pair twice.
///
/// It holds words, not numbers of one document, and its counts are whole ten-thousandths, so that lexicons merge in any
/// order to the same result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    pairs: Vec<(Box<str>, Box<str>, u64)>,
}

impl Lexicon {
    /// Adds up the counts (in ten-thousandths) of equal pairs.
    #[must_use]
    pub fn new(mut pairs: Vec<(Box<str>, Box<str>, u64)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup_by(|next, kept| {
            let same = next.0 == kept.0 && next.1 == kept.1;
            if same {
                kept.2 = kept.2.saturating_add(next.2);
            }
            same
        });
        Self { pairs }
    }

    /// The sum of two lexicons.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        self.pairs.extend(other.pairs);
        Self::new(self.pairs)
    }

    /// Source word, target word, expected count in ten-thousandths; sorted.
    #[must_use]
    pub fn pairs(&self) -> &[(Box<str>, Box<str>, u64)] {
        &self.pairs
    }
}
