//! Words of a sentence with what names need to know of them: spelling for matching, shape, and what stands before them.

use unicode_normalization::UnicodeNormalization;

use crate::language::{NameList, NameWords, modern};
use crate::model::{Segmented, SentenceId, Skip, Span};
use crate::names::text::script::Script;
use crate::names::text::token::{Gap, Token, WordShape};
use crate::names::text::vocabulary::Vocabulary;

/// Cuts sentences of one text into words; keeps its scratch between calls.
pub struct Tokenizer<'a> {
    text: &'a Segmented,
    script: Script,
    names: &'static NameWords,
    word: String,
    composed: String,
}

/// Letters that a word may be broken by: «O’Brien», «Нью-Йорк».
fn joins(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | 'ʼ')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

impl<'a> Tokenizer<'a> {
    pub fn new(text: &'a Segmented, script: Script, names: &'static NameWords) -> Self {
        Self { text, script, names, word: String::new(), composed: String::new() }
    }

    /// The words of a sentence, in order, appended to `out`.
    pub fn sentence(&mut self, id: SentenceId, vocabulary: &mut Vocabulary, out: &mut Vec<Token>) {
        let document = self.text.document();
        let (span, whole) = (self.text.span(id), document.text());
        let skips = document.skips_in(span);
        let mut reader = CharReader { text: &whole[..span.end() as usize], at: span.start() as usize, skips };
        let (mut gap, first) = (Gap::START, out.len());
        while let Some((at, c)) = reader.next() {
            if !is_letter(c) || is_mark(c) {
                gap.add(self.gap(&reader, at, c));
                continue;
            }
            self.word.clear();
            self.word.push(c);
            let mut end = reader.at;
            loop {
                let saved = (reader.at, reader.skips);
                let Some((_, c)) = reader.next() else { break };
                if is_letter(c) {
                    self.word.push(c);
                } else if joins(c) && reader.clone().next().is_some_and(|(_, next)| next.is_alphabetic()) {
                    self.word.push(if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c });
                } else {
                    (reader.at, reader.skips) = saved;
                    break;
                }
                end = reader.at;
            }
            self.push(Span::from(at..end), &mut reader, gap, vocabulary, out);
            gap = Gap::default();
            if out.len() == first {
                gap = Gap::START;
            }
        }
    }

    /// A straight quotation mark or apostrophe opens before a word and closes after one.
    fn gap(&self, reader: &CharReader<'_>, at: usize, c: char) -> Gap {
        if matches!(c, '"' | '\'' | '’') {
            let before = self.text.document().text()[..at].chars().next_back();
            let opens = before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—'));
            let closes = reader.text[reader.at..].chars().next().is_none_or(|a| !a.is_alphanumeric());
            return match (opens, closes) {
                (true, _) => Gap::QUOTE,
                (false, true) => Gap::UNQUOTE,
                _ => Gap::COMMA,
            };
        }
        Gap::of(c)
    }

    fn push(
        &mut self,
        span: Span,
        reader: &mut CharReader<'_>,
        gap: Gap,
        vocabulary: &mut Vocabulary,
        out: &mut Vec<Token>,
    ) {
        let mut span = span;
        let tail = self.possessive();
        if tail > 0 {
            self.word.truncate(self.word.len() - tail);
            span = Span::new(span.start(), span.end() - tail as u32);
        }
        self.compose();
        let mut shape = shape(&self.composed);
        let rest = &reader.text[reader.at..];
        if shape == WordShape::Letter
            && rest.starts_with('.')
            && !(self.is_number(rest) && out.last().is_some_and(is_name))
        {
            shape = WordShape::Initial;
            reader.at += 1;
            span = Span::new(span.start(), reader.at as u32);
        }
        // «ВКП(б)», "VKP(b)": the bracket is part of the name.
        let mut inner = rest.chars();
        if shape == WordShape::Upper
            && inner.next() == Some('(')
            && inner.next().is_some_and(char::is_lowercase)
            && inner.next() == Some(')')
        {
            let tail = rest.find(')').map_or(0, |end| end + 1);
            self.composed.push_str(&rest[..tail]);
            reader.at += tail;
            span = Span::new(span.start(), reader.at as u32);
        }
        out.push(Token { span, form: vocabulary.add(&self.composed, shape), shape, gap, possessive: tail > 0 });
    }

    /// The bytes of the possessive ending that the word has, whatever its apostrophe.
    fn possessive(&self) -> usize {
        let bytes = |ending: &&str| {
            let mut letters = self.word.chars().rev();
            let same = |letter: char| letters.next().filter(|&own| modern(own) == letter).map(char::len_utf8);
            ending.chars().rev().map(same).sum::<Option<usize>>()
        };
        self.names.endings(NameList::PossessiveEndings).iter().find_map(bytes).unwrap_or(0)
    }

    /// «при Павле I.», "under Paul I.": no initial but the number of a ruler, where the sentence ends after it. In a Latin text
    /// V and X are letters first.
    fn is_number(&self, rest: &str) -> bool {
        let numeral = match self.script {
            Script::Cyrillic => matches!(self.composed.as_str(), "I" | "V" | "X"),
            Script::Latin => self.composed == "I",
        };
        numeral && !rest.contains(is_letter)
    }

    /// The word composed, without stress marks and soft hyphens, ligatures undone, look-alike letters of the other script put right.
    fn compose(&mut self) {
        self.composed.clear();
        // Most words have only these letters, in which nothing is to be composed.
        let simple = match self.script {
            Script::Cyrillic => self.word.chars().all(|c| matches!(c, 'А'..='я' | 'ё' | 'Ё')),
            Script::Latin => self.word.bytes().all(|b| b.is_ascii_alphabetic()),
        };
        if simple {
            self.composed.push_str(&self.word);
            return;
        }
        self.composed.extend(self.word.nfkc().filter(|&c| !is_mark(c)));
        let other = if self.script == Script::Cyrillic { Script::Latin } else { Script::Cyrillic };
        let mixed = self.composed.chars().any(|c| self.script.has(c)) && self.composed.chars().any(|c| other.has(c));
        if mixed {
            self.composed = self.composed.chars().map(|c| self.script.like(c).unwrap_or(c)).collect();
        }
    }
}

/// A word with a capital, a space before what follows it.
fn is_name(token: &Token) -> bool {
    token.shape == WordShape::Capital
}

fn shape(word: &str) -> WordShape {
    let Some(first) = word.chars().next() else { return WordShape::Lower };
    if first.is_numeric() {
        return WordShape::Number;
    }
    let (mut letters, mut upper, mut inner) = (0, 0, false);
    for (n, c) in word.chars().filter(|c| c.is_alphabetic()).enumerate() {
        letters += 1;
        upper += usize::from(c.is_uppercase());
        inner |= n > 0 && c.is_uppercase();
    }
    match (first.is_uppercase(), letters, upper) {
        (true, 1, _) => WordShape::Letter,
        (true, n, u) if u == n => WordShape::Upper,
        (true, ..) => WordShape::Capital,
        // «д’Артаньян», «аль-Бируни», "d'Artagnan"
        _ if inner && word.contains(joins) => WordShape::Capital,
        _ => WordShape::Lower,
    }
}

/// Characters with their places, skips left out.
#[derive(Clone)]
struct CharReader<'a> {
    text: &'a str,
    at: usize,
    skips: &'a [Skip],
}

impl Iterator for CharReader<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        while let Some((skip, rest)) = self.skips.split_first() {
            if self.at < skip.span.start() as usize {
                break;
            }
            self.at = self.at.max(skip.span.end() as usize).min(self.text.len());
            self.skips = rest;
        }
        let c = self.text[self.at..].chars().next()?;
        let at = self.at;
        self.at += c.len_utf8();
        Some((at, c))
    }
}
