//! Abbreviations of the language's data file, and words that look like one.

use super::super::candidate::Candidate;
use super::super::letters::{Shape, is_opener};
use super::Verdict::{self, Cut, Join};
use super::numerals::{is_only_date, word_behind_number};
use crate::language::{Classes, fold};

/// «и т. д. Затем», «до н. э. Город», "at 6 p.m. The", "etc. The": a formula that closes a sentence before any capital.
pub(super) fn formula(c: &Candidate<'_>) -> Option<Verdict> {
    // «и др. Всех пустили»: behind «и» only.
    if matches!(c.word.text, "др" | "пр" | "проч") && c.prior().text == "и" {
        // «на углу ул. Ленина и пр. Мира»: an avenue.
        let before = c.before(c.prior());
        let place = c.word.text == "пр"
            && before.shape() == Shape::Upper
            && !before.is_capitals()
            && c.said(120).contains("ул. ");
        return Some(Verdict::cut_if(c.next_shape != Shape::Digit && !place));
    }
    if !c.classes.any(Classes::FORMULA) {
        return None;
    }
    // "In 410 A.D. Rome fell": nothing but a date has been said.
    if c.next_shape == Shape::Upper && !c.starter_follows() && is_only_date(c) {
        return Some(Join);
    }
    // "at 9 a.m. Monday", "9 a.m. EST".
    let day = c.next.is_capitals() && c.next.is_at_most(4) && !c.next.is_letter()
        || c.next_classes().any(Classes::TIME | Classes::MONTH)
            && c.next_shape == Shape::Upper
            && !c.knowledge.is_cyrillic();
    Some(Verdict::cut_if(!day && (c.next_shape != Shape::Digit || c.knowledge.is_cyrillic())))
}

/// «5 тыс. Потом», "6 ft. The": a unit behind a number may end a sentence; «20 мин. 40 сек.» goes on.
pub(super) fn unit(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.classes.any(Classes::UNIT) {
        return None;
    }
    let prior = c.prior();
    let counted = prior.ends_in_digit()
        || c.knowledge.classes(fold(prior.text).as_str()).any(Classes::ORDINAL)
        || c.knowledge.classes(fold(prior.text).as_str()).any(Classes::UNIT) && c.before(prior).ends_in_digit();
    if !counted {
        return None;
    }
    if c.next_shape == Shape::Digit {
        let unit = word_behind_number(c);
        let more = c.knowledge.classes(fold(unit.text).as_str()).any(Classes::UNIT | Classes::MONTH);
        return Some(Verdict::cut_if(!more && unit.shape() == Shape::Lower && !c.classes.any(Classes::NUMBERED)));
    }
    Some(Cut)
}

/// «тов. Иванов», "Mr. Smith", «см. Приложение», «Псковской губ. Отец»: by the classes of the abbreviation.
pub(super) fn listed(c: &Candidate<'_>) -> Option<Verdict> {
    let classes = c.classes;
    if !classes.any(Classes::ABBREVIATION) {
        return None;
    }
    let starter = c.starter_follows();
    if c.next_shape == Shape::Digit {
        return Some(Verdict::cut_if(
            classes.any(Classes::WORD)
                && !classes.any(Classes::NUMBERED | Classes::LEADING)
                && c.word.is_small()
                && !c.word.is_at_most(2),
        ));
    }
    // "No. Keys?": the answer; "No. 5" is a number, and was decided above.
    if c.word.text == "No" && c.word_is_first() {
        return Some(Cut);
    }
    if classes.any(Classes::LEADING) && !classes.any(Classes::WORD) {
        return Some(Join);
    }
    if classes.any(Classes::WORD) && c.word.is_small() {
        return Some(Verdict::cut_if(is_word_here(c, starter)));
    }
    let leads = classes.any(Classes::TITLE | Classes::PLACE | Classes::NUMBERED | Classes::LEADING);
    if classes.any(Classes::CLOSING) {
        // «Псковской губ. Отец», «Ленинградской обл. Там»: behind its name the abbreviation closes.
        let prior = c.prior();
        let adjective = ["ой", "ого", "ом", "ий", "ая", "ую", "ому"].iter().any(|ending| prior.text.ends_with(ending));
        let shortened = c.sign_before_word() == Some('.') && c.before(prior).shape() == Shape::Upper;
        let named = c.knowledge.is_cyrillic()
            && (prior.shape() == Shape::Upper && !prior.is_at_most(3) || adjective || shortened);
        if named || c.opener.is_some_and(|sign| sign != '(') && !leads {
            return Some(Cut);
        }
        return Some(Verdict::cut_if(
            starter || c.knowledge.is_cyrillic() && !leads && !classes.any(Classes::ATTRIBUTE),
        ));
    }
    if c.dash && !leads {
        return Some(Cut);
    }
    if classes.any(Classes::TITLE)
        && !classes.any(Classes::UNIT | Classes::NUMBERED | Classes::ATTRIBUTE | Classes::PLACE)
    {
        return Some(Join);
    }
    if c.opener.is_some_and(is_opener) {
        return Some(Join);
    }
    Some(Verdict::cut_if(starter))
}

/// Is a word that is also an abbreviation a word here: «Отдал им. Комиссия», «сварили рис. Дети», "He said no. Brown"?
///
/// Behind a preposition that wants another ending («с ген. Серовым»), behind another abbreviation («отв. ред. Сидоров») and
/// before a surname («приехал ген. Серов») it is none. What numbers things goes before numbers, so before a word it is a word.
fn is_word_here(c: &Candidate<'_>, starter: bool) -> bool {
    if starter {
        return true;
    }
    if c.sign_before_word() == Some('.') {
        return false;
    }
    if c.word.text == "им" {
        return !is_name_of_honour(c);
    }
    if !c.classes.any(Classes::TITLE | Classes::PLACE | Classes::LEADING | Classes::ATTRIBUTE) {
        return true;
    }
    let inflects = matches!(
        c.prior().text,
        "с" | "со"
            | "к"
            | "ко"
            | "у"
            | "от"
            | "о"
            | "об"
            | "для"
            | "из"
            | "при"
            | "до"
            | "без"
            | "перед"
            | "под"
            | "над"
            | "между"
    );
    let named =
        c.initial_follows() || c.knowledge.is_surname(fold(c.next.text).as_str()) && c.next_shape == Shape::Upper;
    !(inflects || named || c.word_is_first())
}

/// «им. Кирова», «им. М. В. Ломоносова», «им. «Правды»: a name in the genitive follows.
fn is_name_of_honour(c: &Candidate<'_>) -> bool {
    let genitive = ["а", "я", "го", "ой", "ей", "ы", "и", "о", "их", "ых"];
    c.opener.is_some()
        || c.initial_follows()
        || c.next_shape == Shape::Digit
        || genitive.iter().any(|ending| c.next.text.ends_with(ending))
            && !c.knowledge.is_common(fold(c.next.text).as_str())
}

/// "U.S. The", «с.-д. Они», «пгт. Иванов»: no list has it, but periods inside or the lack of vowels show an abbreviation.
pub(super) fn unlisted(c: &Candidate<'_>) -> Option<Verdict> {
    let word = c.word.text;
    if let Some((_, last)) = word.rsplit_once('.') {
        let one = last.chars().nth(1).is_none() && last.chars().all(char::is_alphabetic);
        return one.then(|| Verdict::cut_if(c.next_shape == Shape::Digit || c.starter_follows()));
    }
    // Cyrillic at two bytes a letter.
    if word.len() > 8 || c.dash {
        return None;
    }
    let vowel = |x: char| "аеёиоуыэюяіїєaeiouyáéíóúöüőűàèêâîăäæøå".contains(x);
    // "Hmm. Alright": what opens the unit is an exclamation.
    let foreign = word.chars().any(|x| x.is_ascii() == c.knowledge.is_cyrillic())
        || word.chars().any(|x| ('α'..='ω').contains(&x));
    if c.word_is_first() || foreign {
        return None;
    }
    let consonants =
        c.word.is_at_most(4) && c.word.is_small() && !word.contains(vowel) && word.chars().all(char::is_alphabetic);
    let letter =
        c.word.is_letter() && c.word.is_small() && !c.knowledge.classes(fold(word).as_str()).any(Classes::FUNCTION);
    (consonants || letter).then(|| Verdict::cut_if(c.starter_follows() && c.next_shape != Shape::Digit))
}
