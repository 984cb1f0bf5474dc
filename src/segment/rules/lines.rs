//! Line ends that no mark stands before.

use super::super::candidate::Gap;
use super::super::letters::{CharClass, Word, char_at, is_dash};
use super::verdict::Verdict::{self, Cut};

/// Whether a unit ends with the line, and by which rule. Nothing where lines are only print.
pub(in super::super) fn decide_line(
    text: &str,
    start: usize,
    end: usize,
    next: usize,
    gap: Gap,
) -> Option<(&'static str, Verdict)> {
    if gap == Gap::Blank {
        return Some(("empty-line", Cut));
    }
    let before = text[start..end].trim_end().chars().next_back()?;
    (matches!(before, ':' | ';' | ',') && label_at(text, next)).then_some(("list-line", Cut))
}

/// Whether a list label stands at `at`: «1. », «2) », «а) », «— », «• ».
fn label_at(text: &str, at: usize) -> bool {
    let Some(first) = char_at(text, at) else { return false };
    let behind = at + first.len_utf8();
    let space = |at: usize| char_at(text, at).is_some_and(char::is_whitespace);
    if is_dash(first) || matches!(first, '•' | '·' | '▪' | '*' | '●' | '○') {
        return space(behind);
    }
    let word = Word::at(text, at);
    let counts = word.is_number() && word.is_at_most(3) || word.is_letter() && word.first() == CharClass::Lower;
    match char_at(text, word.end()) {
        Some(')') if counts => space(word.end() + 1),
        Some('.') if word.is_number() && counts => {
            let rest = text[word.end()..].trim_start_matches(|x: char| x == '.' || x.is_ascii_digit());
            rest.starts_with(char::is_whitespace)
        }
        _ => false,
    }
}
