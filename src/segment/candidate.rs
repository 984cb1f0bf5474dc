//! A place where a sentence may end, and what stands around it.

use std::cell::OnceCell;

use super::Abbreviations;
use super::emoticons;
use super::letters::{
    Shape, Word, behind_space, char_at, char_before, is_closing_bracket, is_closing_quote, is_dash, is_opener,
};
use super::pairs::Pair;
use crate::language::{Classes, Folded, Knowledge, fold};

/// What a sentence may end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// One period.
    Period,
    /// `!`, `?` and their companies, with or without periods.
    Strong,
    /// `…`, `...`, `. . .`
    Ellipsis,
}

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

/// A place where a sentence may end.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that is seen there")]
pub(super) struct Candidate<'a> {
    /// The text of the block.
    pub text: &'a str,
    /// What is known of its language.
    pub knowledge: &'static Knowledge,
    /// Abbreviations of the user's own.
    pub own: &'a Abbreviations,
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
    /// Does a quotation close between the mark and `end`?
    pub closes_quote: bool,
    /// Does a bracket close there?
    pub closes_bracket: bool,
    /// Does a footnote mark or an emoticon stand there?
    pub footnote: bool,
    /// What follows `end`.
    pub gap: Gap,
    /// First byte of the text that goes on.
    pub resume: usize,
    /// Does it go on with a dash?
    pub dash: bool,
    /// Does it go on with an opening quotation mark or bracket?
    pub opener: Option<char>,
    /// Does it go on with an ellipsis?
    pub ellipsis: bool,
    /// The next word, behind these.
    pub next: Word<'a>,
    /// Shape of the next word's first character, or of the sign that stands where no word comes.
    pub next_shape: Shape,
    /// The bracket that holds the mark.
    pub bracket: Option<Pair>,
    /// The quotation that holds the mark and what closes with it.
    pub quote: Option<Pair>,
    /// Is the line an entry of a bibliography?
    pub in_entry: bool,
    /// The quotation that closes with the mark.
    pub closing: Option<Pair>,
    /// The word that the mark follows; empty where a sign comes between.
    pub word: Word<'a>,
    /// Classes of that word.
    pub classes: Classes,
    /// Were they found for the word together with the one before it («т. е.»)?
    pub compound: bool,
    next_classes: OnceCell<Classes>,
    prior: OnceCell<Word<'a>>,
}

/// Where the mark that begins at `at` ends, and what it is. Spaced dots (`. . .`) are one mark.
pub(super) fn mark_at(text: &str, at: usize) -> (usize, Mark) {
    let bytes = text.as_bytes();
    let (mut end, mut strong, mut dots) = (at, false, 0);
    loop {
        match bytes.get(end) {
            Some(b'.') => dots += 1,
            Some(b'!' | b'?') => strong = true,
            Some(0xE2) if text[end..].starts_with('…') => {
                dots += 3;
                end += 2;
            }
            Some(b' ') if dots > 0 && spaced_dot(bytes, end) => {}
            _ => break,
        }
        end += 1;
    }
    let mark = if strong {
        Mark::Strong
    } else if dots == 1 {
        Mark::Period
    } else {
        Mark::Ellipsis
    };
    (end, mark)
}

/// Is the space at `at` one between spaced dots?
fn spaced_dot(bytes: &[u8], at: usize) -> bool {
    at > 0
        && bytes[at - 1] == b'.'
        && bytes.get(at + 1) == Some(&b'.')
        && bytes
            .get(at + 2)
            .is_none_or(|b| matches!(b, b' ' | b'\n' | b'\r' | b'"' | b')' | b']' | b',' | b';' | b'?' | b'!'))
}

impl<'a> Candidate<'a> {
    /// Could a unit begin at `at`: with a capital, a digit, a dash or an opening sign?
    pub fn opens_unit(text: &str, at: usize) -> bool {
        let mut signs = text[at..].chars().filter(|c| !c.is_whitespace());
        signs
            .find(|c| !is_dash(*c) && !is_opener(*c) && *c != '…')
            .is_none_or(|c| matches!(Shape::of(c), Shape::Upper | Shape::Digit | Shape::Caseless))
    }

    /// Looks around the mark that begins at `mark_start`.
    pub fn look(
        text: &'a str,
        knowledge: &'static Knowledge,
        own: &'a Abbreviations,
        start: usize,
        mark_start: usize,
    ) -> Self {
        let (mark_end, mark) = mark_at(text, mark_start);
        let word = Word::before(text, start, mark_start);
        let mut candidate = Self {
            text,
            knowledge,
            own,
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
            next_shape: Shape::Nothing,
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
        candidate.look_behind();
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
        let number = Word::at(self.text, at + usize::from(spaced));
        let rest = &self.text[number.end()..];
        let next = Word::at(self.text, number.end() + usize::from(rest.starts_with(' ')));
        let fits = number.is_number()
            && number.is_at_most(if spaced { 2 } else { 3 })
            && rest.starts_with(' ')
            && next.shape() == Shape::Upper
            && (!spaced
                || self.knowledge.classes(fold(next.text).as_str()).any(Classes::STARTER)
                    && !self.knowledge.is_cyrillic()
                    && self.mark == Mark::Period);
        let whole = self.word.text.is_empty()
            || self.word.is_small()
                && !self.word.is_at_most(2)
                && !self.knowledge.classes(fold(self.word.text).as_str()).any(Classes::ABBREVIATION);
        (fits && whole).then(|| number.end())
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
        self.next_shape = char_at(self.text, at).map_or(Shape::Nothing, Shape::of);
    }

    /// Looks the word before the mark up, in the form that its list has.
    pub fn classify(&mut self) {
        if self.word.text.len() > 24 {
            return;
        }
        self.classes = self.knowledge.classes(fold(self.word.text).as_str());
        if self.own.end_at(self.text, self.start, self.mark_start) {
            // The user knows better than the list that it is no word here; else what the list knows of it holds.
            if self.classes.any(Classes::WORD) || !self.classes.any(Classes::ABBREVIATION) {
                self.classes = Classes::ATTRIBUTE;
            }
            return;
        }
        // A capital in the middle of a Cyrillic sentence: a name («рассказал Бут.»), unless it leads one («Ул. Ленина»).
        let named = self.knowledge.is_cyrillic()
            && self.word.shape() == Shape::Upper
            && !self.word.is_at_most(2)
            && !self.word.is_capitals();
        if named
            && !self.classes.any(Classes::TITLE | Classes::PLACE | Classes::NUMBERED | Classes::INITIAL)
            && !self.word_is_first()
        {
            self.classes = Classes::NONE;
        }
        // «т. е.», "a. m.": parts that stand apart are looked up as one.
        let joined = if self.word.is_at_most(4) { self.joined() } else { None };
        let classes = joined.map_or(Classes::NONE, |joined| self.knowledge.classes(joined.as_str()));
        if classes != Classes::NONE {
            self.classes = classes;
            self.compound = true;
        } else if self.classes == Classes::NONE
            && let Some((_, last)) = self.word.text.rsplit_once('.')
            && last.chars().nth(1).is_some()
        {
            // «ст.преп», «зам.нач»: the last of several in one.
            self.classes = self.knowledge.classes(fold(last).as_str());
        } else if self.classes == Classes::NONE {
            self.classes = self.knowledge.ending_classes(fold(self.word.text).as_str());
        }
    }

    /// The word with the abbreviated one before it: «т. е» → `т.е`.
    fn joined(&self) -> Option<Folded> {
        let body = self.text.get(self.start..self.word.start)?.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\n']);
        let end = body.strip_suffix('.')?.len() + self.start;
        let first = Word::before(self.text, self.start, end);
        (first.is_at_most(4) && !first.text.is_empty()).then(|| fold_joined(first.text, self.word.text))
    }

    /// The word before [`Self::word`]; signs between the two are passed over, of which an opening one hides what is before it.
    pub fn prior(&self) -> Word<'a> {
        *self.prior.get_or_init(|| {
            let prior = self.before(self.word);
            if self.compound { self.before(prior) } else { prior }
        })
    }

    /// The word before `word` in this unit.
    pub fn before(&self, word: Word<'a>) -> Word<'a> {
        let head = self.text.get(self.start..word.start).unwrap_or_default().trim_end();
        let end = self.start + head.len();
        let end = if head.ends_with('.') { end - 1 } else { end };
        Word::before(self.text, self.start, end)
    }

    /// The sign before the word that the mark follows, white space passed over.
    pub fn sign_before_word(&self) -> Option<char> {
        char_before(self.text, self.start + self.text.get(self.start..self.word.start)?.trim_end().len())
    }

    /// Classes of the next word.
    pub fn next_classes(&self) -> Classes {
        *self.next_classes.get_or_init(|| {
            let classes = self.knowledge.classes(fold(self.next.text).as_str());
            // "L'enseigne", "Qu'il": an elided word is listed with its apostrophe.
            match self.next.text.char_indices().find(|(_, c)| matches!(c, '\'' | '’')) {
                Some((at, sign)) if classes == Classes::NONE => {
                    self.knowledge.classes(fold(&self.next.text[..at + sign.len_utf8()]).as_str())
                }
                _ => classes,
            }
        })
    }

    /// Does the next word open sentences, and is it no initial?
    pub fn starter_follows(&self) -> bool {
        self.next_shape == Shape::Upper
            && !self.initial_follows()
            && (self.next.is_letter() || !self.next.is_capitals())
            && self.next_classes().any(Classes::STARTER)
            || self.next_is_shortened()
                && self.next_classes().any(Classes::STARTER)
                && self.next_classes().any(Classes::TITLE)
    }

    /// Is the next word a capitalised abbreviation?
    pub fn next_is_shortened(&self) -> bool {
        self.next_shape == Shape::Upper && char_at(self.text, self.next.end()) == Some('.')
    }

    /// Is the next word an abbreviation with its period, "voc. ed. classes"?
    pub fn next_is_abbreviated(&self) -> bool {
        char_at(self.text, self.next.end()) == Some('.') && self.next_classes().any(Classes::ABBREVIATION)
    }

    /// Does a bracket or a quotation close right before the mark: "(page 3).", "\"him on\"."?
    pub fn bracket_or_quote_before(&self) -> bool {
        self.word.text.is_empty()
            && char_before(self.text, self.mark_start).is_some_and(|c| is_closing_bracket(c) || is_closing_quote(c))
    }

    /// Does the sign of a number follow, «№ 5»?
    pub fn next_is_number_sign(&self) -> bool {
        self.text[self.resume..].starts_with('№')
    }

    /// Classes of the word and the one before it together: «и др» as `и.др`.
    pub fn with_prior(&self) -> Classes {
        self.knowledge.classes(fold_joined(self.prior().text, self.word.text).as_str())
    }

    /// Classes of the word and the next together: «долл. США» as `долл.сша`.
    pub fn with_next(&self) -> Classes {
        self.knowledge.classes(fold_joined(self.word.text, self.next.text).as_str())
    }

    /// Is the next word a capital with a period?
    pub fn initial_follows(&self) -> bool {
        self.next_shape == Shape::Upper && self.next.is_at_most(2) && char_at(self.text, self.next.end()) == Some('.')
    }

    /// Is the word the first of its unit (but for opening signs, dashes and list labels)?
    pub fn word_is_first(&self) -> bool {
        self.text.get(self.start..self.word.start).is_none_or(|lead| {
            lead.chars().all(|c| c.is_whitespace() || is_opener(c) || is_dash(c) || matches!(c, '…' | '.'))
        })
    }

    /// Does the unit begin a line?
    pub fn at_line(&self) -> bool {
        let before = self.text[..self.start].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Is what stands before the word short enough to be signs and spaces alone?
    pub fn lead_is_short(&self) -> bool {
        self.word.start - self.start < 16
    }

    /// May the word be a label inside a run: «Нужно взять: 1. Хлеб; 2. Соль», «области: 1. Афега (Афега), 2. Аана»?
    ///
    /// Not in a score or an hour: «5: 1», «12:30».
    pub fn label_in_run(&self) -> bool {
        if !(self.word.is_letter() || self.word.is_number() && self.word.is_at_most(2)) {
            return false;
        }
        let head = self.text.get(self.start..self.word.start).unwrap_or_default();
        let body = head.trim_end();
        let spaced = body.len() < head.len();
        let mut before = body.chars().rev();
        match before.next() {
            Some(';') => spaced,
            // A run begins with 1, or the next label follows; «Ответ: 5. Решение ниже» is none.
            Some(':') => {
                spaced
                    && (self.word.text == "1" || self.label_leads())
                    && !before.next().is_some_and(|c| c.is_ascii_digit())
            }
            Some(',' | ')') => spaced && self.next_shape == Shape::Upper && self.follows_label(),
            _ => false,
        }
    }

    /// Does the label one more follow this one?
    fn label_leads(&self) -> bool {
        let Some(more) = self.word.text.parse::<u32>().ok().and_then(|number| number.checked_add(1)) else {
            return false;
        };
        let end = super::letters::floor_boundary(self.text, self.resume + 200);
        let label = |word: &str| word.strip_suffix(['.', ')']).is_some_and(|label| label.parse() == Ok(more));
        self.text[self.resume..end].split_whitespace().any(label)
    }

    /// Does the label one less stand before this one?
    fn follows_label(&self) -> bool {
        let Some(before) = self.word.text.parse::<u32>().ok().and_then(|number| number.checked_sub(1)) else {
            return false;
        };
        let label = |word: &str| word.strip_suffix(['.', ')']).is_some_and(|label| label.parse() == Ok(before));
        self.said(300).split_whitespace().any(label)
    }

    /// Does a mark stand behind what closes, so that it is the outer sentence that ends: «фильм «Кто?».»?
    pub fn ends_outside(&self) -> bool {
        self.end > self.mark_end && char_before(self.text, self.end).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…'))
    }

    /// Is the word an initial or several: «И», «Дж», "J.R"?
    pub fn word_is_initial(&self) -> bool {
        let part = |part: &str| {
            // «Ж.-П. Бельмондо»
            let mut letters = part.trim_start_matches('-').chars();
            letters.next().is_some_and(char::is_uppercase)
                && part.len() <= 4
                && letters.next().is_none_or(|c| c.is_lowercase() || c == '\u{301}')
                && letters.next().is_none()
        };
        if self.word.text.is_empty() || self.word.is_number() || self.compound && self.classes.any(Classes::LEADING) {
            return false;
        }
        if self.word.text.contains('.') {
            return !self.classes.any(Classes::ABBREVIATION) && self.word.text.split('.').all(part);
        }
        self.word.is_letter() && self.word.shape() == Shape::Upper
            || self.word.shape() == Shape::Upper && self.classes.any(Classes::INITIAL)
    }

    /// «— 12»: a number behind a dash goes on after `!`, `?` and an ellipsis.
    pub fn number_behind_dash(&self) -> bool {
        self.dash && self.next_shape == Shape::Digit
    }

    /// Does white space follow the dash that goes on?
    pub fn spaced_dash(&self) -> bool {
        char_at(self.text, self.resume).is_some_and(|dash| {
            dash != '-' && char_at(self.text, self.resume + dash.len_utf8()).is_some_and(char::is_whitespace)
        })
    }

    /// Does the next word have its capital inside: iPhone, eBay?
    pub fn is_camel(&self) -> bool {
        self.next.text.chars().nth(1).is_some_and(char::is_uppercase)
    }

    /// Does the unit begin with a small letter, as chat without capitals does?
    pub fn begins_small(&self) -> bool {
        self.text[self.start..].chars().next().is_some_and(|c| Shape::of(c) == Shape::Lower)
    }

    /// What of the unit stands before the mark, at most `reach` bytes.
    pub fn said(&self, reach: usize) -> &'a str {
        let from = super::letters::floor_boundary(self.text, self.start.max(self.mark_start.saturating_sub(reach)));
        &self.text[from..self.mark_start]
    }
}

/// A guillemet that closes after a space, as in French, « Venez ! », and nothing that it could open: where it ends.
fn spaced_guillemet(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
    let behind = rest.strip_prefix(['»', '›'])?;
    (!behind.starts_with(char::is_alphanumeric)).then(|| text.len() - behind.len())
}

/// A bracket that closes after a slip of the space, "(We fly next day. )": where it ends.
fn spaced_bracket(text: &str, at: usize) -> Option<usize> {
    let behind = text[at..].strip_prefix(" )")?;
    behind.starts_with(char::is_whitespace).then(|| text.len() - behind.len())
}

/// A footnote mark or an omission in square brackets, `[11]`, `[3, 4]`, `[a]`, `[…]`, right behind a mark or after one space: where it ends.
fn footnote(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix(' ').unwrap_or(&text[at..]);
    let (inner, close) = match (rest.strip_prefix('['), rest.strip_prefix('(')) {
        (Some(inner), _) => (inner, b']'),
        // Round ones hold omissions only.
        (_, Some(inner)) if inner.starts_with(['.', '…']) => (inner, b')'),
        _ => return None,
    };
    let length = inner.bytes().take(12).position(|b| b == close)?;
    let body = &inner.as_bytes()[..length];
    let number = body.first().is_some_and(u8::is_ascii_digit)
        && body.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'-' | b' ' | b';'));
    let letter = length == 1 && body[0].is_ascii_lowercase();
    let omission = body == b"..." || body == "…".as_bytes();
    (number || letter || omission).then(|| text.len() - inner.len() + length + 1)
}

fn fold_joined(first: &str, second: &str) -> Folded {
    let mut joined = [0; 40];
    let mut length = 0;
    for part in [first, ".", second] {
        if let Some(place) = joined.get_mut(length..length + part.len()) {
            place.copy_from_slice(part.as_bytes());
            length += part.len();
        }
    }
    fold(str::from_utf8(&joined[..length]).unwrap_or_default())
}
