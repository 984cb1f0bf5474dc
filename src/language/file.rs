//! The form of the data files, the same for all of them: sections of rows of words.
//!
//! ```text
//! [months]   # a comment
//! январь января янв.
//! февраль февраля февр.
//! ```
//!
//! A line `[name]` opens a section; some sections have arguments, `[remarks vocal laughter]`. Every further line is a row of
//! words separated by spaces. `#` begins a comment. The files of a language differ in the sections that they may have:
//! those of `sentences.txt` are listed in `classes.rs`, `endings.rs`, `letters.rs` and `sentences.rs`, those of `dates.txt`,
//! `names.txt` and `inflection.txt` in the files of the same names.

/// A section of a data file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// What stands between the brackets; empty for rows before the first section.
    pub name: &'static str,
    /// Line of its head, from 1.
    pub line: usize,
    /// Its lines without comments; none is empty.
    pub rows: Vec<&'static str>,
}

impl Section {
    /// All words, whatever row they stand in.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rows.iter().flat_map(|row| row.split_whitespace())
    }
}

/// Returns the sections of a file in their order. A name may come more than once.
pub(super) fn sections(file: &'static str) -> Vec<Section> {
    let mut sections = vec![Section { name: "", line: 1, rows: Vec::new() }];
    for (at, line) in file.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            sections.push(Section { name: name.trim(), line: at + 1, rows: Vec::new() });
        } else if let Some(section) = sections.last_mut().filter(|_| !line.is_empty()) {
            section.rows.push(line);
        }
    }
    sections.retain(|section| !(section.name.is_empty() && section.rows.is_empty()));
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_left_out() {
        let file = "# head\n\n[days]   # shortened\nпн вт # понедельник\n\nср\n[remarks vocal shout]\n";
        let expected = [
            Section { name: "days", line: 3, rows: vec!["пн вт", "ср"] },
            Section { name: "remarks vocal shout", line: 7, rows: vec![] },
        ];
        assert_eq!(sections(file), expected);
        assert_eq!(expected[0].words().collect::<Vec<_>>(), ["пн", "вт", "ср"]);
    }

    #[test]
    fn words_before_the_first_section_have_one_without_a_name() {
        assert_eq!(sections("пн\n[days]\n")[0], Section { name: "", line: 1, rows: vec!["пн"] });
    }
}
