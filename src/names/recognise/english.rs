//! English names: by capitals, initials, and the nouns after which "of" goes on with the name.

use crate::language::NameList;
use crate::model::{EntryKind, SentenceId};
use crate::names::gazetteer::conventional::{Category, GazetteerId, entry_kind, gazetteer};
use crate::names::recognise::expansions::Expansions;
use crate::names::recognise::name::{Name, Pattern, walk};
use crate::names::recognise::shapes::{has_inner_capital, is_abbreviation, is_numeral, particles};
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::token::WordShape;

/// Words of the longest name: "Presidium of the Central Committee of the CPSU" has eight.
const LONGEST: usize = 8;

/// The names of a sentence, in order, appended to `out`.
pub fn recognise_english(text: &Text<'_>, expansions: &Expansions, id: SentenceId, out: &mut Vec<Name>) {
    if text.is_heading(id) {
        return;
    }
    walk(text.sentence(id), out, |at, end| {
        expansions.name(at).or_else(|| known(text, at, end)).or_else(|| chain(text, at, end))
    });
}

/// Whether a name may begin or go on here.
fn admits(text: &Text<'_>, at: TokenIndex) -> bool {
    let word = text.word(at);
    match text.shape(at) {
        WordShape::Initial => true,
        WordShape::Capital | WordShape::Upper => {
            !is_numeral(text, at)
                && (!text.knowledge.is_function_word(word) || text.shape(at) == WordShape::Upper || is_odd(text, at))
                && !is_month(text, at)
                && !is_title(text, at)
                && !text.is(NameList::Days, at)
        }
        _ => false,
    }
}

/// Letters of the shortest word of grammar that may be a name with a capital. Set by hand: shorter ones (of, the, and) are none.
const LONG: usize = 4;

/// "Kuznetsky Most", "wrote to Else König": a word of grammar with a capital that neither a sentence nor a title explains.
fn is_odd(text: &Text<'_>, at: TokenIndex) -> bool {
    let token = |at: TokenIndex| text.tokens.get(at).filter(|token| token.gap.is_space());
    let beside = token(at + 1).is_some_and(|next| next.shape == WordShape::Capital)
        || at > 0 && text.shape(at - 1) == WordShape::Capital && !text.opens(at - 1);
    text.shape(at) == WordShape::Capital
        && !text.opens(at)
        && token(at).is_some()
        && text.word(at).len() >= LONG
        && beside
}

/// "May", "April"; but Jan is a given name too where no number stands before it.
fn is_month(text: &Text<'_>, at: TokenIndex) -> bool {
    let word = text.word(at);
    let date = at > 0 && text.shape(at - 1) == WordShape::Number;
    text.knowledge.month(word).is_some() && (date || !gazetteer().is_english_given(word))
}

fn is_title(text: &Text<'_>, at: TokenIndex) -> bool {
    text.is(NameList::Titles, at) || is_title_of_several(text, at) || text.knowledge.is_title(text.word(at))
}

fn is_given(text: &Text<'_>, at: TokenIndex) -> bool {
    text.shape(at) == WordShape::Capital && gazetteer().is_english_given(text.word(at))
}

/// "Marshals Timoshenko and Shaposhnikov", but not "Writers’ Union".
fn is_title_of_several(text: &Text<'_>, at: TokenIndex) -> bool {
    let mut ones = text.names.stems(NameList::PluralEndings, text.word(at));
    let one = ones.any(|one| text.names.has(NameList::Titles, one));
    let next = text.tokens.get(at + 1).is_some_and(|next| next.gap.is_space() && next.shape.is_capital());
    one && next && !text.is(NameList::Heads, at + 1)
}

/// Names of the table of several words, which no chain makes: "Academy of Sciences".
fn known(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<Name> {
    let (last, gazetteer_id) = phrase(text, at, end)?;
    let reaches = chain(text, at, end).map_or(at, |name| name.words.end);
    let country = last < reaches && belongs_to_place(text, last, reaches);
    if last == at + 1 || (last < reaches && !country) {
        return None;
    }
    let mut name = Name::new(at..last, true);
    name.gazetteer_id = Some(gazetteer_id);
    name.kind = entry_kind(gazetteer_id);
    Some(name)
}

/// "The USSR Supreme Soviet": the country and its council are two names, as in «Верховный Совет СССР».
fn owns_body(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    let kind = |at: TokenIndex| phrase(text, at, end).map(|(last, gazetteer_id)| (last, entry_kind(gazetteer_id)));
    is_abbreviation(text, at)
        && kind(at) == Some((at + 1, Some(EntryKind::Place)))
        && kind(at + 1).is_some_and(|(last, kind)| last > at + 2 && kind == Some(EntryKind::Organisation))
}

/// "… of the USSR" after the name of an organisation: the country has a name of its own.
fn belongs_to_place(text: &Text<'_>, of: TokenIndex, end: TokenIndex) -> bool {
    let place = if of + 1 < end && text.is(NameList::Articles, of + 1) { of + 2 } else { of + 1 };
    text.is(NameList::Of, of)
        && place < end
        && phrase(text, place, end)
            .is_some_and(|(last, gazetteer_id)| last == end && entry_kind(gazetteer_id) == Some(EntryKind::Place))
}

fn phrase(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<(TokenIndex, GazetteerId)> {
    if !text.shape(at).is_capital() {
        return None;
    }
    let fits = |at: TokenIndex, word: &str| {
        (text.tokens[at].gap.is_space() || is_apostrophe(text, at) || is_period(text, at)) && text.word(at) == word
    };
    let usable = |gazetteer_id: GazetteerId| {
        !matches!(gazetteer().entry(gazetteer_id).kind, Category::Given(_) | Category::Head)
    };
    gazetteer().english(text.word(at)).iter().find_map(|(words, gazetteer_id)| {
        let last = at + words.len();
        // "The times were hard" is no newspaper.
        let paper = last <= end && (!text.is(NameList::Articles, at) || text.shape(last - 1) != WordShape::Lower);
        let whole = usable(*gazetteer_id) && paper && (at + 1..last).zip(&words[1..]).all(|(at, word)| fits(at, word));
        whole.then_some((last, *gazetteer_id))
    })
}

/// "Writers’ Union": the apostrophe of a plural parts no name.
fn is_apostrophe(text: &Text<'_>, at: TokenIndex) -> bool {
    at > 0
        && text.names.ends(NameList::PluralEndings, text.word(at - 1))
        && matches!(text.between(at - 1, at), "’ " | "' ")
}

/// "St. Petersburg".
fn is_period(text: &Text<'_>, at: TokenIndex) -> bool {
    at > 0 && text.is(NameList::ShortenedPlaces, at - 1) && text.between(at - 1, at) == ". "
}

fn is_close(text: &Text<'_>, at: TokenIndex) -> bool {
    text.tokens[at].gap.is_space() || is_apostrophe(text, at) || is_period(text, at)
}

/// The end of the name that begins at `at` and whose first word with a capital is `first`.
fn chain_end(text: &Text<'_>, at: TokenIndex, first: TokenIndex, end: TokenIndex) -> TokenIndex {
    let mut last = first + 1;
    while last < end && last - at < LONGEST && !text.tokens[last - 1].possessive {
        if last == at + 1 && owns_body(text, at, end) {
            break;
        }
        let next = particles(text, NameList::Particles, last, end);
        if is_close(text, last) && admits(text, last) {
            last += 1;
        } else if next > last
            && next < end
            && is_close(text, last)
            && is_close(text, next)
            && admits(text, next)
            && !text.is(NameList::Of, last)
        {
            last = next + 1;
        } else if let Some(next) = of(text, last, end).or_else(|| byname(text, last, end)) {
            last = next;
        } else {
            break;
        }
    }
    last
}

/// Words with capitals: "N. S. Khrushchev", "Charles de Gaulle", "Academy of Sciences", "Peter the Great".
fn chain(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<Name> {
    let article = keeps_article(text, at, end);
    let first = particles(text, NameList::OpeningParticles, at, end);
    if !article && !(first < end && admits(text, first) && (first == at || is_close(text, first))) {
        return None;
    }
    // "The Canadian Leonard Cohen"
    if text.is(NameList::Peoples, at) && at + 1 < end && is_close(text, at + 1) && is_given(text, at + 1) {
        return None;
    }
    let last = chain_end(text, at, first, end);
    if is_ruler(text, at, last, end) {
        let mut name = Name::new(at..last + 1, true);
        name.kind = Some(EntryKind::Person);
        return Some(name);
    }
    // The name of a people, or a common noun with a capital, is none.
    if last == at + 1 && (text.is(NameList::Peoples, at) || matches!(text.shape(at), WordShape::Initial)) {
        return None;
    }
    let full = (at..last).filter(|&at| text.shape(at) != WordShape::Initial).count();
    if full == 0 {
        return None;
    }
    let initials = full < last - at;
    let given = full > 1 && (at..last).any(|at| gazetteer().is_english_given(text.word(at)));
    let sure = initials
        || given
        || !text.opens(at)
        || has_inner_capital(text, at)
        || (text.occurs_capital(at) && !text.occurs_lower(at));
    let mut name = Name::new(at..last, sure);
    let opens = text.opens(at) && (!text.occurs_capital(at) || text.occurs_lower(at));
    name.doubtful = last > at + 1
        && opens
        && !initials
        && !gazetteer().is_english_given(text.word(at))
        && !text.is(NameList::ForeignArticles, at);
    if text.is(NameList::Heads, last - 1)
        || (at..last).any(|at| text.shape(at) == WordShape::Lower && text.is(NameList::Of, at))
    {
        name.pattern = Pattern::Headed;
    }
    if let Some((_, gazetteer_id)) = phrase(text, at, end).filter(|(reaches, _)| *reaches == last) {
        name.gazetteer_id = Some(gazetteer_id);
        name.kind = entry_kind(gazetteer_id);
    } else if initials || given {
        name.kind = Some(EntryKind::Person);
    } else if is_abbreviation(text, at) || name.pattern == Pattern::Headed {
        name.kind = Some(EntryKind::Organisation);
    } else if at > 0 && text.tokens[at].gap.is_space() && is_title(text, at - 1) {
        name.kind = Some(EntryKind::Person);
    }
    Some(name)
}

/// "Nicholas II", "Pope Pius XII"; "I" may be the writer himself.
fn is_ruler(text: &Text<'_>, at: TokenIndex, numeral: TokenIndex, end: TokenIndex) -> bool {
    let named = gazetteer().is_english_given(text.word(numeral - 1)) || at > 0 && is_title(text, at - 1);
    named
        && !text.tokens[numeral - 1].possessive
        && numeral < end
        && text.tokens[numeral].gap.is_space()
        && is_numeral(text, numeral)
        && (!text.is(NameList::SelfWords, numeral) || numeral + 1 == end || !goes_with_self(text, numeral + 1))
}

/// "The Peter I know": a verb may follow the writer himself, a preposition may not ("Peter I at Narva").
fn goes_with_self(text: &Text<'_>, at: TokenIndex) -> bool {
    let preposition = text.is(NameList::BeforePlaces, at) || text.is(NameList::AfterRulers, at);
    text.shape(at) == WordShape::Lower && !preposition
}

/// "The Observer" in the middle of a sentence: the article has a capital of its own.
fn keeps_article(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    text.is(NameList::Articles, at)
        && text.shape(at) == WordShape::Capital
        && !text.opens(at)
        && at + 1 < end
        && text.tokens[at + 1].gap.is_space()
        && admits(text, at + 1)
}

/// "Catherine the Second", "Pliny the Elder": after a given name.
fn byname(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<TokenIndex> {
    let close = |at: TokenIndex| at < end && text.tokens[at].gap.is_space();
    let named = text.is(NameList::Articles, at) && close(at) && close(at + 1) && is_given(text, at - 1);
    (named && text.shape(at + 1) == WordShape::Capital && text.is(NameList::Bynames, at + 1)).then_some(at + 2)
}

/// After a noun such as Presidium: "of", perhaps an article, and a capital.
fn of(text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<TokenIndex> {
    let spaced = |at: TokenIndex| text.tokens[at].gap.is_space();
    if !text.is(NameList::Of, at) || !spaced(at) || !text.is(NameList::Heads, at - 1) {
        return None;
    }
    let mut next = at + 1;
    if next < end && text.is(NameList::Articles, next) && text.shape(next) == WordShape::Lower && spaced(next) {
        next += 1;
    }
    (next < end && spaced(next) && admits(text, next)).then_some(next + 1)
}
