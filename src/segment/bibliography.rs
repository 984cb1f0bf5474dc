//! Lines that are one entry of a bibliography: «Иванов И. И. История края. — М.: Наука, 1980. — 340 с.» is one unit.

use memchr::memchr2_iter;

use super::letters::{CharClass, Word, char_at, is_at_most};
use crate::language::{Classes, in_any};

/// Longest entry in characters: a dozen lines of print. A longer line is text.
const LONGEST: usize = 800;

/// Whether the line is an entry.
pub(super) fn is_entry(line: &str) -> bool {
    let line = line.trim();
    if !line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '[') {
        return false;
    }
    let Some(year) = year(line).filter(|_| is_at_most(line, LONGEST)) else { return false };
    let signed = line.contains(" // ") || has_area(line) || year_has_number(line, year);
    signed
        || author_ends(line)
            .is_some_and(|end| has_publisher(&line[end..]) || place_and_year(line, year) || has_pages(line))
}

/// Where a year of print begins: four digits from 1450 to 2099.
fn year(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    memchr2_iter(b'1', b'2', bytes).find(|&at| {
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        let century =
            matches!(bytes.get(at..at + 2).unwrap_or_default(), b"14" | b"15" | b"16" | b"17" | b"18" | b"19" | b"20");
        century && digit(at + 2) && digit(at + 3) && !digit(at + 4) && (at == 0 || !digit(at - 1))
    })
}

/// «. — М.: Наука», «. — 340 с.», «. — Т. 2»: an area between a period and a dash.
fn has_area(line: &str) -> bool {
    [". — ", ". – ", ". - "].iter().any(|sign| {
        line.match_indices(sign).any(|(at, _)| {
            let rest = &line[at + sign.len()..];
            let word = Word::at(rest, 0);
            let behind = char_at(rest, word.end());
            word.is_number()
                || word.first() == CharClass::Upper
                    && (behind == Some(':') || behind == Some('.') && word.is_at_most(4))
        })
    })
}

/// «1956. № 5», «1956. С. 12», "1956. Vol. 3": the number of a journal behind the year.
fn year_has_number(line: &str, year: usize) -> bool {
    // «(Иванов, 1980. С. 5)» refers to an entry.
    if line[..year].rfind('(') > line[..year].rfind(')') {
        return false;
    }
    let Some(rest) = line[year + 4..].strip_prefix(". ") else { return false };
    let word = Word::at(rest, 0);
    let label = word.first() == CharClass::Upper && word.is_at_most(4) && rest[word.end()..].starts_with(". ");
    let number = if label { word.end() + 2 } else { rest.strip_prefix("№ ").map_or(usize::MAX, |_| "№ ".len()) };
    rest.get(number..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Where the author ends with whom the line begins, a label and «См.:» passed over: «12. Иванов И. И.», "Smith, J. R.".
fn author_ends(line: &str) -> Option<usize> {
    let mut start = line.find(": ").filter(|&at| line[..at].chars().count() <= 10).map_or(0, |at| at + 2);
    if line[start..].starts_with(|c: char| c.is_ascii_digit()) {
        start += line[start..].find(char::is_alphabetic)?;
    }
    let name = Word::at(line, start);
    if name.first() != CharClass::Upper || name.is_at_most(1) {
        return None;
    }
    let rest = &line[name.end()..];
    let space = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(' '))?;
    let initial = Word::at(space, 0);
    let dotted = space[initial.end()..].starts_with('.');
    (initial.is_letter() && initial.first() == CharClass::Upper && dotted)
        .then(|| line.len() - space.len() + initial.end() + 1)
}

/// «М.: Наука», "London: Hale": a place and a publisher.
fn has_publisher(rest: &str) -> bool {
    rest.match_indices(": ").any(|(at, _)| {
        let place = Word::before(rest, 0, rest[..at].strip_suffix('.').map_or(at, str::len));
        let before = rest[..place.start].trim_end();
        place.first() == CharClass::Upper
            && before.ends_with(['.', '—', '–', ',', ')', ']'])
            && rest[at + 2..].starts_with(|c: char| c.is_uppercase() || c == '«')
    })
}

/// «М., 1945», "N. Y., 1962": a shortened place and the year.
fn place_and_year(line: &str, year: usize) -> bool {
    line[..year].ends_with("., ")
}

/// «340 с.», «С. 5–12», "pp. 5-12".
fn has_pages(line: &str) -> bool {
    let body = line.trim_end_matches('.');
    let label = |end: usize| {
        let word = Word::before(line, 0, end);
        line[..word.start].ends_with(' ') && in_any(word.text, Classes::PAGE)
    };
    let ends_in_digit = body.ends_with(|c: char| c.is_ascii_digit());
    label(body.len()) || ends_in_digit && line.match_indices(". ").any(|(at, _)| label(at))
}

#[cfg(test)]
mod tests {
    use super::is_entry;

    #[test]
    fn entries_and_text_are_told_apart() {
        for entry in [
            "Иванов И. И. История края. — М.: Наука, 1980. — 340 с.",
            "Петров П. П. Очерки // Звезда. 1956. № 5. С. 12–18.",
            "См.: Крылов А. Н. Мои воспоминания. М., 1945. С. 5.",
            "Smith, J. (1980). The history of mills. London: Hale & Co.",
        ] {
            assert!(is_entry(entry), "{entry}");
        }
        for text in [
            "Иванов И. И. родился в 1901 г. в Туле. Отец его был кузнец.",
            "Он ушёл. — В 1956 году? — Да.",
            "Smith, J. was born in 1901. He died young.",
        ] {
            assert!(!is_entry(text), "{text}");
        }
    }
}
