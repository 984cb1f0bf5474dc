//! Numbers, numerals, dates before the period.

use super::super::candidate::{Candidate, Mark};
use super::super::letters::{CharClass, Word, behind_space, is_at_most};
use super::verdict::Verdict::{self, Cut, Join};
use crate::language::{Classes, Ending, LetterSet, fold, is_letter_of_any};

/// «в 1937. Потом», "room 12. The": a number ends the sentence; parts of a date do not (25. 12. 2020), nor ordinals where
/// a language writes them with a period ("am 3. Oktober").
pub(super) fn number(c: &Candidate<'_>) -> Option<Verdict> {
    let number = c.word.text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) && c.word.ends_in_digit();
    if !number {
        return None;
    }
    let short = c.word.is_at_most(2);
    let prior = c.prior();
    let dated = short && prior.is_number() && c.sign_before_word() == Some('.') && c.next.begins_with_digit();
    // «1931. 5. 12-én», «1848. március 15-én»: where ordinals have a period, so has the year before its day.
    let leads = c.knowledge.has_ordinal_period()
        && !c.word.is_at_most(3)
        && c.next.is_number()
        && c.next.is_at_most(2)
        && c.text[c.next.end()..].starts_with('.');
    let date = dated
        || short
            && c.next.is_number()
            && c.next.is_at_most(4)
            && c.text[c.next.end()..].starts_with('.')
            && c.next.is_at_most(2);
    let ordinal = short && c.knowledge.has_ordinal_period() && c.next_first == CharClass::Upper && !c.starter_follows();
    let month = short
        && c.knowledge.month(c.next.text).is_some()
        && !c.knowledge.is_cyrillic()
        && c.knowledge.has_ordinal_period();
    // «согласно п. 2.3. Договора»
    let part_of = c.next_classes().any(Classes::DOCUMENT)
        && c.knowledge.classes(fold(prior.text).as_str()).any(Classes::NUMBERED);
    Some(Verdict::cut_if(!(date || leads || ordinal || month || part_of)))
}

/// "After 1. e4 e5 2. Nf3", «17. Лxf7! Крxf7»: moves of chess and their numbers.
pub(super) fn chess(c: &Candidate<'_>) -> Option<Verdict> {
    let number = c.mark != Mark::Strong && c.word.is_number() && c.word.is_at_most(3);
    ((number || is_move(c.word.text)) && is_move(c.next.text) && !c.dash && c.opener.is_none()).then_some(Join)
}

/// "e4", "Nf3", «Лxf7»: perhaps a piece, perhaps a file or a capture, then the square.
fn is_move(word: &str) -> bool {
    let [.., file, rank] = word.as_bytes() else { return false };
    let piece = || {
        word[..word.len() - 2]
            .chars()
            .all(|x| matches!(x, 'a'..='h' | '1'..='8' | 'x' | ':' | 'х') || is_letter_of_any(x, LetterSet::Piece))
    };
    (b'a'..=b'h').contains(file) && (b'1'..=b'8').contains(rank) && word.len() <= 10 && piece()
}

/// "£4. 10s. 6d. in all": pounds, shillings and pence.
pub(super) fn old_money(c: &Candidate<'_>) -> Option<Verdict> {
    let coins = |word: Word<'_>| {
        word.begins_with_digit()
            && word
                .text
                .strip_suffix(|letter| is_letter_of_any(letter, LetterSet::Coin))
                .is_some_and(|count| Word { text: count, start: 0 }.is_number())
    };
    let pounds = c.word.is_number() && c.sign_before_word() == Some('£');
    ((pounds || coins(c.word)) && coins(c.next)).then_some(Join)
}

/// «при Карле X. Двор», "under Charles V. The court": a single letter that is a numeral behind a ruler's name.
///
/// In a Cyrillic text I, V and X are no letters, so no initials.
pub(super) fn letter(c: &Candidate<'_>) -> Option<Verdict> {
    if !matches!(c.word.text, "I" | "V" | "X" | "Х") || c.word_is_first() {
        return None;
    }
    let prior = c.prior();
    let folded = fold(prior.text);
    let ruler = (c.knowledge.classes(folded.as_str()) | c.knowledge.stem_classes(folded.as_str())).any(Classes::RULER);
    let foreign = c.knowledge.is_cyrillic() && c.word.text != "Х" && !prior.is_letter();
    ((ruler && prior.first() == CharClass::Upper || foreign) && c.next_first != CharClass::Lower).then_some(Cut)
}

/// «на XVII. Затем», "under Henry VIII. The court": a Roman numeral of two signs or more ends the sentence.
pub(super) fn roman(c: &Candidate<'_>) -> Option<Verdict> {
    let roman = c.word.is_roman() && !c.word.is_letter();
    (roman && !c.knowledge.has_ordinal_period()).then_some(Cut)
}

/// "on Sept. 11", «12 янв. 1934», "In Jan. The", "Sat. 9 to 5": a shortened month or day.
pub(super) fn month(c: &Candidate<'_>) -> Option<Verdict> {
    let month = c.classes.any(Classes::MONTH) && c.word.is_at_most(5) && c.knowledge.is_shortened_month(c.word.text);
    // "He sat." is none.
    // «в сб. «Заря»» is a collection.
    let day = c.classes.any(Classes::DAY)
        && c.opener.is_none()
        && (c.word.first() == CharClass::Upper || !c.classes.any(Classes::WORD));
    let short = month || day;
    short.then(|| Verdict::cut_if(c.next_first != CharClass::Digit && (c.starter_follows() || !is_only_date(c))))
}

/// «В 1937 г. Сталин…», «Так было в XX в. Затем…»: a year or century with its word.
///
/// It closes a sentence unless nothing but a date has been said.
pub(super) fn year(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.classes.any(Classes::YEAR) || !c.word.is_small() {
        return None;
    }
    let prior = c.prior();
    let folded = fold(prior.text);
    // Х stands for a ten in Cyrillic letters.
    let counted = prior.ends_in_digit()
        || prior.is_roman()
        || c.knowledge.has_ending(folded.as_str(), Ending::Numeral)
        || prior.text == "Х";
    if !counted {
        // «с марта этого г. Она…»; «при прошлом г. Туле» is none.
        let this = c.knowledge.classes(folded.as_str()).any(Classes::FUNCTION)
            && c.knowledge.has_ending(folded.as_str(), Ending::Genitive);
        return (c.next_first != CharClass::Digit).then(|| Verdict::cut_if(c.starter_follows() && this));
    }
    // «20-х гг. XX в.», «1906 г. № 210»
    let century = c.next.is_roman() && {
        let unit = Word::at(c.text, behind_space(c.text, c.next.end()).0);
        c.knowledge.classes(fold(unit.text).as_str()).any(Classes::YEAR)
    };
    if c.next_first == CharClass::Digit || c.next_is_number_sign() || century {
        return Some(Join);
    }
    if is_owner(c) {
        return Some(Join);
    }
    Some(Verdict::cut_if(c.starter_follows() && !c.next.is_letter() || !is_only_date(c)))
}

/// «Рукопись XV в. Софийского собора»: an adjective that tells whose, before a verb has been said.
fn is_owner(c: &Candidate<'_>) -> bool {
    c.next_first == CharClass::Upper
        && !c.next.is_at_most(4)
        && c.knowledge.has_ending(fold(c.next.text).as_str(), Ending::Owner)
        && !c.starter_follows()
        && !c.has_verb()
}

/// Whether what was said so far is nothing but a time: «27 февраля 1937», «Уже в начале 1937», «К концу XIX».
pub(super) fn is_only_date(c: &Candidate<'_>) -> bool {
    /// Words that a time with all its circumstances has at most.
    const MOST: usize = 9;
    /// Characters that so many words have at most.
    const LONGEST: usize = 160;
    let said = &c.text[c.start..c.prior().end().max(c.start)];
    if !is_at_most(said, LONGEST) {
        return false;
    }
    let mut words =
        said.split(|x: char| x.is_whitespace() || matches!(x, '–' | '—' | ',' | '(' | ')')).filter(|w| !w.is_empty());
    let clause = |word: &str| c.knowledge.classes(fold(word).as_str()).any(Classes::COPULA);
    if words.clone().any(clause) {
        return false;
    }
    let of_date = |word: &str| {
        let folded = fold(word.trim_end_matches(['.', ',']));
        let counts =
            word.chars().next().is_some_and(|x| !x.is_alphabetic()) || Word { text: word, start: 0 }.is_roman();
        counts
            || c.knowledge
                .classes(folded.as_str())
                .any(Classes::MONTH | Classes::FUNCTION | Classes::TIME | Classes::YEAR)
    };
    words.clone().next().is_some() && words.by_ref().take(MOST).all(of_date) && words.next().is_none()
}

/// The word behind the number that follows: «20 мин. 40 сек».
pub(super) fn word_behind_number<'a>(c: &Candidate<'a>) -> Word<'a> {
    let mut end = c.next.end();
    while c.text[end..].starts_with([',', '.']) && c.text[end + 1..].starts_with(|x: char| x.is_ascii_digit()) {
        end = Word::at(c.text, end + 1).end();
    }
    Word::at(c.text, behind_space(c.text, end).0)
}
