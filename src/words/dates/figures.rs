//! Numbers that stand together without a space: dates in figures, ranges, and what is neither.

use super::lexer::{Number, TokenKind};
use crate::language::dates::NumberSuffix;

/// A date in figures: `25.02.1956`, `25.II.1956`, `25/02/56`, `1956-02-25`, and in a range `14.06`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub day: u8,
    pub month: u8,
    /// None where it has two figures: the century is not said.
    pub year: Option<u16>,
    /// Whether there is a year at all.
    pub dated: bool,
    /// Day and month may be the other way round: 03/04/1956.
    pub slashed: bool,
}

/// Numbers joined by single marks: `1937–38`, `25.02.1956`, `8-495-1956`.
pub(super) struct Cluster<'a> {
    /// Each number and the mark before it.
    pub parts: Vec<Figure<'a>>,
    pub len: usize,
}

/// More numbers than any date has: the rest of a longer cluster is skipped unread.
const MOST: usize = 8;

/// A token that a cluster is cut into.
pub(super) struct Piece {
    pub len: usize,
    pub kind: TokenKind,
}

impl<'a> Cluster<'a> {
    pub fn read(text: &'a str) -> Self {
        let mut cluster = Self { parts: Vec::new(), len: 0 };
        let mut mark = None;
        loop {
            let rest = text.get(cluster.len..).unwrap_or_default();
            let figures = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let numeral = rest.find(|c| roman_letter(c).is_none()).unwrap_or(rest.len());
            let len = match mark {
                _ if figures > 0 => figures,
                Some('.' | '/' | '-') if numeral > 0 => numeral,
                _ => return cluster,
            };
            if cluster.parts.len() < MOST {
                cluster.parts.push((mark, rest.get(..len).unwrap_or_default()));
            }
            cluster.len += len;
            let mut next = rest.get(len..).unwrap_or_default().chars();
            let Some(c) = next.next().filter(|&c| is_dash(c) || matches!(c, '.' | ',' | ':' | '/')) else {
                return cluster;
            };
            // A numeral is a part only between two marks: 25.II.1956, not 25-I. or 25.Important.
            let digit = next.as_str().starts_with(|c: char| c.is_ascii_digit());
            let behind = next.as_str().trim_start_matches(|c| roman_letter(c).is_some());
            let month = behind.len() < next.as_str().len()
                && behind.starts_with(|c: char| c == '.' || c == '/' || is_dash(c))
                && behind.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
            if !digit && !month {
                return cluster;
            }
            mark = Some(if is_dash(c) { '-' } else { c });
            cluster.len += c.len_utf8();
        }
    }

    /// The tokens that it stands for; none where it is no date and no range.
    pub fn pieces(&self) -> Vec<Piece> {
        let marks: Vec<char> = self.parts.iter().filter_map(|(mark, _)| *mark).collect();
        let whole = |kind| vec![Piece { len: self.len, kind }];
        match marks[..] {
            ['.', '.'] | ['/' | '-', '-'] | ['/', '/'] => {
                return dated(&self.parts).map(|f| whole(TokenKind::Figures(f))).unwrap_or_default();
            }
            _ => {}
        }
        // A range: what stands on both sides of its one dash or slash.
        let Some(middle) = marks.iter().position(|&m| m == '-' || m == '/' && marks.len() == 1) else {
            return Vec::new();
        };
        let (Some(left), Some(right)) = (self.parts.get(..=middle), self.parts.get(middle + 1..)) else {
            return Vec::new();
        };
        match (side(left), side(right)) {
            (Some(first), Some(last)) => {
                let len =
                    |parts: &[Figure<'_>]| parts.iter().map(|(_, part)| part.len()).sum::<usize>() + parts.len() - 1;
                let (left, right) = (len(left), len(right));
                let mark = marks.get(middle).copied().unwrap_or('-');
                vec![
                    Piece { len: left, kind: first },
                    Piece { len: self.len - left - right, kind: TokenKind::Mark(mark) },
                    Piece { len: right, kind: last },
                ]
            }
            _ => Vec::new(),
        }
    }
}

/// A number and the mark before it.
type Figure<'a> = (Option<char>, &'a str);

/// One side of a range: a number, day and month, or day, month and year.
fn side(parts: &[Figure<'_>]) -> Option<TokenKind> {
    let dotted = |parts: &[Figure<'_>]| parts.iter().all(|(mark, _)| *mark == Some('.'));
    match parts {
        [(_, number)] => {
            let value = number.parse().unwrap_or(u16::MAX);
            number.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
            Some(TokenKind::Number(Number {
                value,
                digits: number.len().min(99) as u8,
                suffix: NumberSuffix::default(),
            }))
        }
        [first, rest @ ..] if dotted(rest) && rest.len() < 3 => {
            let mut parts = vec![(None, first.1)];
            parts.extend_from_slice(rest);
            dated(&parts).map(TokenKind::Figures)
        }
        _ => None,
    }
}

/// Day, month and maybe year.
fn dated(parts: &[Figure<'_>]) -> Option<Figures> {
    let number = |part: &str| part.parse::<u16>().ok().or_else(|| roman(part).map(u16::from));
    let two = |part: &str| part.len() <= 2 || roman(part).is_some();
    let &[(_, first), (mark, second), ref rest @ ..] = parts else { return None };
    let (day, month, year) = match rest {
        [] => (first, second, None),
        [(_, third)] if first.len() == 4 && mark == Some('-') => (*third, second, Some(first)),
        [(_, third)] => (first, second, Some(*third)),
        _ => return None,
    };
    if !two(day) || !two(month) || year.is_some_and(|y| y.len() != 4 && y.len() != 2) {
        return None;
    }
    let slashed = mark == Some('/') && roman(month).is_none();
    let full = year.filter(|y| y.len() == 4).map(|y| number(y).filter(|y| YEARS.contains(y)));
    let year = match full {
        Some(None) => return None,
        Some(year) => year,
        None => None,
    };
    let (day, month) = (number(day)?, number(month)?);
    let dated = !rest.is_empty();
    ((1..=31).contains(&day) && (1..=31).contains(&month)).then_some(Figures {
        day: day as u8,
        month: month as u8,
        year,
        dated,
        slashed,
    })
}

/// Years that four figures say without a word for year: before, texts name the era or the century.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 1000..=2099;

/// Whether it is a dash or a hyphen.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// The value of a letter of a Roman numeral; Cyrillic letters of the same look count, old typists had no others.
pub(super) fn roman_letter(c: char) -> Option<u8> {
    match c {
        'I' | 'І' => Some(1),
        'V' => Some(5),
        'X' | 'Х' => Some(10),
        _ => None,
    }
}

/// The value of a Roman numeral below 40, in its canonical form.
pub(super) fn roman(numeral: &str) -> Option<u8> {
    let letters: Vec<u8> = numeral.chars().take(8).map(roman_letter).collect::<Option<_>>()?;
    let value: i16 = (0..letters.len())
        .filter_map(|i| {
            let value = i16::from(*letters.get(i)?);
            let smaller = letters.get(i + 1).is_some_and(|&next| i16::from(next) > value);
            Some(if smaller { -value } else { value })
        })
        .sum();
    let value = u8::try_from(value).ok().filter(|value| (1..40).contains(value))?;
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let canonical = "X".repeat(usize::from(value / 10)) + units.get(usize::from(value % 10))?;
    let same = canonical.chars().map(roman_letter).eq(letters.iter().map(|&l| Some(l)));
    (same && numeral.chars().count() <= 8).then_some(value)
}
