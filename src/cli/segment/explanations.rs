//! Why sentences end where they do, as text.

use std::io::{self, Write};

use bitext::model::Segmented;
use bitext::segment::Explanation;

/// Characters shown before and behind a place.
const AROUND: usize = 32;

/// A line a place: its byte, whether a sentence ends there, the rule, the text around.
pub(super) fn write(text: &Segmented, explanations: &[Explanation], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "byte\tboundary\trule\ttext")?;
    let whole = text.document().text();
    let plain = |c: char| if c.is_whitespace() || c.is_control() { ' ' } else { c };
    for Explanation { at, rule, boundary } in explanations {
        let (before, behind) = whole.split_at(*at as usize);
        let mut shown: Vec<char> = before.chars().rev().take(AROUND).collect();
        shown.reverse();
        let before = shown.iter().copied().map(plain).collect::<String>();
        let behind: String = behind.chars().take(AROUND).map(plain).collect();
        let answer = if *boundary { "yes" } else { "no" };
        writeln!(out, "{at}\t{answer}\t{rule}\t{} | {}", before.trim(), behind.trim_end())?;
    }
    Ok(())
}
