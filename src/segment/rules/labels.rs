//! Labels: list numbers, headings, speakers, entries of bibliographies.

use super::super::candidate::{Candidate, Gap};
use super::super::letters::{Shape, Word, char_at};
use super::Verdict::{self, Cut, Join};
use crate::language::{Classes, fold};

/// «1. Хлеб.», «IV. Итоги», «а. Соль», «3.2. Спички»: a label stays with its item.
pub(super) fn label(c: &Candidate<'_>) -> Option<Verdict> {
    if c.closes_quote || c.closes_bracket || c.word.text.is_empty() || !(c.lead_is_short() || c.label_in_run()) {
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
    if c.mark_start - c.start > 60
        || !(c.word.is_roman() || c.word.is_number() || c.word.is_letter() || c.word.is_at_most(10))
    {
        return None;
    }
    let mut words = c.text[c.start..c.mark_start].split_whitespace();
    let (first, number) = (words.next()?, words.next()?);
    let is_heading = words.next().is_none()
        && first.starts_with(char::is_uppercase)
        && c.knowledge.classes(fold(first).as_str()).any(Classes::HEADING);
    let word = Word { text: number, start: c.word.start };
    let counts = word.is_roman()
        || word.is_number()
        || word.is_letter()
        || c.knowledge.classes(fold(number).as_str()).any(Classes::ORDINAL);
    (is_heading && counts).then_some(Join)
}

/// «АННА. Поезд ушёл.», «ПРЕДСЕДАТЕЛЬ СОБРАНИЯ. Тише!»: a speaker's label in a drama or a record.
pub(super) fn speaker(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.word.is_capitals() || c.word.text.contains('.') || c.mark_start - c.start > 60 {
        return None;
    }
    let said = &c.text[c.start..c.mark_start];
    let capitals = said.split_whitespace().count() <= 3
        && said.chars().all(|x| Shape::of(x) != Shape::Lower && Shape::of(x) != Shape::Digit);
    let before = c.text[..c.start].trim_end_matches([' ', '\t']);
    let at_line = before.is_empty() || before.ends_with('\n');
    let shouted = c.next.is_capitals();
    (capitals && at_line && !c.word.is_roman() && !shouted).then_some(Join)
}

/// «М.: Наука, 1980. — 340 с.»: areas of a bibliographic description, between a period and a dash.
pub(super) fn bibliography(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.dash {
        return None;
    }
    let number = c.next_shape == Shape::Digit;
    let place = c.next.is_at_most(4)
        && char_at(c.text, c.next.end()).is_some_and(|x| matches!(x, '.' | ':'))
        && (c.next.is_letter()
            || c.knowledge
                .classes(fold(c.next.text).as_str())
                .any(Classes::NUMBERED | Classes::TITLE | Classes::PUBLISHED));
    (number || place && c.next_shape == Shape::Upper).then_some(Join)
}
