//! Abbreviations of the language's data file, and words that look like one.

use super::super::candidate::Candidate;
use super::super::letters::{CharClass, Word, behind_space, char_at, is_opener, is_vowel};
use super::initials::is_scale;
use super::numerals::{is_only_date, word_behind_number};
use super::verdict::Verdict::{self, Cut, Join};
use crate::language::{Classes, Ending, fold};

/// «и т. д. Затем», «до н. э. Город», "at 6 p.m. The", "etc. The": a formula that closes a sentence before any capital.
pub(super) fn formula(c: &Candidate<'_>) -> Option<Verdict> {
    // «и др. Всех пустили»: behind «и» only.
    if c.classes.any(Classes::CLOSING) && !c.compound && c.with_prior().any(Classes::FORMULA) {
        return Some(Verdict::cut_if(c.next_first != CharClass::Digit && !is_second_place(c)));
    }
    if !c.classes.any(Classes::FORMULA) {
        return None;
    }
    // "In 410 A.D. Rome fell": nothing but a date has been said.
    // "By 4 p.m. Mr. Tull had gone" as well.
    let titled = c.next_is_shortened() && c.next_classes().any(Classes::TITLE);
    if c.next_first == CharClass::Upper && (titled || !c.starter_follows()) && is_only_date(c) {
        return Some(Join);
    }
    // "at 9 a.m. Monday", "9 a.m. EST".
    let day = c.next.is_capitals() && c.next.is_at_most(4) && !c.next.is_letter()
        || c.next_classes().any(Classes::TIME | Classes::MONTH)
            && c.next_first == CharClass::Upper
            && !c.knowledge.is_cyrillic();
    Some(Verdict::cut_if(!day && (c.next_first != CharClass::Digit || c.knowledge.is_cyrillic())))
}

/// Characters before the shortened name of a place in which the first of two is looked for: some two lines of print.
const SECOND_PLACE: usize = 120;

/// Characters before «им.» in which what bears the name is looked for: some twenty words.
const HONOURED: usize = 160;

/// «на углу ул. Ленина и пр. Мира»: an avenue beside a street, no «и прочее».
fn is_second_place(c: &Candidate<'_>) -> bool {
    let before = c.before(c.prior());
    let place = |word: &str| {
        word.strip_suffix('.').is_some_and(|word| c.knowledge.classes(fold(word).as_str()).any(Classes::PLACE))
    };
    c.classes.any(Classes::PLACE)
        && before.first() == CharClass::Upper
        && !before.is_capitals()
        && c.said(SECOND_PLACE).split_whitespace().any(place)
}

/// «5 тыс. Потом», "6 ft. The": a unit behind a number may end a sentence; «20 мин. 40 сек.» goes on.
pub(super) fn unit(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.classes.any(Classes::UNIT) {
        return None;
    }
    let prior = c.prior();
    let counted = prior.begins_with_digit()
        || prior.is_roman()
        || c.knowledge.classes(fold(prior.text).as_str()).any(Classes::ORDINAL | Classes::COUNT)
        || c.knowledge.classes(fold(prior.text).as_str()).any(Classes::UNIT) && c.before(prior).ends_in_digit()
        || is_rate(c);
    if !counted {
        return None;
    }
    if c.next_is_number_sign()
        || is_scale(c, c.word, c.next)
        || c.next_first == CharClass::Upper && (is_phrase(c) || is_only_measure(c) || era_follows(c))
    {
        return Some(Join);
    }
    if c.next_first == CharClass::Digit {
        let unit = word_behind_number(c);
        let more = c.knowledge.classes(fold(unit.text).as_str()).any(Classes::UNIT | Classes::MONTH);
        return Some(Verdict::cut_if(!more && unit.first() == CharClass::Lower && !c.classes.any(Classes::NUMBERED)));
    }
    Some(Cut)
}

/// «5 руб. за шт. Оптом», «60 км в ч. Обгон», "a dime a doz. The", «Осадки, мм. Источник»: a unit that something is counted in or by.
fn is_rate(c: &Candidate<'_>) -> bool {
    let leads = Classes::TITLE | Classes::PLACE | Classes::NUMBERED | Classes::LEADING | Classes::ATTRIBUTE;
    if c.next_first != CharClass::Upper || c.opener.is_some() || !c.word.is_small() {
        return false;
    }
    let prior = c.prior();
    let by = c.knowledge.classes(fold(prior.text).as_str()).any(Classes::RATE);
    let speed = || {
        let unit = c.before(prior);
        let of = c.knowledge.classes(fold(unit.text).as_str());
        // «см. в кн. Лаврова» counts nothing; "10 mi. per hr." does.
        let counts = !c.text[unit.end()..].starts_with('.') || c.before(unit).ends_in_digit();
        of.any(Classes::UNIT) && !of.any(Classes::YEAR) && counts
    };
    by && (!c.classes.any(leads) || speed()) || c.sign_before_word() == Some(',') && !c.classes.any(leads)
}

/// «долл. США»: two words that stay together.
fn is_phrase(c: &Candidate<'_>) -> bool {
    c.with_next().any(Classes::PHRASE)
}

/// "in the 3d cent. A.D."
fn era_follows(c: &Candidate<'_>) -> bool {
    let rest = &c.text[c.next.start..];
    let word = &rest[..rest.find(|x: char| x != '.' && !x.is_alphanumeric()).unwrap_or(rest.len())];
    c.knowledge.classes(fold(word.trim_end_matches('.')).as_str()).any(Classes::FORMULA)
}

/// «В 15 ч. Иванов вышел», "At 5 ft. Tom was the shortest": nothing but a preposition and a measure has been said.
fn is_only_measure(c: &Candidate<'_>) -> bool {
    if c.starter_follows() {
        return false;
    }
    let said = &c.text[c.start..c.word.start];
    let mut words = said.split_whitespace();
    let preposition = words
        .next()
        .is_some_and(|first| c.knowledge.classes(fold(first).as_str()).any(Classes::PREPOSITION | Classes::OBLIQUE));
    let number = words.next().is_some_and(|number| number.starts_with(|x: char| x.is_ascii_digit()));
    preposition && number && words.next().is_none()
}

/// «тов. Иванов», "Mr. Smith", «см. Приложение», «Псковской губ. Отец»: by the classes of the abbreviation.
///
/// Long, as it is one list of cases whose order counts.
pub(super) fn listed(c: &Candidate<'_>) -> Option<Verdict> {
    let classes = c.classes;
    // "Mm. Hot out." opens the unit, so it is behind no number, and no unit.
    if !classes.any(Classes::ABBREVIATION)
        || classes == Classes::UNIT && c.next_first != CharClass::Digit && c.word_is_first()
    {
        return None;
    }
    // «Забыли о нём. Лосев не напомнил»: no abbreviation stands behind that word.
    if c.next_first == CharClass::Upper && c.word.is_at_most(3) && c.with_prior().any(Classes::WORD) {
        return Some(Cut);
    }
    // "bl. A, ap. 3"
    let enumerates = matches!(char_at(c.text, c.next.end()), Some(',' | ';' | ')'));
    if classes.any(Classes::NUMBERED) && c.next.is_letter() && c.next_first == CharClass::Upper && enumerates {
        return Some(Join);
    }
    if is_name_here(c) {
        return Some(Cut);
    }
    let starter = c.starter_follows();
    if c.next_first == CharClass::Digit {
        return Some(Verdict::cut_if(
            classes.any(Classes::WORD)
                && !classes.any(Classes::NUMBERED | Classes::LEADING)
                && c.word.is_small()
                && !c.word.is_at_most(2),
        ));
    }
    // «взято из англ. Глагол изменил смысл»: a language by itself. «Пер. с англ. М. Ким» has who translated.
    if classes.any(Classes::TONGUE) && c.word.is_small() && c.next_first == CharClass::Upper && c.opener.is_none() {
        let from = c.knowledge.classes(fold(c.prior().text).as_str()).any(Classes::OBLIQUE);
        let name = c.initial_follows() || c.knowledge.is_surname(fold(c.next.text).as_str());
        if from && !name {
            return Some(Cut);
        }
    }
    // "No. Keys?": the answer; "No. 5" is a number, and was decided above.
    if classes.any(Classes::ANSWER) && c.word.first() == CharClass::Upper && !c.word.is_capitals() && c.word_is_first()
    {
        return Some(Cut);
    }
    if classes.any(Classes::LEADING) && !classes.any(Classes::WORD) {
        return Some(Join);
    }
    if classes.any(Classes::WORD) && c.word.is_small() {
        return Some(Verdict::cut_if(is_word_here(c, starter)));
    }
    // «в Рузском у. Московской губ.»: a larger place follows.
    if classes.any(Classes::PLACE) && c.next_first == CharClass::Upper && place_follows(c) {
        return Some(Join);
    }
    // «на 2-й Лесной ул. Шёл снег»: behind its name a place closes.
    let prior = c.prior();
    if classes.any(Classes::PLACE)
        && c.knowledge.is_cyrillic()
        && prior.first() == CharClass::Upper
        && c.sign_before_word() != Some('.')
        && !prior.is_at_most(3)
        && c.knowledge.has_ending(fold(prior.text).as_str(), Ending::Adjective)
        && c.start != prior.start
    {
        return Some(Cut);
    }
    let leads = classes.any(Classes::TITLE | Classes::PLACE | Classes::NUMBERED | Classes::LEADING);
    if classes.any(Classes::CLOSING) {
        // «Псковской губ. Отец», «Ленинградской обл. Там»: behind its name the abbreviation closes.
        let adjective = c.knowledge.has_ending(fold(prior.text).as_str(), Ending::Adjective);
        let shortened = c.sign_before_word() == Some('.') && c.before(prior).first() == CharClass::Upper;
        let named = c.knowledge.is_cyrillic()
            && (prior.first() == CharClass::Upper && !prior.is_at_most(3) || adjective || shortened);
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

/// Whether the next word is an adjective before the shortened name of a kind of place: «Московской губ.».
fn place_follows(c: &Candidate<'_>) -> bool {
    let kind = Word::at(c.text, behind_space(c.text, c.next.end()).0);
    c.text[kind.end()..].starts_with('.')
        && c.knowledge.classes(fold(kind.text).as_str()).any(Classes::PLACE)
        && c.knowledge.has_ending(fold(c.next.text).as_str(), Ending::Adjective)
}

/// «Его звали Марк. Анна ждала», «уехала в Рим. Ольга осталась»: inside a sentence a capital shows a name; what numbers
/// things goes before no word either.
fn is_name_here(c: &Candidate<'_>) -> bool {
    let kinds =
        Classes::TITLE | Classes::PLACE | Classes::UNIT | Classes::CLOSING | Classes::LEADING | Classes::ATTRIBUTE;
    let counts =
        c.next_is_number_sign() || c.next.is_roman() || c.next.is_letter() || c.next_classes().any(Classes::ORDINAL);
    let numbers = c.classes.any(Classes::NUMBERED) && !c.classes.any(kinds);
    c.word.first() == CharClass::Upper
        && !c.word.is_capitals()
        && c.next_first == CharClass::Upper
        && !c.next_is_shortened()
        && !counts
        && !c.word_is_first()
        && c.sign_before_word().is_some_and(char::is_alphabetic)
        && (c.classes.any(Classes::GIVEN) || numbers && !c.word.is_at_most(2))
}

/// Whether a word that is also an abbreviation is a word here: «Отдал им. Комиссия», «сварили рис. Дети», "He said no. Brown".
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
    if c.classes.any(Classes::HONOUR) {
        return !is_name_of_honour(c);
    }
    if c.classes.any(Classes::NUMBERED) && (c.next.is_roman() || c.next_is_number_sign()) {
        return false;
    }
    if !c.classes.any(Classes::TITLE | Classes::PLACE | Classes::LEADING | Classes::ATTRIBUTE) {
        return true;
    }
    // "Take 1 tab. Calmosal", «3 кап. Валидола»
    if c.classes.any(Classes::ATTRIBUTE) && c.prior().is_number() {
        return false;
    }
    let inflects =
        c.knowledge.is_cyrillic() && c.knowledge.classes(fold(c.prior().text).as_str()).any(Classes::OBLIQUE);
    let named =
        c.initial_follows() || c.knowledge.is_surname(fold(c.next.text).as_str()) && c.next_first == CharClass::Upper;
    !(inflects || named || c.word_is_first())
}

/// «им. Кирова», «им. М. В. Ломоносова», «им. «Правды»: a name in the genitive follows, and is no pronoun: «объяснил им. Отец…».
///
/// A form in -ы or -и may be a nominative plural as well («книги им. Мыши…»); it is a name behind what bears names.
fn is_name_of_honour(c: &Candidate<'_>) -> bool {
    if c.opener.is_some() || c.initial_follows() || c.next_first == CharClass::Digit {
        return true;
    }
    let next = fold(c.next.text);
    if !c.knowledge.has_ending(next.as_str(), Ending::Genitive) || c.knowledge.is_common(next.as_str()) {
        return false;
    }
    let bears_names = |word: &str| {
        let word = fold(word.trim_matches(|x: char| !x.is_alphanumeric()));
        (c.knowledge.classes(word.as_str()) | c.knowledge.stem_classes(word.as_str())).any(Classes::INSTITUTION)
    };
    if c.said(HONOURED).split([' ', '\u{a0}', '\n', '-']).any(bears_names) {
        return true;
    }
    let prior = fold(c.prior().text);
    let pronoun = c.knowledge.classes(prior.as_str()).any(Classes::FUNCTION)
        || c.knowledge.has_ending(prior.as_str(), Ending::Verb)
        || c.knowledge.has_ending(next.as_str(), Ending::Plural);
    !pronoun
}

/// Characters of an abbreviation that no list has and that shows itself by having no vowel: «гзт», "mfrs"; longer ones
/// hold a vowel nearly always.
const SHORT: usize = 4;

/// "U.S. The", «с.-д. Они», «пгт. Иванов»: no list has it, but periods inside or the lack of vowels show an abbreviation.
pub(super) fn unlisted(c: &Candidate<'_>) -> Option<Verdict> {
    let word = c.word.text;
    if let Some((first, last)) = word.rsplit_once('.') {
        // "main.c", a file; abbreviations have short parts.
        if Word::at(first, 0).text.chars().nth(3).is_some() && c.word.is_small() {
            return None;
        }
        let one = last.chars().nth(1).is_none() && last.chars().all(char::is_alphabetic);
        return one.then(|| Verdict::cut_if(c.next_first == CharClass::Digit || c.starter_follows()));
    }
    if !c.word.is_at_most(SHORT) || c.dash {
        return None;
    }
    // "Hmm. Alright": what opens the unit is an exclamation.
    let foreign = word.chars().any(|x| match x {
        'Ѐ'..='ӿ' => !c.knowledge.is_cyrillic(),
        'α'..='ω' => true,
        _ => x.is_ascii() && c.knowledge.is_cyrillic(),
    });
    if c.word_is_first() || foreign {
        return None;
    }
    let letter =
        c.word.is_letter() && c.word.is_small() && !c.knowledge.classes(fold(word).as_str()).any(Classes::FUNCTION);
    (is_cluster(c) || letter).then(|| Verdict::cut_if(c.starter_follows() && c.next_first != CharClass::Digit))
}

/// «гзт.», "xvr.": four small letters at most, and no vowel among them.
pub(super) fn is_cluster(c: &Candidate<'_>) -> bool {
    c.word.is_at_most(SHORT) && c.word.is_small() && c.word.text.chars().all(|x| x.is_alphabetic() && !is_vowel(x))
}
