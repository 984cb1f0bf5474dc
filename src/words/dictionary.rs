//! Dictionaries: a word and a rendering a line, as users have them, and the small one that is built in.

use std::sync::LazyLock;

use super::reading::stems;
use crate::model::{Language, Lexicon, Place, WordPair};
use crate::{Error, Result};

/// The commonest Russian words with their English renderings; see the head of the file.
const RUSSIAN_ENGLISH: &str = include_str!("data/ru-en.tsv");

static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| entries(RUSSIAN_ENGLISH, false).collect());
static INVERTED: LazyLock<Lexicon> = LazyLock::new(|| entries(RUSSIAN_ENGLISH, true).collect());

/// The dictionary that is built in for two languages: Russian and English, in either order.
#[must_use]
pub fn built_in(source: &Language, target: &Language) -> Option<&'static Lexicon> {
    match (source.primary(), target.primary()) {
        ("ru", "en") => Some(&BUILT_IN),
        ("en", "ru") => Some(&INVERTED),
        _ => None,
    }
}

/// Reads a dictionary: a source word, a tab, a target word, and, where a third column holds a number, its weight. Both may
/// be several words; further columns are ignored, and so are empty lines and lines that begin with `#`.
///
/// # Errors
/// [`Error::Input`] that names the first line without two columns.
///
/// ```
/// use bitext::words::dictionary::parse;
/// let dictionary = parse("mine.tsv", "съезд\tcongress\nпервый секретарь\tfirst secretary\t3\n")?;
/// assert_eq!(dictionary.pairs().len(), 5);
/// assert!(parse("mine.tsv", "съезд congress").is_err());
/// # Ok::<(), bitext::Error>(())
/// ```
pub fn parse(file: &str, text: &str) -> Result<Lexicon> {
    let unread = |line: &str| !is_comment(line) && line.split('\t').filter(|cell| !cell.trim().is_empty()).count() < 2;
    if let Some(at) = text.lines().position(unread) {
        return Err(Error::Input {
            file: file.to_owned(),
            place: Place::Line(at as u32 + 1, 1),
            message: "expected a word, a tab and its translation".to_owned(),
        });
    }
    Ok(entries(text, false).collect())
}

fn is_comment(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

/// The word pairs of all lines. Of several words each is paired with each, and they share the weight.
fn entries(text: &str, inverted: bool) -> impl Iterator<Item = WordPair> {
    text.lines().filter(|line| !is_comment(line)).flat_map(move |line| {
        let mut cells = line.split('\t').map(str::trim);
        let (one, other) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let weight = cells.next().and_then(|cell| cell.parse::<f64>().ok()).filter(|w| *w > 0.0 && w.is_finite());
        let (source, target) = if inverted { (stems(other), stems(one)) } else { (stems(one), stems(other)) };
        let shares = source.len().max(target.len()).max(1) as f64;
        #[expect(clippy::cast_sign_loss, reason = "weights are positive, and `as` saturates")]
        let count = (weight.unwrap_or(1.0) * Lexicon::UNIT as f64 / shares) as u64;
        let pairs = source.iter().flat_map(|s| target.iter().map(move |t| WordPair::new(s, t, count, count)));
        pairs.collect::<Vec<_>>()
    })
}
