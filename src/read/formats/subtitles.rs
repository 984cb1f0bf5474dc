//! Subtitles: `SubRip` and `WebVTT`. Sentences go on over the cues, so that a block is as many cues as belong together.

use super::{Input, Reader};
use crate::Result;
use crate::model::{BlockKind, Span, StyleKind};
use crate::read::build::Builder;
use crate::read::syntax::{Token, Tokens, references};

/// `SubRip`.
#[derive(Debug)]
pub(in crate::read) struct Srt;

/// `WebVTT`.
#[derive(Debug)]
pub(in crate::read) struct Vtt;

impl Reader for Srt {
    fn name(&self) -> &'static str {
        "srt"
    }

    fn about(&self) -> &'static str {
        "subtitles (SubRip)"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["srt"]
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        cues(input, builder)
    }
}

impl Reader for Vtt {
    fn name(&self) -> &'static str {
        "vtt"
    }

    fn about(&self) -> &'static str {
        "subtitles (WebVTT)"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["vtt"]
    }

    fn is_shown_by(&self, text: &str) -> bool {
        text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        cues(input, builder)
    }
}

/// What separates the two times of a cue.
const ARROW: &str = "-->";

/// A pause after which nothing goes on, in milliseconds: subtitles that belong to one sentence follow each other at once.
const PAUSE: u32 = 3_000;

/// Reads cues: a line with times, then lines of text up to an empty one.
fn cues(input: &Input<'_>, builder: &mut Builder) -> Result<()> {
    let text = input.text()?;
    builder.member("", text);
    let mut state = State { builder, ended: true, until: 0 };
    // Whether the lines are those of a cue: they come after its times.
    let (mut inside, mut seen, mut at) = (false, false, 0);
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        if body.trim().is_empty() {
            inside = false;
        } else if let Some((start, end)) = body.split_once(ARROW).and_then(|(a, b)| Some((time(a)?, time(b)?))) {
            (inside, seen) = (true, true);
            state.cue(start, end);
        } else if inside {
            state.line(body, at as u32);
        }
        at += line.len();
    }
    if seen || text.trim().is_empty() || text.starts_with("WEBVTT") {
        return Ok(());
    }
    let message = "no times such as 00:01:15,250 --> 00:01:17,000: if these are no subtitles, name the format";
    Err(input.error(text, 0, message))
}

/// A time in milliseconds: `00:01:15,250`, `01:15.250`; what stands behind it is ignored.
fn time(text: &str) -> Option<u32> {
    let time = text.split_whitespace().next()?;
    let (clock, fraction) = time.split_once([',', '.']).unwrap_or((time, "0"));
    let mut seconds = 0_u32;
    for part in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    let fraction = format!("{fraction:0<3}").get(..3)?.parse::<u32>().ok()?;
    (clock.contains(':')).then_some(())?;
    seconds.checked_mul(1_000)?.checked_add(fraction)
}

/// How far the text is.
struct State<'a> {
    builder: &'a mut Builder,
    /// Whether the text so far ends a sentence.
    ended: bool,
    /// When the cue before ends.
    until: u32,
}

impl State<'_> {
    fn cue(&mut self, start: u32, end: u32) {
        if start > self.until.saturating_add(PAUSE) {
            self.ended = true;
        }
        self.until = end;
    }

    /// A line of a cue. A dash at its beginning is the sign of another voice, and what stands in brackets is a remark: both
    /// are blocks of their own.
    fn line(&mut self, line: &str, at: u32) {
        let (line, at) = without_marks(line, at);
        let plain = plain(line);
        let plain = plain.trim();
        let dash = plain.strip_prefix(['-', '–', '—', '‐']).filter(|rest| !rest.starts_with(['-', '–', '—']));
        let opens = dash.is_some() || is_bracketed(plain) || self.ended && !goes_on(plain);
        if opens {
            self.builder.block(BlockKind::Paragraph);
        }
        let cut = if dash.is_some() { line.find(['-', '–', '—', '‐']) } else { None };
        let from = cut.map_or(0, |cut| cut + line[cut..].chars().next().map_or(1, char::len_utf8));
        // The marks of styles before the dash count all the same.
        self.text(&line[..cut.unwrap_or(0)], at);
        self.text(&line[from..], at + from as u32);
        let end = at + line.len() as u32;
        self.builder.spelled(" ", Span::new(end, end));
        if !plain.is_empty() {
            self.ended = ends(plain);
        }
    }

    fn text(&mut self, line: &str, at: u32) {
        for token in tokens(line) {
            match token {
                Token::Text(text, start) | Token::Raw(text, start) => {
                    references(text, |part, from, length| {
                        let from = at + start + from as u32;
                        match length {
                            Some(length) => self.builder.spelled(part, Span::new(from, from + length as u32)),
                            None => self.builder.text(part, from),
                        }
                    });
                }
                Token::Start(tag) => self.style(tag.name, true),
                Token::End(name, _) => self.style(name, false),
            }
        }
    }

    fn style(&mut self, name: &str, on: bool) {
        let kind = match name.split(['.', ' ']).next() {
            Some("i" | "I") => StyleKind::Italic,
            Some("b" | "B") => StyleKind::Bold,
            Some("u" | "U") => StyleKind::Underline,
            _ => return,
        };
        self.builder.style(kind, on);
    }
}

/// A line without marks such as `{\an8}` at its beginning, which say where on the screen it stands.
fn without_marks(line: &str, at: u32) -> (&str, u32) {
    let mut rest = line;
    while let Some((_, after)) = rest.strip_prefix("{\\").and_then(|inner| inner.split_once('}')) {
        rest = after;
    }
    (rest, at + (line.len() - rest.len()) as u32)
}

/// The tags and texts of a line; times such as `<00:01:15.250>`, by which words light up, are tags.
fn tokens(line: &str) -> impl Iterator<Item = Token<'_>> {
    let mut opens = false;
    Tokens::new(line).filter_map(move |token| match token {
        Token::Text("<", _) => {
            opens = true;
            None
        }
        Token::Text(text, at) if std::mem::take(&mut opens) => match text.split_once('>') {
            Some((time, rest)) if time.starts_with(|c: char| c.is_ascii_digit()) => {
                Some(Token::Text(rest, at + time.len() as u32 + 1))
            }
            _ => Some(Token::Text(&line[at as usize - 1..at as usize + text.len()], at - 1)),
        },
        token => Some(token),
    })
}

/// A line without its tags.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for token in tokens(line) {
        if let Token::Text(text, _) | Token::Raw(text, _) = token {
            plain.push_str(text);
        }
    }
    plain
}

fn is_bracketed(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')') || line.starts_with('[') && line.ends_with(']')
}

/// Whether a sentence, or at least what one voice says, ends with this line.
fn ends(line: &str) -> bool {
    line.trim_end_matches(['"', '»', '”', '’', '\'', '♪', ' ']).ends_with(['.', '!', '?', '…', ')', ']', '♫'])
}

/// Whether a line goes on with what was said before.
fn goes_on(line: &str) -> bool {
    let trimmed = line.trim_start_matches(['.', '…', ' ', '"', '«', '“']);
    trimmed.starts_with(char::is_lowercase)
}
