//! The language of a text: from the file's name, else from its letters, else from their statistics.

use whatlang::Script;

use crate::model::Language;

/// BCP 47 tag and ISO 639-3 code a line.
static TAGS: &str = include_str!("data/languages.txt");

/// The language that a file name tells: `report.ru.txt`, `report_ru.txt`, `report-ru.txt`, `ru.txt`.
///
/// Only listed tags count, so that `notes.old.txt` tells nothing.
pub(super) fn from_name(name: &str) -> Option<Language> {
    let base = name.rsplit(['/', std::path::MAIN_SEPARATOR]).next()?;
    let mut parts = base.split('.');
    let stem = parts.next()?;
    let mut inner: Vec<&str> = parts.collect();
    inner.pop();
    let tail = stem.rsplit(['_', '-', ' ']).next();
    inner.into_iter().rev().chain(tail).find_map(listed)
}

/// The tag, where its first part is in the list.
fn listed(tag: &str) -> Option<Language> {
    let primary = tag.split('-').next()?.to_ascii_lowercase();
    let short = rows().find(|&(short, long)| primary == short || primary == long)?.0;
    Language::new(&format!("{short}{}", tag.get(primary.len()..)?)).ok()
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TAGS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(' '))
}

/// Bytes of text that are looked at: enough for the statistics to be right in every trial (200 characters are), with
/// room for a preface in another language.
const SAMPLE: usize = 1 << 14;

/// Letters from which on the statistics may be asked: at 40 characters they name a wrong language in one case of six,
/// at 200 in one of a hundred.
const ENOUGH: usize = 150;

/// Share of the letters, in tenths, that must be of one script: the rest may be names and quotations.
const DOMINANT: usize = 8;

/// The language of a text, as far as the text alone tells; none where it is too short, mixed or unknown.
///
/// ```
/// use bitext::read::detect;
/// let tag = |text| detect(text).map(|language| language.to_string());
/// assert_eq!(tag("Її брат живе в Києві."), Some("uk".to_owned()));
/// assert_eq!(tag("Мы были там, и это всё."), Some("ru".to_owned()));
/// assert_eq!(tag("Yes."), None);
/// ```
#[must_use]
pub fn detect(text: &str) -> Option<Language> {
    let sample = sample(text);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let cyrillic = sample.chars().filter(|&c| is_cyrillic(c)).count();
    let tag = if cyrillic * 10 >= letters * DOMINANT && cyrillic > 0 {
        by_letters(sample).or_else(|| by_statistics(sample, letters, Some(Script::Cyrillic)))
    } else if cyrillic * 10 > letters * (10 - DOMINANT) {
        None
    } else {
        by_statistics(sample, letters, None)
    };
    tag.and_then(|tag| Language::new(tag).ok())
}

/// What the letters of a text show, where that contradicts the language it is said to be in: «Ukrainian (uk)».
pub(super) fn contradiction(language: &Language, text: &str) -> Option<&'static str> {
    /// Bytes that are looked at, and letters that are enough to judge by.
    const GLANCE: usize = 1 << 12;
    const FEW: usize = 20;
    let sample = around_middle(text, GLANCE);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let cyrillic = sample.chars().filter(|&c| is_cyrillic(c)).count();
    if letters < FEW {
        return None;
    }
    let own = language.primary();
    if cyrillic * 10 >= letters * DOMINANT {
        let other = by_letters(sample).filter(|&other| other != own)?;
        // Of languages that are written in Cyrillic letters as well, only these are told apart by letters alone.
        let told_apart = rows().any(|(short, _)| short == own) && !ALSO_CYRILLIC.contains(&own);
        return told_apart.then_some(other);
    }
    let latin = sample.chars().filter(char::is_ascii_alphabetic).count();
    let is_cyrillic_only = ["ru", "uk", "be", "bg", "mk"].contains(&own) && !language.as_str().contains("Latn");
    (is_cyrillic_only && cyrillic == 0 && latin * 10 >= letters * DOMINANT).then_some("Latin letters")
}

/// Languages that are, or were, written in Cyrillic letters and that [`by_letters`] does not know.
const ALSO_CYRILLIC: &[&str] =
    &["kk", "ky", "tg", "tt", "ba", "cv", "mn", "rue", "cu", "uz", "az", "tk", "ro", "sh", "bs", "und"];

/// From the middle of a text, where it is long, so that a preface or licence at its beginning does not decide.
fn sample(text: &str) -> &str {
    around_middle(text, SAMPLE)
}

fn around_middle(text: &str, size: usize) -> &str {
    let boundary = |at: usize| (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
    let start = text.len().saturating_sub(size) / 2;
    text.get(boundary(start)..boundary(start + size)).unwrap_or(text)
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Languages of Cyrillic script whose alphabets and spelling tell them apart, however short the text.
fn by_letters(sample: &str) -> Option<&'static str> {
    let count = |set: &str| sample.chars().filter(|&c| set.contains(c)).count();
    let (ukrainian, belarusian, serbian, macedonian) = (count("єїґЄЇҐ"), count("ўЎ"), count("ђћЂЋ"), count("ѓќѕЃЌЅ"));
    let (dotted, russian) = (count("іІ"), count("ыэЫЭёЁ"));
    // The hard sign is a vowel in Bulgarian: it stands before consonants. In Russian it never does.
    let vowels = sample
        .to_lowercase()
        .as_str()
        .split('ъ')
        .skip(1)
        .filter(|rest| rest.starts_with(|c| "бвгджзйклмнпрстфхцчшщ".contains(c)))
        .count();
    // One foreign letter in a quotation does not make a language: the letters of the others must be rare beside it.
    let rare = |others: usize, own: usize| others * 10 <= own;
    if belarusian > 0 && dotted > 0 {
        return Some("be");
    }
    if ukrainian > 0 && rare(russian, ukrainian + dotted) {
        return Some("uk");
    }
    if serbian > 0 && rare(russian, serbian) {
        return Some("sr");
    }
    if macedonian > 0 && rare(russian, macedonian) {
        return Some("mk");
    }
    if vowels > 0 && rare(russian + dotted, vowels) {
        return Some("bg");
    }
    let others = ukrainian + belarusian + serbian + macedonian + vowels + dotted + count("јљњџәғқңөұүһ");
    (russian > 0 && rare(others, russian)).then_some("ru")
}

fn by_statistics(sample: &str, letters: usize, script: Option<Script>) -> Option<&'static str> {
    if letters < ENOUGH {
        return None;
    }
    let info = whatlang::detect(sample)?;
    if !info.is_reliable() || script.is_some_and(|s| s != info.script()) {
        return None;
    }
    let code = info.lang().code();
    rows().find(|&(_, long)| long == code).map(|(short, _)| short)
}
