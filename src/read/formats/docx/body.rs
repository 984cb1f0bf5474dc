//! The text of a document: paragraphs, runs, tables, text boxes, fields, tracked changes.

use memchr::memmem;

use super::numbering::Numbering;
use super::state::{Field, Outer, Paragraph, Run};
use super::styles::Styles;
use crate::Result;
use crate::model::{BlockKind, Language, NotePlace, Span};
use crate::read::build::Builder;
use crate::read::formats::numbering::number;
use crate::read::formats::styling::switch;
use crate::read::formats::tables::places_text;
use crate::read::syntax::{Element, Event, Xml};

/// Which part of a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    Footnotes,
    Endnotes,
}

pub(super) struct Body<'a> {
    pub builder: &'a mut Builder,
    styles: &'a Styles,
    numbering: Numbering,
    part: Part,
    /// What is open here, and outside of the text boxes and notes around it.
    open: Outer,
    outer: Vec<Outer>,
    in_properties: bool,
    /// Whether the element is open that holds text.
    in_text: bool,
    /// Bits of the styles that are on.
    applied: u8,
    fields: Vec<Field>,
    /// How many elements are open whose content is no text.
    skipped: u32,
    /// How many notes were called, on foot and at the end.
    called: [u32; 2],
    /// How many letters are in each language.
    languages: Vec<(Language, usize)>,
}

impl<'a> Body<'a> {
    pub fn new(builder: &'a mut Builder, styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            builder,
            styles,
            numbering,
            part: Part::Text,
            open: Outer::default(),
            outer: Vec::new(),
            in_properties: false,
            in_text: false,
            applied: 0,
            fields: Vec::new(),
            skipped: 0,
            called: [0; 2],
            languages: Vec::new(),
        }
    }

    /// The language of most of the text.
    pub fn language(&self) -> Option<Language> {
        let most = self.languages.iter().max_by_key(|(_, letters)| *letters);
        most.map(|(language, _)| language.clone()).or_else(|| self.styles.language.clone())
    }

    /// Reads a part.
    pub fn read(&mut self, file: &str, text: &str, part: Part) -> Result<()> {
        self.part = part;
        let mut xml = Xml::new(file, text);
        loop {
            match xml.next()? {
                Event::Start(element) => self.start(&element, text),
                Event::End(name, _) => self.end(name),
                // White space between other elements only sets them on lines of their own.
                Event::Text(text, at) if self.in_text => self.text(text, Ok(at)),
                Event::Spelled(text, span) if self.in_text => self.text(&text, Err(span)),
                Event::Text(..) | Event::Spelled(..) => {}
                Event::Eof => return Ok(()),
            }
        }
    }

    fn is_hidden(&self) -> bool {
        self.skipped > 0
            || self.open.run.hidden
            || self.open.paragraph.hidden
            || self.fields.iter().any(|field| field.code || field.hidden)
    }

    /// Long, as it is one list: what each element means.
    fn start(&mut self, element: &Element<'_>, text: &str) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let value = || element.attribute("val").unwrap_or_default();
        let behind = text.get(element.span.end() as usize..).unwrap_or_default();
        let hidden = self.is_hidden();
        let open = &mut self.open;
        match element.name {
            "del" | "moveFrom" if self.in_properties => open.paragraph.joins = true,
            // What was deleted or moved away; what older programs show; how it was set before a change; ruby above a word.
            "del" | "moveFrom" | "Fallback" | "delText" | "delInstrText" | "pPrChange" | "rPrChange" | "sectPr"
            | "tblPrChange" | "sdtPr" | "rt" => self.skipped += 1,
            "sdt" if is_contents(behind) => self.skipped += 1,
            "p" => (open.paragraph, open.run) = (Paragraph::default(), Run::default()),
            "pPr" => self.in_properties = true,
            "pStyle" => open.paragraph.style = value().into_owned(),
            "numId" => open.paragraph.list = Some(value().into_owned()),
            "ilvl" => open.paragraph.level = value().parse().ok(),
            "outlineLvl" => open.paragraph.outline = value().parse().ok(),
            "framePr" => open.paragraph.joins |= element.attribute("dropCap").is_some_and(|drop| drop != "none"),
            "r" => open.run = Run::default(),
            "t" => self.in_text = true,
            "instrText" => {
                self.instruction(behind);
                self.skipped += 1;
            }
            "tab" | "ptab" if !self.in_properties => self.text(" ", Err(element.span)),
            "br" | "cr" if !hidden => {
                self.begin();
                let page = element.attribute("type").is_some_and(|kind| kind != "textWrapping");
                if page { self.builder.new_line(element.span) } else { self.builder.line_break(element.span) }
            }
            "noBreakHyphen" => self.text("\u{2011}", Err(element.span)),
            "sym" => self.sign(element),
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.call(element, NotePlace::Foot),
            "endnoteReference" => self.call(element, NotePlace::End),
            "footnote" | "endnote" => self.note(element),
            "txbxContent" => {
                self.leave();
                self.builder.interrupt();
            }
            "tbl" => open.tables.begin(places_text(&text[element.span.start() as usize..])),
            "tr" => open.tables.row(),
            "tc" => {
                open.tables.cell();
                open.cell = None;
            }
            "gridSpan" => open.tables.widen(value().parse::<u32>().unwrap_or(1).saturating_sub(1)),
            _ if !self.in_properties => open.run.property(element, self.styles),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "pPr" => self.in_properties = false,
            "p" => self.end_paragraph(),
            "r" => self.open.run = Run::default(),
            "t" => self.in_text = false,
            "txbxContent" | "footnote" | "endnote" if !self.outer.is_empty() => {
                self.set_styles(0);
                self.builder.end_note();
                self.open = self.outer.pop().unwrap_or_default();
            }
            "tbl" => {
                self.open.tables.end();
                self.open.cell = None;
            }
            _ => {}
        }
    }

    /// Text as it stands at a byte, or as it is spelled in a span.
    fn text(&mut self, text: &str, place: std::result::Result<u32, Span>) {
        if self.is_hidden() || self.in_properties {
            return;
        }
        // A paragraph does not begin with white space.
        if !self.open.paragraph.begun && text.trim().is_empty() {
            return;
        }
        if let Some((key, at)) = self.open.run.mark.take() {
            self.builder.call(&key, text, at);
            return;
        }
        self.begin();
        if self.open.paragraph.hidden {
            return;
        }
        self.set_styles(self.open.run.bits & !self.open.run.off);
        self.set_language(text);
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

    /// The language of a run, as far as its letters allow it: Word sets it by the keyboard.
    fn set_language(&mut self, text: &str) {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let Some(first) = text.chars().find(|c| c.is_alphabetic()) else { return };
        let fits = |language: &&Language| {
            let cyrillic = ["ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"].contains(&language.primary());
            if matches!(first, '\u{400}'..='\u{52F}') { cyrillic } else { !cyrillic || language.primary() == "sr" }
        };
        let own = self.open.run.language.as_ref().filter(fits);
        self.builder.language(own);
        let Some(language) = own.or(self.styles.language.as_ref()).filter(fits) else { return };
        match self.languages.iter_mut().find(|(known, _)| known == language) {
            Some((_, count)) => *count += letters,
            None => self.languages.push((language.clone(), letters)),
        }
    }

    /// The text of a paragraph begins: what kind of block it is, and which number stands before it.
    fn begin(&mut self) {
        if std::mem::replace(&mut self.open.paragraph.begun, true) {
            return;
        }
        let style = self.styles.of(&self.open.paragraph.style);
        let paragraph = &mut self.open.paragraph;
        paragraph.hidden = style.name.starts_with("toc ") || style.hidden;
        let level = paragraph.level.or(style.level).unwrap_or(0);
        let list = paragraph.list.take().or(style.list).filter(|list| list != "0");
        let number = list.and_then(|list| self.numbering.next(&list, level));
        if paragraph.hidden || std::mem::take(&mut self.open.joined) && !self.builder.is_empty() {
            return;
        }
        let cell = self.open.tables.kind();
        if cell.is_some() && cell == self.open.cell && !self.builder.is_empty() {
            let here = Span::new(0, 0);
            self.builder.new_line(here);
        } else {
            let outline = paragraph.outline.or(style.outline).filter(|&level| level < 9);
            let kind = match (cell, outline, &number) {
                (Some(cell), ..) => cell,
                (_, Some(level), _) if self.part == Part::Text => BlockKind::Heading { level: level + 1 },
                (.., Some(_)) => BlockKind::Item { depth: level.saturating_add(1) },
                _ if style.name.contains("epigraph") || style.name.contains("эпиграф") => BlockKind::Epigraph,
                _ => BlockKind::Paragraph,
            };
            self.builder.block(kind);
            self.open.cell = cell;
        }
        self.builder.number(number.unwrap_or_default());
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.open.paragraph);
        if !paragraph.begun && !paragraph.joins {
            // An empty paragraph of a list is counted.
            let style = self.styles.of(&paragraph.style);
            if let Some(list) = paragraph.list.or(style.list) {
                self.numbering.next(&list, paragraph.level.or(style.level).unwrap_or(0));
            }
        }
        self.open.joined |= paragraph.joins && paragraph.begun;
        if !self.open.joined && self.open.tables.kind().is_none() {
            self.builder.block(BlockKind::Paragraph);
        }
        self.builder.number(String::new());
    }

    /// A text box or a note begins: what is open waits for its end.
    fn leave(&mut self) {
        self.set_styles(0);
        self.outer.push(std::mem::take(&mut self.open));
    }

    fn call(&mut self, element: &Element<'_>, place: NotePlace) {
        let Some(id) = element.attribute("id").filter(|_| !self.is_hidden()) else { return };
        self.begin();
        let key = key(&id, place);
        if element.attribute("customMarkFollows").is_some_and(|follows| matches!(&*follows, "1" | "true" | "on")) {
            self.open.run.mark = Some((key, place));
            return;
        }
        let (called, form) = match place {
            NotePlace::Foot => (&mut self.called[0], '1'),
            _ => (&mut self.called[1], 'i'),
        };
        *called += 1;
        let label = number(*called, form);
        self.builder.call(&key, &label, place);
    }

    fn note(&mut self, element: &Element<'_>) {
        let is_line = element.attribute("type").is_some_and(|kind| kind != "normal");
        let Some(id) = element.attribute("id").filter(|_| !is_line && self.part != Part::Text) else {
            self.skipped += 1;
            return;
        };
        let place = if self.part == Part::Footnotes { NotePlace::Foot } else { NotePlace::End };
        self.leave();
        self.builder.note(&key(&id, place), place);
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field { code: true, hidden: false }),
            "separate" => self.fields.iter_mut().next_back().into_iter().for_each(|field| field.code = false),
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// The instruction of a field: a table of contents is no text.
    fn instruction(&mut self, behind: &str) {
        let instruction = behind.split('<').next().unwrap_or_default().trim_start();
        if let Some(field) = self.fields.last_mut() {
            field.hidden |= instruction.starts_with("TOC ") || instruction == "TOC";
        }
    }

    /// A sign by its number. Fonts of signs have theirs where no other font has any.
    fn sign(&mut self, element: &Element<'_>) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let sign = code.and_then(char::from_u32).filter(|sign| !('\u{E000}'..='\u{F8FF}').contains(sign));
        if let Some(sign) = sign {
            self.text(sign.encode_utf8(&mut [0; 4]), Err(element.span));
        }
    }
}

fn key(id: &str, place: NotePlace) -> String {
    [place.name(), id].concat()
}

/// Whether what stands behind the tag of a content control says that it is a table of contents.
fn is_contents(behind: &str) -> bool {
    /// Bytes that are looked at: the properties stand first.
    const HEAD: usize = 2_048;
    let head = &behind.as_bytes()[..behind.len().min(HEAD)];
    let end = memmem::find(head, b"sdtContent").unwrap_or(head.len());
    memmem::find(&head[..end], b"Table of Contents").is_some()
}
