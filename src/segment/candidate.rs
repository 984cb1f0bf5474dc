//! What stands around a mark that may end a sentence.

use std::ops::Range;

use crate::language::{Classes, Knowledge, fold};

/// Bytes before a mark in which the word before it is looked for.
const LOOK_BACK: usize = 96;

/// Bytes behind a mark in which an open bracket must close to hold the sentence together.
const LOOK_AHEAD: usize = 600;

/// A mark (or run of marks) that may end a sentence, and what stands around it.
pub(super) struct Candidate<'a> {
    pub body: &'a str,
    pub knowledge: &'a Knowledge,
    /// First byte of the sentence.
    pub start: usize,
    /// The marks: `.`, `?!`, `…`, `. . .`.
    pub run: Range<usize>,
    /// Behind the closing quotes and brackets that follow the marks.
    pub end: usize,
    /// First byte behind the white space.
    pub next: usize,
    /// Behind the dashes and opening marks there: first byte of the next word.
    pub word_start: usize,
    /// A dash stands before the next word.
    pub dash: bool,
    /// A quotation mark or bracket opens before the next word.
    pub opens: bool,
}

impl<'a> Candidate<'a> {
    pub fn new(body: &'a str, knowledge: &'a Knowledge, start: usize, run: Range<usize>, end: usize) -> Self {
        let next = end + (body[end..].len() - body[end..].trim_start().len());
        let (mut dash, mut opens, mut word_start) = (false, false, next);
        for c in body[next..].chars() {
            match c {
                _ if is_dash(c) => dash = true,
                _ if is_opener(c) => opens = true,
                '…' => {}
                '.' if opens || dash => {}
                _ if c.is_whitespace() && (dash || opens) => {}
                _ => break,
            }
            word_start += c.len_utf8();
        }
        Self { body, knowledge, start, run, end, next, word_start, dash, opens }
    }

    pub fn marks(&self) -> &'a str {
        &self.body[self.run.clone()]
    }

    /// A single period.
    pub fn is_period(&self) -> bool {
        self.marks() == "."
    }

    /// A question or exclamation mark is among the marks.
    pub fn is_strong(&self) -> bool {
        self.marks().contains(['!', '?'])
    }

    /// Closing quotes or brackets follow the marks.
    pub fn is_closed(&self) -> bool {
        self.end > self.run.end
    }

    /// A bracket closes behind the marks.
    pub fn closes_bracket(&self) -> bool {
        self.body[self.run.end..self.end].contains([')', ']'])
    }

    /// White space follows.
    pub fn is_spaced(&self) -> bool {
        self.next > self.end
    }

    /// The first letter or other character of the next word.
    pub fn next_char(&self) -> Option<char> {
        self.body[self.word_start..].chars().next()
    }

    /// The next word: letters, digits, and hyphens and apostrophes inside.
    pub fn next_word(&self) -> &'a str {
        word_at(&self.body[self.word_start..])
    }

    /// The word after the next word, where only a space stands between.
    pub fn second_word(&self) -> &'a str {
        let rest = &self.body[self.word_start + self.next_word().len()..];
        rest.strip_prefix(' ').map_or("", word_at)
    }

    /// Is the next word one that opens sentences and is no name?
    pub fn next_is_starter(&self) -> bool {
        let word = self.next_word();
        // «А. Иванов»: a letter with a period behind it is an initial.
        let initial = word.chars().nth(1).is_none() && self.body[self.word_start + word.len()..].starts_with('.');
        !initial && self.knowledge.classes(fold(word).as_str()).any(Classes::STARTER)
    }

    /// The text of the sentence up to the marks.
    pub fn sentence(&self) -> &'a str {
        &self.body[self.start..self.run.start]
    }

    /// The last bytes of the sentence before the marks.
    fn tail(&self) -> &'a str {
        let mut from = self.run.start.saturating_sub(LOOK_BACK).max(self.start);
        while !self.body.is_char_boundary(from) {
            from += 1;
        }
        &self.body[from..self.run.start]
    }

    /// The word before the marks, periods inside it included: «т.е», "U.S".
    pub fn word(&self) -> &'a str {
        let tail = self.tail();
        let inside = |c: char| c.is_alphanumeric() || is_mark_in_word(c);
        let from = tail.char_indices().rev().take_while(|&(_, c)| inside(c)).last().map_or(tail.len(), |(at, _)| at);
        tail[from..].trim_start_matches(['.', '-'])
    }

    /// The word before that, where only white space or an opening mark stands between.
    pub fn word_before(&self) -> &'a str {
        let tail = self.tail();
        let rest = tail[..tail.len() - self.word().len()].trim_end();
        rest.rsplit(|c: char| c.is_whitespace() || is_opener(c)).next().unwrap_or("")
    }

    /// The word before a chain of initials that ends at the marks: «Ковригин И. В».
    pub fn word_before_initials(&self) -> &'a str {
        let mut rest = self.tail().trim_end_matches(self.word()).trim_end();
        loop {
            let word = rest.rsplit(char::is_whitespace).next().unwrap_or("");
            if !(word.ends_with('.') && word.chars().count() == 2) {
                return word;
            }
            rest = rest[..rest.len() - word.len()].trim_end();
        }
    }

    /// What the language says of the word before the marks.
    pub fn classes(&self) -> Classes {
        self.knowledge.classes(fold(self.word()).as_str())
    }

    /// Does nothing but opening marks and dashes stand before the word?
    pub fn word_opens_sentence(&self) -> bool {
        let before = self.sentence().len() - self.word().len();
        self.sentence()[..before].chars().all(|c| c.is_whitespace() || is_opener(c) || is_dash(c))
    }

    /// Is the sentence so far nothing but a date: «31 декабря 1955», «В июне 1957»?
    pub fn is_only_date(&self) -> bool {
        /// Words that a date with its preposition has at most.
        const MOST: usize = 6;
        let mut words = self.sentence()[..self.sentence().len() - self.word().len()].split_whitespace();
        let of_date = |word: &str| {
            let counts = word.starts_with(|c: char| c.is_ascii_digit());
            counts || self.knowledge.month(word).is_some() || self.knowledge.is_function_word(word)
        };
        words.by_ref().take(MOST).all(of_date) && words.next().is_none()
    }

    /// A bracket that opened inside the sentence is still open, and closes not far behind.
    pub fn is_in_brackets(&self) -> bool {
        let lead = self.sentence().trim_start_matches(|c: char| is_dash(c) || c.is_whitespace());
        if lead.starts_with(['(', '[']) {
            return false;
        }
        let before = &self.body.as_bytes()[self.start.max(self.end.saturating_sub(LOOK_AHEAD))..self.end];
        let mut depth = 0_i32;
        for byte in before {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = (depth - 1).max(0),
                _ => {}
            }
        }
        let behind = &self.body.as_bytes()[self.end..(self.end + LOOK_AHEAD).min(self.body.len())];
        depth > 0
            && behind.iter().any(|byte| {
                match byte {
                    b'(' | b'[' => depth += 1,
                    b')' | b']' => depth -= 1,
                    _ => {}
                }
                depth <= 0
            })
    }
}

fn word_at(text: &str) -> &str {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '\u{301}');
    text.find(|c| !inside(c)).map_or(text, |end| &text[..end])
}

const fn is_mark_in_word(c: char) -> bool {
    matches!(c, '-' | '.' | '/' | '’' | '\'' | '№' | '\u{301}' | '\u{ad}' | '@')
}

/// Marks that open a quotation or a bracket.
pub(super) const fn is_opener(c: char) -> bool {
    matches!(c, '«' | '"' | '“' | '„' | '‘' | '\'' | '(' | '[' | '{' | '`' | '*' | '_' | '¿' | '¡' | '‹')
}

const fn is_closer(c: char) -> bool {
    matches!(c, '»' | '"' | '”' | '’' | '\'' | ')' | ']' | '}' | '“' | '›' | '¹' | '²' | '³')
}

/// Dashes and hyphens.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '―' | '−')
}

/// End of the run of marks that begins at `at`; marks with single spaces between them (`. . .`) are one run.
pub(super) fn run_end(body: &str, at: usize) -> usize {
    let bytes = body.as_bytes();
    let mut end = at;
    loop {
        match &bytes[end..] {
            [b'.' | b'!' | b'?', ..] => end += 1,
            [0xe2, 0x80, 0xa6, ..] => end += 3,
            [b' ', b'.', b' ' | b'.', ..] | [b' ', b'.'] if end > at && bytes[end - 1] == b'.' => end += 2,
            _ => return end,
        }
    }
}

/// Behind the closing marks that follow a run of marks, footnote marks included: `.»`, `.)`, `.[11]`.
pub(super) fn closers_end(body: &str, run: usize) -> usize {
    let mut end = run;
    loop {
        let rest = &body[end..];
        let Some(c) = rest.chars().next() else { return end };
        if let Some(length) = note_mark(rest) {
            end += length;
            continue;
        }
        let opens = matches!(c, '"' | '\'' | '“') && rest[c.len_utf8()..].starts_with(char::is_alphanumeric);
        let more = end > run && matches!(c, '.' | '!' | '?' | '…');
        if opens || !(is_closer(c) || more) {
            return end;
        }
        end += c.len_utf8();
    }
}

/// Length of a footnote mark or an omission in brackets, with the space before it: ` [11]`, `[2, 3]`, ` […]`.
fn note_mark(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('[')?;
    let length = inner.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–' | '.' | '…')))?;
    let filled = length > 0 && inner[length..].starts_with(']');
    filled.then(|| rest.len() - inner.len() + length + 1)
}
