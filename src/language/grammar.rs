//! Gender, case and declension, as the data files of a language name them.

/// What a name agrees in. A plural (Ивановы, Афины) has a gender of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

impl Gender {
    /// The gender that a table calls `m`, `f`, `n` or `p`.
    pub(super) fn of_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "m" => Self::Masculine,
            "f" => Self::Feminine,
            "n" => Self::Neuter,
            "p" => Self::Plural,
            _ => return None,
        })
    }
}

/// A set of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Cases(u8);

impl Cases {
    pub const NOMINATIVE: Self = Self(1);
    pub const GENITIVE: Self = Self(2);
    pub const DATIVE: Self = Self(4);
    pub const ACCUSATIVE: Self = Self(8);
    pub const INSTRUMENTAL: Self = Self(16);
    pub const LOCATIVE: Self = Self(32);
    pub const ALL: Self = Self(63);
    /// Each case by itself, in the order of a table of endings.
    pub const EACH: [Self; 6] =
        [Self::NOMINATIVE, Self::GENITIVE, Self::DATIVE, Self::ACCUSATIVE, Self::INSTRUMENTAL, Self::LOCATIVE];

    /// The case of a name in lower case.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "nominative" => Self::NOMINATIVE,
            "genitive" => Self::GENITIVE,
            "dative" => Self::DATIVE,
            "accusative" => Self::ACCUSATIVE,
            "instrumental" => Self::INSTRUMENTAL,
            "locative" => Self::LOCATIVE,
            _ => return None,
        })
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn has_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// How a name is declined, as far as it matters which names follow that pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Declension {
    /// Surnames in -ов, -ин and the like.
    Possessive,
    /// Like an adjective.
    Adjective,
    /// A consonant, -ь or -й.
    Consonant,
    /// -а or -я.
    Vowel,
    /// Feminine nouns in -ь.
    Third,
    /// Neuter nouns, which only places are.
    Neuter,
    /// Plurals of nouns.
    Plural,
    /// No endings at all.
    Fixed,
    /// Like a consonant, with a vowel that only the nominative has.
    Fleeting,
}

impl Declension {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Fleeting as usize + 1;

    /// The declension of a name of the data files; the table of endings has several names for some.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "possessive" => Self::Possessive,
            "adjective" => Self::Adjective,
            "consonant" | "hard" | "hush" | "soft" | "iot" => Self::Consonant,
            "vowel" | "feminine" | "masculine" => Self::Vowel,
            "third" => Self::Third,
            "neuter" => Self::Neuter,
            "plural" => Self::Plural,
            "fixed" => Self::Fixed,
            "fleeting" => Self::Fleeting,
            _ => return None,
        })
    }
}
