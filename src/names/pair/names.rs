//! How well two names agree, by the words of both that do.

use crate::model::{PerSide, Side};
use crate::names::pair::paired::WordLink;
use crate::names::pair::words::{Agreement, GAZETTEER_WEIGHT, HEAD_WEIGHT, NO_AGREEMENT, WordScorer};
use crate::names::recognise::name::{Name, Pattern};
use crate::names::recognise::shapes::is_numeral;
use crate::names::text::analysed::{Texts, TokenIndex};
use crate::names::text::token::WordShape;
use crate::words::letters::Weight;

/// Least weight of the best word, in hundredths of a nat, where one name has a common noun (a committee) and the other none:
/// three times what a link needs. Set by hand.
const WITHOUT_HEAD: Weight = 900;
/// Added for each word of two names that the gazetteer joins, in hundredths of a nat: of two such pairs the longer goes first.
/// Small beside every other weight.
const LONGER: Weight = 10;

/// How well two names agree, by the words that are free; none where they do not.
pub fn weigh(
    texts: Texts<'_>,
    source: &Name,
    target: &Name,
    scorer: &mut WordScorer<'_>,
    free: impl Fn(TokenIndex) -> bool,
    open: impl Fn(TokenIndex) -> bool,
) -> Option<(Weight, Vec<WordLink>)> {
    let PerSide { source: russian, target: english } = texts;
    if let (Some(one), Some(other)) = (source.gazetteer_id, target.gazetteer_id)
        && one == other
    {
        return Some(of_one_entry(source, target));
    }
    let mut words: Vec<WordLink> = Vec::new();
    let (mut weight, mut full, mut best, mut letters) = (0, 0, NO_AGREEMENT, 0);
    for (link, initial) in word_links(texts, source, target, scorer, free, open) {
        let (at, agreement) = (link.at, link.agreement);
        if words.iter().any(|word| word.at.source == at.source || word.at.target == at.target) {
            continue;
        }
        words.push(link);
        weight += agreement.weight;
        if !initial && !agreement.head {
            full += 1;
            best = best.max(agreement.weight);
            letters += russian.word(at.source).chars().count() + english.word(at.target).chars().count();
        }
    }
    // Organisations may share no name at all, but then more than one common noun: «агентство печати», "Press Agency".
    let named = [source, target].iter().all(|name| name.words.len() > 1);
    if full == 0 && !(named && words.len() > 1 && source.pattern == Pattern::Headed) {
        return None;
    }
    let organisations = [source, target].iter().filter(|name| name.pattern == Pattern::Headed).count();
    let heads = words.iter().any(|word| word.agreement.head);
    // A committee is rendered by a committee: Москва is not the Moscow City Committee.
    if organisations == 1 && !heads && source.gazetteer_id.is_none() && best < WITHOUT_HEAD {
        return None;
    }
    let doubt = scorer.weights.doubt * (Weight::from(!source.sure) + Weight::from(!target.sure));
    let enough = best >= scorer.weights.least + doubt || (heads && weight >= scorer.weights.least + doubt);
    (enough && weight >= scorer.weights.least_by_letter * size(letters)).then_some((weight, words))
}

/// Two names of one gazetteer entry: their words agree in order, those left over with the last.
fn of_one_entry(source: &Name, target: &Name) -> (Weight, Vec<WordLink>) {
    let same = Agreement { weight: GAZETTEER_WEIGHT, analysis: None, head: false, derived: false };
    let words = source.words.clone().zip(target.words.clone().map(Some).chain(std::iter::repeat(None)));
    let last = target.words.end - 1;
    let link = |(source, target): (TokenIndex, Option<TokenIndex>)| WordLink {
        at: PerSide { source, target: target.unwrap_or(last) },
        agreement: same,
    };
    let words = words.map(link).collect();
    (GAZETTEER_WEIGHT + LONGER * size(source.words.len() + target.words.len()), words)
}

/// The words of two names that agree, the best first, and whether an initial is among the two.
fn word_links(
    texts: Texts<'_>,
    source: &Name,
    target: &Name,
    scorer: &mut WordScorer<'_>,
    free: impl Fn(TokenIndex) -> bool,
    open: impl Fn(TokenIndex) -> bool,
) -> Vec<(WordLink, bool)> {
    let PerSide { source: russian, target: english } = texts;
    let mut cells = Vec::new();
    for s in source.words.clone().filter(|&s| free(s)) {
        for t in target.words.clone().filter(|&t| open(t) && english.shape(t) != WordShape::Lower) {
            let initial = russian.shape(s) == WordShape::Initial || english.shape(t) == WordShape::Initial;
            let (one, other) = (russian.tokens[s].form, english.tokens[t].form);
            let numeral = is_numeral(russian, s) && is_numeral(english, t);
            let mut found = if numeral {
                // The same number of another king joins nobody.
                let weight = if russian.word(s) == english.word(t) { HEAD_WEIGHT } else { NO_AGREEMENT };
                Agreement { weight, analysis: None, head: true, derived: false }
            } else if initial {
                Agreement { weight: scorer.initial(one, other), analysis: None, head: false, derived: false }
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
            found.weight -= scorer.weights.doubt * size(doubts.count());
            if found.weight > 0 && (!found.derived || source.pattern == Pattern::Headed) {
                cells.push((WordLink { at: PerSide { source: s, target: t }, agreement: found }, initial));
            }
        }
    }
    cells.sort_by_key(|(link, _)| {
        let PerSide { source: s, target: t } = link.at;
        (std::cmp::Reverse(link.agreement.weight), s.abs_diff(t), s, t)
    });
    cells
}

/// How well an abbreviation agrees with a name by what it stands for: «ЦИК», "Central Executive Committee".
pub fn spelled_out(
    texts: Texts<'_>,
    source: &Name,
    target: &Name,
    scorer: &mut WordScorer<'_>,
) -> Option<(Weight, Vec<WordLink>)> {
    let whole = |side: Side, name: &Name| {
        let text = texts[side];
        let words = scorer.expansions[side].of(text.tokens[name.words.start].form).filter(|_| name.words.len() == 1)?;
        let mut whole = Name { words: words.clone(), ..name.clone() };
        whole.pattern = Pattern::Headed;
        Some(whole)
    };
    let (own, other) = (whole(Side::Source, source), whole(Side::Target, target));
    if own.is_none() && other.is_none() {
        return None;
    }
    let free = |_: TokenIndex| true;
    let (own, other) = (own.as_ref().unwrap_or(source), other.as_ref().unwrap_or(target));
    let (weight, words) = weigh(texts, own, other, scorer, free, free)?;
    // Its letters say nothing of the other's; a name in full goes with one in full first.
    let best = words.iter().map(|word| word.agreement.weight).max()?;
    let whole = Agreement { weight: best, analysis: None, head: true, derived: false };
    Some((
        weight - scorer.weights.shortened,
        vec![WordLink { at: PerSide { source: source.words.start, target: target.words.start }, agreement: whole }],
    ))
}

/// A small number of words or letters as a weight.
fn size(count: usize) -> Weight {
    Weight::try_from(count).unwrap_or(Weight::MAX / 100)
}
