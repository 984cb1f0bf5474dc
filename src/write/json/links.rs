//! One version of an edition: its beads, the forms of names that it has, and what was found in it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::sequence::sequence;
use crate::model::{Agent, Edition, Link, PerSide, Probability, Provenance, SentenceId, Version};
use crate::write::characters::Characters;
use crate::write::{coverage, entry, finding};

#[derive(Serialize)]
struct BeadJson<'a> {
    source: Numbers<'a>,
    target: Numbers<'a>,
    probability: Probability,
    order: &'static str,
    provenance: &'static str,
    #[serde(flatten)]
    resp: Option<Responsible>,
}

/// The file or person behind a bead that the program did not make, by name where that is known.
#[derive(Serialize)]
struct Responsible {
    resp: Option<String>,
}

struct Numbers<'a>(&'a [SentenceId]);

impl Serialize for Numbers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|id| id.number()))
    }
}

/// A version with its links.
pub(super) struct VersionJson<'a> {
    pub edition: &'a Edition,
    pub version: &'a Version,
    /// Of the original and of the version.
    pub characters: PerSide<&'a Characters<'a>>,
}

impl Serialize for VersionJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { edition, version, characters } = *self;
        let texts = PerSide { source: edition.original(), target: &version.text };
        let renderings = || edition.entries().iter().zip(&version.renderings);
        let renderings = || renderings().map(|(entry, renderings)| entry::renderings(entry, renderings));
        let mentions = || version.mentions.iter().map(|mention| entry::mention(mention, edition, characters));
        let findings = || version.report.findings.iter().map(|finding| finding::json(finding, texts, characters));
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("source", texts.source.document().key().as_str())?;
        object.serialize_entry("target", texts.target.document().key().as_str())?;
        object.serialize_entry("beads", &sequence(|| version.links.links().map(|link| bead(edition, &link))))?;
        object.serialize_entry("renderings", &sequence(renderings))?;
        object.serialize_entry("mentions", &sequence(mentions))?;
        object.serialize_entry("coverage", &coverage::shares(&version.report))?;
        object.serialize_entry("findings", &sequence(findings))?;
        object.end()
    }
}

fn bead<'a>(edition: &Edition, link: &Link<'a>) -> BeadJson<'a> {
    let provenance = link.bead.provenance;
    BeadJson {
        source: Numbers(link.source),
        target: Numbers(link.target),
        probability: link.bead.probability,
        order: link.bead.order.name(),
        provenance: provenance.name(),
        resp: (provenance != Provenance::Program)
            .then(|| Responsible { resp: edition.agent(provenance).and_then(Agent::label) }),
    }
}
