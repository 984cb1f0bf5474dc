//! A text in one scheme or several, or the way back from one.

use super::{Scheme, Undefined, schemes};
use crate::model::Warning;
use crate::{Error, Result};

/// Turns a text, which may come in pieces, into Latin letters or back.
///
/// ```
/// use bitext::translit::{Converter, Scheme};
/// let mut converter = Converter::to_latin(&[Scheme::named("iso9")?, Scheme::named("bgn")?]);
/// let mut out = String::new();
/// converter.write("Щедрин\nЮдина\n", &mut out);
/// assert_eq!(out, "Ŝedrin\tShchedrin\nÛdina\tYudina\n");
///
/// let mut converter = Converter::to_cyrillic(Scheme::named("iso9")?)?;
/// out.clear();
/// converter.write("Ŝedrin", &mut out);
/// assert_eq!(out, "Щедрин");
/// assert!(Converter::to_cyrillic(Scheme::named("bgn")?).is_err());
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Converter<'a> {
    way: Way<'a>,
    undefined: Undefined<'a>,
    /// Scratch for one column.
    cell: String,
}

#[derive(Clone, Debug)]
enum Way<'a> {
    Latin(Vec<&'a Scheme>),
    Cyrillic(&'a Scheme),
}

impl<'a> Converter<'a> {
    /// Into Latin letters. Of several schemes each gives a column: tabs stand between the columns, and a tab of the text
    /// becomes a space.
    #[must_use]
    pub fn to_latin(schemes: &[&'a Scheme]) -> Self {
        Self { way: Way::Latin(schemes.to_vec()), undefined: Undefined::new(schemes), cell: String::new() }
    }

    /// Back into Cyrillic letters.
    ///
    /// # Errors
    /// [`Error::Usage`] where several texts become the same in the scheme; it lists those that lead back.
    pub fn to_cyrillic(scheme: &'a Scheme) -> Result<Self> {
        if !scheme.is_reversible() {
            let known: Vec<&str> = schemes().iter().filter(|scheme| scheme.is_reversible()).map(Scheme::id).collect();
            let (id, known) = (scheme.id(), known.join(", "));
            return Err(Error::Usage(format!("{id} does not lead back to Cyrillic letters: expected one of {known}")));
        }
        Ok(Self { way: Way::Cyrillic(scheme), undefined: Undefined::new(&[]), cell: String::new() })
    }

    /// Adds what becomes of the next piece of the text to `out`. A piece ends where a line or the text does.
    pub fn write(&mut self, text: &str, out: &mut String) {
        self.undefined.add(text);
        match &self.way {
            Way::Cyrillic(scheme) => out.push_str(&scheme.reverse(text).unwrap_or_default()),
            Way::Latin(schemes) => match schemes[..] {
                [scheme] => scheme.write(text, out),
                _ => text.split_inclusive('\n').for_each(|line| columns(schemes, line, &mut self.cell, out)),
            },
        }
    }

    /// The letters that a scheme does not define; `file` is what the text is called.
    #[must_use]
    pub fn warnings(&self, file: &str) -> Vec<Warning> {
        self.undefined.warnings(file)
    }
}

/// A line in each scheme.
fn columns(schemes: &[&Scheme], line: &str, cell: &mut String, out: &mut String) {
    let content = line.trim_end_matches(['\r', '\n']);
    for (n, scheme) in schemes.iter().enumerate() {
        cell.clear();
        scheme.write(content, cell);
        out.push_str(if n == 0 { "" } else { "\t" });
        out.extend(cell.chars().map(|c| if c == '\t' { ' ' } else { c }));
    }
    out.push_str(&line[content.len()..]);
}
