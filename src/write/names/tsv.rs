//! A mention a line.

use std::io::{self, Write};

use super::{Format, words};
use crate::model::Edition;

/// One line a mention, tab-separated; the first line names the columns: `bead source target type lemma transliteration
/// confidence`. An empty cell is what is missing; several transliterations stand behind `|`; beads are counted from 0. The
/// mentions of each further version follow those of the one before it.
#[derive(Debug)]
pub struct Tsv;

impl Format for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"bead\tsource\ttarget\ttype\tlemma\ttransliteration\tconfidence\n")?;
        let original = edition.original().document().text();
        for version in edition.versions() {
            let translation = version.text.document().text();
            for mention in &version.names.mentions {
                let entry = version.names.entry(mention.entry);
                let latin: Vec<&str> = entry.transliterations.iter().map(|(_, form)| form.as_str()).collect();
                writeln!(
                    out,
                    "{}\t{}\t{}\t{}\t{}\t{}\t{}",
                    mention.bead.index(),
                    words(original, mention.source),
                    words(translation, mention.target),
                    entry.kind.name(),
                    entry.lemma,
                    latin.join("|"),
                    mention.probability,
                )?;
            }
        }
        Ok(())
    }
}
