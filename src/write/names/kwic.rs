//! Key words in context: each mention between what stands before and behind it.

use std::io::{self, Write};

use super::Format;
use crate::model::{Edition, Segmented, Span, Variation};

/// Characters of context on each side, what fits on a line beside the other text.
const CONTEXT: usize = 40;

/// A heading an entry (`lemma`, type, id), what the translation renders in several ways and how often it lacks the name,
/// then a line a mention and side: the key of the text, the unit's number from 1, and
/// the mention in square brackets with 40 characters around it, which do not leave the unit. An entry is closed by an
/// empty line.
#[derive(Debug)]
pub struct Kwic;

impl Format for Kwic {
    fn name(&self) -> &'static str {
        "kwic"
    }

    fn write(&self, edition: &Edition, out: &mut dyn Write) -> io::Result<()> {
        for version in edition.versions() {
            let mut of_entry: Vec<Vec<usize>> = edition.entries().iter().map(|_| Vec::new()).collect();
            for (n, mention) in version.mentions.iter().enumerate() {
                of_entry[mention.entry.index()].push(n);
            }
            for ((entry, renderings), mentions) in edition.entries().iter().zip(&version.renderings).zip(of_entry) {
                writeln!(out, "{} ({}, {})", entry.lemma, entry.kind.name(), entry.id)?;
                for Variation { source, renderings: ways } in &renderings.variations {
                    let ways: Vec<String> = ways.iter().map(|way| format!("{} {}", way.text, way.count)).collect();
                    writeln!(out, "  rendered in {} ways: {source}: {}", ways.len(), ways.join(", "))?;
                }
                let own = || mentions.iter().map(|&n| &version.mentions[n]);
                let dropped = own().filter(|mention| mention.spans.target.is_none()).count();
                if dropped > 0 {
                    let all = own().filter(|mention| mention.spans.source.is_some()).count();
                    writeln!(out, "  without a counterpart in the translation: {dropped} of {all}")?;
                }
                for mention in mentions.into_iter().map(|n| &version.mentions[n]) {
                    line(edition.original(), mention.spans.source, out)?;
                    line(&version.text, mention.spans.target, out)?;
                }
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }
}

fn line(text: &Segmented, span: Option<Span>, out: &mut dyn Write) -> io::Result<()> {
    let Some((span, unit)) = span.and_then(|span| Some((span, text.at(span.start())?))) else { return Ok(()) };
    let (whole, around) = (text.document().text(), text.span(unit));
    let part = |from: u32, to: u32| whole.get(from as usize..to as usize).map(flat).unwrap_or_default();
    let (before, name) = (part(around.start(), span.start()), part(span.start(), span.end()));
    let after = part(span.end(), around.end().max(span.end()));
    let skipped = before.chars().count().saturating_sub(CONTEXT);
    let before: String = before.chars().skip(skipped).collect();
    let after: String = after.chars().take(CONTEXT).collect();
    let pad = " ".repeat(CONTEXT - before.chars().count());
    writeln!(out, "  {}\t{}\t{pad}{before}[{name}]{after}", text.document().key(), unit.ordinal())
}

/// Each run of white space as one space.
fn flat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => out.push(c),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out
}
