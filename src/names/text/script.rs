//! The two scripts, and letters of one that are typed for those of the other.

use crate::language::{cyrillic_like, latin_like};

/// The script of a text; letters of the other that look the same are replaced by its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Cyrillic,
    Latin,
}

impl Script {
    /// Whether a character is a letter of this script.
    pub fn has(self, c: char) -> bool {
        match self {
            Self::Cyrillic => ('\u{400}'..='\u{52f}').contains(&c),
            Self::Latin => c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c),
        }
    }

    /// Returns the letter of this script that looks like `c` of the other.
    pub fn like(self, c: char) -> Option<char> {
        match self {
            Self::Cyrillic => cyrillic_like(c),
            Self::Latin => latin_like(c),
        }
    }
}
