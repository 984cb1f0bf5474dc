//! The words that dates are made of in a language, read from its `dates.txt`.
//!
//! Sections are the classes below (words), and:
//! - `writing`: `capital-months` (months start with a capital, May is not may), `month-first` (May 5, 1956), `bare-years`
//!   (in 1956, without a word that says so);
//! - `ordinal-suffixes`, `decade-suffixes`, `decades-suffixes`: letters behind a number;
//! - `counted-endings`: endings of words that a number before them counts;
//! - `old-style`, `new-style`, `before-christ`, `after-christ`: a phrase a row.
//!
//! A word that ends in a period is meant with one behind it in the text; one that ends in `.?` may have one, which then
//! belongs to the date. Each row of months, ordinals and tens begins with its number.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::file::Section;
use super::fold::fold;

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DateClasses(u32);

/// Each class: its constant, its section, what its words do.
macro_rules! classes {
    ($($(#[$doc:meta])* $constant:ident = $section:literal;)*) => {
        impl DateClasses {
            $($(#[$doc])* pub const $constant: Self = Self(1 << Position::$constant as u32);)*

            fn of_section(section: &str) -> Option<Self> {
                match section {
                    $($section => Some(Self::$constant),)*
                    _ => None,
                }
            }
        }

        #[expect(clippy::upper_case_acronyms, non_camel_case_types, reason = "each is the bit of the constant of that name")]
        enum Position { $($constant),* }
    };
}

classes! {
    /// A month, in a form that follows no day: «май».
    MONTH = "months";
    /// A month, in a form that may follow a day: «мая».
    MONTH_OF = "months-of";
    /// An ordinal number.
    ORDINAL = "ordinals";
    /// The first word of twenty-first.
    TENS = "tens";
    /// One year, behind its number.
    YEAR = "year";
    /// Several years, behind their numbers.
    YEARS = "years";
    /// One century.
    CENTURY = "century";
    /// Several centuries.
    CENTURIES = "centuries";
    /// Makes a year out of parts of two: school, fiscal.
    SCHOOL = "school";
    /// The word day behind day and month.
    DAY = "day";
    /// Stands before a year and is no part of the date.
    SEASON = "season";
    /// Stands before a year: by itself a number is none.
    IN = "in";
    /// Opens a range.
    FROM = "from";
    /// Stands between the ends of a range.
    TO = "to";
    /// Stands before the last of several, or between the ends of what lies between.
    AND = "and";
    /// Opens what lies between two dates.
    BETWEEN = "between";
    /// Stands between day, month and year.
    OF = "of";
    /// Points to a year that stands as an attribute.
    THE = "the";
    /// Stands with a hyphen before a year.
    PREFIX = "prefix";
    /// Follows a year that opens a sentence.
    VERB = "verb";
    /// Stands before a number that is no year.
    REFERENCE = "reference";
    /// The name of a street or a works is made of a date.
    STREET = "street";
    /// Follows a number that counts.
    COUNTED = "counted";
    /// Follows no such number, in spite of its ending.
    UNCOUNTED = "uncounted";
    /// Makes a name out of the month before it: May Day.
    AFTER_MONTH = "after-month";
    /// The word year before its number.
    NOMINATIVE = "nominative";
    /// Stands before a year, even one without a word that says so, where no noun follows.
    BARE = "bare";
    /// Stands before a year, but a round number behind it counts something.
    WEAK = "weak";
    /// Stands before a century and is no part of the date.
    PHASE = "phase";
    /// May stand before the year as well.
    ERA = "era";
}

impl DateClasses {
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has any of these.
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
pub(crate) struct DateWord {
    pub classes: DateClasses,
    /// Those of the classes that it has only with a period behind it.
    pub dot_needed: DateClasses,
    /// Those of the classes to which a period behind it belongs.
    pub dot_taken: DateClasses,
    /// Of a month or an ordinal.
    pub number: u8,
}

impl DateWord {
    /// What it is where a period follows it, or none does.
    pub fn with_dot(self, dot: bool) -> DateClasses {
        if dot { self.classes } else { self.classes.without(self.dot_needed) }
    }
}

/// What a number may carry behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberSuffix {
    /// `25th`, «25-го».
    pub ordinal: bool,
    /// `1930s`, «1930-е».
    pub decade: bool,
    /// A decade only before a word for years: «к 1930-м годам».
    pub decades: bool,
}

impl NumberSuffix {
    /// Whether it leaves a day or a year as they are.
    pub fn is_plain(self) -> bool {
        self.ordinal || self == Self::default()
    }
}

/// Words between dates and calendars, era and styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DatePhrase {
    OldStyle,
    NewStyle,
    BeforeChrist,
    AfterChrist,
}

impl DatePhrase {
    fn of_section(section: &str) -> Option<Self> {
        match section {
            "old-style" => Some(Self::OldStyle),
            "new-style" => Some(Self::NewStyle),
            "before-christ" => Some(Self::BeforeChrist),
            "after-christ" => Some(Self::AfterChrist),
            _ => None,
        }
    }
}

/// A word of a phrase, folded, and whether a period may follow it.
pub(crate) type PhraseWord = (Box<str>, bool);

/// The words that dates are made of in a language. Questions are put in folded spelling, see [`fold`].
#[derive(Debug, Default)]
pub(crate) struct DateWords {
    words: FxHashMap<Box<str>, DateWord>,
    suffixes: FxHashMap<Box<str>, NumberSuffix>,
    /// The longest first.
    phrases: Vec<(Vec<PhraseWord>, DatePhrase)>,
    counted_endings: Vec<Box<str>>,
    /// Months start with a capital.
    pub capital_months: bool,
    /// A day may follow its month.
    pub month_first: bool,
    /// A year needs no word that says so.
    pub bare_years: bool,
}

impl DateWords {
    /// Adds a section of `dates.txt`.
    ///
    /// # Errors
    /// What in it cannot be read.
    pub(super) fn add_section(&mut self, section: &Section) -> Result<(), String> {
        let name = section.name;
        if let Some(phrase) = DatePhrase::of_section(name) {
            let word = |word: &str| (without_period(word), word.ends_with('.'));
            let phrases = section.rows.iter().map(|row| row.split_whitespace().map(word).collect());
            self.phrases.extend(phrases.map(|words| (words, phrase)));
            self.phrases.sort_by_key(|(words, _)| Reverse(words.len()));
            return Ok(());
        }
        match name {
            "writing" => return section.words().try_for_each(|word| self.add_writing(word)),
            "months" | "months-of" | "ordinals" | "tens" => return self.add_numbers(section),
            "ordinal-suffixes" => self.add_suffixes(section, |suffix| suffix.ordinal = true),
            "decade-suffixes" => self.add_suffixes(section, |suffix| suffix.decade = true),
            "decades-suffixes" => self.add_suffixes(section, |suffix| suffix.decades = true),
            "counted-endings" => self.counted_endings.extend(section.words().map(without_period)),
            _ => {
                let class = DateClasses::of_section(name).ok_or_else(|| format!("unknown section [{name}]"))?;
                section.words().for_each(|word| self.add_word(class, word, 0));
            }
        }
        Ok(())
    }

    fn add_writing(&mut self, word: &str) -> Result<(), String> {
        match word {
            "capital-months" => self.capital_months = true,
            "month-first" => self.month_first = true,
            "bare-years" => self.bare_years = true,
            _ => return Err(format!("{word:?} is no way of writing")),
        }
        Ok(())
    }

    /// Adds rows that begin with a number.
    fn add_numbers(&mut self, section: &Section) -> Result<(), String> {
        let class = DateClasses::of_section(section.name).unwrap_or_default();
        for row in &section.rows {
            let mut words = row.split_whitespace();
            let number = words.next().and_then(|number| number.parse().ok());
            let number = number.ok_or_else(|| format!("{row:?} does not begin with a number"))?;
            words.for_each(|word| self.add_word(class, word, number));
        }
        Ok(())
    }

    fn add_word(&mut self, class: DateClasses, text: &str, number: u8) {
        let word = self.words.entry(without_period(text)).or_default();
        word.classes = word.classes.with(class);
        if text.ends_with(['.', '?']) {
            word.dot_taken = word.dot_taken.with(class);
        }
        if text.ends_with('.') {
            word.dot_needed = word.dot_needed.with(class);
        }
        if number != 0 {
            word.number = number;
        }
    }

    fn add_suffixes(&mut self, section: &Section, set: fn(&mut NumberSuffix)) {
        section.words().for_each(|word| set(self.suffixes.entry(without_period(word)).or_default()));
    }

    /// Returns what a word is.
    pub fn word(&self, folded: &str) -> DateWord {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// Returns what the letters behind a number make of it.
    pub fn suffix(&self, folded: &str) -> Option<NumberSuffix> {
        self.suffixes.get(folded).copied()
    }

    /// Whether a number before the word counts what it names.
    pub fn is_counted(&self, folded: &str) -> bool {
        let classes = self.word(folded).classes;
        let ending =
            || self.counted_endings.iter().any(|ending| folded.len() > ending.len() && folded.ends_with(&**ending));
        classes.any(DateClasses::COUNTED) || !classes.any(DateClasses::UNCOUNTED) && ending()
    }

    /// The phrases, the longest first.
    pub fn phrases(&self) -> impl Iterator<Item = (&[PhraseWord], DatePhrase)> {
        self.phrases.iter().map(|(words, phrase)| (words.as_slice(), *phrase))
    }
}

/// A word of the file, folded, without what says that a period follows it.
fn without_period(word: &str) -> Box<str> {
    fold(word.trim_end_matches('?').trim_end_matches('.')).as_str().into()
}
