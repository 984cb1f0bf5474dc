//! TEI P5: texts with their units, links in `standOff`, names, dates, and a header that says what is true.

mod agents;
mod blocks;
mod body;
mod dates;
mod editorial;
mod header;
mod inline;
mod links;
mod names;
mod pages;
mod plan;
mod styles;
mod units;

use std::io::{self, Write};

use super::{Format, Options, xml};
use crate::model::{Edition, Warning};
use agents::Agents;
use plan::Plan;

/// Where the TEI Consortium publishes the schema that the output is valid under.
const SCHEMA: &str = "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng";

/// One document: the texts in a `group`, then the names, then the links, each in a `standOff`.
///
/// Apart from the empty elements and the structure it adds nothing to a text: taken in order (notes last), the text
/// content of a `body` is the reading text. What XML cannot hold becomes U+FFFD, with one warning.
#[derive(Debug)]
pub struct Tei;

impl Format for Tei {
    fn name(&self) -> &'static str {
        "tei"
    }

    fn endings(&self) -> &'static [&'static str] {
        &[".tei.xml", ".xml"]
    }

    fn about(&self) -> &'static str {
        "TEI P5, texts with linked sentences, names and dates"
    }

    fn has_names(&self) -> bool {
        true
    }

    fn has_dates(&self) -> bool {
        true
    }

    fn write(&self, edition: &Edition, options: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>> {
        let plan = Plan::new(edition);
        open(out)?;
        header::write(&plan, options, out)?;
        out.write_all(b"  <text>\n    <group>\n")?;
        (0..plan.texts.len()).try_for_each(|text| body::write(&plan, text, out))?;
        out.write_all(b"    </group>\n  </text>\n")?;
        names::write_entities(edition, &plan.agents, out)?;
        links::write(&plan, out)?;
        out.write_all(b"</TEI>\n")?;
        Ok(xml::replaced(edition).into_iter().collect())
    }
}

fn open(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    for kind in ["http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron"] {
        writeln!(out, "<?xml-model href=\"{SCHEMA}\" type=\"application/xml\" schematypens=\"{kind}\"?>")?;
    }
    out.write_all(b"<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\">\n")
}

/// The names of an edition without its texts: a header and the lists of people, places and organisations.
pub(super) fn index(edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
    open(out)?;
    let agents = Agents::new(edition);
    header::write_of_index(edition, &agents, out)?;
    names::write_entities(edition, &agents, out)?;
    if edition.entries().is_empty() {
        out.write_all(b"  <standOff><list><item>No name was found.</item></list></standOff>\n")?;
    }
    out.write_all(b"</TEI>\n")
}
