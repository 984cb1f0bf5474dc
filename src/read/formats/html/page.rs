//! One page: its tags turn into blocks, styles and notes.

use super::elements::{COUNT, Role, element};
use super::links::Links;
use super::state::{Ends, Kind, Open, Page, Table, is_block};
use super::tables::layouts;
use crate::Result;
use crate::model::{BlockKind, Span};
use crate::read::build::Builder;
use crate::read::formats::Input;
use crate::read::formats::numbering::number as printed;
use crate::read::syntax::{Tag, Token, Tokens, references};

/// More elements than any page has inside one another; browsers stop at 512.
const DEEPEST: usize = 10_000;

/// Reads a page.
pub(in crate::read::formats) fn read(
    input: &Input<'_>,
    text: &str,
    links: &Links,
    kind: Kind,
    builder: &mut Builder,
) -> Result<()> {
    let mut page = Page {
        tokens: Tokens::new(text),
        builder,
        links,
        kind,
        open: Vec::new(),
        counts: [0; COUNT],
        hidden: 0,
        kinds: vec![(0, BlockKind::Paragraph)],
        next: 1,
        current: 0,
        broken: false,
        preformatted: 0,
        lists: Vec::new(),
        tables: Vec::new(),
        layouts: Vec::new().into_iter(),
        languages: Vec::new(),
        xhtml: text.trim_start().starts_with("<?xml") || kind == Kind::OfABook,
    };
    page.builder.block(BlockKind::Paragraph);
    while let Some(token) = page.tokens.next() {
        match token {
            Token::Text(text, at) => page.text(text, at),
            Token::Raw(text, at) if page.hidden == 0 => page.builder.text(text, at),
            Token::Raw(..) => {}
            Token::Start(tag) => page.start(&tag),
            Token::End(name, span) => page.end(name, span),
        }
        if page.open.len() > DEEPEST {
            let message = format!("elements are nested more than {DEEPEST} deep here: this is no page for readers");
            return Err(input.error(text, page.tokens.at() as usize, message));
        }
    }
    let end = Span::new(text.len() as u32, text.len() as u32);
    page.close_to(0, end);
    Ok(())
}

impl Page<'_, '_> {
    fn text(&mut self, text: &str, at: u32) {
        if self.hidden > 0 {
            return;
        }
        let lines = self.preformatted > 0;
        references(text, |part, from, length| {
            let from = at + from as u32;
            match length {
                Some(length) => self.builder.spelled(part, Span::new(from, from + length as u32)),
                None if lines => self.lines(part, from),
                None => self.builder.text(part, from),
            }
        });
    }

    /// Text whose line ends count.
    fn lines(&mut self, text: &str, at: u32) {
        let mut from = at;
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.builder.line_break(Span::new(from - 1, from));
            }
            self.builder.text(line, from);
            from += line.len() as u32 + 1;
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let Some((number, role)) = element(tag.name) else { return };
        match role {
            Role::Void if tag.name.eq_ignore_ascii_case("hr") => return self.boundary(tag.span),
            Role::Break if self.hidden == 0 => {
                self.broken = true;
                return self.builder.line_break(tag.span);
            }
            Role::Void | Role::Break => return,
            Role::Meta => return self.meta(tag),
            Role::Title => return self.title(),
            _ => {}
        }
        self.close_implied(role, tag.span);
        let mut open = Open::new(number, role);
        let block = is_block(role);
        if self.hidden == 0 && !open.hidden {
            if block {
                self.boundary(tag.span);
            }
            self.open_kind(role, tag, &mut open);
            if !tag.is_bare() {
                self.attributes(role, tag, &mut open);
            }
            self.set_styles(open.styles, true);
            if !tag.is_bare() {
                self.notes(role, tag, &mut open);
            }
            if block && open.kinds > 0 {
                self.boundary(tag.span);
            }
        } else {
            open.styles = 0;
        }
        self.hidden += u32::from(open.hidden);
        self.preformatted += u32::from(role == Role::Preformatted);
        self.counts[usize::from(number)] += 1;
        self.open.push(open);
        // `<a id="n1"/>` holds nothing in XHTML; in HTML the bar is ignored, but no one opens a link that way.
        if tag.closed && (self.xhtml || matches!(role, Role::Link | Role::Inline)) {
            self.close_to(self.open.len() - 1, tag.span);
        }
    }

    /// What an element says about the blocks in it.
    fn open_kind(&mut self, role: Role, tag: &Tag<'_>, open: &mut Open) {
        match role {
            Role::Heading(level) => self.push_kind(BlockKind::Heading { level }),
            Role::List(numbers) => {
                let start = tag.attribute("start").and_then(|start| start.trim().parse().ok());
                let form = tag.attribute("type").and_then(|form| form.chars().next());
                self.lists.push(numbers.then(|| (start.unwrap_or(1), form.unwrap_or('1'))));
                open.ends = Ends::List;
                return;
            }
            Role::Item => {
                let depth = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
                self.push_kind(BlockKind::Item { depth });
                if let Some(Some((next, form))) = self.lists.last_mut() {
                    let own = tag.attribute("value").and_then(|value| value.trim().parse().ok());
                    *next = own.unwrap_or(*next);
                    let number = printed(*next, *form);
                    *next = next.saturating_add(1);
                    self.builder.number(number + ".");
                } else {
                    self.builder.number(String::new());
                }
            }
            Role::Table => {
                if self.tables.is_empty() {
                    self.layouts = layouts(self.tokens.from(tag.span.start())).into_iter();
                }
                let layout = self.layouts.next().unwrap_or(true);
                self.tables.push(Table { layout, row: 0, column: 0 });
                open.ends = Ends::Table;
                self.push_kind(BlockKind::Paragraph);
            }
            Role::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.row += u32::from(table.column > 0);
                    table.column = 0;
                }
                return;
            }
            Role::Cell => match self.tables.last_mut() {
                Some(table) if !table.layout => {
                    let kind = BlockKind::Cell { row: table.row, column: table.column };
                    table.column += 1;
                    self.push_kind(kind);
                }
                _ => self.push_kind(BlockKind::Paragraph),
            },
            _ => return,
        }
        open.kinds += 1;
    }

    /// Elements that end where another begins, though no tag says so.
    fn close_implied(&mut self, role: Role, span: Span) {
        let until = |page: &Self, ends: &dyn Fn(Role) -> bool, bars: &dyn Fn(Role) -> bool| {
            let depth = page.open.iter().rposition(|open| ends(open.role) || bars(open.role))?;
            ends(page.open[depth].role).then_some(depth)
        };
        let is_table = |role: Role| matches!(role, Role::Table);
        let depth = match role {
            Role::Item => until(self, &|role| role == Role::Item, &|role| matches!(role, Role::List(_) | Role::Table)),
            Role::Cell => until(self, &|role| role == Role::Cell, &is_table),
            Role::Row => until(self, &|role| role == Role::Row, &is_table),
            _ => None,
        };
        if let Some(depth) = depth {
            self.close_to(depth, span);
        } else if is_block(role)
            && let Some((number, _)) = element("p")
            && self.counts[usize::from(number)] > 0
            && let Some(depth) = until(self, &|role| role == Role::Paragraph, &|role| {
                matches!(role, Role::Cell | Role::Item | Role::Block | Role::Table | Role::List(_))
            })
        {
            self.close_to(depth, span);
        }
    }

    fn end(&mut self, tag: &str, span: Span) {
        let Some((number, role)) = element(tag) else { return };
        if self.counts[usize::from(number)] == 0 {
            if role == Role::Paragraph && self.hidden == 0 {
                self.boundary(span);
            }
            return;
        }
        // What ends inside a cell was opened there.
        let bars = |open: &Open| {
            matches!(open.role, Role::Cell | Role::Table) && !matches!(role, Role::Cell | Role::Row | Role::Table)
        };
        let found = self.open.iter().rposition(|open| open.element == number || bars(open));
        if let Some(depth) = found.filter(|&depth| self.open[depth].element == number) {
            self.close_to(depth, span);
        }
    }
}
