//! Russian words that tell a person: given names, patronymics, titles; and capitals that are a name by themselves.

use std::ops::Range;

use crate::language::{Cases, Declension, Gender, NameList, NameWords};
use crate::names::gazetteer::conventional::gazetteer;
use crate::names::morphology::analysis::Analysis;
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::recognise::shapes::has_inner_capital;
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::token::WordShape;

/// Иван, Ивану, Иваном.
pub fn is_given(text: &Text<'_>, at: TokenIndex) -> bool {
    text.shape(at) == WordShape::Capital
        && text.analyses(text.tokens[at].form).iter().any(|analysis| gazetteer().is_given(&analysis.lemma))
}

/// A patronymic that is not the last word, or stands after a given name: Каганович is a surname.
pub fn has_patronymic(text: &Text<'_>, words: Range<TokenIndex>) -> bool {
    words
        .skip(1)
        .any(|at| text.analyses(text.tokens[at].form).iter().any(|analysis| is_patronymic(text.names, &analysis.lemma)))
}

/// A word before names: «товарищу», «Маршал»; with a period where it is shortened.
pub fn is_title(text: &Text<'_>, at: TokenIndex) -> bool {
    // «У Королёва» is at no queen's.
    let surname = |r: &Analysis| r.declension == Declension::Possessive && r.gender == Gender::Masculine;
    let named = text.tokens.get(at + 1).is_some_and(|next| next.gap.is_space() && next.shape.is_capital());
    if text.shape(at).is_capital()
        && !text.opens(at)
        && !named
        && text.analyses(text.tokens[at].form).iter().any(surname)
    {
        return false;
    }
    let is = |r: &Analysis| {
        text.names.has(NameList::Titles, &r.lemma) && r.declension != Declension::Fixed
            || is_title_of_several(text.names, text.word(at), r)
    };
    text.is(NameList::Titles, at) || text.analyses(text.tokens[at].form).iter().any(is)
}

/// «Маршалы Тимошенко и Шапошников», «Сёстрам Прозоровым»; «Королёв» is no genitive of queens.
fn is_title_of_several(names: &NameWords, word: &str, analysis: &Analysis) -> bool {
    let title = |word: &str| names.has(NameList::Titles, word);
    let feminine = |stem: &str| names.endings(NameList::FeminineEndings).iter().any(|end| title(&[stem, end].concat()));
    analysis.declension == Declension::Plural
        && names
            .stems(NameList::PluralEndings, &analysis.lemma)
            .any(|stem| title(stem) || word != stem && feminine(stem))
}

/// «Сёстрам Прозоровым»: the cases of a title of several persons right before a name; none where there is no such title.
pub fn cases_of_several(text: &Text<'_>, at: TokenIndex) -> Cases {
    let before = at.checked_sub(1).filter(|_| text.continues(at));
    let analyses = before.map_or(&[][..], |before| text.analyses(text.tokens[before].form));
    analyses
        .iter()
        .filter(|r| is_title_of_several(text.names, text.word(before.unwrap_or(at)), r))
        .fold(Cases::default(), |cases, r| cases.or(r.cases))
}

/// A capital that is a name whatever the translation says.
pub fn is_sure(text: &Text<'_>, at: TokenIndex) -> bool {
    if !text.opens(at) {
        return true;
    }
    // «О’Нил», «МакГрегор»
    if has_inner_capital(text, at) {
        return true;
    }
    let after_title = at > 0 && text.tokens[at].gap.is_space() && is_title(text, at - 1);
    after_title || (text.occurs_capital(at) && !text.occurs_lower(at))
}
