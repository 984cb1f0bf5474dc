//! Faults that were found once, each under its name.

use bitext::model::Language;
use bitext::read::{Options, read};
use bitext::segment::{self, segment};

/// A line of a number alone has no words, and so no place where they start.
#[test]
fn a_page_number_without_words_between_lines() {
    assert!(read("law.ru.txt", "A\u{ad}\r0\ra\r".into(), &Options::default()).is_ok());
}

/// Behind «Dupontтов» stands no space but a sign of two bytes, where the rule for lists of names looked one byte further.
#[test]
fn a_sign_behind_the_name_after_an_initial() {
    for text in ["Сталин M. Dupontтов«", "Сталин M. Dupontтов•U.S."] {
        let mut options = Options::default();
        options.language = Language::new("ru").ok();
        let read = read("law.ru.txt", text.into(), &options).expect("plain text is read");
        assert_eq!(segment(read.document.into(), &segment::Options::default()).len(), 1);
    }
}

/// A label may stand before a space and its period, where no word does: the rule of labels must be asked there too.
#[test]
fn a_number_with_a_space_before_its_period() {
    let mut options = Options::default();
    options.language = Language::new("en").ok();
    let read = read("law.en.txt", "№ 5 . «".into(), &options).expect("plain text is read");
    assert_eq!(segment(read.document.into(), &segment::Options::default()).len(), 1);
}
