//! The index as TEI: lists of persons, places and bodies.

use std::io::{self, Write};

use super::Format;
use crate::model::Edition;
use crate::write::tei;

/// A TEI document with a header and a `standOff` of `listPerson`, `listPlace` and `listOrg`, as the TEI of an edition
/// ([`crate::write::Tei`]) has them; [`crate::read::authority`] reads it back. What the texts do not name, and what a user's
/// list rejects, is not in it: [`super::Authority`] and [`super::Json`] keep that.
#[derive(Debug)]
pub struct Tei;

impl Format for Tei {
    fn name(&self) -> &'static str {
        "tei"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        tei::index(edition, out)
    }
}
