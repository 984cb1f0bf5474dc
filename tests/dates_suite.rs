//! Dates: cases in plain text (`tests/suite/dates`, the language is the start of the file's name) and laws.
//!
//! A date is written `[span]{attribute=value …}`; a line without one is a text without a date.

use std::fmt::Write as _;
use std::fs;

use bitext::model::Language;
use bitext::words::dates::dates;
use proptest::prelude::*;

const SUITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/dates");

/// The text of a case, without what it says of its dates.
fn plain(case: &str) -> String {
    let mut out = String::new();
    let mut rest = case;
    while let Some((before, behind)) = rest.split_once('[') {
        let (span, behind) = behind.split_once("]{").expect("a span");
        out = out + before + span;
        rest = behind.split_once('}').expect("attributes").1;
    }
    out + rest
}

/// The case that the program would write.
fn marked(text: &str, language: &Language) -> String {
    let mut out = String::new();
    let mut at = 0;
    for date in dates(text, language) {
        let attributes: Vec<_> = date.attributes().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let range = date.span.range();
        let _ = write!(out, "{}[{}]{{{}}}", &text[at..range.start], date.span.of(text), attributes.join(" "));
        at = range.end;
    }
    out + &text[at..]
}

#[test]
fn cases() {
    let (mut all, mut none, mut wrong) = (0, 0, Vec::new());
    let mut files: Vec<_> =
        fs::read_dir(SUITE).expect("the suite").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    for path in files {
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let language = Language::new(name.split('-').next().unwrap_or_default()).expect("a language");
        let file = fs::read_to_string(&path).expect("a file");
        for case in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            all += 1;
            none += usize::from(!case.contains("]{"));
            let got = marked(&plain(case), &language);
            if got != case {
                wrong.push(format!("{name}: expected {case}\n{:1$}       got {got}", "", name.len()));
            }
        }
    }
    assert!(all >= 120 && none * 3 >= all, "{all} cases, {none} of them without a date");
    assert!(wrong.is_empty(), "{} of {all} are wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Cases that a language with `dates.txt` has at least, with and without a date.
const CASES: usize = 20;

#[test]
fn every_language_with_dates_has_cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/language");
    for language in fs::read_dir(folder).expect("the languages").map(|entry| entry.expect("an entry").path()) {
        if !language.join("dates.txt").exists() {
            continue;
        }
        let tag = language.file_name().and_then(|name| name.to_str()).expect("a tag");
        let files = fs::read_dir(SUITE).expect("the suite").map(|entry| entry.expect("an entry").path());
        let own = files.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(tag)));
        let text: String = own.map(|path| fs::read_to_string(path).expect("a file")).collect();
        let cases: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        let with = cases.iter().filter(|case| case.contains("]{")).count();
        assert!(with.min(cases.len() - with) >= CASES, "{tag}: {with} of {} cases have a date", cases.len());
    }
}

/// Square brackets are what the suite marks dates with, so this one stands here.
#[test]
fn the_other_style_may_stand_in_square_brackets() {
    let text = "Поэт (26 мая [6 июня] 1799, Москва)";
    let found = dates(text, &Language::new("ru").expect("a language"));
    assert_eq!(found.iter().map(|date| date.span.of(text)).collect::<Vec<_>>(), ["26 мая [6 июня] 1799"]);
    assert_eq!(found[0].attributes()[0].1, "1799-06-06");
}

#[test]
fn other_languages_have_dates_in_figures() {
    let text = "am 25.02.1956 und am 1956-02-26, im März 1956";
    let found = dates(text, &Language::new("de").expect("a language"));
    assert_eq!(found.iter().map(|date| date.span.of(text)).collect::<Vec<_>>(), ["25.02.1956", "1956-02-26"]);
}

fn any_language() -> impl Strategy<Value = Language> {
    prop_oneof![Just("ru"), Just("en"), Just("fi")].prop_map(|tag| Language::new(tag).expect("a language"))
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_and_do_not_overlap(text in "([0-9]{1,4}|[IVXХ]{1,3}|г\\.|в\\.|года|мая|May|of|и|,|\\.| |-|/|\\(|\\)|ст\\. ст\\.|-е|век|BC|s|th|\n){0,24}|\\PC{0,40}", language in any_language()) {
        let mut at = 0;
        for date in dates(&text, &language) {
            prop_assert!(date.span.start() >= at && !date.span.is_empty());
            prop_assert!(text.get(date.span.range()).is_some_and(|span| span.trim() == span));
            at = date.span.end();
        }
    }
}

/// A text of nothing but openings takes time in proportion to its length.
#[test]
fn long_lists_are_read_in_linear_time() {
    let language = Language::new("ru").expect("a language");
    for unit in ["1, ", "1956, ", "XX, ", "мая ", "1 (", "25 ", "1-", "двадцать ", "1956 г. ", "ст. "] {
        let text = unit.repeat(100_000);
        let _ = dates(&text, &language);
    }
}
