//! Common words: those of the built-in dictionary.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::model::{Language, PerSide, Side};
use crate::words::dictionary;
use crate::words::tokenized_text::stems;

/// Beginnings of words that the built-in dictionary joins.
static DICTIONARY: LazyLock<FxHashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    let language = |tag| Language::new(tag).ok();
    let built_in = language("ru").zip(language("en")).and_then(|(ru, en)| dictionary::built_in(&ru, &en));
    built_in.into_iter().flat_map(dictionary::BuiltIn::pairs).collect()
});

/// Beginnings of the words of either language that the built-in dictionary has.
static COMMON: LazyLock<PerSide<FxHashSet<&'static str>>> = LazyLock::new(|| PerSide {
    source: DICTIONARY.iter().map(|(own, _)| *own).collect(),
    target: DICTIONARY.iter().map(|(_, other)| *other).collect(),
});

/// Whether the built-in dictionary has a word of this side's language.
pub fn is_common(side: Side, word: &str) -> bool {
    stems(word).iter().any(|stem| COMMON[side].contains(stem.as_str()))
}

pub fn translated(russian: &str, english: &str) -> bool {
    let first = |word: &str| stems(word).into_iter().next().unwrap_or_default();
    DICTIONARY.contains(&(first(russian).as_str(), first(english).as_str()))
}
