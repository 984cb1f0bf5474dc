//! The styles of a document: which are headings, which number their paragraphs, which set bold.

use std::collections::HashMap;

use crate::Result;
use crate::model::Language;
use crate::read::formats::styling::{BOLD, ITALIC, SMALL_CAPS};
use crate::read::syntax::{Element, Event, Xml};

/// What a style says; what it leaves open the one that it is based on says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    based_on: String,
    /// Its name in small letters.
    pub name: String,
    /// Level of a heading, from 0; 9 is none.
    pub outline: Option<u8>,
    /// Number of the list, and the level in it.
    pub list: Option<String>,
    pub level: Option<u8>,
    /// Bits of the styles that it sets, and whether it hides its text.
    pub bits: u8,
    pub hidden: bool,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The language of text that names none.
    pub language: Option<Language>,
}

/// Whether a property such as `<w:b/>` is set and not switched off.
pub(super) fn is_on(element: &Element<'_>) -> bool {
    !element.attribute("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off" | "none"))
}

/// Styles that are based on one another this often are based on themselves.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(file: &str, text: &str) -> Result<Self> {
        let (mut found, mut xml) = (Self::default(), Xml::new(file, text));
        let (mut id, mut style) = (String::new(), Style::default());
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    let value = || element.attribute("val").unwrap_or_default().into_owned();
                    match element.name {
                        "style" => {
                            id = element.attribute("styleId").unwrap_or_default().into_owned();
                            style = Style::default();
                        }
                        "name" => style.name = value().to_lowercase(),
                        "basedOn" => style.based_on = value(),
                        "outlineLvl" => style.outline = value().parse().ok(),
                        "numId" => style.list = Some(value()),
                        "ilvl" => style.level = value().parse().ok(),
                        "b" if is_on(&element) => style.bits |= BOLD,
                        "i" if is_on(&element) => style.bits |= ITALIC,
                        "smallCaps" if is_on(&element) => style.bits |= SMALL_CAPS,
                        "vanish" => style.hidden = is_on(&element),
                        "lang" if id.is_empty() => found.language = Language::new(&value()).ok(),
                        _ => {}
                    }
                }
                Event::End("style", _) => {
                    found.styles.insert(id.clone(), std::mem::take(&mut style));
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
        }
    }

    /// What a style says with all that it is based on.
    pub fn of(&self, id: &str) -> Style {
        let (mut whole, mut id) = (Style::default(), id);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.styles.get(id) else { break };
            if whole.name.is_empty() {
                whole.name.clone_from(&style.name);
            }
            whole.outline = whole.outline.or(style.outline).or_else(|| heading(&style.name));
            whole.list = whole.list.or_else(|| style.list.clone());
            whole.level = whole.level.or(style.level);
            whole.bits |= style.bits;
            whole.hidden |= style.hidden;
            id = &style.based_on;
        }
        whole
    }
}

/// The level of a heading that a name shows.
fn heading(name: &str) -> Option<u8> {
    match name.strip_prefix("heading ") {
        Some(level) => level.parse::<u8>().ok()?.checked_sub(1),
        None => (name == "title").then_some(0),
    }
}
