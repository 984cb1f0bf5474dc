//! Russian names: by capitals, initials, agreement in case, quotation marks, and the nouns that bodies and places are named by.

use std::ops::Range;

use crate::model::{EntryKind, SentenceId, Side};
use crate::names::gazetteer::entries::{ConceptKind, List, table};
use crate::names::morphology::analyser::{Cases, Class, Gender, Reading};
use crate::names::pair::words::is_common;
use crate::names::recognise::coordination;
use crate::names::recognise::headed::headed;
use crate::names::recognise::name::{
    Make, Name, entry_kind, has_inner_capital, is_abbreviation, is_numeral, particles, walk,
};
use crate::names::text::analysed::{Place, Text};
use crate::names::text::tokens::{Gap, Shape};

/// Words of the longest name in quotation marks.
const LONGEST_QUOTED: usize = 4;
/// Words of the longest name of a person: «Иоганн Вольфганг фон Гёте», «Габриэль Гарсиа Маркес».
const LONGEST_CHAIN: usize = 5;

/// The names of a sentence, in order, appended to `out`.
pub fn names(text: &Text<'_>, id: SentenceId, out: &mut Vec<Name>) {
    if text.is_heading(id) {
        return;
    }
    walk(text.sentence(id), out, |at, end| {
        quoted(text, at, end)
            .or_else(|| spelled_out(text, at))
            .or_else(|| known(text, at, end))
            .or_else(|| abbreviation(text, at, end))
            .or_else(|| coordination::russian(text, at, end))
            .or_else(|| chain(text, at, end))
    });
}

/// May a name begin or go on here?
fn admits(text: &Text<'_>, at: Place) -> bool {
    let word = text.word(at);
    matches!(text.shape(at), Shape::Capital | Shape::Upper)
        && !is_numeral(text, at)
        && (!text.knowledge.is_function_word(word) || is_odd(text, at))
        && text.knowledge.month(word).is_none()
        && !is_title(text, at)
        && !text.is_in(at, List::Capitals)
        && !opens_place(text, at)
}

/// «Мыс Дежнёва», «Посёлок Тикси»: the noun has its capital from the sentence.
fn opens_place(text: &Text<'_>, at: Place) -> bool {
    let named =
        |next: Place| text.tokens.get(next).is_some_and(|next| next.gap.is_space() && next.shape == Shape::Capital);
    text.tokens[at].gap.any(Gap::START) && text.is_in(at, List::Places) && named(at + 1)
}

/// «Профессор Ли», «У Ли»: a word such as «ли» with a capital that neither a sentence nor a line of verse explains.
fn is_odd(text: &Text<'_>, at: Place) -> bool {
    text.shape(at) == Shape::Capital
        && !text.opens(at)
        && text.tokens[at].gap.is_space()
        && at.checked_sub(1).is_some_and(|before| !text.between(before, at).contains('\n'))
}

/// A word before names: «товарищу», «Маршал»; with a period where it is shortened.
fn is_title(text: &Text<'_>, at: Place) -> bool {
    // «У Королёва» is at no queen's.
    let surname = |r: &Reading| r.class == Class::Possessive && r.gender == Gender::Masculine;
    let named = text.tokens.get(at + 1).is_some_and(|next| next.gap.is_space() && next.shape.is_capital());
    if text.shape(at).is_capital()
        && !text.opens(at)
        && !named
        && text.readings(text.tokens[at].form).iter().any(surname)
    {
        return false;
    }
    let is =
        |r: &Reading| List::Titles.has(&r.lemma) && r.class != Class::Fixed || is_title_of_several(text.word(at), r);
    text.readings(text.tokens[at].form).iter().any(is) || List::Titles.has(text.word(at))
}

/// «Сёстрам Прозоровым»: the cases of a title of several persons right before a name; none where there is no such title.
pub fn cases_of_several(text: &Text<'_>, at: Place) -> Cases {
    let before = at.checked_sub(1).filter(|_| text.continues(at));
    let readings = before.map_or(&[][..], |before| text.readings(text.tokens[before].form));
    readings
        .iter()
        .filter(|r| is_title_of_several(text.word(before.unwrap_or(at)), r))
        .fold(Cases::default(), |cases, r| cases.or(r.cases))
}

/// «Маршалы Тимошенко и Шапошников», «Сёстрам Прозоровым»; «Королёв» is no genitive of queens.
fn is_title_of_several(word: &str, reading: &Reading) -> bool {
    let stem = reading.lemma.strip_suffix(['ы', 'и']).filter(|_| reading.class == Class::Plural);
    stem.is_some_and(|stem| List::Titles.has(stem) || word != stem && List::Titles.has(&[stem, "а"].concat()))
}

/// A capital that is a name whatever the translation says.
pub fn is_sure(text: &Text<'_>, at: Place) -> bool {
    if !text.opens(at) {
        return true;
    }
    // «О’Нил», «МакГрегор»
    if has_inner_capital(text, at) {
        return true;
    }
    let after_title = at > 0 && text.tokens[at].gap.is_space() && is_title(text, at - 1);
    after_title || (text.is_capital(at) && !text.is_small(at))
}

/// «Правда», «Нового мира», «Нью-Йорк таймс».
fn quoted(text: &Text<'_>, at: Place, end: Place) -> Option<Name> {
    let gap = text.tokens[at].gap;
    if !gap.any(Gap::QUOTE) || !text.shape(at).is_capital() {
        return None;
    }
    let mut last = at + 1;
    while last < end && text.tokens[last].gap.is_space() {
        last += 1;
    }
    let after_work =
        at > 0 && [List::Works, List::Belonging, List::BodyHeads].into_iter().any(|list| text.is_in(at - 1, list));
    // «Где Глеб?» is speech, the novel «Что делать?» is not.
    let closed = closes(text, last - 1) || after_work && last < end && text.tokens[last].gap.any(Gap::UNQUOTE);
    if !closed || last - at > LONGEST_QUOTED {
        return None;
    }
    let known = whole(text, at..last);
    // Speech in quotation marks is mostly longer, stands behind a colon, or ends with a mark of its own.
    let plain = last - at == 1 && !gap.any(Gap::STOP.or(Gap::START)) && !text.is_small(at);
    let mut name = Name::new(at..last, after_work || known.is_some() || plain);
    // «Тренер «Барселоны»»: a place in quotation marks may be a club, a ship, a restaurant.
    name.concept = known.filter(|&concept| !after_work || entry_kind(concept) != Some(EntryKind::Place));
    name.make = Make::Quoted;
    name.kind = name.concept.and_then(entry_kind).or(Some(EntryKind::Organisation));
    Some(name)
}

/// Does the text behind a word begin with a closing quotation mark?
fn closes(text: &Text<'_>, at: Place) -> bool {
    let end = text.tokens[at].span.end() as usize;
    text.segmented.document().text().get(end..).is_some_and(|rest| rest.starts_with(['»', '”', '“', '"']))
}

/// The line of the table that all these words are.
fn whole(text: &Text<'_>, words: Range<Place>) -> Option<crate::names::gazetteer::entries::ConceptId> {
    phrase(text, words.start, words.end).filter(|(end, _)| *end == words.end).map(|(_, concept)| concept)
}

/// The longest name of the table that begins here, but for given names and common nouns.
fn phrase(text: &Text<'_>, at: Place, end: Place) -> Option<(Place, crate::names::gazetteer::entries::ConceptId)> {
    let form = text.tokens[at].form;
    let lemmas = text.readings(form).iter().map(|reading| &*reading.lemma);
    let mut best: Option<(Place, crate::names::gazetteer::entries::ConceptId)> = None;
    for lemma in std::iter::once(text.word(at)).chain(lemmas) {
        for (words, concept) in table().russian(lemma) {
            let kind = table().concept(*concept).kind;
            let last = at + words.len();
            if matches!(kind, ConceptKind::Given(_) | ConceptKind::Head)
                || last > end
                || best.is_some_and(|(best, _)| best >= last)
            {
                continue;
            }
            let fits = |(at, word): (Place, &str)| text.continues(at) && text.may_be(at, word);
            if (at + 1..last).zip(words[1..].iter().map(AsRef::as_ref)).all(fits) {
                best = Some((last, *concept));
            }
        }
    }
    best
}

/// «Центральный исполнительный комитет» before «(ЦИК)».
fn spelled_out(text: &Text<'_>, at: Place) -> Option<Name> {
    let mut name = text.expansions.name(at)?;
    name.concept = whole(text, name.words.clone());
    name.kind = name.concept.and_then(entry_kind).or(name.kind);
    Some(name)
}

/// Москве, ЦК КПСС, Советского Союза; persons of the table are left to `chain`.
fn known(text: &Text<'_>, at: Place, end: Place) -> Option<Name> {
    if !text.shape(at).is_capital() || text.shape(at) == Shape::Initial {
        return None;
    }
    let (last, concept) = phrase(text, at, end)?;
    // «КПК» is what the text itself says, a commission here, a party there.
    let own = text.expansions.of(text.tokens[at].form).filter(|_| last == at + 1);
    if own.is_some_and(|words| whole(text, words.clone()) != Some(concept)) {
        return None;
    }
    // «В Красноярском крае»: the adjective, not the town.
    if last == at + 1 && headed(text, at, last, end).is_some_and(|name| name.words.end > last) {
        return None;
    }
    let kind = table().concept(concept).kind;
    if last == at + 1 && (kind == ConceptKind::Person || text.knowledge.is_function_word(text.word(at))) {
        return None;
    }
    // «Московский университет» is told from «Московский» by its noun; a single word that is also written small is doubtful.
    // «Орёл на монете»: a common noun that opens a sentence.
    let common = || is_common(Side::Source, text.word(at));
    let sure = last > at + 1
        || is_sure(text, at) && !(text.opens(at) && common())
        || text.opens(at) && !text.is_small(at) && !common();
    let mut name = Name::new(at..last, sure);
    name.concept = Some(concept);
    name.kind = entry_kind(concept);
    Some(name)
}

/// НКВД, ЦК КП(б)У.
fn abbreviation(text: &Text<'_>, at: Place, end: Place) -> Option<Name> {
    if !is_abbreviation(text, at) {
        return None;
    }
    let mut last = at + 1;
    while last < end && text.tokens[last].gap.is_space() && is_abbreviation(text, last) {
        last += 1;
    }
    let mut name = Name::new(at..last, true);
    name.kind = Some(EntryKind::Organisation);
    Some(name)
}

/// Н. С. Хрущёв, Хрущёв Н. С., Никита Сергеевич Хрущёв, Московский горком, Переделкино.
fn chain(text: &Text<'_>, at: Place, end: Place) -> Option<Name> {
    let mut last = at;
    while last < end && last - at < 2 && text.shape(last) == Shape::Initial && (last == at || is_close(text, last)) {
        last += 1;
    }
    let initials_first = last > at;
    let first = particles(text, List::OpeningParticles, last, end);
    if first >= end || !admits(text, first) || (first > at && !is_close(text, first)) {
        return None;
    }
    // «На фон Кремля»: a noun before a place.
    if first > last && phrase(text, first, end).is_some_and(|p| is_place(p.1)) {
        return None;
    }
    last = first;
    let mut cases = cases(text, first);
    last += 1;
    while last < end && last - at < LONGEST_CHAIN && is_close(text, last) {
        let next = particles(text, List::Particles, last, end);
        if next >= end || !is_close(text, next) || !admits(text, next) || (initials_first && next == last) {
            break;
        }
        // «Гитлеру Судетскую область»: a place begins.
        let headed = headed(text, next, next + 1, end).is_some_and(|name| name.words.end > next + 1);
        if headed && adjectives(text, last - 1).next().is_none() {
            break;
        }
        let agreed = cases.and(self::cases(text, next));
        // «Роза Люксембург» is no place.
        let named = is_given(text, first);
        let place = phrase(text, next, end).is_some_and(|p| is_place(p.1)) && !named && !is_described(text, next);
        if agreed.is_empty() || is_abbreviation(text, next) || place {
            break;
        }
        cases = agreed;
        last = next + 1;
    }
    // Николай II, Пий XII.
    let ruler = is_given(text, last - 1) || at > 0 && text.continues(at) && is_title(text, at - 1);
    if ruler && !initials_first && last < end && is_close(text, last) && is_numeral(text, last) {
        let mut name = Name::new(at..last + 1, true);
        name.kind = Some(EntryKind::Person);
        name.doubtful = last > first + 1 && !is_sure(text, first) && !is_given(text, first);
        return Some(name);
    }
    let full = last - first;
    let mut initials_last = false;
    if !initials_first && full == 1 {
        let mut next = last;
        while next < end && next - last < 2 && text.shape(next) == Shape::Initial && is_close(text, next) {
            next += 1;
        }
        // «Вошёл Хрущёв. Н. С. Власик остался»: initials before another name are its own.
        let own = next == end || !(text.shape(next) == Shape::Capital && is_close(text, next));
        if next > last && own {
            (last, initials_last) = (next, true);
        }
    }
    let initials = initials_first || initials_last;
    if !initials && let Some(name) = headed(text, first, last, end) {
        return Some(name);
    }
    let person =
        initials || (first..last).any(|at| is_given(text, at)) || (full > 1 && has_patronymic(text, first..last));
    let sure = person && (initials || full > 1) || is_sure(text, first) && !is_attribute(text, first, last, end);
    let mut name = Name::new(at..last, sure);
    // «Любовь Орловой он не завоевал»
    let given = is_given(text, first) && !text.is_in(first, List::GivenNouns);
    name.doubtful = full > 1 && !is_sure(text, first) && !given && !initials;
    if person {
        name.kind = Some(EntryKind::Person);
    } else if full == 2 && is_described(text, last - 1) && phrase(text, last - 1, end).is_some_and(|p| is_place(p.1))
        || full == 1 && at > 0 && text.continues(at) && text.is_in(at - 1, List::Places)
    {
        name.kind = Some(EntryKind::Place);
    } else if full == 1 && at > 0 && text.continues(at) && is_title(text, at - 1) {
        name.kind = Some(EntryKind::Person);
    }
    Some(name)
}

/// «Нижний Новгород», «Старая Русса»: an adjective with a capital before a noun that agrees.
fn is_described(text: &Text<'_>, noun: Place) -> bool {
    noun > 0
        && is_close(text, noun)
        && text.shape(noun - 1) == Shape::Capital
        && adjectives(text, noun - 1).any(|a| text.readings(text.tokens[noun].form).iter().any(|n| agree(a, n)))
}

fn is_place(concept: crate::names::gazetteer::entries::ConceptId) -> bool {
    entry_kind(concept) != Some(EntryKind::Person)
}

/// A space alone parts it from the word before, or the period of an initial.
pub fn is_close(text: &Text<'_>, at: Place) -> bool {
    text.tokens[at].gap.is_space()
}

/// The cases that some reading of a word has.
pub fn cases(text: &Text<'_>, at: Place) -> Cases {
    let readings = text.readings(text.tokens[at].form);
    readings.iter().fold(Cases::default(), |cases, reading| cases.or(reading.cases))
}

/// Иван, Ивану, Иваном.
pub fn is_given(text: &Text<'_>, at: Place) -> bool {
    text.shape(at) == Shape::Capital
        && text.readings(text.tokens[at].form).iter().any(|reading| table().is_given(&reading.lemma))
}

/// Сергеевич, Сергеевной, Ильича.
pub fn is_patronymic(lemma: &str) -> bool {
    ["ович", "евич", "ьич", "мич", "кич", "овна", "евна", "ична", "инична"].iter().any(|end| lemma.ends_with(end))
        && lemma.chars().count() > 5
}

/// A patronymic that is not the last word, or stands behind a given name: Каганович is a surname.
fn has_patronymic(text: &Text<'_>, words: Range<Place>) -> bool {
    words.skip(1).any(|at| text.readings(text.tokens[at].form).iter().any(|reading| is_patronymic(&reading.lemma)))
}

pub fn adjectives<'t>(text: &'t Text<'_>, at: Place) -> impl Iterator<Item = &'t Reading> {
    text.readings(text.tokens[at].form).iter().filter(|reading| reading.class == Class::Adjective)
}

/// Do an adjective and the noun behind it agree?
pub fn agree(adjective: &Reading, noun: &Reading) -> bool {
    adjective.cases.any(noun.cases)
        && (adjective.gender == noun.gender
            || (adjective.gender == Gender::Plural) == (noun.gender == Gender::Plural) && noun.class == Class::Fixed)
}

/// May a word be an adjective that agrees with the word behind it?
pub fn agrees(text: &Text<'_>, at: Place) -> bool {
    let next = text.tokens.get(at + 1).map_or(&[][..], |next| text.readings(next.form));
    adjectives(text, at).any(|adjective| next.iter().any(|noun| agree(adjective, noun)))
}

/// An adjective with a capital before a common noun that agrees: «Советское правительство», «Курские магнаты».
fn is_attribute(text: &Text<'_>, at: Place, last: Place, end: Place) -> bool {
    last == at + 1
        && last < end
        && is_close(text, last)
        && text.shape(last) == Shape::Lower
        && !text.knowledge.is_function_word(text.word(last))
        && adjectives(text, at)
            .any(|a| text.readings(text.tokens[last].form).iter().any(|n| n.class != Class::Fixed && agree(a, n)))
}
