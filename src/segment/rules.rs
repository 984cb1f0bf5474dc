//! The rules: each looks at a candidate and decides, or leaves it to the next.

use super::candidate::Candidate;
use crate::language::Classes;

/// What was decided, and by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    boundary: bool,
    /// Name of the rule.
    pub rule: &'static str,
}

impl Verdict {
    pub const fn is_boundary(self) -> bool {
        self.boundary
    }
}

/// A rule: its name, and what it says (`None`: nothing).
type Rule = (&'static str, fn(&Candidate<'_>) -> Option<bool>);

/// In the order in which they are asked.
const RULES: [Rule; 16] = [
    ("no-space", no_space),
    ("brackets", brackets),
    ("lower-case", lower_case),
    ("no-word", no_word),
    ("speech-tag", speech_tag),
    ("strong", strong),
    ("closed", closed),
    ("label", label),
    ("initials", initials),
    ("month", month),
    ("year", year),
    ("number", number),
    ("closing-abbreviation", closing_abbreviation),
    ("unit", unit),
    ("abbreviation", abbreviation),
    ("dotted", dotted),
];

/// Asks one rule after another; where none speaks, the mark ends the sentence.
pub(super) fn decide(candidate: &Candidate<'_>) -> Verdict {
    for (rule, ask) in RULES {
        if let Some(boundary) = ask(candidate) {
            return Verdict { boundary, rule };
        }
    }
    Verdict { boundary: true, rule: "plain" }
}

fn is_lower(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '\u{301}' | '-'))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M' | 'Х'))
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphanumeric()).count()
}

/// «Он ушёл.Она осталась.»: a space is missing. Not in `example.com`, `3.14`, «т.е.».
fn no_space(c: &Candidate<'_>) -> Option<bool> {
    if c.is_spaced() {
        return None;
    }
    let word = c.word();
    let next = c.next_word();
    let upper =
        next.chars().next().is_some_and(char::is_uppercase) && next.chars().nth(1).is_some_and(char::is_lowercase);
    let rest = &c.body[c.word_start + next.len()..];
    let address = rest.starts_with(['.', '@', '/']) && rest[1..].starts_with(char::is_alphanumeric);
    let plain = letters(word) >= 3 && is_lower(word) && !c.is_closed() && (c.is_period() || c.is_strong());
    Some(plain && upper && !address)
}

/// «Он (мы помним. Все помнят.) ушёл.»: an open bracket holds the sentence together.
fn brackets(c: &Candidate<'_>) -> Option<bool> {
    c.is_in_brackets().then_some(false)
}

/// «и т. д. и т. п.», «— Да! — сказал он»: a small letter goes on. English chat is cut at each mark.
fn lower_case(c: &Candidate<'_>) -> Option<bool> {
    let next = c.next_char()?;
    if !next.is_lowercase() {
        return None;
    }
    if c.is_closed() || c.dash || c.opens || ('а'..='я').contains(&next) || next == 'ё' {
        return Some(false);
    }
    let word = c.word();
    let plain = letters(word) >= 2 && is_lower(word) && !c.classes().any(Classes::ABBREVIATION);
    Some(plain && (c.is_period() || c.is_strong()) && c.sentence().split_whitespace().nth(2).is_some())
}

/// `.)`, `;`, `…,`: what follows is no word that could begin a sentence.
fn no_word(c: &Candidate<'_>) -> Option<bool> {
    let next = c.next_char()?;
    let begins = next.is_alphanumeric() || c.opens || c.dash || matches!(next, '#' | '@' | '$' | '№' | '§' | '£' | '€');
    if begins || next as u32 > 0x2000 {
        return None;
    }
    Some(c.is_strong() && !matches!(next, ',' | ';' | ':' | ')'))
}

/// "Ready?" Hilda asked.
fn speech_tag(c: &Candidate<'_>) -> Option<bool> {
    const VERBS: [&str; 16] = [
        "said",
        "asked",
        "cried",
        "replied",
        "shouted",
        "whispered",
        "answered",
        "exclaimed",
        "called",
        "murmured",
        "muttered",
        "demanded",
        "added",
        "repeated",
        "says",
        "asks",
    ];
    let quoted = c.is_strong() && c.is_closed() && !c.closes_bracket() && !c.opens && !c.dash;
    (quoted && VERBS.contains(&c.second_word())).then_some(false)
}

/// «Кто там? Никто.», «Он молчал… Потом встал.»
fn strong(c: &Candidate<'_>) -> Option<bool> {
    if c.is_period() {
        return None;
    }
    Some(!(c.dash && c.next_char().is_some_and(char::is_numeric)))
}

/// «…сказал он».» Потом: a quotation or bracket closes behind the period.
fn closed(c: &Candidate<'_>) -> Option<bool> {
    c.is_closed().then_some(true)
}

/// «1. Хлеб.», «IV. Итоги», «а. Соль»: a label stays with its item.
fn label(c: &Candidate<'_>) -> Option<bool> {
    let word = c.word();
    let counts = word.chars().all(|x| x.is_numeric() || x == '.') || is_roman(word) || word.chars().nth(1).is_none();
    (c.word_opens_sentence() && counts && !word.is_empty()).then_some(false)
}

/// «И. В. Сталин», «Дж. Неру», «Сталин И. В. Затем он…».
fn initials(c: &Candidate<'_>) -> Option<bool> {
    let word = c.word();
    let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let short = |part: &str| capital(part) && part.chars().count() <= 2 && part.chars().skip(1).all(char::is_lowercase);
    let one = letters(word) == 1 && capital(word);
    let several = word.contains('.') && word.split('.').all(short) && !c.classes().any(Classes::ABBREVIATION);
    if !(one || several || matches!(word, "Дж" | "Ю" | "Ж")) {
        return None;
    }
    if c.next_char().is_some_and(char::is_numeric) {
        return Some(false);
    }
    if c.dash {
        return Some(true);
    }
    if c.opens {
        return Some(several);
    }
    if word == "I" {
        return Some(is_lower(c.word_before()) && c.next_is_starter());
    }
    // «Ковригин И. В. Опись…»: the name stands before its initials, and no name follows.
    let complete = letters(c.next_word()) > 1 && is_surname(c.word_before_initials()) && !is_surname(c.next_word());
    Some(c.next_is_starter() || complete)
}

/// Does the word have the shape of a Russian surname?
fn is_surname(word: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "ов", "ев", "ёв", "ин", "ын", "ий", "ой", "ко", "ук", "юк", "ич", "ова", "ева", "ина", "ына", "ая", "их", "ых",
    ];
    let capital = word.starts_with(char::is_uppercase);
    capital && letters(word) > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// «В 1937 г. Сталин…», «Так было в XX в. Затем…»: a year or century, in a date or at the end of a sentence.
fn year(c: &Candidate<'_>) -> Option<bool> {
    let word = c.word();
    if !matches!(word, "г" | "гг" | "в" | "вв") {
        return None;
    }
    let before = c.word_before();
    let counted = before.ends_with(|x: char| x.is_ascii_digit() || matches!(x, 'I' | 'V' | 'X' | 'х'))
        || before.ends_with("-х")
        || before.ends_with("-е");
    if !counted {
        return Some(false);
    }
    if c.next_char().is_some_and(char::is_numeric) {
        return Some(false);
    }
    Some(c.next_is_starter() || !c.is_only_date())
}

/// "on Sept. 11", «12 янв. 1934»: a shortened month before a number.
fn month(c: &Candidate<'_>) -> Option<bool> {
    let short = letters(c.word()) <= 4 && c.knowledge.month(c.word()).is_some();
    (short && c.next_char().is_some_and(char::is_numeric)).then_some(false)
}

/// «Их было 12. Потом…»: a number ends the sentence.
fn number(c: &Candidate<'_>) -> Option<bool> {
    let word = c.word();
    (!word.is_empty() && word.chars().all(char::is_numeric)).then_some(true)
}

/// «и т. д. Затем», "Smith & Co. The": an abbreviation that may end a sentence.
fn closing_abbreviation(c: &Candidate<'_>) -> Option<bool> {
    let (word, before) = (c.word(), c.word_before().trim_end_matches('.'));
    let pair = matches!(
        (before, word),
        ("т", "д" | "п") | ("н", "э") | ("и", "др" | "пр") | ("et", "al") | ("ст" | "н", "ст")
    );
    let digit = c.next_char().is_some_and(char::is_numeric);
    if pair || matches!(word, "т.д" | "т.п" | "н.э" | "a.m" | "p.m" | "etc" | "др") {
        return Some(!digit);
    }
    let classes = c.classes();
    if !classes.any(Classes::CLOSING) || classes.any(Classes::WORD) {
        return None;
    }
    // «Псковской губ. Отец…»: behind its name the abbreviation closes.
    let adjective = ["ой", "ая", "ую", "ого", "ому", "ом", "ий"].iter().any(|end| c.word_before().ends_with(end));
    let other = Classes::TITLE | Classes::PLACE | Classes::NUMBERED | Classes::LEADING | Classes::ATTRIBUTE;
    if digit {
        return Some(false);
    }
    if c.opens {
        return Some(true);
    }
    let cyrillic = word.starts_with(|x: char| ('а'..='я').contains(&x));
    Some(c.next_is_starter() || (cyrillic && (adjective || !classes.any(other))))
}

/// «5 тыс. Потом», "6 ft. The": a unit behind a number may end a sentence.
fn unit(c: &Candidate<'_>) -> Option<bool> {
    let classes = c.classes();
    let counted = c.word_before().ends_with(|x: char| x.is_ascii_digit());
    if !classes.any(Classes::UNIT) || !counted {
        return None;
    }
    Some(!c.next_char().is_some_and(char::is_numeric))
}

/// «тов. Иванов», "Mr. Smith", «см. Приложение»: more must follow, unless a word opens a new sentence.
fn abbreviation(c: &Candidate<'_>) -> Option<bool> {
    let classes = c.classes();
    if !classes.any(Classes::ABBREVIATION) {
        return None;
    }
    let digit = c.next_char().is_some_and(char::is_numeric);
    if digit && (letters(c.word()) <= 3 || !classes.any(Classes::WORD)) {
        return Some(false);
    }
    // «дом. Потом»: a word of its own in the spelling of an abbreviation.
    if classes.any(Classes::WORD) && is_lower(c.word()) {
        // «в сел. Ключи», «с ген. Серовым»: a preposition before it, so an abbreviation.
        let name = classes.any(Classes::TITLE | Classes::PLACE | Classes::NUMBERED) && !c.next_is_starter();
        let governed = c.knowledge.is_function_word(c.word_before()) || c.word_opens_sentence();
        return Some(!(name && governed));
    }
    let leads = Classes::TITLE | Classes::LEADING | Classes::PLACE | Classes::NUMBERED;
    if classes.any(Classes::TITLE | Classes::LEADING) && !classes.any(Classes::UNIT | Classes::CLOSING) {
        return Some(false);
    }
    if c.opens && !classes.any(leads) {
        return Some(true);
    }
    Some(c.next_is_starter())
}

/// "U.S. The", "b.c.e. Smith": a word with periods inside ends a sentence before a word that opens one.
fn dotted(c: &Candidate<'_>) -> Option<bool> {
    let word = c.word();
    let last = word.rsplit('.').next()?;
    if word.contains('.') && last.chars().count() == 1 {
        return Some(c.next_char().is_some_and(char::is_numeric) || c.next_is_starter());
    }
    // «пос. Иванов»: no vowel, so no word.
    let vowel = |x: char| "аеёиоуыэюяaeiouy".contains(x);
    let consonants = letters(word) <= 4 && is_lower(word) && !word.chars().any(vowel);
    consonants.then(|| c.next_is_starter())
}
