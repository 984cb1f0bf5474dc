//! Letters of names that a scheme does not define.

use std::collections::BTreeSet;

use crate::model::{Names, Place, Warning};
use crate::translit::Scheme;

/// A warning a scheme that does not define all letters of the names: which letters, in how many names. `file` is what the
/// original is called.
///
/// ```
/// use bitext::model::{Entry, EntryKind, Names};
/// use bitext::{names, translit::Scheme};
/// let place = |id: &str, lemma: &str| Entry::new(id.to_owned(), EntryKind::Place, lemma.to_owned());
/// let mut found = Names::default();
/// found.entries = vec![place("pl-kyiv", "Київ"), place("pl-tula", "Тула"), place("pl-yizhakivka", "Їжаківка")];
/// let warnings = names::undefined(&found, &[Scheme::named("ungegn")?], "письмо.txt");
/// assert_eq!(
///     warnings[0].to_string(),
///     "письмо.txt: ungegn does not define ї (in 2 names, first Київ), which is written yi"
/// );
/// # Ok::<(), bitext::Error>(())
/// ```
#[must_use]
pub fn undefined(names: &Names, schemes: &[&'static Scheme], file: &str) -> Vec<Warning> {
    let of_scheme = |scheme: &&'static Scheme| {
        let (mut letters, mut count, mut first) = (BTreeSet::new(), 0, None);
        for entry in names.entries.iter().filter(|entry| entry.is_in_original()) {
            let unknown = scheme.unknown_letters(&entry.lemma);
            if !unknown.is_empty() {
                count += 1;
                first.get_or_insert(&entry.lemma);
                letters.extend(unknown);
            }
        }
        let list = |of: &dyn Fn(char) -> String| letters.iter().map(|&c| of(c)).collect::<Vec<_>>().join(", ");
        let (own, latin) = (list(&|c| c.to_string()), list(&|c| scheme.transliterate(&c.to_string())));
        let (names, are) = (if count == 1 { "name" } else { "names" }, if letters.len() == 1 { "is" } else { "are" });
        let (id, first) = (scheme.id(), first?);
        let message =
            format!("{id} does not define {own} (in {count} {names}, first {first}), which {are} written {latin}");
        Some(Warning { file: file.to_owned(), place: Place::Whole, message })
    };
    schemes.iter().filter_map(of_scheme).collect()
}
