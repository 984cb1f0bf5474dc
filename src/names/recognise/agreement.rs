//! Which Russian words of a text may agree in case and gender.

use crate::language::{Cases, Declension, Gender};
use crate::names::morphology::analysis::Analysis;
use crate::names::text::analysed::{Text, TokenIndex};

pub fn adjectives<'t>(text: &'t Text<'_>, at: TokenIndex) -> impl Iterator<Item = &'t Analysis> {
    text.analyses(text.tokens[at].form).iter().filter(|analysis| analysis.declension == Declension::Adjective)
}

/// Whether an adjective and the noun after it agree.
pub fn agree(adjective: &Analysis, noun: &Analysis) -> bool {
    adjective.cases.any(noun.cases)
        && (adjective.gender == noun.gender
            || (adjective.gender == Gender::Plural) == (noun.gender == Gender::Plural)
                && noun.declension == Declension::Fixed)
}

/// Whether a word may be an adjective that agrees with the word after it.
pub fn agrees(text: &Text<'_>, at: TokenIndex) -> bool {
    let next = text.tokens.get(at + 1).map_or(&[][..], |next| text.analyses(next.form));
    adjectives(text, at).any(|adjective| next.iter().any(|noun| agree(adjective, noun)))
}

/// The cases that some analysis of a word has.
pub fn cases(text: &Text<'_>, at: TokenIndex) -> Cases {
    let analyses = text.analyses(text.tokens[at].form);
    analyses.iter().fold(Cases::default(), |cases, analysis| cases.or(analysis.cases))
}
