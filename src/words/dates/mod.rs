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
mod parts;
mod sentence;

pub use sentence::of_sentence;

pub use crate::model::{Calendar, Date, DateValue, JULIAN, Moment, Year};

use crate::language;
use crate::model::Language;

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
