//! The cases that the words before a name allow.

use crate::language::Cases;
use crate::names::text::analysed::{Text, TokenIndex};

/// How many words may stand between a preposition and its name: «о старом товарище Сталине» has two. Set by hand.
const REACH: usize = 3;

/// The cases that the preposition before a name allows.
pub fn governed_cases(text: &Text<'_>, at: TokenIndex) -> Cases {
    let before = at.checked_sub(1).filter(|_| text.tokens[at].gap.is_space());
    let governed = before.and_then(|before| text.names.cases_of(text.word(before)));
    governed.unwrap_or_else(|| no_locative(text, at))
}

/// All cases, but the locative only where a preposition stands before: that case has no other use.
fn no_locative(text: &Text<'_>, at: TokenIndex) -> Cases {
    let governs = |at: TokenIndex| text.names.cases_of(text.word(at)).is_some_and(|cases| cases.any(Cases::LOCATIVE));
    if (at.saturating_sub(REACH + 1)..at).any(governs) { Cases::ALL } else { Cases::ALL.without(Cases::LOCATIVE) }
}
