//! How well a Russian word and an English one agree as parts of a name; each pair of spellings is weighed once.

use rustc_hash::FxHashMap;

use super::forms::FormId;
use super::inflect::Class;
use super::table::{ConceptKind, table};
use super::text::Text;
use crate::words::letters::{Weigher, Weight, cyrillic_letters, latin_letters};

/// Two forms of one line of the table of conventional forms: surer than any likeness of letters that short names can have.
pub(super) const KNOWN: Weight = 2_500;
/// The same common noun (комитет, committee): it joins bodies, but two different committees share it.
pub(super) const HEAD: Weight = 300;
/// An ending undone, or an adjective taken for the name that it is made from (ленинградский, Leningrad): in hundredths of
/// a nat, the log of how much rarer that is than the plain form.
const UNDONE: Weight = -60;
/// No agreement at all.
pub(super) const NONE: Weight = Weight::MIN / 4;

/// How two words agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Natural log of the likelihood ratio, in hundredths.
    pub weight: Weight,
    /// The reading of the Russian word that agrees best; none where it is the word as it stands.
    pub reading: Option<u8>,
    /// By a common noun alone.
    pub head: bool,
}

/// Weighs words of two texts against each other.
pub(super) struct Scorer<'a> {
    source: &'a Text<'a>,
    target: &'a Text<'a>,
    weigher: Weigher,
    known: FxHashMap<(FormId, FormId), Match>,
}

impl<'a> Scorer<'a> {
    pub fn new(source: &'a Text<'a>, target: &'a Text<'a>) -> Self {
        Self { source, target, weigher: Weigher::default(), known: FxHashMap::default() }
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

    fn weigh(&mut self, russian: FormId, english: FormId) -> Match {
        let (source, latin) = (self.source.forms.text(russian), self.target.forms.text(english));
        let readings = self.source.readings(russian);
        for (reading, lemma) in std::iter::once((None, source))
            .chain(readings.iter().enumerate().map(|(n, reading)| (Some(n as u8), &*reading.lemma)))
        {
            if let Some(concept) = table().word(lemma).find(|&concept| table().renders(concept, latin)) {
                let head = table().concept(concept).kind == ConceptKind::Head;
                return Match { weight: if head { HEAD } else { KNOWN }, reading, head };
            }
        }
        let letters = latin_letters(latin);
        let mut best = Match { weight: NONE, reading: None, head: false };
        let mut consider = |weight: Weight, reading: Option<u8>| {
            if weight > best.weight {
                best = Match { weight, reading, head: false };
            }
        };
        if source.is_ascii() && source == latin {
            consider(KNOWN, None);
        }
        consider(self.weigher.weigh(&cyrillic_letters(source), &letters), None);
        let dotted = self.source.forms.dotted(russian);
        if let Some(dotted) = dotted {
            consider(self.weigher.weigh(&cyrillic_letters(dotted), &letters), None);
        }
        for (n, reading) in readings.iter().enumerate() {
            let n = Some(n as u8);
            if *reading.lemma != *source {
                consider(self.weigher.weigh(&cyrillic_letters(&reading.lemma), &letters) + UNDONE, n);
            }
            if let Some(dotted) = dotted {
                let lemma = super::spelling::dotted(&reading.lemma, dotted);
                consider(self.weigher.weigh(&cyrillic_letters(&lemma), &letters) + UNDONE, n);
            }
            if reading.class == Class::Adjective
                && let Some(base) = base(&reading.lemma)
            {
                consider(self.weigher.weigh(&cyrillic_letters(base), &letters) + 3 * UNDONE, n);
            }
        }
        // Both parts of a double name are inflected: Антонова-Овсеенко.
        if let Some((first, second)) = source.split_once('-') {
            for first in super::inflect::readings(first) {
                for second in super::inflect::readings(second) {
                    let whole = [&*first.lemma, &*second.lemma].concat();
                    consider(self.weigher.weigh(&cyrillic_letters(&whole), &letters) + 2 * UNDONE, None);
                }
            }
        }
        best
    }

    /// How an initial agrees with another, or with the first letters of a word.
    pub fn initial(&mut self, russian: FormId, english: FormId) -> Weight {
        let first = self.source.forms.text(russian).chars().next().map(|c| c.to_string()).unwrap_or_default();
        let letter = cyrillic_letters(&first);
        let latin = latin_letters(self.target.forms.text(english));
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
