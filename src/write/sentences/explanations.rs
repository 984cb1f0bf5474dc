//! Why sentences end where they do, as a table.

use std::io::{self, Write};

use super::Format;
use crate::model::{Explanation, Segmented};

/// One line per place where a sentence may end: its byte, whether a sentence ends there, the rule, the text around; the first
/// line names the columns.
#[derive(Debug)]
pub struct Explanations;

/// Characters shown before and after a place.
const AROUND: usize = 32;

impl Format for Explanations {
    fn name(&self) -> &'static str {
        "explanations"
    }

    fn write(&self, text: &Segmented, explanations: Option<&[Explanation]>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "byte\tboundary\trule\ttext")?;
        let whole = text.document().text();
        let plain = |c: char| if c.is_whitespace() || c.is_control() { ' ' } else { c };
        for Explanation { at, rule, boundary } in explanations.unwrap_or_default() {
            let (before, after) = whole.split_at(*at as usize);
            let mut shown: Vec<char> = before.chars().rev().take(AROUND).collect();
            shown.reverse();
            let before = shown.iter().copied().map(plain).collect::<String>();
            let after: String = after.chars().take(AROUND).map(plain).collect();
            let answer = if *boundary { "yes" } else { "no" };
            writeln!(out, "{at}\t{answer}\t{rule}\t{} | {}", before.trim(), after.trim_end())?;
        }
        Ok(())
    }
}
