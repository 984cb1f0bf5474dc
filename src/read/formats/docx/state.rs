//! What is open while a document is read: paragraphs, runs, fields.

use super::styles::{Styles, is_on};
use crate::model::{BlockKind, Language, NotePlace};
use crate::read::formats::styling;
use crate::read::formats::tables::Tables;
use crate::read::syntax::Element;

/// What is known of a paragraph.
#[derive(Default)]
pub(super) struct Paragraph {
    pub style: String,
    pub list: Option<String>,
    pub level: Option<u8>,
    pub outline: Option<u8>,
    /// Whether the next paragraph goes on with it: its end was deleted, or it is a large initial.
    pub joins: bool,
    /// Whether its text has begun.
    pub begun: bool,
    /// Whether it belongs to a table of contents.
    pub hidden: bool,
}

/// How the text of a run is set.
#[derive(Default)]
pub(super) struct Run {
    pub bits: u8,
    pub off: u8,
    pub hidden: bool,
    pub language: Option<Language>,
    /// A note is called whose mark follows as text.
    pub mark: Option<(String, NotePlace)>,
}

/// A field: what it computes stands first, what it shows after that.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub code: bool,
    /// Whether what it shows is no text: a table of contents.
    pub hidden: bool,
}

/// What is open around a text box or a note.
#[derive(Default)]
pub(super) struct Outer {
    pub paragraph: Paragraph,
    pub run: Run,
    pub joined: bool,
    pub tables: Tables,
    pub cell: Option<BlockKind>,
}

/// Twentieths of a point from which on letters are set apart, and not only fitted to a line.
const APART: i32 = 20;

impl Run {
    /// What an element says about the run it stands in.
    pub fn property(&mut self, element: &Element<'_>, styles: &Styles) {
        let value = || element.attribute("val").unwrap_or_default();
        let bit = match element.name {
            "b" => styling::BOLD,
            "i" => styling::ITALIC,
            "u" => styling::UNDERLINE,
            "smallCaps" => styling::SMALL_CAPS,
            "strike" | "dstrike" => styling::STRIKE,
            "vertAlign" if value() == "superscript" => styling::SUPERSCRIPT,
            "vertAlign" if value() == "subscript" => styling::SUBSCRIPT,
            "spacing" if value().parse::<i32>().is_ok_and(|wide| wide >= APART) => styling::SPACED,
            "vanish" | "webHidden" => {
                self.hidden = is_on(element);
                return;
            }
            "lang" => {
                self.language = Language::new(&value()).ok();
                return;
            }
            "rStyle" => {
                let style = styles.of(&value());
                self.bits |= style.bits;
                self.hidden |= style.hidden;
                return;
            }
            _ => return,
        };
        if is_on(element) {
            self.bits |= bit;
        } else {
            self.off |= bit;
        }
    }
}
