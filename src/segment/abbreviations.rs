//! Abbreviations of a user's own, which hold beside those of the language.

use std::collections::BTreeMap;

use super::letters::{floor_boundary, is_word_char};
use crate::language::{LONGEST, fold};
use crate::model::Place;
use crate::{Error, Result};

/// Words of the longest abbreviation: «в т. ч. и др.» has five. A longer line is no abbreviation, and its file not meant.
const MOST: usize = 6;

/// Abbreviations of a user's own: the sentence goes on behind one, unless a word follows that opens sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviations {
    /// What stands before the last word of each, under that word: «и т. п.» is [и, т] under «п».
    by_last: BTreeMap<Box<str>, Vec<Vec<Box<str>>>>,
}

impl Abbreviations {
    /// Reads a list: an abbreviation a line, with or without its final period, in any case; of several words where it has
    /// several («т. зр.»). Empty lines and lines that begin with `#` are passed over.
    ///
    /// # Errors
    /// [`Error::Input`] that names the first line that is no abbreviation.
    ///
    /// ```
    /// use bitext::read::{self, read};
    /// use bitext::segment::{Abbreviations, Options, segment};
    /// let mut options = Options::default();
    /// options.abbreviations = Abbreviations::parse("own.txt", "# титулы\nсиятельн.\n")?;
    /// let text = "Его сиятельн. Воронцов вышел. Все встали.";
    /// let read = read("a.ru.txt", text.as_bytes().to_vec(), &read::Options::default())?;
    /// assert_eq!(segment(read.document.into(), &options).len(), 2);
    /// assert!(Abbreviations::parse("own.txt", "— . —").is_err());
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let mut own = Self::default();
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
            own.add(line).map_err(|message| {
                let place = Place::Line(at as u32 + 1, 1);
                Error::Input { file: file.to_owned(), place, message }
            })?;
        }
        Ok(own)
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        let words: Vec<&str> = line.split(|c| !is_word_char(c)).filter(|word| !word.is_empty()).collect();
        let mut folded: Vec<Box<str>> = words.iter().map(|word| fold(word).as_str().into()).collect();
        if let Some(word) = words.iter().zip(&folded).find(|(_, folded)| folded.is_empty()).map(|(word, _)| word) {
            let word: String = word.chars().take(LONGEST / 2).collect();
            return Err(format!("{word:?}… is longer than an abbreviation can be ({LONGEST} bytes)"));
        }
        if folded.len() > MOST {
            return Err(format!("expected one abbreviation per line, of at most {MOST} words"));
        }
        let last = folded.pop().filter(|last| last.chars().any(char::is_alphabetic));
        let Some(last) = last else {
            return Err("expected one abbreviation a line, with or without its period".to_owned());
        };
        let leads = self.by_last.entry(last).or_default();
        if !leads.contains(&folded) {
            leads.push(folded);
        }
        Ok(())
    }

    /// Whether one of them stands in `text` before `end`, and does not reach over `floor`.
    pub(super) fn end_at(&self, text: &str, floor: usize, end: usize) -> bool {
        if self.by_last.is_empty() {
            return false;
        }
        let last = part_before(text, floor, end);
        self.by_last.get(fold(last).as_str()).is_some_and(|leads| {
            leads.iter().any(|lead| {
                let mut at = end - last.len();
                lead.iter().rev().all(|word| {
                    let head = text[floor..at].trim_end_matches(BETWEEN);
                    let part = part_before(text, floor, floor + head.len());
                    at = floor + head.len() - part.len();
                    fold(part).as_str() == &**word
                })
            })
        })
    }
}

/// What may stand between the words of one abbreviation.
const BETWEEN: [char; 6] = ['.', ' ', '\u{a0}', '\u{202f}', '\n', '/'];

/// The letters and hyphens right before `end`, as far as a word of a list can reach.
fn part_before(text: &str, floor: usize, end: usize) -> &str {
    let from = floor_boundary(text, floor.max(end.saturating_sub(LONGEST + 1)));
    let stretch = &text[from..end];
    let start = stretch.char_indices().rev().take_while(|&(_, c)| is_word_char(c)).last();
    start.map_or("", |(at, _)| &stretch[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(list: &str, text: &str) -> bool {
        Abbreviations::parse("own.txt", list).is_ok_and(|own| own.end_at(text, 0, text.len()))
    }

    #[test]
    fn words_are_found_in_any_case_and_with_any_spaces() {
        assert!(ends("Кн.", "приехал кн"));
        assert!(ends("т. зр.", "с т.\u{a0}зр") && ends("т.зр", "с этой т. зр"));
        assert!(ends("et al", "Hale et al"));
        assert!(ends("с.-д.", "был с.-д"));
        assert!(!ends("т. зр.", "кабинет зр") && !ends("кн", "окн") && !ends("", "кн"));
    }

    #[test]
    fn what_is_no_abbreviation_is_told_with_its_line() {
        for (list, line) in [("кн.\n\n...\n", 3), ("Это целое предложение, а вовсе не сокращение слова.", 1)]
        {
            let told = Abbreviations::parse("own.txt", list).map_err(|error| error.to_string());
            assert!(told.is_err_and(|told| told.starts_with(&format!("own.txt: line {line}, column 1: "))), "{list}");
        }
    }
}
