//! Dates in running text, in Russian and English: where they stand and what they say.
//!
//! Match are days, months of a year, years, ranges of these, decades, school years and centuries; a month, a weekday or
//! a season alone is no date. The span takes what belongs to the date («года», «г.», `BC`, «ст. ст.»), not articles,
//! prepositions and weekdays. Nothing is guessed: a day without a year has none, and a year of two figures no century.
//!
//! ```
//! use bitext::model::Language;
//! use bitext::words::dates::dates;
//! let text = "Съезд шёл с 14 по 25 февраля 1956 г.";
//! let found = dates(text, &Language::new("ru")?);
//! assert_eq!(found[0].span.of(text), "14 по 25 февраля 1956 г.");
//! assert_eq!(found[0].attributes(), [("from", "1956-02-14".to_owned()), ("to", "1956-02-25".to_owned())]);
//! let text = "On the 25th of February the gates were shut.";
//! assert_eq!(dates(text, &Language::new("en")?)[0].attributes(), [("when", "--02-25".to_owned())]);
//! # Ok::<(), bitext::model::LanguageError>(())
//! ```

mod cursor;
mod eras;
mod figures;
mod find;
mod lexer;
mod moment;
mod parts;
mod sentence;

pub use moment::{Calendar, Moment, Year};
pub use sentence::of_sentence;

use crate::language;
use crate::model::{Language, Span};

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where it stands.
    pub span: Span,
    /// What it says, in the Gregorian calendar.
    pub value: DateValue,
    /// The calendar that it is written in.
    pub calendar: Calendar,
}

/// What a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateValue {
    /// One day, month or year.
    When(Moment),
    /// From one to the other, both included: ranges, decades, school years.
    Range {
        /// The first day, month or year.
        from: Moment,
        /// The last one.
        to: Moment,
    },
    /// Some time between: centuries, "between 14 and 25 February".
    Within {
        /// The earliest possible day, month or year.
        not_before: Moment,
        /// The latest one.
        not_after: Moment,
    },
    /// Nothing that can be said in the Gregorian calendar: a day in Old Style without a year.
    Unsaid,
}

impl Date {
    /// The attributes of TEI's `date`, in this order: `when` or `from`, `to` or `notBefore`, `notAfter`; `calendar`
    /// where it is not the Gregorian one. [`JULIAN`] names the calendar that the header has to declare.
    #[must_use]
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut attributes = match self.value {
            DateValue::When(moment) => vec![("when", moment.to_string())],
            DateValue::Range { from, to } => vec![("from", from.to_string()), ("to", to.to_string())],
            DateValue::Within { not_before, not_after } => {
                vec![("notBefore", not_before.to_string()), ("notAfter", not_after.to_string())]
            }
            DateValue::Unsaid => Vec::new(),
        };
        if self.calendar == Calendar::Julian {
            attributes.push(("calendar", format!("#{JULIAN}")));
        }
        attributes
    }
}

/// The id of the Julian calendar in a TEI header's `calendarDesc`.
pub const JULIAN: &str = "julian";

/// The dates of a text in the order in which they stand; no two overlap, none crosses an empty line.
///
/// Of languages other than Russian and English, dates in figures (`1956-02-25`, `25.02.1956`).
///
/// ```
/// use bitext::model::Language;
/// use bitext::words::dates::{Calendar, dates};
/// let text = "25 октября (7 ноября) 1917 года";
/// let found = dates(text, &Language::new("ru")?);
/// assert_eq!(found[0].calendar, Calendar::Julian);
/// assert_eq!(found[0].attributes()[0], ("when", "1917-11-07".to_owned()));
/// # Ok::<(), bitext::model::LanguageError>(())
/// ```
#[must_use]
pub fn dates(text: &str, language: &Language) -> Vec<Date> {
    let vocabulary = language::of(language).dates();
    let mut dates = Vec::new();
    for tokens in lexer::tokens(text, vocabulary) {
        find::find(&cursor::Cursor { text, tokens: &tokens, vocabulary }, &mut dates);
    }
    find::sorted(dates)
}
