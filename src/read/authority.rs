//! Lists of names that a person corrected or made: a table, JSON or TEI.

use super::{decode, json_names, table, tei_names};
use crate::model::{Authority, Place};
use crate::{Error, Result};

/// Reads a list of names: a table as `bitext names --format authority` writes it, tabs, semicolons or commas between cells;
/// JSON where it begins with a brace or bracket; TEI with `person`, `place` and `org` elements where it begins with `<`.
///
/// - The first line of a table names the columns, in any order; those that are missing are empty, others are ignored, but not
///   names that are mistyped. A line needs a `type` and at least one form of a name; without a `status` it is confirmed, as one
///   that a person added.
/// - JSON is the index or an edition as [`crate::write`] makes them, or a list of entries.
/// - Entries of TEI are taken as confirmed, but not those whose name says that the program guessed it. Names in Cyrillic letters
///   are the original's, others the translation's, but not transliterations.
///
/// # Errors
/// [`crate::Error::Input`] names the first cell that cannot be read, [`crate::Error::Authority`] two lines that contradict each
/// other.
///
/// ```
/// use bitext::read::authority;
/// let table = "id;type;ru_surname;en_preferred;status\r\npl-gorkiy;place;Горький;Gorky;confirmed\r\n";
/// let list = authority("names.csv", table.into())?;
/// assert_eq!(list.lines()[0].entry.lemma, "Горький");
/// let tei = "<listPlace><place xml:id='tula'><placeName>Тула</placeName><placeName>Tula</placeName></place></listPlace>";
/// assert_eq!(authority("places.xml", tei.into())?.lines()[0].entry.record.preferred, "Tula");
/// # Ok::<(), bitext::Error>(())
/// ```
pub fn authority(file: &str, bytes: Vec<u8>) -> Result<Authority> {
    let text = text(file, bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    let lines = match text.trim_start().chars().next() {
        Some('{' | '[') => json_names::lines(file, text)?,
        Some('<') => tei_names::lines(file, text)?,
        _ => table::lines(file, text)?,
    };
    Ok(Authority::new(file, lines)?)
}

/// XML is UTF-8 here; tables come in whatever encoding the spreadsheet writes.
fn text(file: &str, bytes: Vec<u8>) -> Result<String> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    if !start.starts_with(b"<") {
        return Ok(decode(file, bytes, None, None)?.text);
    }
    String::from_utf8(bytes).map_err(|error| Error::Input {
        file: file.to_owned(),
        place: Place::Whole,
        message: format!("byte {}: this XML is not UTF-8: save it as UTF-8", error.utf8_error().valid_up_to()),
    })
}
