//! The index as JSON: entries with their mentions.

use std::io::{self, Write};

use serde::Serialize;

use super::{Format, words};
use crate::model::{Edition, Probability, Span, Version};

/// `{"version":1,"versions":[{"source","target","entries":[…]}]}`. An entry has `id`, `type`, `lemma`, `probability`,
/// `renderings` (`text`, `count`), `transliterations` (`scheme`, `text`) and `mentions`: `bead` from 0, `source` and
/// `target` (`start`, `end` in bytes of the reading text, `text`; `null` where that side lacks it), `probability`.
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
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    r#type: &'static str,
    lemma: &'a str,
    probability: Probability,
    renderings: Vec<Rendering<'a>>,
    transliterations: Vec<Transliteration<'a>>,
    mentions: Vec<Mention>,
}

#[derive(Serialize)]
struct Rendering<'a> {
    text: &'a str,
    count: u32,
}

#[derive(Serialize)]
struct Transliteration<'a> {
    scheme: &'a str,
    text: &'a str,
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
    start: u32,
    end: u32,
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
        span.map(|span| Place { start: span.start(), end: span.end(), text: words(text, Some(span)) })
    };
    for mention in &version.names.mentions {
        mentions[mention.entry.index()].push(Mention {
            bead: mention.bead.index(),
            source: place(source.text(), mention.source),
            target: place(target.text(), mention.target),
            probability: mention.probability,
        });
    }
    let entries = version.names.entries.iter().zip(mentions).map(|(entry, mentions)| Entry {
        id: &entry.id,
        r#type: entry.kind.name(),
        lemma: &entry.lemma,
        probability: entry.probability,
        renderings: entry.renderings.iter().map(|r| Rendering { text: &r.text, count: r.count }).collect(),
        transliterations: entry
            .transliterations
            .iter()
            .map(|(scheme, text)| Transliteration { scheme, text })
            .collect(),
        mentions,
    });
    Names { source: source.key().as_str(), target: target.key().as_str(), entries: entries.collect() }
}
