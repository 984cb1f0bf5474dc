//! Sentences without a counterpart: unlinked, or drawn into a neighbour's bead without being translated there.

use super::support::Support;
use super::unit_kind;
use crate::model::{Alignment, Finding, FindingKind, Link, Probability, Segmented, SentenceId, Side};
use crate::words::tokens;

/// A sentence in a larger bead with less than this share of the usual support has no counterpart of its own. Fitted on
/// news with planted omissions: between the supports of sentences left out and of those merged.
const LEAST_SHARE: f64 = 0.2;

/// Letters of the sentence that the message shows.
const SHOWN: usize = 60;

pub(super) fn find(original: &Segmented, version: &Segmented, links: &Alignment, support: &Support) -> Vec<Finding> {
    let mut findings = Vec::new();
    for link in links.links() {
        for &id in link.source {
            if link.is_omission() {
                findings.push(finding(FindingKind::Omission, original, id, link.bead.probability));
            } else if let Some(probability) = alone(Side::Source, id, &link, support) {
                findings.push(finding(FindingKind::Omission, original, id, probability));
            }
        }
        for &id in link.target {
            if link.is_addition() {
                findings.push(finding(FindingKind::Addition, version, id, link.bead.probability));
            } else if let Some(probability) = alone(Side::Target, id, &link, support) {
                findings.push(finding(FindingKind::Addition, version, id, probability));
            }
        }
    }
    findings
}

/// Is the sentence one of several on its side, without support from the other, and is the bead a better fit without it?
fn alone(side: Side, id: SentenceId, link: &Link<'_>, support: &Support) -> Option<Probability> {
    let (own, others) = match side {
        Side::Source => (link.source, link.target),
        Side::Target => (link.target, link.source),
    };
    if own.len() < 2 {
        return None;
    }
    let share = support.share(side, id, others);
    let rest: Vec<SentenceId> = own.iter().copied().filter(|&other| other != id).collect();
    let (with, without) = match side {
        Side::Source => (support.misfit(own, others), support.misfit(&rest, others)),
        Side::Target => (support.misfit(others, own), support.misfit(others, &rest)),
    };
    (share < LEAST_SHARE && without < with).then(|| Probability::new((1.0 - share.max(0.0)) as f32).min(MOST_SURE))
}

/// A finding against the aligner's own link is never surer than this.
const MOST_SURE: Probability = Probability::HALF;

fn finding(kind: FindingKind, text: &Segmented, id: SentenceId, probability: Probability) -> Finding {
    let words = tokens::count_words(text, id);
    let what = match kind {
        FindingKind::Omission => "not translated",
        _ => "not in the original",
    };
    let plural = if words == 1 { "" } else { "s" };
    let message = format!("{what} ({words} word{plural}): {}", excerpt(text.text(id)));
    let (source, target) = match kind {
        FindingKind::Omission => (vec![id], vec![]),
        _ => (vec![], vec![id]),
    };
    Finding { kind, unit: unit_kind(text, id), source, target, probability, message }
}

/// The beginning of a sentence on one line.
fn excerpt(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut line = words.next().unwrap_or_default().to_owned();
    for word in words {
        if line.chars().count() + word.chars().count() >= SHOWN {
            line.push('…');
            return line;
        }
        line.push(' ');
        line.push_str(word);
    }
    if line.chars().count() > SHOWN {
        line = line.chars().take(SHOWN).chain(['…']).collect();
    }
    line
}
