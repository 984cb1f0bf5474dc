//! The cases that the words before a name allow.

use crate::names::morphology::categories::Cases;
use crate::names::text::analysed::{Text, TokenIndex};

/// Russian prepositions and the cases that they govern.
const PREPOSITIONS: [(&[&str], Cases); 9] = [
    (
        &["из", "от", "у", "для", "без", "до", "после", "против", "около", "кроме", "ради", "вокруг", "среди"],
        Cases::GENITIVE,
    ),
    (&["к", "ко", "благодаря", "вопреки", "навстречу"], Cases::DATIVE),
    (&["о", "об", "обо", "при"], Cases::LOCATIVE),
    (&["в", "во", "на"], Cases::ACCUSATIVE.or(Cases::LOCATIVE)),
    (&["про", "через", "сквозь"], Cases::ACCUSATIVE),
    (&["за", "под"], Cases::ACCUSATIVE.or(Cases::INSTRUMENTAL)),
    (&["перед", "между", "над"], Cases::INSTRUMENTAL),
    (&["с", "со"], Cases::GENITIVE.or(Cases::INSTRUMENTAL)),
    (&["по"], Cases::DATIVE.or(Cases::LOCATIVE)),
];

/// Those that may govern the locative.
const BEFORE_LOCATIVES: [&str; 8] = ["о", "об", "обо", "при", "в", "во", "на", "по"];

/// How many words may stand between a preposition and its name: «о старом товарище Сталине» has two. Set by hand.
const REACH: usize = 3;

/// The cases that the preposition before a name allows.
pub fn governed_cases(text: &Text<'_>, at: TokenIndex) -> Cases {
    let Some(before) = at.checked_sub(1).filter(|_| text.tokens[at].gap.is_space()) else {
        return no_locative(text, at);
    };
    let word = text.word(before);
    let known = PREPOSITIONS.iter().find(|(words, _)| words.contains(&word));
    known.map_or_else(|| no_locative(text, at), |(_, cases)| *cases)
}

/// All cases, but the locative only where a preposition stands before: that case has no other use.
fn no_locative(text: &Text<'_>, at: TokenIndex) -> Cases {
    let preposition = |at: TokenIndex| BEFORE_LOCATIVES.contains(&text.word(at));
    if (at.saturating_sub(REACH + 1)..at).any(preposition) { Cases::ALL } else { Cases::ALL.without(Cases::LOCATIVE) }
}
