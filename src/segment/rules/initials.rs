//! Capitals with a period: initials before and behind a surname, letters that name things.

use super::super::candidate::Candidate;
use super::super::letters::{CharClass, Word, behind_space, char_at};
use super::labels::opens_with_speaker;
use super::verdict::Verdict::{self, Cut, Join};
use crate::language::{Classes, LetterSet, fold};

/// "So do I. John agreed": the pronoun; "I. V. Kovrigin" is an initial.
pub(super) fn pronoun(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.word.is_letter() || !c.classes.any(Classes::SELF) || c.word.is_small() || c.word_is_first() {
        return None;
    }
    let prior = c.prior();
    let says = c.knowledge.classes(fold(prior.text).as_str()).any(Classes::FUNCTION) && prior.is_small();
    let by = c.knowledge.classes(fold(prior.text).as_str()).any(Classes::OBLIQUE);
    says.then(|| Verdict::cut_if(!by && !c.initial_follows() || c.starter_follows()))
}

/// «в подъезде Б. Лифта нет», "in Block C. Workers": a letter that names the thing before it.
pub(super) fn counted(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.word.is_letter() || c.word.first() != CharClass::Upper {
        return None;
    }
    let prior = c.prior();
    // «2 °C. Ночью», "56° 12′ N. Depth", «буквы Ь и Ъ. Затем», «до 10 G. Экипаж».
    let degrees = match c.sign_before_word() {
        Some('°') => matches!(c.word.text, "C" | "С" | "F" | "N" | "S" | "E" | "W"),
        Some('′' | '″') => matches!(c.word.text, "N" | "S" | "E" | "W"),
        Some('.') => is_scale(c, c.prior(), c.word),
        _ => false,
    };
    let no_initial = c.classes.any(Classes::NAMELESS);
    // «перевели в 9 Б. Учителя», «у дома 3 Г. Василий»: the letter belongs to the number.
    let belongs = || {
        let before = fold(c.before(prior).text);
        let classes = c.knowledge.classes(before.as_str()) | c.knowledge.stem_classes(before.as_str());
        classes.any(Classes::PREPOSITION | Classes::OBLIQUE | Classes::COUNTED | Classes::INSTITUTION)
    };
    let measure =
        prior.ends_in_digit() && prior.is_at_most(3) && !c.initial_follows() && (!is_surname(c, c.next) || belongs());
    // "She got a C. Hughes got a B."
    let grade = prior.is_small()
        && c.knowledge.classes(fold(prior.text).as_str()).any(Classes::ARTICLE)
        && c.word.text.chars().all(|letter| c.knowledge.has_letter(letter, LetterSet::Grade));
    // «через точки А и В. Отрезок», "from A to B. Then": the other letter has no period.
    let paired = || {
        let other = c.before(prior);
        c.knowledge.classes(fold(prior.text).as_str()).any(Classes::FUNCTION)
            && other.is_letter()
            && other.first() == CharClass::Upper
            && other.start > c.start
            && !c.text[other.end()..].starts_with('.')
            && !c.knowledge.classes(fold(other.text).as_str()).any(Classes::SELF)
            && !c.initial_follows()
    };
    if degrees
        || no_initial
        || paired()
        || (measure || grade && !c.initial_follows()) && c.next_first == CharClass::Upper
    {
        return Some(Cut);
    }
    // «д. 8, корп. А. Получатель»
    if c.sign_before_word() == Some('.') && c.knowledge.classes(fold(prior.text).as_str()).any(Classes::COUNTED) {
        return (!c.initial_follows()).then_some(Cut);
    }
    if prior.text.is_empty() || c.sign_before_word().is_some_and(|sign| !sign.is_alphanumeric()) {
        return None;
    }
    let folded = fold(prior.text);
    let named = c.knowledge.classes(folded.as_str()) | c.knowledge.stem_classes(folded.as_str());
    let name_follows = c.initial_follows() || is_surname(c, c.next);
    (named.any(Classes::COUNTED) && !name_follows).then_some(Cut)
}

/// "4 deg. C", «4 град. С»: the scale of a temperature.
pub(super) fn is_scale(c: &Candidate<'_>, unit: Word<'_>, letter: Word<'_>) -> bool {
    matches!(letter.text, "C" | "С" | "F") && c.knowledge.classes(fold(unit.text).as_str()).any(Classes::DEGREE)
}

/// «И. В. Сталин», «Дж. Неру», "J. R. Holloway"; «Ковригин И. В. Опись…»: a surname before its initials closes.
pub(super) fn initials(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.word_is_initial() {
        return None;
    }
    // «КУПЕЦ (входя). Я. ОЛЬГА. Войдите»: another speaks.
    if c.next.is_capitals() && c.next_is_shortened() && opens_with_speaker(c.text) {
        return Some(Cut);
    }
    let dotted = c.word.text.contains('.');
    if c.next_first == CharClass::Digit || c.next_first == CharClass::Sign && c.opener.is_none() {
        return Some(Join);
    }
    if c.dash {
        return Some(Verdict::cut_if(!c.initial_follows()));
    }
    if c.opener.is_some() {
        return Some(Verdict::cut_if(dotted));
    }
    if c.starter_follows() {
        return Some(Cut);
    }
    // «Зорин Н. В. Указ. соч.»: a book named before.
    if c.initial_follows() || c.next_is_shortened() && c.next_classes().any(Classes::CITED) {
        return Some(Join);
    }
    // «подписал Н. Подпись неразборчива»: no surname has that ending.
    if !dotted && !c.word_is_first() && c.knowledge.is_common(fold(c.next.text).as_str()) {
        return Some(Cut);
    }
    Some(Verdict::cut_if(c.knowledge.is_cyrillic() && !c.word_is_first() && (name_is_complete(c) || clause_follows(c))))
}

/// «рассказала мне Н. Б. Мужу она не говорила»: the sentence has its verb, and no name stands right before a pronoun.
fn clause_follows(c: &Candidate<'_>) -> bool {
    let behind = Word::at(c.text, behind_space(c.text, c.next.end()).0);
    c.knowledge.classes(fold(behind.text).as_str()).any(Classes::SUBJECT) && c.has_verb()
}

/// The name that stands right before the initials, and how many these are.
fn name_before<'a>(c: &Candidate<'a>) -> Option<(Word<'a>, usize)> {
    let (mut word, mut count) = (c.word, 1);
    let name = loop {
        let before = c.before(word);
        if !(before.is_letter() && before.first() == CharClass::Upper) || count > 3 {
            break before;
        }
        word = before;
        count += 1;
    };
    let joined = c.text[name.end()..word.start].trim().is_empty();
    (joined && name.first() == CharClass::Upper && !name.is_at_most(2) && !name.is_capitals())
        .then(|| (name, count + c.word.text.matches('.').count()))
}

/// Whether a name that is not the first word of the sentence stands before the initials: «вёл Гайдар А. П.».
pub(super) fn stands_behind_name(c: &Candidate<'_>) -> bool {
    name_before(c).is_some_and(|(name, _)| {
        c.text[c.start..name.start].contains(char::is_alphanumeric) && !c.text[name.end()..].starts_with('.')
    })
}

/// Whether a surname stands before the initials, and none behind.
fn name_is_complete(c: &Candidate<'_>) -> bool {
    let Some((name, count)) = name_before(c) else { return false };
    let folded = fold(name.text);
    let classes = c.knowledge.classes(folded.as_str()) | c.knowledge.stem_classes(folded.as_str());
    if classes.any(Classes::GIVEN | Classes::FUNCTION | Classes::HONORIFIC | Classes::STARTER) {
        return false;
    }
    // «Письмо Н. В. Зорина П. Л. Гордону»: the surname has its initials before it, so these belong to the next.
    let before = c.before(name);
    if before.is_letter() && before.first() == CharClass::Upper && c.text[before.end()..].starts_with('.') {
        return false;
    }
    let first = c.text[c.start..name.start].chars().all(|x| !x.is_alphanumeric());
    let surname = is_surname(c, name);
    let follows = is_surname(c, c.next);
    // A list of names: «Ковригин И. В. Петров П. П.».
    let listed = follows && c.text[c.next.end()..].starts_with(' ') && {
        let next = Word::at(c.text, c.next.end() + 1);
        next.is_letter() && char_at(c.text, next.end()) == Some('.')
    };
    (surname || !first && count >= 2) && (!follows || listed)
}

/// Whether the word has the ending of a surname.
fn is_surname(c: &Candidate<'_>, word: Word<'_>) -> bool {
    word.first() == CharClass::Upper && !word.is_at_most(3) && c.knowledge.is_surname(fold(word.text).as_str())
}
