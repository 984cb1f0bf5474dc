//! What a translation covers: one check a file.

mod finding;
mod omission;
mod support;

use crate::model::{
    Alignment, BeadId, Coverage, Finding, FindingKind, Lexicon, PerSide, Report, Segmented, SentenceId, Side, Span,
};
use crate::words::tokenized_pair::TokenizedPair;
use crate::words::tokens;
use support::Support;

/// Looks at a translation beside its original, given their words, their links and the word translations learned from them.
///
/// A sentence is covered when it is in a bead with both sides and no finding says that it has no counterpart of its own.
#[must_use]
pub fn report(texts: PerSide<&Segmented>, words: TokenizedPair, links: &Alignment, lexicon: &Lexicon) -> Report {
    let support = Support::new(words, links, lexicon);
    let mut findings = omission::find(texts, links, &support);
    // In the order of the original; what it lacks stands where the alignment has it.
    let bead = |side: Side, spans: &[Span]| {
        let unit = spans.first().and_then(|span| texts[side].at(span.start()));
        unit.map(|unit| links.bead_of(side, unit))
    };
    let place = |Finding { spans, .. }: &Finding| {
        let place = bead(Side::Source, &spans.source).or_else(|| bead(Side::Target, &spans.target));
        place.unwrap_or(BeadId::new(u32::MAX))
    };
    findings.sort_by_cached_key(|finding| (place(finding), finding.spans.clone(), finding.kind));
    finding::distinguish(&mut findings);
    let missing = |side: Side| {
        let wanted = |kind: FindingKind| match side {
            Side::Source => matches!(kind, FindingKind::Omission { .. }),
            Side::Target => matches!(kind, FindingKind::Addition { .. }),
        };
        let spans = findings.iter().filter(move |finding| wanted(finding.kind)).flat_map(move |f| &f.spans[side]);
        spans.flat_map(move |&span| texts[side].units_in(span)).collect::<Vec<_>>()
    };
    Report { coverage: PerSide::from_fn(|side| coverage(texts[side], &missing(side))), findings }
}

fn coverage(text: &Segmented, missing: &[SentenceId]) -> Coverage {
    let mut alone = vec![false; text.len()];
    for id in missing {
        alone[id.index()] = true;
    }
    let mut sum = Coverage::default();
    for id in text.ids() {
        let words = tokens::count_words(text, id);
        sum.sentences += 1;
        sum.words += words;
        if !alone[id.index()] {
            sum.covered += 1;
            sum.words_covered += words;
        }
    }
    sum
}
