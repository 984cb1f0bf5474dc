//! A bracket or a quotation holds the mark.

use super::super::candidate::{Candidate, Mark};
use super::super::enclosures::Enclosure;
use super::super::letters::{
    CharClass, Word, behind_space, is_at_most, is_closing_bracket, is_closing_quote, is_dash, is_opener, last_chars,
};
use super::verdict::Verdict::{self, Join};
use crate::language::{Classes, fold};

/// Longest remark in characters that is not cut: «(Бурные аплодисменты, переходящие в овацию. Все встают.)»; longer ones
/// are text.
const REMARK: usize = 200;

/// Stretch before a quotation, in characters, in which a verb of saying is looked for: three lines of print.
const LEAD: usize = 200;

/// «Он (мы помним. Все помнят.) ушёл»: a bracket that opened inside the sentence and closes again.
///
/// A bracket that opens the unit holds sentences of its own: «(Мы помним. Все помнят.) Он ушёл», unless it
/// is a remark: «(Аплодисменты. Все встают.)».
pub(super) fn inside_bracket(c: &Candidate<'_>) -> Option<Verdict> {
    let pair = c.bracket?;
    let remark = || {
        let text = c.text.get(pair.open..pair.close).unwrap_or_default();
        is_at_most(text, REMARK) && c.knowledge.remark(text).is_some()
    };
    (pair.open >= c.start && (!opens_unit(c, pair) || remark())).then_some(Join)
}

/// «в романе «Кто виноват? Часть первая» сказано»: a title in quotation marks, part of the sentence around it.
///
/// Speech is told by what introduces it (a colon, a comma, a verb of saying) or by its opening the unit; its sentences are cut.
pub(super) fn inside_quotation(c: &Candidate<'_>) -> Option<Verdict> {
    let pair = c.quote?;
    (pair.open >= c.start && !is_speech(c, pair)).then_some(Join)
}

/// «читал «Что делать?» Чернышевского»: the mark belongs to a quoted title, and a name goes on.
pub(super) fn title_quoted(c: &Candidate<'_>) -> Option<Verdict> {
    let pair = c.closing?;
    let title = c.mark != Mark::Period
        && !c.ends_outside()
        && c.next_first == CharClass::Upper
        && c.opener.is_none()
        && !c.dash
        && pair.open > c.start
        && !is_speech(c, pair)
        && !c.starter_follows();
    title.then_some(Join)
}

/// Whether nothing but opening signs stands between the unit's beginning and the pair.
fn opens_unit(c: &Candidate<'_>, pair: Enclosure) -> bool {
    // A lead is a few signs, 16 bytes at most; a longer stretch has words.
    let lead = c.text.get(c.start..pair.open).unwrap_or_default();
    lead.len() < 16 && lead.chars().all(|x| x.is_whitespace() || is_dash(x) || is_opener(x) || x == '…')
}

const fn is_closer(sign: char) -> bool {
    is_closing_bracket(sign) || is_closing_quote(sign)
}

/// Whether the quotation is speech.
fn is_speech(c: &Candidate<'_>, pair: Enclosure) -> bool {
    if pair.open < c.start || opens_unit(c, pair) {
        return true;
    }
    let before = c.text[c.start..pair.open].trim_end();
    match before.chars().next_back() {
        None => true,
        // A list of titles: «Гроза»; «Лес»/«Бор».
        Some(';' | '/') => false,
        // "The motto, "Who dares? We dare!" was": behind it the sentence goes on, and nobody speaks.
        Some(',') if goes_on(c, pair) => {
            last_chars(&c.text[c.start..pair.open], LEAD).split_whitespace().any(|word| says(c, word))
        }
        Some(sign) if is_dash(sign) || !(sign.is_alphanumeric() || is_opener(sign) || is_closer(sign)) => true,
        Some(_) => {
            let word = Word::before(c.text, c.start, c.start + before.len());
            says(c, word.text)
        }
    }
}

/// A verb of saying.
fn says(c: &Candidate<'_>, word: &str) -> bool {
    let word = fold(word.trim_matches(|x: char| !x.is_alphanumeric()));
    c.knowledge.stem_classes(word.as_str()).any(Classes::SPEECH)
}

/// Whether the quotation stands before the verb of the sentence around it.
fn goes_on(c: &Candidate<'_>, pair: Enclosure) -> bool {
    let next = Word::at(
        c.text,
        behind_space(c.text, pair.close + c.text[pair.close..].chars().next().map_or(0, char::len_utf8)).0,
    );
    next.is_small() && c.knowledge.classes(fold(next.text).as_str()).any(Classes::COPULA)
}
