//! Looks at the tokens of a stretch of text, and steps over the small change between the parts of dates.

use super::lexer::{Number, Token, TokenKind};
use crate::language::dates::{DateClasses, DatePhrase, DateWord, DateWords};
use crate::language::{Folded, fold};
use crate::model::Span;

/// The tokens of one stretch and what they are made of.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub vocabulary: &'a DateWords,
}

impl<'a> Cursor<'a> {
    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    pub fn number(&self, i: usize) -> Option<Number> {
        match self.token(i)?.kind {
            TokenKind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn is_mark(&self, i: usize, mark: char) -> bool {
        self.token(i).is_some_and(|token| matches!(token.kind, TokenKind::Mark(c) if c == mark))
    }

    /// A mark with no space before it.
    pub fn is_glued(&self, i: usize, mark: char) -> bool {
        self.is_mark(i, mark) && self.token(i).is_some_and(|token| token.glued)
    }

    fn entry(&self, i: usize) -> DateWord {
        match self.token(i).map(|token| token.kind) {
            Some(TokenKind::Word(entry)) => entry,
            _ => DateWord::default(),
        }
    }

    /// The number of a word that is an ordinal or a month.
    pub fn value(&self, i: usize) -> u8 {
        self.entry(i).number
    }

    /// What the word at `i` is, a dot behind it considered.
    pub fn classes(&self, i: usize) -> DateClasses {
        self.entry(i).with_dot(self.is_glued(i + 1, '.'))
    }

    /// The same for the token before `i`.
    pub fn before(&self, i: usize) -> DateClasses {
        match i {
            0 => DateClasses::default(),
            _ if self.is_glued(i - 1, '.') && i > 1 => self.classes(i - 2),
            _ => self.classes(i - 1),
        }
    }

    /// Behind the word at `i` if it is one of these, its dot included.
    pub fn word(&self, i: usize, classes: DateClasses) -> Option<usize> {
        if !self.classes(i).any(classes) {
            return None;
        }
        let dot = self.is_glued(i + 1, '.') && self.entry(i).dot_taken.any(classes);
        Some(i + 1 + usize::from(dot))
    }

    /// The same; stays where it is not.
    pub fn past(&self, i: usize, classes: DateClasses) -> usize {
        self.word(i, classes).unwrap_or(i)
    }

    pub fn past_mark(&self, i: usize, mark: char) -> usize {
        i + usize::from(self.is_mark(i, mark))
    }

    fn folded(&self, i: usize) -> Option<Folded<'a>> {
        let token = self.token(i)?;
        matches!(token.kind, TokenKind::Word(_) | TokenKind::Roman(_)).then(|| fold(token.span.of(self.text)))
    }

    /// Whether the token at `i` is a word in small letters that a number before it counts: delegates, «человек».
    pub fn is_counted(&self, i: usize) -> bool {
        let small = self.token(i).is_some_and(|token| !token.capital && matches!(token.kind, TokenKind::Word(_)));
        small && self.folded(i).is_some_and(|word| self.vocabulary.is_counted(word.as_str()))
    }

    /// A phrase of the vocabulary at `i`, maybe behind a comma or in brackets, and where it ends.
    pub fn phrase(&self, i: usize) -> Option<(DatePhrase, usize)> {
        if let Some(open) = self.token(i).and_then(|token| match token.kind {
            TokenKind::Mark('(') => Some(')'),
            TokenKind::Mark('[') => Some(']'),
            _ => None,
        }) {
            let (phrase, end) = self.bare_phrase(i + 1)?;
            return self.is_mark(end, open).then_some((phrase, end + 1));
        }
        self.bare_phrase(self.past_mark(i, ','))
    }

    fn bare_phrase(&self, i: usize) -> Option<(DatePhrase, usize)> {
        let first = self.folded(i)?;
        self.vocabulary.phrases().find_map(|(words, phrase)| {
            let mut at = i;
            for (n, (word, dotted)) in words.iter().enumerate() {
                let is_same = |folded: Folded<'_>| folded.as_str() == &**word;
                let same = if n == 0 { is_same(first) } else { self.folded(at).is_some_and(is_same) };
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
