//! XML, an event at a time, with the place of each in the text. What is not well-formed is an error; no file but the given
//! one is ever read.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::Event as Raw;

use super::entities::{decoded, named, numbered};
use super::place::place;
use crate::model::Span;
use crate::{Error, Result};

/// What comes next in a document.
#[derive(Debug)]
pub(in crate::read) enum Event<'a> {
    /// A tag that opens an element; an empty element is followed by its end as well.
    Start(Element<'a>),
    /// The end of an element: its name without prefix, and where its tag stands.
    End(&'a str, Span),
    /// Text as it stands there, and at which byte.
    Text(&'a str, u32),
    /// Text that the file spells otherwise, and where it does.
    Spelled(Cow<'static, str>, Span),
    /// The end of the document.
    Eof,
}

/// A tag that opens an element.
#[derive(Clone, Copy, Debug)]
pub(in crate::read) struct Element<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    attributes: &'a str,
    /// Where the tag stands.
    pub span: Span,
}

impl<'a> Element<'a> {
    /// The value of an attribute, whose name is given without prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes;
        loop {
            let (own, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, next) = after.get(1..)?.split_once(quote)?;
            let own = own.trim();
            if own.rsplit(':').next() == Some(name) {
                return Some(decoded(value));
            }
            rest = next;
        }
    }
}

/// More elements than any document has inside one another.
const DEEPEST: usize = 1_000;

/// How far entities that a document declares may hold one another, and the characters that they may become in all.
const LEVELS: u32 = 8;
const EXPANDED: usize = 1 << 20;

/// A document that is read.
pub(in crate::read) struct Xml<'a> {
    /// What the file is called in messages.
    file: &'a str,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// How many elements are open.
    depth: usize,
    rooted: bool,
    /// The end of an empty element, which comes next.
    end: Option<(&'a str, Span)>,
    /// Entities that the document declares.
    entities: HashMap<&'a str, &'a str>,
    expanded: usize,
}

impl<'a> Xml<'a> {
    /// Begins at the beginning; `file` is what messages call it.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        let reader = Reader::from_str(text);
        Self { file, text, reader, depth: 0, rooted: false, end: None, entities: HashMap::new(), expanded: 0 }
    }

    /// An error at byte `at`.
    pub fn error(&self, at: usize, message: impl Into<String>) -> Error {
        Error::Input { file: self.file.to_owned(), place: place(self.text, at), message: message.into() }
    }

    fn at(&self) -> usize {
        (self.reader.buffer_position() as usize).min(self.text.len())
    }

    /// What comes next.
    ///
    /// # Errors
    /// [`Error::Input`] with line and column where the document is not well-formed, or asks for too much.
    pub fn next(&mut self) -> Result<Event<'a>> {
        if let Some((name, span)) = self.end.take() {
            return Ok(Event::End(name, span));
        }
        loop {
            let start = self.at();
            let raw = match self.reader.read_event() {
                Ok(raw) => raw,
                Err(error) => return Err(self.malformed(&error)),
            };
            let end = (self.reader.buffer_position() as usize).min(self.text.len());
            let span = Span::new(start as u32, end as u32);
            let there = self.text.get(start..end).unwrap_or_default();
            match raw {
                Raw::Start(_) => return self.start(there, span, false),
                Raw::Empty(_) => return self.start(there, span, true),
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = there.trim_start_matches("</").trim_end_matches('>').trim_end();
                    return Ok(Event::End(local(name), span));
                }
                Raw::Text(_) if there.is_empty() => {}
                Raw::Text(_) if self.depth == 0 => self.outside(there, start)?,
                Raw::Text(_) => {
                    self.check(there, start)?;
                    return Ok(Event::Text(there, start as u32));
                }
                Raw::CData(_) if self.depth > 0 => {
                    let inner = there.trim_start_matches("<![CDATA[");
                    let inner = inner.strip_suffix("]]>").unwrap_or(inner);
                    return Ok(Event::Text(inner, start as u32 + 9));
                }
                Raw::GeneralRef(_) if self.depth > 0 => return self.reference(there, span),
                Raw::CData(_) | Raw::GeneralRef(_) => {
                    return Err(self.error(start, "text stands outside the root element"));
                }
                Raw::DocType(_) => self.declare(there),
                Raw::Eof if self.depth > 0 => {
                    let message = "the file ends inside an element: it is cut off, or an end tag is missing";
                    return Err(self.error(self.text.len(), message));
                }
                Raw::Eof if !self.rooted => return Err(self.error(start, "there is no element: this is no XML")),
                Raw::Eof => return Ok(Event::Eof),
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => {}
            }
        }
    }

    fn start(&mut self, tag: &'a str, span: Span, empty: bool) -> Result<Event<'a>> {
        let at = span.start() as usize;
        if self.depth == 0 && std::mem::replace(&mut self.rooted, true) {
            return Err(self.error(at, "a second root element begins here: a document has one"));
        }
        let inner = tag.trim_start_matches('<').trim_end_matches('>');
        let inner = if empty { inner.strip_suffix('/').unwrap_or(inner) } else { inner };
        let end = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return Err(self.error(at, format!("no element may be called {:?}", shortened(name))));
        }
        let name = local(name);
        if empty {
            self.end = Some((name, Span::new(span.end(), span.end())));
        } else {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(
                    self.error(at, format!("elements are nested more than {DEEPEST} deep here: no document is"))
                );
            }
        }
        Ok(Event::Start(Element { name, attributes, span }))
    }

    /// Between and around what belongs to a document only white space may stand.
    fn outside(&self, text: &str, start: usize) -> Result<()> {
        match text.find(|c: char| !c.is_whitespace()) {
            Some(at) => Err(self.error(start + at, "text stands outside the root element: this is no well-formed XML")),
            None => Ok(()),
        }
    }

    /// Control characters and `]]>` may not stand in text.
    fn check(&self, text: &str, start: usize) -> Result<()> {
        let forbidden = |byte: u8| byte < 0x20 && !matches!(byte, b'\n' | b'\t' | b'\r');
        // Looking at all bytes in one way is what the processor is fast at.
        if !text.bytes().fold(false, |found, byte| found | forbidden(byte)) {
            return Ok(());
        }
        let at = text.bytes().position(forbidden).unwrap_or(0);
        let message = format!("the control character U+{:04X} cannot stand in XML: remove it", text.as_bytes()[at]);
        Err(self.error(start + at, message))
    }

    /// `&name;` or `&#1;`.
    fn reference(&mut self, there: &str, span: Span) -> Result<Event<'a>> {
        let name = there.trim_start_matches('&').trim_end_matches(';');
        let at = span.start() as usize;
        if let Some(number) = name.strip_prefix('#') {
            let character =
                numbered(number).ok_or_else(|| self.error(at, format!("{there} stands for no character")))?;
            return Ok(Event::Spelled(character.to_string().into(), span));
        }
        if self.entities.contains_key(name) {
            let mut text = String::new();
            self.expand(name, at, 0, &mut text)?;
            return Ok(Event::Spelled(text.into(), span));
        }
        let known = named(name).ok_or_else(|| self.unknown(name, at))?;
        Ok(Event::Spelled(known.into(), span))
    }

    fn unknown(&self, name: &str, at: usize) -> Error {
        let name = shortened(name);
        self.error(
            at,
            format!("the entity &{name}; is not declared in this file, and no other is read: write its text here"),
        )
    }

    /// Appends what an entity of the document stands for: text, other entities, markup, which is left out.
    fn expand(&mut self, name: &str, at: usize, level: u32, out: &mut String) -> Result<()> {
        let Some(&value) = self.entities.get(name) else {
            let known = named(name).ok_or_else(|| self.unknown(name, at))?;
            out.push_str(known);
            return Ok(());
        };
        if level > LEVELS {
            return Err(self.error(at, format!("entities hold one another more than {LEVELS} levels deep here")));
        }
        let mut rest = value;
        while let Some((before, after)) = rest.split_once('&') {
            out.push_str(before);
            let (inner, after) = after.split_once(';').unwrap_or((after, ""));
            match inner.strip_prefix('#') {
                Some(number) => out.extend(numbered(number)),
                None => self.expand(inner, at, level + 1, out)?,
            }
            self.expanded += before.len() + 1;
            self.limit(at)?;
            rest = after;
        }
        out.push_str(rest);
        self.expanded += rest.len() + 1;
        self.limit(at)
    }

    fn limit(&self, at: usize) -> Result<()> {
        if self.expanded <= EXPANDED {
            return Ok(());
        }
        Err(self
            .error(at, format!("entities become more than {EXPANDED} characters of text here: no document needs that")))
    }

    /// The entities that the document type declares with their text; those that stand in other files are not read.
    fn declare(&mut self, declaration: &'a str) {
        for entity in declaration.split("<!ENTITY").skip(1) {
            let Some((name, rest)) = entity.trim_start().split_once(|c: char| c.is_whitespace()) else { continue };
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            if let Some((value, _)) = quote.and_then(|quote| rest[1..].split_once(quote)) {
                self.entities.entry(name).or_insert(value);
            }
        }
    }

    fn malformed(&self, error: &quick_xml::Error) -> Error {
        let message = match error {
            quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                format!("</{}> stands where </{}> is expected", shortened(found), shortened(expected))
            }
            quick_xml::Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                format!("</{}> ends no element", shortened(found))
            }
            quick_xml::Error::IllFormed(IllFormedError::UnclosedReference) => {
                "& begins a reference here that does not end: write &amp; for the sign itself".to_owned()
            }
            error => format!("{error}: this is no well-formed XML"),
        };
        self.error((self.reader.error_position() as usize).min(self.text.len()), message)
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// So much of a name as a message needs.
fn shortened(name: &str) -> String {
    const MOST: usize = 40;
    name.chars().take(MOST).collect()
}
