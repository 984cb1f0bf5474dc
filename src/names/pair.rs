//! Names of a bead's two sides that are one: greedy, the best first, each at most once.

use super::emit::emit;
use super::find::{Make, Name, entry_kind, is_numeral};
use super::score::{HEAD, KNOWN, Match, NONE, Scorer};
use super::table::ConceptId;
use super::text::{Place, Text};
use super::tokens::Shape;
use crate::model::EntryKind;
use crate::words::letters::Weight;

/// Which word of the original agrees with which of the translation, and how.
pub(super) type Words = Vec<(Place, Place, Match)>;

/// A name as one side or both have it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub source: Option<Name>,
    pub target: Option<Name>,
    /// The words that agree.
    pub words: Words,
    /// Natural log of the likelihood ratio, in hundredths; 0 where one side is missing.
    pub weight: Weight,
}

impl Found {
    /// What the table says of the pair. The English form alone says it only where the table joins the two: "Jordan" may be
    /// Джордан, and «Барселона» in quotation marks is a club.
    pub fn concept(&self) -> Option<ConceptId> {
        let of = |name: &Option<Name>| name.as_ref().and_then(|name| name.concept);
        let joined = |source: &Name, concept: ConceptId| {
            let club = source.make == Make::Quoted && entry_kind(concept) == Some(EntryKind::Place);
            !club && self.words.iter().any(|(.., found)| found.weight >= KNOWN)
        };
        let other = of(&self.target).filter(|&other| self.source.as_ref().is_none_or(|source| joined(source, other)));
        of(&self.source).or(other)
    }
}

/// Names a side that are compared: a bead of a readable text has fewer, and the work grows with the product of both.
const MOST: usize = 200;

/// A link that may be: the positions of its names, and what speaks for it.
pub(super) struct Candidate {
    pub source: usize,
    pub target: usize,
    pub weight: Weight,
    pub distance: u32,
    pub words: Words,
}

/// Pairs the names of a bead; those without a partner come out alone. `apart` are those that are not to be paired, by their
/// first words.
pub(super) fn pair(
    texts: [&Text<'_>; 2],
    sources: &[Name],
    targets: &[Name],
    apart: &[(Place, Place)],
    scorer: &mut Scorer<'_>,
    out: &mut Vec<Found>,
) {
    let (compared, others) = (&sources[..sources.len().min(MOST)], &targets[..targets.len().min(MOST)]);
    let mut candidates = Vec::new();
    for (s, source) in compared.iter().enumerate() {
        for (t, target) in others.iter().enumerate() {
            if apart.contains(&(source.words.start, target.words.start)) {
                continue;
            }
            let free = |_: Place| true;
            let weighed = weigh(texts, source, target, scorer, free, free);
            if let Some((weight, words)) = weighed.or_else(|| spelled_out(texts, source, target, scorer)) {
                let distance = (s * others.len()).abs_diff(t * compared.len()) as u32;
                candidates.push(Candidate { source: s, target: t, weight, distance, words });
            }
        }
    }
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.weight), c.distance, c.source, c.target));
    let mut links: Vec<Candidate> = Vec::new();
    for mut candidate in candidates {
        let crosses = |link: &&Candidate| link.source == candidate.source || link.target == candidate.target;
        let (mut used, mut taken) = (Vec::new(), Vec::new());
        for link in links.iter().filter(crosses) {
            used.extend(link.words.iter().map(|(s, ..)| *s));
            taken.extend(link.words.iter().map(|(_, t, _)| *t));
        }
        if !used.is_empty() {
            let (source, target) = (&compared[candidate.source], &others[candidate.target]);
            // A name of several words may be two names that stand side by side, but a word is of one name only.
            let whole = |text: &Text<'_>, name: &Name| {
                name.words.len() > 1 && (name.concept.is_some() || text.expansions.short(name.words.start).is_some())
            };
            if whole(texts[0], source) || whole(texts[1], target) {
                continue;
            }
            let free = |at: Place| !used.contains(&at);
            let open = |at: Place| !taken.contains(&at);
            match weigh(texts, source, target, scorer, free, open) {
                Some((weight, words)) => (candidate.weight, candidate.words) = (weight, words),
                None => continue,
            }
        }
        links.push(candidate);
    }
    emit(texts, compared, others, &links, out);
    let alone = |name: &Name, of: usize| {
        let (source, target) = if of == 0 { (Some(name.clone()), None) } else { (None, Some(name.clone())) };
        Found { source, target, words: Vec::new(), weight: 0 }
    };
    out.extend(sources[compared.len()..].iter().map(|name| alone(name, 0)));
    out.extend(targets[others.len()..].iter().map(|name| alone(name, 1)));
}

/// How well two names agree, by the words that are free; none where they do not.
fn weigh(
    texts: [&Text<'_>; 2],
    source: &Name,
    target: &Name,
    scorer: &mut Scorer<'_>,
    free: impl Fn(Place) -> bool,
    open: impl Fn(Place) -> bool,
) -> Option<(Weight, Words)> {
    let [russian, english] = texts;
    if let (Some(one), Some(other)) = (source.concept, target.concept)
        && one == other
    {
        let same = Match { weight: KNOWN, reading: None, head: false, derived: false };
        let words = source.words.clone().zip(target.words.clone().map(Some).chain(std::iter::repeat(None)));
        let last = target.words.end - 1;
        let words = words.map(|(s, t)| (s, t.unwrap_or(last), same)).collect();
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
    let mut words: Words = Vec::new();
    let (mut weight, mut full, mut best, mut letters) = (0, 0, NONE, 0);
    for (s, t, found, initial) in cells {
        if words.iter().any(|(a, b, _)| *a == s || *b == t) {
            continue;
        }
        words.push((s, t, found));
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
    let heads = words.iter().any(|(.., found)| found.head);
    // A committee is rendered by a committee: Москва is not the Moscow City Committee.
    if bodies == 1 && !heads && source.concept.is_none() && best < KNOWN.min(900) {
        return None;
    }
    let doubt = scorer.pairing.doubt * (Weight::from(!source.sure) + Weight::from(!target.sure));
    let enough = best >= scorer.pairing.least + doubt || (heads && weight >= scorer.pairing.least + doubt);
    (enough && weight >= scorer.pairing.least_by_letter * size(letters)).then_some((weight, words))
}

/// How well an abbreviation agrees with a name by what it stands for: «ЦИК», "Central Executive Committee".
fn spelled_out(
    texts: [&Text<'_>; 2],
    source: &Name,
    target: &Name,
    scorer: &mut Scorer<'_>,
) -> Option<(Weight, Words)> {
    let whole = |text: &Text<'_>, name: &Name| {
        let words = text.expansions.of(text.tokens[name.words.start].form).filter(|_| name.words.len() == 1)?;
        let mut whole = Name { words: words.clone(), ..name.clone() };
        whole.make = Make::Headed;
        Some(whole)
    };
    let (own, other) = (whole(texts[0], source), whole(texts[1], target));
    if own.is_none() && other.is_none() {
        return None;
    }
    let free = |_: Place| true;
    let (own, other) = (own.as_ref().unwrap_or(source), other.as_ref().unwrap_or(target));
    let (weight, words) = weigh(texts, own, other, scorer, free, free)?;
    // Its letters say nothing of the other's; a name in full goes with one in full first.
    let best = words.iter().map(|(.., found)| found.weight).max()?;
    let whole = Match { weight: best, reading: None, head: true, derived: false };
    Some((weight - scorer.pairing.shortened, vec![(source.words.start, target.words.start, whole)]))
}

/// Abbreviations are one name where their expansions, in one bead, are.
pub(super) fn teach(texts: [&Text<'_>; 2], sources: &[Name], targets: &[Name], scorer: &mut Scorer<'_>) {
    let short = |text: &Text<'_>, name: &Name| text.expansions.short(name.words.start).filter(|_| name.words.len() > 1);
    for source in sources.iter().take(MOST) {
        let Some(own) = short(texts[0], source) else { continue };
        for target in targets.iter().take(MOST) {
            let Some(other) = short(texts[1], target) else { continue };
            let free = |_: Place| true;
            if weigh(texts, source, target, scorer, free, free).is_some() {
                scorer.teach(own, other);
            }
        }
    }
}

/// A small number of words or letters as a weight.
fn size(count: usize) -> Weight {
    Weight::try_from(count).unwrap_or(Weight::MAX / 100)
}
