//! How likely each analysis of a word of a name is: by its class, the letters of the translation, and what is known of names.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{EntryKind, Sex};
use crate::names::gazetteer::conventional::{Category, gazetteer};
use crate::names::gazetteer::lists::List;
use crate::names::lemmatise::weights::LemmaWeights;
use crate::names::morphology::categories::{Analysis, Declension, Gender};
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::pair::paired::PairedName;
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Texts, TokenIndex};
use crate::names::text::spelling::dotted_spelling;
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

/// Weighs the analyses of words.
pub struct Likelihood<'a> {
    texts: Texts<'a>,
    known: &'a LemmaWeights,
    /// How often the translation chose a nominative.
    pub chosen: BTreeMap<Box<str>, u32>,
    weigher: Weigher,
    weighed: FxHashMap<(FormId, FormId, Option<FormId>), Vec<Weight>>,
}

impl<'a> Likelihood<'a> {
    pub fn new(texts: Texts<'a>, known: &'a LemmaWeights) -> Self {
        Self { texts, known, chosen: BTreeMap::new(), weigher: Weigher::default(), weighed: FxHashMap::default() }
    }

    /// How likely each analysis of a word is in itself.
    pub fn weights(
        &mut self,
        at: TokenIndex,
        found: &PairedName,
        around: Option<Sex>,
        kind: Option<EntryKind>,
        role: Role,
    ) -> Vec<Weight> {
        let text = self.texts.source;
        let form = text.tokens[at].form;
        let (noun, attribute) = (role == Role::Noun, role == Role::Attribute);
        let matched = found.words.iter().find(|word| word.at.source == at && !word.agreement.head);
        // «Аддис-Абеба», "Addis Ababa": a double name may have a word for each part.
        let double = text.vocabulary.text(form).contains('-');
        let end = found.target.as_ref().map_or(0, |name| name.words.end);
        let english_form = |at: TokenIndex| self.texts.target.tokens[at].form;
        let letters = matched.map(|word| {
            let t = word.at.target;
            let own = self.texts.target.word(t).contains('-');
            let next = Some(t + 1).filter(|next| double && !own && *next < end).map(english_form);
            (english_form(t), next)
        });
        let letters = letters.map(|(english, next)| self.letters(form, english, next));
        let wife = around == Some(Sex::Female) || found.source.as_ref().is_some_and(|name| self.is_woman(name));
        let english = matched.map(|word| self.texts.target.word(word.at.target).to_owned());
        let analyses = text.analyses(form);
        let mut weights = Vec::with_capacity(analyses.len());
        for (n, analysis) in analyses.iter().enumerate() {
            let mut weight = self.known.declensions.of(analysis, kind);
            weight += letters.as_ref().map_or(0, |letters| letters[n]);
            // Mrs Vorontsov is Воронцова, the Vetlugins are Ветлугины.
            if let Some(english) = &english {
                let other = match analysis.gender {
                    Gender::Feminine if wife => singular(analysis).map(|man| (man, english.as_str(), -100)),
                    Gender::Plural if kind != Some(EntryKind::Organisation) => singular(analysis).map(|one| {
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
                        self.known.declensions.of(analysis, kind) + likeness.clamp(-MOST, MOST)
                            - self.known.chance(&base)
                            + change,
                    );
                }
            }
            if self.chosen.contains_key(&analysis.lemma) {
                weight += self.known.chosen;
            }
            let sex = gazetteer().sex(&analysis.lemma);
            let own = match analysis.gender {
                Gender::Masculine => Some(Sex::Male),
                Gender::Feminine => Some(Sex::Female),
                _ => None,
            };
            // «Никита», «Илья» have both genders' endings; the table knows whose names they are.
            // «Дю Белле», "du Bellay" is no Белла.
            let other = english.as_deref().is_some_and(|english| !renders_given(&analysis.lemma, english));
            match sex {
                Some(_) if other => {}
                Some(sex) if own == Some(sex) => weight += self.known.known,
                Some(_) => weight -= self.known.known,
                None if is_patronymic(&analysis.lemma) => weight += self.known.known / 2,
                None => {}
            }
            // «Узбекской ССР»: what stands before the noun is an adjective.
            if attribute && !matches!(analysis.declension, Declension::Adjective | Declension::Possessive) {
                weight -= self.known.known;
            }
            if noun {
                let heads = List::OrganisationHeads.has(&analysis.lemma) || List::PlaceHeads.has(&analysis.lemma);
                weight += if heads { self.known.known } else { -self.known.known };
            }
            weights.push(weight);
        }
        weights
    }

    fn is_woman(&self, name: &Name) -> bool {
        let text = self.texts.source;
        name.words.clone().any(|at| {
            let mut sexes =
                text.analyses(text.tokens[at].form).iter().filter_map(|r| gazetteer().sex(&r.lemma)).peekable();
            sexes.peek().is_some() && sexes.all(|sex| sex == Sex::Female)
        })
    }

    /// How the letters of each analysis agree with an English word, or with that and the next.
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
        let mut weigh = |analysis: &Analysis| {
            let heard = if analysis.declension == Declension::Consonant { heard } else { &letters };
            let mut weigh = |lemma: &str| {
                let lemma = cyrillic_letters(lemma);
                self.weigher.weigh(&lemma, &letters).max(self.weigher.weigh(&lemma, heard)).clamp(-MOST, MOST)
            };
            let plain = weigh(&analysis.lemma);
            let dotted = text.vocabulary.dotted(russian).map(|dotted| dotted_spelling(&analysis.lemma, dotted));
            let best = dotted.map_or(plain, |dotted| plain.max(weigh(&dotted)));
            // Орёл, Ковёр: a vowel that comes and goes has the stress.
            let best = if analysis.declension == Declension::Fleeting {
                best.max(weigh(&stressed(&analysis.lemma)))
            } else {
                best
            };
            let known = gazetteer().word(&analysis.lemma).any(|gazetteer_id| gazetteer().renders(gazetteer_id, latin));
            if known { best.max(0) + self.known.known } else { best }
        };
        let weights: Vec<Weight> = text
            .analyses(russian)
            .iter()
            .map(|analysis| weigh(analysis) - self.known.chance(&analysis.lemma))
            .collect();
        self.weighed.insert((russian, english, next), weights.clone());
        weights
    }
}

/// Is the English word a form that the table has for a Russian given name?
fn renders_given(russian: &str, english: &str) -> bool {
    let is_given = |gazetteer_id| matches!(gazetteer().entry(gazetteer_id).kind, Category::Given(_));
    gazetteer().word(russian).any(|gazetteer_id| is_given(gazetteer_id) && gazetteer().renders(gazetteer_id, english))
}

/// The last е of a word as ё.
fn stressed(lemma: &str) -> String {
    lemma.rsplit_once('е').map_or_else(|| lemma.to_owned(), |(before, after)| [before, "ё", after].concat())
}

/// Воронцова, Воронцовы → Воронцов; Раевская, Раевские → Раевский; Шмидты → Шмидт.
fn singular(analysis: &Analysis) -> Option<String> {
    let lemma = &*analysis.lemma;
    let cut = |end: &str, new: &str| lemma.strip_suffix(end).map(|stem| [stem, new].concat());
    match (analysis.declension, analysis.gender) {
        (Declension::Possessive, _) | (Declension::Plural, Gender::Plural) => {
            cut("а", "").or_else(|| cut("ы", "")).or_else(|| cut("и", ""))
        }
        (Declension::Adjective, Gender::Feminine) => cut("ая", "ий").or_else(|| cut("яя", "ий")),
        (Declension::Adjective, Gender::Plural) => cut("ие", "ий").or_else(|| cut("ые", "ый")),
        _ => None,
    }
}
