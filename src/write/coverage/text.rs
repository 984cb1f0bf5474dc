//! Coverage for people.

use std::io::{self, Write};

use super::Format;
use crate::model::{Edition, PerSide, SentenceId};
use crate::write::finding;

/// The covered share of both texts, then one line per finding: its kind, the place, the probability and what it is, with
/// tabs between them. Sentences are counted from 1.
#[derive(Debug)]
pub struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        let Some(version) = edition.versions().first() else { return Ok(()) };
        let texts = PerSide { source: edition.original(), target: &version.text };
        for (side, c) in version.report.coverage.sides() {
            let (side, share) = (side.describe(), c.share() * 100.0);
            let (covered, sentences, words_covered, words) = (c.covered, c.sentences, c.words_covered, c.words);
            writeln!(
                out,
                "{side}: {covered} of {sentences} sentences covered ({share:.1} %), {words_covered} of {words} words"
            )?;
        }
        version.report.findings.iter().try_for_each(|finding| {
            let units = finding::units(finding, texts);
            let places = units.sides().into_iter().filter(|(_, units)| !units.is_empty());
            let places: Vec<String> =
                places.map(|(side, units)| format!("{} {}", side.describe(), numbers(&units))).collect();
            let (kind, message) = (finding.kind.name(), finding::message(finding, texts));
            writeln!(out, "{kind}\t{}\t{}\t{message}", places.join(", "), finding.probability)
        })
    }
}

fn numbers(units: &[SentenceId]) -> String {
    units.iter().map(|id| id.ordinal().to_string()).collect::<Vec<_>>().join(", ")
}
