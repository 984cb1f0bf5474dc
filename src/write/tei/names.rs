//! Names: their mentions in the texts, and the entries that these point to.

use std::io::{self, Write};

use super::agents::{self, Agents};
use super::plan::TextNumber;
use crate::model::{Edition, Entry, EntryKind, Probability, Rendering, Renderings, Sex, Side, Span, Status};
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
        write!(out, "<{} ref=\"#{id}\" cert=\"{probability}\" resp=\"#{}\">", element.name, agents::PROGRAM)
    }

    pub(super) fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "</{}>", self.element.name)
    }
}

/// The mentions in one text, in its order; of several at one place (found with several versions) the first.
pub(super) fn mentions(edition: &Edition, text: TextNumber) -> Vec<(Span, NameMark<'_>)> {
    let own = if text == 0 { edition.versions() } else { &edition.versions()[text - 1..text] };
    let side = if text == 0 { Side::Source } else { Side::Target };
    let mentions = own.iter().flat_map(|version| &version.mentions);
    let mut found: Vec<_> = mentions
        .filter_map(|mention| {
            let entry = edition.entry(mention.entry);
            let mark = NameMark { element: element(entry.kind), id: &entry.id, probability: mention.probability };
            Some((mention.spans[side]?, mark))
        })
        .collect();
    found.sort_by_key(|(span, _)| *span);
    found.dedup_by_key(|(span, _)| *span);
    found
}

/// Writes `<standOff type="entities">`; nothing where no name was found.
pub(in crate::write) fn write_entities(edition: &Edition, agents: &Agents, out: &mut dyn Write) -> io::Result<()> {
    if edition.entries().is_empty() {
        return Ok(());
    }
    out.write_all(b"  <standOff type=\"entities\" xml:id=\"entities\">\n")?;
    let original = edition.original().document().language().language.as_str();
    for kind in [EntryKind::Person, EntryKind::Place, EntryKind::Organisation] {
        let list = element(kind).list;
        let mut any = false;
        for (n, entry) in edition.entries().iter().enumerate().filter(|(_, entry)| entry.kind == kind) {
            if !std::mem::replace(&mut any, true) {
                writeln!(out, "    <{list}>")?;
            }
            let versions = edition.versions().iter();
            let renderings =
                versions.map(|version| (version.text.document().language().language.as_str(), &version.renderings[n]));
            write_entry(&Rendered { entry, renderings: renderings.collect() }, original, agents, out)?;
        }
        if any {
            writeln!(out, "    </{list}>")?;
        }
    }
    out.write_all(b"  </standOff>\n")
}

/// An entry, and the forms that each version has, with the version's language.
struct Rendered<'a> {
    entry: &'a Entry,
    renderings: Vec<(&'a str, &'a Renderings)>,
}

/// One entry: the heading, the original's form with its parts, each form attested or listed, each transliteration, then what
/// is known of the person, place or organisation.
fn write_entry(rendered: &Rendered<'_>, language: &str, agents: &Agents, out: &mut dyn Write) -> io::Result<()> {
    let Rendered { entry, renderings } = rendered;
    let Element { entry: tag, name, .. } = element(entry.kind);
    writeln!(out, "      <{tag} xml:id=\"{}\">", entry.id)?;
    let mut form = |language: &str, attributes: &str, text: &str| {
        writeln!(out, "        <{name} xml:lang=\"{language}\"{attributes}>{text}</{name}>")
    };
    let trust = if entry.status == Status::Confirmed {
        format!(" cert=\"high\" resp=\"#{}\"", agents.of_names())
    } else {
        format!(" cert=\"{}\" resp=\"#{}\"", entry.probability, agents::PROGRAM)
    };
    for (language, own) in renderings {
        if let Some(heading) = own.heading(entry) {
            let trust = if entry.is_in_original() { "" } else { &trust };
            form(language, &[" type=\"preferred\"", trust].concat(), &xml::label(heading))?;
        }
    }
    if entry.is_in_original() {
        form(language, &trust, &parts(entry))?;
    }
    let attested = |rendering: &Rendering| format!(" type=\"attested\" n=\"{}\"", rendering.count);
    for own in entry.forms.iter().filter(|own| own.text != entry.lemma) {
        form(language, &attested(own), &xml::label(&own.text))?;
    }
    for variant in &entry.record.variants {
        form(language, " type=\"variant\"", &xml::label(variant))?;
    }
    for (language, own) in renderings {
        for rendering in &own.forms {
            form(language, &attested(rendering), &xml::label(&rendering.text))?;
        }
    }
    if let Some((language, _)) = renderings.first() {
        for variant in &entry.record.renderings {
            form(language, " type=\"variant\"", &xml::label(variant))?;
        }
    }
    for (scheme, latin) in &entry.transliterations {
        form(scheme_tag(scheme), " type=\"transliteration\"", &xml::label(latin))?;
    }
    facts(entry, out)?;
    for variation in renderings.iter().flat_map(|(_, own)| &own.variations) {
        let ways: Vec<String> = variation.renderings.iter().map(|r| format!("{} ({})", r.text, r.count)).collect();
        let text = format!("{}: {}", variation.source, ways.join(", "));
        writeln!(out, "        <note type=\"variation\">{}</note>", xml::label(&text))?;
    }
    writeln!(out, "      </{tag}>")
}

/// The name in the original's language, its parts marked where they are known: each part once, in full or by its initial.
fn parts(entry: &Entry) -> String {
    let name = &entry.name;
    let mut tags = vec![
        (&name.forename, "<forename>", "</forename>"),
        (&name.patronymic, "<forename type=\"patronym\">", "</forename>"),
        (&name.surname, "<surname>", "</surname>"),
    ];
    let mut part = |word: &str| {
        let initial = word.strip_suffix('.').filter(|letter| !letter.is_empty());
        let is = |part: &str, open: &str| {
            part == word || open != "<surname>" && initial.is_some_and(|letter| part.starts_with(letter))
        };
        match tags.iter().position(|(part, open, _)| part.as_deref().is_some_and(|part| is(part, open))) {
            Some(at) => {
                let (_, open, close) = tags.remove(at);
                format!("{open}{}{close}", xml::label(word))
            }
            None => xml::label(word),
        }
    };
    let words: Vec<String> = entry.lemma.split(' ').map(&mut part).collect();
    words.join(" ")
}

/// What a user's file says of it, and the sex of a person.
fn facts(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let record = &entry.record;
    if entry.kind == EntryKind::Person {
        if let Some(sex) = entry.sex {
            let (letter, word) = if sex == Sex::Female { ('F', "female") } else { ('M', "male") };
            writeln!(out, "        <sex value=\"{letter}\">{word}</sex>")?;
        }
        for (tag, date) in [("birth", &record.birth), ("death", &record.death)] {
            let text = xml::label(date);
            let when = if is_date(date) { format!(" when=\"{text}\"") } else { String::new() };
            if !date.is_empty() {
                writeln!(out, "        <{tag}{when}>{text}</{tag}>")?;
            }
        }
        if !record.role.is_empty() {
            writeln!(out, "        <occupation>{}</occupation>", xml::label(&record.role))?;
        }
    }
    for (kind, number) in [("VIAF", &record.viaf), ("Wikidata", &record.wikidata), ("LCNAF", &record.lcnaf)] {
        if !number.is_empty() {
            writeln!(out, "        <idno type=\"{kind}\">{}</idno>", xml::label(number))?;
        }
    }
    if !record.note.is_empty() {
        writeln!(out, "        <note>{}</note>", xml::label(&record.note))?;
    }
    Ok(())
}

/// 1894, 1894-04 or 1894-04-17, as TEI's `@when` wants it.
fn is_date(text: &str) -> bool {
    let figures = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
    let within = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
    let mut parts = text.split('-');
    parts.next().is_some_and(|year| figures(year, 4) && year != "0000")
        && parts.next().is_none_or(|month| figures(month, 2) && within(month, 12))
        && parts.next().is_none_or(|day| figures(day, 2) && within(day, 28 + 3))
        && parts.next().is_none()
}

/// The language tag of a scheme's output; of one that is not known here no more is said than that it is Latin.
pub(super) fn scheme_tag(scheme: &str) -> &str {
    Scheme::named(scheme).map_or("und-Latn", Scheme::tag)
}
