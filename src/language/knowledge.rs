//! What is known of one language.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::dates::DateWords;
use super::endings::Endings;
use super::file::{Section, sections};
use super::fold::{cyrillic, fold, has_latin_letters};
use super::inflection::Inflection;
use super::letters::Letters;
use super::names::NameWords;
use super::remark::RemarkWord;
use super::{Classes, Ending, LetterSet, Remark};

/// Words in a remark, a colon and what is said behind it left out: longer brackets are asides that mention applause.
/// «(Бурные, долго не смолкающие аплодисменты, переходящие в овацию. Все встают.)» has ten.
const WORDS_IN_REMARK: usize = 14;

/// What is known of one language. Questions are put in folded spelling, see [`fold`].
#[derive(Debug, Default)]
pub struct Knowledge {
    pub(super) words: FxHashMap<Box<str>, Classes>,
    /// Words of which only the beginning is given, in alphabetical order.
    pub(super) stems: Vec<(Box<str>, Classes)>,
    pub(super) months: FxHashMap<Box<str>, u8>,
    /// Months' names that are abbreviations.
    pub(super) shortened: FxHashSet<Box<str>>,
    pub(super) titles: Vec<&'static str>,
    pub(super) remarks: Vec<RemarkWord>,
    pub(super) endings: Endings,
    /// What stands before and behind a hyphen that belongs to the word; of what begins with `*` the end.
    pub(super) hyphens: Vec<(&'static str, &'static str)>,
    /// Words of which only the end is given, in the order of the file.
    pub(super) compounds: Vec<(Box<str>, Classes)>,
    pub(super) ordinal_period: bool,
    pub(super) cyrillic: bool,
    pub(super) in_full: bool,
    pub(super) letters: Letters,
    dates: DateWords,
    /// The files that are read late.
    files: Files,
    of_names: OnceLock<NameKnowledge>,
}

/// The files that are about names.
const LATE: [&str; 2] = ["names", "inflection"];

/// Names and texts of files.
type Files = &'static [(&'static str, &'static str)];

/// What is known of names, which only looking for names needs: it is read when it is first asked for.
#[derive(Debug, Default)]
struct NameKnowledge {
    words: NameWords,
    inflection: Inflection,
}

impl Knowledge {
    /// Classes of a word, given as [`fold`] gives it, without the period behind it.
    ///
    /// ```
    /// use bitext::language::{Classes, fold, of};
    /// use bitext::model::Language;
    /// let russian = of(&Language::new("ru")?);
    /// assert!(russian.classes(fold("Проф").as_str()).any(Classes::TITLE));
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    #[must_use]
    pub fn classes(&self, folded: &str) -> Classes {
        match self.words.get(folded) {
            Some(classes) => *classes,
            None if self.cyrillic && has_latin_letters(folded) => {
                self.words.get(cyrillic(folded).as_str()).copied().unwrap_or_default()
            }
            None => Classes::NONE,
        }
    }

    /// Classes of the stems that a word begins with, given as [`fold`] gives it.
    #[must_use]
    pub fn stem_classes(&self, folded: &str) -> Classes {
        let mut classes = Classes::NONE;
        // All stems of a word stand before it in the alphabet, and begin with its first letter.
        let end = self.stems.partition_point(|(stem, _)| &**stem <= folded);
        for (stem, more) in self.stems[..end].iter().rev() {
            if folded.starts_with(&**stem) {
                classes |= *more;
            } else if stem.chars().next() != folded.chars().next() {
                break;
            }
        }
        classes
    }

    /// Classes of a compound by its last part, given as [`fold`] gives it: «Gartenstr», «Rathauspl».
    ///
    /// ```
    /// use bitext::language::{Classes, of};
    /// use bitext::model::Language;
    /// assert!(of(&Language::new("de")?).ending_classes("gartenstr").any(Classes::PLACE));
    /// assert_eq!(of(&Language::new("ru")?).ending_classes("дверь"), Classes::NONE);
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    #[must_use]
    pub fn ending_classes(&self, folded: &str) -> Classes {
        let fits = |ending: &str| folded.len() > ending.len() && folded.ends_with(ending);
        self.compounds.iter().filter(|(ending, _)| fits(ending)).fold(Classes::NONE, |all, (_, more)| all | *more)
    }

    /// Whether the hyphen between two parts of a word, in lower case, belongs to the word («кто-то», «по-русски»).
    pub(super) fn is_hyphenated(&self, head: &str, tail: &str) -> bool {
        let fits = |pattern: &str, part: &str| match pattern.strip_prefix('*') {
            Some(end) => part.ends_with(end),
            None => part == pattern,
        };
        self.hyphens.iter().any(|(before, behind)| fits(before, head) && fits(behind, tail))
    }

    /// Whether it is a word of grammar (pronoun, preposition, conjunction, particle, auxiliary verb).
    ///
    /// ```
    /// use bitext::{language::of, model::Language};
    /// assert!(of(&Language::new("ru")?).is_function_word("Которого"));
    /// assert!(!of(&Language::new("en")?).is_function_word("Moscow"));
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    #[must_use]
    pub fn is_function_word(&self, word: &str) -> bool {
        self.classes(fold(word).as_str()).any(Classes::FUNCTION)
    }

    /// Whether the word, without a period behind it, stands before names of people («тов», "Mr", «профессор»).
    #[must_use]
    pub fn is_title(&self, word: &str) -> bool {
        self.classes(fold(word).as_str()).any(Classes::TITLE)
    }

    /// Titles and ranks that stand before names of persons, abbreviated without their final period, in lower case.
    #[must_use]
    pub fn titles(&self) -> &[&'static str] {
        &self.titles
    }

    /// Number of the month, 1..=12, that a word names in any case or shortened.
    ///
    /// ```
    /// use bitext::{language::of, model::Language};
    /// assert_eq!(of(&Language::new("ru")?).month("Февраля"), Some(2));
    /// assert_eq!(of(&Language::new("en")?).month("Sept"), Some(9));
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    #[must_use]
    pub fn month(&self, word: &str) -> Option<u8> {
        self.months.get(fold(word).as_str()).copied()
    }

    /// Whether the word, given as [`fold`] gives it, has the ending of a surname.
    #[must_use]
    pub fn is_surname(&self, folded: &str) -> bool {
        self.has_ending(folded, Ending::Surname) && !self.is_common(folded)
    }

    /// Whether the word, given as [`fold`] gives it, has an ending that no name has.
    #[must_use]
    pub fn is_common(&self, folded: &str) -> bool {
        self.has_ending(folded, Ending::Common)
    }

    /// Whether the end of the word, given as [`fold`] gives it, shows that.
    ///
    /// ```
    /// use bitext::language::{Ending, of};
    /// use bitext::model::Language;
    /// assert!(of(&Language::new("ru")?).has_ending("псковской", Ending::Adjective));
    /// assert!(!of(&Language::new("ru")?).has_ending("псков", Ending::Adjective));
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    #[must_use]
    pub fn has_ending(&self, folded: &str, ending: Ending) -> bool {
        self.endings.fit(folded, ending)
    }

    /// Whether the word is a month's name shortened, as a period behind it shows («янв», "Sept"; not «мая», "June").
    #[must_use]
    pub fn is_shortened_month(&self, word: &str) -> bool {
        let folded = fold(word);
        self.months.contains_key(folded.as_str()) && self.shortened.contains(folded.as_str())
    }

    /// Whether the language writes ordinals with a period («am 3. Oktober»).
    #[must_use]
    pub const fn has_ordinal_period(&self) -> bool {
        self.ordinal_period
    }

    /// Whether the language writes most words in full, so that behind a word that no list has a period ends the sentence, even
    /// where a small letter follows ("the food was ok. never again").
    #[must_use]
    pub const fn writes_in_full(&self) -> bool {
        self.in_full
    }

    /// Whether the letter is in a set of the language.
    #[must_use]
    pub fn has_letter(&self, letter: char, set: LetterSet) -> bool {
        self.letters.have(set, letter)
    }

    /// Whether the word is a number with the ending of an ordinal, "22nd".
    ///
    /// ```
    /// use bitext::{language::of, model::Language};
    /// let english = of(&Language::new("en")?);
    /// assert!(english.is_ordinal_number("22nd") && !english.is_ordinal_number("nd"));
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    #[must_use]
    pub fn is_ordinal_number(&self, word: &str) -> bool {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() < word.len() && self.dates.suffix(fold(letters).as_str()).is_some_and(|suffix| suffix.ordinal)
    }

    /// Whether the language is written in Cyrillic letters.
    #[must_use]
    pub const fn is_cyrillic(&self) -> bool {
        self.cyrillic
    }

    /// Returns the words that dates are made of; none where the language has no `dates.txt`.
    pub(crate) const fn dates(&self) -> &DateWords {
        &self.dates
    }

    /// Returns the words and endings by which names are recognised; none where the language has no `names.txt`.
    pub(crate) fn names(&self) -> &NameWords {
        &self.of_names().words
    }

    /// Returns the case endings of names; none where the language has no `inflection.txt`.
    pub(crate) fn inflection(&self) -> &Inflection {
        &self.of_names().inflection
    }

    fn of_names(&self) -> &NameKnowledge {
        self.of_names.get_or_init(|| NameKnowledge::read(self.files).0)
    }

    /// What a bracketed remark reports; none where it reports nothing that the data file knows.
    ///
    /// ```
    /// use bitext::language::{Element, of};
    /// use bitext::model::Language;
    /// let russian = of(&Language::new("ru")?);
    /// let remark = russian.remark("(Смех и аплодисменты.)");
    /// assert_eq!(remark.map(|r| (r.element, r.kind, r.mixed)), Some((Element::Vocal, "laughter", true)));
    /// assert_eq!(russian.remark("(Об этом знали немногие.)"), None);
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    #[must_use]
    pub fn remark(&self, text: &str) -> Option<Remark> {
        // What voices say does not count: «(Голос из зала: Встаньте!)».
        let report = text.split(':').next().unwrap_or(text);
        let words =
            || report.split(|c: char| !(c.is_alphanumeric() || "-'’\u{301}".contains(c))).filter(|w| !w.is_empty());
        if words().nth(WORDS_IN_REMARK).is_some() {
            return None;
        }
        let mut remark: Option<Remark> = None;
        for word in words() {
            let Some(entry) = self.remark_word(fold(word).as_str()) else { continue };
            match &mut remark {
                None => remark = Some(Remark { element: entry.element, kind: entry.kind, mixed: false }),
                Some(first) => first.mixed |= first.kind != entry.kind,
            }
        }
        remark
    }

    fn remark_word(&self, folded: &str) -> Option<&RemarkWord> {
        self.remarks
            .iter()
            .find(|entry| if entry.open { folded.starts_with(&*entry.text) } else { folded == &*entry.text })
    }

    /// Reads the files of a folder. What cannot be read is listed; a test keeps that list empty.
    pub(super) fn read(files: Files) -> (Self, Vec<String>) {
        let mut knowledge = Self { files, ..Self::default() };
        let problems = each_section(files, false, |file, section| match file {
            "sentences" => knowledge.add_section(section),
            "dates" => knowledge.dates.add_section(section),
            _ => Err("no language has a file of this name".to_owned()),
        });
        knowledge.stems.sort();
        (knowledge, problems)
    }

    /// The problems of the files that are read late.
    #[cfg(test)]
    pub(super) fn late_problems(&self) -> Vec<String> {
        NameKnowledge::read(self.files).1
    }
}

impl NameKnowledge {
    /// Reads the files of a folder that are about names. What cannot be read is listed.
    fn read(files: Files) -> (Self, Vec<String>) {
        let mut knowledge = Self::default();
        let problems = each_section(files, true, |file, section| match file {
            "names" => knowledge.words.add_section(section),
            _ => knowledge.inflection.add_section(section),
        });
        (knowledge, problems)
    }
}

/// Hands each section with the name of its file to `add`, of the files that are read late or of the others, and returns what
/// went wrong.
fn each_section(files: Files, late: bool, mut add: impl FnMut(&str, &Section) -> Result<(), String>) -> Vec<String> {
    let mut problems = Vec::new();
    for &(file, text) in files.iter().filter(|(file, _)| LATE.contains(file) == late) {
        for section in sections(text) {
            let problem = add(file, &section).err();
            problems.extend(problem.map(|problem| format!("{file}.txt, line {}: {problem}", section.line)));
        }
    }
    problems
}
