//! How likely each reading of a word of a name is: by its class, the letters of the translation, and what is known of names.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{EntryKind, Sex};
use crate::names::gazetteer::conventional::{ConceptKind, table};
use crate::names::gazetteer::lists::List;
use crate::names::lemmatise::weights::Nominatives;
use crate::names::morphology::categories::{Class, Gender, Reading};
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::pair::paired::Found;
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Place, Texts};
use crate::names::text::token::FormId;
use crate::words::letters::{Weigher, Weight, cyrillic_letters, latin_letters};

/// More than letters say of any word, and far from overflow.
const MOST: Weight = 30_000;

/// What a word is in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The noun that a body or place is named by.
    Noun,
    /// Before that noun.
    Attribute,
    Plain,
}

/// Weighs the readings of words.
pub struct Likelihood<'a> {
    texts: Texts<'a>,
    known: &'a Nominatives,
    /// How often the translation chose a nominative.
    pub chosen: BTreeMap<Box<str>, u32>,
    weigher: Weigher,
    weighed: FxHashMap<(FormId, FormId, Option<FormId>), Vec<Weight>>,
}

impl<'a> Likelihood<'a> {
    pub fn new(texts: Texts<'a>, known: &'a Nominatives) -> Self {
        Self { texts, known, chosen: BTreeMap::new(), weigher: Weigher::default(), weighed: FxHashMap::default() }
    }

    /// How likely each reading of a word is in itself.
    pub fn weights(
        &mut self,
        at: Place,
        found: &Found,
        around: Option<Sex>,
        kind: Option<EntryKind>,
        role: Role,
    ) -> Vec<Weight> {
        let text = self.texts.source;
        let form = text.tokens[at].form;
        let (noun, attribute) = (role == Role::Noun, role == Role::Attribute);
        let matched = found.words.iter().find(|word| word.at.source == at && !word.how.head);
        // «Аддис-Абеба», "Addis Ababa": a double name may have a word for each part.
        let double = text.vocabulary.text(form).contains('-');
        let end = found.target.as_ref().map_or(0, |name| name.words.end);
        let english_form = |at: Place| self.texts.target.tokens[at].form;
        let letters = matched.map(|word| {
            let t = word.at.target;
            let own = self.texts.target.word(t).contains('-');
            let next = Some(t + 1).filter(|next| double && !own && *next < end).map(english_form);
            (english_form(t), next)
        });
        let letters = letters.map(|(english, next)| self.letters(form, english, next));
        let wife = around == Some(Sex::Female) || found.source.as_ref().is_some_and(|name| self.is_woman(name));
        let english = matched.map(|word| self.texts.target.word(word.at.target).to_owned());
        let readings = text.readings(form);
        let mut weights = Vec::with_capacity(readings.len());
        for (n, reading) in readings.iter().enumerate() {
            let mut weight = self.known.classes.of(reading, kind);
            weight += letters.as_ref().map_or(0, |letters| letters[n]);
            // Mrs Vorontsov is Воронцова, the Vetlugins are Ветлугины.
            if let Some(english) = &english {
                let other = match reading.gender {
                    Gender::Feminine if wife => singular(reading).map(|man| (man, english.as_str(), -100)),
                    Gender::Plural if kind != Some(EntryKind::Organisation) => singular(reading).map(|one| {
                        (
                            one,
                            english.strip_suffix('s').unwrap_or(english),
                            if english.ends_with('s') { 50 } else { -100 },
                        )
                    }),
                    _ => None,
                };
                if let Some((base, english, change)) = other {
                    let likeness = self.weigher.weigh(&cyrillic_letters(&base), &latin_letters(english));
                    weight = weight.max(
                        self.known.classes.of(reading, kind) + likeness.clamp(-MOST, MOST) - self.known.chance(&base)
                            + change,
                    );
                }
            }
            if self.chosen.contains_key(&reading.lemma) {
                weight += self.known.chosen;
            }
            let sex = table().sex(&reading.lemma);
            let own = match reading.gender {
                Gender::Masculine => Some(Sex::Male),
                Gender::Feminine => Some(Sex::Female),
                _ => None,
            };
            // «Никита», «Илья» have both genders' endings; the table knows whose names they are.
            // «Дю Белле», "du Bellay" is no Белла.
            let other = english.as_deref().is_some_and(|english| !renders_given(&reading.lemma, english));
            match sex {
                Some(_) if other => {}
                Some(sex) if own == Some(sex) => weight += self.known.known,
                Some(_) => weight -= self.known.known,
                None if is_patronymic(&reading.lemma) => weight += self.known.known / 2,
                None => {}
            }
            // «Узбекской ССР»: what stands before the noun is an adjective.
            if attribute && !matches!(reading.class, Class::Adjective | Class::Possessive) {
                weight -= self.known.known;
            }
            if noun {
                let heads = List::BodyHeads.has(&reading.lemma) || List::PlaceHeads.has(&reading.lemma);
                weight += if heads { self.known.known } else { -self.known.known };
            }
            weights.push(weight);
        }
        weights
    }

    fn is_woman(&self, name: &Name) -> bool {
        let text = self.texts.source;
        name.words.clone().any(|at| {
            let mut sexes = text.readings(text.tokens[at].form).iter().filter_map(|r| table().sex(&r.lemma)).peekable();
            sexes.peek().is_some() && sexes.all(|sex| sex == Sex::Female)
        })
    }

    /// How the letters of each reading agree with an English word, or with that and the next.
    fn letters(&mut self, russian: FormId, english: FormId, next: Option<FormId>) -> Vec<Weight> {
        if let Some(known) = self.weighed.get(&(russian, english, next)) {
            return known.clone();
        }
        let (text, latin) = (self.texts.source, self.texts.target.vocabulary.text(english));
        let mut letters = latin_letters(latin);
        if let Some(next) = next {
            letters.extend(latin_letters(self.texts.target.vocabulary.text(next)));
        }
        // The last e of Shakespeare, Voltaire, Moore is not heard.
        let heard = latin.strip_suffix("re").map_or(&*letters, |_| &letters[..letters.len().saturating_sub(1)]);
        let mut weigh = |reading: &Reading| {
            let heard = if reading.class == Class::Consonant { heard } else { &letters };
            let mut weigh = |lemma: &str| {
                let lemma = cyrillic_letters(lemma);
                self.weigher.weigh(&lemma, &letters).max(self.weigher.weigh(&lemma, heard)).clamp(-MOST, MOST)
            };
            let plain = weigh(&reading.lemma);
            let dotted = text
                .vocabulary
                .dotted(russian)
                .map(|dotted| crate::names::text::spelling::dotted(&reading.lemma, dotted));
            let best = dotted.map_or(plain, |dotted| plain.max(weigh(&dotted)));
            // Орёл, Ковёр: a vowel that comes and goes has the stress.
            let best = if reading.class == Class::Fleeting { best.max(weigh(&stressed(&reading.lemma))) } else { best };
            let known = table().word(&reading.lemma).any(|concept| table().renders(concept, latin));
            if known { best.max(0) + self.known.known } else { best }
        };
        let weights: Vec<Weight> =
            text.readings(russian).iter().map(|reading| weigh(reading) - self.known.chance(&reading.lemma)).collect();
        self.weighed.insert((russian, english, next), weights.clone());
        weights
    }
}

/// Is the English word a form that the table has for a Russian given name?
fn renders_given(russian: &str, english: &str) -> bool {
    let is_given = |concept| matches!(table().concept(concept).kind, ConceptKind::Given(_));
    table().word(russian).any(|concept| is_given(concept) && table().renders(concept, english))
}

/// The last е of a word as ё.
fn stressed(lemma: &str) -> String {
    lemma.rsplit_once('е').map_or_else(|| lemma.to_owned(), |(before, after)| [before, "ё", after].concat())
}

/// Воронцова, Воронцовы → Воронцов; Раевская, Раевские → Раевский; Шмидты → Шмидт.
fn singular(reading: &Reading) -> Option<String> {
    let lemma = &*reading.lemma;
    let cut = |end: &str, new: &str| lemma.strip_suffix(end).map(|stem| [stem, new].concat());
    match (reading.class, reading.gender) {
        (Class::Possessive, _) | (Class::Plural, Gender::Plural) => {
            cut("а", "").or_else(|| cut("ы", "")).or_else(|| cut("и", ""))
        }
        (Class::Adjective, Gender::Feminine) => cut("ая", "ий").or_else(|| cut("яя", "ий")),
        (Class::Adjective, Gender::Plural) => cut("ие", "ий").or_else(|| cut("ые", "ый")),
        _ => None,
    }
}
