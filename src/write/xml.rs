//! What XML can hold and how it is escaped.

use std::io::{self, Write};

use quick_xml::escape::{escape, partial_escape};

use crate::model::{Edition, Place, Warning};

/// How many places a warning lists before it only counts.
const PLACES_LISTED: usize = 6;

/// Whether XML 1.0 cannot hold a character (section 2.2, `Char`)? A form feed is left to the format: it is a page break.
const fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// White space to XML; other white space is text to it.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

/// Writes text as content: what XML cannot hold becomes U+FFFD, and CR LF and CR become a line feed, as every parser makes of
/// them (section 2.11). Form feeds are page breaks, which formats write themselves.
pub(super) fn content(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(|c| is_forbidden(c) || matches!(c, '\r' | '\u{C}')) {
        let (plain, special) = rest.split_at(at);
        out.write_all(partial_escape(plain).as_bytes())?;
        let mut characters = special.chars();
        out.write_all(match characters.next() {
            Some('\r') if characters.as_str().starts_with('\n') => b"",
            Some('\r') => b"\n",
            _ => "\u{FFFD}".as_bytes(),
        })?;
        rest = characters.as_str();
    }
    out.write_all(partial_escape(rest).as_bytes())
}

/// Text on one line, for attributes and headers: every control character becomes U+FFFD.
pub(super) fn label(text: &str) -> String {
    let clean: String = text.chars().map(|c| if is_forbidden(c) || c.is_control() { '\u{FFFD}' } else { c }).collect();
    escape(clean).into_owned()
}

/// One warning that counts and places all characters of an edition's texts that XML cannot hold; none without any.
pub(super) fn replaced(edition: &Edition) -> Option<Warning> {
    let (mut count, mut places, mut files) = (0_usize, Vec::new(), Vec::new());
    for text in edition.texts() {
        let (text, file) = (text.document().text(), text.document().file().label());
        for (at, c) in text.char_indices().filter(|&(_, c)| is_forbidden(c)) {
            count += 1;
            if !files.contains(&file) {
                files.push(file);
            }
            if places.len() < PLACES_LISTED {
                places.push((file, position(&text[..at]), c));
            }
        }
    }
    if count == 0 {
        return None;
    }
    let one_file = files.len() == 1;
    let listed: Vec<String> = places
        .iter()
        .map(|(file, place, c)| {
            let of = if one_file { String::new() } else { format!("{file}: ") };
            format!("{of}U+{:04X} at {place}", u32::from(*c))
        })
        .collect();
    let more = if count > places.len() { format!(" and {} more", count - places.len()) } else { String::new() };
    Some(Warning {
        file: if one_file { files[0].to_owned() } else { String::new() },
        place: Place::Whole,
        message: format!(
            "XML cannot hold {count} control {}, written as U+FFFD: {}{more}",
            if count == 1 { "character" } else { "characters" },
            listed.join("; ")
        ),
    })
}

/// Line and column of what follows `before`.
fn position(before: &str) -> Place {
    let line = before.bytes().filter(|&b| b == b'\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    Place::Line(line, column)
}
