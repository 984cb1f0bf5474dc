//! What is seen at a candidate at first sight, by which most rules are passed over.

use super::super::letters::Shape;
use super::{Candidate, Gap, Mark};
use crate::language::Classes;

/// A set of things seen at a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::segment) struct Seen(u32);

impl Seen {
    /// Nothing: every candidate has it.
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

    /// Is one of `others` seen?
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl Candidate<'_> {
    /// What is seen here.
    pub fn seen(&self) -> Seen {
        let word = self.word;
        let behind = self.text.as_bytes().get(self.next.end());
        let counting = word.begins_with_digit() || word.ends_in_digit() || word.is_roman();
        let small_end = word.text.chars().next_back().is_some_and(|c| Shape::of(c) == Shape::Lower);
        [
            (word.text.is_empty(), Seen::WORDLESS),
            (word.shape() == Shape::Upper, Seen::CAPITAL),
            (!small_end, Seen::NO_SMALL_END),
            (word.is_letter(), Seen::LETTER),
            (word.is_at_most(4), Seen::SHORT),
            (counting, Seen::COUNTING),
            (word.is_dotted(), Seen::DOTTED),
            (self.classes != Classes::NONE, Seen::LISTED),
            (self.mark != Mark::Period, Seen::STRONG),
            (self.closes_quote || self.closes_bracket || self.footnote, Seen::CLOSING),
            (self.bracket.is_some() || self.quote.is_some(), Seen::HELD),
            (self.in_entry, Seen::ENTRY),
            (self.gap == Gap::Closed, Seen::JOINED),
            (self.gap == Gap::Blank, Seen::BLANK),
            (self.dash, Seen::DASH),
            (self.next_shape == Shape::Lower, Seen::SMALL_NEXT),
            (matches!(self.next_shape, Shape::Sign | Shape::Nothing), Seen::SIGN_NEXT),
            (behind == Some(&b'.'), Seen::DOT_BEHIND),
            (behind == Some(&b')'), Seen::BRACKET_BEHIND),
        ]
        .into_iter()
        .fold(Seen::ANYTHING, |all, (seen, thing)| if seen { all.or(thing) } else { all })
    }
}
