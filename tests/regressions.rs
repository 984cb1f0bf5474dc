//! Faults that were found once, each under its name.

use bitext::read::{Options, read};

/// A line of a number alone has no words, and so no place where they start.
#[test]
fn a_page_number_without_words_between_lines() {
    assert!(read("law.ru.txt", "A\u{ad}\r0\ra\r".into(), &Options::default()).is_ok());
}
