//! The index as JSON: entries, and for each version their forms and mentions.

use std::io::{self, Write};

use serde::Serialize;

use super::Format;
use crate::model::{Edition, PerSide, Version};
use crate::write::characters::Characters;
use crate::write::entry::{self, EntryJson, MentionJson, RenderingsJson};

/// `{"version":2,"entries":[…],"absent":[…],"versions":[{"source","target","renderings":[…],"mentions":[…]}]}`, with the members
/// that the JSON of an edition has ([`crate::write::Json`]). [`crate::read::authority`] reads it back.
#[derive(Debug)]
pub struct Json;

#[derive(Serialize)]
struct Index<'a> {
    version: u32,
    entries: Vec<EntryJson<'a>>,
    absent: Vec<EntryJson<'a>>,
    versions: Vec<Names<'a>>,
}

#[derive(Serialize)]
struct Names<'a> {
    source: &'a str,
    target: &'a str,
    renderings: Vec<RenderingsJson<'a>>,
    mentions: Vec<MentionJson<'a>>,
}

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        let original = Characters::new(edition.original().document().text());
        let index = Index {
            version: 2,
            entries: edition.entries().iter().map(entry::entry).collect(),
            absent: edition.absent().iter().map(entry::entry).collect(),
            versions: edition.versions().iter().map(|version| names(edition, version, &original)).collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &index)?;
        out.write_all(b"\n")
    }
}

fn names<'a>(edition: &'a Edition, version: &'a Version, original: &Characters<'a>) -> Names<'a> {
    let own = Characters::new(version.text.document().text());
    let characters = PerSide { source: original, target: &own };
    let entries = edition.entries().iter().zip(&version.renderings);
    Names {
        source: edition.original().document().key().as_str(),
        target: version.text.document().key().as_str(),
        renderings: entries.map(|(own, renderings)| entry::renderings(own, renderings)).collect(),
        mentions: version.mentions.iter().map(|mention| entry::mention(mention, edition, characters)).collect(),
    }
}
