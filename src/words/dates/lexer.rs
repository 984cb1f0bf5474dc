//! Cuts a text into what dates are made of: words, numbers, Roman numerals, dates in figures, marks.

use super::figures::{Cluster, Figures, is_dash, roman, roman_letter};
use crate::language::dates::{DateClasses, DateWord, DateWords, NumberSuffix};
use crate::language::{fold, is_unseen};
use crate::model::Span;

/// A token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Nothing stands between it and the token before.
    pub glued: bool,
    /// Its first letter is a capital.
    pub capital: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug)]
pub(super) enum TokenKind {
    Word(DateWord),
    Number(Number),
    /// I to XXXIX; with the letters of an ordinal behind it, if any.
    Roman(u8),
    Figures(Figures),
    /// One character; of dashes always `-`, of quotation marks and other signs the first of their kind.
    Mark(char),
    /// Figures and letters that are no date: versions, telephone numbers, models.
    Other,
}

/// A number in figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub value: u16,
    pub digits: u8,
    pub suffix: NumberSuffix,
}

/// The tokens of a text, a list for each stretch without an empty line.
pub(super) fn tokens(text: &str, vocabulary: &DateWords) -> Vec<Vec<Token>> {
    let mut lexer = Lexer { text, at: 0, vocabulary, tokens: Vec::new() };
    let mut stretches = Vec::new();
    while let Some(c) = lexer.peek() {
        if c.is_whitespace() {
            if lexer.blank() {
                stretches.push(std::mem::take(&mut lexer.tokens));
            }
        } else if c.is_ascii_digit() {
            lexer.figures();
        } else if c.is_alphabetic() {
            lexer.word();
        } else {
            lexer.mark(c);
        }
    }
    stretches.push(lexer.tokens);
    stretches
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    vocabulary: &'a DateWords,
    tokens: Vec<Token>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Steps over white space; is it an empty line?
    fn blank(&mut self) -> bool {
        let rest = self.rest();
        let len = rest.len() - rest.trim_start().len();
        self.at += len;
        rest.get(..len).unwrap_or_default().bytes().filter(|&b| b == b'\n').count() > 1
    }

    fn push(&mut self, len: usize, kind: TokenKind, capital: bool) {
        let span = Span::from(self.at..self.at + len);
        let glued = self.tokens.last().is_some_and(|last| last.span.end() == span.start());
        self.tokens.push(Token { span, kind, glued, capital });
        self.at += len;
    }

    fn mark(&mut self, c: char) {
        let kind = if is_dash(c) { '-' } else { c };
        if is_unseen(c) { self.at += c.len_utf8() } else { self.push(c.len_utf8(), TokenKind::Mark(kind), false) }
    }

    /// Length of the letters (and what is not seen among them) at the start of `text`.
    fn letters(text: &str) -> usize {
        text.find(|c: char| !(c.is_alphabetic() || is_unseen(c))).unwrap_or(text.len())
    }

    fn word(&mut self) {
        let rest = self.rest();
        let len = Self::letters(rest);
        let word = rest.get(..len).unwrap_or_default();
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if capital && let Some((len, value)) = self.numeral(rest, word) {
            return self.push(len, TokenKind::Roman(value), true);
        }
        let kind = if rest.get(len..).is_some_and(|r| r.starts_with(|c: char| c.is_numeric())) {
            // Letters with figures behind them, without a space: a model, a chemical formula.
            let behind = rest.get(len..).unwrap_or_default();
            let more = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
            return self.push(len + more, TokenKind::Other, capital);
        } else {
            TokenKind::Word(self.vocabulary.word(fold(word).as_str()))
        };
        self.push(len, kind, capital);
    }

    /// A Roman numeral and its length, with the letters of an ordinal behind it: `XX`, `XXth`, «XX-го».
    fn numeral(&self, rest: &str, word: &str) -> Option<(usize, u8)> {
        let len = word.find(|c| roman_letter(c).is_none()).unwrap_or(word.len());
        let value = roman(word.get(..len)?)?;
        if len < word.len() {
            let suffix = self.vocabulary.suffix(fold(word.get(len..)?).as_str())?;
            return suffix.ordinal.then_some((word.len(), value));
        }
        if let Some((hyphen, letters)) = self.hyphenated_suffix(rest.get(len..)?)
            && letters.ordinal
        {
            return Some((len + hyphen, value));
        }
        Some((len, value))
    }

    /// A hyphen and the letters of a suffix at the start of `text`: their length and what they make.
    fn hyphenated_suffix(&self, text: &str) -> Option<(usize, NumberSuffix)> {
        let hyphen = text.chars().next().filter(|&c| is_dash(c))?.len_utf8();
        let letters = text.get(hyphen..)?;
        let len = Self::letters(letters);
        let suffix = self.vocabulary.suffix(fold(letters.get(..len)?).as_str())?;
        Some((hyphen + len, suffix))
    }

    /// Figures with everything that stands between figures without a space.
    fn figures(&mut self) {
        let cluster = Cluster::read(self.rest());
        let glued_word = self.tokens.last().is_some_and(|last| {
            last.span.end() as usize == self.at
                && matches!(last.kind, TokenKind::Word(_) | TokenKind::Other | TokenKind::Roman(_))
        });
        let behind = self.rest().get(cluster.len..).unwrap_or_default();
        if cluster.parts.len() == 1 && !glued_word {
            return self.number(cluster.len);
        }
        let letters = behind.starts_with(|c: char| c.is_alphabetic());
        let pieces = cluster.pieces();
        if glued_word || pieces.is_empty() {
            return self.push(cluster.len, TokenKind::Other, false);
        }
        let start = self.at;
        for (i, piece) in pieces.iter().enumerate() {
            match piece.kind {
                // The last number of a range takes a suffix or an abbreviation: «1920–1930-е», «1937–1938гг.».
                TokenKind::Number(_) if i + 1 == pieces.len() => self.number(piece.len),
                TokenKind::Figures(_) if letters && i + 1 == pieces.len() && !self.is_year_word(behind) => {
                    self.at = start;
                    self.tokens.truncate(self.tokens.len() - i);
                    return self.push(cluster.len, TokenKind::Other, false);
                }
                kind => self.push(piece.len, kind, false),
            }
        }
    }

    /// Whether `text` starts with a word for a year.
    fn is_year_word(&self, text: &str) -> bool {
        let word = text.get(..Self::letters(text)).unwrap_or_default();
        self.vocabulary.word(fold(word).as_str()).classes.any(DateClasses::YEAR.with(DateClasses::YEARS))
    }

    /// A number of `len` figures with its suffix.
    fn number(&mut self, len: usize) {
        let rest = self.rest();
        let (figures, behind) = rest.split_at_checked(len).unwrap_or((rest, ""));
        let value = figures.parse().unwrap_or(u16::MAX);
        let digits = figures.len().min(u8::MAX.into()) as u8;
        let number = |suffix| TokenKind::Number(Number { value, digits, suffix });
        let letters = Self::letters(behind);
        if let Some((more, suffix)) = self.hyphenated_suffix(behind) {
            return self.push(len + more, number(suffix), false);
        }
        // The possessive plural of old print, 1950's, is listed with its apostrophe.
        if let Some(apostrophe) = behind.chars().next().filter(|c| matches!(c, '\'' | '’'))
            && let Some(rest) = behind.get(apostrophe.len_utf8()..)
            && let Some(word) = behind.get(..apostrophe.len_utf8() + Self::letters(rest))
            && let Some(suffix) = self.vocabulary.suffix(fold(word).as_str())
            && value.is_multiple_of(10)
        {
            return self.push(len + word.len(), number(suffix), false);
        }
        if letters > 0 {
            match self.vocabulary.suffix(fold(behind.get(..letters).unwrap_or_default()).as_str()) {
                Some(suffix) => return self.push(len + letters, number(suffix), false),
                None if self.is_year_word(behind) => {}
                None => {
                    let more = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
                    return self.push(len + more, TokenKind::Other, false);
                }
            }
        }
        self.push(len, number(NumberSuffix::default()), false);
    }
}
