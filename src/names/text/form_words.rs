//! The words of a form that stands in a list, as the tokenizer gives those of a text.

use crate::language::{NameList, NameWords, modern};

/// Returns the words of a form: folded, without periods and the endings of possessives.
pub fn form_words(form: &str, names: &NameWords) -> Vec<Box<str>> {
    let folded: String = form.chars().flat_map(char::to_lowercase).map(modern).collect();
    let bare = |w: &str| -> Box<str> {
        names.stems(NameList::PossessiveEndings, w).next().unwrap_or(w).trim_matches('\'').into()
    };
    folded.split([' ', '.']).filter(|w| !w.is_empty()).map(bare).collect()
}

/// Returns a form, without the article in lower case that it begins with.
pub fn without_article<'f>(form: &'f str, names: &NameWords) -> &'f str {
    form.split_once(' ').filter(|(word, _)| names.has(NameList::Articles, word)).map_or(form, |(_, rest)| rest)
}
