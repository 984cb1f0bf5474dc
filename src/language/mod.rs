//! What is known of each language: abbreviations in their classes, words that open sentences, words of grammar, months,
//! titles, remark words. One data file a language; a new language is one file and one line in the list below.

mod classes;
mod fold;
mod knowledge;
mod remark;

use std::sync::LazyLock;

use crate::model::Language;

pub use classes::Classes;
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
    "und" GENERIC "data/generic.txt";
}

/// What is known of a language; where there is no data file, what holds for many.
#[must_use]
pub fn of(language: &Language) -> &'static Knowledge {
    find(language.primary()).unwrap_or(&GENERIC)
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
