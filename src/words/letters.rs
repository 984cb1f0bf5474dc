//! How likely a Latin spelling renders a Russian name: a model of chunks, a letter or two on one side, none to four on the other.
//!
//! Idea: Li, Zhang & Su (2004), *A joint source-channel model for machine transliteration*. The table is made by
//! `benches/tools/letters.rs` from free name pairs; here are whole numbers only, so that every machine says the same.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Letters of a name that are looked at; longer names are no names.
const LONGEST: usize = 32;
/// Russian letters: а to я, then ё.
const RUSSIAN: usize = 33;
/// Worse than anything reachable (32 + 32 letters cost less than 64 × 3,000), and twice that is far from overflow.
const NEVER: i32 = i32::MIN / 4;

/// Evidence that two spellings are one name: the natural log of the likelihood ratio against chance, in hundredths.
pub type Weight = i32;

/// Letters of a Russian word as numbers, а = 0 to я = 31, ё = 32; whatever else stands in it is left out.
#[must_use]
pub fn cyrillic_letters(word: &str) -> Vec<u8> {
    let number = |c: char| match c {
        'а'..='я' => Some((c as u32 - 'а' as u32) as u8),
        'ё' => Some(32),
        _ => None,
    };
    // Letters that stand alone compose with nothing.
    if word.chars().all(|c| matches!(c, ' '..='~' | 'Ѐ'..='ӿ')) {
        word.chars().flat_map(char::to_lowercase).filter_map(number).collect()
    } else {
        word.nfc().flat_map(char::to_lowercase).filter_map(number).collect()
    }
}

/// Letters of a Latin word as numbers, a = 0 to z = 25; accents are taken off, whatever else stands in it is left out.
#[must_use]
pub fn latin_letters(word: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(word.len());
    if word.is_ascii() {
        letters.extend(word.bytes().map(|b| b.to_ascii_lowercase()).filter(u8::is_ascii_lowercase).map(|b| b - b'a'));
        return letters;
    }
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' => letters.push(c as u8 - b'a'),
            'ø' => letters.push(b'o' - b'a'),
            'ł' => letters.push(b'l' - b'a'),
            'ı' => letters.push(b'i' - b'a'),
            'đ' | 'ð' => letters.push(b'd' - b'a'),
            'þ' => letters.extend([b't' - b'a', b'h' - b'a']),
            'ß' => letters.extend([b's' - b'a'; 2]),
            'æ' => letters.extend([0, b'e' - b'a']),
            'œ' => letters.extend([b'o' - b'a', b'e' - b'a']),
            _ => {}
        }
    }
    letters
}

/// What may stand for some Russian letters, and its weight.
struct Chunk {
    /// Its letters, as in a [`Window`], and the bits that they take.
    latin: Window,
    mask: Window,
    length: usize,
    weight: Weight,
}

/// Four letters in a row, the first in the lowest byte.
type Window = u32;

/// The four letters from each place on; past the end there are none.
fn windows(latin: &[u8]) -> impl Iterator<Item = Window> + '_ {
    let letter = |at: usize| latin.get(at).copied().unwrap_or(u8::MAX);
    (0..latin.len()).map(move |at| Window::from_le_bytes(std::array::from_fn(|k| letter(at + k))))
}

/// The table, by Russian letter or pair of letters.
struct ChunkTable {
    one: Vec<Vec<Chunk>>,
    two: Vec<Vec<Chunk>>,
    added: [Weight; 26],
}

static TABLE: LazyLock<ChunkTable> = LazyLock::new(|| {
    let empty = |n: usize| std::iter::repeat_with(Vec::new).take(n).collect();
    let mut table = ChunkTable { one: empty(RUSSIAN), two: empty(RUSSIAN * RUSSIAN), added: [NEVER; 26] };
    let rows = include_str!("data/letters.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows {
        let mut cells = row.split('\t');
        let (Some(russian), Some(latin), Some(Ok(weight))) =
            (cells.next(), cells.next(), cells.next().map(str::parse::<Weight>))
        else {
            continue;
        };
        let (russian, letters) = (cyrillic_letters(russian), latin_letters(latin));
        let mut chunk = [0; 4];
        for (place, &letter) in chunk.iter_mut().zip(&letters) {
            *place = letter;
        }
        let mask = Window::from_le_bytes(std::array::from_fn(|k| if k < letters.len() { u8::MAX } else { 0 }));
        let rendering = Chunk { latin: Window::from_le_bytes(chunk) & mask, mask, length: letters.len(), weight };
        match *russian {
            [] => table.added[usize::from(chunk[0])] = weight,
            [a] => table.one[usize::from(a)].push(rendering),
            [a, b] => table.two[usize::from(a) * RUSSIAN + usize::from(b)].push(rendering),
            _ => {}
        }
    }
    table
});

/// Weighs names against each other; keeps its scratch between calls.
///
/// ```
/// use bitext::words::letters::{Weigher, cyrillic_letters, latin_letters};
/// let mut weigher = Weigher::default();
/// let mut weigh = |r: &str, l: &str| weigher.weigh(&cyrillic_letters(r), &latin_letters(l));
/// assert!(weigh("Хрущёв", "Khrushchev") > 1_000);
/// assert!(weigh("Хрущёв", "Mikoyan") < 0);
/// ```
#[derive(Default)]
pub struct Weigher {
    /// A row for each count of Russian letters, a cell in it for each count of Latin ones: the best split of so many.
    best: Vec<Weight>,
    /// What the rows are of.
    russian: Vec<u8>,
    latin: Vec<u8>,
    windows: Vec<Window>,
}

impl Weigher {
    /// The best split of both names into chunks; well above 0 for a name and its rendering, below 0 for strangers.
    /// An empty name or one of more than 32 letters weighs as little as can be.
    ///
    /// What begins as the name before it did, against the same Latin one, costs its last letters only: the nominatives that
    /// a form may have.
    #[must_use]
    pub fn weigh(&mut self, russian: &[u8], latin: &[u8]) -> Weight {
        let (n, m) = (russian.len(), latin.len());
        if n == 0 || m == 0 || n > LONGEST || m > LONGEST {
            return NEVER;
        }
        let (table, width) = (&*TABLE, m + 1);
        let same = if self.latin == latin {
            self.russian.iter().zip(russian).take_while(|(known, letter)| known == letter).count()
        } else {
            self.latin.clear();
            self.latin.extend_from_slice(latin);
            self.windows.clear();
            self.windows.extend(windows(latin));
            self.best.clear();
            self.best.resize(width, NEVER);
            self.best[0] = 0;
            added(&mut self.best, latin, table);
            0
        };
        self.russian.truncate(same);
        self.russian.extend_from_slice(&russian[same..]);
        self.best.resize((n + 1) * width, NEVER);
        for i in same + 1..=n {
            let (before, row) = self.best.split_at_mut(i * width);
            let row = &mut row[..width];
            row.fill(NEVER);
            let last = usize::from(russian[i - 1]);
            extend(&before[(i - 1) * width..], row, &table.one[last], &self.windows);
            if i > 1 {
                let pair = usize::from(russian[i - 2]) * RUSSIAN + last;
                extend(&before[(i - 2) * width..], row, &table.two[pair], &self.windows);
            }
            added(row, latin, table);
        }
        self.best[n * width + m]
    }
}

/// The splits of `from` with one more chunk.
fn extend(from: &[Weight], row: &mut [Weight], renderings: &[Chunk], latin: &[Window]) {
    for &Chunk { latin: chunk, mask, length, weight } in renderings {
        if length == 0 {
            row.iter_mut().zip(from).for_each(|(to, from)| *to = (*to).max(from + weight));
            continue;
        }
        let Some(ends) = row.get_mut(length..) else { continue };
        for ((to, from), window) in ends.iter_mut().zip(from).zip(latin) {
            if window & mask == chunk {
                *to = (*to).max(from + weight);
            }
        }
    }
}

/// The splits of a row with Latin letters that stand for nothing.
fn added(row: &mut [Weight], latin: &[u8], table: &ChunkTable) {
    for (j, &letter) in latin.iter().enumerate() {
        row[j + 1] = row[j + 1].max(row[j] + table.added[usize::from(letter)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weigh(russian: &str, latin: &str) -> Weight {
        Weigher::default().weigh(&cyrillic_letters(russian), &latin_letters(latin))
    }

    #[test]
    fn names_outweigh_strangers() {
        for (russian, right, wrong) in [
            ("Хрущёв", "Khrushchev", "Kaganovich"),
            ("Щёкин", "Shchekin", "Shenin"),
            ("Жуков", "Zhukov", "Bulganin"),
            ("Ли", "Li", "Oh"),
            ("Вознесенский", "Voznesensky", "Vasilevsky"),
        ] {
            assert!(weigh(russian, right) > 0 && weigh(russian, wrong) < weigh(russian, right), "{russian}");
        }
    }

    #[test]
    fn what_was_weighed_before_does_not_matter() {
        let mut weigher = Weigher::default();
        for (russian, latin) in [
            ("Хрущёв", "Khrushchev"),
            ("Хрущёва", "Khrushchev"),
            ("Хрущ", "Khrushchev"),
            ("Хрущёв", "Khrushch"),
            ("", "Khrushch"),
            ("Щёкин", "Khrushch"),
            ("Хрущёв", "Khrushchev"),
        ] {
            let again = weigher.weigh(&cyrillic_letters(russian), &latin_letters(latin));
            assert_eq!(again, weigh(russian, latin), "{russian} {latin}");
        }
    }

    #[test]
    fn composition_does_not_matter() {
        assert_eq!(cyrillic_letters("и\u{306}о\u{301}Ё"), cyrillic_letters("йоё"));
        assert_eq!(latin_letters("Šó"), latin_letters("so"));
    }
}
