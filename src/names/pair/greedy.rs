//! Names of a bead's two sides that are one: greedy, the best first, each at most once.

use crate::model::{EntryKind, PerSide, Side};
use crate::names::gazetteer::entries::ConceptId;
use crate::names::pair::boundaries::emit;
use crate::names::pair::words::{HEAD, KNOWN, Match, NONE, Scorer};
use crate::names::recognise::name::{Make, Name, entry_kind, is_numeral};
use crate::names::text::analysed::{Place, Text, Texts};
use crate::names::text::tokens::Shape;
use crate::words::letters::Weight;

/// A word of the original that agrees with one of the translation.
#[derive(Clone, Copy, Debug)]
pub struct WordLink {
    pub at: PerSide<Place>,
    pub how: Match,
}

/// A name as one side or both have it.
#[derive(Clone, Debug)]
pub struct Found {
    pub source: Option<Name>,
    pub target: Option<Name>,
    /// The words that agree.
    pub words: Vec<WordLink>,
    /// Natural log of the likelihood ratio, in hundredths; 0 where one side is missing.
    pub weight: Weight,
}

impl Found {
    /// A name that only one text has.
    pub fn alone(side: Side, name: Name) -> Self {
        let (source, target) = match side {
            Side::Source => (Some(name), None),
            Side::Target => (None, Some(name)),
        };
        Self { source, target, words: Vec::new(), weight: 0 }
    }

    /// The name as one text has it.
    pub const fn name(&self, side: Side) -> Option<&Name> {
        match side {
            Side::Source => self.source.as_ref(),
            Side::Target => self.target.as_ref(),
        }
    }

    /// What the table says of the pair. The English form alone says it only where the table joins the two: "Jordan" may be
    /// Джордан, and «Барселона» in quotation marks is a club.
    pub fn concept(&self) -> Option<ConceptId> {
        let of = |name: &Option<Name>| name.as_ref().and_then(|name| name.concept);
        let joined = |source: &Name, concept: ConceptId| {
            let club = source.make == Make::Quoted && entry_kind(concept) == Some(EntryKind::Place);
            !club && self.words.iter().any(|word| word.how.weight >= KNOWN)
        };
        let other = of(&self.target).filter(|&other| self.source.as_ref().is_none_or(|source| joined(source, other)));
        of(&self.source).or(other)
    }
}

/// Names a side that are compared: a bead of a readable text has fewer, and the work grows with the product of both.
const MOST: usize = 200;

/// A link that may be: the positions of its names, and what speaks for it.
pub struct Candidate {
    pub names: PerSide<usize>,
    pub weight: Weight,
    pub distance: u32,
    pub words: Vec<WordLink>,
}

/// Pairs the names of a bead; those without a partner come out alone. `apart` are those that are not to be paired, by their
/// first words.
pub fn pair(
    texts: Texts<'_>,
    names: &PerSide<Vec<Name>>,
    apart: &[PerSide<Place>],
    scorer: &mut Scorer<'_>,
    out: &mut Vec<Found>,
) {
    let compared: PerSide<&[Name]> = names.as_ref().map(|names| &names[..names.len().min(MOST)]);
    let mut candidates = Vec::new();
    for (s, source) in compared.source.iter().enumerate() {
        for (t, target) in compared.target.iter().enumerate() {
            if apart.contains(&PerSide { source: source.words.start, target: target.words.start }) {
                continue;
            }
            let free = |_: Place| true;
            let weighed = weigh(texts, source, target, scorer, free, free);
            if let Some((weight, words)) = weighed.or_else(|| spelled_out(texts, source, target, scorer)) {
                let distance = (s * compared.target.len()).abs_diff(t * compared.source.len()) as u32;
                candidates.push(Candidate { names: PerSide { source: s, target: t }, weight, distance, words });
            }
        }
    }
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.weight), c.distance, c.names));
    let mut links: Vec<Candidate> = Vec::new();
    for mut candidate in candidates {
        let crosses = |link: &&Candidate| Side::BOTH.iter().any(|&side| link.names[side] == candidate.names[side]);
        let used: Vec<PerSide<Place>> =
            links.iter().filter(crosses).flat_map(|link| link.words.iter().map(|word| word.at)).collect();
        if !used.is_empty() {
            let PerSide { source, target } = PerSide::from_fn(|side| &compared[side][candidate.names[side]]);
            // A name of several words may be two names that stand side by side, but a word is of one name only.
            let whole = |text: &Text<'_>, name: &Name| {
                name.words.len() > 1 && (name.concept.is_some() || text.expansions.short(name.words.start).is_some())
            };
            if whole(texts.source, source) || whole(texts.target, target) {
                continue;
            }
            let free = |at: Place| !used.iter().any(|used| used.source == at);
            let open = |at: Place| !used.iter().any(|used| used.target == at);
            match weigh(texts, source, target, scorer, free, open) {
                Some((weight, words)) => (candidate.weight, candidate.words) = (weight, words),
                None => continue,
            }
        }
        links.push(candidate);
    }
    emit(texts, compared, &links, out);
    for (side, names) in names.as_ref().sides() {
        out.extend(names.iter().skip(MOST).map(|name| Found::alone(side, name.clone())));
    }
}

/// How well two names agree, by the words that are free; none where they do not.
fn weigh(
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
fn spelled_out(
    texts: Texts<'_>,
    source: &Name,
    target: &Name,
    scorer: &mut Scorer<'_>,
) -> Option<(Weight, Vec<WordLink>)> {
    let whole = |text: &Text<'_>, name: &Name| {
        let words = text.expansions.of(text.tokens[name.words.start].form).filter(|_| name.words.len() == 1)?;
        let mut whole = Name { words: words.clone(), ..name.clone() };
        whole.make = Make::Headed;
        Some(whole)
    };
    let (own, other) = (whole(texts.source, source), whole(texts.target, target));
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

/// Abbreviations are one name where their expansions, in one bead, are.
pub fn teach(texts: Texts<'_>, names: &PerSide<Vec<Name>>, scorer: &mut Scorer<'_>) {
    let short = |text: &Text<'_>, name: &Name| text.expansions.short(name.words.start).filter(|_| name.words.len() > 1);
    for source in names.source.iter().take(MOST) {
        let Some(own) = short(texts.source, source) else { continue };
        for target in names.target.iter().take(MOST) {
            let Some(other) = short(texts.target, target) else { continue };
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
