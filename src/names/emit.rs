//! The links of a bead as mentions: what several links share is cut, and words that are none of a name are left out.

use std::ops::Range;

use super::find::{Make, Name, is_abbreviation};
use super::pair::{Candidate, Found};
use super::score::{Match, are_common};
use super::table::List;
use super::text::{Place, Text};
use super::tokens::Shape;
use crate::model::EntryKind;

/// Writes out the links, a name that several share cut between their words, and what no link has.
pub(super) fn emit(
    texts: [&Text<'_>; 2],
    sources: &[Name],
    targets: &[Name],
    links: &[Candidate],
    out: &mut Vec<Found>,
) {
    let share = |name: &Name, own: &[Place], all: &[Vec<Place>]| -> Name {
        if all.len() < 2 { name.clone() } else { name.part(cut(&name.words, own, all)) }
    };
    // «НКИД Литвинова»: cut from the abbreviation, the rest is no body.
    let kept = |text: &Text<'_>, name: Name, whole: &Name| {
        let body = name.words.clone().any(|at| is_abbreviation(text, at)) || name.make != Make::Plain;
        let kind = if name.words == whole.words || body { name.kind } else { None };
        Name { kind, ..name }
    };
    let places = |link: &Candidate, of: usize| -> Vec<Place> {
        link.words.iter().map(|(s, t, _)| if of == 0 { *s } else { *t }).collect()
    };
    let all_of = |of: usize, name: usize| -> Vec<Vec<Place>> {
        let is = |link: &&Candidate| (if of == 0 { link.source } else { link.target }) == name;
        links.iter().filter(is).map(|link| places(link, of)).collect()
    };
    for link in links {
        let (whole, other) = (&sources[link.source], &targets[link.target]);
        let source = kept(texts[0], share(whole, &places(link, 0), &all_of(0, link.source)), whole);
        let target = kept(texts[1], share(other, &places(link, 1), &all_of(1, link.target)), other);
        // A common word that the dictionary joins (Вчера, Yesterday) says nothing of a name.
        let own = |found: &Match| !found.head || source.make == Make::Headed;
        // «Ной Жордания», "Noe Zhordania": first words that no dictionary has are no common ones.
        let firsts = [texts[0].word(source.words.start), texts[1].word(target.words.start)];
        let names = source.doubtful && target.doubtful && !are_common(firsts);
        let spoken = source.settled(|at| names || link.words.iter().any(|(s, _, found)| *s == at && own(found)));
        let target = target.settled(|at| names || link.words.iter().any(|(_, t, found)| *t == at && own(found)));
        let source = spoken;
        let target = match source.make {
            Make::Plain => without_noun(texts[1], target, link),
            Make::Quoted => with_title(texts[1], target, source.words.len()),
            Make::Headed | Make::Couple => target,
        };
        let (source, target) = of_person(texts, source, target);
        out.push(Found { source: Some(source), target: Some(target), words: link.words.clone(), weight: link.weight });
    }
    let unlinked = |names: &[Name], linked: &dyn Fn(usize) -> bool| -> Vec<Name> {
        let left = names.iter().enumerate().filter(|(n, _)| !linked(*n));
        left.map(|(_, name)| name.settled(|_| false)).collect()
    };
    for name in unlinked(sources, &|s| links.iter().any(|link| link.source == s)) {
        out.push(Found { source: Some(name), target: None, words: Vec::new(), weight: 0 });
    }
    for name in unlinked(targets, &|t| links.iter().any(|link| link.target == t)) {
        out.push(Found { source: None, target: Some(name), words: Vec::new(), weight: 0 });
    }
}

/// «Князя Львова», "Prince Lvov": behind a title on both sides a place is a person of that name.
fn of_person([russian, english]: [&Text<'_>; 2], source: Name, target: Name) -> (Name, Name) {
    let titled =
        |text: &Text<'_>, at: Place, list: List| at > 0 && text.tokens[at].gap.is_space() && text.is_in(at - 1, list);
    let place = |name: &Name| name.words.len() == 1 && name.kind == Some(EntryKind::Place);
    if place(&source)
        && titled(russian, source.words.start, List::Titles)
        && titled(english, target.words.start, List::EnglishTitles)
    {
        let person = |name: Name| Name { concept: None, kind: Some(EntryKind::Person), ..name };
        return (person(source), person(target));
    }
    (source, target)
}

/// "Charles de Gaulle Airport", "the Kirov Works": a common noun behind a name that the original names without it.
fn without_noun(text: &Text<'_>, name: Name, link: &Candidate) -> Name {
    let last = name.words.end - 1;
    let noun = name.words.len() > 1 && List::EnglishNouns.has(text.word(last));
    if noun && !link.words.iter().any(|(_, t, _)| *t == last) { name.part(name.words.start..last) } else { name }
}

/// «Доктор Живаго», "Doctor Zhivago": in a quoted name of so many words a title is part of it.
fn with_title(text: &Text<'_>, name: Name, words: usize) -> Name {
    let (first, close) = (name.words.start, |at: Place| text.tokens[at].gap.is_space());
    let titled = words > name.words.len()
        && first > 0
        && close(first)
        && text.shape(first - 1) == Shape::Capital
        && List::EnglishTitles.has(text.word(first - 1));
    if titled { Name { words: first - 1..name.words.end, ..name } } else { name }
}

/// The words of a name that go with `own`: a word that no link has goes with the next that one has, else with the last.
fn cut(words: &Range<Place>, own: &[Place], all: &[Vec<Place>]) -> Range<Place> {
    let owner = |at: Place| all.iter().position(|places| places.contains(&at));
    let mine = all.iter().position(|places| places == own);
    let linked = |at: Place| (at..words.end).find_map(owner).or_else(|| (words.start..=at).rev().find_map(owner));
    let mut of_mine = words.clone().filter(|&at| linked(at) == mine);
    match (of_mine.next(), of_mine.next_back()) {
        (Some(first), Some(last)) => first..last + 1,
        (Some(only), None) => only..only + 1,
        _ => words.clone(),
    }
}
