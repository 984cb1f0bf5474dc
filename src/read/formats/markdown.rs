//! Markdown: `CommonMark` with footnotes, tables and a head in YAML. Code is no text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::{Input, Reader};
use crate::Result;
use crate::model::{BlockKind, NotePlace, Span, StyleKind};
use crate::read::build::Builder;

/// Markdown.
#[derive(Debug)]
pub(in crate::read) struct Markdown;

impl Reader for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "Markdown"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["md", "markdown", "mkd", "mdown"]
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        let text = input.text()?;
        builder.member("", text);
        let options = Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut state = State { text, builder, lists: Vec::new(), hidden: 0, row: 0, column: 0, depth: 0 };
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            state.event(event, range);
            if state.depth > DEEPEST {
                return Err(input.error(text, 0, format!("quotations and lists are nested more than {DEEPEST} deep")));
            }
        }
        Ok(())
    }
}

/// More levels than any text has.
const DEEPEST: u32 = 1_000;

struct State<'a> {
    text: &'a str,
    builder: &'a mut Builder,
    /// Of each open list the number of its next item, where it has numbers.
    lists: Vec<Option<u64>>,
    /// How many elements are open whose content is no text.
    hidden: u32,
    row: u32,
    column: u32,
    depth: u32,
}

fn span(range: &Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

impl State<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ if self.hidden > 0 => {
                if let Event::Text(head) = event {
                    self.head(&head);
                }
            }
            Event::Text(text) | Event::Code(text) => self.words(&text, range),
            Event::SoftBreak => self.builder.spelled(" ", span(&range)),
            Event::HardBreak => self.builder.line_break(span(&range)),
            Event::FootnoteReference(label) => self.builder.call(&label, &label, NotePlace::Foot),
            Event::InlineHtml(tag) if is_break(&tag) => self.builder.line_break(span(&range)),
            _ => {}
        }
    }

    /// Text, which the file may spell otherwise: with entities, escapes, or backquotes around it.
    fn words(&mut self, text: &CowStr<'_>, range: Range<usize>) {
        let there = self.text.get(range.clone()).unwrap_or_default();
        match there.find(&**text) {
            Some(at) => self.builder.text(text, (range.start + at) as u32),
            None => self.builder.spelled(text, span(&range)),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        self.depth += 1;
        match tag {
            Tag::Heading { level, .. } => self.builder.block(BlockKind::Heading { level: number(level) }),
            Tag::Paragraph | Tag::BlockQuote(_) if self.lists.is_empty() => self.builder.block(BlockKind::Paragraph),
            // The first paragraph of an item is the item.
            Tag::Paragraph if self.builder.is_empty() => {}
            Tag::Paragraph => self.builder.block(self.item()),
            Tag::List(first) => {
                self.builder.block(self.item());
                self.lists.push(first);
            }
            Tag::Item => {
                self.builder.block(self.item());
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.builder.number(format!("{next}."));
                    *next += 1;
                }
            }
            Tag::FootnoteDefinition(label) => {
                self.builder.block(BlockKind::Paragraph);
                self.builder.note(&label, NotePlace::Foot);
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.hidden += 1,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.hidden = HEAD,
            Tag::Table(_) => self.row = 0,
            Tag::TableRow => self.row += 1,
            Tag::TableCell => {
                self.builder.block(BlockKind::Cell { row: self.row, column: self.column });
                self.column += 1;
            }
            Tag::TableHead => self.column = 0,
            tag => self.style(tag.to_end(), true),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::Heading(_) | TagEnd::Item => {
                self.builder.block(self.item());
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.builder.block(self.item());
            }
            TagEnd::FootnoteDefinition => self.builder.end_note(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.hidden = 0,
            TagEnd::TableCell | TagEnd::Table => self.builder.block(BlockKind::Paragraph),
            TagEnd::TableRow | TagEnd::TableHead => self.column = 0,
            tag => self.style(tag, false),
        }
    }

    fn style(&mut self, tag: TagEnd, on: bool) {
        match tag {
            TagEnd::Emphasis => self.builder.style(StyleKind::Italic, on),
            TagEnd::Strong => self.builder.style(StyleKind::Bold, on),
            TagEnd::Strikethrough => self.builder.style(StyleKind::Strike, on),
            _ => {}
        }
    }

    /// What a block is where it stands: an item, or a paragraph outside of lists.
    fn item(&self) -> BlockKind {
        match u8::try_from(self.lists.len()) {
            Ok(0) => BlockKind::Paragraph,
            Ok(depth) => BlockKind::Item { depth },
            Err(_) => BlockKind::Item { depth: u8::MAX },
        }
    }

    /// `title: …` and its like at the head of a file.
    fn head(&mut self, head: &str) {
        if self.hidden < HEAD {
            return;
        }
        for (key, value) in head.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            let about = &mut self.builder.about;
            match key.to_ascii_lowercase().as_str() {
                _ if value.is_empty() => {}
                "title" => about.title = value,
                "author" => about.authors = vec![value],
                "translator" => about.translators = vec![value],
                "date" => about.date = value,
                "publisher" => about.publisher = value,
                "lang" | "language" => self.builder.language = crate::model::Language::new(&value).ok(),
                _ => {}
            }
        }
    }
}

/// Counts as hidden, and is the head of the file.
const HEAD: u32 = 1 << 30;

fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br"))
}

const fn number(level: HeadingLevel) -> u8 {
    level as u8
}
