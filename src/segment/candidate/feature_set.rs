//! The features of a candidate that cost least to find; a rule that needs others is not asked.

use super::super::letters::CharClass;
use super::mark::Mark;
use super::{Candidate, Gap};
use crate::language::Classes;

/// A set of features of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::segment) struct FeatureSet(u32);

impl FeatureSet {
    /// Every candidate has it.
    pub const ANYTHING: Self = Self(1);
    /// No word right before the mark.
    pub const WORDLESS: Self = Self(1 << 1);
    /// A word that begins with a capital.
    pub const CAPITAL: Self = Self(1 << 2);
    /// A word that ends in no small letter, or none.
    pub const NO_SMALL_END: Self = Self(1 << 3);
    /// A word of one letter.
    pub const LETTER: Self = Self(1 << 4);
    /// A word of four letters at most.
    pub const SHORT: Self = Self(1 << 5);
    /// A word that begins or ends with a digit, or is a Roman numeral.
    pub const COUNTING: Self = Self(1 << 6);
    /// A word with a period inside.
    pub const DOTTED: Self = Self(1 << 7);
    /// A word of some class.
    pub const LISTED: Self = Self(1 << 8);
    /// Marks other than one period.
    pub const STRONG: Self = Self(1 << 9);
    /// A quotation, a bracket or a footnote that closes with the mark.
    pub const CLOSING: Self = Self(1 << 10);
    /// A bracket or a quotation around the mark.
    pub const HELD: Self = Self(1 << 11);
    /// An entry of a bibliography.
    pub const ENTRY: Self = Self(1 << 12);
    /// No space behind the mark.
    pub const JOINED: Self = Self(1 << 13);
    /// An empty line behind it.
    pub const BLANK: Self = Self(1 << 14);
    /// A dash that goes on.
    pub const DASH: Self = Self(1 << 15);
    /// A small letter that goes on.
    pub const SMALL_NEXT: Self = Self(1 << 16);
    /// No word that goes on: a sign, or the end of the text.
    pub const SIGN_NEXT: Self = Self(1 << 17);
    /// A period behind the next word.
    pub const DOT_BEHIND: Self = Self(1 << 18);
    /// A bracket that closes behind the next word.
    pub const BRACKET_BEHIND: Self = Self(1 << 19);

    /// What is in either.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `others` is in it.
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl Candidate<'_> {
    /// The features of this candidate.
    pub fn features(&self) -> FeatureSet {
        let word = self.word;
        let behind = self.text.as_bytes().get(self.next.end());
        let counting = word.begins_with_digit() || word.ends_in_digit() || word.is_roman();
        let small_end = word.text.chars().next_back().is_some_and(|c| CharClass::of(c) == CharClass::Lower);
        [
            (word.text.is_empty(), FeatureSet::WORDLESS),
            (word.first() == CharClass::Upper, FeatureSet::CAPITAL),
            (!small_end, FeatureSet::NO_SMALL_END),
            (word.is_letter(), FeatureSet::LETTER),
            (word.is_at_most(4), FeatureSet::SHORT),
            (counting, FeatureSet::COUNTING),
            (word.is_dotted(), FeatureSet::DOTTED),
            (self.classes != Classes::NONE, FeatureSet::LISTED),
            (self.mark != Mark::Period, FeatureSet::STRONG),
            (self.closes_quote || self.closes_bracket || self.footnote, FeatureSet::CLOSING),
            (self.bracket.is_some() || self.quote.is_some(), FeatureSet::HELD),
            (self.in_entry, FeatureSet::ENTRY),
            (self.gap == Gap::Closed, FeatureSet::JOINED),
            (self.gap == Gap::Blank, FeatureSet::BLANK),
            (self.dash, FeatureSet::DASH),
            (self.next_first == CharClass::Lower, FeatureSet::SMALL_NEXT),
            (matches!(self.next_first, CharClass::Sign | CharClass::Nothing), FeatureSet::SIGN_NEXT),
            (behind == Some(&b'.'), FeatureSet::DOT_BEHIND),
            (behind == Some(&b')'), FeatureSet::BRACKET_BEHIND),
        ]
        .into_iter()
        .fold(FeatureSet::ANYTHING, |all, (has, feature)| if has { all.or(feature) } else { all })
    }
}
