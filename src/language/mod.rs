//! What is known of each language: a folder of data files a language, read by one parser.
//!
//! `sentences.txt` lists abbreviations in their classes, words that open sentences, words of grammar, months, titles and
//! remark words; `dates.txt` the words that dates are made of; `names.txt` words and endings by which names are recognised;
//! `inflection.txt` the case endings of names. A new language is a folder and a line in the list below.

mod classes;
pub(crate) mod dates;
mod endings;
mod file;
mod fold;
mod grammar;
mod inflection;
mod knowledge;
mod letters;
mod look_alikes;
mod names;
mod remark;
mod sentences;

use std::sync::{LazyLock, OnceLock};

use crate::model::Language;

pub use classes::Classes;
pub use endings::Ending;
pub(crate) use fold::modern;
pub use fold::{Folded, LONGEST, fold, is_unseen, push_unaccented};
pub(crate) use grammar::{Cases, Declension, Gender};
pub(crate) use inflection::Inflection;
pub use knowledge::Knowledge;
pub use letters::LetterSet;
pub(crate) use look_alikes::{cyrillic_like, latin_like};
pub(crate) use names::{NameList, NameLists, NameWords, NominativeEnding};
pub use remark::{Element, Remark};

/// The folder of a language.
struct Folder {
    /// First subtag of the language's tag.
    name: &'static str,
    /// Names and texts of its files.
    files: &'static [(&'static str, &'static str)],
    /// What they say, read when it is first asked for.
    knowledge: OnceLock<Knowledge>,
}

impl Folder {
    fn knowledge(&self) -> &Knowledge {
        self.knowledge.get_or_init(|| Knowledge::read(self.files).0)
    }
}

/// Folders with the names of their files, which end in `.txt`.
macro_rules! folders {
    ($($folder:literal: $($file:literal)+;)*) => {
        /// First subtags of the languages that have a folder.
        pub const TAGS: &[&str] = &[$($folder),*];

        static FOLDERS: [Folder; TAGS.len()] = [$(folder!($folder: $($file)+)),*];
    };
}

macro_rules! folder {
    ($folder:literal: $($file:literal)+) => {
        Folder {
            name: $folder,
            files: &[$(($file, include_str!(concat!($folder, "/", $file, ".txt")))),+],
            knowledge: OnceLock::new(),
        }
    };
}

folders! {
    "ru": "sentences" "dates" "names" "inflection";
    "en": "sentences" "dates" "names";
    "de": "sentences";
    "fr": "sentences";
    "uk": "sentences";
    "hu": "sentences";
    "ro": "sentences";
}

/// What holds for many languages, and all that is known of one without a folder.
static GENERIC: Folder = folder!("generic": "sentences");

/// All that is known.
fn all() -> impl Iterator<Item = &'static Knowledge> {
    FOLDERS.iter().chain([&GENERIC]).map(Folder::knowledge)
}

fn find(subtag: &str) -> Option<&'static Folder> {
    FOLDERS.iter().find(|folder| folder.name == subtag)
}

/// Returns what is known of a language; where it has no folder, what holds for many.
#[must_use]
pub fn of(language: &Language) -> &'static Knowledge {
    find(language.primary()).unwrap_or(&GENERIC).knowledge()
}

/// Returns what is known of the language whose folder has this name; where there is none, what holds for many.
pub(crate) fn in_folder(name: &str) -> &'static Knowledge {
    find(name).unwrap_or(&GENERIC).knowledge()
}

/// Whether the word is in a class in any language, before it is known which language a text has.
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

/// Whether the letter is in a set in any language.
///
/// ```
/// use bitext::language::{LetterSet, is_letter_of_any};
/// assert!(is_letter_of_any('ы', LetterSet::Vowel) && is_letter_of_any('é', LetterSet::Vowel));
/// assert!(!is_letter_of_any('б', LetterSet::Vowel));
/// ```
#[must_use]
pub fn is_letter_of_any(letter: char, set: LetterSet) -> bool {
    // The sections of letters alone: to read all that is known of all languages takes longer than a short text.
    static LETTERS: LazyLock<letters::Letters> = LazyLock::new(|| {
        let mut letters = letters::Letters::default();
        let files = FOLDERS.iter().chain([&GENERIC]).flat_map(|folder| folder.files);
        let texts = files.filter(|(name, _)| *name == "sentences").map(|(_, text)| text);
        for section in texts.flat_map(|text| file::sections(text)) {
            let Some(set) = LetterSet::of_section(section.name) else { continue };
            for word in section.words() {
                // What no set can hold is a problem of the file, which a test finds.
                let _ = letters.add(set, word);
            }
        }
        letters
    });
    LETTERS.have(set, letter)
}

/// Whether the hyphen between two parts of a word, given in lower case, belongs to the word («кто-то», «по-русски»).
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

/// Whether the language has a folder of its own.
///
/// ```
/// use bitext::{language::is_known, model::Language};
/// assert!(is_known(&Language::new("ru-Cyrl")?));
/// assert!(!is_known(&Language::new("vot")?));
/// # Ok::<(), bitext::model::LanguageError>(())
/// ```
#[must_use]
pub fn is_known(language: &Language) -> bool {
    find(language.primary()).is_some()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    fn folders() -> impl Iterator<Item = &'static Folder> {
        FOLDERS.iter().chain([&GENERIC])
    }

    #[test]
    fn every_data_file_can_be_read() {
        for folder in folders() {
            let (knowledge, mut problems) = Knowledge::read(folder.files);
            problems.extend(knowledge.late_problems());
            assert_eq!(problems, Vec::<String>::new(), "{}", folder.name);
            assert!(!folder.knowledge().classes("etc").any(Classes::FUNCTION), "{}", folder.name);
        }
    }

    /// Names of what lies in a folder, of those that `pick` wants.
    fn names(path: &Path, pick: fn(&Path) -> bool) -> BTreeSet<String> {
        let entries = fs::read_dir(path).expect("the folder is there").map(|entry| entry.expect("an entry").path());
        let stem = |path: std::path::PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        entries.filter(|path| pick(path)).filter_map(stem).collect()
    }

    #[test]
    fn every_folder_and_every_file_is_in_the_list() {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
        let listed: BTreeSet<String> = folders().map(|folder| folder.name.to_owned()).collect();
        assert_eq!(names(&top, Path::is_dir), listed);
        for folder in folders() {
            let listed: BTreeSet<String> = folder.files.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(names(&top.join(folder.name), Path::is_file), listed, "{}", folder.name);
        }
    }
}
