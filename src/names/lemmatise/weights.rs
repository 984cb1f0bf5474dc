//! What is known beforehand of the nominatives of names: how common their classes, endings and genders are.

use crate::model::{EntryKind, Sex};
use crate::names::morphology::categories::{Analysis, Declension, Gender};
use crate::words::letters::Weight;

/// Weights by which a nominative is chosen among those that a form may have, in hundredths of a nat: the natural log of how
/// much likelier what they speak for is, 0 for what is as common as can be.
///
/// Set by hand from what grammars and lists of surnames say is common or rare. `benches/tools/ablate_names.rs` tries each at
/// nothing, half and twice its value on 433 surnames in all cases, in sentences of its own, and on the passages of
/// `tests/suite/names`: .993 of the names have their nominative, no other value is better on sets that it was not chosen on,
/// and half or twice costs .005 at most (.025 twice [`letter`](Self::letter)). The table stands in `benches/ABLATION.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LemmaWeights {
    /// How unlikely one more letter is in itself: what letters say is weighed against chance, and a longer nominative must not
    /// win by that. Near the mean of −ln p over the letters of Russian names: 309 in the 133,000 letters of Wikidata's (CC0).
    pub letter: Weight,
    /// What the table of names or the sex of a given name says, against what is said by letters.
    pub known: Weight,
    /// A nominative that the translation chose elsewhere in the text.
    pub chosen: Weight,
    /// An analysis that goes against title, verb or preposition: these err about once in e³ times.
    pub against: Weight,
    /// A man and a woman are both possible where they differ by no more than this.
    pub open: Weight,
    /// How common the classes are.
    pub declensions: DeclensionWeights,
    /// How common the genders are.
    pub genders: GenderWeights,
}

/// How common nominatives of a class and ending are among names; adjectives and possessives (Хрущёв, Ильин) are the measure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeclensionWeights {
    /// Лановая, Броневой: of a hundred surnames in -овой nearly all are of an Иванова.
    pub of_possessive: Weight,
    /// Донской: there are few in -ской beside those in -ский.
    pub stressed: Weight,
    /// Игорь: a soft consonant that is neither -ль nor -ень; and Ибсень, which is none.
    pub soft: Weight,
    /// Олень, Ремень.
    pub soft_n: Weight,
    /// Король, Куль, beside Мишель and Даль.
    pub soft_l: Weight,
    /// Ковр, Козл: a vowel is missing; hardly a surname ends in -ел or -ил.
    pub hard_to_say: Weight,
    /// Шмидт; Орёл, Ковёр.
    pub consonant: Weight,
    /// Кудря; Берия and Зозуля are counted with the next.
    pub soft_vowel: Weight,
    /// Сковорода.
    pub vowel: Weight,
    /// Переделкино, Внуково; any place in -о and -ь.
    pub place: Weight,
    /// Болото, Рязань of what is no place.
    pub common: Weight,
    /// Афины.
    pub places: Weight,
    /// Горы of what is no place.
    pub plural: Weight,
    /// Шеварднадзе, Саакашвили, Черненко, Чаушеску: these are names and nothing else.
    pub fixed: Weight,
    /// Гёте.
    pub fixed_e: Weight,
    /// Неру, Камю.
    pub fixed_u: Weight,
    /// Гюго, Верди; Черных.
    pub fixed_vowel: Weight,
    /// Тэтчер of a woman, and whatever else does not bend.
    pub fixed_consonant: Weight,
}

/// How common a gender is among persons; men are the measure, since most texts of our time name more of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GenderWeights {
    /// Лопатина.
    pub feminine: Weight,
    /// Ветлугины.
    pub plural: Weight,
    /// Солнце.
    pub neuter: Weight,
}

impl Default for LemmaWeights {
    fn default() -> Self {
        Self {
            letter: 290,
            known: 1_000,
            chosen: 400,
            against: -300,
            open: 150,
            declensions: DeclensionWeights::default(),
            genders: GenderWeights { feminine: -60, plural: -250, neuter: -200 },
        }
    }
}

impl Default for DeclensionWeights {
    fn default() -> Self {
        Self {
            of_possessive: -350,
            stressed: -300,
            soft: -250,
            soft_n: -120,
            soft_l: -250,
            hard_to_say: -300,
            consonant: -60,
            soft_vowel: -220,
            vowel: -120,
            place: -60,
            common: -350,
            places: -150,
            plural: -400,
            fixed: 100,
            fixed_e: -120,
            fixed_u: -150,
            fixed_vowel: -60,
            fixed_consonant: -300,
        }
    }
}

impl LemmaWeights {
    /// How much unlikelier than nothing the letters of a word are.
    pub(in crate::names) fn chance(&self, word: &str) -> Weight {
        word.chars().map(|_| self.letter).sum()
    }

    /// How common a gender is among names of a kind, and whether what is known of the sex goes against it.
    pub(in crate::names) fn gender(&self, gender: Gender, kind: Option<EntryKind>, around: Option<Sex>) -> Weight {
        let common = match (gender, kind) {
            (Gender::Masculine, _) | (_, Some(EntryKind::Place | EntryKind::Organisation)) => 0,
            (Gender::Feminine, _) => self.genders.feminine,
            (Gender::Plural, _) => self.genders.plural,
            (Gender::Neuter, _) => self.genders.neuter,
        };
        let against = match around {
            Some(Sex::Female) => gender != Gender::Feminine,
            Some(Sex::Male) => gender != Gender::Masculine,
            None => false,
        };
        common + if against { self.against } else { 0 }
    }
}

impl DeclensionWeights {
    /// How common the class and ending of a nominative are.
    pub(in crate::names) fn of(&self, analysis: &Analysis, kind: Option<EntryKind>) -> Weight {
        let place = kind == Some(EntryKind::Place);
        let ends = |ends: &[&str]| ends.iter().any(|end| analysis.lemma.ends_with(end));
        let vowel = ends(&["о", "е", "и", "у", "ю", "ы", "э", "их", "ых"]);
        match analysis.declension {
            Declension::Adjective if adjective_of_possessive(&analysis.lemma) => self.of_possessive,
            Declension::Adjective if ends(&["ской", "цкой"]) && !ends(&STRESSED) => self.stressed,
            // «Всемирного совета» is hardly of an Всемирной.
            Declension::Adjective if kind == Some(EntryKind::Organisation) && ends(&["ой"]) => self.stressed,
            Declension::Possessive | Declension::Adjective => 0,
            Declension::Consonant if ends(&["ь"]) && !ends(&["ль", "ень"]) || ends(&["нень", "сень"]) => {
                self.soft
            }
            Declension::Consonant if ends(&["ень"]) => self.soft_n,
            Declension::Consonant if ends(&["оль", "уль"]) => self.soft_l,
            Declension::Consonant if ends(&["ел", "ил"]) || is_hard_to_say(&analysis.lemma) => self.hard_to_say,
            Declension::Consonant | Declension::Fleeting => self.consonant,
            Declension::Vowel if ends(&["я"]) && !ends(&["ия", "ья", "йя", "ея", "ля", "ня"]) => {
                self.soft_vowel
            }
            Declension::Vowel => self.vowel,
            Declension::Neuter if ends(&["ино", "ово", "ево", "ыно"]) => self.place,
            Declension::Third | Declension::Neuter if place => self.place,
            Declension::Third | Declension::Neuter => self.common,
            Declension::Plural if place => self.places,
            Declension::Plural => self.plural,
            Declension::Fixed if ends(&["дзе", "швили", "ко", "еску"]) => self.fixed,
            Declension::Fixed if ends(&["е"]) => self.fixed_e,
            Declension::Fixed if ends(&["у", "ю", "ы", "э"]) => self.fixed_u,
            Declension::Fixed if vowel => self.fixed_vowel,
            Declension::Fixed => self.fixed_consonant,
        }
    }
}

/// Adjectives of which the ending has the stress, and surnames from them.
const STRESSED: [&str; 8] =
    ["донской", "тверской", "морской", "городской", "заводской", "людской", "шаховской", "трубецкой"];

/// A consonant and a liquid or nasal at the end, with no vowel between.
fn is_hard_to_say(lemma: &str) -> bool {
    let mut letters = lemma.chars().rev();
    matches!(letters.next(), Some('л' | 'р' | 'н' | 'м'))
        && letters.next().is_some_and(|c| !"аеиоуыэюялрнмйь".contains(c))
}

fn adjective_of_possessive(lemma: &str) -> bool {
    let stem = ["ая", "ой", "ый", "ое", "ые"].iter().find_map(|end| lemma.strip_suffix(end)).unwrap_or_default();
    ["ов", "ев", "ин", "ын"].iter().any(|end| stem.ends_with(end))
}
