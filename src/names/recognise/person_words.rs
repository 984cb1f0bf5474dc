//! Russian words that tell a person: given names, patronymics, titles; and capitals that are a name by themselves.

use std::ops::Range;

use crate::names::gazetteer::conventional::table;
use crate::names::gazetteer::lists::List;
use crate::names::morphology::categories::{Cases, Class, Gender, Reading};
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::recognise::shapes::has_inner_capital;
use crate::names::text::analysed::{Place, Text};
use crate::names::text::token::Shape;

/// Иван, Ивану, Иваном.
pub fn is_given(text: &Text<'_>, at: Place) -> bool {
    text.shape(at) == Shape::Capital
        && text.readings(text.tokens[at].form).iter().any(|reading| table().is_given(&reading.lemma))
}

/// A patronymic that is not the last word, or stands behind a given name: Каганович is a surname.
pub fn has_patronymic(text: &Text<'_>, words: Range<Place>) -> bool {
    words.skip(1).any(|at| text.readings(text.tokens[at].form).iter().any(|reading| is_patronymic(&reading.lemma)))
}

/// A word before names: «товарищу», «Маршал»; with a period where it is shortened.
pub fn is_title(text: &Text<'_>, at: Place) -> bool {
    // «У Королёва» is at no queen's.
    let surname = |r: &Reading| r.class == Class::Possessive && r.gender == Gender::Masculine;
    let named = text.tokens.get(at + 1).is_some_and(|next| next.gap.is_space() && next.shape.is_capital());
    if text.shape(at).is_capital()
        && !text.opens(at)
        && !named
        && text.readings(text.tokens[at].form).iter().any(surname)
    {
        return false;
    }
    let is =
        |r: &Reading| List::Titles.has(&r.lemma) && r.class != Class::Fixed || is_title_of_several(text.word(at), r);
    text.readings(text.tokens[at].form).iter().any(is) || List::Titles.has(text.word(at))
}

/// «Маршалы Тимошенко и Шапошников», «Сёстрам Прозоровым»; «Королёв» is no genitive of queens.
fn is_title_of_several(word: &str, reading: &Reading) -> bool {
    let stem = reading.lemma.strip_suffix(['ы', 'и']).filter(|_| reading.class == Class::Plural);
    stem.is_some_and(|stem| List::Titles.has(stem) || word != stem && List::Titles.has(&[stem, "а"].concat()))
}

/// «Сёстрам Прозоровым»: the cases of a title of several persons right before a name; none where there is no such title.
pub fn cases_of_several(text: &Text<'_>, at: Place) -> Cases {
    let before = at.checked_sub(1).filter(|_| text.continues(at));
    let readings = before.map_or(&[][..], |before| text.readings(text.tokens[before].form));
    readings
        .iter()
        .filter(|r| is_title_of_several(text.word(before.unwrap_or(at)), r))
        .fold(Cases::default(), |cases, r| cases.or(r.cases))
}

/// A capital that is a name whatever the translation says.
pub fn is_sure(text: &Text<'_>, at: Place) -> bool {
    if !text.opens(at) {
        return true;
    }
    // «О’Нил», «МакГрегор»
    if has_inner_capital(text, at) {
        return true;
    }
    let after_title = at > 0 && text.tokens[at].gap.is_space() && is_title(text, at - 1);
    after_title || (text.is_capital(at) && !text.is_small(at))
}
