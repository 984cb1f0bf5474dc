//! Nominatives of Russian names: all words of a name agree in gender and case, and the translation, the preposition, what is
//! known of the person's sex and the rest of the text choose among the readings.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::find::{Make, Name};
use super::forms::FormId;
use super::inflect::{Cases, Class, Gender, Reading};
use super::nominatives::Nominatives;
use super::pair::Found;
use super::russian::{agrees, is_patronymic};
use super::sex;
use super::table::{ConceptKind, List, table};
use super::text::{Place, Text};
use super::tokens::Shape;
use crate::model::{BeadId, EntryKind, Sex};
use crate::words::letters::{Weigher, Weight, cyrillic_letters, latin_letters};

/// More than letters say of any word, and far from overflow.
const MOST: Weight = 30_000;

/// A name in the nominative.
#[derive(Clone, Debug, Default)]
pub(super) struct Lemma {
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
pub(super) struct Lemmas<'a> {
    texts: [&'a Text<'a>; 2],
    known: &'a Nominatives,
    /// How often the translation chose a nominative.
    chosen: BTreeMap<Box<str>, u32>,
    weigher: Weigher,
    weighed: FxHashMap<(FormId, FormId, Option<FormId>), Vec<Weight>>,
}

/// What a word is in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The noun that a body or place is named by.
    Noun,
    /// Before that noun.
    Attribute,
    Plain,
}

/// A choice of readings.
struct Choice {
    weight: Weight,
    gender: Gender,
    /// Of each word its reading; none where it stays as it is.
    readings: Vec<Option<usize>>,
}

const GENDERS: [Gender; 4] = [Gender::Masculine, Gender::Feminine, Gender::Neuter, Gender::Plural];
const CASES: [Cases; 6] =
    [Cases::NOMINATIVE, Cases::GENITIVE, Cases::DATIVE, Cases::ACCUSATIVE, Cases::INSTRUMENTAL, Cases::LOCATIVE];

impl<'a> Lemmas<'a> {
    /// Notes which nominatives the translation chooses where it is closest.
    pub fn new(texts: [&'a Text<'a>; 2], found: &[(BeadId, Found)], known: &'a Nominatives) -> Self {
        let mut lemmas =
            Self { texts, known, chosen: BTreeMap::new(), weigher: Weigher::default(), weighed: FxHashMap::default() };
        let mut chosen: BTreeMap<Box<str>, u32> = BTreeMap::new();
        for (_, found) in found {
            let Some(name) = found.source.as_ref().filter(|name| name.concept.is_none()) else { continue };
            if found.words.is_empty() {
                continue;
            }
            let lemma = lemmas.of(name, found);
            for (at, (word, _)) in name.words.clone().zip(lemma.words) {
                if found.words.iter().any(|(s, ..)| *s == at) {
                    *chosen.entry(word.into()).or_insert(0) += 1;
                }
            }
        }
        lemmas.chosen = chosen;
        lemmas
    }

    /// The nominative of a name.
    pub fn of(&mut self, name: &Name, found: &Found) -> Lemma {
        let text = self.texts[0];
        if let Some(concept) = name.concept {
            let words = vec![(table().concept(concept).heading().to_lowercase(), false)];
            return Lemma { words, ..Lemma::default() };
        }
        if name.make == Make::Couple {
            return Lemma { words: self.couple(name, found), ..Lemma::default() };
        }
        let places: Vec<Place> = name.words.clone().collect();
        if let Some(listed) = &name.listed {
            let word = |(&at, word): (&Place, &str)| (word.to_owned(), text.shape(at) == Shape::Initial);
            return Lemma {
                words: places.iter().zip(listed.iter().map(|word| &**word)).map(word).collect(),
                ..Lemma::default()
            };
        }
        let kind = name.kind.or_else(|| found.target.as_ref().and_then(|name| name.kind));
        // «Академия художеств», «Министерство обороны»: what follows the noun stays in the genitive.
        let noun = (name.make == Make::Headed)
            .then(|| {
                let head = |&at: &Place| text.is_in(at, List::BodyHeads) || text.is_in(at, List::PlaceHeads);
                let noun =
                    |&at: &Place| !text.readings(text.tokens[at].form).iter().any(|r| r.class == Class::Adjective);
                places.iter().position(head).or_else(|| places.iter().position(noun))
            })
            .flatten();
        let bends = |n: usize| {
            let at = places[n];
            matches!(text.shape(at), Shape::Capital | Shape::Lower)
                && !(n + 1 < places.len() && text.shape(at) == Shape::Lower && List::Particles.has(text.word(at)))
                && noun.is_none_or(|noun| n <= noun)
                && !(name.make == Make::Quoted && text.is_small(at) && !(n > 0 && agrees(text, at - 1)))
                && !text.readings(text.tokens[at].form).is_empty()
        };
        let bending: Vec<bool> = (0..places.len()).map(bends).collect();
        let role = |n: usize| match noun {
            Some(noun) if n == noun => Role::Noun,
            Some(noun) if n < noun => Role::Attribute,
            _ => Role::Plain,
        };
        let around = sex::around(self.texts, found);
        let governed = governed(text, name.words.start);
        let weights: Vec<Vec<Weight>> = (0..places.len())
            .map(|n| if bending[n] { self.weights(places[n], found, around, kind, role(n)) } else { Vec::new() })
            .collect();
        let mut choices: Vec<Choice> = Vec::new();
        for gender in GENDERS {
            let best = CASES.into_iter().filter_map(|case| {
                let mut choice =
                    Choice { weight: self.known.gender(gender, kind, around), gender, readings: Vec::new() };
                if !governed.any(case) {
                    choice.weight += self.known.against;
                }
                for n in 0..places.len() {
                    let reading =
                        if bending[n] { Some(pick(text, places[n], &weights[n], gender, case)?) } else { None };
                    choice.weight += reading.map_or(0, |r| weights[n][r]);
                    choice.readings.push(reading);
                }
                Some(choice)
            });
            choices.extend(best.max_by_key(|choice| choice.weight));
        }
        // Stable: of equal weights the first gender.
        choices.sort_by_key(|choice| std::cmp::Reverse(choice.weight));
        let Some(best) = choices.first() else {
            return Lemma { words: self.words(&places, &vec![None; places.len()]), ..Lemma::default() };
        };
        let words = self.words(&places, &best.readings);
        let reading = |choice: &Choice| {
            let last = choice.readings.iter().rposition(Option::is_some)?;
            text.readings(text.tokens[places[last]].form).get(choice.readings[last]?)
        };
        let class = reading(best).map(|reading| reading.class);
        let person = kind != Some(EntryKind::Place) && kind != Some(EntryKind::Organisation);
        let other = choices.get(1).filter(|other| {
            let sexes = matches!(
                (best.gender, other.gender),
                (Gender::Masculine, Gender::Feminine) | (Gender::Feminine, Gender::Masculine)
            );
            person && sexes && best.weight - other.weight < self.known.open
        });
        let alternative = other.map(|other| self.words(&places, &other.readings)).filter(|other| *other != words);
        let known = around.is_some()
            || places.iter().any(|&at| self.names_sex(at))
            || matches!(class, Some(Class::Possessive | Class::Adjective)) && alternative.is_none();
        let sex = match best.gender {
            Gender::Masculine if known => Some(Sex::Male),
            Gender::Feminine if known => Some(Sex::Female),
            _ => None,
        };
        Lemma {
            words,
            sex: sex.filter(|_| person && alternative.is_none()),
            alternative,
            fixed: class == Some(Class::Fixed),
            place: matches!(class, Some(Class::Plural | Class::Neuter | Class::Third)),
        }
    }

    /// Given names each in its own gender, the surname in the plural, all in one case.
    fn couple(&mut self, name: &Name, found: &Found) -> Vec<(String, bool)> {
        let text = self.texts[0];
        let governed = governed(text, name.words.start);
        let last = name.words.end - 1;
        let weights: Vec<Vec<Weight>> =
            name.words.clone().map(|at| self.weights(at, found, None, name.kind, Role::Plain)).collect();
        let in_case = |case: Cases| {
            let mut weight = if governed.any(case) { 0 } else { self.known.against };
            let mut words = Vec::with_capacity(name.words.len());
            for (at, weights) in name.words.clone().zip(&weights) {
                let readings = text.readings(text.tokens[at].form).iter().zip(weights);
                let fits = |r: &Reading| {
                    let one = table().is_given(&r.lemma) || is_patronymic(&r.lemma);
                    r.cases.any(case) && if at == last { r.gender == Gender::Plural } else { one }
                };
                let best = readings.filter(|(reading, _)| fits(reading)).max_by_key(|(_, weight)| **weight);
                let joins = text.word(at) == "и";
                weight += best.map_or(if joins { 0 } else { self.known.against * 10 }, |(_, weight)| *weight);
                words.push((
                    best.filter(|_| !joins).map_or_else(|| text.word(at), |(reading, _)| &reading.lemma).to_owned(),
                    false,
                ));
            }
            (weight, words)
        };
        // Of equal weights the first case, the nominative.
        CASES
            .into_iter()
            .rev()
            .map(in_case)
            .max_by_key(|(weight, _)| *weight)
            .map(|(_, words)| words)
            .unwrap_or_default()
    }

    /// Is the word a given name or a patronymic?
    fn names_sex(&self, at: Place) -> bool {
        let text = self.texts[0];
        text.readings(text.tokens[at].form).iter().any(|r| table().sex(&r.lemma).is_some() || is_patronymic(&r.lemma))
    }

    fn words(&self, places: &[Place], readings: &[Option<usize>]) -> Vec<(String, bool)> {
        let text = self.texts[0];
        let word = |(&at, reading): (&Place, &Option<usize>)| {
            let reading = reading.and_then(|n| text.readings(text.tokens[at].form).get(n));
            let word = reading.map_or_else(|| text.word(at), |reading| &reading.lemma);
            (word.to_owned(), text.shape(at) == Shape::Initial)
        };
        places.iter().zip(readings).map(word).collect()
    }

    /// How likely each reading of a word is in itself.
    fn weights(
        &mut self,
        at: Place,
        found: &Found,
        around: Option<Sex>,
        kind: Option<EntryKind>,
        role: Role,
    ) -> Vec<Weight> {
        let text = self.texts[0];
        let form = text.tokens[at].form;
        let (noun, attribute) = (role == Role::Noun, role == Role::Attribute);
        let matched = found.words.iter().find(|(s, _, how)| *s == at && !how.head);
        // «Аддис-Абеба», "Addis Ababa": a double name may have a word for each part.
        let double = text.forms.text(form).contains('-');
        let end = found.target.as_ref().map_or(0, |name| name.words.end);
        let english_form = |at: Place| self.texts[1].tokens[at].form;
        let letters = matched.map(|(_, t, _)| {
            let own = self.texts[1].word(*t).contains('-');
            let next = Some(t + 1).filter(|next| double && !own && *next < end).map(english_form);
            (english_form(*t), next)
        });
        let letters = letters.map(|(english, next)| self.letters(form, english, next));
        let wife = around == Some(Sex::Female) || found.source.as_ref().is_some_and(|name| self.is_woman(name));
        let english = matched.map(|(_, t, _)| self.texts[1].word(*t).to_owned());
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
        let text = self.texts[0];
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
        let (text, latin) = (self.texts[0], self.texts[1].forms.text(english));
        let mut letters = latin_letters(latin);
        if let Some(next) = next {
            letters.extend(latin_letters(self.texts[1].forms.text(next)));
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
            let dotted = text.forms.dotted(russian).map(|dotted| super::spelling::dotted(&reading.lemma, dotted));
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

/// The best reading of a word in a gender and case, where it has one; a name that does not bend goes with any but a woman's.
fn pick(text: &Text<'_>, at: Place, weights: &[Weight], gender: Gender, case: Cases) -> Option<usize> {
    let readings = text.readings(text.tokens[at].form);
    let fits = |reading: &Reading| {
        reading.cases.any(case)
            && (reading.gender == gender
                || reading.class == Class::Fixed && gender != Gender::Feminine && reading.gender == Gender::Masculine)
    };
    let fitting = readings.iter().enumerate().filter(|(_, reading)| fits(reading)).map(|(n, _)| n);
    fitting.max_by_key(|&n| (weights[n], std::cmp::Reverse(n)))
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

/// How many words may stand between a preposition and its name: «о старом товарище Сталине».
const REACH: usize = 3;

/// The cases that the preposition before a name allows.
fn governed(text: &Text<'_>, at: Place) -> Cases {
    let Some(before) = at.checked_sub(1).filter(|_| text.tokens[at].gap.is_space()) else {
        return no_locative(text, at);
    };
    match text.word(before) {
        "из" | "от" | "у" | "для" | "без" | "до" | "после" | "против" | "около" | "кроме" | "ради" | "вокруг"
        | "среди" => Cases::GENITIVE,
        "к" | "ко" | "благодаря" | "вопреки" | "навстречу" => Cases::DATIVE,
        "о" | "об" | "обо" | "при" => Cases::LOCATIVE,
        "в" | "во" | "на" => Cases::ACCUSATIVE.or(Cases::LOCATIVE),
        "про" | "через" | "сквозь" => Cases::ACCUSATIVE,
        "за" | "под" => Cases::ACCUSATIVE.or(Cases::INSTRUMENTAL),
        "перед" | "между" | "над" => Cases::INSTRUMENTAL,
        "с" | "со" => Cases::GENITIVE.or(Cases::INSTRUMENTAL),
        "по" => Cases::DATIVE.or(Cases::LOCATIVE),
        _ => no_locative(text, at),
    }
}

/// All cases, but the locative only where a preposition stands before: that case has no other use.
fn no_locative(text: &Text<'_>, at: Place) -> Cases {
    let preposition = |at: Place| matches!(text.word(at), "о" | "об" | "обо" | "при" | "в" | "во" | "на" | "по");
    if (at.saturating_sub(REACH + 1)..at).any(preposition) { Cases::ALL } else { Cases::ALL.without(Cases::LOCATIVE) }
}
