//! What is known beforehand of the nominatives of names: how common their classes, endings and genders are.

use crate::language::{Declension, Gender, NameList, NameWords, NominativeEnding};
use crate::model::{EntryKind, Sex};
use crate::names::morphology::analysis::Analysis;
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
    /// How common the declension and ending of a nominative are.
    pub(in crate::names) fn of(&self, names: &NameWords, analysis: &Analysis, kind: Option<EntryKind>) -> Weight {
        let place = kind == Some(EntryKind::Place);
        let lemma = &*analysis.lemma;
        match (analysis.declension, names.nominative(analysis.declension, lemma)) {
            (Declension::Adjective, Some(NominativeEnding::Possessive)) => self.of_possessive,
            (Declension::Adjective, Some(NominativeEnding::Stressed)) => self.stressed,
            // «Всемирного совета» is hardly of an Всемирной.
            (Declension::Adjective, _)
                if kind == Some(EntryKind::Organisation) && names.ends(NameList::StressedEndings, lemma) =>
            {
                self.stressed
            }
            (Declension::Possessive | Declension::Adjective, _) => 0,
            (Declension::Consonant, Some(NominativeEnding::Soft)) => self.soft,
            (Declension::Consonant, Some(NominativeEnding::SoftN)) => self.soft_n,
            (Declension::Consonant, Some(NominativeEnding::SoftL)) => self.soft_l,
            (Declension::Consonant, Some(NominativeEnding::HardToSay)) => self.hard_to_say,
            (Declension::Consonant, None) if is_hard_to_say(names, lemma) => self.hard_to_say,
            (Declension::Consonant | Declension::Fleeting, _) => self.consonant,
            (Declension::Vowel, Some(NominativeEnding::Soft)) => self.soft_vowel,
            (Declension::Vowel, _) => self.vowel,
            (Declension::Neuter, Some(NominativeEnding::Place)) => self.place,
            (Declension::Third | Declension::Neuter, _) if place => self.place,
            (Declension::Third | Declension::Neuter, _) => self.common,
            (Declension::Plural, _) if place => self.places,
            (Declension::Plural, _) => self.plural,
            (Declension::Fixed, Some(NominativeEnding::Surname)) => self.fixed,
            (Declension::Fixed, Some(NominativeEnding::E)) => self.fixed_e,
            (Declension::Fixed, Some(NominativeEnding::U)) => self.fixed_u,
            (Declension::Fixed, Some(NominativeEnding::Vowel)) => self.fixed_vowel,
            (Declension::Fixed, _) => self.fixed_consonant,
        }
    }
}

/// Whether a word ends in a liquid or nasal after another consonant.
fn is_hard_to_say(names: &NameWords, lemma: &str) -> bool {
    let mut letters = lemma.char_indices().rev().map(|(at, _)| at);
    let Some((last, before)) = letters.next().zip(letters.next()) else { return false };
    names.has(NameList::Sonorants, &lemma[last..]) && !names.has(NameList::Supports, &lemma[before..last])
}
