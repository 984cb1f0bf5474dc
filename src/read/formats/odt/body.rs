//! The content of a text: paragraphs, stretches, lists, tables, notes, text boxes.

use super::lists::OUTLINE;
use super::styles::{Style, Styles};
use crate::Result;
use crate::model::{BlockKind, Language, NotePlace, Span};
use crate::read::build::Builder;
use crate::read::formats::styling::switch;
use crate::read::formats::tables::Tables;
use crate::read::syntax::{Element, Event, Xml};

/// A list that is open: its style, and whether its item has begun.
#[derive(Default)]
struct List {
    style: Option<String>,
    /// The number that the next item has, where it says so.
    start: Option<u32>,
    /// Whether the next paragraph is the first of an item.
    opens: bool,
    /// Whether items here have no number.
    header: bool,
}

/// What is open around a text box or a note.
#[derive(Default)]
struct Outer {
    spans: Vec<Style>,
    lists: Vec<List>,
    tables: Tables,
    /// What the open block is a line of: an item or a cell.
    lines: Option<BlockKind>,
    /// Whether a paragraph is open.
    paragraph: bool,
}

pub(super) struct Body<'a> {
    builder: &'a mut Builder,
    styles: Styles,
    open: Outer,
    outer: Vec<Outer>,
    applied: u8,
    /// How many elements are open whose content is no text.
    skipped: u32,
    in_text: bool,
    /// The note that is open: its key, where it is printed, and its mark while that is read.
    notes: u32,
    mark: Option<(String, NotePlace, String)>,
}

/// Elements whose content is no text of the document: what was deleted, comments, forms, descriptions of pictures, contents.
const SKIPPED: [&str; 18] = [
    "tracked-changes",
    "annotation",
    "forms",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "dde-connection-decls",
    "title",
    "desc",
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "object",
    "page-number",
    "ruby-text",
    "event-listeners",
    "binary-data",
];

impl<'a> Body<'a> {
    pub fn new(builder: &'a mut Builder, styles: Styles) -> Self {
        Self {
            builder,
            styles,
            open: Outer::default(),
            outer: Vec::new(),
            applied: 0,
            skipped: 0,
            in_text: false,
            notes: 0,
            mark: None,
        }
    }

    /// The language that the styles name.
    pub fn language(&self) -> Option<Language> {
        self.styles.language.clone()
    }

    /// Reads `content.xml`.
    pub fn read(&mut self, file: &str, text: &str) -> Result<()> {
        let mut xml = Xml::new(file, text);
        loop {
            match xml.next()? {
                Event::Start(element) if self.in_text => self.start(&element),
                Event::Start(element) if element.name == "text" => self.in_text = true,
                Event::Start(element) => self.styles.start(&element),
                Event::End(name, _) if self.in_text => self.end(name),
                Event::End(..) => {}
                Event::Text(text, at) => self.text(text, Ok(at)),
                Event::Spelled(text, span) => self.text(&text, Err(span)),
                Event::Eof => return Ok(()),
            }
        }
    }

    fn start(&mut self, element: &Element<'_>) {
        let value = |name: &str| element.attribute(name).unwrap_or_default();
        let hidden = || value("display") == "none" || value("is-hidden") == "true" || value("condition") == "true";
        if self.skipped > 0 || SKIPPED.contains(&element.name) || element.name == "section" && hidden() {
            self.skipped += 1;
            return;
        }
        match element.name {
            "p" | "h" => self.paragraph(element),
            "span" => {
                let style = self.styles.of_stretch(&value("style-name"));
                self.open.spans.push(style);
            }
            "s" | "tab" => self.text(" ", Err(element.span)),
            "line-break" if self.open.paragraph => self.builder.line_break(element.span),
            "list" => self.list(element),
            "list-item" | "list-header" => {
                if let Some(list) = self.open.lists.last_mut() {
                    list.header = element.name == "list-header";
                    list.start = value("start-value").parse().ok();
                    list.opens = true;
                }
            }
            "table" => {
                self.builder.block(BlockKind::Paragraph);
                self.open.lines = None;
                self.open.tables.begin(false);
            }
            "table-row" => self.open.tables.row(),
            "table-cell" => {
                self.open.tables.cell();
                self.open.lines = None;
                let repeated = value("number-columns-repeated").parse::<u32>().unwrap_or(1);
                self.open.tables.widen(repeated.saturating_sub(1));
            }
            // It lies under a cell that goes over several columns.
            "covered-table-cell" => {
                self.open.tables.cell();
                self.skipped += 1;
            }
            "text-box" => {
                self.leave();
                self.builder.interrupt();
            }
            "note" => {
                let place = if value("note-class") == "endnote" { NotePlace::End } else { NotePlace::Foot };
                self.notes += 1;
                self.mark = Some((self.notes.to_string(), place, String::new()));
            }
            "note-body" => {
                if let Some((key, place, mark)) = self.mark.take() {
                    self.builder.call(&key, &mark, place);
                    self.leave();
                    self.builder.note(&key, place);
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, element: &Element<'_>) {
        let own = element.attribute("style-name").map(std::borrow::Cow::into_owned);
        let outer = self.open.lists.last().and_then(|list| list.style.clone());
        let goes_on = element.attribute("continue-numbering").is_some_and(|goes_on| goes_on == "true")
            || element.attribute("continue-list").is_some();
        if let Some(own) = own.as_ref().filter(|_| self.open.lists.is_empty() && !goes_on) {
            self.styles.lists.begin(own);
        }
        self.open.lists.push(List { style: own.or(outer), ..List::default() });
    }

    /// A paragraph or a heading begins.
    fn paragraph(&mut self, element: &Element<'_>) {
        self.set_styles(0);
        self.open.paragraph = true;
        let name = element.attribute("style-name").unwrap_or_default();
        let (own, names) = self.styles.of_paragraph(&name);
        let is = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
        let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
        let heading = match element.name {
            "h" => Some(level.unwrap_or(1).max(1)),
            _ => is("Title").then_some(1),
        };
        let holds = |word: &str| names.iter().any(|name| name.to_lowercase().contains(word));
        let epigraph = holds("epigraph") || holds("эпиграф");
        let in_list = self.open.lists.len();
        let mut number = String::new();
        let opens = self.open.lists.last_mut().is_some_and(|list| std::mem::take(&mut list.opens));
        if let Some(list) = self.open.lists.last().filter(|list| opens && !list.header) {
            let style = list.style.clone().or(own.list.clone()).unwrap_or_default();
            let start = list.start;
            number = self.styles.lists.next(&style, in_list - 1, start);
        } else if let (Some(level), "h", 0) = (heading, element.name, in_list) {
            number = self.styles.lists.next(OUTLINE, usize::from(level) - 1, None);
        }
        let depth = u8::try_from(in_list).unwrap_or(u8::MAX);
        let cell = self.open.tables.kind();
        let kind = match (cell, heading) {
            (Some(cell), _) => cell,
            (_, Some(level)) => BlockKind::Heading { level },
            _ if in_list > 0 => BlockKind::Item { depth },
            _ if epigraph => BlockKind::Epigraph,
            _ => BlockKind::Paragraph,
        };
        // Paragraphs of one cell or one item are its lines.
        let joins = self.open.lines == Some(kind) && (cell.is_some() || !opens) && !self.builder.is_empty();
        if joins {
            let here = Span::new(element.span.start(), element.span.start());
            self.builder.new_line(here);
        } else {
            self.builder.block(kind);
        }
        self.open.lines = matches!(kind, BlockKind::Cell { .. } | BlockKind::Item { .. }).then_some(kind);
        self.builder.number(number);
        // What a named style says is the look of all its paragraphs, and no stretch.
        let by_hand = own.automatic && heading.is_none();
        let bits = if by_hand { own.bits } else { 0 };
        self.open.spans = vec![Style { bits, off: 0, list: None, ..own }];
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" | "h" => {
                self.set_styles(0);
                self.builder.number(String::new());
                self.open.paragraph = false;
                self.open.spans.clear();
                if self.open.lines.is_none() {
                    self.builder.block(BlockKind::Paragraph);
                }
            }
            "span" => drop(self.open.spans.pop()),
            "list" => {
                self.open.lists.pop();
                self.open.lines = None;
            }
            "list-item" | "list-header" => self.open.lines = None,
            "table" => {
                self.open.tables.end();
                self.open.lines = None;
            }
            "text-box" | "note-body" if !self.outer.is_empty() => {
                self.set_styles(0);
                self.builder.end_note();
                self.open = self.outer.pop().unwrap_or_default();
            }
            _ => {}
        }
    }

    /// A text box or a note begins: what is open waits for its end.
    fn leave(&mut self) {
        self.set_styles(0);
        self.outer.push(std::mem::take(&mut self.open));
    }

    /// Text as it stands at a byte, or as it is spelled in a span.
    fn text(&mut self, text: &str, place: std::result::Result<u32, Span>) {
        if let Some((.., mark)) = &mut self.mark {
            mark.push_str(text.trim());
            return;
        }
        if self.skipped > 0 || !self.open.paragraph || self.open.spans.iter().any(|span| span.hidden) {
            return;
        }
        let bits = self.open.spans.iter().fold(0, |bits, span| bits & !span.off | span.bits);
        self.set_styles(bits);
        if text.contains(char::is_alphabetic) {
            let language = self.open.spans.iter().rev().find_map(|span| span.language.as_ref());
            self.builder.language(language);
        }
        match place {
            Ok(at) => self.builder.text(text, at),
            Err(span) => self.builder.spelled(text, span),
        }
    }

    fn set_styles(&mut self, wanted: u8) {
        switch(self.builder, self.applied & !wanted, false);
        switch(self.builder, wanted & !self.applied, true);
        self.applied = wanted;
    }
}
