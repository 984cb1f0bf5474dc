//! Sanity checks of a pair of texts, before and after their sentences are linked: whether the two belong together.

use crate::model::{Alignment, PerSide, Place, Probability, SentenceId, Warning};
use crate::read::Read;

/// A link less likely than this is little evidence: it is rather wrong than right.
const LITTLE: f32 = 0.5;

/// Share of the sentences that must be in likelier links. Translations have 80 and more, half a
/// translation beside a whole one 50 on the longer side; texts that do not belong together have less than 20.
const LEAST: f64 = 0.6;

/// Standard errors of the share by which it must be below that: of a few sentences half may well be free translations.
const STANDARD_ERRORS: f64 = 1.5;

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
pub(super) fn after(names: PerSide<&str>, links: &Alignment) -> Vec<Warning> {
    let lengths = links.lengths();
    if lengths.source == 0 || lengths.target == 0 {
        return Vec::new();
    }
    let linked = PerSide::from_fn(|side| {
        let good = |&id: &u32| {
            let link = links.link(links.bead_of(side, SentenceId::new(id)));
            !link.is_gap() && link.bead.probability >= Probability::new(LITTLE)
        };
        Linked { good: (0..lengths[side]).filter(good).count(), all: lengths[side] as usize }
    });
    let PerSide { source: one, target: other } = linked;
    let warn = |file: &str, message: String| vec![Warning { file: file.to_owned(), place: Place::Whole, message }];
    match (one.is_little(), other.is_little()) {
        (true, true) => {
            let message = format!(
                "only {one} % of the sentences of {} and {other} % of this text have a link with good evidence: \
                 are they translations of each other?",
                names.source
            );
            warn(names.target, message)
        }
        (true, false) => warn(names.source, half(&one, names.target)),
        (false, true) => warn(names.target, half(&other, names.source)),
        (false, false) => Vec::new(),
    }
}

/// How many of the sentences of a text, which has some, are in likely links; shown as hundredths.
struct Linked {
    good: usize,
    all: usize,
}

impl Linked {
    fn is_little(&self) -> bool {
        let (share, all) = (self.good as f64 / self.all as f64, self.all as f64);
        share + STANDARD_ERRORS * (share * (1.0 - share) / all).sqrt() < LEAST
    }
}

impl std::fmt::Display for Linked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.good * 100 / self.all)
    }
}

fn half(share: &Linked, partner: &str) -> String {
    format!("only {share} % of its sentences have a link with good evidence: is it longer than {partner}?")
}
