//! Letters of one script that are typed, or recognised in a scan, for those of another.

/// Cyrillic letters and the Latin ones that look the same, as capitals or small.
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

/// Returns the Cyrillic letter that looks like a Latin one.
pub(crate) fn cyrillic_like(latin: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|pair| pair.1 == latin).map(|pair| pair.0)
}

/// Returns the Latin letter that looks like a Cyrillic one.
pub(crate) fn latin_like(cyrillic: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|pair| pair.0 == cyrillic).map(|pair| pair.1)
}
