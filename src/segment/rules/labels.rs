//! Labels: list numbers, headings, speakers, entries of bibliographies.

use memchr::memchr;

use super::super::candidate::{Candidate, Gap};
use super::super::letters::{CharClass, Word, behind_space, char_at, first_chars, is_at_most, is_dash, is_vowel};
use super::verdict::Verdict::{self, Cut, Join};
use crate::language::{Classes, LONGEST, fold};

/// Characters of the longest label that is not cut from what it labels, one line of print: «Глава двадцать четвёртая»,
/// a headword with its grammar, the name of a speaker.
const LABEL: usize = 60;

/// Characters of a speaker's label with a remark in it, two lines of print: «АННА (входит и садится у окна)».
const SPEAKER: usize = 120;

/// Whether a text is short enough for a label of two words that lists have. Most sentences have more bytes than these and are not
/// counted.
fn is_short_label(text: &str) -> bool {
    text.len() <= 2 * LONGEST && is_at_most(text, LABEL)
}

/// «1. Хлеб.», «IV. Итоги», «а. Соль», «3.2. Спички»: a label stays with its item.
pub(super) fn label(c: &Candidate<'_>) -> Option<Verdict> {
    if c.closes_quote || c.closes_bracket || c.word.text.is_empty() || !(c.lead_is_short() || c.label_in_run()) {
        return None;
    }
    // «— Кто там? — Я. — Входи»
    if c.dash && char_at(c.text, c.start).is_some_and(is_dash) {
        return None;
    }
    let counts =
        c.word.text.bytes().all(|b| b.is_ascii_digit() || b == b'.') || c.word.is_roman() || c.word.is_letter();
    if !counts || c.word.is_number() && !c.word.is_at_most(3) {
        return None;
    }
    // «Нужно взять: 1. Хлеб; 2. Соль»: labels in one run stand behind a colon or a semicolon.
    (c.word_is_first() || c.label_in_run()).then_some(Join)
}

/// «…от города. б) исключить», "They left. (b) Expel him": an item that a small letter labels opens a unit.
pub(super) fn item_follows(c: &Candidate<'_>) -> Option<Verdict> {
    if c.gap == Gap::Closed || c.dash || c.classes.any(Classes::ABBREVIATION) {
        return None;
    }
    let label = c.next.is_letter() || c.next.is_number() && c.next.is_at_most(2);
    if !label || char_at(c.text, c.next.end()) != Some(')') || c.opener.is_some_and(|sign| sign != '(') {
        return None;
    }
    let space = char_at(c.text, c.next.end() + 1).is_some_and(char::is_whitespace);
    (space && c.bracket.is_none()).then_some(Cut)
}

/// «Глава VII. Что было дальше», "Chapter 3. The ferry": a chapter's label stays with its title.
pub(super) fn heading(c: &Candidate<'_>) -> Option<Verdict> {
    if !is_short_label(&c.text[c.start..c.mark_start])
        || !(c.word.is_roman() || c.word.is_number() || c.word.is_letter() || c.word.is_at_most(10))
    {
        return None;
    }
    let mut words = c.text[c.start..c.mark_start].split_whitespace();
    let (first, number) = (words.next()?, words.next()?);
    let is_heading = words.next().is_none()
        && (first.starts_with(char::is_uppercase) && c.knowledge.classes(fold(first).as_str()).any(Classes::HEADING)
            || c.at_line() && is_shortened_label(c, first));
    let word = Word { text: number, start: c.word.start };
    let counts = || {
        word.is_roman()
            || number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            || word.is_letter()
            || c.knowledge.classes(fold(number).as_str()).any(Classes::ORDINAL)
    };
    (is_heading && counts()).then_some(Join)
}

/// «Рис. 3», "Fig. 3", «№ 5», «§ 12».
fn is_shortened_label(c: &Candidate<'_>, first: &str) -> bool {
    matches!(first, "№" | "§")
        || first.strip_suffix('.').is_some_and(|word| {
            word.starts_with(char::is_uppercase) && c.knowledge.classes(fold(word).as_str()).any(Classes::NUMBERED)
        })
}

/// «АННА. Поезд ушёл.», «ПРЕДСЕДАТЕЛЬ СОБРАНИЯ. Тише!»: a speaker's label in a drama or a record.
pub(super) fn speaker(c: &Candidate<'_>) -> Option<Verdict> {
    let said = &c.text[c.start..c.mark_start];
    if !may_be_speaker(said) {
        return None;
    }
    // Behind a remark another speaker may go on in the same line: «(Шум.) РЯБОВ. Тише!»
    let begins = || c.at_line() || c.text[..c.start].trim_end().ends_with([')', ']']) || opens_with_speaker(c.text);
    if c.word.is_small() && !c.closes_bracket || !c.said_is_at_most(SPEAKER) || !begins() {
        return None;
    }
    // «АННА (плачет). Поезд ушёл.»
    let name = match said.split_once(" (").or_else(|| said.split_once(" [")) {
        Some((name, _)) if c.closes_bracket || said.ends_with([')', ']']) => name.trim_end_matches('.'),
        _ => said,
    };
    // "OK. Fine."
    let answer = || c.knowledge.classes(fold(name).as_str()).any(Classes::STARTER | Classes::FUNCTION);
    (is_speaker(name) && !c.next.is_capitals() && !c.closes_quote && !answer()).then_some(Join)
}

/// Whether the block opens with a speaker's label, so that others may speak in it: «ЛИЗА. Вы? БАРОН. Я.».
pub(super) fn opens_with_speaker(block: &str) -> bool {
    // "2ND SOLDIER."
    let name = block.trim_start_matches(|x: char| x.is_ascii_digit());
    if !may_be_speaker(name) {
        return false;
    }
    let head = first_chars(block, SPEAKER);
    head.split(['.', '(', '[']).next().is_some_and(|name| {
        let name = name.trim_start_matches(|x: char| x.is_ascii_digit());
        name.len() < head.len() && is_speaker(name.trim())
    })
}

/// Whether a text may begin with a speaker's name. By their second letter most do not.
fn may_be_speaker(text: &str) -> bool {
    text.chars().take(2).all(is_of_speaker)
}

/// Whether a character may stand in a speaker's name.
fn is_of_speaker(x: char) -> bool {
    x.is_whitespace() || matches!(x, '-' | '.') || matches!(CharClass::of(x), CharClass::Upper)
}

/// «1-й мужик. Куда?», "2nd Peasant. Whither?": a speaker without a name, told by a number.
pub(super) fn numbered_speaker(c: &Candidate<'_>) -> Option<Verdict> {
    let said = &c.text[c.start..c.mark_start];
    // Most sentences have a word between the first and the last.
    let lead = &c.text.as_bytes()[c.start..c.word.start];
    let more = memchr(b' ', lead).is_some_and(|space| lead[space..].iter().any(|byte| *byte != b' '));
    if more || !is_short_label(said) {
        return None;
    }
    let mut words = said.split_whitespace();
    let (number, role) = (words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let counts = number.starts_with(|x: char| x.is_ascii_digit()) && number.ends_with(char::is_alphabetic)
        || c.knowledge.classes(fold(number).as_str()).any(Classes::ORDINAL);
    let speaks = counts && c.knowledge.classes(fold(role).as_str()).any(Classes::ROLE);
    (speaks && c.next_first != CharClass::Nothing).then_some(Join)
}

/// A name in capitals, three words at most: «АННА», «ГОЛОС ИЗ ЗАЛА», "MR. ORR".
pub(in super::super) fn is_speaker(name: &str) -> bool {
    let word = Word { text: name, start: 0 };
    // Most names fail at their second letter.
    name.chars().all(is_of_speaker)
        && is_at_most(name, LABEL)
        && !word.is_roman()
        && name.split_whitespace().count() <= 3
        && name.chars().filter(|x| x.is_alphabetic()).nth(1).is_some()
        && !name.ends_with('.')
}

/// «М.: Наука, 1980. — 340 с.», «Там же. С. 15.», «Новый мир. 1956. № 8.»: areas of a reference.
pub(super) fn reference(c: &Candidate<'_>) -> Option<Verdict> {
    if c.in_entry && c.gap != Gap::Line {
        return Some(Join);
    }
    if c.dash {
        // «— спросил он. — Я.»: no place of print is shortened to a vowel.
        let number = c.next_first == CharClass::Digit;
        let place = c.next.is_at_most(4)
            && char_at(c.text, c.next.end()).is_some_and(|x| matches!(x, '.' | ':'))
            && (c.next.is_letter() && !c.next.text.chars().flat_map(char::to_lowercase).any(is_vowel)
                || c.knowledge
                    .classes(fold(c.next.text).as_str())
                    .any(Classes::NUMBERED | Classes::TITLE | Classes::PUBLISHED));
        return (number || place && c.next_first == CharClass::Upper).then_some(Join);
    }
    // A number with its label, and nothing more in this area: «С. 15.», «№ 8.», "Vol. 3,".
    let label = if c.text[c.resume..].starts_with('№') {
        c.resume + '№'.len_utf8()
    } else {
        let numbered = c.next_first == CharClass::Upper
            && char_at(c.text, c.next.end()) == Some('.')
            && c.knowledge.classes(fold(c.next.text).as_str()).any(Classes::NUMBERED);
        if !numbered {
            return None;
        }
        c.next.end() + 1
    };
    let (number, _) = behind_space(c.text, label);
    let number = Word::at(c.text, number);
    if !number.text.starts_with(|x: char| x.is_ascii_digit()) {
        return None;
    }
    let mut end = number.end();
    while c.text[end..].starts_with('.') && c.text[end + 1..].starts_with(|x: char| x.is_ascii_digit()) {
        end = Word::at(c.text, end + 1).end();
    }
    while let Some(dash @ ('–' | '—' | '-')) = char_at(c.text, end) {
        end = Word::at(c.text, end + dash.len_utf8()).end();
    }
    // «Л. 4 об.»
    let side = Word::at(c.text, end + usize::from(c.text[end..].starts_with(' ')));
    let overleaf = side.is_small()
        && c.text[side.end()..].starts_with('.')
        && c.knowledge.classes(fold(side.text).as_str()).any(Classes::NUMBERED)
        && !c.text[behind_space(c.text, side.end() + 1).0..].starts_with(|x: char| x.is_ascii_digit());
    // «П. 2.4. исключён»: of that item something is said.
    let said_of = c.text[end..].starts_with('.') && {
        let (next, _) = behind_space(c.text, end + 1);
        char_at(c.text, next).is_some_and(|x| CharClass::of(x) == CharClass::Lower)
    };
    (overleaf || !said_of && char_at(c.text, end).is_none_or(|x| matches!(x, '.' | ',' | ';'))).then_some(Join)
}

/// «МЕЛЬНИЦА, ж. Строение с жерновами»: a grammatical label in an entry of a dictionary.
pub(super) fn entry(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.word.is_small() || c.sign_before_word() != Some(',') || !c.said_is_at_most(LABEL) || !c.at_line() {
        return None;
    }
    let headword = c.text[c.start..c.word.start].trim().trim_end_matches(',');
    let label = c.knowledge.classes(fold(c.word.text).as_str()).any(Classes::GRAMMAR);
    (label && !headword.contains(char::is_whitespace)).then_some(Join)
}
