//! Names of a user's list that stand in neither text: a slip of the pen makes such a line.

use crate::model::{Authority, Names, Place, Status, Warning};

/// Names that a warning lists, so that it stays on a line or two; the others are counted.
const TOLD: usize = 5;

/// A warning of the names that `list` confirms and that neither text has; none where these are half of the list or more, as
/// in one that is made for many texts.
///
/// ```
/// use bitext::{names, read};
/// let rows = ["id;type;ru_surname;status", "pl-tula;place;Тула;confirmed", "pl-kreml;place;Кремл;confirmed"];
/// let list = read::authority("names.csv", [rows.join("\n"), "\npl-oka;place;Ока;guessed\n".into()].concat().into())?;
/// let mut found = bitext::model::Names::default();
/// found.absent = vec![list.lines()[1].entry.clone()];
/// let warning = names::absent(&found, &list).ok_or("no warning")?;
/// assert_eq!(warning.to_string(), "names.csv: it confirms names that neither text has: Кремл");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn absent(names: &Names, list: &Authority) -> Option<Warning> {
    let confirmed = names.absent.iter().filter(|entry| entry.status == Status::Confirmed);
    let lemmas: Vec<&str> = confirmed.map(|entry| entry.lemma.as_str()).collect();
    if lemmas.is_empty() || lemmas.len() * 2 >= list.lines().len() {
        return None;
    }
    let more = lemmas.len().saturating_sub(TOLD);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let told = lemmas[..lemmas.len() - more].join(", ");
    let message = format!("it confirms names that neither text has: {told}{rest}");
    Some(Warning { file: list.file().to_owned(), place: Place::Whole, message })
}
