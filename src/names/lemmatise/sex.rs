//! Whether a name is a woman's or a man's: by what stands around it, as far as the text tells.

use crate::model::{PerSide, Sex};
use crate::names::gazetteer::lists::List;
use crate::names::morphology::categories::{Analysis, Cases, Declension, Gender};
use crate::names::pair::paired::PairedName;
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::WordShape;

/// What the words before a name on either side, and the verb behind it, say. Given names and patronymics are weighed with
/// the endings, see `lemma`.
pub fn sex_in_context(texts: Texts<'_>, found: &PairedName) -> Option<Sex> {
    let PerSide { source: russian, target: english } = texts;
    let source = found.source.as_ref().map(|name| name.words.clone());
    let target = found.target.as_ref().map(|name| name.words.clone());
    let title = target.and_then(|words| {
        before(english, words.start, &[(List::EnglishWomen, Sex::Female), (List::EnglishMen, Sex::Male)])
    });
    let own = source
        .as_ref()
        .and_then(|words| before(russian, words.start, &[(List::Women, Sex::Female), (List::Men, Sex::Male)]));
    title.or(own).or_else(|| source.and_then(|words| verb(russian, words.end)))
}

/// «княгиня Воронцова», "Mrs Vorontsov": the word before the name, a title in any case.
fn before(text: &Text<'_>, at: TokenIndex, lists: &[(List, Sex)]) -> Option<Sex> {
    let title = at.checked_sub(1)?;
    if !text.continues(at) {
        return None;
    }
    lists.iter().find(|(list, _)| list.has_at(text, title)).map(|(_, sex)| *sex)
}

/// «Иванова сказала»: a verb in the past right behind the name. Few nouns end so, and few of them stand there.
fn verb(text: &Text<'_>, at: TokenIndex) -> Option<Sex> {
    let token = text.tokens.get(at)?;
    if !token.gap.is_space() || token.shape != WordShape::Lower {
        return None;
    }
    let word = text.word(at);
    // «Павлову возражала доктор Штерн»: what is no nominative has no verb.
    let subject = |gender: Gender| {
        let analyses = at.checked_sub(1).map_or(&[][..], |last| text.analyses(text.tokens[last].form));
        // «Павлову» might have no endings, but looks as if it had.
        let bent = |r: &Analysis| r.declension == Declension::Fixed && r.lemma.ends_with(['у', 'ю', 'е']);
        analyses.iter().any(|r| r.cases.any(Cases::NOMINATIVE) && r.gender == gender && !bent(r))
    };
    let ends = |ends: &[&str]| word.chars().count() > 3 && ends.iter().any(|end| word.ends_with(end));
    if ends(&["ала", "яла", "ила", "ела", "ыла", "ула", "лась"]) && subject(Gender::Feminine) {
        Some(Sex::Female)
    } else if ends(&["ал", "ял", "ил", "ел", "ыл", "ул", "лся"]) && subject(Gender::Masculine) {
        Some(Sex::Male)
    } else {
        None
    }
}
