//! A day, a month or a year, and how the Julian and the Gregorian calendar meet.

use std::fmt;

/// A year of the Common Era, or before it: there is no year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(i16);

impl Year {
    /// `-44` is 44 BC; none for 0 and outside ±9999.
    #[must_use]
    pub fn new(year: i32) -> Option<Self> {
        let year = i16::try_from(year).ok()?;
        (year != 0 && (-9999..=9999).contains(&year)).then_some(Self(year))
    }

    /// Negative before the Common Era.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0 as i32
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.unsigned_abs())
    }
}

/// A calendar that a date can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Today's, New Style.
    #[default]
    Gregorian,
    /// Old Style, in Russia until February 1918.
    Julian,
}

impl Calendar {
    /// Days of a month; of February without a year, 29.
    fn days(self, month: u8, year: Option<Year>) -> u8 {
        let leap = year.is_none_or(|year| {
            // 1 BC is a leap year of the Julian calendar, 5 BC the one before it.
            let year = if year.number() < 0 { year.number() + 1 } else { year.number() };
            year % 4 == 0 && (self == Self::Julian || year % 100 != 0 || year % 400 == 0)
        });
        match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => 31,
        }
    }
}

/// A year, a month of a year, a day of a month of a year, or a day of a month that has no year.
///
/// Its `Display` is what TEI's `when` takes: `1956`, `1956-02`, `1956-02-25`, `--02-25`.
///
/// ```
/// use bitext::model::{Calendar, Moment, Year};
/// let moment = |year: Option<i32>, month, day| Moment::new(year.and_then(Year::new), month, day, Calendar::Gregorian);
/// assert_eq!(moment(Some(1956), Some(2), Some(25)).map(|m| m.to_string()).as_deref(), Some("1956-02-25"));
/// assert_eq!(moment(None, Some(2), Some(25)).map(|m| m.to_string()).as_deref(), Some("--02-25"));
/// // No February has 30 days, and a month alone is no date.
/// assert_eq!(moment(Some(1956), Some(2), Some(30)), None);
/// assert_eq!(moment(None, Some(2), None), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    year: Option<Year>,
    month: Option<u8>,
    day: Option<u8>,
}

impl Moment {
    /// None where the calendar has no such day, and where neither a year nor a day of a month is given.
    #[must_use]
    pub fn new(year: Option<Year>, month: Option<u8>, day: Option<u8>, calendar: Calendar) -> Option<Self> {
        let sound = match (month, day) {
            (None, None) => year.is_some(),
            (Some(month), None) => year.is_some() && (1..=12).contains(&month),
            (Some(month), Some(day)) => (1..=12).contains(&month) && (1..=calendar.days(month, year)).contains(&day),
            (None, Some(_)) => false,
        };
        sound.then_some(Self { year, month, day })
    }

    /// The year, where it is said.
    #[must_use]
    pub const fn year(self) -> Option<Year> {
        self.year
    }

    /// From 1, where it is said.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// From 1, where it is said.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// The same day in the Gregorian calendar, of one in the Julian calendar: none without a year, whose century tells
    /// how far the calendars are apart, and before the Common Era. Years and months stay as they are.
    #[must_use]
    pub fn gregorian(self) -> Option<Self> {
        let (Some(month), Some(day)) = (self.month, self.day) else { return Some(self) };
        let year = self.year.filter(|year| year.number() > 0)?;
        let (year, month, day) = from_day_number(julian_day_number(year.number(), month, day));
        Self::new(Year::new(year), Some(month), Some(day), Calendar::Gregorian)
    }

    /// Whether it is before `other`. Where one of them has no year, every order is possible.
    pub(crate) fn may_precede(self, other: Self) -> bool {
        let key = |m: Self| (m.year, m.month.unwrap_or(0), m.day.unwrap_or(0));
        match (self.year, other.year) {
            (Some(a), Some(b)) if a == b && (self.month.is_none() || other.month.is_none()) => false,
            (Some(_), Some(_)) => key(self) < key(other),
            _ => true,
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year}")?,
            None => f.write_str("-")?,
        }
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// Days from 1 March of the Julian year 0 to a day of the Julian calendar: years that start in March have the leap day
/// at their end.
fn julian_day_number(year: i32, month: u8, day: u8) -> i32 {
    let (year, month) = if month < 3 { (year - 1, i32::from(month) + 9) } else { (year, i32::from(month) - 3) };
    365 * year + year / 4 + (153 * month + 2) / 5 + i32::from(day) - 1
}

/// The Gregorian day of a day number.
#[expect(clippy::cast_sign_loss, reason = "the remainders are not negative")]
fn from_day_number(number: i32) -> (i32, u8, u8) {
    // 1 March of year 0 is two days earlier in the Julian calendar: year 0 begins 400 years of 146,097 days.
    let number = number - 2;
    let cycle = number.div_euclid(146_097);
    let in_cycle = number.rem_euclid(146_097);
    let year = (in_cycle - in_cycle / 1460 + in_cycle / 36_524 - in_cycle / 146_096) / 365;
    let in_year = in_cycle - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (400 * cycle + year + carry, month as u8, day as u8)
}

/// How many days the Gregorian calendar was ahead while both were in use: 10 from 1582, 13 from 1900.
const AHEAD: std::ops::RangeInclusive<i32> = 10..=13;

/// Whether `old` in the Julian calendar and `new` in the Gregorian one can be the same day. `year` is that of `old`, or any
/// that is no leap year.
pub(crate) fn same_day(old: (u8, u8), new: (u8, u8), year: i32) -> bool {
    let of = |(month, day): (u8, u8), year| julian_day_number(year, month, day);
    let wrapped = i32::from(new.0 < old.0);
    AHEAD.contains(&(of(new, year + wrapped) - of(old, year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_style_becomes_new_style() {
        for (old, new) in [
            ((1917, 10, 25), "1917-11-07"),
            ((1800, 1, 6), "1800-01-17"),
            ((1899, 12, 20), "1900-01-01"),
            ((1900, 2, 29), "1900-03-13"),
            ((1582, 10, 5), "1582-10-15"),
            ((200, 3, 1), "0200-03-01"),
            ((1, 1, 3), "0001-01-01"),
        ] {
            let (year, month, day) = old;
            let moment = Moment::new(Year::new(year), Some(month), Some(day), Calendar::Julian);
            let got = moment.and_then(Moment::gregorian).map(|m| m.to_string());
            assert_eq!(got.as_deref(), Some(new), "{old:?}");
        }
    }

    #[test]
    fn both_styles_of_one_day_are_told_from_two_days() {
        assert!(same_day((10, 25), (11, 7), 1917));
        assert!(same_day((12, 20), (1, 1), 1899));
        assert!(!same_day((2, 14), (2, 18), 1917));
        assert!(!same_day((10, 25), (11, 10), 1917));
    }
}
