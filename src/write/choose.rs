//! Which format a name or an ending stands for.

use std::path::Path;

use super::{FORMATS, Format};
use crate::{Error, Result};

/// The format that `--format NAME` asks for, in letters of any case.
///
/// # Errors
/// [`Error::Unknown`] lists those known.
pub fn by_name(name: &str) -> Result<&'static dyn Format> {
    FORMATS.iter().copied().find(|f| f.name().eq_ignore_ascii_case(name)).ok_or_else(|| Error::Unknown {
        what: "format",
        name: name.to_owned(),
        known: FORMATS.iter().map(|f| f.name()).collect::<Vec<_>>().join(", "),
    })
}

/// The format that the ending of a file's name stands for; the longest ending that fits counts, in any case.
///
/// # Errors
/// [`Error::Unknown`] lists the known endings.
pub fn by_ending(file: &Path) -> Result<&'static dyn Format> {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let lower = name.to_lowercase();
    let length = |f: &dyn Format| f.endings().iter().filter(|e| lower.ends_with(**e)).map(|e| e.len()).max();
    FORMATS
        .iter()
        .copied()
        .filter_map(|f| Some((length(f)?, f)))
        .max_by_key(|&(length, _)| length)
        .map(|(_, f)| f)
        .ok_or_else(|| Error::Unknown {
            what: "ending of",
            name: name.into_owned(),
            known: FORMATS.iter().flat_map(|f| f.endings()).copied().collect::<Vec<_>>().join(", "),
        })
}
