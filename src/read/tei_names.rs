//! Lists of names as TEI: `person`, `place` and `org` with their names.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::draft::{Column, Draft};
use crate::model::{Line, Place};
use crate::{Error, Result};

/// An entry that is being read.
#[derive(Default)]
struct Open {
    id: String,
    kind: &'static str,
    guessed: bool,
    cells: Vec<(Column, String)>,
    source: Vec<Name>,
    target: Vec<Name>,
}

/// A name that is being read, or was.
#[derive(Default)]
struct Name {
    text: String,
    language: String,
    kind: String,
    guessed: bool,
    surname: String,
    forename: String,
    patronymic: String,
}

/// What the text that comes next belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Nothing,
    Name,
    Surname,
    Forename,
    Patronymic,
    Cell(Column),
}

/// Reads all entries, wherever they stand.
pub(super) fn lines(file: &str, text: &str) -> Result<Vec<Line>> {
    let mut reader = Reader::from_str(text);
    let (mut lines, mut scan) = (Vec::new(), Scan::default());
    let mut places = Lines { text, at: 0, line: 1, column: 1 };
    loop {
        let place = places.place(reader.buffer_position());
        let input = |message: String| Error::Input { file: file.to_owned(), place, message };
        let event = reader.read_event().map_err(|error| input(format!("not well-formed XML: {error}")))?;
        match event {
            Event::Eof if scan.depth > 0 => return Err(input("the file ends before its elements do".to_owned())),
            Event::Eof => break,
            Event::Start(tag) => scan.start(&tag, place),
            Event::Empty(tag) => {
                scan.start(&tag, place);
                scan.end(&mut lines, file)?;
            }
            Event::End(_) => scan.end(&mut lines, file)?,
            Event::Text(content) => scan.text(&content),
            Event::CData(content) => scan.text(&content),
            Event::GeneralRef(reference) => {
                let named = quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                let own = reference.resolve_char_ref().ok().flatten().map(String::from);
                scan.text(&own.or(named).unwrap_or_default());
            }
            _ => {}
        }
    }
    if lines.is_empty() {
        let message = "no person, place or org in this XML: expected a TEI list of people or places".to_owned();
        return Err(Error::Input { file: file.to_owned(), place: Place::Whole, message });
    }
    Ok(lines)
}

/// Where the reader stands. Elements are counted, not kept: none is so deep that it could exhaust anything.
#[derive(Default)]
struct Scan {
    depth: u32,
    /// The entry, the depth of its element, and where it begins.
    open: Option<(Open, u32, Place)>,
    /// The name, and the depth of its element.
    name: Option<(Name, u32)>,
    /// What text goes into, and the depth of the element that says so.
    into: Vec<(Into, u32)>,
}

impl Scan {
    /// Opens an entry, its name, a part of the name or another cell, as the element says.
    ///
    /// Long, as it is one list of elements, of which those inside a name differ.
    fn start(&mut self, tag: &BytesStart<'_>, place: Place) {
        self.depth += 1;
        let local = tag.local_name();
        let local = local.as_ref();
        let value = |name: &str| attribute(tag, name);
        let Some((open, ..)) = &mut self.open else {
            let kind = match local {
                "person" | "personGrp" => "person",
                "place" => "place",
                "org" => "organisation",
                _ => return,
            };
            let open = Open { id: value("xml:id"), kind, ..Open::default() };
            self.open = Some((open, self.depth, place));
            return;
        };
        if self.name.is_some() {
            let patronym = value("type") == "patronym";
            let into = match local {
                "surname" if !patronym => Into::Surname,
                "forename" if !patronym => Into::Forename,
                "surname" | "forename" | "addName" if patronym => Into::Patronymic,
                _ => return,
            };
            self.into.push((into, self.depth));
            return;
        }
        let into = match local {
            "persName" | "placeName" | "orgName" => {
                let guessed = value("resp") == "#resp-aligner";
                let name = Name { language: value("xml:lang"), kind: value("type"), guessed, ..Name::default() };
                self.name = Some((name, self.depth));
                Into::Name
            }
            "sex" => {
                // Also as ISO 5218 has it; what else stands there is no answer to the question.
                let sex = match value("value").to_ascii_lowercase().as_str() {
                    "f" | "female" | "2" => "female",
                    "m" | "male" | "1" => "male",
                    _ => return,
                };
                open.cells.push((Column::Sex, sex.to_owned()));
                return;
            }
            "birth" | "death" => {
                let column = if local == "birth" { Column::Birth } else { Column::Death };
                let when = value("when");
                if !when.is_empty() {
                    open.cells.push((column, when));
                    return;
                }
                Into::Cell(column)
            }
            "occupation" => Into::Cell(Column::Role),
            "idno" => match value("type").to_ascii_lowercase().as_str() {
                "viaf" => Into::Cell(Column::Viaf),
                "wikidata" => Into::Cell(Column::Wikidata),
                "lcnaf" | "lccn" | "naf" => Into::Cell(Column::Lcnaf),
                _ => return,
            },
            "note" if value("type") == "variation" => return,
            "note" => Into::Cell(Column::Note),
            _ => return,
        };
        if let Into::Cell(column) = into {
            open.cells.push((column, String::new()));
        }
        self.into.push((into, self.depth));
    }

    fn text(&mut self, text: &str) {
        if let Some((name, _)) = &mut self.name {
            name.text.push_str(text);
        }
        let (name, open) = (self.name.as_mut().map(|(name, _)| name), self.open.as_mut().map(|(open, ..)| open));
        match (self.into.last().map_or(Into::Nothing, |(into, _)| *into), name, open) {
            (Into::Surname, Some(name), _) => name.surname.push_str(text),
            (Into::Forename, Some(name), _) => name.forename.push_str(text),
            (Into::Patronymic, Some(name), _) => name.patronymic.push_str(text),
            (Into::Cell(_), None, Some(open)) => {
                if let Some((_, cell)) = open.cells.last_mut() {
                    cell.push_str(text);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, lines: &mut Vec<Line>, file: &str) -> Result<()> {
        let here = self.depth;
        self.depth = self.depth.saturating_sub(1);
        if self.into.last().is_some_and(|(_, depth)| *depth == here) {
            self.into.pop();
        }
        if self.name.as_ref().is_some_and(|(_, depth)| *depth == here)
            && let (Some((name, _)), Some((open, ..))) = (self.name.take(), &mut self.open)
        {
            open.add(name);
        }
        if self.open.as_ref().is_some_and(|(_, depth, _)| *depth == here)
            && let Some((open, _, place)) = self.open.take()
        {
            let entry = open.draft().and_then(Draft::entry);
            let entry = entry.map_err(|message| Error::Input { file: file.to_owned(), place, message })?;
            lines.push(Line { place, entry });
        }
        Ok(())
    }
}

impl Open {
    fn add(&mut self, mut name: Name) {
        for part in [&mut name.text, &mut name.surname, &mut name.forename, &mut name.patronymic] {
            *part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let cyrillic = name.text.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
        if name.text.is_empty() || name.kind == "transliteration" || !cyrillic && name.language.starts_with("ru-Latn") {
            return;
        }
        self.guessed |= name.guessed;
        if cyrillic { self.source.push(name) } else { self.target.push(name) }
    }

    fn draft(self) -> Result<Draft, String> {
        let mut draft = Draft::default();
        let is_heading = |name: &&Name| !matches!(name.kind.as_str(), "attested" | "variant");
        let heading = self.source.iter().find(is_heading).or(self.source.first());
        let of = |part: fn(&Name) -> &String| heading.map_or_else(String::new, |name| part(name).clone());
        let parts = [of(|name| &name.surname), of(|name| &name.forename), of(|name| &name.patronymic)];
        let known = parts.iter().any(|part| !part.is_empty());
        let [surname, forename, patronymic] = parts;
        let surname = if known { surname } else { of(|name| &name.text) };
        let preferred = self.target.iter().find(is_heading).or(self.target.first());
        let guessed = self.guessed;
        // What the texts have is no variant that a person allowed; another's file does not tell the two apart.
        let allowed = |name: &&Name| guessed || name.kind != "attested";
        let list = |names: Vec<&Name>| names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join("|");
        let others = self.target.iter().filter(allowed).filter(|name| preferred.is_none_or(|p| p.text != name.text));
        for (column, text) in [
            (Column::Id, self.id),
            (Column::Type, self.kind.to_owned()),
            (Column::Surname, surname),
            (Column::Forename, forename),
            (Column::Patronymic, patronymic),
            (Column::Variants, list(self.source.iter().collect())),
            (Column::Preferred, preferred.map_or_else(String::new, |name| name.text.clone())),
            (Column::Renderings, list(others.collect())),
            (Column::Status, if guessed { "guessed" } else { "confirmed" }.to_owned()),
        ] {
            draft.fill(column, &text)?;
        }
        for (column, text) in self.cells {
            draft.fill(column, text.split_whitespace().collect::<Vec<_>>().join(" ").as_str())?;
        }
        Ok(draft)
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found
        .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default()
}

/// Counts lines once, however many places are asked for, in the order of the text.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    column: u32,
}

impl Lines<'_> {
    /// Line and column of a byte that is not before the last asked for.
    fn place(&mut self, at: u64) -> Place {
        let between = self.text.get(self.at..at as usize).unwrap_or_default();
        for c in between.chars() {
            if c == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        self.at += between.len();
        Place::Line(self.line, self.column)
    }
}
