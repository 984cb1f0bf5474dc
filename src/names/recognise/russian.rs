//! Russian names: by capitals, initials, agreement in case, quotation marks, and the nouns that organisations and places are named by.

use std::ops::Range;

use crate::language::{Declension, NameList};
use crate::model::{EntryKind, SentenceId, Side};
use crate::names::gazetteer::common::is_common;
use crate::names::gazetteer::conventional::{Category, GazetteerId, entry_kind, gazetteer};
use crate::names::recognise::agreement::{adjectives, agree, cases};
use crate::names::recognise::coordination::coordinated;
use crate::names::recognise::expansions::Expansions;
use crate::names::recognise::headed::headed;
use crate::names::recognise::name::{Name, Pattern, walk};
use crate::names::recognise::person_words::{has_patronymic, is_given, is_sure, is_title};
use crate::names::recognise::shapes::{is_abbreviation, is_close, is_numeral, particles};
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::token::{Gap, WordShape};

/// Words of the longest name in quotation marks; more are mostly speech. Set by hand.
const LONGEST_QUOTED: usize = 4;
/// Words of the longest name of a person: «Иоганн Вольфганг фон Гёте», «Габриэль Гарсиа Маркес».
const LONGEST_CHAIN: usize = 5;
/// Initials of a person: of the given name and of the patronymic.
const MOST_INITIALS: usize = 2;

/// The names of a sentence, in order, appended to `out`.
pub fn recognise_russian(text: &Text<'_>, expansions: &Expansions, id: SentenceId, out: &mut Vec<Name>) {
    if text.is_heading(id) {
        return;
    }
    walk(text.sentence(id), out, |at, end| {
        quoted(text, at, end)
            .or_else(|| spelled_out(text, expansions, at))
            .or_else(|| known(text, expansions, at, end))
            .or_else(|| abbreviation(text, at, end))
            .or_else(|| coordinated(text, at, end))
            .or_else(|| chain(text, at, end))
    });
}

/// Whether a name may begin or go on here.
fn admits(text: &Text<'_>, at: TokenIndex) -> bool {
    let word = text.word(at);
    matches!(text.shape(at), WordShape::Capital | WordShape::Upper)
        && !is_numeral(text, at)
        && (!text.knowledge.is_function_word(word) || is_odd(text, at))
        && text.knowledge.month(word).is_none()
        && !is_title(text, at)
        && !text.is_form(NameList::Capitals, at)
        && !opens_place(text, at)
}

/// «Мыс Дежнёва», «Посёлок Тикси»: the noun has its capital from the sentence.
fn opens_place(text: &Text<'_>, at: TokenIndex) -> bool {
    let named = |next: TokenIndex| {
        text.tokens.get(next).is_some_and(|next| next.gap.is_space() && next.shape == WordShape::Capital)
    };
    text.tokens[at].gap.any(Gap::START) && text.is_form(NameList::Places, at) && named(at + 1)
}

/// «Профессор Ли», «У Ли»: a word such as «ли» with a capital that neither a sentence nor a line of verse explains.
fn is_odd(text: &Text<'_>, at: TokenIndex) -> bool {
    text.shape(at) == WordShape::Capital
        && !text.opens(at)
        && text.tokens[at].gap.is_space()
        && at.checked_sub(1).is_some_and(|before| !text.between(before, at).contains('\n'))
}

/// «Правда», «Нового мира», «Нью-Йорк таймс».
fn quoted(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<Name> {
    let gap = text.tokens[at].gap;
    if !gap.any(Gap::QUOTE) || !text.shape(at).is_capital() {
        return None;
    }
    let mut last = at + 1;
    while last < end && text.tokens[last].gap.is_space() {
        last += 1;
    }
    let after_work = at > 0
        && [NameList::Works, NameList::Belonging, NameList::OrganisationHeads]
            .into_iter()
            .any(|list| text.is_form(list, at - 1));
    // «Где Глеб?» is speech, the novel «Что делать?» is not.
    let closed = closes(text, last - 1) || after_work && last < end && text.tokens[last].gap.any(Gap::UNQUOTE);
    if !closed || last - at > LONGEST_QUOTED {
        return None;
    }
    let known = whole(text, at..last);
    // Speech in quotation marks is mostly longer, stands after a colon, or ends with a mark of its own.
    let plain = last - at == 1 && !gap.any(Gap::STOP.or(Gap::START)) && !text.occurs_lower(at);
    let mut name = Name::new(at..last, after_work || known.is_some() || plain);
    // «Тренер «Барселоны»»: a place in quotation marks may be a club, a ship, a restaurant.
    name.gazetteer_id = known.filter(|&gazetteer_id| !after_work || entry_kind(gazetteer_id) != Some(EntryKind::Place));
    name.pattern = Pattern::Quoted;
    name.kind = name.gazetteer_id.and_then(entry_kind).or(Some(EntryKind::Organisation));
    Some(name)
}

/// Whether a closing quotation mark follows a word.
fn closes(text: &Text<'_>, at: TokenIndex) -> bool {
    let end = text.tokens[at].span.end() as usize;
    text.segmented.document().text().get(end..).is_some_and(|rest| rest.starts_with(['»', '”', '“', '"']))
}

/// The line of the table that all these words are.
fn whole(text: &Text<'_>, words: Range<TokenIndex>) -> Option<GazetteerId> {
    phrase(text, words.start, words.end).filter(|(end, _)| *end == words.end).map(|(_, gazetteer_id)| gazetteer_id)
}

/// The longest name of the table that begins here, but for given names and common nouns.
fn phrase(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<(TokenIndex, GazetteerId)> {
    let form = text.tokens[at].form;
    let lemmas = text.analyses(form).iter().map(|analysis| &*analysis.lemma);
    let mut best: Option<(TokenIndex, GazetteerId)> = None;
    for lemma in std::iter::once(text.word(at)).chain(lemmas) {
        for (words, gazetteer_id) in gazetteer().russian(lemma) {
            let kind = gazetteer().entry(*gazetteer_id).kind;
            let last = at + words.len();
            if matches!(kind, Category::Given(_) | Category::Head)
                || last > end
                || best.is_some_and(|(best, _)| best >= last)
            {
                continue;
            }
            let fits = |(at, word): (TokenIndex, &str)| text.continues(at) && text.may_be(at, word);
            if (at + 1..last).zip(words[1..].iter().map(AsRef::as_ref)).all(fits) {
                best = Some((last, *gazetteer_id));
            }
        }
    }
    best
}

/// «Центральный исполнительный комитет» before «(ЦИК)».
fn spelled_out(text: &Text<'_>, expansions: &Expansions, at: TokenIndex) -> Option<Name> {
    let mut name = expansions.name(at)?;
    name.gazetteer_id = whole(text, name.words.clone());
    name.kind = name.gazetteer_id.and_then(entry_kind).or(name.kind);
    Some(name)
}

/// Москве, ЦК КПСС, Советского Союза; persons of the table are left to `chain`.
fn known(text: &Text<'_>, expansions: &Expansions, at: TokenIndex, end: TokenIndex) -> Option<Name> {
    if !text.shape(at).is_capital() || text.shape(at) == WordShape::Initial {
        return None;
    }
    let (last, gazetteer_id) = phrase(text, at, end)?;
    // «КПК» is what the text itself says, a commission here, a party there.
    let own = expansions.of(text.tokens[at].form).filter(|_| last == at + 1);
    if own.is_some_and(|words| whole(text, words.clone()) != Some(gazetteer_id)) {
        return None;
    }
    // «В Красноярском крае»: the adjective, not the town.
    if last == at + 1 && headed(text, at, last, end).is_some_and(|name| name.words.end > last) {
        return None;
    }
    let kind = gazetteer().entry(gazetteer_id).kind;
    if last == at + 1 && (kind == Category::Person || text.knowledge.is_function_word(text.word(at))) {
        return None;
    }
    // «Московский университет» is told from «Московский» by its noun; a single word that is also written small is doubtful.
    // «Орёл на монете»: a common noun that opens a sentence.
    let common = || is_common(Side::Source, text.word(at));
    let sure = last > at + 1
        || is_sure(text, at) && !(text.opens(at) && common())
        || text.opens(at) && !text.occurs_lower(at) && !common();
    let mut name = Name::new(at..last, sure);
    name.gazetteer_id = Some(gazetteer_id);
    name.kind = entry_kind(gazetteer_id);
    Some(name)
}

/// НКВД, ЦК КП(б)У.
fn abbreviation(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<Name> {
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
fn chain(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<Name> {
    let mut last = after_initials(text, at, end);
    let initials_first = last > at;
    let first = particles(text, NameList::OpeningParticles, last, end);
    if first >= end || !admits(text, first) || (first > at && !is_close(text, first)) {
        return None;
    }
    // «На фон Кремля»: a noun before a place.
    if first > last && phrase(text, first, end).is_some_and(|p| is_place(p.1)) {
        return None;
    }
    last = full_words(text, at..first, end);
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
        let next = if last < end && is_close(text, last) { after_initials(text, last, end) } else { last };
        // «Вошёл Хрущёв. Н. С. Власик остался»: initials before another name are its own.
        let own = next == end || !(text.shape(next) == WordShape::Capital && is_close(text, next));
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
    let given = is_given(text, first) && !text.is_form(NameList::GivenNouns, first);
    name.doubtful = full > 1 && !is_sure(text, first) && !given && !initials;
    if person {
        name.kind = Some(EntryKind::Person);
    } else if full == 2 && is_described(text, last - 1) && phrase(text, last - 1, end).is_some_and(|p| is_place(p.1))
        || full == 1 && at > 0 && text.continues(at) && text.is_form(NameList::Places, at - 1)
    {
        name.kind = Some(EntryKind::Place);
    } else if full == 1 && at > 0 && text.continues(at) && is_title(text, at - 1) {
        name.kind = Some(EntryKind::Person);
    }
    Some(name)
}

/// The end of the initials that begin at a word.
fn after_initials(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> TokenIndex {
    let mut last = at;
    let goes_on = |last| text.shape(last) == WordShape::Initial && (last == at || is_close(text, last));
    while last < end && last - at < MOST_INITIALS && goes_on(last) {
        last += 1;
    }
    last
}

/// The end of the words with capitals that agree with the first of them, which stands after `before`: initials or particles.
fn full_words(text: &Text<'_>, before: Range<TokenIndex>, end: TokenIndex) -> TokenIndex {
    let Range { start: at, end: first } = before;
    let initials_first = text.shape(at) == WordShape::Initial;
    let (mut agreed, mut last) = (cases(text, first), first + 1);
    while last < end && last - at < LONGEST_CHAIN && is_close(text, last) {
        let next = particles(text, NameList::Particles, last, end);
        if next >= end || !is_close(text, next) || !admits(text, next) || (initials_first && next == last) {
            break;
        }
        // «Гитлеру Судетскую область»: a place begins.
        let headed = headed(text, next, next + 1, end).is_some_and(|name| name.words.end > next + 1);
        if headed && adjectives(text, last - 1).next().is_none() {
            break;
        }
        agreed = agreed.and(cases(text, next));
        // «Роза Люксембург» is no place.
        let named = is_given(text, first);
        let place = phrase(text, next, end).is_some_and(|p| is_place(p.1)) && !named && !is_described(text, next);
        if agreed.is_empty() || is_abbreviation(text, next) || place {
            break;
        }
        last = next + 1;
    }
    last
}

/// «Нижний Новгород», «Старая Русса»: an adjective with a capital before a noun that agrees.
fn is_described(text: &Text<'_>, noun: TokenIndex) -> bool {
    noun > 0
        && is_close(text, noun)
        && text.shape(noun - 1) == WordShape::Capital
        && adjectives(text, noun - 1).any(|a| text.analyses(text.tokens[noun].form).iter().any(|n| agree(a, n)))
}

fn is_place(gazetteer_id: GazetteerId) -> bool {
    entry_kind(gazetteer_id) != Some(EntryKind::Person)
}

/// An adjective with a capital before a common noun that agrees: «Советское правительство», «Курские магнаты».
fn is_attribute(text: &Text<'_>, at: TokenIndex, last: TokenIndex, end: TokenIndex) -> bool {
    last == at + 1
        && last < end
        && is_close(text, last)
        && text.shape(last) == WordShape::Lower
        && !text.knowledge.is_function_word(text.word(last))
        && adjectives(text, at).any(|a| {
            text.analyses(text.tokens[last].form).iter().any(|n| n.declension != Declension::Fixed && agree(a, n))
        })
}
