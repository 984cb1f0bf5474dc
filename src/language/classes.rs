//! What a data file says of a word: a set of classes.

use std::ops::{BitOr, BitOrAssign};

/// A set of classes. A word may be in several: «г.» is a title, a place and a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Classes(u64);

/// Each class: its constant, its section in the data files, what its members are.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $section:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << Position::$name as u32);)*

            /// The class whose section in the data files has this name.
            pub(super) fn of_section(section: &str) -> Option<Self> {
                match section {
                    $($section => Some(Self::$name),)*
                    _ => None,
                }
            }
        }

        #[expect(clippy::upper_case_acronyms, reason = "each is the bit of the constant of that name")]
        enum Position { $($name),* }
    };
}

classes! {
    /// Abbreviation before a person's name: «проф.», "Mr.".
    TITLE = "titles";
    /// Abbreviation before a place name: «ул.», "Mt.".
    PLACE = "places";
    /// Abbreviation before a number: «стр.», "No.".
    NUMBERED = "numbered";
    /// Abbreviation after a number; may end a sentence: «руб.», "ft.".
    UNIT = "units";
    /// Abbreviation that may end a sentence whatever stands before it: «и т. д.», "etc.".
    CLOSING = "closing";
    /// Abbreviation that more must follow: «т. е.», "e.g.".
    LEADING = "leading";
    /// Abbreviated adjective before a noun: «англ.», "Amer.".
    ATTRIBUTE = "attributes";
    /// Abbreviation that is a word as well: «час.», "no.".
    WORD = "words";
    /// Name of a month, in any form or shortened.
    MONTH = "months";
    /// Shortened day of the week.
    DAY = "days";
    /// Word of grammar, which no name of a person is.
    FUNCTION = "function";
    /// Word that opens a sentence and is no name.
    STARTER = "starters";
    /// Abbreviation that closes a sentence before any capital: «и т. д.», "p.m.".
    FORMULA = "formulas";
    /// Full word before a person's name: «товарищ», "Captain".
    HONORIFIC = "honorifics";
    /// Verb of saying.
    SPEECH = "speech";
    /// Noun that a letter or a numeral behind it names: «подъезд Б», "Vitamin C".
    COUNTED = "counted";
    /// Name that a Roman numeral follows: «Карл X», "Henry V".
    RULER = "rulers";
    /// Opens the label of a part of a text: «Глава», "Chapter".
    HEADING = "headings";
    /// Numeral spelt out, as in such a label.
    ORDINAL = "ordinals";
    /// Circumstance of time that stands beside a date or an hour.
    TIME = "time";
    /// Opens an area of a bibliographic description.
    PUBLISHED = "published";
    /// Grammatical label of a dictionary's entry: «ж.», "adj.".
    GRAMMAR = "grammar";
    /// First name that has the ending of a surname, or the spelling of an abbreviation.
    GIVEN = "given";
    /// Abbreviation behind the number of a year or century: «1937 г.», «XX в.».
    YEAR = "years";
    /// Preposition.
    PREPOSITION = "prepositions";
    /// Preposition with which no noun has the form that a list gives it in: «с ген. Серовым», never «с ген».
    OBLIQUE = "oblique";
    /// What the speaker calls himself, written small in chat: "i", "i'm".
    SELF = "self";
    /// Abbreviation before the name that a thing bears in somebody's honour, and a pronoun: «им.».
    HONOUR = "honour";
    /// Thing that bears such a name: «завод», «улица».
    INSTITUTION = "institutions";
    /// Initial of more than one letter: «Дж.».
    INITIAL = "initials";
    /// Letter that begins no name.
    NAMELESS = "nameless";
    /// Abbreviation that is a whole answer as well: "No."
    ANSWER = "answers";
    /// Verb whose presence makes a clause of a date: "It was 1937".
    COPULA = "copulas";
    /// Abbreviation that refers back to a book named before: «Указ. соч.».
    CITED = "cited";
    /// Two words with a period between that stay together: «долл. США».
    PHRASE = "phrases";
    /// Part of the world or size, with a capital before the name of a place: «Юж. Америка».
    DIRECTION = "directions";
    /// Writing whose parts have numbers, in the form that tells whose part: «п. 2.3. Договора».
    DOCUMENT = "documents";
    /// Abbreviated name of a language, which may stand by itself behind a preposition: «из англ.».
    TONGUE = "tongues";
    /// Numeral spelt out, or a word of quantity, before a unit: «пять кг», "sixty lb.".
    COUNT = "counts";
    /// Word before a unit that something is counted by: «за шт.», "a doz.".
    RATE = "rates";
    /// Pronoun that is a subject.
    SUBJECT = "subjects";
    /// Person in a play who has a number and no name: «1-й мужик».
    ROLE = "roles";
    /// Small word that a name may begin with: «фон Дервиз», "de Gaulle".
    PARTICLE = "particles";
    /// Word that wants a noun: "a certain", «некий».
    WANTING = "wanting";
    /// Label of a page number, before or behind it: «С. 12», «340 с.», "pp. 5-12".
    PAGE = "pages";
    /// Indefinite article.
    ARTICLE = "articles";
    /// Unit before the letter of a scale: "4 deg. C".
    DEGREE = "degrees";
}

impl Classes {
    /// In no class.
    pub const NONE: Self = Self(0);
    /// Abbreviations of any kind.
    pub const ABBREVIATION: Self = Self(
        Self::TITLE.0
            | Self::PLACE.0
            | Self::NUMBERED.0
            | Self::UNIT.0
            | Self::CLOSING.0
            | Self::LEADING.0
            | Self::ATTRIBUTE.0
            | Self::FORMULA.0,
    );

    /// The classes of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word is in one of `others`.
    #[must_use]
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
