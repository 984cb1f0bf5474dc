//! The words that dates are made of in a language, read from its data file.
//!
//! A line of the file is a class, a tab and its words with spaces between. A dot behind a word must follow it in the
//! text; `.?`: it may, and then belongs to the date. `month N` and `ordinal N` carry a number. Phrases are separated by
//! `|`. Three lines say how the language writes: `capital-months` (months start with a capital, May is not may),
//! `month-first` (May 5, 1956), `bare-years` (in 1956, without a word that says so).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::Language;
use crate::words::fold::push_folded;

static RUSSIAN: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(include_str!("data/russian.txt")).0);
static ENGLISH: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(include_str!("data/english.txt")).0);
/// Languages without a file: dates in figures only.
static NONE: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);

/// What is known of the dates of a language.
pub(super) fn of(language: &Language) -> &'static Vocabulary {
    match language.primary() {
        "ru" => &RUSSIAN,
        "en" => &ENGLISH,
        _ => &NONE,
    }
}

/// Bytes of the longest word that is looked up, before it is folded; no word of the data files is longer.
pub(super) const LONGEST: usize = 48;

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

macro_rules! classes {
    ($($constant:ident $name:literal $bit:literal, $doc:literal;)*) => {
        impl Classes {
            $(#[doc = $doc] pub const $constant: Self = Self(1 << $bit);)*

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$constant),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    MONTH "month" 0, "A month, in a form that follows no day.";
    MONTH_OF "month-of" 1, "A month, in a form that may follow a day.";
    ORDINAL "ordinal" 2, "An ordinal number.";
    TENS "tens" 3, "The first word of twenty-first.";
    YEAR "year" 4, "One year, behind its number.";
    YEARS "years" 5, "Several years, behind their numbers.";
    CENTURY "century" 6, "One century.";
    CENTURIES "centuries" 7, "Several centuries.";
    SCHOOL "school" 8, "Makes a year out of parts of two: school, fiscal.";
    DAY "day" 9, "The word day behind day and month.";
    SEASON "season" 10, "Stands before a year and is no part of the date.";
    IN "in" 11, "Stands before a year: by itself a number is none.";
    FROM "from" 12, "Opens a range.";
    TO "to" 13, "Stands between the ends of a range.";
    AND "and" 14, "Stands before the last of several, or between the ends of what lies between.";
    BETWEEN "between" 15, "Opens what lies between two dates.";
    OF "of" 16, "Stands between day, month and year.";
    THE "the" 17, "Points to a year that stands as an attribute.";
    PREFIX "prefix" 18, "Stands with a hyphen before a year.";
    VERB "verb" 19, "Follows a year that opens a sentence.";
    REFERENCE "reference" 20, "Stands before a number that is no year.";
    STREET "street" 21, "The name of a street or a works is made of a date.";
    COUNTED "counted" 22, "Follows a number that counts.";
    UNCOUNTED "uncounted" 23, "Follows no such number, in spite of its ending.";
    AFTER_MONTH "after-month" 24, "Makes a name out of the month before it.";
    BARE "bare" 26, "Stands before a year, even one without a word that says so, where no noun follows.";
    WEAK "weak" 27, "Stands before a year, but a round number behind it counts something.";
    PHASE "phase" 28, "Stands before a century and is no part of the date.";
    ERA "era" 29, "May stand before the year as well.";
    NOMINATIVE "nominative" 25, "The word year before its number.";
}

impl Classes {
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Has it any of these?
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub classes: Classes,
    /// Those of the classes that it has only with a dot behind it.
    pub dot_needed: Classes,
    /// Those of the classes to which a dot behind it belongs.
    pub dot_taken: Classes,
    /// Of a month or an ordinal.
    pub number: u8,
}

impl Entry {
    /// What it is where a dot follows it, or none does.
    pub fn with_dot(self, dot: bool) -> Classes {
        if dot { self.classes } else { self.classes.without(self.dot_needed) }
    }
}

/// What a number may carry behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Suffix {
    /// `25th`, «25-го».
    pub ordinal: bool,
    /// `1930s`, «1930-е».
    pub decade: bool,
    /// A decade only before a word for years: «к 1930-м годам».
    pub decades: bool,
}

impl Suffix {
    /// Does it leave a day or a year as they are?
    pub fn is_plain(self) -> bool {
        self.ordinal || self == Self::default()
    }
}

/// Words between dates and calendars, era and styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    OldStyle,
    NewStyle,
    BeforeChrist,
    AfterChrist,
}

/// The words of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<String, Entry>,
    suffixes: HashMap<String, Suffix>,
    /// Folded words of each, and whether a dot may follow; the longest first.
    phrases: Vec<(Vec<(String, bool)>, Phrase)>,
    counted_endings: Vec<String>,
    /// Months start with a capital.
    pub capital_months: bool,
    /// A day may follow its month.
    pub month_first: bool,
    /// A year needs no word that says so.
    pub bare_years: bool,
}

/// A word as the vocabulary has it.
pub(super) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    word.chars().for_each(|c| push_folded(c, &mut out));
    out
}

impl Vocabulary {
    /// Reads a data file, and lists the lines that it does not understand.
    pub fn parse(file: &str) -> (Self, Vec<String>) {
        let (mut vocabulary, mut wrong) = (Self::default(), Vec::new());
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.split_once('\t').and_then(|(class, words)| vocabulary.take(class, words)).is_none() {
                wrong.push(line.to_owned());
            }
        }
        vocabulary.phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        (vocabulary, wrong)
    }

    fn take(&mut self, class: &str, words: &str) -> Option<()> {
        let phrase = match class {
            "old-style" => Some(Phrase::OldStyle),
            "new-style" => Some(Phrase::NewStyle),
            "before-christ" => Some(Phrase::BeforeChrist),
            "after-christ" => Some(Phrase::AfterChrist),
            _ => None,
        };
        if let Some(phrase) = phrase {
            let word = |word: &str| (bare(word), word.ends_with('.'));
            let phrases = words.split('|').map(|text| (text.split_whitespace().map(word).collect(), phrase));
            self.phrases.extend(phrases);
            return Some(());
        }
        match class {
            "capital-months" => self.capital_months = words == "yes",
            "month-first" => self.month_first = words == "yes",
            "bare-years" => self.bare_years = words == "yes",
            "counted-ending" => self.counted_endings.extend(words.split(' ').map(folded)),
            "ordinal-suffix" => self.suffix(words, |suffix| suffix.ordinal = true),
            "decade-suffix" => self.suffix(words, |suffix| suffix.decade = true),
            "decades-suffix" => self.suffix(words, |suffix| suffix.decades = true),
            _ => return self.words(class, words),
        }
        Some(())
    }

    /// Takes the words of a class, which may carry a number.
    fn words(&mut self, class: &str, words: &str) -> Option<()> {
        let (class, number) = class.split_once(' ').unwrap_or((class, "0"));
        let (class, number) = (Classes::named(class)?, number.parse().ok()?);
        for word in words.split(' ') {
            let entry = self.words.entry(bare(word)).or_default();
            entry.classes = entry.classes.with(class);
            if word.ends_with(['.', '?']) {
                entry.dot_taken = entry.dot_taken.with(class);
            }
            if word.ends_with('.') {
                entry.dot_needed = entry.dot_needed.with(class);
            }
            if number != 0 {
                entry.number = number;
            }
        }
        Some(())
    }

    fn suffix(&mut self, words: &str, set: fn(&mut Suffix)) {
        for word in words.split(' ') {
            set(self.suffixes.entry(folded(word)).or_default());
        }
    }

    /// What a folded word is.
    pub fn entry(&self, folded: &str) -> Entry {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// What the folded letters behind a number make of it.
    pub fn suffix_of(&self, folded: &str) -> Option<Suffix> {
        self.suffixes.get(folded).copied()
    }

    /// Has the folded word the ending of something that is counted?
    pub fn is_counted(&self, folded: &str) -> bool {
        let entry = self.entry(folded).classes;
        let ending =
            || self.counted_endings.iter().any(|ending| folded.len() > ending.len() && folded.ends_with(&**ending));
        entry.any(Classes::COUNTED) || !entry.any(Classes::UNCOUNTED) && ending()
    }

    /// Phrases as their folded words, each with whether a dot may follow it; the longest first.
    pub fn phrases(&self) -> impl Iterator<Item = (&[(String, bool)], Phrase)> {
        self.phrases.iter().map(|(words, phrase)| (words.as_slice(), *phrase))
    }
}

/// A word of a data file, folded, without what says that a dot follows it.
fn bare(word: &str) -> String {
    folded(word.trim_end_matches('?').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        for file in [include_str!("data/russian.txt"), include_str!("data/english.txt")] {
            assert_eq!(Vocabulary::parse(file).1, Vec::<String>::new());
        }
    }
}
