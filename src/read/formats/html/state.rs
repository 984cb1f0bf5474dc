//! What is open while a page is read, and how it is closed.

use super::elements::{COUNT, Number, Role};
use super::links::Links;
use crate::model::{BlockKind, Language, Span};
use crate::read::build::Builder;
use crate::read::formats::styling::switch;
use crate::read::syntax::Tokens;

/// Whether a page says itself what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Kind {
    /// Its title and author are those of the text.
    Alone,
    /// It is a part of a book.
    OfABook,
}

/// An element that is open.
pub(super) struct Open {
    pub element: Number,
    pub role: Role,
    pub hidden: bool,
    /// Bits of the styles that it sets.
    pub styles: u8,
    /// How many kinds of blocks it set, and how many notes it is.
    pub kinds: u32,
    pub notes: u32,
    /// What else ends with it.
    pub ends: Ends,
    /// Whether it set a language.
    pub language: bool,
}

/// What ends with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    Nothing,
    List,
    Table,
}

impl Open {
    pub fn new(element: Number, role: Role) -> Self {
        let styles = if let Role::Style(style) = role { 1 << style } else { 0 };
        let hidden = matches!(role, Role::Hidden | Role::Head);
        Self { element, role, hidden, styles, kinds: 0, notes: 0, ends: Ends::Nothing, language: false }
    }
}

/// Whether the text of an element is apart from the text around it.
pub(super) const fn is_block(role: Role) -> bool {
    !matches!(role, Role::Style(_) | Role::Link | Role::Inline | Role::Hidden | Role::Head)
}

/// A table that is open: whether it only places text, and the row and column that come next.
pub(super) struct Table {
    pub layout: bool,
    pub row: u32,
    pub column: u32,
}

pub(super) struct Page<'a, 'b> {
    pub tokens: Tokens<'a>,
    pub builder: &'b mut Builder,
    pub links: &'b Links,
    pub kind: Kind,
    pub open: Vec<Open>,
    /// How often each element is open.
    pub counts: [u32; COUNT],
    /// How many elements are open that hide what is in them.
    pub hidden: u32,
    /// What blocks are, the innermost last, each with a number of its own.
    pub kinds: Vec<(u32, BlockKind)>,
    pub next: u32,
    /// Number of the kind that the open block has.
    pub current: u32,
    /// Whether the open block has a line end that the page asks for.
    pub broken: bool,
    pub preformatted: u32,
    /// Of each list the next number and the form of numbers; none for a list without.
    pub lists: Vec<Option<(u32, char)>>,
    pub tables: Vec<Table>,
    pub layouts: std::vec::IntoIter<bool>,
    pub languages: Vec<Language>,
    /// Whether `<p/>` is an empty paragraph.
    pub xhtml: bool,
}

impl Page<'_, '_> {
    /// Another block begins, or a line of one: paragraphs of one item, cell or stanza are lines of it.
    pub fn boundary(&mut self, span: Span) {
        let &(number, kind) = self.kinds.last().unwrap_or(&(0, BlockKind::Paragraph));
        let joins = match kind {
            BlockKind::Item { .. } | BlockKind::Cell { .. } => true,
            BlockKind::Verse => !self.broken,
            _ => false,
        };
        if joins && number == self.current && !self.builder.is_empty() {
            self.builder.new_line(span);
            return;
        }
        self.builder.block(kind);
        (self.current, self.broken) = (number, false);
    }

    pub fn push_kind(&mut self, kind: BlockKind) {
        self.kinds.push((self.next, kind));
        self.next += 1;
    }

    pub fn set_styles(&mut self, bits: u8, on: bool) {
        switch(self.builder, bits, on);
    }

    /// Closes elements down to this depth.
    pub fn close_to(&mut self, depth: usize, span: Span) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            self.counts[usize::from(open.element)] -= 1;
            self.hidden -= u32::from(open.hidden);
            self.preformatted -= u32::from(open.role == Role::Preformatted);
            for _ in 0..open.notes {
                self.builder.end_note();
                self.current = 0;
            }
            self.set_styles(open.styles, false);
            self.kinds.truncate(self.kinds.len() - open.kinds as usize);
            if open.language {
                self.languages.pop();
            }
            if open.language || open.notes > 0 {
                self.builder.language(self.languages.last());
            }
            match open.ends {
                Ends::Nothing => {}
                Ends::List => drop(self.lists.pop()),
                Ends::Table => drop(self.tables.pop()),
            }
            if is_block(open.role) && self.hidden == 0 && !open.hidden {
                self.boundary(span);
            }
        }
    }
}
