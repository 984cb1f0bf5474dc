//! Decades and centuries.

use super::cursor::Cursor;
use super::lexer::TokenKind;
use crate::language::dates::{DateClasses, DatePhrase};

/// Years from the first to the last, and the token behind the words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Years {
    pub first: i32,
    pub last: i32,
    pub end: usize,
}

const CENTURIES: DateClasses = DateClasses::CENTURY.with(DateClasses::CENTURIES);

/// Most centuries that are listed before the word for them: bounds how far one look goes.
const MOST: usize = 6;

impl Cursor<'_> {
    /// Decades at `i`: `1930s`, «1920–1930-е годы», «30-е годы XX века».
    pub fn decades(&self, i: usize) -> Option<Years> {
        let first = self.number(i)?;
        let (last, mut end) = match self.number(i + 2) {
            Some(last) if self.is_mark(i + 1, '-') => (last, i + 3),
            _ => (first, i + 1),
        };
        let years = self.word(end, DateClasses::YEARS);
        let says = |suffix: crate::language::dates::NumberSuffix| suffix.decade || suffix.decades && years.is_some();
        let tens = |n: super::lexer::Number| n.value.is_multiple_of(10) && n.digits == last.digits;
        // «31-е декабря» is a day; «1950-е» is no year, for a year is masculine.
        if !says(last.suffix) || !tens(first) || !tens(last) || first.value > last.value {
            return None;
        }
        end = years.unwrap_or(end);
        let century = match last.digits {
            4 => 0,
            2 => {
                years?;
                let (century, after) = self.century_number(end)?;
                end = self.word(after, CENTURIES)?;
                100 * (i32::from(century) - 1)
            }
            _ => return None,
        };
        Some(Years { first: century + i32::from(first.value), last: century + i32::from(last.value) + 9, end })
    }

    /// The number of a century: `XX`, `20th`, twentieth.
    fn century_number(&self, i: usize) -> Option<(u8, usize)> {
        let (number, end) = match self.token(i)?.kind {
            TokenKind::Roman(number) => (number, i + 1),
            TokenKind::Number(n) if n.digits < 3 && (n.suffix.ordinal || !self.vocabulary.bare_years) => {
                (n.value as u8, i + 1)
            }
            TokenKind::Word(_) => {
                let next = self.past_mark(i + 1, '-');
                if self.classes(i).any(DateClasses::TENS)
                    && self.value(next) < 10
                    && self.classes(next).any(DateClasses::ORDINAL)
                {
                    (self.value(i) + self.value(next), next + 1)
                } else if self.classes(i).any(DateClasses::ORDINAL) {
                    (self.value(i), i + 1)
                } else {
                    return None;
                }
            }
            _ => return None,
        };
        // Centuries of history; 30 years are no thirtieth century.
        (1..=21).contains(&number).then_some((number, end))
    }

    /// Centuries at `i`: `XIX–XX вв.` is one stretch, `the 18th and 19th centuries` are two.
    pub fn centuries(&self, i: usize) -> Option<Vec<(usize, Years)>> {
        let mut numbers = vec![(i, self.century_number(i)?)];
        let mut range = false;
        loop {
            let &(_, (_, end)) = numbers.last()?;
            // `nineteenth-century`
            if let Some(after) = self.word(self.past_mark(end, '-'), CENTURIES) {
                let &(from, _) = numbers.first()?;
                if numbers.len() == 1 && self.counts_centuries(from, end, after) {
                    return None;
                }
                return self.with_era(&numbers, range, after);
            }
            let dash = self.is_mark(end, '-') && numbers.len() == 1;
            let more = dash || self.is_mark(end, ',') || self.classes(end).any(DateClasses::AND);
            if !more || range || numbers.len() >= MOST {
                return None;
            }
            // «Конец XIX — начало XX века» are two centuries.
            let at = self.past(self.past(end + 1, DateClasses::THE), DateClasses::PHASE);
            range = dash && at == end + 1;
            let next = self.century_number(at)?;
            numbers.push((at, next));
        }
    }

    /// «2 века» are two centuries, «19 века» is the nineteenth: two to four take this very form. And a second century
    /// in words may be one that something lasts.
    fn counts_centuries(&self, number: usize, word: usize, after: usize) -> bool {
        let few = match self.token(number).map(|token| token.kind) {
            Some(TokenKind::Number(n)) => !n.suffix.ordinal && (2..5).contains(&n.value),
            Some(TokenKind::Word(_)) => {
                self.value(number) < 5 && !self.before(number).any(DateClasses::IN.with(DateClasses::THE))
            }
            _ => false,
        };
        few && !self.is_glued(word + 1, '.') && self.phrase(after).is_none()
    }

    /// The years of the centuries, before the Common Era where a phrase behind them says so.
    fn with_era(&self, numbers: &[(usize, (u8, usize))], range: bool, mut end: usize) -> Option<Vec<(usize, Years)>> {
        let mut before = false;
        if let Some((phrase @ (DatePhrase::BeforeChrist | DatePhrase::AfterChrist), after)) = self.phrase(end) {
            (before, end) = (phrase == DatePhrase::BeforeChrist, after);
        }
        let years = |century: u8| {
            let century = i32::from(century);
            if before { (-100 * century, -100 * century + 99) } else { (100 * century - 99, 100 * century) }
        };
        let mut out: Vec<(usize, Years)> = Vec::new();
        for &(at, (century, after)) in numbers {
            let (first, last) = years(century);
            match out.last_mut() {
                Some((_, stretch)) if range && stretch.last < first => {
                    *stretch = Years { last, end: after, ..*stretch };
                }
                Some(_) if range => return None,
                _ => out.push((at, Years { first, last, end: after })),
            }
        }
        if let Some((_, last)) = out.last_mut() {
            last.end = end;
        }
        Some(out)
    }
}
