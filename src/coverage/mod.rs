//! What a translation covers: one check a file.

mod omission;
mod support;

use crate::model::{
    Alignment, BlockKind, Coverage, Finding, FindingKind, Lexicon, Report, Segmented, SentenceId, Stream, Unit,
    UnitKind,
};
use crate::words::tokens;
use support::Support;

/// Looks at a translation beside its original, given their links and the word translations learned from them.
///
/// A sentence is covered when it is in a bead with both sides and no finding says that it has no counterpart of its own.
#[must_use]
pub fn report(original: &Segmented, version: &Segmented, links: &Alignment, lexicon: &Lexicon) -> Report {
    let support = Support::new(original, version, links, lexicon);
    let mut findings = omission::find(original, version, links, &support);
    // In the order of the original; what it lacks stands where the alignment has it.
    let place = |f: &Finding| match (f.source.first(), f.target.first()) {
        (Some(&s), _) => links.of_source(s),
        (None, Some(&t)) => links.of_target(t),
        (None, None) => crate::model::BeadId::new(u32::MAX),
    };
    findings.sort_by_key(|f| (place(f), f.source.clone(), f.target.clone(), f.kind));
    let missing = |kind: FindingKind| {
        let of_kind = findings.iter().filter(move |f| f.kind == kind);
        of_kind.flat_map(|f| f.source.iter().chain(&f.target)).map(|id| id.index()).collect::<Vec<_>>()
    };
    Report {
        source: coverage(original, &missing(FindingKind::Omission)),
        target: coverage(version, &missing(FindingKind::Addition)),
        findings,
    }
}

fn coverage(text: &Segmented, missing: &[usize]) -> Coverage {
    let mut alone = vec![false; text.len()];
    for &index in missing {
        alone[index] = true;
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

fn unit_kind(text: &Segmented, id: SentenceId) -> UnitKind {
    match (text.stream(id), text.unit(id), text.block_kind(id)) {
        (Stream::Note { .. }, ..) => UnitKind::Note,
        (_, Unit::Remark, _) => UnitKind::Remark,
        (_, _, BlockKind::Heading { .. }) => UnitKind::Heading,
        _ => UnitKind::Sentence,
    }
}
