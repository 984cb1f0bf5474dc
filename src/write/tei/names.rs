//! Names: their mentions in the texts, and the entries that these point to.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::plan::TextNumber;
use crate::model::{Edition, Entry, EntryKind, Probability, Rendering, Sex, Span, Status};
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

/// An entry, and what each version that knows it says of it.
struct Joined<'a> {
    entry: &'a Entry,
    renderings: Vec<(&'a str, &'a Entry)>,
}

/// Writes `<standOff type="entities">`; nothing where no name was found.
pub(in crate::write) fn write_entities(edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
    let mut entries: BTreeMap<(EntryKind, &str), Joined<'_>> = BTreeMap::new();
    for version in edition.versions() {
        let language = version.text.document().language().language.as_str();
        for entry in &version.names.entries {
            let joined =
                entries.entry((entry.kind, &entry.id)).or_insert_with(|| Joined { entry, renderings: Vec::new() });
            joined.renderings.push((language, entry));
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

/// The heading, the original's form with its parts, each form attested or listed, each transliteration, then what is known
/// of the person, place or body.
fn write_entry(joined: &Joined<'_>, language: &str, out: &mut dyn Write) -> io::Result<()> {
    let Joined { entry, renderings } = joined;
    let Element { entry: tag, name, .. } = element(entry.kind);
    writeln!(out, "      <{tag} xml:id=\"{}\">", entry.id)?;
    let mut form = |language: &str, attributes: &str, text: &str| {
        writeln!(out, "        <{name} xml:lang=\"{language}\"{attributes}>{text}</{name}>")
    };
    let trust = if entry.status == Status::Confirmed {
        " cert=\"high\" resp=\"#resp-editor\"".to_owned()
    } else {
        format!(" cert=\"{}\" resp=\"#resp-aligner\"", entry.probability)
    };
    for (language, version) in renderings {
        if let Some(heading) = version.heading() {
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
    for (language, version) in renderings {
        for rendering in &version.renderings {
            form(language, &attested(rendering), &xml::label(&rendering.text))?;
        }
        for variant in &version.record.renderings {
            form(language, " type=\"variant\"", &xml::label(variant))?;
        }
    }
    for (scheme, latin) in &entry.transliterations {
        form(scheme_tag(scheme), " type=\"transliteration\"", &xml::label(latin))?;
    }
    facts(entry, out)?;
    for (_, version) in renderings {
        for variation in &version.variations {
            let ways: Vec<String> = variation.renderings.iter().map(|r| format!("{} ({})", r.text, r.count)).collect();
            let text = format!("{}: {}", variation.source, ways.join(", "));
            writeln!(out, "        <note type=\"variation\">{}</note>", xml::label(&text))?;
        }
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
