//! Puts parts together to dates, ranges and lists, and leaves alone what only looks like one.

use super::cursor::Cursor;
use super::figures::YEARS;
use super::lexer::TokenKind;
use super::parts::Part;
use super::{Calendar, Moment, Year};
use super::{Date, DateValue};
use crate::language::dates::{DateClasses, DatePhrase, NumberSuffix};
use crate::model::Span;
use crate::model::same_day;

/// Most dates in one list; bounds how far one look goes.
const MOST: usize = 16;

/// What was found at a place: dates, and the token where the search goes on.
struct Match {
    dates: Vec<Date>,
    end: usize,
}

/// Adds the dates of a stretch of text.
pub(super) fn find(cursor: &Cursor<'_>, dates: &mut Vec<Date>) {
    let mut i = 0;
    while i < cursor.tokens.len() {
        match cursor.dates_at(i) {
            Some(found) => {
                dates.extend(found.dates);
                i = found.end.max(i + 1);
            }
            None => i += 1,
        }
    }
}

impl Cursor<'_> {
    fn dates_at(&self, i: usize) -> Option<Match> {
        let token = self.token(i)?;
        let opens = match token.kind {
            TokenKind::Number(_) | TokenKind::Figures(_) | TokenKind::Roman(_) => true,
            TokenKind::Word(entry) => !entry.classes.is_empty(),
            TokenKind::Mark(_) | TokenKind::Other => false,
        };
        if !opens || self.is_vetoed(i) {
            return None;
        }
        self.era_first(i)
            .or_else(|| self.stretch(i))
            .or_else(|| self.list(i))
            .or_else(|| self.range(i))
            .or_else(|| self.single(i))
    }

    /// `AD 988`.
    fn era_first(&self, i: usize) -> Option<Match> {
        let Some((DatePhrase::AfterChrist, at)) = self.phrase(i) else { return None };
        let number = self.number(at).filter(|n| n.suffix == NumberSuffix::default() && n.digits < 5)?;
        let moment = Moment::new(Year::new(number.value.into()), None, None, Calendar::Gregorian)?;
        let date = Date { span: self.span(i, at + 1)?, value: DateValue::When(moment), calendar: Calendar::Gregorian };
        Some(Match { dates: vec![date], end: at + 1 })
    }

    /// Whether what stands at `i` is a page, a sum, a street, or the second half of a compound.
    fn is_vetoed(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let glued = self.token(i).is_some_and(|token| token.glued);
        let mark = match self.token(before).map(|token| token.kind) {
            Some(TokenKind::Mark(mark)) => Some(mark),
            _ => None,
        };
        let sign = matches!(mark, Some('№' | '#' | '§' | '$' | '£' | '€' | '+' | '=' | '_' | '@'));
        // mid-1956, but no Tu-1956 and no -25.
        let compound = glued
            && mark == Some('-')
            && !i.checked_sub(2).is_some_and(|word| self.classes(word).any(DateClasses::PREFIX))
            && self.number(i).is_some();
        let joined = glued && matches!(mark, Some(':' | '/' | '\\' | '*' | '%'));
        sign || compound || joined || self.before(i).any(DateClasses::REFERENCE.with(DateClasses::STREET))
    }

    /// Decades and centuries.
    fn stretch(&self, i: usize) -> Option<Match> {
        let (years, within) = match self.decades(i) {
            Some(years) => (vec![(i, years)], false),
            None => (self.centuries(i)?, true),
        };
        let end = years.last()?.1.end;
        let dates = years.into_iter().filter_map(|(from, years)| {
            let moment = |year| Moment::new(Year::new(year), None, None, Calendar::Gregorian);
            let (first, last) = (moment(years.first)?, moment(years.last)?);
            let value = if within {
                DateValue::Within { not_before: first, not_after: last }
            } else {
                DateValue::Range { from: first, to: last }
            };
            Some(Date { span: self.span(from, years.end)?, value, calendar: Calendar::Gregorian })
        });
        Some(Match { dates: dates.collect(), end })
    }

    /// One date.
    fn single(&self, i: usize) -> Option<Match> {
        let part = self.part(i)?;
        if !(part.is_date() || part.is_bare_year() && (part.marked || self.is_year_here(i, part.end))) {
            return None;
        }
        if self.is_street(part.end) {
            return None;
        }
        let (date, end) = self.complete(i, part)?;
        Some(Match { dates: vec![date], end })
    }

    /// Whether a street or a works follows, named after the date.
    fn is_street(&self, end: usize) -> bool {
        self.vocabulary.capital_months
            && self.token(end).is_some_and(|next| next.capital)
            && self.classes(end).any(DateClasses::STREET)
    }

    /// Whether the bare number from `i` up to `end` is a year, by what stands around it.
    fn is_year_here(&self, i: usize, end: usize) -> bool {
        let Some(number) = self.number(i) else { return false };
        let before = self.before(i);
        let opened = i > 0 && (self.is_mark(i - 1, '(') || self.is_mark(i - 1, ','));
        if before.any(DateClasses::BETWEEN) {
            return false;
        }
        if opened && self.is_mark(end, ')') || before.any(DateClasses::SEASON.with(DateClasses::NOMINATIVE)) {
            return true;
        }
        if self.is_glued(end, '%') {
            return false;
        }
        if before.any(DateClasses::BARE) && !number.value.is_multiple_of(100) {
            return self.closes(end) || !number.value.is_multiple_of(10) && !self.is_counted(end);
        }
        if !self.vocabulary.bare_years {
            return false;
        }
        // Round numbers count things more often than years: in 1200 cases, a crowd of 1500.
        let round = before.any(DateClasses::WEAK) && (number.value.is_multiple_of(100) || self.is_counted(end));
        let counts = number.value.is_multiple_of(10) && self.is_counted(end);
        let compound = i > 1 && self.is_mark(i - 1, '-') && self.classes(i - 2).any(DateClasses::PREFIX);
        let asks = [DateClasses::FROM, DateClasses::WEAK, DateClasses::THE, DateClasses::PREFIX]
            .into_iter()
            .fold(DateClasses::IN, DateClasses::with);
        let opens = (i == 0 || self.is_glued(i - 1, '.')) && self.classes(end).any(DateClasses::VERB);
        !round && !counts && (before.any(asks) || compound || opens)
    }

    /// Whether no noun follows that a number before it could count: a mark, the end, a word of grammar, a name.
    fn closes(&self, i: usize) -> bool {
        self.token(i).is_none_or(|next| match next.kind {
            TokenKind::Mark(_) => true,
            TokenKind::Word(_) => next.capital || !self.classes(i).is_empty(),
            _ => false,
        })
    }

    /// A part with the style behind it, as a date.
    fn complete(&self, i: usize, part: Part) -> Option<(Date, usize)> {
        let mut end = part.end;
        let mut calendar = Calendar::Gregorian;
        match self.phrase(end) {
            Some((DatePhrase::OldStyle, after)) => (calendar, end) = (Calendar::Julian, after),
            Some((DatePhrase::NewStyle, after)) => end = after,
            _ => {}
        }
        let (value, calendar) = value(&part, calendar)?;
        Some((Date { span: self.span(i, end)?, value, calendar }, end))
    }

    /// From one date to another.
    fn range(&self, i: usize) -> Option<Match> {
        let first = self.part(i)?;
        let between = self.before(i).any(DateClasses::BETWEEN);
        let comma = self.past_mark(first.end, ',');
        let (at, dash) = if self.is_mark(first.end, '-') || self.is_mark(first.end, '/') && first.is_bare_year() {
            (first.end + 1, true)
        } else if self.classes(comma).any(DateClasses::TO)
            && (self.vocabulary.bare_years || self.before(i).any(DateClasses::FROM))
            || between && self.classes(comma).any(DateClasses::AND)
        {
            (comma + 1, false)
        } else {
            return None;
        };
        let slash = self.is_mark(first.end, '/');
        let last = match self.number(at) {
            Some(number) if first.is_bare_year() && number.digits < 3 && dash => {
                self.part(at).filter(Part::is_date).or_else(|| self.short_year(&first, at))?
            }
            Some(number)
                if first.day.is_some() && first.month.is_some() && first.year.is_none() && number.digits < 3 =>
            {
                // February 14–25, 1956: the month stands before both days.
                self.part(at).filter(Part::is_date).or_else(|| self.day_of(&first, at))?
            }
            _ => self.part(at)?,
        };
        if slash && !last.is_bare_year() || first.other.is_some() || last.other.is_some() {
            return None;
        }
        let last = self.with_years_word(last);
        let from = inherit(first, &last)?;
        let years = first.is_bare_year() && last.is_bare_year();
        if years && !self.are_years(i, &first, &last, dash) || !last.is_bare_year() && !last.is_date() {
            return None;
        }
        // A year and a day: a life, in brackets. Elsewhere it may be two dates beside each other.
        let mixed = first.is_bare_year() != last.is_bare_year();
        if mixed && !(dash && (self.is_mark(last.end, ')') || first.marked && last.marked)) {
            return None;
        }
        let mut end = last.end;
        let mut calendar = Calendar::Gregorian;
        if let Some((DatePhrase::OldStyle, after)) = self.phrase(end) {
            (calendar, end) = (Calendar::Julian, after);
        }
        let (from, to) = (moment(&from, calendar)?, moment(&last, calendar)?);
        let (from, to) = match calendar {
            Calendar::Julian => (from.gregorian()?, to.gregorian()?),
            Calendar::Gregorian => (from, to),
        };
        if !from.may_precede(to) {
            return None;
        }
        let value =
            if between { DateValue::Within { not_before: from, not_after: to } } else { DateValue::Range { from, to } };
        Some(Match { dates: vec![Date { span: self.span(i, end)?, value, calendar }], end })
    }

    /// The second year of `1937–38`, `1937–8`, `1956/57`.
    fn short_year(&self, first: &Part, at: usize) -> Option<Part> {
        let number = self.number(at)?;
        let unit = if number.digits == 1 { 10 } else { 100 };
        let year = first.year? / unit * unit + i32::from(number.value);
        Some(Part { year: Some(year), end: at + 1, ..Part::default() })
    }

    /// Takes the word for years behind the last of several: «1937 и 1938 гг.», `1956/57 school year`.
    fn with_years_word(&self, part: Part) -> Part {
        match self.word(self.past(part.end, DateClasses::SCHOOL), DateClasses::YEAR.with(DateClasses::YEARS)) {
            Some(end) if part.is_bare_year() && !part.marked => Part { marked: true, end, ..part },
            _ => part,
        }
    }

    /// A day at `at` of the month of `first`.
    fn day_of(&self, first: &Part, at: usize) -> Option<Part> {
        let day = self.number(at)?;
        let part = Part { day: Some(day.value as u8), month: first.month, end: at + 1, ..Part::default() };
        (self.vocabulary.month_first && day.value < 32).then(|| self.with_year(part))
    }

    /// Whether the numbers at both ends of a range are years, and no pages, no people.
    fn are_years(&self, i: usize, first: &Part, last: &Part, dash: bool) -> bool {
        let figures = |part: &Part| part.year.is_some_and(|year| YEARS.contains(&(year.unsigned_abs() as u16)));
        let marked = first.marked || last.marked;
        let asks = DateClasses::FROM.with(DateClasses::IN).with(DateClasses::BETWEEN).with(DateClasses::THE);
        let asked = self.before(i).any(asks);
        let glued = self.token(first.end).is_some_and(|token| token.glued);
        let tens = [first, last].iter().all(|part| part.year.is_some_and(|year| year % 10 == 0));
        let counts = self.is_counted(last.end) && (tens || !asked) || tens && !self.is_mark(last.end, ')') && !asked;
        marked
            || figures(first) && figures(last) && !counts && (dash && glued || asked)
            || figures(first) && figures(last) && dash && self.is_mark(last.end, ')')
    }

    /// Several dates of which the last says what the others leave out: «14, 18 и 25 февраля 1956 года».
    fn list(&self, i: usize) -> Option<Match> {
        let mut parts = vec![(i, self.part(i)?)];
        if self.before(i).any(DateClasses::BETWEEN) {
            return None;
        }
        loop {
            let (_, previous) = parts.last()?;
            let end = previous.end;
            let closes = self.classes(end).any(DateClasses::AND);
            if !closes && !self.is_mark(end, ',') || parts.len() >= MOST {
                return None;
            }
            let next = self.part(end + 1)?;
            parts.push((end + 1, next));
            if closes {
                break;
            }
        }
        let (closing, rest) = parts.split_last_mut()?;
        closing.1 = self.with_years_word(closing.1);
        let (at, last) = *closing;
        let years = last.is_bare_year() && rest.iter().all(|(_, part)| part.is_bare_year());
        let marked = last.marked || !self.is_counted(last.end) && self.is_year_here(i, rest.first()?.1.end);
        if years && !marked || !years && !last.is_date() {
            return None;
        }
        // A part that lacks nothing is a date of its own, and the list is none.
        if !years && rest.iter().any(|(_, part)| part.year.is_some() || part.day.is_none() || part.other.is_some()) {
            return None;
        }
        let end = last.end;
        let mut dates = Vec::with_capacity(parts.len());
        for &(from, part) in &parts {
            let full = if from == at { part } else { inherit(part, &last)? };
            let (value, calendar) = value(&full, Calendar::Gregorian)?;
            dates.push(Date { span: self.span(from, part.end)?, value, calendar });
        }
        Some(Match { dates, end })
    }
}

/// What a part says, and in which calendar.
fn value(part: &Part, calendar: Calendar) -> Option<(DateValue, Calendar)> {
    if let Some((month, day, year)) = part.other {
        let this = (part.month?, part.day?);
        let old = same_day(this, (month, day), part.year.unwrap_or(1917));
        let new = Part { month: Some(month), day: Some(day), year: year.or(part.year), ..*part };
        let (new, calendar) = if old { (new, Calendar::Julian) } else { (*part, Calendar::Gregorian) };
        return Some((DateValue::When(moment(&new, Calendar::Gregorian)?), calendar));
    }
    if part.unsure {
        let year = Part { day: None, month: None, ..*part };
        return Some((DateValue::When(moment(&year, Calendar::Gregorian)?), Calendar::Gregorian));
    }
    if calendar == Calendar::Gregorian {
        if let Some(moment) = moment(part, calendar) {
            return Some((DateValue::When(moment), calendar));
        }
        // 29 February 1900 is a day of the Julian calendar only.
        part.year.filter(|year| *year > 0)?;
    }
    let julian = moment(part, Calendar::Julian)?;
    Some((julian.gregorian().map_or(DateValue::Unsaid, DateValue::When), Calendar::Julian))
}

fn moment(part: &Part, calendar: Calendar) -> Option<Moment> {
    let year = match part.year {
        Some(year) => Some(Year::new(year)?),
        None => None,
    };
    Moment::new(year, part.month, part.day, calendar)
}

/// The first of two parts with what only the second says; none where they are not of a kind.
fn inherit(first: Part, last: &Part) -> Option<Part> {
    let same = first.day.is_some() == last.day.is_some() && (first.month.is_none() || last.month.is_some());
    let dated = first.year.is_some() && last.year.is_some();
    let year = first.year.or(last.year);
    let lacks = first.year.is_some() && last.year.is_none();
    if dated && (first.is_bare_year() || last.is_bare_year()) {
        return Some(first);
    }
    (same && !lacks).then_some(Part { month: first.month.or(last.month), year, ..first })
}

/// Keeps the dates apart: spans of a text in order.
pub(super) fn sorted(mut dates: Vec<Date>) -> Vec<Date> {
    dates.sort_by_key(|date| date.span);
    let mut last: Option<Span> = None;
    dates.retain(|date| {
        let keep = last.is_none_or(|span| span.end() <= date.span.start());
        if keep {
            last = Some(date.span);
        }
        keep
    });
    dates
}
