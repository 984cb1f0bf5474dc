//! The links of a bead as mentions: what several links share is cut, and words that are none of a name are left out.

use std::ops::Range;

use crate::language::NameList;
use crate::model::{EntryKind, PerSide, Side};
use crate::names::gazetteer::common::is_common;
use crate::names::pair::paired::{PairCandidate, PairedName};
use crate::names::pair::words::Agreement;
use crate::names::recognise::name::{Name, Pattern};
use crate::names::recognise::shapes::is_abbreviation;
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::WordShape;

/// Writes out the links, a name that several share cut between their words, and what no link has.
pub fn settle_boundaries(
    texts: Texts<'_>,
    names: PerSide<&[Name]>,
    links: &[PairCandidate],
    out: &mut Vec<PairedName>,
) {
    let share = |name: &Name, own: &[TokenIndex], all: &[Vec<TokenIndex>]| -> Name {
        if all.len() < 2 { name.clone() } else { name.part(cut(&name.words, own, all)) }
    };
    // «НКИД Литвинова»: cut from the abbreviation, the rest is no organisation.
    let kept = |text: &Text<'_>, name: Name, whole: &Name| {
        let body = name.words.clone().any(|at| is_abbreviation(text, at)) || name.pattern != Pattern::Plain;
        let kind = if name.words == whole.words || body { name.kind } else { None };
        Name { kind, ..name }
    };
    let own_part = |side: Side, link: &PairCandidate| -> Name {
        let places =
            |link: &PairCandidate| -> Vec<TokenIndex> { link.words.iter().map(|word| word.at[side]).collect() };
        let all = links.iter().filter(|other| other.names[side] == link.names[side]).map(places).collect::<Vec<_>>();
        let whole = &names[side][link.names[side]];
        kept(texts[side], share(whole, &places(link), &all), whole)
    };
    for link in links {
        let PerSide { source, target } = PerSide::from_fn(|side| own_part(side, link));
        // A common word that the dictionary joins (Вчера, Yesterday) says nothing of a name.
        let own = |found: &Agreement| !found.head || source.pattern == Pattern::Headed;
        // «Ной Жордания», "Noe Zhordania": first words that no dictionary has are no common ones.
        let common = is_common(Side::Source, texts.source.word(source.words.start))
            || is_common(Side::Target, texts.target.word(target.words.start));
        let names = source.doubtful && target.doubtful && !common;
        let spoken_for =
            |side: Side, at: TokenIndex| names || link.words.iter().any(|w| w.at[side] == at && own(&w.agreement));
        let spoken = source.settled(|at| spoken_for(Side::Source, at));
        let target = target.settled(|at| spoken_for(Side::Target, at));
        let source = spoken;
        let target = match source.pattern {
            Pattern::Plain => without_noun(texts.target, target, link),
            Pattern::Quoted => with_title(texts.target, target, source.words.len()),
            Pattern::Headed | Pattern::Coordination => target,
        };
        let (source, target) = of_person(texts, source, target);
        out.push(PairedName {
            source: Some(source),
            target: Some(target),
            words: link.words.clone(),
            weight: link.weight,
        });
    }
    for (side, names) in names.sides() {
        let left = names.iter().enumerate().filter(|(n, _)| !links.iter().any(|link| link.names[side] == *n));
        out.extend(left.map(|(_, name)| PairedName::alone(side, name.settled(|_| false))));
    }
}

/// «Князя Львова», "Prince Lvov": after a title on both sides a place is a person of that name.
fn of_person(PerSide { source: russian, target: english }: Texts<'_>, source: Name, target: Name) -> (Name, Name) {
    let titled = |text: &Text<'_>, at: TokenIndex| {
        at > 0 && text.tokens[at].gap.is_space() && text.is_form(NameList::Titles, at - 1)
    };
    let place = |name: &Name| name.words.len() == 1 && name.kind == Some(EntryKind::Place);
    if place(&source) && titled(russian, source.words.start) && titled(english, target.words.start) {
        let person = |name: Name| Name { gazetteer_id: None, kind: Some(EntryKind::Person), ..name };
        return (person(source), person(target));
    }
    (source, target)
}

/// "Charles de Gaulle Airport", "the Kirov Works": a common noun after a name that the original names without it.
fn without_noun(text: &Text<'_>, name: Name, link: &PairCandidate) -> Name {
    let last = name.words.end - 1;
    let noun = name.words.len() > 1 && text.is(NameList::Nouns, last);
    if noun && !link.words.iter().any(|word| word.at.target == last) { name.part(name.words.start..last) } else { name }
}

/// «Доктор Живаго», "Doctor Zhivago": in a quoted name of so many words a title is part of it.
fn with_title(text: &Text<'_>, name: Name, words: usize) -> Name {
    let (first, close) = (name.words.start, |at: TokenIndex| text.tokens[at].gap.is_space());
    let titled = words > name.words.len()
        && first > 0
        && close(first)
        && text.shape(first - 1) == WordShape::Capital
        && text.is(NameList::Titles, first - 1);
    if titled { Name { words: first - 1..name.words.end, ..name } } else { name }
}

/// The words of a name that go with `own`: a word that no link has goes with the next that one has, else with the last.
fn cut(words: &Range<TokenIndex>, own: &[TokenIndex], all: &[Vec<TokenIndex>]) -> Range<TokenIndex> {
    let owner = |at: TokenIndex| all.iter().position(|places| places.contains(&at));
    let mine = all.iter().position(|places| places == own);
    let linked = |at: TokenIndex| (at..words.end).find_map(owner).or_else(|| (words.start..=at).rev().find_map(owner));
    let mut of_mine = words.clone().filter(|&at| linked(at) == mine);
    match (of_mine.next(), of_mine.next_back()) {
        (Some(first), Some(last)) => first..last + 1,
        (Some(only), None) => only..only + 1,
        _ => words.clone(),
    }
}
