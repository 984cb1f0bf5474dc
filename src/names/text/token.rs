//! A word of a text: where it stands, its spelling and shape, and what stands before it.

use crate::model::Span;

/// A spelling of one text, in lower case, е for ё.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(u32);

impl FormId {
    pub const fn new(position: usize) -> Self {
        Self(position as u32)
    }

    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A word, an initial with its period, or a number.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands; an initial has its period, «ВКП(б)» its bracket, a possessive not its 's.
    pub span: Span,
    pub form: FormId,
    pub shape: WordShape,
    /// What stands between it and the word before it.
    pub gap: Gap,
    /// Whether a 's follows it.
    pub possessive: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordShape {
    Lower,
    /// A capital, small letters after it: Хрущёв, Нью-Йорк, `McDonald`.
    Capital,
    /// Capitals only, two or more: НКВД, ХРУЩЁВ.
    Upper,
    /// A capital and a period: «Н.».
    Initial,
    /// A capital alone.
    Letter,
    Number,
}

impl WordShape {
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper | Self::Initial)
    }
}

/// What stands between two words, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap(u8);

impl Gap {
    /// A comma, semicolon, slash or whatever else parts two names.
    pub const COMMA: Self = Self(1);
    /// What ends a sentence, or a colon or dash after which a capital may mean nothing.
    pub const STOP: Self = Self(2);
    /// An opening quotation mark (or a straight one).
    pub const QUOTE: Self = Self(4);
    /// A closing quotation mark.
    pub const UNQUOTE: Self = Self(8);
    /// An opening bracket.
    pub const OPEN: Self = Self(16);
    /// A closing bracket.
    pub const CLOSE: Self = Self(32);
    /// The beginning of the sentence.
    pub const START: Self = Self(64);

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// White space alone.
    pub const fn is_space(self) -> bool {
        self.0 == 0
    }

    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// What one character between two words means.
    pub fn of(c: char) -> Self {
        match c {
            '.' | '!' | '?' | '…' | ':' | '—' | '–' | '-' | '•' => Self::STOP,
            '«' | '“' | '„' | '‘' => Self::QUOTE,
            '»' | '”' => Self::UNQUOTE,
            '"' => Self(Self::QUOTE.0 | Self::UNQUOTE.0),
            '(' | '[' => Self::OPEN,
            ')' | ']' => Self::CLOSE,
            c if c.is_whitespace() => Self(0),
            _ => Self::COMMA,
        }
    }
}
