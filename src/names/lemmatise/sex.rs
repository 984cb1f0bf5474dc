//! Whether a name is a woman's or a man's: by what stands around it, as far as the text tells.

use crate::model::{PerSide, Sex};
use crate::names::gazetteer::lists::List;
use crate::names::morphology::categories::{Analysis, Cases, Declension, Gender};
use crate::names::pair::paired::PairedName;
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::WordShape;

/// Endings of Russian verbs in the past, of a woman; those with a consonant before (вошла) are too like nouns.
const OF_WOMEN: [&str; 7] = ["ала", "яла", "ила", "ела", "ыла", "ула", "лась"];
/// The same of a man.
const OF_MEN: [&str; 7] = ["ал", "ял", "ил", "ел", "ыл", "ул", "лся"];
/// Letters of the shortest verb that is looked at. Set by hand: зал and мел are nouns, as most shorter words with these endings.
const SHORTEST_VERB: usize = 4;
/// Last letters of a name without endings that look like the ending of a case.
const LOOK_BENT: [char; 3] = ['у', 'ю', 'е'];

/// What the words before a name on either side, and the verb after it, say. Given names and patronymics are weighed with
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

/// What a verb right after the name says: «Иванова сказала». Few nouns end as such verbs do, and few of them stand there.
fn verb(text: &Text<'_>, at: TokenIndex) -> Option<Sex> {
    let token = text.tokens.get(at)?;
    if !token.gap.is_space() || token.shape != WordShape::Lower {
        return None;
    }
    let subject = at.checked_sub(1).map_or(&[][..], |last| text.analyses(text.tokens[last].form));
    sex_of_verb(subject, text.word(at))
}

/// The sex that a verb in the past gives to its subject, where one of the subject's analyses is a nominative of that gender:
/// «Павлову возражала доктор Штерн» says nothing of Павлов.
fn sex_of_verb(subject: &[Analysis], verb: &str) -> Option<Sex> {
    // «Павлову» might have no endings, but looks as if it had.
    let bent = |r: &Analysis| r.declension == Declension::Fixed && r.lemma.ends_with(LOOK_BENT);
    let may_be =
        |gender: Gender| subject.iter().any(|r| r.cases.any(Cases::NOMINATIVE) && r.gender == gender && !bent(r));
    let ends = |ends: &[&str]| verb.chars().count() >= SHORTEST_VERB && ends.iter().any(|end| verb.ends_with(end));
    if ends(&OF_WOMEN) && may_be(Gender::Feminine) {
        Some(Sex::Female)
    } else if ends(&OF_MEN) && may_be(Gender::Masculine) {
        Some(Sex::Male)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::morphology::analyser::analyses;

    #[test]
    fn a_verb_gives_its_sex_to_a_nominative_before_it() {
        for (subject, verb, sex) in [
            ("иванова", "сказала", Some(Sex::Female)),
            ("иванова", "засмеялась", Some(Sex::Female)),
            ("иванов", "сказал", Some(Sex::Male)),
            ("иванов", "засмеялся", Some(Sex::Male)),
            // A man's name may end in -а: Никита, Сковорода.
            ("сковорода", "сказал", Some(Sex::Male)),
            // Names without endings are of either sex.
            ("черненко", "сказала", Some(Sex::Female)),
            ("мюллер", "сказала", Some(Sex::Female)),
            ("мюллер", "сказал", Some(Sex::Male)),
            // A plural verb has no gender.
            ("ивановы", "сказали", None),
            // A dative has no verb: «Павлову возражала доктор Штерн».
            ("павлову", "возражала", None),
            ("павлову", "возражал", None),
            // The present has no gender, a verb of three letters is too like a noun, and these endings are not looked for.
            ("иванова", "говорит", None),
            ("иванова", "ела", None),
            ("иванова", "вошла", None),
        ] {
            assert_eq!(sex_of_verb(&analyses(subject), verb), sex, "{subject} {verb}");
        }
    }
}
