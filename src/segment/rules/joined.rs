//! Nothing stands between the mark and the next character: decimals, addresses, forgotten spaces.

use super::super::candidate::{Candidate, Gap, Mark};
use super::super::letters::{CharClass, Word, char_at};
use super::verdict::Verdict::{self, Join};
use crate::language::{Classes, fold};

/// Letters that a word has before a forgotten space; shorter ones are parts of abbreviations and addresses.
const WHOLE_WORD: usize = 2;

/// «и т.д.», `3.14`, `site.ru`, «Ах!..»: a sign, a digit or a small letter right behind the mark.
pub(super) fn sign(c: &Candidate<'_>) -> Option<Verdict> {
    let joins = c.gap == Gap::Closed
        && matches!(c.next_first, CharClass::Sign | CharClass::Nothing | CharClass::Lower)
        && c.opener.is_none()
        && !(c.dash && c.spaced_dash());
    if joins && c.next_first == CharClass::Lower && c.mark == Mark::Strong && !c.dash {
        // "even 1 person??cos": chat; an address has signs behind (`?id=5`).
        let words = c.word.is_small()
            && !c.word.is_at_most(1)
            && !c.next.is_at_most(1)
            && char_at(c.text, c.next.end()).is_none_or(|x| x.is_whitespace() || matches!(x, '.' | ',' | '!' | '?'));
        return Some(Verdict::cut_if(words && !c.closes_quote && !c.closes_bracket));
    }
    joins.then_some(Join)
}

/// «Он ушёл.Она осталась.», «в 2,5 раза.12 бригад»: a space was forgotten.
pub(super) fn missing_space(c: &Candidate<'_>) -> Option<Verdict> {
    if c.gap != Gap::Closed || c.mark == Mark::Ellipsis && c.mark_end - c.mark_start > 9 {
        return None;
    }
    if c.dash {
        return None;
    }
    if c.closes_bracket || c.closes_quote || c.opener.is_some() {
        let quoted = c.opener.is_some_and(|sign| matches!(sign, '«' | '“' | '(')) && c.next_first == CharClass::Upper;
        return Some(Verdict::cut_if(quoted && whole_word(c) && c.mark != Mark::Ellipsis));
    }
    // "(at last).Everyone went": behind a bracket or a quotation.
    let closed = || c.text[..c.mark_start].ends_with([')', '»', '”']) && c.starter_follows();
    if !whole_word(c) && !closed() {
        return None;
    }
    match c.next_first {
        CharClass::Upper => {
            let second = c.next.text.chars().nth(1);
            let word = second.is_some_and(|x| CharClass::of(x) == CharClass::Lower)
                || second.is_none() && char_at(c.text, c.next.end()).is_some_and(char::is_whitespace);
            // «Яндекс.Карты», «Mail.Ru»: names, unless a word follows that opens sentences.
            let named = c.word.first() == CharClass::Upper && !c.starter_follows() && c.mark == Mark::Period;
            Some(Verdict::cut_if(word && !named && !goes_on_as_address(c)))
        }
        _ => None,
    }
}

/// Anything else that is joined: initials (И.В.Сталин), versions (2.0), addresses.
pub(super) fn anything(c: &Candidate<'_>) -> Option<Verdict> {
    (c.gap == Gap::Closed && !(c.dash && c.spaced_dash())).then_some(Join)
}

/// A word of small letters (with a capital at most at its beginning), no abbreviation.
fn whole_word(c: &Candidate<'_>) -> bool {
    let mut letters = c.word.text.chars();
    let first = letters.next();
    let small = first.is_some_and(char::is_alphabetic)
        && letters.all(|x| matches!(CharClass::of(x), CharClass::Lower) || matches!(x, '\u{301}' | '-'));
    // "Nobody had expected it.Not even us."
    let short = || {
        let function = c.knowledge.classes(fold(c.word.text).as_str()).any(Classes::FUNCTION);
        c.word.is_small() && !c.word.is_letter() && function && c.starter_follows()
    };
    small && (!c.word.is_at_most(WHOLE_WORD) || short()) && !c.classes.any(Classes::ABBREVIATION)
        || c.word.is_number() && c.word.is_at_most(4)
}

/// Whether what stands around the mark is part of an address or a file name (`www.Site.ru`, `Ivan.Petrov@mail.ru`).
fn goes_on_as_address(c: &Candidate<'_>) -> bool {
    let stretch = |c: char| !c.is_whitespace();
    let behind = c.text[c.next.end()..].chars().take(40).take_while(|x| stretch(*x));
    let mut last = ' ';
    for x in behind {
        if matches!(x, '@' | '/' | '\\' | '_') || x.is_alphanumeric() && matches!(last, '.') && x.is_ascii_lowercase() {
            return true;
        }
        last = x;
    }
    let before = Word::before(c.text, c.start, c.mark_start);
    let lead = c.text[c.start..before.start].chars().next_back();
    before.text.contains(['@', '/', '.']) || matches!(lead, Some('@' | '/' | '\\' | '_' | ':'))
}
