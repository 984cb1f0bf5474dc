//! Cuts a text into what dates are made of: words, numbers, Roman numerals, dates in figures, marks.

use super::vocabulary::{Entry, LONGEST, Suffix, Vocabulary, folded};
use crate::model::Span;
use crate::words::fold::is_unseen;

/// A token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    pub kind: Kind,
    /// Nothing stands between it and the token before.
    pub glued: bool,
    /// Its first letter is a capital.
    pub capital: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Word(Entry),
    Number(Number),
    /// I to XXXIX; with the letters of an ordinal behind it, if any.
    Roman(u8),
    Figures(Figures),
    /// One character; of dashes always `-`, of quotation marks and other signs the first of their kind.
    Mark(char),
    /// Figures and letters that are no date: versions, telephone numbers, models.
    Other,
}

/// A number in figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub value: u16,
    pub digits: u8,
    pub suffix: Suffix,
}

/// A date in figures: `25.02.1956`, `25.II.1956`, `25/02/56`, `1956-02-25`, and in a range `14.06`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub day: u8,
    pub month: u8,
    /// None where it has two figures: the century is not said.
    pub year: Option<u16>,
    /// Is there a year at all?
    pub dated: bool,
    /// Day and month may be the other way round: 03/04/1956.
    pub slashed: bool,
}

/// The tokens of a text, a list for each stretch without an empty line.
pub(super) fn tokens(text: &str, vocabulary: &Vocabulary) -> Vec<Vec<Token>> {
    let mut lexer = Lexer { text, at: 0, vocabulary, tokens: Vec::new(), folded: String::new() };
    let mut stretches = Vec::new();
    while let Some(c) = lexer.peek() {
        if c.is_whitespace() {
            if lexer.blank() {
                stretches.push(std::mem::take(&mut lexer.tokens));
            }
        } else if c.is_ascii_digit() {
            lexer.figures();
        } else if c.is_alphabetic() {
            lexer.word();
        } else {
            lexer.mark(c);
        }
    }
    stretches.push(lexer.tokens);
    stretches
}

/// Is it a dash or a hyphen?
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// The value of a letter of a Roman numeral; Cyrillic letters of the same look count, old typists had no others.
fn roman_letter(c: char) -> Option<u8> {
    match c {
        'I' | 'І' => Some(1),
        'V' => Some(5),
        'X' | 'Х' => Some(10),
        _ => None,
    }
}

/// The value of a Roman numeral below 40, in its canonical form.
fn roman(numeral: &str) -> Option<u8> {
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

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    vocabulary: &'a Vocabulary,
    tokens: Vec<Token>,
    folded: String,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Steps over white space; is it an empty line?
    fn blank(&mut self) -> bool {
        let rest = self.rest();
        let len = rest.len() - rest.trim_start().len();
        self.at += len;
        rest.get(..len).unwrap_or_default().bytes().filter(|&b| b == b'\n').count() > 1
    }

    fn push(&mut self, len: usize, kind: Kind, capital: bool) {
        let span = Span::from(self.at..self.at + len);
        let glued = self.tokens.last().is_some_and(|last| last.span.end() == span.start());
        self.tokens.push(Token { span, kind, glued, capital });
        self.at += len;
    }

    fn mark(&mut self, c: char) {
        let kind = if is_dash(c) { '-' } else { c };
        if is_unseen(c) { self.at += c.len_utf8() } else { self.push(c.len_utf8(), Kind::Mark(kind), false) }
    }

    /// Length of the letters (and what is not seen among them) at the start of `text`.
    fn letters(text: &str) -> usize {
        text.find(|c: char| !(c.is_alphabetic() || is_unseen(c))).unwrap_or(text.len())
    }

    fn word(&mut self) {
        let rest = self.rest();
        let len = Self::letters(rest);
        let word = rest.get(..len).unwrap_or_default();
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if capital && let Some((len, value)) = self.numeral(rest, word) {
            return self.push(len, Kind::Roman(value), true);
        }
        let mut entry = Entry::default();
        if len <= LONGEST {
            self.folded.clear();
            word.chars().for_each(|c| crate::words::fold::push_folded(c, &mut self.folded));
            entry = self.vocabulary.entry(&self.folded);
        }
        let kind = if rest.get(len..).is_some_and(|r| r.starts_with(|c: char| c.is_numeric())) {
            // Letters with figures behind them, without a space: a model, a chemical formula.
            let behind = rest.get(len..).unwrap_or_default();
            let more = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
            return self.push(len + more, Kind::Other, capital);
        } else {
            Kind::Word(entry)
        };
        self.push(len, kind, capital);
    }

    /// A Roman numeral and its length, with the letters of an ordinal behind it: `XX`, `XXth`, «XX-го».
    fn numeral(&self, rest: &str, word: &str) -> Option<(usize, u8)> {
        let len = word.find(|c| roman_letter(c).is_none()).unwrap_or(word.len());
        let value = roman(word.get(..len)?)?;
        if len < word.len() {
            let suffix = self.vocabulary.suffix_of(&folded(word.get(len..)?))?;
            return suffix.ordinal.then_some((word.len(), value));
        }
        if let Some((hyphen, letters)) = self.hyphenated_suffix(rest.get(len..)?)
            && letters.ordinal
        {
            return Some((len + hyphen, value));
        }
        Some((len, value))
    }

    /// A hyphen and the letters of a suffix at the start of `text`: their length and what they make.
    fn hyphenated_suffix(&self, text: &str) -> Option<(usize, Suffix)> {
        let hyphen = text.chars().next().filter(|&c| is_dash(c))?.len_utf8();
        let letters = text.get(hyphen..)?;
        let len = Self::letters(letters);
        let suffix = self.vocabulary.suffix_of(&folded(letters.get(..len).filter(|word| word.len() <= LONGEST)?))?;
        Some((hyphen + len, suffix))
    }

    /// Figures with everything that stands between figures without a space.
    fn figures(&mut self) {
        let cluster = Cluster::read(self.rest());
        let glued_word = self.tokens.last().is_some_and(|last| {
            last.span.end() as usize == self.at && matches!(last.kind, Kind::Word(_) | Kind::Other | Kind::Roman(_))
        });
        let behind = self.rest().get(cluster.len..).unwrap_or_default();
        if cluster.parts.len() == 1 && !glued_word {
            return self.number(cluster.len);
        }
        let letters = behind.starts_with(|c: char| c.is_alphabetic());
        let pieces = cluster.pieces();
        if glued_word || pieces.is_empty() {
            return self.push(cluster.len, Kind::Other, false);
        }
        let start = self.at;
        for (i, piece) in pieces.iter().enumerate() {
            match piece.kind {
                // The last number of a range takes a suffix or an abbreviation: «1920–1930-е», «1937–1938гг.».
                Kind::Number(_) if i + 1 == pieces.len() => self.number(piece.len),
                Kind::Figures(_) if letters && i + 1 == pieces.len() && !self.is_year_word(behind) => {
                    self.at = start;
                    self.tokens.truncate(self.tokens.len() - i);
                    return self.push(cluster.len, Kind::Other, false);
                }
                kind => self.push(piece.len, kind, false),
            }
        }
    }

    /// Does `text` start with a word for a year?
    fn is_year_word(&self, text: &str) -> bool {
        let word = text.get(..Self::letters(text)).filter(|word| word.len() <= LONGEST).unwrap_or_default();
        let years = super::vocabulary::Classes::YEAR.with(super::vocabulary::Classes::YEARS);
        self.vocabulary.entry(&folded(word)).classes.any(years)
    }

    /// A number of `len` figures with its suffix.
    fn number(&mut self, len: usize) {
        let rest = self.rest();
        let (figures, behind) = rest.split_at_checked(len).unwrap_or((rest, ""));
        let value = figures.parse().unwrap_or(u16::MAX);
        let digits = figures.len().min(u8::MAX.into()) as u8;
        let number = |suffix| Kind::Number(Number { value, digits, suffix });
        let letters = Self::letters(behind);
        if let Some((more, suffix)) = self.hyphenated_suffix(behind) {
            return self.push(len + more, number(suffix), false);
        }
        // Possessive plural of old: the 1950's.
        if let Some(apostrophe) = behind.chars().next().filter(|c| matches!(c, '\'' | '’'))
            && let Some(s) = behind.get(apostrophe.len_utf8()..)
            && s.starts_with('s')
            && Self::letters(s) == 1
            && value.is_multiple_of(10)
        {
            let decade = Suffix { decade: true, ..Suffix::default() };
            return self.push(len + apostrophe.len_utf8() + 1, number(decade), false);
        }
        if letters > 0 {
            let word = behind.get(..letters).filter(|word| word.len() <= LONGEST).unwrap_or_default();
            match self.vocabulary.suffix_of(&folded(word)) {
                Some(suffix) => return self.push(len + letters, number(suffix), false),
                None if self.is_year_word(behind) => {}
                None => {
                    let more = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
                    return self.push(len + more, Kind::Other, false);
                }
            }
        }
        self.push(len, number(Suffix::default()), false);
    }
}

/// Numbers joined by single marks: `1937–38`, `25.02.1956`, `8-495-1956`.
struct Cluster<'a> {
    /// Each number and the mark before it.
    parts: Vec<Figure<'a>>,
    len: usize,
}

/// More numbers than any date has: the rest of a longer cluster is skipped unread.
const MOST: usize = 8;

/// A token that a cluster is cut into.
struct Piece {
    len: usize,
    kind: Kind,
}

impl<'a> Cluster<'a> {
    fn read(text: &'a str) -> Self {
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
    fn pieces(&self) -> Vec<Piece> {
        let marks: Vec<char> = self.parts.iter().filter_map(|(mark, _)| *mark).collect();
        let whole = |kind| vec![Piece { len: self.len, kind }];
        match marks[..] {
            ['.', '.'] | ['/' | '-', '-'] | ['/', '/'] => {
                return dated(&self.parts).map(|f| whole(Kind::Figures(f))).unwrap_or_default();
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
                    Piece { len: self.len - left - right, kind: Kind::Mark(mark) },
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
fn side(parts: &[Figure<'_>]) -> Option<Kind> {
    let dotted = |parts: &[Figure<'_>]| parts.iter().all(|(mark, _)| *mark == Some('.'));
    match parts {
        [(_, number)] => {
            let value = number.parse().unwrap_or(u16::MAX);
            number.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
            Some(Kind::Number(Number { value, digits: number.len().min(99) as u8, suffix: Suffix::default() }))
        }
        [first, rest @ ..] if dotted(rest) && rest.len() < 3 => {
            let mut parts = vec![(None, first.1)];
            parts.extend_from_slice(rest);
            dated(&parts).map(Kind::Figures)
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
