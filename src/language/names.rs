//! The words and endings by which names are recognised in a language, read from its `names.txt`.
//!
//! Sections are the lists below, whose entries are words or, with a hyphen before them, endings of words; and:
//! - `governs CASE…`: prepositions that govern these cases;
//! - `masculine DECLENSION`: endings of a woman's or a family's surname and of the man's, a row each;
//! - `common DECLENSION CLASS`: endings that say how common a nominative is among names, see [`NominativeEnding`].

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::file::Section;
use super::fold::fold;
use super::grammar::{Cases, Declension};

/// Each list: its variant, its section, what its entries do.
macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $section:literal;)*) => {
        /// A list of words or endings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum NameList { $($(#[$doc])* $list),* }

        impl NameList {
            /// Each list with its section.
            const ALL: &[(Self, &'static str)] = &[$((Self::$list, $section)),*];
        }
    };
}

lists! {
    /// Stand before a person's name and are no part of it.
    Titles = "titles";
    /// Titles of women.
    Women = "women";
    /// Titles of men.
    Men = "men";
    /// Follow a given name and the article: Peter the Great.
    Bynames = "bynames";
    /// Days of the week that have a capital.
    Days = "days";
    /// Peoples and adjectives that have a capital and are no names.
    Peoples = "peoples";
    /// Given names that are common nouns too: «Вера».
    GivenNouns = "given nouns";
    /// Common nouns that respect gives a capital.
    Capitals = "capitals";
    /// Small words inside a name: «де Голль».
    Particles = "particles";
    /// Particles that a name may begin with.
    OpeningParticles = "opening particles";
    /// Articles of other languages, which belong to the name if they have a capital.
    ForeignArticles = "foreign articles";
    /// The article.
    Articles = "articles";
    /// Stand between given names that share a surname: and.
    Joining = "joining";
    /// Goes on with a name after one of the heads: of.
    Of = "of";
    /// Nouns after which "of" goes on with the name of an organisation.
    Heads = "heads";
    /// Common nouns after a name that the original may leave out.
    Nouns = "nouns";
    /// Stand before the name of a place, in lower case: «город».
    Places = "places";
    /// Nouns that are the name of a place with an adjective before them.
    PlaceHeads = "heads of places";
    /// Nouns that are the name of an organisation with an adjective before them.
    OrganisationHeads = "heads of organisations";
    /// Follow such a noun in the genitive: «Академия наук».
    Complements = "complements";
    /// Stand before a name in quotation marks.
    Works = "works";
    /// Stand before a name in quotation marks in the genitive.
    Belonging = "belonging";
    /// Prepositions before a place rather than a person.
    BeforePlaces = "before places";
    /// Prepositions before which no person stands.
    OnlyBeforePlaces = "only before places";
    /// The preposition before the name of a street.
    BeforeStreets = "before streets";
    /// Prepositions inside the name of a place: «Ростов-на-Дону».
    InsidePlaces = "inside places";
    /// Abbreviations that are part of the name of a place: St. Petersburg.
    ShortenedPlaces = "shortened places";
    /// What the writer calls himself, if it looks like the number of a ruler: I.
    SelfWords = "self";
    /// Follow the number of a ruler and not the writer himself.
    AfterRulers = "after rulers";
    /// Endings of names of places.
    PlaceEndings = "place endings";
    /// Endings of words made of shortened ones: «Наркомпрос».
    OrganisationEndings = "organisation endings";
    /// Endings of patronymics.
    Patronymics = "patronymics";
    /// Endings of verbs in the past.
    Past = "past";
    /// Endings of verbs in the past whose subject is a woman.
    PastFeminine = "past feminine";
    /// Endings of verbs in the past whose subject is a man.
    PastMasculine = "past masculine";
    /// Endings of plurals of nouns.
    PluralEndings = "plural endings";
    /// Endings of feminine nouns, where the plural has another.
    FeminineEndings = "feminine endings";
    /// Endings of the genitive of masculine nouns.
    GenitiveEndings = "genitive endings";
    /// Endings of the possessive, which are no part of a name.
    PossessiveEndings = "possessive endings";
    /// Endings of which the last letter is not heard.
    SilentEndings = "silent endings";
    /// Endings of names without case endings that look like one.
    CaseLikeEndings = "case-like endings";
    /// Endings of uninflected first parts of double names: «Нью-Йорк».
    BendingFirstParts = "bending first parts";
    /// Endings of uninflected last parts of double names.
    BendingLastParts = "bending last parts";
    /// Endings of adjectives made from names.
    AdjectivesOfNames = "adjectives of names";
    /// Suffixes between the name of a place and the ending of its adjective.
    AdjectiveSuffixes = "adjective suffixes";
    /// Endings of names of places that their adjectives lack.
    LostEndings = "lost endings";
    /// Endings of adjectives that have the stress.
    StressedEndings = "stressed endings";
    /// Consonants that are hard to say at the end of a word.
    Sonorants = "sonorants";
    /// Letters after which they are not.
    Supports = "supports";
}

impl NameList {
    const fn bit(self) -> u64 {
        1 << self as u32
    }
}

// Each list is a bit of `NameLists`.
const _: () = assert!(NameList::ALL.len() <= u64::BITS as usize);

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameLists(u64);

impl NameLists {
    pub const fn has(self, list: NameList) -> bool {
        self.0 & list.bit() != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the ending of a nominative says of how common such names are, within its declension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NominativeEnding {
    /// Nothing, where a shorter ending would say something.
    Plain,
    /// An adjective's, but more likely a form of a possessive surname.
    Possessive,
    /// An adjective's, with the stress.
    Stressed,
    /// A soft consonant, or -я after one.
    Soft,
    /// A soft н.
    SoftN,
    /// A soft л.
    SoftL,
    /// Hard to say, as if a vowel was missing.
    HardToSay,
    /// Of names of places.
    Place,
    /// Of surnames alone.
    Surname,
    /// An -е without case endings.
    E,
    /// An -у or another close vowel without case endings.
    U,
    /// Another vowel without case endings, or what is declined no more.
    Vowel,
}

impl NominativeEnding {
    fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "plain" => Self::Plain,
            "possessive" => Self::Possessive,
            "stressed" => Self::Stressed,
            "soft" => Self::Soft,
            "soft-n" => Self::SoftN,
            "soft-l" => Self::SoftL,
            "hard-to-say" => Self::HardToSay,
            "place" => Self::Place,
            "surname" => Self::Surname,
            "e" => Self::E,
            "u" => Self::U,
            "vowel" => Self::Vowel,
            _ => return None,
        })
    }
}

/// The words and endings by which names are recognised in a language. Words are asked for in folded spelling, see [`fold`].
#[derive(Debug, Default)]
pub(crate) struct NameWords {
    words: FxHashMap<&'static str, NameLists>,
    /// The endings of each list in the order of the file; empty until one is read.
    endings: Vec<Vec<&'static str>>,
    governed: FxHashMap<&'static str, Cases>,
    /// Of each declension, endings and those of the man's surname; empty until one is read.
    masculine: Vec<Vec<(&'static str, &'static str)>>,
    /// Of each declension its endings, the longest first; empty until one is read.
    common: Vec<Vec<(&'static str, NominativeEnding)>>,
}

impl NameWords {
    /// Adds a section of `names.txt`.
    ///
    /// # Errors
    /// What in it cannot be read.
    pub(super) fn add_section(&mut self, section: &Section) -> Result<(), String> {
        if let Some(word) = section.words().find(|word| fold(word).as_str() != *word) {
            return Err(format!("{word:?} is not in lower case, or has a letter that is written otherwise here"));
        }
        let parts: Vec<&'static str> = section.name.split_whitespace().collect();
        match *parts {
            ["governs", ref cases @ ..] => self.add_governed(section, cases),
            ["masculine", declension] => self.add_masculine(section, declension_of(declension)?),
            ["common", declension, class] => self.add_common(section, declension_of(declension)?, class),
            _ => {
                let list = NameList::ALL.iter().find(|(_, name)| *name == section.name);
                let (list, _) = list.ok_or_else(|| format!("unknown section [{}]", section.name))?;
                section.words().for_each(|word| self.add(*list, word));
                Ok(())
            }
        }
    }

    fn add(&mut self, list: NameList, word: &'static str) {
        match word.strip_prefix('-') {
            Some(ending) => row(&mut self.endings, NameList::ALL.len(), list as usize).push(ending),
            None => self.words.entry(word).or_default().0 |= list.bit(),
        }
    }

    fn add_governed(&mut self, section: &Section, cases: &[&str]) -> Result<(), String> {
        let case = |name: &&str| Cases::of_name(name).ok_or_else(|| format!("{name:?} is no case"));
        let cases = cases.iter().map(case).try_fold(Cases::default(), |all, case| Ok::<_, String>(all.or(case?)))?;
        self.governed.extend(section.words().map(|word| (word, cases)));
        Ok(())
    }

    fn add_masculine(&mut self, section: &Section, declension: Declension) -> Result<(), String> {
        let rows = row(&mut self.masculine, Declension::COUNT, declension as usize);
        for text in &section.rows {
            let endings = text
                .split_once(' ')
                .and_then(|(one, other)| Some((one.strip_prefix('-')?, other.trim_start().strip_prefix('-')?)));
            rows.push(endings.ok_or_else(|| format!("{text:?} is no pair of endings"))?);
        }
        Ok(())
    }

    fn add_common(&mut self, section: &Section, declension: Declension, class: &str) -> Result<(), String> {
        let class = NominativeEnding::of_name(class).ok_or_else(|| format!("{class:?} is no class of endings"))?;
        let rows = row(&mut self.common, Declension::COUNT, declension as usize);
        for word in section.words() {
            rows.push((word.strip_prefix('-').ok_or_else(|| format!("{word:?} is no ending"))?, class));
        }
        rows.sort_by_key(|(ending, _)| Reverse(ending.len()));
        Ok(())
    }

    /// Whether nothing is known of names in the language.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns the lists that hold a word.
    pub fn lists(&self, folded: &str) -> NameLists {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// Whether a list holds the word.
    pub fn has(&self, list: NameList, folded: &str) -> bool {
        self.lists(folded).has(list)
    }

    /// Returns the endings of a list.
    pub fn endings(&self, list: NameList) -> &[&'static str] {
        self.endings.get(list as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether the word has an ending of the list.
    pub fn ends(&self, list: NameList, folded: &str) -> bool {
        self.endings(list).iter().any(|ending| folded.ends_with(ending))
    }

    /// Returns what stands before each ending of the list that the word has, in the order of the list.
    pub fn stems<'w>(&self, list: NameList, folded: &'w str) -> impl Iterator<Item = &'w str> {
        self.endings(list).iter().filter_map(move |ending| folded.strip_suffix(ending))
    }

    /// Returns the cases that a preposition governs.
    pub fn cases_of(&self, folded: &str) -> Option<Cases> {
        self.governed.get(folded).copied()
    }

    /// Returns the surname of the man for that of his wife or family: «Воронцова» → «Воронцов», «Раевские» → «Раевский».
    pub fn masculine(&self, declension: Declension, surname: &str) -> Option<String> {
        let rows = self.masculine.get(declension as usize)?;
        rows.iter().find_map(|(own, other)| surname.strip_suffix(own).map(|stem| [stem, other].concat()))
    }

    /// Returns what the longest known ending of a nominative says.
    pub fn nominative(&self, declension: Declension, lemma: &str) -> Option<NominativeEnding> {
        let rows = self.common.get(declension as usize)?;
        rows.iter().find(|(ending, _)| lemma.ends_with(ending)).map(|(_, class)| *class)
    }
}

fn declension_of(name: &str) -> Result<Declension, String> {
    Declension::of_name(name).ok_or_else(|| format!("{name:?} is no declension"))
}

/// A row of a table, which gets all its rows when the first is asked for.
fn row<T: Default>(rows: &mut Vec<T>, count: usize, at: usize) -> &mut T {
    if rows.is_empty() {
        rows.resize_with(count, T::default);
    }
    &mut rows[at]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::in_folder;

    fn names_in(folder: &str) -> &'static NameWords {
        in_folder(folder).names()
    }

    #[test]
    fn each_list_is_filled_in_some_language() {
        for &(list, section) in NameList::ALL {
            let filled = ["ru", "en"].into_iter().any(|tag| {
                let names = names_in(tag);
                !names.endings(list).is_empty() || names.words.values().any(|lists| lists.has(list))
            });
            assert!(filled, "{section}");
        }
        assert!(names_in("ru").has(NameList::Titles, "товарищ") && !names_in("ru").has(NameList::Titles, "газета"));
        assert!(!names_in("en").has(NameList::Titles, "товарищ"));
    }

    #[test]
    fn prepositions_govern_cases() {
        assert_eq!(names_in("ru").cases_of("с"), Some(Cases::GENITIVE.or(Cases::INSTRUMENTAL)));
        assert_eq!(names_in("ru").cases_of("дом"), None);
    }

    #[test]
    fn a_surname_has_the_form_of_the_man() {
        for (declension, surname, man) in [
            (Declension::Possessive, "воронцова", Some("воронцов")),
            (Declension::Plural, "шмидты", Some("шмидт")),
            (Declension::Adjective, "раевские", Some("раевский")),
            (Declension::Vowel, "сковорода", None),
        ] {
            assert_eq!(names_in("ru").masculine(declension, surname).as_deref(), man, "{surname}");
        }
    }

    #[test]
    fn the_longest_ending_counts() {
        for (declension, lemma, class) in [
            (Declension::Adjective, "тверской", Some(NominativeEnding::Plain)),
            (Declension::Adjective, "вяземской", Some(NominativeEnding::Stressed)),
            (Declension::Adjective, "лановая", Some(NominativeEnding::Possessive)),
            (Declension::Consonant, "олень", Some(NominativeEnding::SoftN)),
            (Declension::Consonant, "ибсень", Some(NominativeEnding::Soft)),
            (Declension::Consonant, "шмидт", None),
        ] {
            assert_eq!(names_in("ru").nominative(declension, lemma), class, "{lemma}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_a_problem() {
        let read =
            |name, rows: Vec<&'static str>| NameWords::default().add_section(&Section { name, line: 1, rows }).err();
        assert_eq!(read("titles", vec!["граф"]), None);
        assert_eq!(read("title", vec!["граф"]).as_deref(), Some("unknown section [title]"));
        assert_eq!(read("governs vocative", vec!["о"]).as_deref(), Some("\"vocative\" is no case"));
        assert_eq!(read("common vowel odd", vec!["-я"]).as_deref(), Some("\"odd\" is no class of endings"));
        assert!(read("titles", vec!["Граф"]).is_some() && read("masculine vowel", vec!["-а"]).is_some());
    }
}
