//! One pass over a block, in which each candidate is put to the rules.

use super::abbreviations::Abbreviations;
use super::bibliography::is_entry;
use super::candidate::{Candidate, Gap, mark_at};
use super::emoticons;
use super::enclosures::{EnclosureKind, Enclosures};
use super::letters::{CharClass, Word, behind_space, char_at, is_at_most};
use super::rules;
use super::rules::labels::is_speaker;
use super::rules::lines::decide_line;
use super::rules::verdict::Verdict;
use super::scan::Scan;
use super::statistics::WordStatistics;
use crate::language::Knowledge;
use memchr::{memchr, memrchr};

/// What a rule decided at a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    /// Where the next unit would begin.
    pub at: usize,
    /// Name of the rule.
    pub rule: &'static str,
    /// What it says.
    pub verdict: Verdict,
}

/// Bytes with which candidates begin; 0xE2 is the first of `…` and `•`, the colon and the semicolon are eyes, a bracket is a mouth.
const SIGNS: [u8; 10] = [b'.', b'!', b'?', b'\n', b'(', b')', b'[', b':', b';', 0xE2];

/// Finds the sentences of blocks; keeps what it uses again from block to block.
pub(super) struct Segmenter<'a> {
    knowledge: &'static Knowledge,
    own: &'a Abbreviations,
    statistics: &'a WordStatistics<'a>,
    signs: Scan<10>,
    enclosures: Enclosures,
    /// Where the line ends that was looked at last, and whether it is an entry of a bibliography.
    line: (usize, bool),
}

impl<'a> Segmenter<'a> {
    /// A segmenter for texts of a language, with a user's own abbreviations and statistics of the document's words.
    pub fn new(knowledge: &'static Knowledge, own: &'a Abbreviations, statistics: &'a WordStatistics<'a>) -> Self {
        Self {
            knowledge,
            own,
            statistics,
            signs: Scan::new(SIGNS),
            enclosures: Enclosures::new(knowledge),
            line: (0, false),
        }
    }

    /// Goes over a block once and reports every decision, in order.
    pub fn run(&mut self, text: &str, mut report: impl FnMut(Decision)) {
        self.signs.clear();
        self.enclosures.clear();
        self.line = (0, false);
        let bytes = text.as_bytes();
        let (mut start, mut at) = (0, 0);
        while let Some(found) = self.signs.next(bytes, at, bytes.len()) {
            let decision = match bytes[found] {
                b'(' | b'[' => {
                    at = found + 1;
                    let remark = UnmarkedRemark::at(text, start, found, self.knowledge);
                    if let Some(before) = remark.as_ref().and_then(UnmarkedRemark::begins) {
                        start = before.at;
                        report(before);
                    }
                    remark.and_then(|remark| remark.ends(text))
                }
                b':' | b';' => emoticon(text, start, found, &mut at),
                b')' => self.smile(text, start, found, &mut at),
                b'\n' => line_end(text, start, found, &mut at),
                0xE2 if text[found..].starts_with('•') => {
                    at = found + '•'.len_utf8();
                    bullet(text, start, found)
                }
                0xE2 if !text[found..].starts_with('…') => {
                    at = found + 1;
                    continue;
                }
                _ => self.mark(text, start, found, &mut at),
            };
            let Some(decision) = decision else { continue };
            if decision.verdict == Verdict::Cut {
                start = decision.at;
                at = at.max(start);
            }
            report(decision);
        }
    }

    /// Whether the byte `at`, which never goes back, lies in an entry of a bibliography.
    fn is_entry(&mut self, text: &str, at: usize) -> bool {
        if at >= self.line.0 {
            let bytes = text.as_bytes();
            let start = memrchr(b'\n', &bytes[self.line.0..at]).map_or(self.line.0, |line| self.line.0 + line + 1);
            let end = memchr(b'\n', &bytes[at..]).map_or(text.len(), |line| at + line);
            self.line = (end, is_entry(&text[start..end]));
        }
        self.line.1
    }

    /// A smile without eyes, a bracket that closes none: «Привет)) Как дела?»; «а) хлеб» is a label.
    fn smile(&mut self, text: &str, start: usize, found: usize, at: &mut usize) -> Option<Decision> {
        let end = text.len() - text[found..].trim_start_matches(')').len();
        *at = end;
        let (resume, _) = behind_space(text, end);
        let word = Word::before(text, start, found);
        let smiles = resume > end
            && char_at(text, resume).is_some_and(|c| CharClass::of(c) == CharClass::Upper)
            && word.text.chars().all(|c| matches!(CharClass::of(c), CharClass::Upper | CharClass::Lower))
            && !word.is_at_most(1)
            && !word.is_roman()
            && self.enclosures.around(text, found, EnclosureKind::Bracket).is_none();
        smiles.then_some(Decision { at: resume, rule: "emoticon", verdict: Verdict::Cut })
    }

    /// A mark: everything that it may end is put to the rules.
    fn mark(&mut self, text: &str, start: usize, found: usize, at: &mut usize) -> Option<Decision> {
        let mark = mark_at(text, found);
        *at = mark.0;
        // Most blocks end with a mark.
        if behind_space(text, mark.0).0 >= text.len() {
            return None;
        }
        let mut candidate = Candidate::look(text, self.knowledge, self.own, self.statistics, start, found, mark);
        *at = candidate.end;
        if candidate.resume >= text.len() {
            return None;
        }
        if candidate.closes_quote {
            candidate.closing = self.enclosures.around(text, candidate.mark_end, EnclosureKind::Quote);
        }
        candidate.bracket = self.enclosures.around(text, candidate.end, EnclosureKind::Bracket);
        candidate.quote = self.enclosures.around(text, candidate.end, EnclosureKind::Quote);
        candidate.classify();
        candidate.in_entry = self.is_entry(text, found);
        let (rule, verdict) = rules::decide(&candidate);
        Some(Decision { at: candidate.resume, rule, verdict })
    }
}

/// A line end that no mark stands before.
fn line_end(text: &str, start: usize, found: usize, at: &mut usize) -> Option<Decision> {
    let (resume, lines) = behind_space(text, found);
    *at = resume;
    if resume >= text.len() {
        return None;
    }
    let gap = if lines > 1 { Gap::Blank } else { Gap::Line };
    let (rule, verdict) = decide_line(text, start, found, resume, gap)?;
    Some(Decision { at: resume, rule, verdict })
}

/// A remark that no mark tells: «(Смех) Далее он сказал», «и вот, товарищи (Аплодисменты.) Так и будет».
struct UnmarkedRemark {
    open: usize,
    /// Behind its closing bracket.
    end: usize,
    /// Whether a word comes before it in its unit.
    inside: bool,
}

impl UnmarkedRemark {
    /// Longest remark of that kind in characters: «(Бурные, долго не смолкающие аплодисменты, переходящие в овацию. Все встают)».
    const LONGEST: usize = 200;

    fn at(text: &str, start: usize, open: usize, knowledge: &Knowledge) -> Option<Self> {
        let capital = char_at(text, open + 1).is_some_and(|c| CharClass::of(c) == CharClass::Upper);
        let lead = &text[start..open];
        let inside = lead.len() > 16 || lead.chars().any(char::is_alphanumeric);
        if inside && (!capital || is_speaker(lead.trim().trim_end_matches('.'))) {
            return None;
        }
        let close = if text.as_bytes()[open] == b'(' { b')' } else { b']' };
        let reach = text.len().min(open + Self::LONGEST * char::MAX.len_utf8());
        let end = open + memchr(close, &text.as_bytes()[open..reach])? + 1;
        let (next, _) = behind_space(text, end);
        let free = next == text.len() || next > end && Candidate::opens_unit(text, next);
        (free && is_at_most(&text[open..end], Self::LONGEST) && knowledge.remark(&text[open..end]).is_some())
            .then_some(Self { open, end, inside })
    }

    fn begins(&self) -> Option<Decision> {
        self.inside.then_some(Decision { at: self.open, rule: "remark-begins", verdict: Verdict::Cut })
    }

    fn ends(&self, text: &str) -> Option<Decision> {
        let (at, _) = behind_space(text, self.end);
        let marked = text[..self.end - 1].ends_with(['.', '!', '?', '…']);
        (!marked && at < text.len()).then_some(Decision { at, rule: "remark-ends", verdict: Verdict::Cut })
    }
}

/// An emoticon that no mark stands before: «Спасибо :) Завтра приду», "See you ;) Bring cake".
fn emoticon(text: &str, start: usize, found: usize, at: &mut usize) -> Option<Decision> {
    *at = found + 1;
    let end = emoticons::behind(text, found)?;
    *at = end;
    let (resume, _) = behind_space(text, end);
    let said = || text[start..found].ends_with(' ') && text[start..found].contains(char::is_alphabetic);
    let opens = resume > end && char_at(text, resume).is_some_and(|c| CharClass::of(c) == CharClass::Upper);
    (opens && said()).then_some(Decision { at: resume, rule: "emoticon", verdict: Verdict::Cut })
}

/// A bullet in a run of items: «• хлеб • соль».
fn bullet(text: &str, start: usize, found: usize) -> Option<Decision> {
    let before = &text[start..found];
    let spaced =
        before.ends_with(char::is_whitespace) && text[found + '•'.len_utf8()..].starts_with(char::is_whitespace);
    (spaced && before.chars().rev().take(64).any(char::is_alphanumeric)).then_some(Decision {
        at: found,
        rule: "bullet",
        verdict: Verdict::Cut,
    })
}
