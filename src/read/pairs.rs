//! The plain link list that the field's scorers read.

use crate::model::Place;
use crate::{Error, Result};

/// One line of a link list: the numbers of both sides as they stand there, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Sentences of the source; may be empty.
    pub source: Vec<u32>,
    /// Sentences of the target; may be empty.
    pub target: Vec<u32>,
    /// Line in the file, from 1.
    pub line: u32,
}

/// Reads the `pairs` format: `[3, 4]:[5]` a line, with or without `:probability`; empty lines do not count.
///
/// # Errors
/// [`Error::Input`] names the first line that is none.
///
/// ```
/// use bitext::read::pairs;
/// let list = pairs("links.pairs", "[0]:[0]:0.98\n[1, 2]:[]\n")?;
/// assert_eq!(list[1].source, [1, 2]);
/// # Ok::<(), bitext::Error>(())
/// ```
pub fn pairs(file: &str, text: &str) -> Result<Vec<Pair>> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let pair = |(content, line): (&str, u32)| {
        let mut parts = content.trim_start_matches('\u{feff}').split(':');
        match [parts.next(), parts.next()].map(|side| numbers(side?.trim())) {
            [Some(source), Some(target)] => Ok(Pair { source, target, line }),
            _ => Err(Error::Input {
                file: file.to_owned(),
                place: Place::Line(line, 1),
                message: "expected a bead such as [3, 4]:[5] or [3, 4]:[5]:0.98".to_owned(),
            }),
        }
    };
    lines.map(pair).collect()
}

/// `[3, 4]`; a comma may stand behind the last.
fn numbers(list: &str) -> Option<Vec<u32>> {
    let inner = list.strip_prefix('[')?.strip_suffix(']')?.trim();
    if inner.is_empty() {
        return Some(Vec::new());
    }
    inner.strip_suffix(',').unwrap_or(inner).split(',').map(|n| n.trim().parse().ok()).collect()
}
