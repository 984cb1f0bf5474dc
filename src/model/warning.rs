//! Oddities that can be lived with; the program lists them at the end.

use std::fmt;

/// Something odd in a file, what it is and what would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Name of the file as the user gave it; empty where it concerns none.
    pub file: String,
    /// Where in it.
    pub place: Place,
    /// One line: what was seen and what would help.
    pub message: String,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    Whole,
    /// A line, from 1, and a column in characters, from 1.
    Line(u32, u32),
    /// A line, from 1, and a byte of the file, from 0.
    Byte(u32, u64),
    /// An entry, a record or an element of its kind, from 1.
    Entry(u32),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line(line, column) => write!(f, "line {line}, column {column}"),
            Self::Byte(line, byte) => write!(f, "line {line}, byte {byte}"),
            Self::Entry(number) => write!(f, "entry {number}"),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}: ", self.file)?;
        }
        if self.place != Place::Whole {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)
    }
}
