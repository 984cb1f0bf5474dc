//! Which lines are headings and which are items of a list.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{Classes, fold, in_any};

/// Words that fold alike, each with the rank of its part (1 is the largest).
type Alike = Vec<(&'static str, u8)>;

/// Words that begin a heading, under their folded spelling.
static TABLE: LazyLock<FxHashMap<Box<str>, Alike>> = LazyLock::new(|| {
    let lines = include_str!("data/headings.txt").lines().filter(|l| !l.starts_with('#'));
    let mut ranks = FxHashMap::<Box<str>, Alike>::default();
    for line in lines {
        let mut words = line.split(' ');
        let rank = words.next().and_then(|r| r.parse().ok());
        for word in words.skip(1) {
            ranks.entry(fold(word).as_str().into()).or_default().push((word, rank.unwrap_or(PLAIN)));
        }
    }
    ranks
});

/// Rank of a heading that no word and no number places.
const PLAIN: u8 = 4;

/// The longest heading, in characters: two lines of a page. Longer ones are paragraphs without a final mark.
const LONGEST: usize = 120;

/// The longest heading that only its standing alone and lacking a final mark tells, in characters.
const LONGEST_PLAIN: usize = 70;

/// The rank of a line that is a heading by its own form: a word like «Глава» with its number, or capitals alone.
pub(super) fn rank(line: &str) -> Option<u8> {
    if is_longer(line, LONGEST) || line.ends_with([',', ';', ':', '-', '—']) {
        return None;
    }
    let mut words = line.split_whitespace();
    let first = words.next()?.trim_end_matches(['.', ':']);
    // The word is turned to lower case only where the table has one that it folds to.
    let alike = TABLE.get(fold(first).as_str());
    if let Some(rank) = alike.and_then(|alike| rank_in(alike, &first.to_lowercase())) {
        let mut second = words.next().unwrap_or_default();
        let bare = second.is_empty();
        // "Book the First"
        if second.eq_ignore_ascii_case("the") {
            second = words.next().unwrap_or_default();
        }
        if (bare || !second.is_empty() && is_number(second)) && !(line.ends_with('.') && words.next().is_some()) {
            return Some(rank);
        }
    }
    if first.starts_with('§') {
        return Some(PLAIN - 1);
    }
    (!line.ends_with(['.', '!', '?', '…', '»', ')']) && is_capitals(line)).then_some(PLAIN - 1)
}

fn rank_in(alike: &[(&str, u8)], word: &str) -> Option<u8> {
    alike.iter().find_map(|&(known, rank)| (known == word).then_some(rank))
}

/// Whether the line has more than `most` characters. Its length in bytes tells most lines: a character has one to four.
fn is_longer(line: &str, most: usize) -> bool {
    line.len() > 4 * most || line.len() > most && line.chars().count() > most
}

/// Whether all letters are capitals, three at least.
fn is_capitals(line: &str) -> bool {
    let mut capitals = 0;
    line.chars().all(|c| {
        // The commonest small letters are told without a table.
        if matches!(c, 'a'..='z' | 'а'..='я') {
            return false;
        }
        let capital = c.is_uppercase();
        capitals += u32::from(capital);
        capital || !c.is_alphabetic()
    }) && capitals > 2
}

/// The rank of a line that stands alone between longer paragraphs, if it may be a heading.
pub(super) fn rank_alone(line: &str) -> Option<u8> {
    rank(line).or_else(|| {
        let closed = line.ends_with(['.', '!', '?', '…', ',', ';', ':', '-', '—', '»', '"', '”', ')', ']']);
        let starts = line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let inner = || line.contains(". ") && !numbered(line) || line.contains("! ") || line.contains("? ");
        let letters = || line.chars().any(char::is_alphabetic);
        (starts && !closed && !is_longer(line, LONGEST_PLAIN) && letters() && !inner()).then_some(PLAIN)
    })
}

/// «VII», "12", «вторая», "Two", «А»: what follows a word like «Глава».
fn is_number(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ':', ',']);
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M' | 'І' | 'Х');
    word.chars().all(|c| c.is_ascii_digit() || c == '.') || word.chars().all(roman) || in_any(word, Classes::ORDINAL)
}

/// Whether the line begins with a number or letter of its own: «I.», "1.", «3.2.».
fn numbered(line: &str) -> bool {
    marker(line).is_some_and(|rest| !rest.contains(". "))
}

/// What follows the marker of a list item: «•», «1.», «3.2.», «а)», "(b)".
pub(super) fn marker(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['•', '▪', '◦', '‣', '·', '●', '■', '*']) {
        return rest.strip_prefix([' ', '\t', '\u{a0}']).map(str::trim_start).filter(|r| !r.starts_with('*'));
    }
    let open = line.strip_prefix('(');
    let body = open.unwrap_or(line);
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let label = if digits > 0 {
        // «1.», «3.2.», but not «1956» or «1.5 км».
        let label = body.get(..digits)?;
        let number = label.trim_end_matches('.');
        let short = number.split('.').all(|n| (1..=3).contains(&n.len()));
        if !short || open.is_none() && !label.ends_with('.') && !body[digits..].starts_with(')') {
            return None;
        }
        digits
    } else {
        let letter = body.chars().next()?;
        // The bracket is no letter, and tells most lines without a table.
        if !body[letter.len_utf8()..].starts_with(')') || !letter.is_alphabetic() {
            return None;
        }
        letter.len_utf8()
    };
    let mut rest = body.get(label..)?;
    match rest.strip_prefix(')') {
        Some(after) => rest = after,
        None if open.is_some() => return None,
        None => {}
    }
    rest.strip_prefix([' ', '\t', '\u{a0}']).map(str::trim_start).filter(|r| !r.is_empty())
}
