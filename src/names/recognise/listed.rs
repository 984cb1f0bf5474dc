//! Forms that a user's list confirms, wherever a text has them: what no finder sees, and what it sees only in part.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::language::NameWords;
use crate::model::{Authority, EntryKind, Renderings, SentenceId, Side, Status};
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::form_words::{form_words, without_article};
use crate::names::text::token::WordShape;

/// A form as the words of a text are compared with it.
#[derive(Debug)]
struct AuthorityForm {
    words: Arc<[Box<str>]>,
    kind: EntryKind,
    /// Whether it begins with a capital; a word of the text must then have one too.
    capital: bool,
}

/// The forms of one language by their first words, the longest first.
#[derive(Debug)]
pub struct AuthorityForms {
    /// The text in which the forms are looked for.
    side: Side,
    /// The words by which names are recognised in it.
    names: &'static NameWords,
    /// The keys are a user's words; looked up, never walked into a result.
    by_word: HashMap<Box<str>, Vec<AuthorityForm>, FixedState>,
}

/// Forms that begin with one word: more do so only where somebody tries how long this takes.
const MOST: usize = 256;

impl AuthorityForms {
    /// The forms of one language in the confirmed lines of a list.
    pub fn new(list: Option<&Authority>, side: Side, names: &'static NameWords) -> Self {
        let mut listed = Self { side, names, by_word: HashMap::default() };
        let entries = list.into_iter().flat_map(Authority::lines).map(|line| &line.entry);
        for entry in entries.filter(|entry| entry.status == Status::Confirmed) {
            match side {
                Side::Source => entry.source_forms().for_each(|form| listed.note(form, entry.kind)),
                Side::Target => {
                    // The Volga's article stays outside the name; that of The Times is part of it.
                    let bare = Renderings::none().all_forms(entry).map(|form| without_article(form, names));
                    bare.for_each(|form| listed.note(form, entry.kind));
                }
            }
        }
        for forms in listed.by_word.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        }
        listed
    }

    fn note(&mut self, form: &str, kind: EntryKind) {
        let (words, capital) = (form_words(form, self.names), form.chars().next().is_some_and(char::is_uppercase));
        if let Some(first) = words.first() {
            let same = self.by_word.entry(first.clone()).or_default();
            if same.len() < MOST {
                same.push(AuthorityForm { words: words.into(), kind, capital });
            }
        }
    }

    /// Marks the names of a sentence that the list has, and adds those that were not found. `names` are in order and stay so.
    pub fn add(&self, text: &Text<'_>, id: SentenceId, names: &mut Vec<Name>) {
        if self.by_word.is_empty() || text.is_heading(id) {
            return;
        }
        let sentence = text.sentence(id);
        let mut found = std::mem::take(names).into_iter();
        let mut at = sentence.start;
        while at < sentence.end {
            let behind = found.as_slice().iter().take_while(|name| name.words.end <= at).count();
            names.extend(found.by_ref().take(behind));
            let Some(form) = self.at(text, at, sentence.end) else {
                at += 1;
                continue;
            };
            let words = at..at + form.words.len();
            // What would cut a name in two that was found, or is no more than a part of it, is none of the list's.
            let touching = || found.as_slice().iter().take_while(|name| name.words.start < words.end);
            if touching().any(|name| name.words.start < words.start || words.end < name.words.end) {
                at += 1;
                continue;
            }
            at = words.end;
            let count = touching().count();
            let parts: Vec<Name> = found.by_ref().take(count).collect();
            let same = parts.into_iter().find(|name| name.words == words);
            // Of a name that was found the text tells the nominative: «Зубова» may be a man of the list, or another woman.
            let known = same.is_none() || self.side == Side::Target;
            let listed = Some(form.words.clone()).filter(|_| known);
            let name = same.unwrap_or_else(|| Name::new(words, true));
            names.push(Name { sure: true, doubtful: false, kind: Some(form.kind), listed, ..name });
        }
        names.extend(found);
    }

    /// The longest form that stands at a word.
    fn at(&self, text: &Text<'_>, at: TokenIndex, end: TokenIndex) -> Option<&AuthorityForm> {
        let own = std::iter::once(text.word(at));
        let lemmas = text.analyses(text.tokens[at].form).iter().map(|analysis| &*analysis.lemma);
        let capital = text.shape(at) != WordShape::Lower;
        // A word that is written small elsewhere has its capital from the beginning of the sentence.
        let common = text.opens(at) && text.occurs_lower(at);
        let fits = |form: &&AuthorityForm| {
            let words = &form.words;
            (capital || !form.capital)
                && (words.len() > 1 || !common)
                && at + words.len() <= end
                && words.iter().enumerate().all(|(n, word)| text.may_be(at + n, word))
        };
        let found = own.chain(lemmas).filter_map(|word| self.by_word.get(word)?.iter().find(fits));
        // Of equally long ones the word as it stands.
        found.rev().max_by_key(|form| form.words.len())
    }
}
