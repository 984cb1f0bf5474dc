//! `NumPy`'s file of one array: a header in Python's notation, then the numbers.
//!
//! The format: *`NumPy` Enhancement Proposal 1* and `numpy.lib.format`, versions 1.0, 2.0 and 3.0.

use super::matrix::{EXPECTED, Matrix, Precision};

/// What a file begins with.
pub(super) const MAGIC: &[u8] = b"\x93NUMPY";

/// Bytes that a header may have: `NumPy` itself reads 10,000, and a matrix needs about 80.
const LONGEST_HEADER: usize = 10_000;

/// Reads a matrix of two dimensions.
pub(super) fn matrix(bytes: &[u8]) -> Result<Matrix<'_>, String> {
    let (header, rest) = split(bytes)?;
    let header = Header::parse(header).ok_or("its header is not as numpy.save writes it: the file is broken")?;
    if header.columns_first {
        return Err(
            "its columns stand before its rows (Fortran order): save numpy.ascontiguousarray(vectors)".to_owned()
        );
    }
    let precision = match header.kind {
        "<f2" => Precision::Half,
        "<f4" => Precision::Single,
        ">f2" | ">f4" => return Err(format!("its numbers are big-endian ({}): {EXPECTED}", header.kind)),
        other => return Err(format!("it holds numbers of the kind {other:?}: {EXPECTED}")),
    };
    let [rows, columns] = *header.shape.as_slice() else {
        return Err(format!("the array has {} dimensions: expected two, rows and columns", header.shape.len()));
    };
    Ok(Matrix { rows, columns, precision, bytes: rest })
}

/// The header and what follows it.
fn split(bytes: &[u8]) -> Result<(&str, &[u8]), String> {
    let cut = || "the file is cut short: there is no whole header".to_owned();
    let (version, rest) = bytes[MAGIC.len()..].split_first_chunk::<2>().ok_or_else(cut)?;
    let (length, rest) = match version {
        [1, _] => rest.split_first_chunk().map(|(length, rest)| (usize::from(u16::from_le_bytes(*length)), rest)),
        [2 | 3, _] => rest.split_first_chunk().map(|(length, rest)| (u32::from_le_bytes(*length) as usize, rest)),
        [other, _] => return Err(format!("version {other} of the .npy format is not known: expected 1, 2 or 3")),
    }
    .ok_or_else(cut)?;
    if length > LONGEST_HEADER {
        return Err(format!("a header of {length} bytes: expected a plain matrix of float16 or float32"));
    }
    let (header, rest) = rest.split_at_checked(length).ok_or_else(cut)?;
    let header = std::str::from_utf8(header).map_err(|_| "its header is no text: the file is broken".to_owned())?;
    Ok((header, rest))
}

/// What a header says.
struct Header<'a> {
    kind: &'a str,
    columns_first: bool,
    shape: Vec<usize>,
}

impl<'a> Header<'a> {
    /// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 384), }`, keys in any order.
    fn parse(text: &'a str) -> Option<Self> {
        let mut rest = Rest(text);
        let (mut kind, mut columns_first, mut shape) = (None, None, None);
        rest.take("{")?;
        while rest.take("}").is_none() {
            let key = rest.quoted()?;
            rest.take(":")?;
            match key {
                // A list describes columns of several kinds; it is told as such.
                "descr" => kind = Some(rest.quoted().or_else(|| rest.list())?),
                "fortran_order" => columns_first = Some(rest.truth()?),
                "shape" => shape = Some(rest.numbers()?),
                _ => return None,
            }
            if rest.take(",").is_none() {
                rest.take("}")?;
                break;
            }
        }
        rest.end().then_some(())?;
        Some(Self { kind: kind?, columns_first: columns_first?, shape: shape? })
    }
}

/// What of a header is not yet read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take(&mut self, token: &str) -> Option<()> {
        self.0 = self.0.trim_start().strip_prefix(token)?;
        Some(())
    }

    fn quoted(&mut self) -> Option<&'a str> {
        let text = self.0.trim_start();
        let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let (inside, rest) = text[1..].split_once(quote)?;
        self.0 = rest;
        Some(inside)
    }

    /// Everything between the brackets of a list, as it stands.
    fn list(&mut self) -> Option<&'a str> {
        let text = self.0.trim_start();
        let end = text.starts_with('[').then(|| text.rfind(']'))?? + 1;
        self.0 = &text[end..];
        Some(&text[..end])
    }

    fn truth(&mut self) -> Option<bool> {
        self.take("True").map(|()| true).or_else(|| self.take("False").map(|()| false))
    }

    fn numbers(&mut self) -> Option<Vec<usize>> {
        let mut numbers = Vec::new();
        self.take("(")?;
        while self.take(")").is_none() {
            let text = self.0.trim_start();
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            numbers.push(text[..end].parse().ok()?);
            self.0 = &text[end..];
            if self.take(",").is_none() {
                self.take(")")?;
                break;
            }
        }
        Some(numbers)
    }

    fn end(&self) -> bool {
        self.0.trim().is_empty()
    }
}
