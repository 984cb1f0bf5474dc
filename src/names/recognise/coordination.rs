//! «Иван и Мария Кузнецовы», "Ivan and Maria Kuznetsov": a couple, brothers and sisters, whose surname stands once, is one item.

use std::ops::Range;

use crate::language::{Cases, Gender, NameList};
use crate::model::EntryKind;
use crate::names::gazetteer::conventional::gazetteer;
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::recognise::agreement::cases;
use crate::names::recognise::name::{Name, Pattern};
use crate::names::recognise::person_words::is_given;
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::token::{Gap, WordShape};

/// Given names of the longest list: «Ольга, Мария и Ирина Прозоровы» has three.
const MOST: usize = 6;

/// Given names that «и» or commas join, and a surname in the plural that agrees with all of them.
pub fn coordinated(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<Name> {
    let (mut agreed, mut next) = (Cases::ALL, at);
    for member in 0..MOST {
        if next >= end
            || !is_given(text, next)
            || member > 0 && !text.tokens[next].gap.is_space() && !is_comma(text, next)
        {
            return None;
        }
        agreed = agreed.and(cases(text, next));
        next += 1;
        let patronymic =
            |at: TokenIndex| text.analyses(text.tokens[at].form).iter().any(|r| is_patronymic(text.names, &r.lemma));
        if next < end && text.tokens[next].gap.is_space() && patronymic(next) {
            agreed = agreed.and(cases(text, next));
            next += 1;
        }
        if next >= end {
            return None;
        }
        if is_comma(text, next) {
            continue;
        }
        if text.tokens[next].gap.is_space() && text.is(NameList::Joining, next) {
            next += 1;
            continue;
        }
        let plural = plural_cases(text, next);
        let several = next > at + 1 && (at..next).any(|at| text.is(NameList::Joining, at));
        return (several && text.tokens[next].gap.is_space() && plural.any(agreed)).then(|| couple(at..next + 1));
    }
    None
}

/// The cases in which a word with a capital is a surname of several.
fn plural_cases(text: &Text<'_>, at: TokenIndex) -> Cases {
    let analyses = if text.shape(at) == WordShape::Capital { text.analyses(text.tokens[at].form) } else { &[] };
    let several = analyses.iter().filter(|analysis| analysis.gender == Gender::Plural);
    several.fold(Cases::default(), |cases, analysis| cases.or(analysis.cases))
}

fn is_comma(text: &Text<'_>, at: TokenIndex) -> bool {
    text.tokens[at].gap == Gap::COMMA
}

fn couple(words: Range<TokenIndex>) -> Name {
    let mut name = Name::new(words, true);
    name.kind = Some(EntryKind::Person);
    name.pattern = Pattern::Coordination;
    name
}

/// Joins the English names that are such an item. English does not mark it: "Ivan and Maria Kuznetsov" may be Ivan alone, and
/// Maria Kuznetsov, so this is for beads whose Russian has one.
pub fn join_coordinated(text: &Text<'_>, names: &mut Vec<Name>) {
    let given = |name: &Name| name.words.clone().all(|at| gazetteer().is_english_given(text.word(at)));
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match joined.last_mut() {
            Some(last)
                if (last.pattern == Pattern::Coordination || given(last))
                    && follows(text, last, &name)
                    && !has_surname(text, last) =>
            {
                *last = couple(last.words.start..name.words.end);
            }
            _ => joined.push(name),
        }
    }
    *names = joined;
}

/// Whether the coordination has its surname already.
fn has_surname(text: &Text<'_>, name: &Name) -> bool {
    !gazetteer().is_english_given(text.word(name.words.end - 1))
}

/// Whether only "and" or a comma stands between two names.
fn follows(text: &Text<'_>, one: &Name, other: &Name) -> bool {
    let (end, start) = (one.words.end, other.words.start);
    let first = text.word(start);
    let joined = match start.wrapping_sub(end) {
        0 => is_comma(text, start),
        1 => text.is(NameList::Joining, end) && text.tokens[start].gap.is_space(),
        _ => false,
    };
    joined && gazetteer().is_english_given(first)
}
