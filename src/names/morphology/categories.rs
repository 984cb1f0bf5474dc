//! Gender, case and declension: what an analysis of a Russian form says.

/// What a name agrees in. A plural (Ивановы, Афины) has a gender of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

/// A set of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cases(u8);

impl Cases {
    pub const NOMINATIVE: Self = Self(1);
    pub const GENITIVE: Self = Self(2);
    pub const DATIVE: Self = Self(4);
    pub const ACCUSATIVE: Self = Self(8);
    pub const INSTRUMENTAL: Self = Self(16);
    pub const LOCATIVE: Self = Self(32);
    pub const ALL: Self = Self(63);
    /// Every case by itself, in the order of the table of endings.
    pub const EACH: [Self; 6] =
        [Self::NOMINATIVE, Self::GENITIVE, Self::DATIVE, Self::ACCUSATIVE, Self::INSTRUMENTAL, Self::LOCATIVE];

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
}

/// How a name is declined, as far as it matters which names go that way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Declension {
    /// Surnames in -ов, -ин and their like.
    Possessive,
    /// Like an adjective.
    Adjective,
    /// A consonant, -ь or -й.
    Consonant,
    /// -а or -я.
    Vowel,
    /// Feminines in -ь.
    Third,
    /// Neuters, which only places are.
    Neuter,
    /// Plurals of nouns.
    Plural,
    /// No endings at all.
    Fixed,
    /// Like a consonant, with a vowel that comes and goes.
    Fleeting,
}

/// One analysis of a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Analysis {
    /// The nominative, folded as the form.
    pub lemma: Box<str>,
    pub gender: Gender,
    pub declension: Declension,
    /// The cases that the form may stand in.
    pub cases: Cases,
}
