//! Looks at the tokens of a stretch of text, and steps over the small change between the parts of dates.

use super::lexer::{Kind, Number, Token};
use super::vocabulary::{Classes, Entry, Phrase, Vocabulary, folded};
use crate::model::Span;

/// The tokens of one stretch and what they are made of.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub vocabulary: &'a Vocabulary,
}

impl<'a> Cursor<'a> {
    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    pub fn number(&self, i: usize) -> Option<Number> {
        match self.token(i)?.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn is_mark(&self, i: usize, mark: char) -> bool {
        self.token(i).is_some_and(|token| matches!(token.kind, Kind::Mark(c) if c == mark))
    }

    /// A mark with no space before it.
    pub fn is_glued(&self, i: usize, mark: char) -> bool {
        self.is_mark(i, mark) && self.token(i).is_some_and(|token| token.glued)
    }

    fn entry(&self, i: usize) -> Entry {
        match self.token(i).map(|token| token.kind) {
            Some(Kind::Word(entry)) => entry,
            _ => Entry::default(),
        }
    }

    /// The number of a word that is an ordinal or a month.
    pub fn value(&self, i: usize) -> u8 {
        self.entry(i).number
    }

    /// What the word at `i` is, a dot behind it considered.
    pub fn classes(&self, i: usize) -> Classes {
        self.entry(i).with_dot(self.is_glued(i + 1, '.'))
    }

    /// The same for the token before `i`.
    pub fn before(&self, i: usize) -> Classes {
        match i {
            0 => Classes::default(),
            _ if self.is_glued(i - 1, '.') && i > 1 => self.classes(i - 2),
            _ => self.classes(i - 1),
        }
    }

    /// Behind the word at `i` if it is one of these, its dot included.
    pub fn word(&self, i: usize, classes: Classes) -> Option<usize> {
        if !self.classes(i).any(classes) {
            return None;
        }
        let dot = self.is_glued(i + 1, '.') && self.entry(i).dot_taken.any(classes);
        Some(i + 1 + usize::from(dot))
    }

    /// The same; stays where it is not.
    pub fn past(&self, i: usize, classes: Classes) -> usize {
        self.word(i, classes).unwrap_or(i)
    }

    pub fn past_mark(&self, i: usize, mark: char) -> usize {
        i + usize::from(self.is_mark(i, mark))
    }

    fn folded(&self, i: usize) -> Option<String> {
        let token = self.token(i)?;
        matches!(token.kind, Kind::Word(_) | Kind::Roman(_)).then(|| folded(token.span.of(self.text)))
    }

    /// Is the token at `i` a word in small letters that a number before it counts: delegates, «человек»?
    pub fn is_counted(&self, i: usize) -> bool {
        let small = self.token(i).is_some_and(|token| !token.capital && matches!(token.kind, Kind::Word(_)));
        small && self.folded(i).is_some_and(|word| self.vocabulary.is_counted(&word))
    }

    /// A phrase of the vocabulary at `i`, maybe behind a comma or in brackets, and where it ends.
    pub fn phrase(&self, i: usize) -> Option<(Phrase, usize)> {
        if let Some(open) = self.token(i).and_then(|token| match token.kind {
            Kind::Mark('(') => Some(')'),
            Kind::Mark('[') => Some(']'),
            _ => None,
        }) {
            let (phrase, end) = self.bare_phrase(i + 1)?;
            return self.is_mark(end, open).then_some((phrase, end + 1));
        }
        self.bare_phrase(self.past_mark(i, ','))
    }

    fn bare_phrase(&self, i: usize) -> Option<(Phrase, usize)> {
        let first = self.folded(i)?;
        self.vocabulary.phrases().find_map(|(words, phrase)| {
            let mut at = i;
            for (n, (word, dotted)) in words.iter().enumerate() {
                let same = if n == 0 { first == *word } else { self.folded(at).as_ref() == Some(word) };
                if !same {
                    return None;
                }
                at += 1;
                at += usize::from(*dotted && self.is_glued(at, '.'));
            }
            Some((phrase, at))
        })
    }

    /// The text from the token `from` up to, not including, the token `to`.
    pub fn span(&self, from: usize, to: usize) -> Option<Span> {
        let (first, last) = (self.token(from)?, self.token(to.checked_sub(1)?)?);
        Some(Span::new(first.span.start(), last.span.end()))
    }
}
