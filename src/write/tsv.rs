//! A table with the text beside the links.

use std::io::{self, Write};

use super::flat::joined;
use super::latin::Latin;
use super::rows::rows;
use super::status::STATUSES;
use super::{Format, Options};
use crate::model::{BeadId, Edition, Segmented, SentenceId, Version, Warning};

/// One row a bead, tab-separated, UTF-8, lines ended by a line feed; the first line names the columns.
///
/// | column | content |
/// |---|---|
/// | `bead` | number of the row, from 0 |
/// | `source_n`, `target_n` | sentence numbers, from 0, with commas |
/// | `source_id`, `target_id` | the ids that TEI has: `ru-s12`, numbered from 1 |
/// | `source_text`, `target_text` | the sentences, each on one line, joined by a space |
/// | `probability` | of the bead; of a gap, that nothing corresponds |
/// | `status` | `auto` or `checked`, then `omitted`, `added` or `moved` where it is so |
///
/// A tab inside a text becomes a space, so that the number of cells is always right. A cell with a double quotation
/// mark stands in double quotation marks and doubles those inside, which is what spreadsheets and CSV readers expect.
///
/// A text in Cyrillic letters that is transliterated adds a column a scheme at the end: `source_iso9`, `target_iso9`.
///
/// Each further version adds its columns behind those of the first: `target2_n`, `target2_id`, `target2_text`, `probability2`,
/// `status2`. A row then holds the fewest sentences that no bead of any version leaves; its probability is that of the
/// least sure bead in it.
#[derive(Debug)]
pub struct Tsv;

impl Format for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn endings(&self) -> &'static [&'static str] {
        &[".tsv"]
    }

    fn about(&self) -> &'static str {
        "table, tab-separated, text beside the links"
    }

    fn has_transliteration(&self) -> bool {
        true
    }

    fn write(&self, edition: &Edition, options: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>> {
        write!(out, "bead\tsource_n\tsource_id\tsource_text")?;
        let number = |version: usize| if version == 1 { String::new() } else { version.to_string() };
        for v in (1..=edition.versions().len()).map(number) {
            write!(out, "\ttarget{v}_n\ttarget{v}_id\ttarget{v}_text\tprobability{v}\tstatus{v}")?;
        }
        let latin = Latin::new(edition, &options.transliterate);
        for (text, scheme) in latin.columns() {
            let side = if text == 0 { "source".to_owned() } else { format!("target{}", number(text)) };
            write!(out, "\t{side}_{}", scheme.id())?;
        }
        let mut cell = String::new();
        // Of each text, the sentences of the row.
        let mut members = vec![Vec::new(); edition.versions().len() + 1];
        for (n, row) in rows(edition).into_iter().enumerate() {
            members[0] = row.source;
            for (members, (version, beads)) in members[1..].iter_mut().zip(edition.versions().iter().zip(&row.versions))
            {
                members.clear();
                members.extend(beads.iter().flat_map(|&bead| version.links.link(bead).target));
                members.sort_unstable();
            }
            write!(out, "\n{n}")?;
            side(edition.original(), &members[0], &mut cell, out)?;
            for ((version, members), beads) in edition.versions().iter().zip(&members[1..]).zip(&row.versions) {
                side(&version.text, members, &mut cell, out)?;
                judgement(beads, version, out)?;
            }
            for (text, scheme) in latin.columns() {
                out.write_all(b"\t")?;
                text_cell(&latin.cell(text, &members[text], scheme, &mut cell), out)?;
            }
        }
        out.write_all(b"\n")?;
        Ok(latin.warnings())
    }
}

/// Three cells: numbers, ids, text. `cell` is scratch.
fn side(text: &Segmented, members: &[SentenceId], cell: &mut String, out: &mut dyn Write) -> io::Result<()> {
    let key = text.document().key();
    for (i, id) in members.iter().enumerate() {
        write!(out, "{}{}", if i == 0 { '\t' } else { ',' }, id.number())?;
    }
    for (i, id) in members.iter().enumerate() {
        write!(out, "{}{key}-s{}", if i == 0 { '\t' } else { ',' }, id.ordinal())?;
    }
    joined(text, members, cell);
    out.write_all(if members.is_empty() { b"\t\t\t" } else { b"\t" })?;
    text_cell(cell, out)
}

/// Quotes a cell where it holds a quotation mark; a tab becomes a space.
fn text_cell(cell: &str, out: &mut dyn Write) -> io::Result<()> {
    let mark: &[u8] = if cell.contains('"') { b"\"" } else { b"" };
    out.write_all(mark)?;
    let mut rest = cell;
    while let Some(at) = rest.find(['"', '\t']) {
        out.write_all(&rest.as_bytes()[..at])?;
        out.write_all(if rest[at..].starts_with('"') { b"\"\"" } else { b" " })?;
        rest = &rest[at + 1..];
    }
    out.write_all(rest.as_bytes())?;
    out.write_all(mark)
}

/// Two cells: probability and status.
fn judgement(beads: &[BeadId], version: &Version, out: &mut dyn Write) -> io::Result<()> {
    let links = || beads.iter().map(|&bead| version.links.link(bead));
    out.write_all(b"\t")?;
    if let Some(least) = links().map(|link| link.bead.probability).min() {
        write!(out, "{least}")?;
    }
    let mut before = "\t";
    for status in STATUSES.iter().filter(|status| links().any(|link| (status.holds)(&link))) {
        write!(out, "{before}{}", status.word)?;
        before = " ";
    }
    // No bead, no status: the cell is empty.
    out.write_all(if before == "\t" { b"\t" } else { b"" })
}
