//! What is known of each language: abbreviations in their classes, words that open sentences, words of grammar, months,
//! titles, remark words. One data file a language; a new language is one file and one line in the list below.

mod classes;
mod endings;
mod fold;
mod knowledge;
mod remark;

use std::sync::LazyLock;

use crate::model::Language;

pub use classes::Classes;
pub use endings::Ending;
pub use fold::{Folded, LONGEST, fold};
pub use knowledge::Knowledge;
pub use remark::{Element, Remark};

/// The languages that have a data file, by the first subtag of their tags.
macro_rules! languages {
    ($($tag:literal $constant:ident $file:literal;)*) => {
        $(static $constant: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::parse(include_str!($file)).0);)*

        /// Subtags of the languages that have a data file; `und` stands for all others.
        pub const TAGS: &[&str] = &[$($tag),*];

        #[cfg(test)]
        const FILES: &[(&str, &str)] = &[$(($tag, include_str!($file))),*];

        /// All that is known.
        fn all() -> impl Iterator<Item = &'static Knowledge> {
            [$(&*$constant),*].into_iter()
        }

        fn find(subtag: &str) -> Option<&'static Knowledge> {
            match subtag {
                $($tag => Some(&$constant),)*
                _ => None,
            }
        }
    };
}

languages! {
    "ru" RUSSIAN "data/russian.txt";
    "en" ENGLISH "data/english.txt";
    "de" GERMAN "data/german.txt";
    "fr" FRENCH "data/french.txt";
    "uk" UKRAINIAN "data/ukrainian.txt";
    "hu" HUNGARIAN "data/hungarian.txt";
    "ro" ROMANIAN "data/romanian.txt";
    "und" GENERIC "data/generic.txt";
}

/// What is known of a language; where there is no data file, what holds for many.
#[must_use]
pub fn of(language: &Language) -> &'static Knowledge {
    find(language.primary()).unwrap_or(&GENERIC)
}

/// Is the word in a class in any language, before it is known which language a text has?
///
/// ```
/// use bitext::language::{Classes, in_any};
/// assert!(in_any("Вторая", Classes::ORDINAL) && in_any("Two", Classes::ORDINAL));
/// assert!(!in_any("lamp", Classes::ORDINAL));
/// ```
#[must_use]
pub fn in_any(word: &str, classes: Classes) -> bool {
    let folded = fold(word);
    all().any(|known| (known.classes(folded.as_str()) | known.stem_classes(folded.as_str())).any(classes))
}

/// Does the hyphen between two parts of a word, given in lower case, belong to the word («кто-то», «по-русски»)?
///
/// ```
/// use bitext::language::is_hyphenated;
/// assert!(is_hyphenated("кто", "то") && is_hyphenated("по", "русски"));
/// assert!(!is_hyphenated("само", "вар"));
/// ```
#[must_use]
pub fn is_hyphenated(head: &str, tail: &str) -> bool {
    all().any(|known| known.is_hyphenated(head, tail))
}

/// Has the language a data file of its own?
///
/// ```
/// use bitext::{language::is_known, model::Language};
/// assert!(is_known(&Language::new("ru-Cyrl")?));
/// assert!(!is_known(&Language::new("vot")?));
/// # Ok::<(), bitext::model::LanguageError>(())
/// ```
#[must_use]
pub fn is_known(language: &Language) -> bool {
    !language.is_undetermined() && find(language.primary()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_data_file_can_be_read() {
        for (tag, file) in FILES {
            assert_eq!(Knowledge::parse(file).1, Vec::<String>::new(), "{tag}");
        }
    }

    #[test]
    fn every_language_answers() {
        for (tag, _) in FILES {
            assert!(find(tag).is_some_and(|knowledge| !knowledge.classes("etc").any(Classes::FUNCTION)), "{tag}");
        }
    }
}
