//! The plain link list that the field's scorers read.

use std::io::{self, Write};

use super::{Format, Options};
use crate::model::{Edition, SentenceId, Warning};

/// `[3, 4]:[5]:0.981`: one bead a line, sentence numbers from 0 and the bead's probability, `[]` for nothing.
///
/// Of several versions only the first is written, with a warning: a line has room for two sides.
#[derive(Debug)]
pub struct Pairs;

impl Format for Pairs {
    fn name(&self) -> &'static str {
        "pairs"
    }

    fn endings(&self) -> &'static [&'static str] {
        &[".pairs"]
    }

    fn about(&self) -> &'static str {
        "link list, [3, 4]:[5]:0.981, numbers from 0"
    }

    fn write(&self, edition: &Edition, _: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>> {
        let Some((first, others)) = edition.versions().split_first() else { return Ok(Vec::new()) };
        for link in first.links.links() {
            list(link.source, out)?;
            out.write_all(b":")?;
            list(link.target, out)?;
            writeln!(out, ":{}", link.bead.probability)?;
        }
        Ok(others.iter().map(|version| left_out(version.text.document().file().label().to_owned())).collect())
    }
}

fn list(sentences: &[SentenceId], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (i, id) in sentences.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        write!(out, "{comma}{}", id.number())?;
    }
    out.write_all(b"]")
}

fn left_out(file: String) -> Warning {
    Warning {
        file,
        place: crate::model::Place::Whole,
        message: "not in the link list, which holds one version: write TSV, JSON or TEI for several".to_owned(),
    }
}
