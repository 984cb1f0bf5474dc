//! Ids of entries, which stay the same in another run.

use crate::model::{Entry, EntryKind, Renderings};
use crate::translit::Scheme;

/// An id made from the surname, or the whole of another name: what is learned of a forename later does not change it.
pub fn id(entry: &Entry, renderings: &Renderings) -> String {
    let prefix = match entry.kind {
        EntryKind::Person => "per",
        EntryKind::Place => "pl",
        EntryKind::Organisation => "org",
    };
    let whole = if entry.lemma.is_empty() { renderings.heading(entry) } else { Some(&entry.lemma) };
    let name = entry.name.surname.as_ref().or(whole).map_or("", String::as_str);
    let latin = Scheme::named("alalc-simple").map_or_else(|_| String::new(), |scheme| scheme.transliterate(name));
    match slug(&latin).as_str() {
        "" => format!("{prefix}-x"),
        slug => format!("{prefix}-{slug}"),
    }
}

/// An ASCII slug of Latin text: letters and digits in lower case, hyphens between words.
pub fn slug(latin: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(latin.len());
    for c in latin.nfkd() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if (c.is_whitespace() || c == '-') && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii() {
        assert_eq!(slug("Khrushchëv N. S."), "khrushchev-n-s");
        assert_eq!(slug("’"), "");
    }
}
