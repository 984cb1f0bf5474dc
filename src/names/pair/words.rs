//! How well a Russian word and an English one agree as parts of a name; each pair of spellings is weighed once.

use rustc_hash::FxHashMap;

use crate::language::{Declension, NameList, NameWords};
use crate::model::PerSide;
use crate::names::gazetteer::common::translated;
use crate::names::gazetteer::conventional::{Category, GazetteerId, gazetteer};
use crate::names::morphology::analysis::Analysis;
use crate::names::pair::weights::PairWeights;
use crate::names::recognise::expansions::Expansions;
use crate::names::text::analysed::Texts;
use crate::names::text::spelling::dotted_spelling;
use crate::names::text::token::FormId;
use crate::words::letters::{Weigher, Weight, cyrillic_letters, latin_letters};

/// Two forms of one gazetteer entry: surer than any likeness of letters that short names can have. In hundredths of a nat, as
/// all weights here; set by hand.
pub const GAZETTEER_WEIGHT: Weight = 2_500;
/// The same common noun (комитет, committee), in hundredths of a nat: it joins organisations, but two different committees share
/// it. As much as a link needs (`LEAST`); set by hand.
pub const HEAD_WEIGHT: Weight = 300;
/// No agreement at all: below any sum of weights, and far from overflow.
pub const NO_AGREEMENT: Weight = Weight::MIN / 4;

/// Letters that are left of an adjective at least, if it is made from a name.
const SHORTEST_BASE: usize = 3;

/// How two words agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Natural log of the likelihood ratio, in hundredths.
    pub weight: Weight,
    /// The analysis of the Russian word that agrees best; none where it is the word as it stands.
    pub analysis: Option<u8>,
    /// By a common noun alone: it joins a committee with a committee, and no person with anything.
    pub head: bool,
    /// By the name that an adjective is made from: «Курская область» has it, «курские магнаты» have no name.
    pub derived: bool,
}

/// Weighs words of two texts against each other.
pub struct WordScorer<'a> {
    texts: Texts<'a>,
    /// What the abbreviations of each text stand for.
    pub expansions: PerSide<&'a Expansions>,
    pub weights: &'a PairWeights,
    weigher: Weigher,
    known: FxHashMap<(FormId, FormId), Agreement>,
}

impl<'a> WordScorer<'a> {
    pub fn new(texts: Texts<'a>, expansions: PerSide<&'a Expansions>, weights: &'a PairWeights) -> Self {
        Self { texts, expansions, weights, weigher: Weigher::default(), known: FxHashMap::default() }
    }

    /// How a Russian and an English spelling agree.
    pub fn words(&mut self, russian: FormId, english: FormId) -> Agreement {
        if let Some(&known) = self.known.get(&(russian, english)) {
            return known;
        }
        let weighed = self.weigh(russian, english);
        self.known.insert((russian, english), weighed);
        weighed
    }

    /// Whether a Russian spelling may be an adjective made from a name.
    pub fn is_adjective(&self, russian: FormId) -> bool {
        self.texts
            .source
            .analyses(russian)
            .iter()
            .any(|r| r.declension == Declension::Adjective && base(self.texts.source.names, &r.lemma).is_some())
    }

    /// Notes that two spellings are one name, whatever their letters say: abbreviations whose expansions are one.
    pub fn equate(&mut self, russian: FormId, english: FormId) {
        let same = Agreement { weight: GAZETTEER_WEIGHT, analysis: None, head: false, derived: false };
        self.known.insert((russian, english), same);
    }

    fn weigh(&mut self, russian: FormId, english: FormId) -> Agreement {
        let (source, latin) = (self.texts.source.vocabulary.text(russian), self.texts.target.vocabulary.text(english));
        let analyses = self.texts.source.analyses(russian);
        if let Some(agreement) = by_gazetteer(source, analyses, latin) {
            return agreement;
        }
        let letters = latin_letters(latin);
        let mut best = Agreement { weight: NO_AGREEMENT, analysis: None, head: false, derived: false };
        let mut consider = |weight: Weight, analysis: Option<u8>| {
            if weight > best.weight {
                best = Agreement { weight, analysis, head: false, derived: false };
            }
        };
        if source.is_ascii() && source == latin {
            consider(GAZETTEER_WEIGHT, None);
        }
        consider(self.weigher.weigh(&cyrillic_letters(source), &letters), None);
        let dotted = self.texts.source.vocabulary.dotted(russian);
        if let Some(dotted) = dotted {
            consider(self.weigher.weigh(&cyrillic_letters(dotted), &letters), None);
        }
        for (n, analysis) in analyses.iter().enumerate() {
            let n = Some(n as u8);
            if *analysis.lemma != *source {
                consider(self.weigher.weigh(&cyrillic_letters(&analysis.lemma), &letters) + self.weights.undone, n);
            }
            if let Some(dotted) = dotted {
                let lemma = dotted_spelling(&analysis.lemma, dotted);
                consider(self.weigher.weigh(&cyrillic_letters(&lemma), &letters) + self.weights.undone, n);
            }
        }
        for analysis in analyses.iter().filter(|analysis| analysis.declension == Declension::Adjective) {
            let names = self.texts.source.names;
            let base = base(names, &analysis.lemma).unwrap_or_default();
            let weight = self.weigher.weigh(&cyrillic_letters(base), &letters) + 3 * self.weights.undone;
            if weight > best.weight {
                best = Agreement { weight, analysis: None, head: false, derived: true };
            }
            if adjective_of(names, &analysis.lemma).any(|id| gazetteer().renders(id, latin)) {
                return Agreement {
                    weight: GAZETTEER_WEIGHT + 3 * self.weights.undone,
                    analysis: None,
                    head: false,
                    derived: true,
                };
            }
        }
        if best.weight < self.weights.translated && translated(source, latin) {
            return Agreement { weight: self.weights.translated, analysis: None, head: true, derived: false };
        }
        best
    }

    /// How a Russian spelling agrees with two English ones that stand side by side.
    pub fn joined(&mut self, russian: FormId, english: [FormId; 2]) -> Agreement {
        let letters: Vec<u8> =
            english.iter().flat_map(|&form| latin_letters(self.texts.target.vocabulary.text(form))).collect();
        let source = self.texts.source.vocabulary.text(russian);
        let mut best = Agreement { weight: NO_AGREEMENT, analysis: None, head: false, derived: false };
        let analyses = self.texts.source.analyses(russian).iter().enumerate();
        let lemmas = analyses.map(|(n, analysis)| (&*analysis.lemma, Some(n as u8), self.weights.undone));
        for (lemma, analysis, change) in std::iter::once((source, None, 0)).chain(lemmas) {
            let weight = self.weigher.weigh(&cyrillic_letters(lemma), &letters) + change;
            if weight > best.weight {
                best = Agreement { weight, analysis, ..best };
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
        (1..=latin.len().min(2)).map(|n| self.weigher.weigh(&letter, &latin[..n])).max().unwrap_or(NO_AGREEMENT)
    }
}

/// How a Russian word, given with its analyses, and an English one agree by an entry of the gazetteer.
fn by_gazetteer(source: &str, analyses: &[Analysis], latin: &str) -> Option<Agreement> {
    let lemmas = analyses.iter().enumerate().map(|(n, analysis)| (Some(n as u8), &*analysis.lemma));
    std::iter::once((None, source)).chain(lemmas).find_map(|(analysis, lemma)| {
        let id = gazetteer().word(lemma).find(|&id| gazetteer().renders(id, latin))?;
        let head = gazetteer().entry(id).kind == Category::Head;
        let weight = if head { HEAD_WEIGHT } else { GAZETTEER_WEIGHT };
        Some(Agreement { weight, analysis, head, derived: false })
    })
}

/// The name that an adjective is made from: московский, москов; ленинградский, ленинград.
fn base<'a>(names: &NameWords, adjective: &'a str) -> Option<&'a str> {
    names.stems(NameList::AdjectivesOfNames, adjective).next().filter(|base| is_long(base))
}

/// Names of the table that an adjective may be made from: кремлёвский, Кремль; польский, Польша; московский, Москва.
fn adjective_of(names: &NameWords, adjective: &str) -> impl Iterator<Item = GazetteerId> {
    let base = base(names, adjective).unwrap_or_default();
    let bases = std::iter::once(base).chain(names.stems(NameList::AdjectiveSuffixes, base));
    let names = bases.filter(|base| is_long(base)).flat_map(|base| {
        let endings = names.endings(NameList::LostEndings).iter();
        endings.flat_map(move |end| gazetteer().word(&[base, end].concat()).collect::<Vec<_>>())
    });
    names.filter(|&id| gazetteer().entry(id).kind == Category::Place)
}

fn is_long(base: &str) -> bool {
    base.chars().count() >= SHORTEST_BASE
}
