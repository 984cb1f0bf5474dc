//! Names: their mentions in the texts, and the entries that these point to.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::plan::TextNumber;
use crate::model::{Edition, Entry, EntryKind, Probability, Rendering, Span};
use crate::translit::Scheme;
use crate::write::xml;

/// A mention of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameMark<'a> {
    element: Element,
    id: &'a str,
    probability: Probability,
}

/// The TEI elements of a kind of entry.
#[derive(Clone, Copy, Debug)]
struct Element {
    list: &'static str,
    entry: &'static str,
    name: &'static str,
}

const fn element(kind: EntryKind) -> Element {
    match kind {
        EntryKind::Person => Element { list: "listPerson", entry: "person", name: "persName" },
        EntryKind::Place => Element { list: "listPlace", entry: "place", name: "placeName" },
        EntryKind::Organisation => Element { list: "listOrg", entry: "org", name: "orgName" },
    }
}

impl NameMark<'_> {
    pub(super) fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self { element, id, probability } = self;
        write!(out, "<{} ref=\"#{id}\" cert=\"{probability}\" resp=\"#resp-aligner\">", element.name)
    }

    pub(super) fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "</{}>", self.element.name)
    }
}

/// The mentions in one text, in its order; of several at one place (found with several versions) the first.
pub(super) fn mentions(edition: &Edition, text: TextNumber) -> Vec<(Span, NameMark<'_>)> {
    let own = if text == 0 { edition.versions() } else { &edition.versions()[text - 1..text] };
    let content = edition.texts().nth(text).map_or("", |text| text.document().text());
    let mut found: Vec<_> = own
        .iter()
        .flat_map(|version| version.names.mentions.iter().map(move |mention| (version, mention)))
        .filter_map(|(version, mention)| {
            let entry = version.names.entry(mention.entry);
            let span = if text == 0 { mention.source } else { mention.target }?;
            Some((span, NameMark { element: element(entry.kind), id: &entry.id, probability: mention.probability }))
        })
        // Mentions are open to anybody's hand: what cuts a character is no mention of this text.
        .filter(|(span, _)| content.get(span.range()).is_some_and(|name| !name.is_empty()))
        .collect();
    found.sort_by_key(|(span, _)| *span);
    found.dedup_by_key(|(span, _)| *span);
    found
}

/// An entry with its renderings in each version that knows it.
struct Joined<'a> {
    entry: &'a Entry,
    renderings: Vec<(&'a str, &'a [Rendering])>,
}

/// Writes `<standOff type="entities">`; nothing where no name was found.
pub(super) fn write_entities(edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
    let mut entries: BTreeMap<(EntryKind, &str), Joined<'_>> = BTreeMap::new();
    for version in edition.versions() {
        let language = version.text.document().language().language.as_str();
        for entry in &version.names.entries {
            let joined =
                entries.entry((entry.kind, &entry.id)).or_insert_with(|| Joined { entry, renderings: Vec::new() });
            joined.renderings.push((language, &entry.renderings));
        }
    }
    if entries.is_empty() {
        return Ok(());
    }
    let language = edition.original().document().language().language.as_str();
    out.write_all(b"  <standOff type=\"entities\" xml:id=\"entities\">\n")?;
    let mut open: Option<EntryKind> = None;
    for ((kind, _), joined) in &entries {
        if open != Some(*kind) {
            if let Some(before) = open {
                writeln!(out, "    </{}>", element(before).list)?;
            }
            writeln!(out, "    <{}>", element(*kind).list)?;
            open = Some(*kind);
        }
        write_entry(joined, language, out)?;
    }
    if let Some(last) = open {
        writeln!(out, "    </{}>", element(last).list)?;
    }
    out.write_all(b"  </standOff>\n")
}

/// The heading (the fullest form attested), the original's form, each form attested, each transliteration.
fn write_entry(joined: &Joined<'_>, language: &str, out: &mut dyn Write) -> io::Result<()> {
    let Joined { entry, renderings } = joined;
    let Element { entry: tag, name, .. } = element(entry.kind);
    writeln!(out, "      <{tag} xml:id=\"{}\">", entry.id)?;
    for (language, renderings) in renderings {
        // Of forms equally long the commonest, which stands first.
        if let Some(fullest) = renderings.iter().rev().max_by_key(|r| r.text.chars().count()) {
            let text = xml::label(&fullest.text);
            writeln!(out, "        <{name} xml:lang=\"{language}\" type=\"preferred\">{text}</{name}>")?;
        }
    }
    let (lemma, cert) = (xml::label(&entry.lemma), entry.probability);
    writeln!(out, "        <{name} xml:lang=\"{language}\" cert=\"{cert}\" resp=\"#resp-aligner\">{lemma}</{name}>")?;
    for (language, renderings) in renderings {
        for rendering in *renderings {
            let (text, n) = (xml::label(&rendering.text), rendering.count);
            writeln!(out, "        <{name} xml:lang=\"{language}\" type=\"attested\" n=\"{n}\">{text}</{name}>")?;
        }
    }
    for (scheme, latin) in &entry.transliterations {
        let (tag, text) = (scheme_tag(scheme), xml::label(latin));
        writeln!(out, "        <{name} xml:lang=\"{tag}\" type=\"transliteration\">{text}</{name}>")?;
    }
    writeln!(out, "      </{tag}>")
}

/// The language tag of a scheme's output; of one that is not known here no more is said than that it is Latin.
pub(super) fn scheme_tag(scheme: &str) -> &str {
    Scheme::named(scheme).map_or("und-Latn", Scheme::tag)
}
