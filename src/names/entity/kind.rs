//! Person, place or organisation: what a mention says itself, what stands around it, and what most mentions of a lemma say.

use std::collections::BTreeMap;

use crate::language::{Cases, Declension, Gender, NameList};
use crate::model::{EntryKind, PerSide};
use crate::names::entity::mention::{MentionDraft, key_of};
use crate::names::gazetteer::conventional::entry_kind;
use crate::names::morphology::analysis::Analysis;
use crate::names::pair::paired::PairedName;
use crate::names::recognise::agreement::{adjectives, agrees};
use crate::names::recognise::name::{Name, Pattern};
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::WordShape;

/// Letters before the ending of a word that is made of shortened ones, at least: «горком» has three. Set by hand.
const SHORTEST_SHORTENED: usize = 2;

/// Votes of a mention that says its kind itself (title, gazetteer, noun) for others of its lemma. Votes are set by hand, so that
/// one such mention outvotes one that stands in a telling place, and two of these outvote it.
const ITSELF: u32 = 3;
/// Votes of a mention whose form or context suggests a place or an organisation.
const CONTEXT: u32 = 2;
/// Votes of any other mention, for a person: most names are.
const NOTHING: u32 = 1;

/// Words of the longest row of places that a preposition reaches: «в Дублине, Севилье, Генте и Льеже» has four. Set by hand.
const LONGEST_ROW: usize = 12;

/// Gives each mention its kind: by the mention itself, else by what most mentions of the same lemma say, else by its shape.
pub fn assign_kinds(texts: Texts<'_>, drafts: &mut [MentionDraft]) {
    let mut votes: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for draft in drafts.iter_mut() {
        draft.kind = own(texts.target, &draft.found);
        let lemma = key_of(&draft.lemma.words);
        let body = is_body(texts.source, draft);
        // «Дональд Туск» speaks for «Туск».
        if draft.kind == Some(EntryKind::Person)
            && let [_, .., (surname, false)] = &*draft.lemma.words
        {
            votes.entry(surname.clone()).or_default()[EntryKind::Person as usize] += ITSELF;
        }
        let votes = votes.entry(lemma).or_default();
        if let Some(kind) = draft.kind {
            votes[kind as usize] += ITSELF;
        } else if body {
            votes[EntryKind::Organisation as usize] += CONTEXT;
        } else if draft.lemma.place && !is_family(texts.target, &draft.found) || is_placed(texts, &draft.found) {
            votes[EntryKind::Place as usize] += CONTEXT;
        } else {
            votes[EntryKind::Person as usize] += NOTHING;
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.kind.is_none()) {
        let lemma = key_of(&draft.lemma.words);
        let votes = votes.get(&lemma).copied().unwrap_or_default();
        let most = votes.iter().copied().max().unwrap_or(0);
        let place = draft.lemma.words.len() == 1 && texts.source.names.ends(NameList::PlaceEndings, &lemma);
        draft.kind = Some(if place && votes[EntryKind::Person as usize] < ITSELF {
            EntryKind::Place
        } else if votes[EntryKind::Person as usize] == most {
            EntryKind::Person
        } else if votes[EntryKind::Place as usize] == most {
            EntryKind::Place
        } else {
            EntryKind::Organisation
        });
    }
}

fn own(english: &Text<'_>, found: &PairedName) -> Option<EntryKind> {
    // «устье Лены», "the mouth of the Lena": not the woman.
    if let (Some(source), Some(target)) = (&found.source, &found.target)
        && source.words.len() == 1
        && source.pattern == Pattern::Plain
        && source.kind != Some(EntryKind::Organisation)
        && found.gazetteer_id().is_none()
        && is_river(english, target)
    {
        return Some(EntryKind::Place);
    }
    let of = |name: &Option<Name>| name.as_ref().filter(|name| name.gazetteer_id.is_none()).and_then(|name| name.kind);
    found.gazetteer_id().and_then(entry_kind).or_else(|| of(&found.source)).or_else(|| of(&found.target))
}

/// «Наркомпрос», and what a Russian text leaves in Latin letters: firms and their goods more than anything else.
fn is_body(text: &Text<'_>, draft: &MentionDraft) -> bool {
    let Some(name) = draft.found.source.as_ref().filter(|name| name.words.len() == 1) else { return false };
    let at = name.words.start;
    let latin = text.word(at).chars().all(|c| c.is_ascii_alphabetic());
    let shortened = |word: &str| {
        let mut stems = text.names.stems(NameList::OrganisationEndings, word);
        stems.any(|stem| stem.chars().count() >= SHORTEST_SHORTENED)
    };
    latin || draft.lemma.words.first().is_some_and(|(word, _)| shortened(word))
}

/// Whether the name follows «в», «из», "in". One preposition may stand before a person («из Косиора», "to Kosior"); both
/// languages together seldom do.
fn is_placed(texts: Texts<'_>, found: &PairedName) -> bool {
    let PerSide { source: russian, target: english } = texts;
    let owner = |name: &Name| english.tokens[name.words.end - 1].possessive;
    let only_there = |name: &Name| !owner(name) && stands_behind(english, name.words.start, NameList::OnlyBeforePlaces);
    match (&found.source, &found.target) {
        (Some(source), _) if is_animate(russian, source) => false,
        (Some(source), None) => stands_behind(russian, source.words.start, NameList::BeforePlaces),
        (Some(source), Some(target)) => {
            let (own, other) = (source.words.start, target.words.start);
            let both = stands_behind(russian, own, NameList::BeforePlaces)
                && stands_behind(english, other, NameList::BeforePlaces);
            let row = || {
                stands_behind(russian, first_of_row(russian, own), NameList::BeforePlaces)
                    && stands_behind(english, first_of_row(english, other), NameList::BeforePlaces)
            };
            only_there(target)
                || is_street(texts, source, target)
                || is_river(english, target)
                || !owner(target) && (both || row())
        }
        (None, Some(target)) => only_there(target),
        (None, None) => false,
    }
}

/// Whether a word of the list stands before a name: «в Париже», «в соседнем Рапалло», "in nearby Rapallo".
fn stands_behind(text: &Text<'_>, at: TokenIndex, list: NameList) -> bool {
    let close = |at: TokenIndex| at > 0 && text.tokens[at].gap.is_space();
    let described = |before: TokenIndex| {
        // English words have no analyses.
        let unread = || text.analyses(text.tokens[before].form).is_empty();
        close(before)
            && text.shape(before) == WordShape::Lower
            && text.is(list, before - 1)
            && (adjectives(text, before).next().is_some()
                || unread() && !text.knowledge.is_function_word(text.word(before)))
    };
    close(at) && (text.is(list, at - 1) || described(at - 1))
}

/// «Стреляла в Трепова»: after «в» and «на» a form like a genitive is the accusative of a person.
fn is_animate(text: &Text<'_>, name: &Name) -> bool {
    let at = name.words.start;
    let analyses = text.analyses(text.tokens[at].form);
    let bare = |lemma: &str| text.names.stems(NameList::GenitiveEndings, text.word(at)).any(|stem| stem == lemma);
    let masculine = |r: &Analysis| r.gender == Gender::Masculine && r.cases.any(Cases::GENITIVE) && bare(&r.lemma);
    let governs = |before: TokenIndex| {
        let cases = text.names.cases_of(text.word(before));
        cases.is_some_and(|cases| cases.has_all(Cases::ACCUSATIVE.or(Cases::LOCATIVE)))
    };
    name.words.len() == 1
        && at > 0
        && text.tokens[at].gap.is_space()
        && governs(at - 1)
        && analyses.iter().any(masculine)
}

/// «На Пироговской», "on Pirogovskaya", «на Большой Ордынке»: where something is; "on" and «на» with this case have few persons.
fn is_street(PerSide { source: russian, target: english }: Texts<'_>, source: &Name, target: &Name) -> bool {
    let stands_there = |text: &Text<'_>, at: TokenIndex| {
        at > 0 && text.tokens[at].gap.is_space() && text.is(NameList::BeforeStreets, at - 1)
    };
    let locative = |at: TokenIndex| {
        let analyses = russian.analyses(russian.tokens[at].form);
        analyses.iter().any(|r| r.declension != Declension::Fixed && r.cases.any(Cases::LOCATIVE))
    };
    source.words.clone().all(locative)
        && stands_there(russian, source.words.start)
        && stands_there(english, target.words.start)
}

/// "The Roerichs": a family, where a Russian plural may be a place as well.
fn is_family(text: &Text<'_>, found: &PairedName) -> bool {
    found.target.as_ref().is_some_and(|name| {
        let at = name.words.start;
        let article = at > 0 && text.tokens[at].gap.is_space() && text.is(NameList::Articles, at - 1);
        name.words.len() == 1 && article && text.names.ends(NameList::PluralEndings, text.word(at))
    })
}

/// "The Yauza": an article stands before rivers, mountains, ships, but before no person.
fn is_river(text: &Text<'_>, name: &Name) -> bool {
    let (at, next) = (name.words.start, name.words.end);
    // "The Strugatsky brothers"; "the Lena flooded" goes on with its verb.
    let attribute = text.tokens.get(next).is_some_and(|token| {
        token.gap.is_space()
            && !text.knowledge.is_function_word(text.word(next))
            && !text.names.ends(NameList::Past, text.word(next))
    });
    name.words.len() == 1
        && !attribute
        && at > 0
        && text.tokens[at].gap.is_space()
        && text.is(NameList::Articles, at - 1)
        && !text.tokens[at].possessive
        && !text.names.ends(NameList::PluralEndings, text.word(at))
}

/// «В Великом Устюге, Тотьме и Старой Руссе»: where the row begins of which the name at `at` is a later member; both
/// languages carry a preposition on.
fn first_of_row(text: &Text<'_>, at: TokenIndex) -> TokenIndex {
    let is_capital = |at: TokenIndex| text.shape(at) == WordShape::Capital;
    // Words of one member agree, where the language says so: «в Москве Сталин и Молотов» is no row.
    let agree = |one: TokenIndex| agrees(text, one) || text.analyses(text.tokens[one].form).is_empty();
    let mut first = at;
    while first > 0 && at - first < LONGEST_ROW {
        let (gap, before) = (text.tokens[first].gap, first - 1);
        let joined = gap.is_space() && text.is(NameList::Joining, before) && before > 0 && is_capital(before - 1);
        first = if joined && text.tokens[before].gap.is_space() {
            before - 1
        } else if is_capital(before) && (text.between(before, first) == ", " || gap.is_space() && agree(before)) {
            before
        } else {
            break;
        };
    }
    // The first word of a sentence may be the preposition itself.
    if text.is(NameList::BeforePlaces, first) { (first + 1).min(at) } else { first }
}
