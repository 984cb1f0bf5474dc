//! Letters that a scheme does not define: which, how many, and where the first of them stands.

use std::collections::BTreeMap;

use unicode_normalization::char::{compose, is_combining_mark};

use super::Scheme;
use crate::model::{Place, Warning};

/// Counts the Cyrillic letters that schemes do not define, in a text that may come in pieces.
///
/// Letters that a scheme reads as their modern successors (ѣ as е) are not among them.
///
/// ```
/// use bitext::translit::{Scheme, Undefined};
/// let mut undefined = Undefined::new(&[Scheme::named("ungegn")?]);
/// undefined.add("Вѣра едет.\nКуда? В Київ, ");
/// undefined.add("в їхній Київ.\n");
/// let warnings = undefined.warnings("письмо.txt");
/// assert_eq!(
///     warnings[0].to_string(),
///     "письмо.txt: line 2, column 11: ungegn does not define ї (3 in all), which is written yi"
/// );
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Undefined<'a> {
    schemes: Vec<&'a Scheme>,
    /// By scheme and lower-case letter: how many, and where the first is.
    seen: BTreeMap<(usize, char), (u64, Place)>,
    /// Where the next piece of the text begins.
    line: u32,
    column: u32,
}

impl<'a> Undefined<'a> {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(schemes: &[&'a Scheme]) -> Self {
        Self { schemes: schemes.to_vec(), seen: BTreeMap::new(), line: 1, column: 1 }
    }

    /// Counts those of the next piece of the text, which must not begin with a combining mark.
    pub fn add(&mut self, text: &str) {
        let mut from = 0;
        while let Some(at) = next_candidate(text.as_bytes(), from) {
            let Some((before, c, after)) = around(text, at) else { break };
            from = at + c.len_utf8();
            if is_combining_mark(c) && c < '\u{400}' {
                let base = before.chars().next_back();
                if let Some((base, whole)) = base.and_then(|base| Some((base, compose(base, c)?))) {
                    self.count(whole, &before[..before.len() - base.len_utf8()]);
                }
            } else if after.chars().next().is_none_or(|mark| compose(c, mark).is_none()) {
                self.count(c, before);
            }
        }
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let last = if lines == 0 { text } else { text.rsplit('\n').next().unwrap_or_default() };
        self.column = last.chars().count() as u32 + if lines == 0 { self.column } else { 1 };
        self.line += lines as u32;
    }

    /// Counts a letter behind `before` with each scheme that does not define it.
    fn count(&mut self, letter: char, before: &str) {
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        for (n, _) in self.schemes.iter().enumerate().filter(|(_, scheme)| scheme.is_undefined(letter)) {
            let (line, column) = (self.line, self.column);
            let (count, _) = self.seen.entry((n, lower)).or_insert_with(|| (0, place(before, line, column)));
            *count += 1;
        }
    }

    /// The letters, in lower case, each once, in order.
    fn letters(&self) -> impl Iterator<Item = char> {
        self.seen.keys().map(|&(_, letter)| letter)
    }

    /// A warning a scheme and letter, in the order of schemes and first places; `file` is what the text is called.
    #[must_use]
    pub fn warnings(&self, file: &str) -> Vec<Warning> {
        let order = |place: Place| match place {
            Place::Line(line, column) => (line, column),
            _ => (0, 0),
        };
        let mut seen: Vec<_> = self.seen.iter().map(|(key, found)| (*key, *found)).collect();
        seen.sort_by_key(|&((scheme, letter), (_, place))| (scheme, order(place), letter));
        let warning = |((scheme, letter), (count, place)): ((usize, char), (u64, Place))| {
            let scheme = self.schemes.get(scheme)?;
            let (id, latin) = (scheme.id(), scheme.transliterate(letter.encode_utf8(&mut [0; 4])));
            let message = format!("{id} does not define {letter} ({count} in all), which is written {latin}");
            Some(Warning { file: file.to_owned(), place, message })
        };
        seen.into_iter().filter_map(warning).collect()
    }
}

impl Scheme {
    /// The Cyrillic letters of the text that the scheme does not define, in lower case, each once, in order.
    ///
    /// Letters that it reads as their modern successors are not among them.
    ///
    /// ```
    /// use bitext::translit::Scheme;
    /// let scheme = Scheme::named("ungegn")?;
    /// assert_eq!(scheme.unknown_letters("Київ, Вѣра"), ['ї']);
    /// assert_eq!(scheme.transliterate("Київ"), "Kiyiv");
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn unknown_letters(&self, text: &str) -> Vec<char> {
        let mut undefined = Undefined::new(&[self]);
        undefined.add(text);
        undefined.letters().collect()
    }
}

/// What stands before, at and behind a place.
fn around(text: &str, at: usize) -> Option<(&str, char, &str)> {
    let (before, rest) = text.split_at_checked(at)?;
    let c = rest.chars().next()?;
    Some((before, c, rest.get(c.len_utf8()..)?))
}

/// The place behind `before`, which begins at a line and column.
fn place(before: &str, line: u32, column: u32) -> Place {
    let characters = |text: &str| text.chars().count() as u32;
    match before.rsplit_once('\n') {
        None => Place::Line(line, column + characters(before)),
        Some((above, last)) => {
            let lines = memchr::memchr_iter(b'\n', above.as_bytes()).count() as u32;
            Place::Line(line + lines + 1, characters(last) + 1)
        }
    }
}

/// How many bytes are looked at together: a width that the compiler turns into vector instructions.
const BLOCK: usize = 32;

/// Where the next character stands that may belong to a letter beyond those of today's Russian.
#[expect(clippy::needless_bitwise_bool, reason = "without branches it becomes vector instructions")]
fn next_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    // Two bytes tell: combining marks; U+0400 to U+0530 without а to я, ё and their capitals; the blocks beyond, which
    // start with U+1C80, U+1D2B, U+2DE0, U+A640 and U+1E030.
    let is = |(&lead, &next): (&u8, &u8)| {
        (lead == 0xD0) & (next < 0x90) & (next != 0x81)
            | (lead == 0xD1) & (next > 0x8F) & (next != 0x91)
            | matches!(lead, 0xD2..=0xD4)
            | matches!(lead, 0xCC | 0xCD)
            | (lead == 0xE1) & matches!(next, 0xB2..=0xB5)
            | (lead == 0xE2) & (next == 0xB7)
            | (lead == 0xEA) & matches!(next, 0x99 | 0x9A)
            | (lead == 0xF0) & (next == 0x9E)
    };
    let leads = bytes.get(from..)?;
    let nexts = leads.get(1..)?;
    let mut at = from;
    for (leads, nexts) in leads.chunks(BLOCK).zip(nexts.chunks(BLOCK)) {
        if leads.iter().zip(nexts).fold(false, |any, pair| any | is(pair)) {
            return leads.iter().zip(nexts).position(is).map(|skip| at + skip);
        }
        at += BLOCK;
    }
    None
}
