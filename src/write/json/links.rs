//! One version of an edition: its beads, the forms of names that it has, and what was found in it.

use std::io::{self, Write};

use serde::Serialize;

use super::{list, value};
use crate::model::{Edition, Link, PerSide, Probability, Provenance, SentenceId, Version};
use crate::write::characters::Characters;
use crate::write::{coverage, entry, finding};

#[derive(Serialize)]
struct BeadJson<'a> {
    source: Numbers<'a>,
    target: Numbers<'a>,
    probability: Probability,
    order: &'static str,
    provenance: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    resp: Option<Option<String>>,
}

struct Numbers<'a>(&'a [SentenceId]);

impl Serialize for Numbers<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|id| id.number()))
    }
}

pub(super) fn write(
    edition: &Edition,
    version: &Version,
    characters: PerSide<&Characters<'_>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let texts = PerSide { source: edition.original(), target: &version.text };
    out.write_all(b"{\"source\":")?;
    value(out, texts.source.document().key().as_str())?;
    out.write_all(b",\"target\":")?;
    value(out, texts.target.document().key().as_str())?;
    list(out, ",\n\"beads\":", version.links.links(), |link| bead(edition, &link))?;
    let renderings = edition.entries().iter().zip(&version.renderings);
    list(out, ",\n\"renderings\":", renderings, |(entry, renderings)| entry::renderings(entry, renderings))?;
    list(out, ",\n\"mentions\":", &version.mentions, |mention| entry::mention(mention, edition, characters))?;
    out.write_all(b",\n\"coverage\":")?;
    value(out, coverage::shares(&version.report))?;
    list(out, ",\n\"findings\":", &version.report.findings, |one| finding::json(one, texts, characters))?;
    out.write_all(b"}")
}

fn bead<'a>(edition: &Edition, link: &Link<'a>) -> BeadJson<'a> {
    let provenance = link.bead.provenance;
    BeadJson {
        source: Numbers(link.source),
        target: Numbers(link.target),
        probability: link.bead.probability,
        order: link.bead.order.name(),
        provenance: provenance.name(),
        resp: (provenance != Provenance::Program).then(|| edition.agent(provenance)?.label()),
    }
}
