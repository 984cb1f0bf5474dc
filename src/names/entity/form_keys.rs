//! Forms as they are compared, however they are typed.

use crate::language::{NameWords, modern};
use crate::names::entity::forms::{Spellings, source_form, target_form};
use crate::names::entity::mention::MentionDraft;
use crate::names::text::analysed::Texts;
use crate::names::text::form_words::without_article;

/// The forms of a mention, as [`source_key`] and [`target_key`] write them.
#[derive(Clone, Debug, Default)]
pub struct FormKeys {
    pub source: Option<String>,
    pub target: Option<String>,
}

impl FormKeys {
    /// The keys of a mention's forms.
    pub fn of(texts: Texts<'_>, spellings: &Spellings, draft: &MentionDraft) -> Self {
        Self {
            source: source_form(texts.source, spellings, draft).map(|form| source_key(&form)),
            target: target_form(texts.target, draft).map(|form| target_key(&form, texts.target.names)),
        }
    }

    /// Whether there are both.
    pub const fn is_pair(&self) -> bool {
        self.source.is_some() && self.target.is_some()
    }
}

/// A form of the original for comparison: small letters, е for ё, single spaces, one after each period.
pub fn source_key(form: &str) -> String {
    let mut key = String::with_capacity(form.len());
    for c in form.chars().flat_map(char::to_lowercase).map(modern) {
        if !c.is_whitespace() {
            key.push(c);
        }
        if (c.is_whitespace() || c == '.') && !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// A form of the translation for comparison: as [`source_key`], without an article.
pub fn target_key(form: &str, names: &NameWords) -> String {
    without_article(&source_key(form), names).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::in_folder;

    #[test]
    fn forms_compare_however_they_are_typed() {
        assert_eq!(source_key("Н.С.  Хрущёв"), source_key("н. с. Хрущев"));
        assert_eq!(target_key("The Volga", in_folder("en").names()), "volga");
    }
}
