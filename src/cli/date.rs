//! The day that an edition carries: only the one that the user asks for, so that the same input gives the same output.

use bitext::{Error, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// The variable by which builds are made to repeat (<https://reproducible-builds.org/specs/source-date-epoch/>).
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The day of `SOURCE_DATE_EPOCH` in UTC; none where it is not set.
pub(super) fn of_source() -> Result<Option<Date>> {
    std::env::var_os(VARIABLE).map(|value| parse(&value.to_string_lossy())).transpose()
}

fn parse(value: &str) -> Result<Date> {
    value
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .map(|time| Offset::UTC.to_datetime(time).date())
        .ok_or_else(|| Error::Usage(format!("{VARIABLE} is {value:?}: expected seconds since 1970")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_a_day_and_anything_else_an_error() -> Result<()> {
        assert_eq!(parse("0")?.to_string(), "1970-01-01");
        assert_eq!(parse("1741953600")?.to_string(), "2025-03-14");
        for wrong in ["", "today", "99999999999999999999", "999999999999999"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        Ok(())
    }
}
