//! What printed pages leave in a text: running heads, page numbers, form feeds, in the middle of sentences and words.

use std::collections::HashSet;

use super::lines::{First, Last, Line};
use crate::model::{Skip, SkipKind, Span};

/// Most lines that a page break puts between two lines of text: a foot and a head of two lines each.
const MOST: usize = 4;

/// The longest line of a running head, in characters: as long as a line of print.
const LONGEST: u16 = 100;

/// A line between pages.
#[derive(Clone, Copy, Debug)]
struct Furniture<'a> {
    /// Whether it has a page number, and whether that stands before the words.
    number: Option<bool>,
    /// Its words without the number; empty where it is a number alone.
    words: &'a str,
    /// Whether a gap sets the number apart from the words.
    wide: bool,
}

/// Takes the furniture of pages out of `lines` and says where it stands; the line after it knows whether it goes on
/// in the middle of a sentence.
///
/// Lines count as furniture where a word goes on behind them, or a sentence does and a form feed or the form of the
/// line shows a page; less clear ones where there are several. What was seen there is furniture at ends of sentences
/// as well: in a sentence a running head can be told from a heading, between sentences it cannot.
pub(super) fn remove(text: &str, lines: &mut Vec<Line>) -> Vec<Skip> {
    let inside = find(text, lines, |run, _| run.goes_on());
    // Pages are counted upwards; other numbers on lines of their own seldom are.
    let upwards = |pair: &[Run]| pair[0].number.is_some() && pair[0].number < pair[1].number;
    let several = inside.len() > 1 && inside.windows(2).all(upwards);
    let (mut known, mut numbered) = (HashSet::new(), false);
    for run in inside.iter().filter(|run| several || run.sure) {
        numbered |= run.number.is_some();
        let furniture = lines[run.from..run.to].iter().filter_map(|l| furniture(*l, l.text(text)));
        known.extend(furniture.map(|f| f.words));
    }
    if known.is_empty() {
        join(lines, &[]);
        return Vec::new();
    }
    let runs = find(text, lines, |run, words| {
        let seen = |w: &Furniture<'_>| known.contains(w.words) && (!w.words.is_empty() || numbered);
        run.goes_on() && (several || run.sure) || words.iter().all(seen)
    });
    let skips = runs.iter().flat_map(|run| run.skips(text, lines)).collect();
    join(lines, &runs);
    skips
}

/// Lines `from..to` between two lines of text.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: usize,
    to: usize,
    before: Line,
    after: Line,
    /// Whether there is an empty line or a form feed around it.
    apart: bool,
    /// Its page number, where one of its lines has one; the last.
    number: Option<u32>,
    /// Whether it is clear that these are lines between pages.
    sure: bool,
}

impl Run {
    /// Whether the sentence before it goes on behind it.
    fn goes_on(&self) -> bool {
        let lower = self.after.first == First::Lower;
        lower && (self.before.last == Last::Hyphen || self.apart && self.before.runs_on(self.after))
    }

    /// The skips of its lines, from the start of the first to the text behind the last.
    fn skips(&self, text: &str, lines: &[Line]) -> Vec<Skip> {
        let mut starts: Vec<(u32, SkipKind)> = Vec::new();
        for line in lines.get(self.from..self.to).unwrap_or_default() {
            let body = line.text(text);
            let Some(Furniture { number: Some(first), words, .. }) = furniture(*line, body) else {
                starts.push((line.start, SkipKind::RunningHead));
                continue;
            };
            // From the end of the line, which `words` or the number reaches, back to where the second of both begins.
            let end = line.start + text[line.start as usize..line.end as usize].trim_end().len() as u32;
            let start = end - body.len() as u32;
            match (words.is_empty(), first) {
                (true, _) => starts.push((line.start, SkipKind::PageNumber)),
                (false, true) => {
                    starts.push((line.start, SkipKind::PageNumber));
                    starts.push((end - words.len() as u32, SkipKind::RunningHead));
                }
                (false, false) => {
                    starts.push((line.start, SkipKind::RunningHead));
                    starts.push((start + words.len() as u32, SkipKind::PageNumber));
                }
            }
        }
        let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([self.after.start]).collect::<Vec<_>>();
        starts.iter().zip(ends).map(|(&(start, kind), end)| Skip { span: Span::new(start, end), kind }).collect()
    }
}

/// All runs of furniture that `accept` takes.
fn find<'a>(text: &'a str, lines: &[Line], mut accept: impl FnMut(&Run, &[Furniture<'a>]) -> bool) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = 1;
    while from < lines.len() {
        match run(text, lines, from).filter(|(run, words)| accept(run, words)) {
            Some((run, _)) => {
                from = run.to + 1;
                runs.push(run);
            }
            None => from += 1,
        }
    }
    runs
}

/// The run that begins with line `from`, if it may be one: furniture to its end, with a number or a form feed.
fn run<'a>(text: &'a str, lines: &[Line], from: usize) -> Option<(Run, Vec<Furniture<'a>>)> {
    let first = lines.get(from)?;
    // What most lines fail at, tested first.
    if first.width > LONGEST || !(first.blank_before || first.page_before || first.width <= 12) {
        return None;
    }
    let before = *lines.get(from - 1)?;
    let mut words = Vec::new();
    let (mut number, mut paged) = (None, false);
    for to in from..(from + MOST).min(lines.len()) {
        let line = lines[to];
        paged |= line.page_before;
        words.push(furniture(line, line.text(text))?);
        if words.last().is_some_and(|w| w.number.is_some()) {
            number = digits(line.text(text)).or(number).or(Some(0));
        }
        let &after = lines.get(to + 1)?;
        let paged = paged || after.page_before;
        let ends = after.blank_before || after.page_before || words.iter().all(|w| w.words.is_empty());
        let apart = (first.blank_before || first.page_before) && (after.blank_before || after.page_before);
        let sure = paged || before.last == Last::Hyphen || words.iter().any(|w| w.wide);
        let run = Run { from, to: to + 1, before, after, apart, number, sure };
        let next_is_furniture = || furniture(after, after.text(text)).is_some_and(|f| f.number.is_some());
        if ends && (number.is_some() || paged) && !next_is_furniture() {
            return Some((run, words));
        }
    }
    None
}

/// The number that a line holds; none where it is a Roman one.
fn digits(body: &str) -> Option<u32> {
    body.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).find_map(|d| d.parse().ok())
}

/// The line as furniture, if it may be some: a page number, words with a page number, or a title.
fn furniture(line: Line, body: &str) -> Option<Furniture<'_>> {
    if line.width > LONGEST {
        return None;
    }
    let around = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '[' | ']' | '.' | '|');
    let roman = |c: char| matches!(c, 'i' | 'v' | 'x' | 'l');
    let number = |part: &str| {
        // The first character tells most lines of text.
        if !part.starts_with(|c: char| c.is_ascii_digit() || roman(c) || around(c)) {
            return false;
        }
        let bare = part.trim_matches(around);
        (1..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
            || (1..=8).contains(&bare.len()) && bare.chars().all(roman)
    };
    if number(body) {
        return Some(Furniture { number: Some(true), words: "", wide: false });
    }
    let capitals = |words: &str| {
        let letters = words.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 2 && letters.clone().all(char::is_uppercase)
    };
    if let Some((head, rest)) = body.split_once(char::is_whitespace)
        && number(head)
        && (rest.starts_with([' ', '\t']) || capitals(rest))
    {
        let words = rest.trim_start();
        let ordinary = matches!(line.last, Last::Comma | Last::Hyphen | Last::Colon);
        let wide = rest.starts_with([' ', '\t']);
        return (!ordinary).then_some(Furniture { number: Some(true), words, wide });
    }
    if let Some((rest, tail)) = body.rsplit_once(char::is_whitespace)
        && number(tail)
        && (rest.ends_with([' ', '\t']) || capitals(rest))
    {
        let wide = rest.ends_with([' ', '\t']);
        return Some(Furniture { number: Some(false), words: rest.trim_end(), wide });
    }
    let label = ["стр. ", "с. ", "Page ", "page ", "p. ", "Seite ", "S. "];
    if label.iter().any(|l| body.strip_prefix(l).is_some_and(number)) {
        return Some(Furniture { number: Some(true), words: "", wide: false });
    }
    let title = line.last == Last::Other && body.starts_with(|c: char| c.is_uppercase() || c == '«' || c == '"');
    title.then_some(Furniture { number: None, words: body, wide: false })
}

/// Removes the lines of the runs; the line behind each, and each that a form feed cuts off from the middle of its
/// sentence, goes on where the line before left off.
fn join(lines: &mut Vec<Line>, runs: &[Run]) {
    let mut kept = Vec::with_capacity(lines.len());
    let mut runs = runs.iter().peekable();
    let mut behind = None;
    for (n, &line) in lines.iter().enumerate() {
        while runs.next_if(|run| run.to <= n).is_some() {}
        if runs.peek().is_some_and(|run| (run.from..run.to).contains(&n)) {
            behind.get_or_insert(line.start);
            continue;
        }
        let mut line = line;
        let before = kept.last().copied();
        let open = |before: Line| !matches!(before.last, Last::Terminal | Last::Colon);
        line.goes_on = match before {
            Some(before) if behind.is_some() => open(before),
            Some(before) if line.page_before => before.runs_on(line),
            _ => false,
        };
        if let Some(furniture) = behind.take()
            && !line.goes_on
        {
            line.blank_before = true;
            line.opens_at = furniture;
        }
        kept.push(line);
    }
    *lines = kept;
}
