//! A place where a sentence may end, and what stands around it.

mod closing;
pub(super) mod feature_set;
mod features;
mod mark;

pub(super) use mark::{Mark, mark_at};

use std::cell::OnceCell;

use closing::{footnote, spaced_bracket, spaced_guillemet};

use super::abbreviations::Abbreviations;
use super::emoticons;
use super::enclosures::Enclosure;
use super::letters::{
    CharClass, Word, behind_space, char_at, is_closing_bracket, is_closing_quote, is_dash, is_opener,
};
use super::statistics::WordStatistics;
use crate::language::{Classes, Knowledge, fold};

/// What stands between a mark and the text behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    Closed,
    /// White space within a line.
    Space,
    /// A line end.
    Line,
    /// An empty line.
    Blank,
}

/// Characters of the longest word that is looked up: a longer Cyrillic one does not fit an entry of the data files
/// ([`crate::language::LONGEST`] bytes), and no abbreviation is as long.
const LONGEST_LISTED: usize = 24;

/// A place where a sentence may end.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that is a feature of the place")]
pub(super) struct Candidate<'a> {
    /// The text of the block.
    pub text: &'a str,
    /// What is known of its language.
    pub knowledge: &'static Knowledge,
    /// Abbreviations of the user's own.
    pub own: &'a Abbreviations,
    /// What the document's own use of words shows.
    pub statistics: &'a WordStatistics<'a>,
    /// First byte of the unit that may end here.
    pub start: usize,
    /// First byte of the mark.
    pub mark_start: usize,
    /// The byte behind the mark.
    pub mark_end: usize,
    /// What the mark is.
    pub mark: Mark,
    /// The byte behind the quotation marks, brackets and footnote marks that close with it.
    pub end: usize,
    /// Whether a quotation closes between the mark and `end`.
    pub closes_quote: bool,
    /// Whether a bracket closes there.
    pub closes_bracket: bool,
    /// Whether a footnote mark or an emoticon stands there.
    pub footnote: bool,
    /// What follows `end`.
    pub gap: Gap,
    /// First byte of the text that goes on.
    pub resume: usize,
    /// Whether it goes on with a dash.
    pub dash: bool,
    /// Whether it goes on with an opening quotation mark or bracket.
    pub opener: Option<char>,
    /// Whether it goes on with an ellipsis.
    pub ellipsis: bool,
    /// The next word, behind these.
    pub next: Word<'a>,
    /// What the next word begins with, or the sign that stands where no word comes.
    pub next_first: CharClass,
    /// The bracket that holds the mark.
    pub bracket: Option<Enclosure>,
    /// The quotation that holds the mark and what closes with it.
    pub quote: Option<Enclosure>,
    /// Whether the line is an entry of a bibliography.
    pub in_entry: bool,
    /// The quotation that closes with the mark.
    pub closing: Option<Enclosure>,
    /// The word that the mark follows; empty where a sign comes between.
    pub word: Word<'a>,
    /// Classes of that word.
    pub classes: Classes,
    /// Were they found for the word together with the one before it («т. е.»)?
    pub compound: bool,
    next_classes: OnceCell<Classes>,
    prior: OnceCell<Word<'a>>,
}

impl<'a> Candidate<'a> {
    /// Could a unit begin at `at`: with a capital, a digit, a dash or an opening sign?
    pub fn opens_unit(text: &str, at: usize) -> bool {
        let mut signs = text[at..].chars().filter(|c| !c.is_whitespace());
        signs
            .find(|c| !is_dash(*c) && !is_opener(*c) && *c != '…')
            .is_none_or(|c| matches!(CharClass::of(c), CharClass::Upper | CharClass::Digit | CharClass::Caseless))
    }

    /// Looks around the mark that begins at `mark_start` and ends at `mark_end`.
    pub fn look(
        text: &'a str,
        knowledge: &'static Knowledge,
        own: &'a Abbreviations,
        statistics: &'a WordStatistics<'a>,
        start: usize,
        mark_start: usize,
        (mark_end, mark): (usize, Mark),
    ) -> Self {
        let word = Word::before(text, start, word_end(text, mark_start, mark));
        let mut candidate = Self {
            text,
            knowledge,
            own,
            statistics,
            start,
            mark_start,
            mark_end,
            mark,
            end: mark_end,
            closes_quote: false,
            closes_bracket: false,
            footnote: false,
            gap: Gap::Closed,
            resume: mark_end,
            dash: false,
            opener: None,
            ellipsis: false,
            next: Word { text: "", start: mark_end },
            next_first: CharClass::Nothing,
            bracket: None,
            quote: None,
            in_entry: false,
            closing: None,
            word,
            classes: Classes::NONE,
            compound: false,
            next_classes: OnceCell::new(),
            prior: OnceCell::new(),
        };
        if !text_follows(text, mark_end) {
            candidate.look_behind();
        }
        candidate.look_ahead();
        candidate
    }

    /// Takes in what closes together with the mark.
    fn look_behind(&mut self) {
        let mut end = self.mark_end;
        while let Some(c) = char_at(self.text, end) {
            let behind = end + c.len_utf8();
            let closes = if is_closing_bracket(c) {
                self.closes_bracket = true;
                true
            } else if c == '«' {
                // »Ja.« in German.
                let opens = char_at(self.text, behind).is_some_and(char::is_alphanumeric);
                self.closes_quote |= !opens;
                !opens
            } else if is_closing_quote(c) {
                let opens = matches!(c, '"' | '\'' | '“' | '‘' | '»')
                    && char_at(self.text, behind).is_some_and(char::is_alphanumeric);
                self.closes_quote |= !opens;
                !opens
            } else if matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡' | '*') {
                self.footnote = true;
                true
            } else {
                matches!(c, '.' | '!' | '?' | '…') && end > self.mark_end
            };
            if closes {
                if matches!(c, '!' | '?') {
                    self.mark = Mark::Strong;
                }
                end = behind;
            } else if let Some(behind) = spaced_bracket(self.text, end) {
                self.closes_bracket = true;
                end = behind;
            } else if let Some(behind) = emoticons::behind(self.text, end) {
                self.footnote = true;
                end = behind;
            } else if let Some(behind) = spaced_guillemet(self.text, end) {
                self.closes_quote = true;
                end = behind;
            } else if let Some(behind) = footnote(self.text, end).or_else(|| self.footnote_number(end)) {
                self.footnote = true;
                end = behind;
            } else {
                break;
            }
        }
        self.end = end;
    }

    /// A footnote's number that print had raised: «так было.4 Затем», "rights. 4 Even so": where it ends.
    fn footnote_number(&self, at: usize) -> Option<usize> {
        if self.footnote || self.mark != Mark::Period && at == self.mark_end {
            return None;
        }
        let spaced = self.text[at..].starts_with(' ');
        if !self.text[at + usize::from(spaced)..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let number = Word::at(self.text, at + usize::from(spaced));
        let rest = &self.text[number.end()..];
        let next = Word::at(self.text, number.end() + usize::from(rest.starts_with(' ')));
        let fits = number.is_number()
            && number.is_at_most(if spaced { 2 } else { 3 })
            && rest.starts_with(' ')
            && next.first() == CharClass::Upper
            && (!spaced
                || self.knowledge.classes(fold(next.text).as_str()).any(Classes::STARTER)
                    && !self.knowledge.is_cyrillic()
                    && self.mark == Mark::Period);
        let whole = self.word.text.is_empty()
            || self.word.is_small()
                && !self.word.is_at_most(2)
                && !self.knowledge.classes(fold(self.word.text).as_str()).any(Classes::ABBREVIATION);
        (fits && whole && !self.counts_on(number.text)).then(|| number.end())
    }

    /// "17 Pray without ceasing. 18 In every thing": a verse behind the one that opens the unit.
    fn counts_on(&self, number: &str) -> bool {
        let first = Word::at(self.text, self.start);
        first.text.parse::<u16>().is_ok_and(|first| number.parse() == Ok(first.saturating_add(1)))
    }

    /// Looks at what goes on.
    fn look_ahead(&mut self) {
        let (resume, lines) = behind_space(self.text, self.end);
        self.resume = resume;
        self.gap = match lines {
            _ if resume == self.end => Gap::Closed,
            0 => Gap::Space,
            1 => Gap::Line,
            _ => Gap::Blank,
        };
        let mut at = resume;
        // The longest that stands before a word: «— „…». More is no text.
        for _ in 0..8 {
            match char_at(self.text, at) {
                Some(c) if is_dash(c) => self.dash = true,
                Some(c) if is_opener(c) => self.opener = self.opener.or(Some(c)),
                Some('…') => self.ellipsis = true,
                Some('.')
                    if self.opener.is_some() || self.dash || self.ellipsis || self.text[at..].starts_with("...") =>
                {
                    self.ellipsis = true;
                }
                Some(c) if c.is_whitespace() && at > resume => {}
                _ => break,
            }
            at += char_at(self.text, at).map_or(1, char::len_utf8);
        }
        self.next = Word::at(self.text, at.min(self.text.len()));
        self.next_first = char_at(self.text, at).map_or(CharClass::Nothing, CharClass::of);
    }

    /// Looks the word before the mark up, in the form that its list has.
    pub fn classify(&mut self) {
        if !self.word.is_at_most(LONGEST_LISTED) {
            return;
        }
        let folded = fold(self.word.text);
        self.classes = self.knowledge.classes(folded.as_str());
        if self.own.end_at(self.text, self.start, self.mark_start) {
            // The user knows better than the list that it is no word here; else what the list knows of it holds.
            if self.classes.any(Classes::WORD) || !self.classes.any(Classes::ABBREVIATION) {
                self.classes = Classes::ATTRIBUTE;
            }
            return;
        }
        // A capital in the middle of a Cyrillic sentence: a name («рассказал Бут.»), unless it leads one («Ул. Ленина»).
        let named = self.knowledge.is_cyrillic()
            && self.word.first() == CharClass::Upper
            && !self.word.is_at_most(2)
            && !self.word.is_capitals();
        if named
            && !self.classes.any(Classes::TITLE | Classes::PLACE | Classes::NUMBERED | Classes::INITIAL)
            && !self.word_is_first()
        {
            let directs = self.classes.any(Classes::DIRECTION);
            self.classes = if directs { Classes::ATTRIBUTE } else { Classes::NONE };
        }
        // «т. е.», "a. m.": parts that stand apart are looked up as one.
        let classes = if self.word.is_at_most(4) { self.joined() } else { None }.unwrap_or_default();
        if classes != Classes::NONE {
            self.classes = classes;
            self.compound = true;
        } else if self.classes == Classes::NONE
            && self.word.is_dotted()
            && let Some((_, last)) = self.word.text.rsplit_once('.')
            && last.chars().nth(1).is_some()
        {
            // «ст.преп», "Lt.-Gov": the last of several in one.
            self.classes = self.knowledge.classes(fold(last.trim_start_matches('-')).as_str());
        } else if self.classes == Classes::NONE {
            self.classes = self.knowledge.ending_classes(folded.as_str());
            // «вице-адм. Макаров», "ex-Gov. Marsh": a title with something before it.
            if folded
                .as_str()
                .rsplit_once('-')
                .is_some_and(|(_, last)| self.knowledge.classes(last).any(Classes::TITLE))
            {
                self.classes = Classes::TITLE;
            }
        }
    }

    /// Classes of the word with the abbreviated one before it: «т. е» as `т.е`.
    fn joined(&self) -> Option<Classes> {
        let body = self.text.get(self.start..self.word.start)?.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\n']);
        let end = body.strip_suffix('.')?.len() + self.start;
        let first = Word::before(self.text, self.start, end);
        (first.is_at_most(4) && !first.text.is_empty()).then(|| self.classes_of_both(first.text, self.word.text))
    }

    /// Classes of two words as one: `т.е`.
    fn classes_of_both(&self, first: &str, second: &str) -> Classes {
        let mut joined = [0; 40];
        let mut length = 0;
        for part in [first, ".", second] {
            if let Some(place) = joined.get_mut(length..length + part.len()) {
                place.copy_from_slice(part.as_bytes());
                length += part.len();
            }
        }
        self.knowledge.classes(fold(str::from_utf8(&joined[..length]).unwrap_or_default()).as_str())
    }
}

/// Where the word ends that a mark follows: "Mr . Boyle" of a page that was read by machine has a space between.
fn word_end(text: &str, mark_start: usize, mark: Mark) -> usize {
    let before = text[..mark_start].strip_suffix(' ');
    let spaced = before.filter(|text| mark == Mark::Period && text.ends_with(char::is_alphabetic));
    spaced.map_or(mark_start, str::len)
}

/// Whether nothing but a letter follows a mark, behind a space or a line end. So it is with most, and nothing closes with them.
fn text_follows(text: &str, mark_end: usize) -> bool {
    /// First bytes of the letters U+0400 to U+047F, those of Russian and its neighbours.
    const CYRILLIC: std::ops::RangeInclusive<u8> = 0xD0..=0xD1;
    matches!(text.as_bytes().get(mark_end..), Some([b' ' | b'\n', first, ..])
        if first.is_ascii_alphabetic() || CYRILLIC.contains(first))
}
