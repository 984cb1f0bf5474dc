//! The way back: Latin forms to Cyrillic letters, the longest form first.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// Latin forms of a scheme and the letters that they stand for.
#[derive(Clone, Debug)]
pub(super) struct Reverse {
    /// Lower-case forms in NFD, so that a stress mark may follow a letter's own mark; by first character, longest
    /// first.
    forms: BTreeMap<char, Vec<(Vec<char>, char)>>,
}

impl Reverse {
    /// Takes each form with its letter.
    pub fn new(letters: &[(String, char)]) -> Self {
        let mut forms: BTreeMap<char, Vec<(Vec<char>, char)>> = BTreeMap::new();
        for (form, letter) in letters {
            let form: Vec<char> = form.nfd().collect();
            if let Some(&first) = form.first() {
                forms.entry(first).or_default().push((form, *letter));
            }
        }
        for group in forms.values_mut() {
            group.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(a.cmp(b)));
        }
        Self { forms }
    }

    /// The Cyrillic text, in NFC.
    pub fn write(&self, latin: &str) -> String {
        let text: Vec<char> = latin.nfd().collect();
        let mut out = String::with_capacity(2 * latin.len());
        let mut word = Word::default();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some((len, letter, first)) = self.longest(rest) {
                word.push(letter, first, &mut out);
                at += len;
            } else {
                if let Some(&other) = rest.first() {
                    word.other(other, &mut out);
                }
                at += 1;
            }
        }
        word.end(&mut out);
        out.nfc().collect()
    }

    /// The longest form that `text` starts with: its length in characters, its letter, its first character as written.
    fn longest(&self, text: &[char]) -> Option<(usize, char, char)> {
        let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
        let first = *text.first()?;
        let group = self.forms.get(&lower(first))?;
        let fits = |form: &[char]| form.len() <= text.len() && form.iter().zip(text).all(|(&f, &c)| f == lower(c));
        group.iter().find(|(form, _)| fits(form)).map(|(form, letter)| (form.len(), *letter, first))
    }
}

/// The word that is being written. A Latin sign without case (ʺ, ʹ) is a capital where all letters of its word are,
/// two at least.
#[derive(Default)]
struct Word {
    /// Where its signs stand in the text.
    signs: Vec<usize>,
    capitals: usize,
    small: usize,
}

impl Word {
    fn push(&mut self, letter: char, first: char, out: &mut String) {
        if first.is_uppercase() {
            self.capitals += 1;
            out.extend(letter.to_uppercase());
        } else {
            if first.is_lowercase() {
                self.small += 1;
            } else {
                self.signs.push(out.len());
            }
            out.push(letter);
        }
    }

    /// What is no form: a mark stays in the word, anything else ends it.
    fn other(&mut self, c: char, out: &mut String) {
        if !unicode_normalization::char::is_combining_mark(c) {
            self.end(out);
        }
        out.push(c);
    }

    fn end(&mut self, out: &mut String) {
        if self.small == 0 && self.capitals > 1 {
            for &at in &self.signs {
                let sign = out.get(at..).and_then(|rest| rest.chars().next());
                if let Some(sign) = sign {
                    let capital: String = sign.to_uppercase().collect();
                    out.replace_range(at..at + sign.len_utf8(), &capital);
                }
            }
        }
        self.signs.clear();
        (self.capitals, self.small) = (0, 0);
    }
}
