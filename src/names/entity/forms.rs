//! The forms of a mention as people write them: capitals and ё as in the text, the original's in the nominative.

use std::collections::BTreeMap;

use crate::model::{PersonName, Rendering};
use crate::names::entity::mention::MentionDraft;
use crate::names::entity::persons::NameParts;
use crate::names::gazetteer::conventional::gazetteer;
use crate::names::recognise::name::{Name, span};
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::spelling::{capitals, dotted_spelling};
use crate::names::text::token::WordShape;

/// How people write the words of a name: capitals as in the text, ё where the table or any form in the text has it.
pub struct Spellings(BTreeMap<String, String>);

impl Spellings {
    pub fn new(text: &Text<'_>, drafts: &[&MentionDraft]) -> Self {
        let mut spellings = BTreeMap::new();
        for draft in drafts {
            let Some(name) = &draft.found.source else { continue };
            let others = draft.lemma.alternative.iter().flatten().zip(name.words.clone());
            for ((word, initial), at) in draft.lemma.words.iter().zip(name.words.clone()).chain(others) {
                let written = written(text, word, *initial, at);
                let known: &mut String = spellings.entry(word.clone()).or_insert_with(|| written.clone());
                if written.contains('ё') && !known.contains('ё') {
                    *known = written;
                }
            }
        }
        Self(spellings)
    }

    pub fn word(&self, folded: &str) -> String {
        let word = |word: &str| self.0.get(word).cloned().unwrap_or_else(|| capitals(word, "А"));
        folded.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    pub fn whole(&self, words: &[(String, bool)]) -> String {
        words.iter().map(|(word, _)| self.word(word)).collect::<Vec<_>>().join(" ")
    }

    /// The parts of a person's name as people write them.
    pub fn name(&self, parts: &NameParts) -> PersonName {
        let written = |part: &Option<String>| {
            part.as_ref().map(|part| match part.chars().count() {
                1 => format!("{}.", part.to_uppercase()),
                _ => self.word(part),
            })
        };
        let ruler = parts.surname.as_ref().filter(|name| name.contains(' '));
        if ruler.is_some() {
            return PersonName { forename: ruler.map(|name| self.word(name)), ..PersonName::default() };
        }
        PersonName {
            surname: written(&parts.whole_surname()),
            forename: written(&parts.given),
            patronymic: written(&parts.patronymic),
        }
    }
}

fn written(text: &Text<'_>, lemma: &str, initial: bool, at: TokenIndex) -> String {
    if let Some(known) = gazetteer().written(lemma).filter(|_| !initial) {
        // «министерство» of the table, «Министерство иностранных дел» of the text.
        let capital = text.shape(at) == WordShape::Capital;
        return if capital { capitals(known, "А") } else { known.to_owned() };
    }
    let token = text.tokens[at];
    let word = token.span.of(text.segmented.document().text());
    let lemma =
        text.vocabulary.dotted(token.form).map_or_else(|| lemma.to_owned(), |form| dotted_spelling(lemma, form));
    let written = capitals(&lemma, word.trim_end_matches('.'));
    if text.shape(at) == WordShape::Initial { format!("{written}.") } else { written }
}

/// The form that the original has, in the nominative.
pub fn source_form(text: &Text<'_>, spellings: &Spellings, draft: &MentionDraft) -> Option<String> {
    let name = draft.found.source.as_ref()?;
    let Some(known) = name.gazetteer_id.map(|id| gazetteer().entry(id)) else {
        return Some(spellings.whole(&draft.lemma.words));
    };
    Some(known.form(|words| may_be(text, name, words)).unwrap_or_else(|| known.heading()).to_owned())
}

/// The form that the translation has.
pub fn target_form(text: &Text<'_>, draft: &MentionDraft) -> Option<String> {
    draft.found.target.as_ref().map(|name| text_of(text, name))
}

/// The commonest first, ties in alphabetical order.
pub fn counted(forms: impl Iterator<Item = String>) -> Vec<Rendering> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for form in forms {
        *counts.entry(form).or_insert(0) += 1;
    }
    let mut counted: Vec<_> = counts.into_iter().map(|(text, count)| Rendering { text, count }).collect();
    counted.sort_by_key(|form| std::cmp::Reverse(form.count));
    counted
}

/// A name as the text has it, with single spaces.
pub fn text_of(text: &Text<'_>, name: &Name) -> String {
    let form = span(text, &name.words).of(text.segmented.document().text());
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a name may be these words, in some case.
pub fn may_be(text: &Text<'_>, name: &Name, words: &[Box<str>]) -> bool {
    words.len() == name.words.len() && name.words.clone().zip(words).all(|(at, word)| text.may_be(at, word))
}
