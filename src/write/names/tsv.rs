//! A mention on each line.

use std::io::{self, Write};

use super::{Format, words};
use crate::model::{Edition, PerSide};
use crate::write::ids::unit_id;

/// One mention per line, tab-separated; the first line names the columns: `bead source target type lemma transliteration
/// confidence entry source_id target_id`. An empty cell is what is missing; several transliterations stand between vertical
/// bars; beads are counted from 0; the last two columns hold the ids of the units (`ru-s12`, counted from 1). The mentions of
/// each further version follow those of the one before it.
#[derive(Debug)]
pub struct Tsv;

impl Format for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"bead\tsource\ttarget\ttype\tlemma\ttransliteration\tconfidence\tentry\tsource_id\ttarget_id\n",
        )?;
        for version in edition.versions() {
            let texts = PerSide { source: edition.original(), target: &version.text };
            for mention in &version.mentions {
                let entry = edition.entry(mention.entry);
                let latin: Vec<&str> = entry.transliterations.iter().map(|(_, form)| form.as_str()).collect();
                let names = texts.zip(mention.spans).map(|(text, span)| words(text.document().text(), span));
                let ids = texts.zip(mention.spans).map(|(text, span)| {
                    span.and_then(|span| text.at(span.start())).map_or(String::new(), |unit| unit_id(text, unit))
                });
                writeln!(
                    out,
                    "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                    mention.bead.index(),
                    names.source,
                    names.target,
                    entry.kind.name(),
                    entry.lemma,
                    latin.join("|"),
                    mention.probability,
                    entry.id,
                    ids.source,
                    ids.target,
                )?;
            }
        }
        Ok(())
    }
}
