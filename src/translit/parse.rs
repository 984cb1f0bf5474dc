//! The data file of a scheme.
//!
//! Lines of cells with tabs between; empty lines and lines that start with `#` are for people. First what the scheme
//! is: `title`, `tag` (BCP 47, of Russian written so) and, where the Latin text leads back to the Cyrillic one,
//! `reversible` with `all` (letters of the file) or `russian` (those of today's alphabet). Then the letters: lower-case
//! Cyrillic (several where they become something together), the Latin form (maybe empty), and the condition, which may
//! be absent or hold, with a comma between, `start` (first letter of a word), `end` (last letter of a word that has
//! more than one), `after` and `before` with the letters that may stand there. A stress mark is no letter, a hyphen
//! ends a word. Of several lines for a letter the first that fits counts; the last has no condition.
//!
//! Capitals follow from the shape of the word. Letters that the file leaves out are first read as the modern letter
//! (`data/modern.tsv`), then taken from the common table (`data/other.tsv`).

use std::collections::BTreeMap;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfc;

use super::table::{Class, Forms, Known, LETTERS, Letter, Number, OUTSIDE, Rule, Table, When, number};
use crate::model::{Language, Place};
use crate::{Error, Result};

/// Modern letters for those that went out of use in 1918.
const MODERN: &str = include_str!("data/modern.tsv");
/// Latin forms of letters that a scheme does not define.
const OTHER: &str = include_str!("data/other.tsv");
/// What stands for a letter that no table has.
const REPLACEMENT: &str = "\u{fffd}";

/// A line of a data file: its number, from 1, and its cells.
type Row<'a> = (u32, Vec<&'a str>);

fn rows(data: &str) -> impl Iterator<Item = Row<'_>> {
    (1..)
        .zip(data.lines())
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| (number, line.split('\t').collect()))
}

/// A letter's default form and its rules, before capitals and old letters are added.
#[derive(Clone, Default)]
struct Entry {
    form: Option<String>,
    rules: Vec<Rule>,
}

/// What a scheme is.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub id: String,
    pub title: String,
    pub tag: String,
}

/// What a data file says.
pub(super) struct Parsed {
    pub head: Head,
    pub table: Table,
    /// The Latin forms that lead back to a letter; none where the scheme is not reversible.
    pub back: Vec<(String, char)>,
}

/// Reads the data file of the scheme `id`.
pub(super) fn parse(id: &str, data: &str) -> Result<Parsed> {
    let file = format!("{id}.tsv");
    let wrong = |line: u32, message: String| Error::Input { file: file.clone(), place: Place::Line(line, 1), message };
    let mut head = Head { id: id.to_owned(), ..Head::default() };
    let mut entries: BTreeMap<char, Entry> = BTreeMap::new();
    let mut back: Vec<(String, char)> = Vec::new();
    let mut leads_back: fn(char) -> bool = |_| false;
    for (line, cells) in rows(data) {
        match cells[..] {
            ["title", title] => title.clone_into(&mut head.title),
            ["tag", tag] => Language::new(tag)?.as_str().clone_into(&mut head.tag),
            ["reversible", "all"] => leads_back = |_| true,
            ["reversible", "russian"] => leads_back = |c| matches!(c, 'а'..='я' | 'ё'),
            [letters, form] => define(&mut entries, letters, form, "").map_err(|m| wrong(line, m))?,
            [letters, form, when] => define(&mut entries, letters, form, when).map_err(|m| wrong(line, m))?,
            _ => return Err(wrong(line, "expected a letter, its Latin form and maybe a condition".to_owned())),
        }
        if let [letters, form, ..] = cells[..]
            && let (Some(letter), None) = (letters.chars().next(), letters.chars().nth(1))
            && leads_back(letter)
        {
            back.push((form.to_owned(), letter));
        }
    }
    if head.title.is_empty() || head.tag.is_empty() {
        return Err(wrong(1, "expected a line `title` and a line `tag`".to_owned()));
    }
    if let Some((letter, _)) = entries.iter().find(|(_, entry)| entry.form.is_none()) {
        return Err(wrong(1, format!("expected a line for {letter} without a condition")));
    }
    Ok(Parsed { head, table: table(&entries), back })
}

/// Takes one line of letters.
fn define(entries: &mut BTreeMap<char, Entry>, letters: &str, form: &str, when: &str) -> Result<(), String> {
    let unknown = || format!("{letters:?} is no lower-case Cyrillic letter of U+0400..U+053F");
    let numbers: Vec<Number> = letters.chars().map(number).collect::<Option<_>>().ok_or_else(unknown)?;
    let (_, rest) = numbers.split_first().ok_or_else(unknown)?;
    let key = letters.chars().next().filter(|c| c.is_lowercase()).ok_or_else(unknown)?;
    let forms = Forms::new(form).ok_or_else(|| format!("{form:?} is too long"))?;
    if !is_nfc(form) || form.chars().next().is_some_and(is_combining_mark) {
        return Err(format!("{form:?} is not in NFC or starts with a combining mark"));
    }
    let entry = entries.entry(key).or_default();
    if entry.form.is_some() {
        return Err(format!("a line for {key} follows its last one, which has no condition"));
    }
    if when.is_empty() && rest.is_empty() {
        entry.form = Some(form.to_owned());
    } else {
        entry.rules.push(Rule { rest: rest.to_vec(), forms, when: condition(when)? });
    }
    Ok(())
}

fn condition(text: &str) -> Result<When, String> {
    let mut when = When::default();
    for part in text.split(", ").filter(|part| !part.is_empty()) {
        match part.split_once(' ') {
            None if part == "start" => when.start = true,
            None if part == "end" => when.end = true,
            Some(("after", letters)) => when.after = Some(class(letters)?),
            Some(("before", letters)) => when.before = Some(class(letters)?),
            _ => return Err(format!("{part:?} is no condition: expected start, end, after … or before …")),
        }
    }
    Ok(when)
}

fn class(letters: &str) -> Result<Class, String> {
    let mut class = Class::default();
    for letter in letters.chars() {
        class.insert(number(letter).ok_or_else(|| format!("{letter:?} is no Cyrillic letter"))?);
    }
    Ok(class)
}

/// Adds capitals, old letters and the letters of other languages.
fn table(entries: &BTreeMap<char, Entry>) -> Table {
    let mut table = Table { letters: vec![None; LETTERS], rules: Vec::new(), outside: Vec::new() };
    let mut places: BTreeMap<char, (u16, u16)> = BTreeMap::new();
    for (&letter, entry) in entries {
        places.insert(letter, (table.rules.len() as u16, entry.rules.len() as u16));
        table.rules.extend(entry.rules.iter().cloned());
    }
    let single = |text: &str| text.chars().next();
    let modern: BTreeMap<char, char> =
        rows(MODERN).filter_map(|(_, cells)| Some((single(cells.first()?)?, single(cells.get(1)?)?))).collect();
    let other: BTreeMap<char, &str> =
        rows(OTHER).filter_map(|(_, cells)| Some((single(cells.first()?)?, *cells.get(1)?))).collect();
    let letter = |c: char| {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let read = if entries.contains_key(&lower) { lower } else { modern.get(&lower).copied().unwrap_or(lower) };
        let (known, form) = match entries.get(&read).and_then(|entry| entry.form.as_deref()) {
            Some(form) => (if read == lower { Known::Scheme } else { Known::Modern }, form),
            None => (Known::Other, other.get(&read).copied().unwrap_or(REPLACEMENT)),
        };
        let forms = Forms::new(form).unwrap_or_default();
        let upper = c != lower;
        let forms = if upper { [forms.title, forms.upper] } else { [forms.lower; 2] };
        let rules = places.get(&read).copied().unwrap_or_default();
        Letter { forms, base: number(read).unwrap_or(OUTSIDE), upper, known, rules }
    };
    for c in ('\u{400}'..='\u{52f}').filter(|c| c.is_alphabetic()) {
        if let Some(slot) = number(c).and_then(|n| table.letters.get_mut(usize::from(n))) {
            *slot = Some(letter(c));
        }
    }
    let blocks = ['\u{1c80}'..='\u{1c8f}', '\u{2de0}'..='\u{2dff}', '\u{a640}'..='\u{a69f}', '\u{1e030}'..='\u{1e08f}'];
    let scattered = ['\u{1d2b}', '\u{1d78}'];
    let is_letter = |c: &char| c.is_alphabetic() || other.contains_key(c);
    table.outside = blocks.into_iter().flatten().filter(is_letter).chain(scattered).map(|c| (c, letter(c))).collect();
    table.outside.sort_by_key(|&(c, _)| c);
    table
}
