//! Chooses nominatives of Russian names: all words of a name agree in gender and case, and the translation, the preposition, what is
//! known of the person's sex and the rest of the text choose among the analyses.

use std::collections::BTreeMap;

use crate::language::{Cases, Declension, Gender, NameList};
use crate::model::{BeadId, EntryKind, Sex};
use crate::names::gazetteer::conventional::gazetteer;
use crate::names::lemmatise::government::governed_cases;
use crate::names::lemmatise::likelihood::{Likelihood, Role};
use crate::names::lemmatise::sex::sex_in_context;
use crate::names::lemmatise::weights::LemmaWeights;
use crate::names::morphology::analysis::Analysis;
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::pair::paired::PairedName;
use crate::names::recognise::agreement::agrees;
use crate::names::recognise::name::{Name, Pattern};
use crate::names::recognise::person_words::cases_of_several;
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::WordShape;
use crate::words::letters::Weight;

/// A name in the nominative.
#[derive(Clone, Debug, Default)]
pub struct Lemma {
    /// The words, folded, and whether each is an initial.
    pub words: Vec<(String, bool)>,
    /// The other nominative that is as likely: a bare «Иванова» is a woman, or a man in the genitive.
    pub alternative: Option<Vec<(String, bool)>>,
    pub sex: Option<Sex>,
    /// The last word has no endings.
    pub fixed: bool,
    /// Its class is one that places alone have: Афины, Бородино, Рязань.
    pub place: bool,
}

/// The nominatives of a text.
pub struct Lemmatiser<'a> {
    texts: Texts<'a>,
    known: &'a LemmaWeights,
    likelihood: Likelihood<'a>,
}

/// A choice of analyses.
struct Choice {
    weight: Weight,
    gender: Gender,
    /// Of each word its analysis; none where it stays as it is.
    analyses: Vec<Option<usize>>,
}

const GENDERS: [Gender; 4] = [Gender::Masculine, Gender::Feminine, Gender::Neuter, Gender::Plural];

impl<'a> Lemmatiser<'a> {
    /// Notes which nominatives the translation chooses where it is closest.
    pub fn new(texts: Texts<'a>, found: &[(BeadId, PairedName)], known: &'a LemmaWeights) -> Self {
        let mut lemmatiser = Self { texts, known, likelihood: Likelihood::new(texts, known) };
        let mut chosen: BTreeMap<Box<str>, u32> = BTreeMap::new();
        for (_, found) in found {
            let Some(name) = found.source.as_ref().filter(|name| name.gazetteer_id.is_none()) else { continue };
            if found.words.is_empty() {
                continue;
            }
            let lemma = lemmatiser.of(name, found);
            for (at, (word, _)) in name.words.clone().zip(lemma.words) {
                if found.words.iter().any(|word| word.at.source == at) {
                    *chosen.entry(word.into()).or_insert(0) += 1;
                }
            }
        }
        lemmatiser.likelihood.chosen = chosen;
        lemmatiser
    }

    /// The nominative of a name.
    pub fn of(&mut self, name: &Name, found: &PairedName) -> Lemma {
        let text = self.texts.source;
        if let Some(gazetteer_id) = name.gazetteer_id {
            let words = vec![(gazetteer().entry(gazetteer_id).heading().to_lowercase(), false)];
            return Lemma { words, ..Lemma::default() };
        }
        if name.pattern == Pattern::Coordination {
            return Lemma { words: self.couple(name, found), ..Lemma::default() };
        }
        let places: Vec<TokenIndex> = name.words.clone().collect();
        if let Some(listed) = &name.listed {
            let word = |(&at, word): (&TokenIndex, &str)| (word.to_owned(), text.shape(at) == WordShape::Initial);
            return Lemma {
                words: places.iter().zip(listed.iter().map(|word| &**word)).map(word).collect(),
                ..Lemma::default()
            };
        }
        let kind = name.kind.or_else(|| found.target.as_ref().and_then(|name| name.kind));
        let around = sex_in_context(self.texts, found);
        let mut choices = self.choices(name, found, kind, around);
        // Stable: of equal weights the first gender.
        choices.sort_by_key(|choice| std::cmp::Reverse(choice.weight));
        let Some(best) = choices.first() else {
            return Lemma { words: self.words(&places, &vec![None; places.len()]), ..Lemma::default() };
        };
        let words = self.words(&places, &best.analyses);
        let analysis = |choice: &Choice| {
            let last = choice.analyses.iter().rposition(Option::is_some)?;
            text.analyses(text.tokens[places[last]].form).get(choice.analyses[last]?)
        };
        let class = analysis(best).map(|analysis| analysis.declension);
        let person = kind != Some(EntryKind::Place) && kind != Some(EntryKind::Organisation);
        let other = choices.get(1).filter(|other| {
            let sexes = matches!(
                (best.gender, other.gender),
                (Gender::Masculine, Gender::Feminine) | (Gender::Feminine, Gender::Masculine)
            );
            person && sexes && best.weight - other.weight < self.known.open
        });
        let alternative = other.map(|other| self.words(&places, &other.analyses)).filter(|other| *other != words);
        let known = around.is_some()
            || places.iter().any(|&at| self.names_sex(at))
            || matches!(class, Some(Declension::Possessive | Declension::Adjective)) && alternative.is_none();
        // «Госпожу де Сталь»: what stands around says more than an ending.
        let sex = around.or(match best.gender {
            Gender::Masculine if known => Some(Sex::Male),
            Gender::Feminine if known => Some(Sex::Female),
            _ => None,
        });
        Lemma {
            words,
            sex: sex.filter(|_| person && alternative.is_none()),
            alternative,
            fixed: class == Some(Declension::Fixed),
            place: matches!(class, Some(Declension::Plural | Declension::Neuter | Declension::Third)),
        }
    }

    /// What each word of a name is in it; none where it stays as it stands.
    fn roles(&self, name: &Name) -> Vec<Option<Role>> {
        let text = self.texts.source;
        let places: Vec<TokenIndex> = name.words.clone().collect();
        // «Академия художеств», «Министерство обороны»: what follows the noun stays in the genitive.
        let noun = (name.pattern == Pattern::Headed)
            .then(|| {
                let head = |&at: &TokenIndex| {
                    text.is_form(NameList::OrganisationHeads, at) || text.is_form(NameList::PlaceHeads, at)
                };
                let noun = |&at: &TokenIndex| {
                    !text.analyses(text.tokens[at].form).iter().any(|r| r.declension == Declension::Adjective)
                };
                places.iter().position(head).or_else(|| places.iter().position(noun))
            })
            .flatten();
        // «Радио «Свобода»»: after its noun a title stands in the nominative.
        let apposed = name.pattern == Pattern::Quoted
            && name.words.start.checked_sub(1).is_some_and(|before| text.is_form(NameList::Works, before));
        let bends = |n: usize| {
            let at = places[n];
            matches!(text.shape(at), WordShape::Capital | WordShape::Lower)
                && !(n + 1 < places.len() && text.shape(at) == WordShape::Lower && text.is(NameList::Particles, at))
                && noun.is_none_or(|noun| n <= noun)
                && !apposed
                && !(name.pattern == Pattern::Quoted && text.occurs_lower(at) && !(n > 0 && agrees(text, at - 1)))
                && !text.analyses(text.tokens[at].form).is_empty()
        };
        let role = |n: usize| match noun {
            Some(noun) if n == noun => Role::Noun,
            Some(noun) if n < noun => Role::Attribute,
            _ => Role::Plain,
        };
        (0..places.len()).map(|n| bends(n).then(|| role(n))).collect()
    }

    /// Of each gender the best analyses in which all words agree.
    fn choices(
        &mut self,
        name: &Name,
        found: &PairedName,
        kind: Option<EntryKind>,
        around: Option<Sex>,
    ) -> Vec<Choice> {
        let text = self.texts.source;
        let governed = governed_cases(text, name.words.start);
        let several = cases_of_several(text, name.words.start);
        // Where a word bends, the weight of each of its analyses.
        let words: Vec<(TokenIndex, Option<Vec<Weight>>)> = name
            .words
            .clone()
            .zip(self.roles(name))
            .map(|(at, role)| (at, role.map(|role| self.likelihood.weights(at, found, around, kind, role))))
            .collect();
        let choice = |gender: Gender, case: Cases| {
            let mut choice = Choice { weight: self.known.gender(gender, kind, around), gender, analyses: Vec::new() };
            if !governed.any(case) {
                choice.weight += self.known.against;
            }
            if gender == Gender::Plural && several.any(case) {
                choice.weight -= self.known.against;
            }
            for (at, weights) in &words {
                let analysis = match weights {
                    Some(weights) => Some(pick(text, *at, weights, gender, case)?),
                    None => None,
                };
                choice.weight += analysis.zip(weights.as_ref()).map_or(0, |(analysis, weights)| weights[analysis]);
                choice.analyses.push(analysis);
            }
            Some(choice)
        };
        let best =
            |gender| Cases::EACH.into_iter().filter_map(|case| choice(gender, case)).max_by_key(|choice| choice.weight);
        GENDERS.into_iter().filter_map(best).collect()
    }

    /// Given names each in its own gender, the surname in the plural, all in one case.
    fn couple(&mut self, name: &Name, found: &PairedName) -> Vec<(String, bool)> {
        let text = self.texts.source;
        let governed = governed_cases(text, name.words.start);
        let last = name.words.end - 1;
        let weights: Vec<Vec<Weight>> =
            name.words.clone().map(|at| self.likelihood.weights(at, found, None, name.kind, Role::Plain)).collect();
        let in_case = |case: Cases| {
            let mut weight = if governed.any(case) { 0 } else { self.known.against };
            let mut words = Vec::with_capacity(name.words.len());
            for (at, weights) in name.words.clone().zip(&weights) {
                let analyses = text.analyses(text.tokens[at].form).iter().zip(weights);
                let fits = |r: &Analysis| {
                    let one = gazetteer().is_given(&r.lemma) || is_patronymic(text.names, &r.lemma);
                    r.cases.any(case) && if at == last { r.gender == Gender::Plural } else { one }
                };
                let best = analyses.filter(|(analysis, _)| fits(analysis)).max_by_key(|(_, weight)| **weight);
                let joins = text.is(NameList::Joining, at);
                weight += best.map_or(if joins { 0 } else { self.known.against * 10 }, |(_, weight)| *weight);
                words.push((
                    best.filter(|_| !joins).map_or_else(|| text.word(at), |(analysis, _)| &analysis.lemma).to_owned(),
                    false,
                ));
            }
            (weight, words)
        };
        // Of equal weights the first case, the nominative.
        Cases::EACH
            .into_iter()
            .rev()
            .map(in_case)
            .max_by_key(|(weight, _)| *weight)
            .map(|(_, words)| words)
            .unwrap_or_default()
    }

    /// Whether the word is a given name or a patronymic.
    fn names_sex(&self, at: TokenIndex) -> bool {
        let text = self.texts.source;
        text.analyses(text.tokens[at].form)
            .iter()
            .any(|r| gazetteer().sex(&r.lemma).is_some() || is_patronymic(text.names, &r.lemma))
    }

    fn words(&self, places: &[TokenIndex], chosen: &[Option<usize>]) -> Vec<(String, bool)> {
        let text = self.texts.source;
        let word = |(&at, chosen): (&TokenIndex, &Option<usize>)| {
            let analysis = chosen.and_then(|n| text.analyses(text.tokens[at].form).get(n));
            let word = analysis.map_or_else(|| text.word(at), |analysis| &analysis.lemma);
            (word.to_owned(), text.shape(at) == WordShape::Initial)
        };
        places.iter().zip(chosen).map(word).collect()
    }
}

/// The best analysis of a word in a gender and case, where it has one; a name that does not bend goes with any but a woman's.
fn pick(text: &Text<'_>, at: TokenIndex, weights: &[Weight], gender: Gender, case: Cases) -> Option<usize> {
    let analyses = text.analyses(text.tokens[at].form);
    let fits = |analysis: &Analysis| {
        analysis.cases.any(case)
            && (analysis.gender == gender
                || analysis.declension == Declension::Fixed
                    && gender != Gender::Feminine
                    && analysis.gender == Gender::Masculine)
    };
    let fitting = analyses.iter().enumerate().filter(|(_, analysis)| fits(analysis)).map(|(n, _)| n);
    fitting.max_by_key(|&n| (weights[n], std::cmp::Reverse(n)))
}
