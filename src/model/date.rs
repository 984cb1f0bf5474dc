//! A date in a text.

use super::{Calendar, Moment, Span};

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
