//! Dates inside units, and the calendar that they may be written in.

use std::io::{self, Write};

use crate::model::{Calendar, Date, JULIAN};

/// Writes `<date when="1956-02-25">`.
pub(super) fn open(date: &Date, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<date")?;
    for (name, value) in date.attributes() {
        write!(out, " {name}=\"{value}\"")?;
    }
    out.write_all(b">")
}

pub(super) fn close(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"</date>")
}

/// Writes the `calendarDesc` that dates in Old Style point to, if there are any.
pub(super) fn write_calendars(texts: &[Vec<Date>], out: &mut dyn Write) -> io::Result<()> {
    if texts.iter().flatten().all(|date| date.calendar == Calendar::Gregorian) {
        return Ok(());
    }
    writeln!(
        out,
        "      <calendarDesc>\n        <calendar xml:id=\"{JULIAN}\"><p>The Julian calendar, Old Style. The values of \
         such dates are those of the Gregorian calendar.</p></calendar>\n      </calendarDesc>"
    )
}
