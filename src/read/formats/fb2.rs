//! FB2 (`FictionBook`), alone or packed.

use memchr::memmem;
use rustc_hash::FxHashSet;

use super::{Content, Input, Reader};
use crate::Result;
use crate::model::{BlockKind, Language, NotePlace, Span, StyleKind};
use crate::read::build::Builder;
use crate::read::package::Package;
use crate::read::syntax::{Element, Event, Xml};

/// `FictionBook`.
#[derive(Debug)]
pub(in crate::read) struct Fb2;

impl Reader for Fb2 {
    fn name(&self) -> &'static str {
        "fb2"
    }

    fn about(&self) -> &'static str {
        "FB2 books, also packed (.fb2.zip)"
    }

    fn roots(&self) -> &'static [&'static str] {
        &["fictionbook"]
    }

    fn is_shown_by_package(&self, package: &Package<'_>) -> bool {
        packed(package).is_some()
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        match input.content {
            Content::Text(text) => {
                builder.member("", text);
                book(input.name, text, builder)
            }
            Content::Package(package) => {
                let path =
                    packed(package).ok_or_else(|| package.error("there is no FB2 book in it, or more than one"))?;
                let text = package.needed(path)?;
                builder.member(path, &text);
                book(&package.label(path), &text, builder)
            }
        }
    }
}

/// The path of the only book in a package.
fn packed<'a>(package: &'a Package<'_>) -> Option<&'a str> {
    let is_book = |path: &&str| path.len() > 4 && path[path.len() - 4..].eq_ignore_ascii_case(".fb2");
    let mut books = package.names().filter(|path| path.is_char_boundary(path.len().saturating_sub(4))).filter(is_book);
    books.next().filter(|_| books.next().is_none())
}

/// Ids of the sections that are notes.
fn notes(text: &str) -> FxHashSet<&str> {
    let bodies = memmem::find_iter(text.as_bytes(), b"<body").filter_map(|at| text.get(at..));
    let mut ids = FxHashSet::default();
    for body in bodies.filter(|body| body.split('>').next().is_some_and(|tag| tag.contains("name="))) {
        let body = body.split("</body>").next().unwrap_or(body);
        for section in body.split("<section").skip(1).filter_map(|section| section.split('>').next()) {
            let id = section.split_once("id=").and_then(|(_, id)| id.get(1..)?.split(['"', '\'']).next());
            ids.extend(id);
        }
    }
    ids
}

/// Reads a book.
fn book(file: &str, text: &str, builder: &mut Builder) -> Result<()> {
    let mut book = Book {
        builder,
        notes: notes(text),
        path: Vec::new(),
        depth: 0,
        skipped: 0,
        in_notes: false,
        mark: None,
        row: 0,
        column: 0,
    };
    book.builder.block(BlockKind::Paragraph);
    let mut xml = Xml::new(file, text);
    let mut about = About::default();
    loop {
        match xml.next()? {
            Event::Start(element) if element.name == "description" => about = description(&mut xml)?,
            Event::Start(element) => book.start(&element),
            Event::End(name, span) => book.end(name, span),
            Event::Text(text, at) => book.text(text, at),
            Event::Spelled(text, span) => book.spelled(&text, span),
            Event::Eof => break,
        }
    }
    let About { about, language } = about;
    (builder.about, builder.language) = (about, language);
    Ok(())
}

struct Book<'a, 'b> {
    builder: &'b mut Builder,
    notes: FxHashSet<&'a str>,
    /// Elements that are open and say what a paragraph in them is.
    path: Vec<&'a str>,
    /// How many sections are open.
    depth: u8,
    /// How many elements are open whose content is no text.
    skipped: u32,
    /// Whether the body that is open holds notes.
    in_notes: bool,
    /// The note that is called, and its mark, while the link is open.
    mark: Option<(String, String)>,
    /// The cell that comes next.
    row: u32,
    column: u32,
}

impl<'a> Book<'a, '_> {
    fn text(&mut self, text: &str, at: u32) {
        if let Some((_, mark)) = &mut self.mark {
            mark.push_str(text);
        } else if self.skipped == 0 {
            self.builder.text(text, at);
        }
    }

    fn spelled(&mut self, text: &str, span: Span) {
        if let Some((_, mark)) = &mut self.mark {
            mark.push_str(text);
        } else if self.skipped == 0 {
            self.builder.spelled(text, span);
        }
    }

    /// The kind of a paragraph, by what it stands in.
    fn kind(&self) -> BlockKind {
        let inner = self.path.iter().rev().find(|name| !matches!(**name, "section" | "cite"));
        match inner.copied() {
            Some("title") if !self.is_in("poem") => BlockKind::Heading { level: self.depth + 1 },
            Some("stanza") => BlockKind::Verse,
            _ if self.is_in("epigraph") => BlockKind::Epigraph,
            _ => BlockKind::Paragraph,
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.path.contains(&name)
    }

    fn start(&mut self, element: &Element<'a>) {
        if self.skipped > 0 || matches!(element.name, "binary" | "stylesheet" | "image") {
            self.skipped += 1;
            return;
        }
        match element.name {
            "body" => {
                self.in_notes = element.attribute("name").is_some();
                self.depth = 0;
            }
            "section" if self.in_notes => {
                if let Some(id) = element.attribute("id") {
                    self.builder.note(&id, NotePlace::End);
                    self.path.push("note");
                } else {
                    self.path.push("section");
                }
            }
            "section" => {
                self.builder.block(BlockKind::Paragraph);
                self.depth = self.depth.saturating_add(1);
                self.path.push("section");
            }
            // The mark of a note, or the heading above all notes.
            "title" if self.in_notes => self.skipped += 1,
            "title" | "epigraph" | "cite" | "poem" | "stanza" | "annotation" => {
                self.path.push(element.name);
                let kind = self.kind();
                self.builder.block(kind);
            }
            // Lines of one heading, or of one stanza.
            "p" if self.path.last() == Some(&"title") && !self.builder.is_empty() => {
                self.builder.new_line(element.span);
            }
            "v" if !self.builder.is_empty() => self.builder.new_line(element.span),
            "v" => self.builder.block(BlockKind::Verse),
            "subtitle" => self.builder.block(BlockKind::Heading { level: self.depth.saturating_add(2) }),
            "p" | "text-author" | "date" => {
                let kind = self.kind();
                self.builder.block(kind);
            }
            "table" => {
                self.builder.block(BlockKind::Paragraph);
                (self.row, self.column) = (0, 0);
                self.path.push("table");
            }
            "tr" => {
                self.row += u32::from(self.column > 0);
                self.column = 0;
                self.path.push("tr");
            }
            "td" | "th" => {
                self.builder.block(BlockKind::Cell { row: self.row, column: self.column });
                self.column += 1;
                self.path.push("td");
            }
            _ => self.inline(element),
        }
    }

    fn inline(&mut self, element: &Element<'a>) {
        match element.name {
            "a" => {
                let href = element.attribute("href").unwrap_or_default();
                let target = href.strip_prefix('#').unwrap_or(&href);
                let is_note =
                    element.attribute("type").is_some_and(|kind| kind == "note") || self.notes.contains(target);
                if is_note {
                    self.mark = Some((target.to_owned(), String::new()));
                }
            }
            name => {
                if let Some(style) = style(name) {
                    self.builder.style(style, true);
                } else if name == "style" {
                    let language = element.attribute("lang").and_then(|tag| Language::new(&tag).ok());
                    self.builder.language(language.as_ref());
                }
            }
        }
    }

    fn end(&mut self, name: &str, span: Span) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "section" => {
                if self.path.pop() == Some("note") {
                    self.builder.end_note();
                } else if !self.in_notes {
                    self.depth = self.depth.saturating_sub(1);
                }
                self.builder.block(BlockKind::Paragraph);
            }
            "title" | "epigraph" | "cite" | "poem" | "stanza" | "annotation" | "table" | "tr" | "td" | "th" => {
                self.path.pop();
                let kind = self.kind();
                self.builder.block(kind);
            }
            "p" if self.path.last() == Some(&"title") => {}
            "v" => {}
            "p" | "text-author" | "date" | "subtitle" => {
                let kind = self.kind();
                self.builder.block(kind);
            }
            "a" => {
                if let Some((target, mark)) = self.mark.take() {
                    self.builder.call(&target, &mark, NotePlace::End);
                }
            }
            "style" => self.builder.language(None),
            "empty-line" if self.path.last() == Some(&"stanza") => self.builder.line_break(span),
            name => {
                if let Some(style) = style(name) {
                    self.builder.style(style, false);
                }
            }
        }
    }
}

fn style(name: &str) -> Option<StyleKind> {
    Some(match name {
        "strong" => StyleKind::Bold,
        "emphasis" => StyleKind::Italic,
        "strikethrough" => StyleKind::Strike,
        "sub" => StyleKind::Subscript,
        "sup" => StyleKind::Superscript,
        _ => return None,
    })
}

/// What the description says of the book.
#[derive(Default)]
struct About {
    about: crate::model::About,
    language: Option<Language>,
}

/// Reads the description: of the book itself, not of its original or of the file.
fn description(xml: &mut Xml<'_>) -> Result<About> {
    let (mut found, mut path, mut text): (About, Vec<&str>, String) =
        (About::default(), vec!["description"], String::new());
    let mut names: Vec<String> = Vec::new();
    while !path.is_empty() {
        match xml.next()? {
            Event::Start(element) => {
                path.push(element.name);
                text.clear();
                if element.name == "date" && path.get(1) == Some(&"title-info") {
                    found.about.date = element.attribute("value").unwrap_or_default().into_owned();
                }
            }
            Event::Text(part, _) => text.push_str(part),
            Event::Spelled(part, _) => text.push_str(&part),
            Event::Eof => break,
            Event::End(..) => {
                let value = text.split_whitespace().collect::<Vec<_>>().join(" ");
                text.clear();
                found.take(&path, value, &mut names);
                path.pop();
            }
        }
    }
    Ok(found)
}

impl About {
    fn take(&mut self, path: &[&str], value: String, names: &mut Vec<String>) {
        match path.get(1..).unwrap_or_default() {
            ["title-info", "author" | "translator", "first-name" | "middle-name" | "last-name"]
                if !value.is_empty() =>
            {
                names.push(value);
            }
            ["title-info", "author" | "translator", "nickname"] if names.is_empty() && !value.is_empty() => {
                names.push(value);
            }
            ["title-info", who @ ("author" | "translator")] if !names.is_empty() => {
                let name = std::mem::take(names).join(" ");
                if *who == "author" { self.about.authors.push(name) } else { self.about.translators.push(name) }
            }
            ["title-info", "book-title"] => self.about.title = value,
            ["title-info", "lang"] => self.language = Language::new(&value).ok(),
            ["title-info", "date"] if self.about.date.is_empty() => self.about.date = value,
            ["publish-info", "publisher"] => self.about.publisher = value,
            ["publish-info", "year"] if !value.is_empty() => self.about.date = value,
            _ => {}
        }
    }
}
