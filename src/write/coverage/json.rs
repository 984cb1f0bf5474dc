//! Coverage for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::Format;
use crate::model::{Coverage, Edition, PerSide, Report};
use crate::write::characters::Characters;
use crate::write::finding::{self, FindingJson};

/// One object: `{"version":2,"source":{"sentences","covered","share","words","words_covered"},"target":{…},"findings":[…]}`.
///
/// A finding has `id` (the same from run to run), `kind`, `unit`, `source` and `target` (numbers of the sentences, from 0),
/// `source_ids` and `target_ids` (`ru-s12`, counted from 1), `source_spans` and `target_spans` (`start` and `end` in
/// characters of the reading text, and the `text` between), `probability` and a `message` for people.
#[derive(Debug)]
pub struct Json;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    #[serde(flatten)]
    shares: Shares,
    findings: Vec<FindingJson<'a>>,
}

/// The covered share of both texts.
#[derive(Serialize)]
pub(in crate::write) struct Shares {
    source: SideJson,
    target: SideJson,
}

#[derive(Serialize)]
struct SideJson {
    sentences: u32,
    covered: u32,
    share: f64,
    words: u32,
    words_covered: u32,
}

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        let Some(version) = edition.versions().first() else { return Ok(()) };
        let texts = PerSide { source: edition.original(), target: &version.text };
        let characters = texts.map(|text| Characters::new(text.document().text()));
        let findings = version.report.findings.iter().map(|f| finding::json(f, texts, characters.as_ref())).collect();
        serde_json::to_writer(&mut *out, &Document { version: 2, shares: shares(&version.report), findings })?;
        out.write_all(b"\n")
    }
}

pub(in crate::write) fn shares(report: &Report) -> Shares {
    let PerSide { source, target } = report.coverage.map(share);
    Shares { source, target }
}

fn share(c: Coverage) -> SideJson {
    /// Digits of a share that mean something: a text of a million sentences.
    const UNITS: f64 = 1e6;
    SideJson {
        sentences: c.sentences,
        covered: c.covered,
        share: (c.share() * UNITS).round() / UNITS,
        words: c.words,
        words_covered: c.words_covered,
    }
}
