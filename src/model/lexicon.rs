//! Word translations with their weights: what was learned from one pair of texts and helps with the next.

use std::sync::Arc;

/// Expected counts of word translations. It holds words, not numbers of one document, and its counts are whole
/// ten-thousandths, so that lexicons merge in any order to the same result.
///
/// ```
/// use bitext::model::{Lexicon, WordPair};
/// let pair = |source: &str, target: &str| WordPair::new(source, target, 10_000, 10_000);
/// let lexicon = Lexicon::new(vec![pair("мир", "peace")]).merged(&Lexicon::new(vec![pair("мир", "world")]));
/// assert_eq!(lexicon.pairs()[0].target.as_ref(), "peace");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    pairs: Vec<WordPair>,
    /// Of each word of the source: how often it was seen at all. Sorted by word.
    source: Vec<(Arc<str>, u64)>,
    /// The same of the target.
    target: Vec<(Arc<str>, u64)>,
}

/// Two words and how often they translate each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordPair {
    /// Word of the source, folded.
    pub source: Arc<str>,
    /// Word of the target, folded.
    pub target: Arc<str>,
    /// Expected count, in ten-thousandths, with which the source word is rendered by the target word.
    pub forward: u64,
    /// The same the other way round.
    pub backward: u64,
}

impl WordPair {
    /// A pair with its counts in ten-thousandths.
    #[must_use]
    pub fn new(source: &str, target: &str, forward: u64, backward: u64) -> Self {
        Self { source: source.into(), target: target.into(), forward, backward }
    }
}

impl FromIterator<WordPair> for Lexicon {
    fn from_iter<T: IntoIterator<Item = WordPair>>(pairs: T) -> Self {
        Self::new(pairs.into_iter().collect())
    }
}

impl Lexicon {
    /// Ten-thousandths: the unit of all counts.
    pub const UNIT: u64 = 10_000;

    /// Adds up the counts of equal pairs; the totals of the words are the sums of their pairs.
    #[must_use]
    pub fn new(pairs: Vec<WordPair>) -> Self {
        let source = totals(pairs.iter().map(|p| (p.source.clone(), p.forward)).collect());
        let target = totals(pairs.iter().map(|p| (p.target.clone(), p.backward)).collect());
        Self::with_totals(pairs, source, target)
    }

    /// The same where the words were seen more often than their pairs tell (rare pairs left out).
    #[must_use]
    pub fn with_totals(mut pairs: Vec<WordPair>, source: Vec<(Arc<str>, u64)>, target: Vec<(Arc<str>, u64)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup_by(|next, kept| {
            let same = next.source == kept.source && next.target == kept.target;
            if same {
                kept.forward = kept.forward.saturating_add(next.forward);
                kept.backward = kept.backward.saturating_add(next.backward);
            }
            same
        });
        Self { pairs, source: totals(source), target: totals(target) }
    }

    /// The sum of two lexicons.
    #[must_use]
    pub fn merged(mut self, other: &Self) -> Self {
        self.pairs.extend_from_slice(&other.pairs);
        self.source.extend_from_slice(&other.source);
        self.target.extend_from_slice(&other.target);
        Self::with_totals(self.pairs, self.source, self.target)
    }

    /// All pairs, sorted by source word, then target word.
    #[must_use]
    pub fn pairs(&self) -> &[WordPair] {
        &self.pairs
    }

    /// The words of the source and how often each was seen, in ten-thousandths; sorted.
    #[must_use]
    pub fn source_totals(&self) -> &[(Arc<str>, u64)] {
        &self.source
    }

    /// The words of the target and how often each was seen, in ten-thousandths; sorted.
    #[must_use]
    pub fn target_totals(&self) -> &[(Arc<str>, u64)] {
        &self.target
    }

    /// Whether it holds no pair.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

fn totals(mut words: Vec<(Arc<str>, u64)>) -> Vec<(Arc<str>, u64)> {
    words.sort_unstable();
    words.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.saturating_add(next.1);
        }
        same
    });
    words
}
