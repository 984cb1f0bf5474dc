//! The numbers that stand before the items of lists and before headings.

use std::collections::HashMap;

use crate::read::formats::numbering::number;
use crate::read::syntax::Element;

/// Levels of a list.
const LEVELS: usize = 10;

/// How the numbers of a level look; without a form there is none.
#[derive(Clone, Debug, Default)]
struct Level {
    form: Option<char>,
    before: String,
    after: String,
    start: Option<u32>,
    /// How many levels are shown.
    shown: usize,
}

/// A style of lists, and how far each level has been counted.
#[derive(Clone, Debug, Default)]
struct List {
    levels: [Level; LEVELS],
    counts: [Option<u32>; LEVELS],
}

/// The styles of lists by their names; that of headings has none.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: HashMap<String, List>,
    /// The style that is read.
    current: Option<String>,
}

/// The name of the style by which headings are numbered.
pub(super) const OUTLINE: &str = "";

impl Lists {
    /// A tag of a file of styles.
    pub fn start(&mut self, element: &Element<'_>) {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().into_owned();
        match element.name {
            "list-style" => self.current = Some(attribute("name")),
            "outline-style" => self.current = Some(OUTLINE.to_owned()),
            "list-level-style-number" | "outline-level-style" => {
                let Some(name) = &self.current else { return };
                let level = attribute("level").parse::<usize>().unwrap_or(1).clamp(1, LEVELS) - 1;
                let list = self.lists.entry(name.clone()).or_default();
                list.levels[level] = Level {
                    form: attribute("num-format").chars().next(),
                    before: attribute("num-prefix"),
                    after: attribute("num-suffix"),
                    start: attribute("start-value").parse().ok(),
                    shown: attribute("display-levels").parse().unwrap_or(1),
                };
            }
            _ => {}
        }
    }

    /// The numbers of a list begin anew.
    pub fn begin(&mut self, name: &str) {
        if let Some(list) = self.lists.get_mut(name) {
            list.counts = [None; LEVELS];
        }
    }

    /// Counts an item at a level, from 0, and says what stands before it: empty for a bullet.
    pub fn next(&mut self, name: &str, level: usize, start: Option<u32>) -> String {
        let level = level.min(LEVELS - 1);
        let Some(list) = self.lists.get_mut(name) else { return String::new() };
        let first = |level: &Level| level.start.unwrap_or(1);
        let next = list.counts[level].map_or_else(|| first(&list.levels[level]), |count| count.saturating_add(1));
        list.counts[level] = Some(start.unwrap_or(next));
        list.counts[level + 1..].fill(None);
        let own = &list.levels[level];
        if own.form.is_none() {
            return String::new();
        }
        let from = (level + 1).saturating_sub(own.shown.max(1));
        let shown = (from..=level).filter_map(|outer| {
            let form = list.levels[outer].form?;
            Some(number(list.counts[outer].unwrap_or_else(|| first(&list.levels[outer])), form))
        });
        [own.before.as_str(), &shown.collect::<Vec<_>>().join("."), &own.after].concat()
    }
}
