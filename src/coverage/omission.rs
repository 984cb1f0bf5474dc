//! Sentences without a counterpart: unlinked, or drawn into a neighbour's bead without being translated there.

use super::finding::{name, unit_kind};
use super::support::Support;
use crate::model::{Alignment, Finding, FindingKind, Link, PerSide, Probability, Segmented, SentenceId, Side, Span};
use crate::words::tokens;

/// A sentence in a larger bead with less than this share of the usual support has no counterpart of its own. Fitted on
/// news with planted omissions: between the supports of sentences left out and of those merged.
const LEAST_SHARE: f64 = 0.2;

pub(super) fn find(texts: PerSide<&Segmented>, links: &Alignment, support: &Support) -> Vec<Finding> {
    let mut findings = Vec::new();
    for link in links.links() {
        for (side, members) in link.members().sides() {
            // An empty sentence of a list lacks nothing.
            for &id in members.iter().filter(|&&id| !texts[side].span(id).is_empty()) {
                let probability =
                    if link.is_gap() { Some(link.bead.probability) } else { alone(side, id, &link, support) };
                findings.extend(probability.map(|probability| finding(side, texts[side], id, probability)));
            }
        }
    }
    findings
}

/// The probability that a sentence has no counterpart although it shares its bead with others: none where it is alone on its
/// side, where the other side supports it, or where the bead fits no better without it.
fn alone(side: Side, id: SentenceId, link: &Link<'_>, support: &Support) -> Option<Probability> {
    let members = link.members();
    let (own, others) = (members[side], members[side.other()]);
    if own.len() < 2 {
        return None;
    }
    let share = support.share(side, id, others);
    let rest: Vec<SentenceId> = own.iter().copied().filter(|&other| other != id).collect();
    let mut without = members;
    without[side] = &rest;
    let (with, without) = (support.misfit(members), support.misfit(without));
    (share < LEAST_SHARE && without < with).then(|| Probability::new((1.0 - share.max(0.0)) as f32).min(MOST_SURE))
}

/// A finding against the aligner's own link is never surer than this.
const MOST_SURE: Probability = Probability::HALF;

fn finding(side: Side, text: &Segmented, id: SentenceId, probability: Probability) -> Finding {
    let words = tokens::count_words(text, id);
    let kind = match side {
        Side::Source => FindingKind::Omission { words },
        Side::Target => FindingKind::Addition { words },
    };
    let mut spans = PerSide::<Vec<Span>>::default();
    spans[side].push(text.span(id));
    Finding { id: name(kind, text.text(id)), kind, unit: unit_kind(text, id), spans, probability }
}
