//! Names of a bead's two sides that are one: greedy, the best first, each at most once.

use crate::model::{PerSide, Side};
use crate::names::pair::boundaries::settle_boundaries;
use crate::names::pair::names::{spelled_out, weigh};
use crate::names::pair::paired::{PairCandidate, PairedName};
use crate::names::pair::words::WordScorer;
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Texts, TokenIndex};

/// Names of each side that are compared in a bead. A limit of work, which grows with their product; a bead of a readable text
/// has fewer.
const MOST: usize = 200;

/// Pairs the names of a bead; those without a partner come out alone. `apart` are those that are not to be paired, by their
/// first words.
pub fn pair(
    texts: Texts<'_>,
    names: &PerSide<Vec<Name>>,
    apart: &[PerSide<TokenIndex>],
    scorer: &mut WordScorer<'_>,
    out: &mut Vec<PairedName>,
) {
    let compared: PerSide<&[Name]> = names.as_ref().map(|names| &names[..names.len().min(MOST)]);
    let mut candidates = Vec::new();
    for (s, source) in compared.source.iter().enumerate() {
        for (t, target) in compared.target.iter().enumerate() {
            if apart.contains(&PerSide { source: source.words.start, target: target.words.start }) {
                continue;
            }
            let free = |_: TokenIndex| true;
            let weighed = weigh(texts, source, target, scorer, free, free);
            if let Some((weight, words)) = weighed.or_else(|| spelled_out(texts, source, target, scorer)) {
                let distance = (s * compared.target.len()).abs_diff(t * compared.source.len()) as u32;
                candidates.push(PairCandidate { names: PerSide { source: s, target: t }, weight, distance, words });
            }
        }
    }
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.weight), c.distance, c.names));
    let mut links: Vec<PairCandidate> = Vec::new();
    for mut candidate in candidates {
        let crosses = |link: &&PairCandidate| Side::BOTH.iter().any(|&side| link.names[side] == candidate.names[side]);
        let used: Vec<PerSide<TokenIndex>> =
            links.iter().filter(crosses).flat_map(|link| link.words.iter().map(|word| word.at)).collect();
        if !used.is_empty() {
            let PerSide { source, target } = PerSide::from_fn(|side| &compared[side][candidate.names[side]]);
            // A name of several words may be two names that stand side by side, but a word is of one name only.
            let whole = |side: Side, name: &Name| {
                let expansion = || scorer.expansions[side].short(name.words.start).is_some();
                name.words.len() > 1 && (name.gazetteer_id.is_some() || expansion())
            };
            if whole(Side::Source, source) || whole(Side::Target, target) {
                continue;
            }
            let free = |at: TokenIndex| !used.iter().any(|used| used.source == at);
            let open = |at: TokenIndex| !used.iter().any(|used| used.target == at);
            match weigh(texts, source, target, scorer, free, open) {
                Some((weight, words)) => (candidate.weight, candidate.words) = (weight, words),
                None => continue,
            }
        }
        links.push(candidate);
    }
    settle_boundaries(texts, compared, &links, out);
    for (side, names) in names.as_ref().sides() {
        out.extend(names.iter().skip(MOST).map(|name| PairedName::alone(side, name.clone())));
    }
}

/// Abbreviations are one name where their expansions, in one bead, are.
pub fn learn_abbreviations(texts: Texts<'_>, names: &PerSide<Vec<Name>>, scorer: &mut WordScorer<'_>) {
    let expansions = scorer.expansions;
    let short = |side: Side, name: &Name| expansions[side].short(name.words.start).filter(|_| name.words.len() > 1);
    for source in names.source.iter().take(MOST) {
        let Some(own) = short(Side::Source, source) else { continue };
        for target in names.target.iter().take(MOST) {
            let Some(other) = short(Side::Target, target) else { continue };
            let free = |_: TokenIndex| true;
            if weigh(texts, source, target, scorer, free, free).is_some() {
                scorer.equate(own, other);
            }
        }
    }
}
