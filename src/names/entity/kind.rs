//! Person, place or organisation: what a mention says itself, what stands around it, and what most mentions of a lemma say.

use std::collections::BTreeMap;

use crate::model::{EntryKind, PerSide};
use crate::names::entity::mention::{MentionDraft, key_of};
use crate::names::gazetteer::conventional::entry_kind;
use crate::names::gazetteer::lists::List;
use crate::names::morphology::categories::{Analysis, Cases, Declension, Gender};
use crate::names::pair::paired::PairedName;
use crate::names::recognise::agreement::{adjectives, agrees};
use crate::names::recognise::name::{Name, Pattern};
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::WordShape;

/// Endings of names of places, which few names of persons have.
const PLACE_ENDINGS: [&str; 15] =
    ["цк", "ово", "ево", "ино", "град", "бург", "город", "поль", "абад", "стан", "ск", "бад", "ленд", "шахр", "басс"];

/// Russian prepositions that govern no genitive: a form that looks so after them is the accusative of a person.
const WITHOUT_GENITIVE: [&str; 3] = ["в", "во", "на"];
/// Prepositions before the name of a street, and the conjunctions of a row.
const ON: PerSide<&str> = PerSide { source: "на", target: "on" };
const AND: PerSide<&str> = PerSide { source: "и", target: "and" };
/// The English article, the ending of plurals, and that of a verb in the past.
const THE: &str = "the";
const PLURAL: char = 's';
const PAST: &str = "ed";

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
        let place = draft.lemma.words.len() == 1 && PLACE_ENDINGS.iter().any(|end| lemma.ends_with(end));
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
    latin || draft.lemma.words.first().is_some_and(|(word, _)| List::OrganisationEndings.ends(word))
}

/// Whether the name follows «в», «из», "in". One preposition may stand before a person («из Косиора», "to Kosior"); both
/// languages together seldom do.
fn is_placed(texts: Texts<'_>, found: &PairedName) -> bool {
    let PerSide { source: russian, target: english } = texts;
    let owner = |name: &Name| english.tokens[name.words.end - 1].possessive;
    let only_there =
        |name: &Name| !owner(name) && stands_behind(english, name.words.start, List::EnglishOnlyBeforePlaces);
    match (&found.source, &found.target) {
        (Some(source), _) if is_animate(russian, source) => false,
        (Some(source), None) => stands_behind(russian, source.words.start, List::BeforePlaces),
        (Some(source), Some(target)) => {
            let (own, other) = (source.words.start, target.words.start);
            let both = stands_behind(russian, own, List::BeforePlaces)
                && stands_behind(english, other, List::EnglishBeforePlaces);
            let row = || {
                stands_behind(russian, first_of_row(russian, own, AND.source), List::BeforePlaces)
                    && stands_behind(english, first_of_row(english, other, AND.target), List::EnglishBeforePlaces)
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
fn stands_behind(text: &Text<'_>, at: TokenIndex, list: List) -> bool {
    let close = |at: TokenIndex| at > 0 && text.tokens[at].gap.is_space();
    let described = |before: TokenIndex| {
        // English words have no analyses.
        let unread = || text.analyses(text.tokens[before].form).is_empty();
        close(before)
            && text.shape(before) == WordShape::Lower
            && list.has(text.word(before - 1))
            && (adjectives(text, before).next().is_some()
                || unread() && !text.knowledge.is_function_word(text.word(before)))
    };
    close(at) && (list.has(text.word(at - 1)) || described(at - 1))
}

/// «Стреляла в Трепова»: after «в» and «на» stands no genitive, unless it is the accusative of a person.
fn is_animate(text: &Text<'_>, name: &Name) -> bool {
    let at = name.words.start;
    let analyses = text.analyses(text.tokens[at].form);
    let masculine = |r: &Analysis| {
        r.gender == Gender::Masculine
            && r.cases.any(Cases::GENITIVE)
            && text.word(at).strip_suffix('а') == Some(&*r.lemma)
    };
    name.words.len() == 1
        && at > 0
        && text.tokens[at].gap.is_space()
        && WITHOUT_GENITIVE.contains(&text.word(at - 1))
        && analyses.iter().any(masculine)
}

/// «На Пироговской», "on Pirogovskaya", «на Большой Ордынке»: where something is; "on" and «на» with this case have few persons.
fn is_street(PerSide { source: russian, target: english }: Texts<'_>, source: &Name, target: &Name) -> bool {
    let behind = |text: &Text<'_>, at: TokenIndex, word: &str| {
        at > 0 && text.tokens[at].gap.is_space() && text.word(at - 1) == word
    };
    let locative = |at: TokenIndex| {
        let analyses = russian.analyses(russian.tokens[at].form);
        analyses.iter().any(|r| r.declension != Declension::Fixed && r.cases.any(Cases::LOCATIVE))
    };
    source.words.clone().all(locative)
        && behind(russian, source.words.start, ON.source)
        && behind(english, target.words.start, ON.target)
}

/// "The Roerichs": a family, where a Russian plural may be a place as well.
fn is_family(text: &Text<'_>, found: &PairedName) -> bool {
    found.target.as_ref().is_some_and(|name| {
        let at = name.words.start;
        let article = at > 0 && text.tokens[at].gap.is_space() && text.word(at - 1) == THE;
        name.words.len() == 1 && article && text.word(at).ends_with(PLURAL)
    })
}

/// "The Yauza": an article stands before rivers, mountains, ships, but before no person.
fn is_river(text: &Text<'_>, name: &Name) -> bool {
    let (at, next) = (name.words.start, name.words.end);
    // "The Strugatsky brothers"; "the Lena flooded" goes on with its verb.
    let attribute = text.tokens.get(next).is_some_and(|token| {
        token.gap.is_space() && !text.knowledge.is_function_word(text.word(next)) && !text.word(next).ends_with(PAST)
    });
    name.words.len() == 1
        && !attribute
        && at > 0
        && text.tokens[at].gap.is_space()
        && text.word(at - 1) == THE
        && !text.tokens[at].possessive
        && !text.word(at).ends_with(PLURAL)
}

/// «В Великом Устюге, Тотьме и Старой Руссе»: where the row begins of which the name at `at` is a later member; both
/// languages carry a preposition on.
fn first_of_row(text: &Text<'_>, at: TokenIndex, and: &str) -> TokenIndex {
    let is_capital = |at: TokenIndex| text.shape(at) == WordShape::Capital;
    // Words of one member agree, where the language says so: «в Москве Сталин и Молотов» is no row.
    let agree = |one: TokenIndex| agrees(text, one) || text.analyses(text.tokens[one].form).is_empty();
    let mut first = at;
    while first > 0 && at - first < LONGEST_ROW {
        let (gap, before) = (text.tokens[first].gap, first - 1);
        let joined = gap.is_space() && text.word(before) == and && before > 0 && is_capital(before - 1);
        first = if joined && text.tokens[before].gap.is_space() {
            before - 1
        } else if is_capital(before) && (text.between(before, first) == ", " || gap.is_space() && agree(before)) {
            before
        } else {
            break;
        };
    }
    // The first word of a sentence may be the preposition itself.
    let preposition = [List::BeforePlaces, List::EnglishBeforePlaces].iter().any(|list| list.has(text.word(first)));
    if preposition { (first + 1).min(at) } else { first }
}
