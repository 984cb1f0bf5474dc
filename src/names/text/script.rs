//! The two scripts, and letters of one that are typed for those of the other.

/// The writing of a text, by which look-alike letters of the other are told and put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Cyrillic,
    Latin,
}

/// Cyrillic letters and the Latin ones that look like them, which typists and text recognition mix up.
const LOOK_ALIKES: [(char, char); 24] = [
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('е', 'e'),
    ('н', 'h'),
    ('к', 'k'),
    ('м', 'm'),
    ('о', 'o'),
    ('р', 'p'),
    ('т', 't'),
    ('х', 'x'),
    ('у', 'y'),
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
];

impl Script {
    /// Whether a character is a letter of this script.
    pub fn has(self, c: char) -> bool {
        match self {
            Self::Cyrillic => ('\u{400}'..='\u{52f}').contains(&c),
            Self::Latin => c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c),
        }
    }

    /// The letter of this script that looks like `c` of the other.
    pub fn like(self, c: char) -> Option<char> {
        let pair = LOOK_ALIKES.iter().find(|&&(cyrillic, latin)| match self {
            Self::Cyrillic => latin == c,
            Self::Latin => cyrillic == c,
        })?;
        Some(if self == Self::Cyrillic { pair.0 } else { pair.1 })
    }
}
