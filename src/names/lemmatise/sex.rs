//! Whether a name is a woman's or a man's: by what stands around it, as far as the text tells.

use crate::language::{Cases, Declension, Gender, NameList, NameWords};
use crate::model::{PerSide, Sex};
use crate::names::morphology::analysis::Analysis;
use crate::names::pair::paired::PairedName;
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::WordShape;

/// Letters of the shortest verb that is looked at. Set by hand: зал and мел are nouns, as most shorter words with these endings.
const SHORTEST_VERB: usize = 4;

/// What the words before a name on either side, and the verb after it, say. Given names and patronymics are weighed with
/// the endings, see `lemma`.
pub fn sex_in_context(texts: Texts<'_>, found: &PairedName) -> Option<Sex> {
    let PerSide { source: russian, target: english } = texts;
    let source = found.source.as_ref().map(|name| name.words.clone());
    let target = found.target.as_ref().map(|name| name.words.clone());
    let title = target.and_then(|words| before(english, words.start));
    let own = source.as_ref().and_then(|words| before(russian, words.start));
    title.or(own).or_else(|| source.and_then(|words| verb(russian, words.end)))
}

/// «княгиня Воронцова», "Mrs Vorontsov": the word before the name, a title in any case.
fn before(text: &Text<'_>, at: TokenIndex) -> Option<Sex> {
    let title = at.checked_sub(1)?;
    if !text.continues(at) {
        return None;
    }
    let lists = [(NameList::Women, Sex::Female), (NameList::Men, Sex::Male)];
    lists.into_iter().find(|(list, _)| text.is_form(*list, title)).map(|(_, sex)| sex)
}

/// What a verb right after the name says: «Иванова сказала». Few nouns end as such verbs do, and few of them stand there.
fn verb(text: &Text<'_>, at: TokenIndex) -> Option<Sex> {
    let token = text.tokens.get(at)?;
    if !token.gap.is_space() || token.shape != WordShape::Lower {
        return None;
    }
    let subject = at.checked_sub(1).map_or(&[][..], |last| text.analyses(text.tokens[last].form));
    sex_of_verb(text.names, subject, text.word(at))
}

/// The sex that a verb in the past gives to its subject, where one of the subject's analyses is a nominative of that gender:
/// «Павлову возражала доктор Штерн» says nothing of Павлов.
fn sex_of_verb(names: &NameWords, subject: &[Analysis], verb: &str) -> Option<Sex> {
    // «Павлову» might have no endings, but looks as if it had.
    let bent = |r: &Analysis| r.declension == Declension::Fixed && names.ends(NameList::CaseLikeEndings, &r.lemma);
    let may_be =
        |gender: Gender| subject.iter().any(|r| r.cases.any(Cases::NOMINATIVE) && r.gender == gender && !bent(r));
    let ends = |list: NameList| names.ends(list, verb) && verb.chars().count() >= SHORTEST_VERB;
    if ends(NameList::PastFeminine) && may_be(Gender::Feminine) {
        Some(Sex::Female)
    } else if ends(NameList::PastMasculine) && may_be(Gender::Masculine) {
        Some(Sex::Male)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::in_folder;
    use crate::names::morphology::analyser::analyses;

    #[test]
    fn a_verb_gives_its_sex_to_a_nominative_before_it() {
        let russian = in_folder("ru");
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
            let found = sex_of_verb(russian.names(), &analyses(russian, subject), verb);
            assert_eq!(found, sex, "{subject} {verb}");
        }
    }
}
