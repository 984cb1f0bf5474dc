//! One pass over a text: runs of other characters are copied, letters are looked up.

use super::table::{Class, Form, Letter, Number, Rule, Table};

/// Bytes collected before they go to the text.
const BUFFER: usize = 2048;
/// A run at most this long is copied byte by byte into the buffer: spaces and punctuation between words.
const SHORT: usize = 8;
/// Bytes of a form, all of which are stored although fewer count.
const STORE: usize = size_of::<[u8; 8]>();

/// Collects what is written, so that a letter costs one store.
pub(super) struct Sink<'a> {
    out: &'a mut String,
    buffer: [u8; BUFFER],
    filled: usize,
}

impl<'a> Sink<'a> {
    pub fn new(out: &'a mut String) -> Self {
        Self { out, buffer: [0; BUFFER], filled: 0 }
    }

    /// Hands over what is collected. Forms and runs are whole characters, so the bytes are always UTF-8.
    pub fn flush(&mut self) {
        let bytes = self.buffer.get(..self.filled).unwrap_or_default();
        self.out.push_str(&String::from_utf8_lossy(bytes));
        self.filled = 0;
    }

    /// Adds characters behind what was flushed.
    pub fn extend(&mut self, text: impl Iterator<Item = char>) {
        self.out.extend(text);
    }

    #[inline]
    fn form(&mut self, form: &Form) {
        if self.filled > BUFFER - STORE {
            self.flush();
        }
        if let Some(place) = self.buffer.get_mut(self.filled..self.filled + STORE) {
            place.copy_from_slice(&form.bytes);
        }
        self.filled += usize::from(form.len);
    }

    #[inline]
    fn run(&mut self, text: &str) {
        if text.len() > SHORT || self.filled > BUFFER - SHORT {
            self.flush();
            self.out.push_str(text);
        } else {
            for (place, byte) in self.buffer.iter_mut().skip(self.filled).zip(text.bytes()) {
                *place = byte;
            }
            self.filled += text.len();
        }
    }
}

/// Bytes of a letter of the block: its number is in them.
#[inline]
fn number(bytes: &[u8], at: usize) -> Option<Number> {
    match bytes.get(at..) {
        Some(&[lead @ 0xD0..=0xD4, next, ..]) => Some(Number::from(lead - 0xD0) << 6 | Number::from(next & 0x3F)),
        _ => None,
    }
}

/// Length of a character that belongs to a word and changes nothing in it: a stress mark or another combining mark,
/// a soft hyphen, a joiner.
fn transparent(text: &str, at: usize) -> Option<usize> {
    if text.as_bytes().get(at)?.is_ascii() {
        return None;
    }
    let c = text.get(at..)?.chars().next()?;
    let is = matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
        || unicode_normalization::char::is_combining_mark(c);
    is.then(|| c.len_utf8())
}

impl Table {
    /// What becomes of the letter `c`; none where it is no Cyrillic letter.
    pub fn letter(&self, c: char) -> Option<&Letter> {
        if let Some(number) = super::table::number(c) {
            return self.letters.get(usize::from(number))?.as_ref();
        }
        let at = self.outside.binary_search_by_key(&c, |&(c, _)| c).ok()?;
        self.outside.get(at).map(|(_, letter)| letter)
    }

    /// The letter at `at` and its length in bytes.
    #[inline]
    fn letter_at(&self, text: &str, at: usize) -> Option<(&Letter, usize)> {
        match number(text.as_bytes(), at) {
            Some(number) => self.letters.get(usize::from(number))?.as_ref().map(|letter| (letter, 2)),
            None => self.outside_at(text, at),
        }
    }

    /// The same for the few letters outside the block.
    #[inline]
    fn outside_at(&self, text: &str, at: usize) -> Option<(&Letter, usize)> {
        // The lead bytes of U+1C80, U+1D2B, U+2DE0, U+A640 and U+1E030.
        if !matches!(text.as_bytes().get(at), Some(0xE1 | 0xE2 | 0xEA | 0xF0)) {
            return None;
        }
        let c = text.get(at..)?.chars().next()?;
        self.letter(c).map(|letter| (letter, c.len_utf8()))
    }

    /// Writes a text that is in NFC.
    pub fn write(&self, text: &str, sink: &mut Sink<'_>) {
        let mut at = 0;
        while at < text.len() {
            let start = self.next_letter(text, at);
            sink.run(text.get(at..start).unwrap_or_default());
            at = self.word(text, start, sink);
        }
    }

    /// Where the next letter stands, or the end.
    fn next_letter(&self, text: &str, mut at: usize) -> usize {
        let bytes = text.as_bytes();
        loop {
            let Some(rest) = bytes.get(at..) else { return text.len() };
            match rest.iter().position(|&b| b >= 0xD0) {
                None => return text.len(),
                Some(skip) => at += skip,
            }
            if self.letter_at(text, at).is_some() {
                return at;
            }
            at += 1;
        }
    }

    /// Writes the word that starts at `at` and says where it ends.
    fn word(&self, text: &str, mut at: usize, sink: &mut Sink<'_>) -> usize {
        let capitals = self.all_capitals(text, at);
        let mut previous = None;
        loop {
            let Some((letter, len)) = self.letter_at(text, at) else {
                let Some(len) = transparent(text, at) else { return at };
                sink.run(text.get(at..at + len).unwrap_or_default());
                at += len;
                continue;
            };
            at += len;
            if let Some((rule, end)) = self.rule(letter, previous, text, at) {
                sink.form(match (letter.upper, capitals) {
                    (false, _) => &rule.forms.lower,
                    (true, false) => &rule.forms.title,
                    (true, true) => &rule.forms.upper,
                });
                // Marks between the letters that the rule took.
                while at < end {
                    let len = transparent(text, at);
                    sink.run(len.and_then(|len| text.get(at..at + len)).unwrap_or_default());
                    at += len.or_else(|| self.letter_at(text, at).map(|(_, len)| len)).unwrap_or(end - at);
                }
                previous = Some(rule.rest.last().copied().unwrap_or(letter.base));
            } else {
                sink.form(&letter.forms[usize::from(capitals)]);
                previous = Some(letter.base);
            }
        }
    }

    /// The rule that holds for a letter which ends at `at`, and where the letters that it takes end.
    #[inline]
    fn rule(&self, letter: &Letter, previous: Option<Number>, text: &str, at: usize) -> Option<(&Rule, usize)> {
        let (from, count) = letter.rules;
        if count == 0 {
            return None;
        }
        let rules = self.rules.get(usize::from(from)..usize::from(from + count))?;
        rules.iter().find_map(|rule| Some((rule, self.applies(rule, previous, text, at)?)))
    }

    /// Whether a rule holds after the letter `previous` and before `at`. Then the end of the letters that it takes.
    fn applies(&self, rule: &Rule, previous: Option<Number>, text: &str, at: usize) -> Option<usize> {
        let when = &rule.when;
        let is = |class: &Option<Class>, letter: Option<Number>| {
            class.as_ref().is_none_or(|class| letter.is_some_and(|letter| class.contains(letter)))
        };
        if when.start && previous.is_some() || !is(&when.after, previous) {
            return None;
        }
        let mut end = at;
        for &letter in &rule.rest {
            let (base, next) = self.follower(text, end)?;
            if base != letter {
                return None;
            }
            end = next;
        }
        if when.end || when.before.is_some() {
            let follower = self.follower(text, end).map(|(base, _)| base);
            let alone = previous.is_none() && rule.rest.is_empty();
            if when.end && (follower.is_some() || alone) || !is(&when.before, follower) {
                return None;
            }
        }
        Some(end)
    }

    /// The next letter of the word behind `at`, and where it ends.
    fn follower(&self, text: &str, mut at: usize) -> Option<(Number, usize)> {
        loop {
            if let Some((letter, len)) = self.letter_at(text, at) {
                return Some((letter.base, at + len));
            }
            at += transparent(text, at)?;
        }
    }

    /// Whether the word at `at` consists of capitals, two at least. An initial is none: Щ. becomes Shch.
    fn all_capitals(&self, text: &str, mut at: usize) -> bool {
        let mut count = 0;
        loop {
            if let Some((letter, len)) = self.letter_at(text, at) {
                if !letter.upper {
                    return false;
                }
                count += 1;
                at += len;
            } else if let Some(len) = transparent(text, at) {
                at += len;
            } else {
                return count > 1;
            }
        }
    }
}
