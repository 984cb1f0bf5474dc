//! Do two texts belong together? What looks odd about the pair, before and after their sentences are linked.

use crate::model::{Alignment, Place, Probability, SentenceId, Warning};
use crate::read::Read;

/// A link less likely than this is little evidence: it is rather wrong than right.
const LITTLE: f32 = 0.5;

/// Share of the sentences, in hundredths, that must be in likelier links. Translations have 80 and more, half a
/// translation beside a whole one 50 on the longer side; texts that do not belong together have less than 20.
const LEAST: usize = 60;

/// What is odd about two texts before they are aligned.
pub(super) fn before(source: &Read, target: &Read) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |file: &str, message: String| {
        warnings.push(Warning { file: file.to_owned(), place: Place::Whole, message });
    };
    let (one, other) = (&source.document, &target.document);
    for (name, document) in [(&source.name, one), (&target.name, other)] {
        if document.blocks().is_empty() {
            warn(name, "there is no text in it".to_owned());
        }
    }
    let (first, second) = (&one.language().language, &other.language().language);
    let same = one.file().sha256.is_some() && one.file().sha256 == other.file().sha256;
    if same && !one.blocks().is_empty() {
        warn(&target.name, format!("this is the same text as {}", source.name));
    } else if first.primary() == second.primary() && !first.is_undetermined() {
        warn(&target.name, format!("it is in the language of {}, {first}: is it the translation?", source.name));
    }
    warnings
}

/// What is odd about the links.
pub(super) fn after(names: &[String; 2], links: &Alignment) -> Vec<Warning> {
    let sure = |probability: Probability| probability >= Probability::new(LITTLE);
    let linked = |of: &dyn Fn(SentenceId) -> crate::model::BeadId, count: u32| {
        let good = |&id: &u32| {
            let link = links.link(of(SentenceId::new(id)));
            !link.is_gap() && sure(link.bead.probability)
        };
        (0..count).filter(good).count() * 100 / (count as usize).max(1)
    };
    let lengths = links.lengths();
    if lengths.source == 0 || lengths.target == 0 {
        return Vec::new();
    }
    let shares = [linked(&|id| links.of_source(id), lengths.source), linked(&|id| links.of_target(id), lengths.target)];
    let warn = |file: &str, message: String| vec![Warning { file: file.to_owned(), place: Place::Whole, message }];
    match shares {
        [one, other] if one < LEAST && other < LEAST => {
            let message = format!(
                "only {one} % of the sentences of {} and {other} % of this text have a link with much evidence: \
                 are they translations of each other?",
                names[0]
            );
            warn(&names[1], message)
        }
        [one, _] if one < LEAST => warn(&names[0], half(one, &names[1])),
        [_, other] if other < LEAST => warn(&names[1], half(other, &names[0])),
        _ => Vec::new(),
    }
}

fn half(share: usize, partner: &str) -> String {
    format!("only {share} % of its sentences have a link with much evidence: is it longer than {partner}?")
}
