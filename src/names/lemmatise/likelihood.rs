//! How likely each analysis of a word of a name is: by its class, the letters of the translation, and what is known of names.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::language::{Declension, Gender, NameList};
use crate::model::{EntryKind, Sex};
use crate::names::gazetteer::conventional::{Category, gazetteer};
use crate::names::lemmatise::weights::LemmaWeights;
use crate::names::morphology::analysis::Analysis;
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::pair::paired::PairedName;
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Texts, TokenIndex};
use crate::names::text::spelling::dotted_spelling;
use crate::names::text::token::FormId;
use crate::words::letters::{Weigher, Weight, cyrillic_letters, latin_letters};

/// More than letters say of any word, and far from overflow; in hundredths of a nat, as all weights here.
const MOST: Weight = 30_000;
/// English has another form than the Russian name: a wife's name in her husband's form, a family's in the singular. A factor
/// of e against it; set by hand.
const OTHER_FORM: Weight = -100;
/// Both are plurals: "the Vetlugins", «Ветлугины». Set by hand, to win over a singular whose letters fit as well.
const SAME_NUMBER: Weight = 50;

/// What a word is in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The noun that an organisation or place is named by.
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
            let mut weight = self.known.declensions.of(self.texts.source.names, analysis, kind);
            weight += letters.as_ref().map_or(0, |letters| letters[n]);
            if let Some(english) = &english
                && let Some(of_family) = self.of_family(analysis, english, wife, kind)
            {
                weight = weight.max(of_family);
            }
            if self.chosen.contains_key(&analysis.lemma) {
                weight += self.known.chosen;
            }
            weight += self.of_given_name(analysis, english.as_deref()) + self.of_role(analysis, role);
            weights.push(weight);
        }
        weights
    }

    /// The weight of a woman's or a family's name where English has the man's: Mrs Vorontsov is Воронцова, the Vetlugins are
    /// Ветлугины.
    fn of_family(&mut self, analysis: &Analysis, english: &str, wife: bool, kind: Option<EntryKind>) -> Option<Weight> {
        let names = self.texts.map(|text| text.names);
        let (english, change) = match analysis.gender {
            Gender::Feminine if wife => (english, OTHER_FORM),
            Gender::Plural if kind != Some(EntryKind::Organisation) => {
                match names.target.stems(NameList::PluralEndings, english).next() {
                    Some(one) => (one, SAME_NUMBER),
                    None => (english, OTHER_FORM),
                }
            }
            _ => return None,
        };
        let base = names.source.masculine(analysis.declension, &analysis.lemma)?;
        let likeness = self.weigher.weigh(&cyrillic_letters(&base), &latin_letters(english)).clamp(-MOST, MOST);
        Some(
            self.known.declensions.of(self.texts.source.names, analysis, kind) + likeness - self.known.chance(&base)
                + change,
        )
    }

    /// What the gazetteer's given names and the endings of patronymics say of a gender: «Никита», «Илья» have the endings of
    /// both.
    fn of_given_name(&self, analysis: &Analysis, english: Option<&str>) -> Weight {
        let own = match analysis.gender {
            Gender::Masculine => Some(Sex::Male),
            Gender::Feminine => Some(Sex::Female),
            _ => None,
        };
        // «Дю Белле», "du Bellay" is no Белла.
        let other = english.is_some_and(|english| !renders_given(&analysis.lemma, english));
        match gazetteer().sex(&analysis.lemma) {
            Some(sex) if !other => {
                if own == Some(sex) {
                    self.known.known
                } else {
                    -self.known.known
                }
            }
            // An ending says less than the gazetteer.
            None if is_patronymic(self.texts.source.names, &analysis.lemma) => self.known.known / 2,
            Some(_) | None => 0,
        }
    }

    /// What the place of a word in its name says: «Узбекской» of «Узбекской ССР» is an adjective.
    fn of_role(&self, analysis: &Analysis, role: Role) -> Weight {
        let known = self.known.known;
        let fits = match role {
            Role::Attribute => matches!(analysis.declension, Declension::Adjective | Declension::Possessive),
            Role::Noun => {
                let lists = self.texts.source.names.lists(&analysis.lemma);
                lists.has(NameList::OrganisationHeads) || lists.has(NameList::PlaceHeads)
            }
            Role::Plain => return 0,
        };
        match (role, fits) {
            (Role::Noun, true) => known,
            (_, true) => 0,
            (_, false) => -known,
        }
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
        let silent = self.texts.target.names.ends(NameList::SilentEndings, latin);
        let heard = &letters[..letters.len().saturating_sub(usize::from(silent))];
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

/// Whether the English word is a form that the gazetteer has for a Russian given name.
fn renders_given(russian: &str, english: &str) -> bool {
    let is_given = |gazetteer_id| matches!(gazetteer().entry(gazetteer_id).kind, Category::Given(_));
    gazetteer().word(russian).any(|gazetteer_id| is_given(gazetteer_id) && gazetteer().renders(gazetteer_id, english))
}

/// The last е of a word as ё, which folded words do not tell from it.
fn stressed(lemma: &str) -> String {
    lemma.rsplit_once('е').map_or_else(|| lemma.to_owned(), |(before, after)| [before, "ё", after].concat())
}
