//! Which Russian words of a text may agree in case and gender.

use crate::names::morphology::categories::{Cases, Class, Gender, Reading};
use crate::names::text::analysed::{Place, Text};

pub fn adjectives<'t>(text: &'t Text<'_>, at: Place) -> impl Iterator<Item = &'t Reading> {
    text.readings(text.tokens[at].form).iter().filter(|reading| reading.class == Class::Adjective)
}

/// Do an adjective and the noun behind it agree?
pub fn agree(adjective: &Reading, noun: &Reading) -> bool {
    adjective.cases.any(noun.cases)
        && (adjective.gender == noun.gender
            || (adjective.gender == Gender::Plural) == (noun.gender == Gender::Plural) && noun.class == Class::Fixed)
}

/// May a word be an adjective that agrees with the word behind it?
pub fn agrees(text: &Text<'_>, at: Place) -> bool {
    let next = text.tokens.get(at + 1).map_or(&[][..], |next| text.readings(next.form));
    adjectives(text, at).any(|adjective| next.iter().any(|noun| agree(adjective, noun)))
}

/// The cases that some reading of a word has.
pub fn cases(text: &Text<'_>, at: Place) -> Cases {
    let readings = text.readings(text.tokens[at].form);
    readings.iter().fold(Cases::default(), |cases, reading| cases.or(reading.cases))
}
