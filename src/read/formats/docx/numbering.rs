//! The numbers that Word prints before paragraphs: no one typed them, and every reader sees them.

use std::collections::{HashMap, HashSet};

use crate::Result;
use crate::read::formats::numbering::number;
use crate::read::syntax::{Element, Event, Xml};

/// Levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// Whether numbers of outer levels are shown in digits.
    legal: bool,
}

/// What a list looks like.
#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The style that has the levels, where they stand elsewhere.
    link: String,
    /// The style whose levels these are.
    style: String,
}

/// A list: which looks it has, and with which numbers its levels begin anew.
#[derive(Clone, Debug, Default)]
struct List {
    looks: String,
    starts: [Option<u32>; LEVELS],
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    looks: HashMap<String, Abstract>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(file: &str, text: &str) -> Result<Self> {
        let (mut found, mut xml) = (Self::default(), Xml::new(file, text));
        let mut reading = Reading::default();
        loop {
            match xml.next()? {
                Event::Start(element) => reading.start(&element),
                Event::End("abstractNum", _) => {
                    found.looks.insert(reading.id.clone(), std::mem::take(&mut reading.looks));
                }
                Event::End("num", _) => {
                    found.lists.insert(reading.id.clone(), std::mem::take(&mut reading.list));
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
        }
    }

    /// Counts a paragraph of a list, and says what stands before it: empty for a bullet, none where there is no such list.
    pub fn next(&mut self, id: &str, level: u8) -> Option<String> {
        let level = usize::from(level).min(LEVELS - 1);
        let list = self.lists.get(id)?;
        let key = self.resolved(&list.looks)?.to_owned();
        let looks = self.looks.get(&key)?;
        let counts = self.counts.entry(key.clone()).or_default();
        if self.begun.insert(id.to_owned()) {
            for (count, start) in counts.iter_mut().zip(list.starts) {
                *count = start.map_or(*count, |start| start.checked_sub(1));
            }
        }
        let start = |level: usize| list.starts[level].or(looks.levels[level].start).unwrap_or(1);
        counts[level] = Some(counts[level].map_or_else(|| start(level), |count| count.saturating_add(1)));
        counts[level + 1..].fill(None);
        let own = &looks.levels[level];
        if matches!(own.format.as_str(), "bullet" | "none") {
            return Some(String::new());
        }
        let mut text = String::new();
        let mut signs = own.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let digit = if sign == '%' { signs.peek().and_then(|c| c.to_digit(10)) } else { None };
            match digit.and_then(|digit| (digit as usize).checked_sub(1)).filter(|&outer| outer < LEVELS) {
                Some(outer) => {
                    signs.next();
                    let count = *counts[outer].get_or_insert(start(outer));
                    text.push_str(&printed(count, &looks.levels[outer].format, own.legal && outer < level));
                }
                None => text.push(sign),
            }
        }
        Some(text)
    }

    /// The looks that have the levels: they may stand in another list.
    fn resolved<'a>(&'a self, looks: &'a str) -> Option<&'a str> {
        let link = &self.looks.get(looks)?.link;
        if link.is_empty() {
            return Some(looks);
        }
        // The smallest, so that the order of the table does not matter.
        let other = self.looks.iter().filter(|(_, other)| other.style == *link).map(|(id, _)| id).min();
        Some(other.map_or(looks, String::as_str))
    }
}

/// A number in one of Word's formats.
fn printed(count: u32, format: &str, digits: bool) -> String {
    let form = match format {
        _ if digits => '1',
        "upperRoman" => 'I',
        "lowerRoman" => 'i',
        "upperLetter" => 'A',
        "lowerLetter" => 'a',
        "russianUpper" => 'А',
        "russianLower" => 'а',
        "decimalZero" if count < 10 => return format!("0{count}"),
        _ => '1',
    };
    number(count, form)
}

/// What is being read.
#[derive(Default)]
struct Reading {
    id: String,
    level: usize,
    looks: Abstract,
    list: List,
    in_list: bool,
}

impl Reading {
    fn start(&mut self, element: &Element<'_>) {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().into_owned();
        let value = || attribute("val");
        match element.name {
            "abstractNum" => {
                (self.id, self.in_list) = (attribute("abstractNumId"), false);
                self.looks = Abstract::default();
            }
            "num" => {
                (self.id, self.in_list) = (attribute("numId"), true);
                self.list = List::default();
            }
            "abstractNumId" if self.in_list => self.list.looks = value(),
            "numStyleLink" => self.looks.link = value(),
            "styleLink" => self.looks.style = value(),
            "lvl" | "lvlOverride" => self.level = attribute("ilvl").parse().unwrap_or(0).min(LEVELS - 1),
            "startOverride" => self.list.starts[self.level] = value().parse().ok(),
            "start" if self.in_list => self.list.starts[self.level] = value().parse().ok(),
            "start" => self.looks.levels[self.level].start = value().parse().ok(),
            "numFmt" if !self.in_list => self.looks.levels[self.level].format = value(),
            "lvlText" if !self.in_list => self.looks.levels[self.level].text = value(),
            "isLgl" if !self.in_list => self.looks.levels[self.level].legal = true,
            _ => {}
        }
    }
}
