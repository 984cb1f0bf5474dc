//! What follows the mark decides.

use super::super::candidate::{Candidate, Gap, Mark};
use super::super::letters::{CharClass, Word, behind_space, char_at, is_opener};
use super::verdict::Verdict::{self, Cut, Join};
use crate::language::{Classes, fold};

/// Longest stretch in bytes that is looked through for a first word: it is signs and spaces.
const LEAD: usize = 64;

/// Characters before `!` or `?` in which three words make a clause: three words have no more.
const EXCLAIMED: usize = 200;

/// Characters in which the few words before a verb stand: one line of print.
const CLAUSE: usize = 80;

/// «…И вдруг», «— ?!»: no word has been said yet.
pub(super) fn nothing_said(c: &Candidate<'_>) -> Option<Verdict> {
    if !c.word.text.is_empty() || c.mark_start - c.start > LEAD {
        return None;
    }
    let said = c.text[c.start..c.mark_start].chars().any(char::is_alphanumeric);
    (!said).then_some(Join)
}

/// An empty line inside a block ends what stands before it.
pub(super) fn empty_line(c: &Candidate<'_>) -> Option<Verdict> {
    (c.gap == Gap::Blank).then_some(Cut)
}

/// «и т. д., и т. п.»; "etc.)": a comma, a semicolon, a closing sign: the sentence goes on.
pub(super) fn sign_follows(c: &Candidate<'_>) -> Option<Verdict> {
    if c.next_first != CharClass::Sign || c.opener.is_some() || c.dash || c.ellipsis {
        return (c.next_first == CharClass::Nothing && c.dash && !c.ellipsis).then_some(Join);
    }
    let sign = char_at(c.text, c.resume)?;
    if matches!(sign, '#' | '@' | '$' | '№' | '§' | '£' | '€' | '&' | '•' | '·' | '~') || sign as u32 > 0x2000
    {
        return None;
    }
    let inside = matches!(sign, ',' | ';' | ':' | ')' | ']' | '}' | '=' | '/' | '%' | '+' | '|') || is_opener(sign);
    Some(Verdict::cut_if(c.mark == Mark::Strong && !inside))
}

/// «Ах! если бы», «— Да! — сказал он», «и т. д. и т. п.»: a small letter goes on.
///
/// Not so in chat that has no capitals («привет. как дела? пишу вечером»), nor behind a whole word and a period in
/// English, which shortens few words.
///
/// Long, as it is one list of cases whose order counts.
pub(super) fn small_letter(c: &Candidate<'_>) -> Option<Verdict> {
    if c.next_first != CharClass::Lower {
        return None;
    }
    if c.is_camel() {
        return (c.mark != Mark::Period).then_some(Cut);
    }
    if c.dash || c.opener.is_some_and(|sign| sign != '(') || c.closes_quote || c.mark == Mark::Ellipsis || c.ellipsis {
        return Some(Join);
    }
    if c.opener.is_some() {
        return Some(Join);
    }
    let whole = c.word.is_small()
        && !c.word.is_at_most(1)
        && !c.classes.any(Classes::ABBREVIATION)
        && !c.word.text.contains('.');
    // «Слово взяли двое. фон Дервиз говорил»
    if c.mark == Mark::Period && whole && !c.word.is_at_most(2) && opens_name(c) {
        return Some(Cut);
    }
    if c.next_classes().any(Classes::SELF) && !c.classes.any(Classes::LEADING) {
        return Some(Cut);
    }
    // «всем привет. https://example.org», behind a whole word.
    let address = matches!(c.next.text, "http" | "https" | "www");
    if address && (whole || c.mark == Mark::Strong) {
        return Some(Cut);
    }
    // «го в 19.30. чур я первый», «буду в 7. не опаздывай»
    let number = || {
        let by = c.knowledge.classes(fold(c.prior().text).as_str()).any(Classes::PREPOSITION | Classes::OBLIQUE);
        c.word.ends_in_digit() && (by || !c.word.is_at_most(2))
    };
    if c.begins_small() && (whole && !c.word.is_at_most(2) || c.mark == Mark::Strong || number()) {
        return Some(Cut);
    }
    // "What shall we do? he wondered."
    if c.mark == Mark::Strong && c.next_classes().any(Classes::FUNCTION) {
        let verb = Word::at(c.text, behind_space(c.text, c.next.end()).0);
        let folded = fold(verb.text);
        if (c.knowledge.classes(folded.as_str()) | c.knowledge.stem_classes(folded.as_str())).any(Classes::SPEECH) {
            return Some(Join);
        }
    }
    // "Was it he? she? they?"
    if c.mark == Mark::Strong && char_at(c.text, c.next.end()) == Some('?') {
        return Some(Join);
    }
    if c.closes_bracket || c.knowledge.is_cyrillic() {
        return Some(Join);
    }
    Some(Verdict::cut_if(match c.mark {
        Mark::Period => {
            c.knowledge.writes_in_full()
                && !c.next_is_abbreviated()
                && (whole
                    || c.word.is_acronym()
                    || c.knowledge.is_ordinal_number(c.word.text)
                    || c.bracket_or_quote_before()
                    || c.word.ends_in_digit() && !c.word.is_at_most(3) && !c.next.is_at_most(2))
        }
        _ => c.word.is_small() && c.said(EXCLAIMED).split_whitespace().nth(2).is_some(),
    }))
}

/// «фон Дервиз», "d'Aubray": a small particle and the name behind it.
fn opens_name(c: &Candidate<'_>) -> bool {
    let rest = &c.text[c.next.end()..];
    let sign = if c.next.is_letter() { rest.strip_prefix(['\'', '’']) } else { rest.strip_prefix(' ') };
    c.next_classes().any(Classes::PARTICLE) && sign.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// «…сказал он.» Потом; «(…96 мин.) Затем»: a quotation or a bracket closes behind the period.
pub(super) fn closed(c: &Candidate<'_>) -> Option<Verdict> {
    ((c.closes_quote || c.closes_bracket || c.footnote) && c.mark == Mark::Period && !c.word_is_initial())
        .then_some(Cut)
}

/// "I... I don't know": who stammers says the same word again. «Прости… Маша… не жди», "Well… I… I never": one word between two
/// ellipses, behind which the sentence goes on.
pub(super) fn stammers(c: &Candidate<'_>) -> bool {
    if c.word.text == c.next.text {
        return true;
    }
    let behind = &c.text[c.next.end()..];
    let rest = behind.trim_start_matches(' ');
    let more = rest.trim_start_matches(['.', '…', ' ']);
    let ellipsis = rest.starts_with("...") || rest.starts_with(". . .") || rest.starts_with('…');
    let next = Word::at(more, 0);
    // «Нет… Никогда… не будет» are three.
    let alone = c.starter_follows() && !c.next_classes().any(Classes::SELF);
    ellipsis
        && c.next_first == CharClass::Upper
        && !alone
        && c.opener.is_none()
        && !c.dash
        && (next.is_small() || next.text == c.next.text)
}

/// "The General Secretary [...] Comrade Bell dissenting": words left out of the middle of a sentence.
pub(super) fn omits(c: &Candidate<'_>) -> bool {
    let said = c.text[c.start..c.mark_start].strip_suffix('[').map(str::trim_end);
    said.is_some_and(|said| said.ends_with(|x: char| x.is_alphanumeric() || x == ','))
        && c.closes_bracket
        && c.next_first == CharClass::Upper
        && !c.starter_follows()
}

/// «Это был… Лосев», "We stayed with . . . Orr", "a certain… Petrov": a preposition, a verb or an article that wants more,
/// and no word that opens a sentence.
pub(super) fn hesitates(c: &Candidate<'_>) -> bool {
    /// Words that come before such a verb at most, itself counted.
    const FEW: usize = 3;
    let said = c.text[c.start..c.mark_start].trim_end();
    let word = Word::before(c.text, c.start, c.start + said.len());
    let classes = c.knowledge.classes(fold(word.text).as_str());
    // In English many prepositions are adverbs too: "it had been said before...".
    let preposition = classes.any(Classes::OBLIQUE) || c.knowledge.is_cyrillic() && classes.any(Classes::PREPOSITION);
    let wants = preposition
        || classes.any(Classes::WANTING)
        || classes.any(Classes::COPULA) && c.said(CLAUSE).split_whitespace().nth(FEW).is_none();
    wants
        && word.is_small()
        && c.next_first == CharClass::Upper
        && !c.dash
        && c.opener.is_none()
        && !c.starter_follows()
}
