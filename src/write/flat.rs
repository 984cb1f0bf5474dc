//! A unit's text on one line, for formats that are lists of lines.

use crate::model::{Segmented, SentenceId, SkipKind};

/// Appends the text of a unit to `line`: white space that holds a line break becomes one space; running heads, page
/// numbers and note marks inside the unit are left out; a hyphen at a line end stays.
///
/// ```
/// # use bitext::model::{Language, Segmented};
/// let text = "Зал был полон,\r\n  но молчал.";
/// let hall = Segmented::from_sentences(Language::new("ru")?, &[text])?;
/// let mut line = String::new();
/// for id in hall.ids() {
///     assert_eq!(hall.text(id), "Зал был полон,\r\n  но молчал.");
///     bitext::write::flat(&hall, id, &mut line);
/// }
/// assert_eq!(line, "Зал был полон, но молчал.");
/// # Ok::<(), bitext::Error>(())
/// ```
pub fn flat(text: &Segmented, id: SentenceId, line: &mut String) {
    let (document, span) = (text.document(), text.span(id));
    let (skips, body) = (document.skips_in(span), span.of(document.text()));
    if skips.is_empty() && !may_break(body.as_bytes()) {
        line.push_str(body);
        return;
    }
    let (mut start, unit) = (span.start(), line.len());
    for skip in skips {
        if skip.kind != SkipKind::Hyphen {
            let end = skip.span.start().max(start);
            one_line(&document.text()[start as usize..end as usize], unit, line);
            start = skip.span.end().min(span.end());
        }
    }
    one_line(&document.text()[start as usize..span.end() as usize], unit, line);
    let leading = line[unit..].len() - line[unit..].trim_start().len();
    line.replace_range(unit..unit + leading, "");
    line.truncate(unit + line[unit..].trim_end().len());
}

/// Appends a stretch of the unit that begins in `line` at `unit`.
fn one_line(text: &str, unit: usize, line: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(is_line_break) {
        line.push_str(&rest[..at]);
        line.truncate(unit + line[unit..].trim_end().len());
        line.push(' ');
        rest = rest[at..].trim_start();
    }
    line.push_str(rest);
}

/// Whether there is a byte of a line break. Most units have none, and looking at all bytes in one way is what the processor is
/// fast at: LF to CR, and the last two bytes of the others.
fn may_break(bytes: &[u8]) -> bool {
    let low = |byte: u8| byte.wrapping_sub(b'\n') < 4;
    let high = |one: u8, two: u8| one == 0xC2 && two == 0x85 || one == 0x80 && two & 0xFE == 0xA8;
    let behind = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(behind).fold(false, |found, (&one, &two)| found | low(one) | high(one, two))
        | bytes.last().is_some_and(|&byte| low(byte))
}

/// The line breaks of Unicode (UAX #14, classes BK, CR, LF, NL).
const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Sentences on one line, with a space between them, in place of what `line` held.
pub(super) fn joined(text: &Segmented, members: &[SentenceId], line: &mut String) {
    line.clear();
    for (i, &id) in members.iter().enumerate() {
        line.push_str(if i == 0 { "" } else { " " });
        flat(text, id, line);
    }
}
