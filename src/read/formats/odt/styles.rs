//! The styles of a text: which paragraphs are titles, which stretches are bold, hidden or in another language.

use std::collections::HashMap;

use super::lists::Lists;
use crate::model::Language;
use crate::read::formats::styling;
use crate::read::syntax::Element;

/// What a style says; what it leaves open its parent says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub parent: String,
    /// Bits of the styles that it sets, and those that it takes back.
    pub bits: u8,
    pub off: u8,
    pub hidden: bool,
    pub language: Option<Language>,
    /// The style of the list that a paragraph is in.
    pub list: Option<String>,
    /// Whether it was made for a stretch of the text by hand, and is no named style.
    pub automatic: bool,
}

/// The styles of paragraphs and stretches, and of lists.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By name, and whether it is one of stretches.
    named: HashMap<(String, bool), Style>,
    pub lists: Lists,
    /// The language of text that names none.
    pub language: Option<Language>,
    /// The style that is read: its name, and whether it is one of stretches.
    current: Option<(String, bool)>,
    automatic: bool,
}

/// Styles that are based on one another this often are based on themselves.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    /// A tag in a file of styles.
    pub fn start(&mut self, element: &Element<'_>) {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().into_owned();
        match element.name {
            "automatic-styles" => self.automatic = true,
            "styles" => self.automatic = false,
            "style" | "default-style" => {
                let key = (attribute("name"), attribute("family") == "text");
                let list = Some(attribute("list-style-name")).filter(|name| !name.is_empty());
                let style = Style {
                    parent: attribute("parent-style-name"),
                    list,
                    automatic: self.automatic,
                    ..Style::default()
                };
                self.named.insert(key.clone(), style);
                self.current = Some(key);
            }
            "text-properties" => {
                let Some(style) = self.current.as_ref().and_then(|key| self.named.get_mut(key)) else { return };
                set(style, element);
                if self.current.as_ref().is_some_and(|(name, _)| name.is_empty()) {
                    self.language = style.language.clone().or_else(|| self.language.take());
                }
            }
            _ => self.lists.start(element),
        }
    }

    /// What a style of a stretch says with all that it is based on.
    pub fn of_stretch(&self, name: &str) -> Style {
        let (mut whole, mut name) = (Style::default(), name);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.named.get(&(name.to_owned(), true)) else { break };
            whole.bits |= style.bits & !whole.off;
            whole.off |= style.off;
            whole.hidden |= style.hidden;
            whole.language = whole.language.or_else(|| style.language.clone());
            name = &style.parent;
        }
        whole
    }

    /// What a style of paragraphs says itself, and the names of those that it is based on, itself included.
    pub fn of_paragraph<'a>(&'a self, name: &'a str) -> (Style, Vec<&'a str>) {
        let (mut own, mut names, mut name) = (Style::default(), Vec::new(), name);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.named.get(&(name.to_owned(), false)) else { break };
            if names.is_empty() {
                own = style.clone();
            }
            own.list = own.list.take().or_else(|| style.list.clone());
            own.hidden |= style.hidden;
            names.push(name);
            name = &style.parent;
        }
        if names.is_empty() {
            names.push(name);
        }
        (own, names)
    }
}

/// Inches from which on letters are set apart: a point and a bit.
const APART: f32 = 0.015;

/// What the properties of text say.
fn set(style: &mut Style, element: &Element<'_>) {
    let attribute = |name: &str| element.attribute(name).unwrap_or_default();
    let mut bit = |value: &str, on: &[&str], bit: u8| {
        if on.iter().any(|on| value.starts_with(on)) {
            style.bits |= bit;
        } else if !value.is_empty() {
            style.off |= bit;
        }
    };
    bit(&attribute("font-weight"), &["bold", "600", "700", "800", "900"], styling::BOLD);
    bit(&attribute("font-style"), &["italic", "oblique"], styling::ITALIC);
    let lines = ["solid", "dotted", "dash", "long-dash", "dot", "wave"];
    bit(&attribute("text-underline-style"), &lines, styling::UNDERLINE);
    bit(&attribute("text-line-through-style"), &lines, styling::STRIKE);
    bit(&attribute("font-variant"), &["small-caps"], styling::SMALL_CAPS);
    let (position, spacing) = (attribute("text-position"), attribute("letter-spacing"));
    let raised = position.split('%').next().and_then(|raised| raised.parse::<i32>().ok());
    if position.starts_with("super") || raised.is_some_and(|raised| raised > 0) {
        style.bits |= styling::SUPERSCRIPT;
    } else if position.starts_with("sub") || raised.is_some_and(|raised| raised < 0) {
        style.bits |= styling::SUBSCRIPT;
    }
    let inches =
        spacing.strip_suffix("in").map(|value| (value, 1.0)).or_else(|| Some((spacing.strip_suffix("cm")?, 2.54)));
    if inches.is_some_and(|(value, unit)| value.parse::<f32>().is_ok_and(|value| value / unit >= APART)) {
        style.bits |= styling::SPACED;
    }
    style.hidden = attribute("display") == "none";
    let (language, country) = (attribute("language"), attribute("country"));
    if !matches!(&*language, "" | "none" | "zxx") {
        let tag = if matches!(&*country, "" | "none") {
            language.into_owned()
        } else {
            [&*language, "-", &*country].concat()
        };
        style.language = Language::new(&tag).ok();
    }
}
