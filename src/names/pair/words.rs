//! How well a Russian word and an English one agree as parts of a name; each pair of spellings is weighed once.

use rustc_hash::FxHashMap;

use crate::model::PerSide;
use crate::names::gazetteer::common::translated;
use crate::names::gazetteer::conventional::{ConceptId, ConceptKind, table};
use crate::names::morphology::categories::Class;
use crate::names::pair::weights::Pairing;
use crate::names::recognise::expansions::Expansions;
use crate::names::text::analysed::Texts;
use crate::names::text::token::FormId;
use crate::words::letters::{Weigher, Weight, cyrillic_letters, latin_letters};

/// Two forms of one line of the table of conventional forms: surer than any likeness of letters that short names can have.
pub const KNOWN: Weight = 2_500;
/// The same common noun (комитет, committee): it joins bodies, but two different committees share it.
pub const HEAD: Weight = 300;
/// No agreement at all.
pub const NONE: Weight = Weight::MIN / 4;

/// How two words agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Natural log of the likelihood ratio, in hundredths.
    pub weight: Weight,
    /// The reading of the Russian word that agrees best; none where it is the word as it stands.
    pub reading: Option<u8>,
    /// By a common noun alone: it joins a committee with a committee, and no person with anything.
    pub head: bool,
    /// By the name that an adjective is made from: «Курская область» has it, «курские магнаты» have no name.
    pub derived: bool,
}

/// Weighs words of two texts against each other.
pub struct Scorer<'a> {
    texts: Texts<'a>,
    /// What the abbreviations of each text stand for.
    pub expansions: PerSide<&'a Expansions>,
    pub pairing: &'a Pairing,
    weigher: Weigher,
    known: FxHashMap<(FormId, FormId), Match>,
}

impl<'a> Scorer<'a> {
    pub fn new(texts: Texts<'a>, expansions: PerSide<&'a Expansions>, pairing: &'a Pairing) -> Self {
        Self { texts, expansions, pairing, weigher: Weigher::default(), known: FxHashMap::default() }
    }

    /// How a Russian and an English spelling agree.
    pub fn words(&mut self, russian: FormId, english: FormId) -> Match {
        if let Some(&known) = self.known.get(&(russian, english)) {
            return known;
        }
        let weighed = self.weigh(russian, english);
        self.known.insert((russian, english), weighed);
        weighed
    }

    /// May a Russian spelling be an adjective made from a name?
    pub fn is_adjective(&self, russian: FormId) -> bool {
        self.texts.source.readings(russian).iter().any(|r| r.class == Class::Adjective && base(&r.lemma).is_some())
    }

    /// Notes that two spellings are one name, whatever their letters say: abbreviations whose expansions are one.
    pub fn teach(&mut self, russian: FormId, english: FormId) {
        let same = Match { weight: KNOWN, reading: None, head: false, derived: false };
        self.known.insert((russian, english), same);
    }

    fn weigh(&mut self, russian: FormId, english: FormId) -> Match {
        let (source, latin) = (self.texts.source.vocabulary.text(russian), self.texts.target.vocabulary.text(english));
        let readings = self.texts.source.readings(russian);
        for (reading, lemma) in std::iter::once((None, source))
            .chain(readings.iter().enumerate().map(|(n, reading)| (Some(n as u8), &*reading.lemma)))
        {
            if let Some(concept) = table().word(lemma).find(|&concept| table().renders(concept, latin)) {
                let head = table().concept(concept).kind == ConceptKind::Head;
                return Match { weight: if head { HEAD } else { KNOWN }, reading, head, derived: false };
            }
        }
        let letters = latin_letters(latin);
        let mut best = Match { weight: NONE, reading: None, head: false, derived: false };
        let mut consider = |weight: Weight, reading: Option<u8>| {
            if weight > best.weight {
                best = Match { weight, reading, head: false, derived: false };
            }
        };
        if source.is_ascii() && source == latin {
            consider(KNOWN, None);
        }
        consider(self.weigher.weigh(&cyrillic_letters(source), &letters), None);
        let dotted = self.texts.source.vocabulary.dotted(russian);
        if let Some(dotted) = dotted {
            consider(self.weigher.weigh(&cyrillic_letters(dotted), &letters), None);
        }
        for (n, reading) in readings.iter().enumerate() {
            let n = Some(n as u8);
            if *reading.lemma != *source {
                consider(self.weigher.weigh(&cyrillic_letters(&reading.lemma), &letters) + self.pairing.undone, n);
            }
            if let Some(dotted) = dotted {
                let lemma = crate::names::text::spelling::dotted(&reading.lemma, dotted);
                consider(self.weigher.weigh(&cyrillic_letters(&lemma), &letters) + self.pairing.undone, n);
            }
        }
        for reading in readings.iter().filter(|reading| reading.class == Class::Adjective) {
            let base = base(&reading.lemma).unwrap_or_default();
            let weight = self.weigher.weigh(&cyrillic_letters(base), &letters) + 3 * self.pairing.undone;
            if weight > best.weight {
                best = Match { weight, reading: None, head: false, derived: true };
            }
            if adjective_of(&reading.lemma).any(|id| table().renders(id, latin)) {
                return Match { weight: KNOWN + 3 * self.pairing.undone, reading: None, head: false, derived: true };
            }
        }
        if best.weight < self.pairing.translated && translated(source, latin) {
            return Match { weight: self.pairing.translated, reading: None, head: true, derived: false };
        }
        best
    }

    /// How a Russian spelling agrees with two English ones that stand side by side.
    pub fn joined(&mut self, russian: FormId, english: [FormId; 2]) -> Match {
        let letters: Vec<u8> =
            english.iter().flat_map(|&form| latin_letters(self.texts.target.vocabulary.text(form))).collect();
        let source = self.texts.source.vocabulary.text(russian);
        let mut best = Match { weight: NONE, reading: None, head: false, derived: false };
        let readings = self.texts.source.readings(russian).iter().enumerate();
        let lemmas = readings.map(|(n, reading)| (&*reading.lemma, Some(n as u8), self.pairing.undone));
        for (lemma, reading, change) in std::iter::once((source, None, 0)).chain(lemmas) {
            let weight = self.weigher.weigh(&cyrillic_letters(lemma), &letters) + change;
            if weight > best.weight {
                best = Match { weight, reading, ..best };
            }
        }
        best
    }

    /// How an initial agrees with another, or with the first letters of a word.
    pub fn initial(&mut self, russian: FormId, english: FormId) -> Weight {
        let first =
            self.texts.source.vocabulary.text(russian).chars().next().map(|c| c.to_string()).unwrap_or_default();
        let letter = cyrillic_letters(&first);
        let latin = latin_letters(self.texts.target.vocabulary.text(english));
        (1..=latin.len().min(2)).map(|n| self.weigher.weigh(&letter, &latin[..n])).max().unwrap_or(NONE)
    }
}

/// The name that an adjective is made from: московский, москов; ленинградский, ленинград.
fn base(adjective: &str) -> Option<&str> {
    ["ский", "ской", "ская", "ское", "ские"]
        .iter()
        .find_map(|end| adjective.strip_suffix(end))
        .filter(|base| base.chars().count() > 2)
}

/// Names of the table that an adjective may be made from: кремлёвский, Кремль; польский, Польша; московский, Москва.
fn adjective_of(adjective: &str) -> impl Iterator<Item = ConceptId> {
    let base = base(adjective).unwrap_or_default();
    let bases = [base, base.strip_suffix("ев").unwrap_or(base), base.strip_suffix("ов").unwrap_or(base)];
    let names = bases.into_iter().filter(|base| base.chars().count() > 2).flat_map(|base| {
        ["", "ь", "а", "я", "ия", "ва", "ша"]
            .into_iter()
            .flat_map(move |end| table().word(&[base, end].concat()).collect::<Vec<_>>())
    });
    names.filter(|&id| table().concept(id).kind == ConceptKind::Place)
}
