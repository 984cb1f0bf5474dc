//! Days, months and years as they stand in a text: whole dates and halves of ranges.

use super::cursor::Cursor;
use super::figures::YEARS;
use super::lexer::TokenKind;
use crate::language::dates::{DateClasses, DatePhrase};
use crate::model::same_day;

/// What is said in one place: any of day, month, year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub day: Option<u8>,
    pub month: Option<u8>,
    /// Negative before the Common Era.
    pub year: Option<i32>,
    /// Something says that the number is a year.
    pub marked: bool,
    /// Day and month may be the other way round.
    pub unsure: bool,
    /// The same day in the other calendar: month, day, year if it has one of its own.
    pub other: Option<(u8, u8, Option<i32>)>,
    /// The token behind it.
    pub end: usize,
}

impl Part {
    /// A day of a month, or a month of a year.
    pub fn is_date(&self) -> bool {
        self.month.is_some() && (self.day.is_some() || self.year.is_some())
    }

    pub fn is_bare_year(&self) -> bool {
        self.year.is_some() && self.month.is_none()
    }
}

/// The year after the last that prophecies name with the word year behind it.
const LAST: u16 = 3000;

/// The first year that a number before a noun rather names than counts the noun: texts name such years far more often.
const MODERN: i32 = 1500;

const MONTHS: DateClasses = DateClasses::MONTH.with(DateClasses::MONTH_OF);

impl Cursor<'_> {
    /// The longest part that starts at `i`.
    pub fn part(&self, i: usize) -> Option<Part> {
        match self.token(i)?.kind {
            TokenKind::Figures(_) => self.figures(i),
            TokenKind::Number(number) if number.digits > 2 => self.year_first(i).or_else(|| self.year(i)),
            TokenKind::Number(_) => self.day_first(i).or_else(|| self.year(i)).or_else(|| self.bare_day(i)),
            TokenKind::Word(_) => self.month_first(i).or_else(|| self.day_first(i)).or_else(|| self.bare_day(i)),
            _ => None,
        }
    }

    /// A date in figures, and «г.» behind it.
    fn figures(&self, i: usize) -> Option<Part> {
        let TokenKind::Figures(figures) = self.token(i)?.kind else { return None };
        let end = self.past(i + 1, DateClasses::YEAR);
        let (mut day, mut month) = (figures.day, figures.month);
        let american = self.vocabulary.month_first && figures.slashed;
        if month > 12 && american {
            std::mem::swap(&mut day, &mut month);
        }
        // A century that is not said must be asked for by a word: 2.10.11 may be anything.
        if month > 12 || figures.dated && figures.year.is_none() && end == i + 1 && !self.is_roman_date(i) {
            return None;
        }
        let unsure = american && day <= 12 && day != month;
        let year = figures.year.map(i32::from);
        Some(Part { day: Some(day), month: Some(month), year, marked: true, unsure, end, ..Part::default() })
    }

    /// 25.II.56: the Roman month says that it is a date.
    fn is_roman_date(&self, i: usize) -> bool {
        self.token(i).is_some_and(|token| token.span.of(self.text).contains(|c: char| c.is_alphabetic()))
    }

    /// A day: `25`, `25th`, twenty-fifth.
    fn day(&self, i: usize) -> Option<(u8, usize)> {
        let (day, end) = match self.token(i)?.kind {
            TokenKind::Number(n) if n.digits < 3 && n.suffix.is_plain() => (n.value as u8, i + 1),
            TokenKind::Word(_) => {
                let classes = self.classes(i);
                let next = self.past_mark(i + 1, '-');
                if classes.any(DateClasses::TENS)
                    && self.classes(next).any(DateClasses::ORDINAL)
                    && self.value(next) < 10
                {
                    (self.value(i) + self.value(next), next + 1)
                } else if classes.any(DateClasses::ORDINAL) {
                    (self.value(i), i + 1)
                } else {
                    return None;
                }
            }
            _ => return None,
        };
        (1..=31).contains(&day).then_some((day, end))
    }

    fn bare_day(&self, i: usize) -> Option<Part> {
        let (day, end) = self.day(i)?;
        self.number(i).map(|_| Part { day: Some(day), end, ..Part::default() })
    }

    fn month(&self, i: usize, classes: DateClasses) -> Option<(u8, usize)> {
        let end = self.word(i, classes)?;
        let small = self.vocabulary.capital_months && !self.token(i)?.capital;
        let name = self.token(end).is_some_and(|next| next.capital) && self.classes(end).any(DateClasses::AFTER_MONTH);
        (!small && !name).then(|| (self.value(i), end))
    }

    /// A year: four figures, or less where a word says that they are one.
    pub fn year(&self, i: usize) -> Option<Part> {
        let number = self.number(i)?;
        let (mut year, mut end) = (i32::from(number.value), i + 1);
        let mut marked = number.suffix.ordinal && number.digits == 4;
        let mut word = false;
        if let Some(next) = self.word(end, DateClasses::YEAR).filter(|&next| self.says_year(end, next)) {
            (end, marked, word) = (next, true, next == i + 2);
            // «г.г.»
            if self.token(end).is_some_and(|token| token.glued) {
                end = self.past(end, DateClasses::YEAR);
            }
        }
        if let Some((phrase @ (DatePhrase::BeforeChrist | DatePhrase::AfterChrist), next)) = self.phrase(end) {
            (end, marked, word) = (next, true, true);
            if phrase == DatePhrase::BeforeChrist {
                year = -year;
            }
        }
        let four = number.digits == 4 && (YEARS.contains(&number.value) || word && number.value < LAST);
        let plain = number.suffix.is_plain();
        // «В 988 году» is a year, «в 56 году» hides its century.
        let short =
            word && number.value > 0 && (number.digits == 3 || number.digits < 5 && year < 0 || self.has_era(end));
        (plain && (four || short)).then_some(Part { year: Some(year), marked, end, ..Part::default() })
    }

    /// Whether the word between `from` and `to` is a word for year, and no gram. Only a bare «г» can be one.
    fn says_year(&self, from: usize, to: usize) -> bool {
        let letter = self.token(from).is_some_and(|token| token.span.of(self.text).chars().count() == 1);
        let small = self.token(to).is_some_and(|next| !next.capital && matches!(next.kind, TokenKind::Word(_)));
        !letter || to > from + 1 || !small || !self.classes(to).is_empty()
    }

    /// Whether the tokens before `end` name an era.
    fn has_era(&self, end: usize) -> bool {
        (1..=6).any(|back| {
            end.checked_sub(back).and_then(|i| self.phrase(i)).is_some_and(|(phrase, to)| {
                to == end && matches!(phrase, DatePhrase::BeforeChrist | DatePhrase::AfterChrist)
            })
        })
    }

    /// Day, month, and maybe the year: `25 February 1956`, the 25th of February, «25 октября (7 ноября) 1917 года».
    fn day_first(&self, i: usize) -> Option<Part> {
        let (day, after) = self.day(i)?;
        // «11 (23) июня», «11/23 июня»: the month follows both days.
        let (open, slash) = (self.is_mark(after, '('), self.is_mark(after, '/'));
        if (open || slash)
            && let Some((other, close)) = self.day(after + 1)
            && (slash || self.is_mark(close, ')'))
            && let Some((month, end)) = self.month(close + usize::from(open), DateClasses::MONTH_OF)
        {
            let part = Part { day: Some(day), month: Some(month), end, ..Part::default() };
            return self.with_other(part, (month, other, None), end);
        }
        let spelled = self.number(i).is_none();
        // 8-May-2006
        let joined = self.is_glued(after, '-') && self.token(after + 1).is_some_and(|next| next.glued);
        let of = if joined { after + 1 } else { self.past(after, DateClasses::OF) };
        if spelled && of == after && self.vocabulary.month_first {
            return None;
        }
        let (month, end) = self.month(of, DateClasses::MONTH_OF)?;
        let end = if joined { end + usize::from(self.is_glued(end, '-')) } else { self.past(end, DateClasses::DAY) };
        let part = Part { day: Some(day), month: Some(month), end, ..Part::default() };
        if joined {
            let year = self.year(end).filter(|_| end > of + 1)?;
            return Some(Part { year: year.year, marked: true, end: year.end, ..part });
        }
        let dated = self.with_year(part);
        self.second_style(dated).or(Some(dated))
    }

    /// The same day in the other calendar, behind a date and maybe its style: in brackets, or behind a slash.
    fn second_style(&self, part: Part) -> Option<Part> {
        let at = match self.phrase(part.end) {
            Some((DatePhrase::OldStyle | DatePhrase::NewStyle, after)) => after,
            _ => part.end,
        };
        let close = match self.token(at)?.kind {
            TokenKind::Mark('(') => Some(')'),
            TokenKind::Mark('[') => Some(']'),
            TokenKind::Mark('/') => None,
            _ => return None,
        };
        let (month, day, mut end) = self.day_and_month(at + 1)?;
        let mut year = None;
        if let Some(close) = close {
            if let Some(inner) = self.year(self.past_mark(end, ',')) {
                (year, end) = (inner.year, inner.end);
            }
            // «(7 ноября н. ст.)»
            if let Some((DatePhrase::OldStyle | DatePhrase::NewStyle, after)) = self.phrase(end) {
                end = after;
            }
            if !self.is_mark(end, close) {
                return None;
            }
            end += 1;
        }
        self.with_other(part, (month, day, year), end)
    }

    /// Month and day in either order, and where they end.
    fn day_and_month(&self, i: usize) -> Option<(u8, u8, usize)> {
        if let Some((day, after)) = self.day(i) {
            let (month, end) = self.month(self.past(after, DateClasses::OF), DateClasses::MONTH_OF)?;
            return Some((month, day, end));
        }
        let (month, at) = self.month(i, MONTHS)?;
        let (day, end) = self.day(self.past(at, DateClasses::THE))?;
        Some((month, day, end))
    }

    /// Takes the day in the other calendar, if it can be the same day.
    fn with_other(&self, part: Part, other: (u8, u8, Option<i32>), end: usize) -> Option<Part> {
        let (month, day, _) = other;
        let this = (part.month?, part.day?);
        // Without a year, any year that is not a leap year.
        let year = part.year.unwrap_or(1917);
        let same = same_day(this, (month, day), year) || same_day((month, day), this, year);
        let part = Part { other: Some(other), end, ..part };
        same.then(|| if part.year.is_none() { self.with_year(part) } else { part })
    }

    /// The year behind a day or a month, where the number there is one.
    pub fn with_year(&self, part: Part) -> Part {
        let day_last = part.day.is_some() && self.number(part.end - 1).is_some();
        let at = self.past(part.end, DateClasses::OF);
        let comma = self.is_mark(at, ',');
        let at = at + usize::from(comma);
        if let Some(year) = self.year(at) {
            // In "February 25, 1956" the comma is the rule; behind "25 February," and in Russian a number may count.
            let rule = self.vocabulary.month_first && (!comma || day_last);
            // And 1436 delegates are more likely than the year 1436.
            let early = year.year.is_some_and(|year| year < MODERN || year % 100 == 0);
            let counts = self.is_counted(year.end) && (!rule || early);
            let percent = self.is_glued(year.end, '%');
            if year.marked || !counts && !percent {
                return Part { year: year.year, marked: year.marked, end: year.end, ..part };
            }
        }
        // «25 февраля 56 г.»: the century is not said.
        if let Some(number) = self.number(at)
            && number.digits == 2
            && !comma
            && let Some(end) = self.word(at + 1, DateClasses::YEAR)
        {
            return Part { end, ..part };
        }
        part
    }

    /// A month, and behind it a year, or a day and maybe the year: `February 1956`, `February 25, 1956`.
    fn month_first(&self, i: usize) -> Option<Part> {
        let (month, end) = self.month(i, MONTHS)?;
        let bare = Part { month: Some(month), end, ..Part::default() };
        if let Some((day, after)) = self.day(self.past(end, DateClasses::THE))
            && self.number(after - 1).is_some()
        {
            let part = Part { day: Some(day), end: self.past(after, DateClasses::DAY), ..bare };
            let dated = self.with_year(part);
            // «Июня 25-го года» hides the century: no day.
            let year = !self.vocabulary.month_first && self.word(after, DateClasses::YEAR).is_some();
            let suffix = self.number(after - 1).is_some_and(|n| n.suffix.ordinal) && !year;
            let said = suffix || dated.year.is_some() || part.end > after;
            let counts = self.is_counted(part.end) && !said || self.is_glued(part.end, '%');
            if (self.vocabulary.month_first || said) && !counts && self.month(part.end, MONTHS).is_none() {
                return self.second_style(dated).or(Some(dated));
            }
        }
        Some(self.with_year(bare))
    }

    /// Year first, then month and day: «1917 года октября 25-го дня», `1956 February 25`.
    fn year_first(&self, i: usize) -> Option<Part> {
        let year = self.year(i)?;
        let at = self.past_mark(year.end, ',');
        let joined = year.marked || at > year.end || self.vocabulary.month_first;
        let day = self.day_first(at).or_else(|| self.month_first(at)).filter(|day| day.day.is_some())?;
        (joined && day.year.is_none()).then_some(Part { year: year.year, marked: true, ..day })
    }
}
