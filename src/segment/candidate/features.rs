//! Features of a candidate that rules look at, found when they are asked for.

use super::super::letters::{
    CharClass, Word, behind_space, char_at, char_before, first_chars, is_at_most, is_closing_bracket, is_closing_quote,
    is_dash, is_opener, last_chars,
};
use super::Candidate;
use crate::language::{Classes, Ending, fold};

/// Characters behind a list label in which the next one is looked for: three lines of print.
const NEXT_LABEL: usize = 200;

/// Characters before a list label in which the one before it is looked for: as many as an item of a list has that is no
/// paragraph of its own.
const LAST_LABEL: usize = 300;

impl<'a> Candidate<'a> {
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

    /// Whether the next word opens sentences and is no initial.
    pub fn starter_follows(&self) -> bool {
        self.next_first == CharClass::Upper
            && !self.initial_follows()
            && (self.next.is_letter() || !self.next.is_capitals())
            && self.next_classes().any(Classes::STARTER)
            || self.next_is_shortened()
                && self.next_classes().any(Classes::STARTER)
                && self.next_classes().any(Classes::TITLE)
    }

    /// Whether the next word is a capitalised abbreviation.
    pub fn next_is_shortened(&self) -> bool {
        self.next_first == CharClass::Upper && char_at(self.text, self.next.end()) == Some('.')
    }

    /// Whether the next word is an abbreviation with its period, "voc. ed. classes".
    pub fn next_is_abbreviated(&self) -> bool {
        char_at(self.text, self.next.end()) == Some('.') && self.next_classes().any(Classes::ABBREVIATION)
    }

    /// Whether a bracket or a quotation closes right before the mark: "(page 3).", "\"him on\".".
    pub fn bracket_or_quote_before(&self) -> bool {
        self.word.text.is_empty()
            && char_before(self.text, self.mark_start).is_some_and(|c| is_closing_bracket(c) || is_closing_quote(c))
    }

    /// Whether the sign of a number follows, «№ 5».
    pub fn next_is_number_sign(&self) -> bool {
        self.text[self.resume..].starts_with('№')
    }

    /// Classes of the word and the one before it together: «и др» as `и.др`.
    pub fn with_prior(&self) -> Classes {
        self.classes_of_both(self.prior().text, self.word.text)
    }

    /// Classes of the word and the next together: «долл. США» as `долл.сша`.
    pub fn with_next(&self) -> Classes {
        self.classes_of_both(self.word.text, self.next.text)
    }

    /// Whether the next word is a capital with a period, or two letters that no list has: «Дж.», not «Им.», «Ст.», "No.".
    pub fn initial_follows(&self) -> bool {
        self.next_is_shortened()
            && self.next.is_at_most(2)
            && (self.next.is_letter()
                || self.next_classes().any(Classes::INITIAL) && !self.number_behind_next()
                || !self.next_classes().any(Classes::ABBREVIATION))
    }

    /// Whether a number follows the next word and its period: «Ст. 5».
    fn number_behind_next(&self) -> bool {
        let (at, _) = behind_space(self.text, (self.next.end() + 1).min(self.text.len()));
        char_at(self.text, at).is_some_and(|c| CharClass::of(c) == CharClass::Digit)
    }

    /// Whether the word is the first of its unit (but for opening signs, dashes and list labels).
    pub fn word_is_first(&self) -> bool {
        self.text.get(self.start..self.word.start).is_none_or(|lead| {
            lead.chars().all(|c| c.is_whitespace() || is_opener(c) || is_dash(c) || matches!(c, '…' | '.'))
        })
    }

    /// Whether the unit begins a line.
    pub fn at_line(&self) -> bool {
        let before = self.text[..self.start].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Whether what stands before the word is short enough, at most 16 bytes, to be signs and spaces alone.
    pub fn lead_is_short(&self) -> bool {
        self.word.start - self.start < 16
    }

    /// Whether the word may be a label inside a run: «Нужно взять: 1. Хлеб; 2. Соль», «области: 1. Афега (Афега), 2. Аана».
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
            Some(',' | ')') => spaced && self.next_first == CharClass::Upper && self.follows_label(),
            _ => false,
        }
    }

    /// Whether the label one more follows this one.
    fn label_leads(&self) -> bool {
        let Some(more) = self.word.text.parse::<u32>().ok().and_then(|number| number.checked_add(1)) else {
            return false;
        };
        let label = |word: &str| word.strip_suffix(['.', ')']).is_some_and(|label| label.parse() == Ok(more));
        first_chars(&self.text[self.resume..], NEXT_LABEL).split_whitespace().any(label)
    }

    /// Whether the label one less stands before this one.
    fn follows_label(&self) -> bool {
        let Some(before) = self.word.text.parse::<u32>().ok().and_then(|number| number.checked_sub(1)) else {
            return false;
        };
        let label = |word: &str| word.strip_suffix(['.', ')']).is_some_and(|label| label.parse() == Ok(before));
        self.said(LAST_LABEL).split_whitespace().any(label)
    }

    /// Whether a mark stands behind what closes, so that it is the outer sentence that ends: «фильм «Кто?».».
    pub fn ends_outside(&self) -> bool {
        self.end > self.mark_end && char_before(self.text, self.end).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…'))
    }

    /// Whether the word is an initial or several: «И», «Дж», "J.R".
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
        self.word.is_letter() && self.word.first() == CharClass::Upper
            || self.word.first() == CharClass::Upper && self.classes.any(Classes::INITIAL)
    }

    /// «— 12»: a number behind a dash goes on after `!`, `?` and an ellipsis.
    pub fn number_behind_dash(&self) -> bool {
        self.dash && self.next_first == CharClass::Digit
    }

    /// Whether white space follows the dash that goes on.
    pub fn spaced_dash(&self) -> bool {
        char_at(self.text, self.resume).is_some_and(|dash| {
            dash != '-' && char_at(self.text, self.resume + dash.len_utf8()).is_some_and(char::is_whitespace)
        })
    }

    /// Whether the next word has its capital inside: iPhone, eBay.
    pub fn is_camel(&self) -> bool {
        self.next.text.chars().nth(1).is_some_and(char::is_uppercase)
    }

    /// Whether the unit begins with a small letter, as chat without capitals does.
    pub fn begins_small(&self) -> bool {
        self.text[self.start..].chars().next().is_some_and(|c| CharClass::of(c) == CharClass::Lower)
    }

    /// Whether a small word of the unit, near the mark, has the ending of a verb.
    pub fn has_verb(&self) -> bool {
        /// Characters that are looked through: some twelve words.
        const REACH: usize = 160;
        let verb = |text: &str| {
            let word = Word { text, start: 0 };
            word.is_small() && !word.is_at_most(3) && self.knowledge.has_ending(fold(text).as_str(), Ending::Verb)
        };
        self.said(REACH).split_whitespace().any(verb)
    }

    /// What of the unit stands before the mark, at most `reach` characters.
    pub fn said(&self, reach: usize) -> &'a str {
        last_chars(&self.text[self.start..self.mark_start], reach)
    }

    /// Whether the unit has at most `most` characters before the mark.
    pub fn said_is_at_most(&self, most: usize) -> bool {
        is_at_most(&self.text[self.start..self.mark_start], most)
    }
}
