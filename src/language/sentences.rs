//! Reads `sentences.txt` of a language: what the rules of sentence boundaries, and some others, need to know of words.
//!
//! Sections are the classes of words in `classes.rs`, the endings in `endings.rs`, the letters in `letters.rs` and those in [`Knowledge::add_section`].

use super::file::Section;
use super::fold::{LONGEST, fold};
use super::remark::{Element, RemarkWord};
use super::{Classes, Ending, Knowledge, LetterSet};

/// Months of a year, and rows of the section of months.
const MONTHS: usize = 12;

impl Knowledge {
    /// Adds a section of `sentences.txt`.
    ///
    /// # Errors
    /// What in it cannot be read.
    pub(super) fn add_section(&mut self, section: &Section) -> Result<(), String> {
        if let Some(word) = section.words().find(|word| word.len() > LONGEST) {
            return Err(format!("{word:?} is longer than {LONGEST} bytes"));
        }
        match section.name {
            "hyphens" => self.hyphens.extend(section.words().filter_map(|word| word.split_once('-'))),
            "writing" => return section.words().try_for_each(|word| self.add_writing(word)),
            "months" => return self.add_months(section),
            name if name.starts_with("remarks ") => return self.add_remarks(section),
            name => match (Ending::of_section(name), Classes::of_section(name), LetterSet::of_section(name)) {
                (Some(ending), ..) => section.words().for_each(|word| {
                    self.endings.add(ending, fold(word.strip_prefix('-').unwrap_or(word)).as_str());
                }),
                (_, Some(class), _) => section.words().for_each(|word| self.add_word(class, word)),
                (.., Some(set)) => return section.words().try_for_each(|word| self.letters.add(set, word)),
                _ => return Err(format!("unknown section [{name}]")),
            },
        }
        Ok(())
    }

    fn add_writing(&mut self, word: &str) -> Result<(), String> {
        match word {
            "cyrillic" => self.cyrillic = true,
            "ordinal-period" => self.ordinal_period = true,
            "in-full" => self.in_full = true,
            _ => return Err(format!("{word:?} is no way of writing")),
        }
        Ok(())
    }

    /// Adds the months, a row each.
    fn add_months(&mut self, section: &Section) -> Result<(), String> {
        if section.rows.len() != MONTHS {
            return Err(format!("{} months", section.rows.len()));
        }
        for (number, row) in (1..).zip(&section.rows) {
            for word in row.split_whitespace() {
                self.add_word(Classes::MONTH, word);
                let text = without_signs(word);
                if word.ends_with('.') {
                    self.shortened.insert(text.clone());
                }
                self.months.insert(text, number);
            }
        }
        Ok(())
    }

    /// Adds words of a remark of one type: `[remarks vocal laughter]`.
    fn add_remarks(&mut self, section: &Section) -> Result<(), String> {
        let parts: Vec<&'static str> = section.name.split_whitespace().collect();
        let [_, element, kind] = parts[..] else { return Err(format!("[{}] has other arguments", section.name)) };
        let element = Element::of_name(element).ok_or_else(|| format!("{element:?} is no element"))?;
        self.remarks.extend(section.words().map(|word| RemarkWord {
            text: without_signs(word),
            open: word.ends_with('*'),
            element,
            kind,
        }));
        Ok(())
    }

    fn add_word(&mut self, class: Classes, word: &'static str) {
        let text = without_signs(word);
        if word.starts_with('*') {
            self.compounds.push((text, class));
        } else if word.ends_with('*') {
            self.stems.push((text, class));
        } else {
            if class == Classes::TITLE {
                self.titles.push(word);
            }
            *self.words.entry(text).or_default() |= class;
        }
    }
}

/// A word of the file as it is looked up: folded, without `*` and without the final period.
fn without_signs(word: &str) -> Box<str> {
    fold(word.trim_start_matches('*').trim_end_matches(['*', '.'])).as_str().into()
}
