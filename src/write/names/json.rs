//! The index as JSON: entries with their mentions.

use std::io::{self, Write};

use serde::Serialize;

use super::{Format, words};
use crate::model::{Edition, Probability, Span, Version};
use crate::write::entry::{self, EntryJson, SpanJson};

/// `{"version":1,"versions":[{"source","target","entries":[…],"absent":[…]}]}`. An entry is what it is in the JSON of an
/// edition ([`crate::write::Json`]), with its `mentions`: `bead` from 0, `source` and `target` (`start`, `end` in bytes of the
/// reading text, `text`; `null` where that side lacks it), `probability`. `absent` holds what the list that was given has and
/// the texts do not name, or it rejects. [`crate::read::authority`] reads it back.
#[derive(Debug)]
pub struct Json;

#[derive(Serialize)]
struct Index<'a> {
    version: u32,
    versions: Vec<Names<'a>>,
}

#[derive(Serialize)]
struct Names<'a> {
    source: &'a str,
    target: &'a str,
    entries: Vec<Entry<'a>>,
    absent: Vec<EntryJson<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    entry: EntryJson<'a>,
    mentions: Vec<Mention>,
}

#[derive(Serialize)]
struct Mention {
    bead: usize,
    source: Option<Place>,
    target: Option<Place>,
    probability: Probability,
}

#[derive(Serialize)]
struct Place {
    #[serde(flatten)]
    span: SpanJson,
    text: String,
}

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        let versions = edition.versions().iter().map(|version| names(edition, version)).collect();
        serde_json::to_writer_pretty(&mut *out, &Index { version: 1, versions })?;
        out.write_all(b"\n")
    }
}

fn names<'a>(edition: &'a Edition, version: &'a Version) -> Names<'a> {
    let (source, target) = (edition.original().document(), version.text.document());
    let mut mentions: Vec<Vec<Mention>> = version.names.entries.iter().map(|_| Vec::new()).collect();
    let place = |text: &str, span: Option<Span>| {
        span.map(|span| Place { span: entry::span(span), text: words(text, Some(span)) })
    };
    for mention in &version.names.mentions {
        mentions[mention.entry.index()].push(Mention {
            bead: mention.bead.index(),
            source: place(source.text(), mention.source),
            target: place(target.text(), mention.target),
            probability: mention.probability,
        });
    }
    let entries = version.names.entries.iter().zip(mentions);
    Names {
        source: source.key().as_str(),
        target: target.key().as_str(),
        entries: entries.map(|(own, mentions)| Entry { entry: entry::entry(own), mentions }).collect(),
        absent: version.names.absent.iter().map(entry::entry).collect(),
    }
}
