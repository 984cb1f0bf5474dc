//! A finding in words for people and as JSON, the same in editions and in the coverage report.

use serde::Serialize;

use super::characters::{Characters, SpanJson};
use super::ids::unit_id;
use crate::model::{Finding, FindingKind, PerSide, Probability, Segmented, SentenceId, Side};

/// Characters of a passage that a message shows.
const SHOWN: usize = 60;

/// The units of both texts that a finding is about.
pub(super) fn units(finding: &Finding, texts: PerSide<&Segmented>) -> PerSide<Vec<SentenceId>> {
    PerSide::from_fn(|side| {
        let mut units: Vec<SentenceId> =
            finding.spans[side].iter().flat_map(|&span| texts[side].units_in(span)).collect();
        units.dedup();
        units
    })
}

/// One line for people.
pub(super) fn message(finding: &Finding, texts: PerSide<&Segmented>) -> String {
    let (what, words, side) = match finding.kind {
        FindingKind::Omission { words } => ("not translated", words, Side::Source),
        FindingKind::Addition { words } => ("not in the original", words, Side::Target),
    };
    let passage: Vec<&str> = finding.spans[side].iter().map(|span| span.of(texts[side].document().text())).collect();
    let plural = if words == 1 { "" } else { "s" };
    format!("{what} ({words} word{plural}): {}", excerpt(&passage.join(" ")))
}

/// The beginning of a passage on one line.
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

/// A finding as JSON: units by number, from 0, and by id; spans in characters of the reading texts.
#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    id: &'a str,
    kind: &'static str,
    unit: &'static str,
    source: Vec<u32>,
    target: Vec<u32>,
    source_ids: Vec<String>,
    target_ids: Vec<String>,
    source_spans: Vec<SpanJson<'a>>,
    target_spans: Vec<SpanJson<'a>>,
    probability: Probability,
    message: String,
}

/// `characters` are those of the two texts.
pub(super) fn json<'a>(
    finding: &'a Finding,
    texts: PerSide<&'a Segmented>,
    characters: PerSide<&Characters<'a>>,
) -> FindingJson<'a> {
    let units = units(finding, texts);
    let numbers = units.as_ref().map(|units| units.iter().map(|id| id.number()).collect());
    let ids = PerSide::from_fn(|side| units[side].iter().map(|&id| unit_id(texts[side], id)).collect());
    let spans = PerSide::from_fn(|side| finding.spans[side].iter().map(|&span| characters[side].span(span)).collect());
    FindingJson {
        id: finding.id.as_str(),
        kind: finding.kind.name(),
        unit: finding.unit.name(),
        source: numbers.source,
        target: numbers.target,
        source_ids: ids.source,
        target_ids: ids.target,
        source_spans: spans.source,
        target_spans: spans.target,
        probability: finding.probability,
        message: message(finding, texts),
    }
}
