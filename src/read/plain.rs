//! Plain text → blocks and skips.

use super::layout::{self, Layout};
use super::lines::{Last, Line, lines};
use super::{heading, hyphen, noise};
use crate::model::{Block, BlockKind, PageBreak, Skip, Span};

/// What a plain text falls into.
pub(super) struct Plain {
    pub layout: Layout,
    pub blocks: Vec<Block>,
    pub skips: Vec<Skip>,
    pub breaks: Vec<PageBreak>,
}

/// Finds the layout, blocks and skips of a plain text; `told` is the layout, where the user says that
/// lines are what they are meant to be: sentences or verses.
pub(super) fn blocks(text: &str, told: Option<Layout>) -> Plain {
    let mut lines = lines(text);
    let noise = if told.is_some() { Vec::new() } else { noise::remove(text, &mut lines) };
    let layout = told.unwrap_or_else(|| layout::detect(&lines));
    let shape = Shape::new(&lines, layout);
    let opens: Vec<bool> = (0..lines.len()).map(|i| shape.opens(text, i)).collect();
    let starts: Vec<usize> = opens.iter().enumerate().filter(|(_, opens)| **opens).map(|(i, _)| i).collect();
    let skips = if told.is_some() {
        Vec::new()
    } else {
        let inside = (1..lines.len()).filter(|&i| !opens[i]);
        let broken: Vec<_> = inside.filter_map(|i| hyphen::broken(text, lines[i - 1], lines[i])).collect();
        merged(hyphen::skips(text, &broken), noise)
    };
    let groups: Vec<&[Line]> = starts
        .iter()
        .enumerate()
        .map(|(n, &from)| &lines[from..starts.get(n + 1).copied().unwrap_or(lines.len())])
        .collect();
    let ends = groups.iter().skip(1).filter_map(|g| g.first()).map(|l| l.opens_at).chain([text.len() as u32]);
    let kinds = kinds(text, &groups, layout);
    let blocks = ends.zip(kinds).map(|(end, kind)| Block::body(end, kind)).collect();
    Plain { layout, blocks, skips, breaks: breaks(text) }
}

/// A form feed ends a page: the next one begins behind it.
fn breaks(text: &str) -> Vec<PageBreak> {
    let feeds = memchr::memchr_iter(b'\x0C', text.as_bytes());
    feeds.map(|at| PageBreak { at: at as u32, page: String::new(), edition: String::new() }).collect()
}

/// Both in one order. A word that is broken at the end of a page has its hyphen, then the furniture of the page, which
/// takes all up to the rest of the word; elsewhere furniture leaves the line end before it as it is.
fn merged(hyphens: Vec<Skip>, noise: Vec<Skip>) -> Vec<Skip> {
    let mut skips: Vec<Skip> = Vec::with_capacity(hyphens.len() + noise.len());
    let mut noise = noise.into_iter().peekable();
    for mut hyphen in hyphens {
        while let Some(before) = noise.next_if(|n| n.span.end() <= hyphen.span.start()) {
            skips.push(before);
        }
        let end = hyphen.span.end();
        let inside = |n: &Skip| n.span.start() < end;
        if let Some(first) = noise.peek().filter(|n| inside(n)) {
            hyphen.span = Span::new(hyphen.span.start(), first.span.start());
        }
        skips.push(hyphen);
        while let Some(within) = noise.next_if(inside) {
            skips.push(within);
        }
        if let Some(last) = skips.last_mut() {
            last.span = Span::new(last.span.start(), end);
        }
    }
    skips.extend(noise);
    skips
}

/// The lines with what decides where a paragraph begins.
struct Shape<'a> {
    lines: &'a [Line],
    layout: Layout,
    /// The least indent of a line.
    base: u8,
    /// Wrapped lines, but no empty line in the whole file: a short line ends a paragraph.
    tight: bool,
    /// The widest line.
    widest: u16,
}

/// Letters of a word that a line end may have had no room for, with its space and its sign.
const LONG_WORD: u16 = 15;

impl<'a> Shape<'a> {
    fn new(lines: &'a [Line], layout: Layout) -> Self {
        Self {
            lines,
            layout,
            base: lines.iter().map(|l| l.indent).min().unwrap_or(0),
            tight: !lines.iter().skip(1).any(|l| l.blank_before),
            widest: lines.iter().map(|l| l.width).max().unwrap_or(0),
        }
    }

    /// Whether a block begins with line `i`.
    fn opens(&self, text: &str, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|p| self.lines.get(p)) else { return true };
        let line = self.lines[i];
        if line.goes_on {
            return false;
        }
        if line.blank_before {
            return true;
        }
        match self.layout {
            Layout::Sentences | Layout::Verse => false,
            Layout::Lines => true,
            Layout::Indented => line.indent > self.base + 1,
            Layout::Paragraphs | Layout::Marked => self.opens_within(text, i, *before, line),
        }
    }

    /// Whether a heading, an item or (where no empty line ever stands) a paragraph begins with line `i` inside a group.
    fn opens_within(&self, text: &str, i: usize, before: Line, line: Line) -> bool {
        let is_item = |l: Line| heading::marker(l.text(text)).is_some();
        let ended = matches!(before.last, Last::Terminal | Last::Colon);
        let first_of_group = i == 1 || before.blank_before;
        let heads = |l: Line| heading::rank(l.text(text)).is_some();
        if is_item(line) && (ended || is_item(before)) {
            return true;
        }
        if first_of_group && !before.runs_on(line) && heads(before) && !heads(line) {
            return true;
        }
        // A line shorter than three quarters of the widest that ends a sentence had room for the next word, even a long one.
        let short = u32::from(before.width) * 4 < u32::from(self.widest) * 3;
        self.tight && before.last == Last::Terminal && short && self.widest.saturating_sub(before.width) >= LONG_WORD
    }
}

/// What each group of lines is.
fn kinds(text: &str, groups: &[&[Line]], layout: Layout) -> Vec<BlockKind> {
    let body = |group: &[Line]| match group {
        [line] => Some(line.text(text)),
        _ => None,
    };
    let begins_item = |group: &&[Line]| group.first().is_some_and(|l| heading::marker(l.text(text)).is_some());
    let items: Vec<bool> = groups.iter().map(begins_item).collect();
    let is_item = |n: usize| items.get(n).copied().unwrap_or_default();
    let long = |n: usize| groups.get(n).is_some_and(|g| g.len() > 1 || g.iter().any(|l| l.last == Last::Terminal));
    let ranks: Vec<Option<u8>> = groups
        .iter()
        .enumerate()
        .map(|(n, group)| {
            let line = body(group)?;
            if matches!(layout, Layout::Sentences | Layout::Verse) {
                return heading::rank(line);
            }
            if is_item(n) && (n > 0 && is_item(n - 1) || is_item(n + 1)) {
                return None;
            }
            heading::rank(line).or_else(|| if long(n + 1) { heading::rank_alone(line) } else { None })
        })
        .collect();
    let levels = levels(&ranks);
    ranks
        .iter()
        .enumerate()
        .map(|(n, rank)| match rank {
            Some(rank) => BlockKind::Heading { level: levels[usize::from(*rank).min(levels.len() - 1)] },
            None if layout == Layout::Verse => BlockKind::Verse,
            None if is_item(n) => BlockKind::Item { depth: 1 },
            None => BlockKind::Paragraph,
        })
        .collect()
}

/// Ranks that occur, as levels without gaps: the first is 1.
fn levels(ranks: &[Option<u8>]) -> [u8; 8] {
    let mut levels = [0; 8];
    for &rank in ranks.iter().flatten() {
        levels[usize::from(rank).min(7)] = 1;
    }
    let mut level = 0;
    for slot in &mut levels {
        level += *slot;
        *slot = level;
    }
    levels
}
