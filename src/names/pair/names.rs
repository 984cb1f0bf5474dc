//! How well two names agree, by the words of both that do.

use crate::model::{PerSide, Side};
use crate::names::pair::paired::WordLink;
use crate::names::pair::words::{HEAD, KNOWN, Match, NONE, Scorer};
use crate::names::recognise::name::{Make, Name};
use crate::names::recognise::shapes::is_numeral;
use crate::names::text::analysed::{Place, Texts};
use crate::names::text::token::Shape;
use crate::words::letters::Weight;

/// How well two names agree, by the words that are free; none where they do not.
pub fn weigh(
    texts: Texts<'_>,
    source: &Name,
    target: &Name,
    scorer: &mut Scorer<'_>,
    free: impl Fn(Place) -> bool,
    open: impl Fn(Place) -> bool,
) -> Option<(Weight, Vec<WordLink>)> {
    let PerSide { source: russian, target: english } = texts;
    if let (Some(one), Some(other)) = (source.concept, target.concept)
        && one == other
    {
        let same = Match { weight: KNOWN, reading: None, head: false, derived: false };
        let words = source.words.clone().zip(target.words.clone().map(Some).chain(std::iter::repeat(None)));
        let last = target.words.end - 1;
        let link = |(source, target): (Place, Option<Place>)| WordLink {
            at: PerSide { source, target: target.unwrap_or(last) },
            how: same,
        };
        let words = words.map(link).collect();
        return Some((KNOWN + 10 * size(source.words.len() + target.words.len()), words));
    }
    let mut cells = Vec::new();
    for s in source.words.clone().filter(|&s| free(s)) {
        for t in target.words.clone().filter(|&t| open(t) && english.shape(t) != Shape::Lower) {
            let initial = russian.shape(s) == Shape::Initial || english.shape(t) == Shape::Initial;
            let (one, other) = (russian.tokens[s].form, english.tokens[t].form);
            let numeral = is_numeral(russian, s) && is_numeral(english, t);
            let mut found = if numeral {
                // The same number of another king joins nobody.
                let weight = if russian.word(s) == english.word(t) { HEAD } else { NONE };
                Match { weight, reading: None, head: true, derived: false }
            } else if initial {
                Match { weight: scorer.initial(one, other), reading: None, head: false, derived: false }
            } else {
                scorer.words(one, other)
            };
            // «Аддис-Абеба», "Addis Ababa"
            if russian.word(s).contains('-') && t + 1 < target.words.end && english.tokens[t + 1].gap.is_space() {
                let joined = scorer.joined(one, [other, english.tokens[t + 1].form]);
                found = if joined.weight > found.weight { joined } else { found };
            }
            // «Дальше Даль»: the first word of a sentence is a name only if no other is as good.
            let doubts =
                [(source, s), (target, t)].into_iter().filter(|(name, at)| name.doubtful && name.words.start == *at);
            found.weight -= scorer.pairing.doubt * size(doubts.count());
            if found.weight > 0 && (!found.derived || source.make == Make::Headed) {
                cells.push((s, t, found, initial));
            }
        }
    }
    cells.sort_by_key(|(s, t, found, _)| (std::cmp::Reverse(found.weight), s.abs_diff(*t), *s, *t));
    let mut words: Vec<WordLink> = Vec::new();
    let (mut weight, mut full, mut best, mut letters) = (0, 0, NONE, 0);
    for (s, t, found, initial) in cells {
        if words.iter().any(|word| word.at.source == s || word.at.target == t) {
            continue;
        }
        words.push(WordLink { at: PerSide { source: s, target: t }, how: found });
        weight += found.weight;
        if !initial && !found.head {
            full += 1;
            best = best.max(found.weight);
            letters += russian.word(s).chars().count() + english.word(t).chars().count();
        }
    }
    // Bodies may share no name at all, but then more than one common noun: «агентство печати», "Press Agency".
    let named = [source, target].iter().all(|name| name.words.len() > 1);
    if full == 0 && !(named && words.len() > 1 && source.make == Make::Headed) {
        return None;
    }
    let bodies = [source, target].iter().filter(|name| name.make == Make::Headed).count();
    let heads = words.iter().any(|word| word.how.head);
    // A committee is rendered by a committee: Москва is not the Moscow City Committee.
    if bodies == 1 && !heads && source.concept.is_none() && best < KNOWN.min(900) {
        return None;
    }
    let doubt = scorer.pairing.doubt * (Weight::from(!source.sure) + Weight::from(!target.sure));
    let enough = best >= scorer.pairing.least + doubt || (heads && weight >= scorer.pairing.least + doubt);
    (enough && weight >= scorer.pairing.least_by_letter * size(letters)).then_some((weight, words))
}

/// How well an abbreviation agrees with a name by what it stands for: «ЦИК», "Central Executive Committee".
pub fn spelled_out(
    texts: Texts<'_>,
    source: &Name,
    target: &Name,
    scorer: &mut Scorer<'_>,
) -> Option<(Weight, Vec<WordLink>)> {
    let whole = |side: Side, name: &Name| {
        let text = texts[side];
        let words = scorer.expansions[side].of(text.tokens[name.words.start].form).filter(|_| name.words.len() == 1)?;
        let mut whole = Name { words: words.clone(), ..name.clone() };
        whole.make = Make::Headed;
        Some(whole)
    };
    let (own, other) = (whole(Side::Source, source), whole(Side::Target, target));
    if own.is_none() && other.is_none() {
        return None;
    }
    let free = |_: Place| true;
    let (own, other) = (own.as_ref().unwrap_or(source), other.as_ref().unwrap_or(target));
    let (weight, words) = weigh(texts, own, other, scorer, free, free)?;
    // Its letters say nothing of the other's; a name in full goes with one in full first.
    let best = words.iter().map(|word| word.how.weight).max()?;
    let whole = Match { weight: best, reading: None, head: true, derived: false };
    Some((
        weight - scorer.pairing.shortened,
        vec![WordLink { at: PerSide { source: source.words.start, target: target.words.start }, how: whole }],
    ))
}

/// A small number of words or letters as a weight.
fn size(count: usize) -> Weight {
    Weight::try_from(count).unwrap_or(Weight::MAX / 100)
}
