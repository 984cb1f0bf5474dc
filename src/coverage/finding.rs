//! What all findings have in common: the kind of unit that they concern, and a name that lasts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::model::{BlockKind, Finding, FindingId, FindingKind, Segmented, SentenceId, Stream, Unit, UnitKind};

/// Bytes of the digest in a finding's name: two of ten thousand findings share it once in a hundred texts, and then the
/// second gets a number.
const DIGEST: usize = 4;

/// The kind of a unit, as findings report it.
pub(super) fn unit_kind(text: &Segmented, id: SentenceId) -> UnitKind {
    match (text.stream(id), text.unit(id), text.block_kind(id)) {
        (Stream::Note(_), ..) => UnitKind::Note,
        (_, Unit::Remark, _) => UnitKind::Remark,
        (_, _, BlockKind::Heading { .. }) => UnitKind::Heading,
        (Stream::Front, ..) => UnitKind::Front,
        _ => UnitKind::Sentence,
    }
}

/// The name of a finding about `passage`: it depends on letters and digits alone, whatever their case.
pub(super) fn name(kind: FindingKind, passage: &str) -> FindingId {
    let mut hash = Sha256::new();
    let mut buffer = [0; 4];
    // NFKD leaves accents as characters of their own, which are neither letters nor digits.
    for c in passage.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        hash.update(c.encode_utf8(&mut buffer));
    }
    let mut name = format!("{}-", kind.name());
    for byte in &hash.finalize()[..DIGEST] {
        // Writing to a String does not fail.
        let _ = write!(name, "{byte:02x}");
    }
    FindingId::new(name)
}

/// Gives the second and later findings of one name a number.
pub(super) fn distinguish(findings: &mut [Finding]) {
    let mut seen: BTreeMap<FindingId, u32> = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            finding.id = FindingId::new(format!("{}-{count}", finding.id.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_survives_signs_capitals_and_line_ends() {
        let kind = FindingKind::Omission { words: 3 };
        assert_eq!(name(kind, "Зал молчал, но\nвстал."), name(kind, "зал молчал: но встал"));
        assert_ne!(name(kind, "Зал молчал."), name(kind, "Зал кричал."));
        assert_ne!(name(kind, "Зал молчал."), name(FindingKind::Addition { words: 3 }, "Зал молчал."));
        assert!(name(kind, "Зал").as_str().starts_with("omission-"));
    }
}
