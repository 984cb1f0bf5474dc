//! Words broken at a line end: which hyphens belong to the break, and which to the word.

use std::collections::HashSet;

use super::lines::{Line, is_hyphen};
use crate::language::is_hyphenated;
use crate::model::{Skip, SkipKind, Span};

/// A line end inside a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Broken<'a> {
    /// Letters before the hyphen, back to white space or another hyphen.
    head: &'a str,
    /// Letters after the line end.
    tail: &'a str,
    /// From the hyphen to the letter that follows.
    span: Span,
    hyphen: char,
}

/// The word that `line` breaks off and `next` carries on, if there is one.
pub(super) fn broken(text: &str, line: Line, next: Line) -> Option<Broken<'_>> {
    let before = text.get(line.start as usize..line.end as usize)?.trim_end();
    let hyphen = before.chars().next_back().filter(|&c| is_hyphen(c))?;
    let at = before.len() - hyphen.len_utf8();
    let letters = &before[..at];
    let head = &letters[letters.rfind(|c: char| !is_letter(c)).map_or(0, |i| i + char_len(letters, i))..];
    let after = text.get(next.start as usize..next.end as usize)?;
    let rest = after.trim_start();
    let tail = &rest[..rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len())];
    if head.is_empty() || !tail.starts_with(char::is_lowercase) {
        return None;
    }
    let start = line.start as usize + at;
    let end = next.start as usize + (after.len() - rest.len());
    Some(Broken { head, tail, span: Span::from(start..end), hyphen })
}

/// The skip of each broken word: hyphen and line end, or, where the hyphen belongs to the word («кто-то»), the line
/// end alone.
///
/// A word that stands in the text in one piece elsewhere is read as it stands there; otherwise the hyphen goes, unless
/// it joins parts that are written so by rule.
pub(super) fn skips(text: &str, broken: &[Broken<'_>]) -> Vec<Skip> {
    if broken.is_empty() {
        return Vec::new();
    }
    let joined = |b: &Broken<'_>| format!("{}{}", b.head, b.tail).to_lowercase();
    let dashed = |b: &Broken<'_>| format!("{}-{}", b.head, b.tail).to_lowercase();
    let wanted: HashSet<String> = broken.iter().flat_map(|b| [joined(b), dashed(b)]).collect();
    let mut seen = HashSet::new();
    for word in text.split(|c: char| !is_letter(c) && c != '-') {
        let lower = word.to_lowercase();
        if wanted.contains(&lower) {
            seen.insert(lower);
        }
    }
    let skip = |b: &Broken<'_>| {
        let keeps = match (seen.contains(&joined(b)), seen.contains(&dashed(b))) {
            (false, true) => true,
            (true, false) => false,
            _ => is_hyphenated(&b.head.to_lowercase(), &b.tail.to_lowercase()),
        };
        let hyphen = if keeps && b.hyphen != '\u{ad}' { b.hyphen.len_utf8() as u32 } else { 0 };
        Skip { span: Span::new(b.span.start() + hyphen, b.span.end()), kind: SkipKind::Hyphen }
    };
    broken.iter().map(skip).collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{301}' | '\u{300}' | '\u{306}' | '\u{308}' | '\u{ad}')
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}
