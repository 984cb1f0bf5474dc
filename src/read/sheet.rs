//! Tables as spreadsheets save them: tabs, semicolons or commas between cells, quoted cells, any line ends.

use crate::model::Place;
use crate::{Error, Result};

/// A cell and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Unquoted, without white space around it.
    pub text: String,
    pub place: Place,
}

/// The rows of a table, without those that are empty or begin with `#`. Cells stand between tabs, or between the commoner of
/// semicolon and comma where the first row has no tab.
///
/// # Errors
/// [`Error::Input`] names a quoted cell that nothing closes.
pub(super) fn rows(file: &str, text: &str) -> Result<Vec<Vec<Cell>>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut scan = Scan { rest: text, separator: separator(text), line: 1, column: 1 };
    let mut rows = Vec::new();
    while !scan.rest.is_empty() {
        let mut row = Vec::new();
        loop {
            let place = Place::Line(scan.line, scan.column);
            let text = scan.cell().ok_or_else(|| Error::Input {
                file: file.to_owned(),
                place,
                message: "this quotation mark is never closed: add one at the end of the cell, or remove it".to_owned(),
            })?;
            row.push(Cell { text: text.trim().to_owned(), place });
            if !scan.separates() {
                break;
            }
        }
        scan.ends_line();
        let comment = row.first().is_some_and(|cell| cell.text.starts_with('#'));
        if !comment && row.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(row);
        }
    }
    Ok(rows)
}

fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
    let count = |c| first.matches(c).count();
    if count('\t') > 0 {
        '\t'
    } else if count(';') > count(',') {
        ';'
    } else {
        ','
    }
}

struct Scan<'a> {
    rest: &'a str,
    separator: char,
    line: u32,
    column: u32,
}

impl Scan<'_> {
    fn take(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        if c == '\n' || c == '\r' && !self.rest.starts_with('\n') {
            (self.line, self.column) = (self.line + 1, 1);
        } else if c != '\r' {
            self.column += 1;
        }
        Some(c)
    }

    fn at_end(&self) -> bool {
        self.rest.chars().next().is_none_or(|c| c == self.separator || c == '\n' || c == '\r')
    }

    fn separates(&mut self) -> bool {
        let separates = self.rest.starts_with(self.separator);
        if separates {
            self.take();
        }
        separates
    }

    fn ends_line(&mut self) {
        if self.take() == Some('\r') && self.rest.starts_with('\n') {
            self.take();
        }
    }

    /// A cell up to what ends it; none where a quotation mark is not closed.
    fn cell(&mut self) -> Option<String> {
        let mut text = String::new();
        if self.rest.starts_with('"') {
            self.take();
            loop {
                match self.take()? {
                    '"' if self.rest.starts_with('"') => {
                        self.take();
                        text.push('"');
                    }
                    '"' if self.at_end() => return Some(text),
                    // «"Правда" и "Труд"» that nobody quoted: the marks are the cell's own.
                    '"' => {
                        text = format!("\"{text}\"");
                        break;
                    }
                    c => text.push(c),
                }
            }
        }
        while !self.at_end() {
            text.extend(self.take());
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &str) -> Vec<Vec<String>> {
        let rows = rows("a", table).unwrap_or_default();
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn spreadsheets_write_tables_in_their_ways() {
        let plain = texts("id\tnote\na\tone, \"two\"\nb\t\n");
        assert_eq!(plain, [["id", "note"], ["a", "one, \"two\""], ["b", ""]]);
        assert_eq!(texts("\u{feff}id;note\r\na;\"one, \"\"two\"\"\"\r\n\r\nb;\r\n"), plain);
        assert_eq!(texts("# my list, of 1956\n\nid;note\na;\"one, \"\"two\"\"\"\nb;\n"), plain);
        assert_eq!(texts("id,note\ra,\"one, \"\"two\"\"\"\r,\rb,"), plain);
        assert_eq!(texts("id\tnote\n#\tnot read\na\t\"Правда\" и \"Труд\"")[1][1], "\"Правда\" и \"Труд\"");
    }

    #[test]
    fn places_are_those_of_the_file() {
        let rows = rows("a", "id\tnote\r\na\t\"two\nlines\"\r\nbb\tx").unwrap_or_default();
        assert_eq!(rows[2][1], Cell { text: "x".to_owned(), place: Place::Line(4, 4) });
        assert!(super::rows("a", "id\tnote\na\t\"open\nb\tc").is_err());
    }
}
