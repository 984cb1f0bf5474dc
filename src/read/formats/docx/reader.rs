//! The parts of a document: the text, the notes, and what belongs to them.

use std::collections::HashMap;
use std::sync::Arc;

use super::body::{Body, Part};
use super::numbering::Numbering;
use super::styles::Styles;
use crate::Result;
use crate::model::About;
use crate::read::build::Builder;
use crate::read::formats::html::beside;
use crate::read::formats::{Input, Reader};
use crate::read::package::Package;
use crate::read::syntax::{Event, Xml};

/// Word's format.
#[derive(Debug)]
pub(in crate::read) struct Docx;

impl Reader for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn about(&self) -> &'static str {
        "Word documents (DOCX)"
    }

    fn is_shown_by_package(&self, package: &Package<'_>) -> bool {
        package.has("[Content_Types].xml") && package.names().any(|name| name.starts_with("word/"))
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        let package = input.package()?;
        let whole = relations(package, "")?;
        let main = whole.get("officeDocument").cloned().unwrap_or_else(|| "word/document.xml".to_owned());
        if let Some(path) = whole.get("core-properties")
            && let Some(text) = package.text(path)?
        {
            builder.about = about(&package.label(path), &text)?;
        }
        let related = relations(package, &main)?;
        let part = |kind: &str| -> Result<Option<(String, Arc<str>)>> {
            let Some(path) = related.get(kind) else { return Ok(None) };
            Ok(package.text(path)?.map(|text| (path.clone(), text)))
        };
        let styles = match part("styles")? {
            Some((path, text)) => Styles::read(&package.label(&path), &text)?,
            None => Styles::default(),
        };
        let numbering = match part("numbering")? {
            Some((path, text)) => Numbering::read(&package.label(&path), &text)?,
            None => Numbering::default(),
        };
        let text = package.needed(&main)?;
        builder.member(&main, &text);
        let mut body = Body::new(builder, &styles, numbering);
        body.read(&package.label(&main), &text, Part::Text)?;
        for (kind, part_kind) in [("footnotes", Part::Footnotes), ("endnotes", Part::Endnotes)] {
            if let Some((path, text)) = part(kind)? {
                body.builder.member(&path, &text);
                body.read(&package.label(&path), &text, part_kind)?;
            }
        }
        let language = body.language();
        builder.language = language;
        Ok(())
    }
}

/// The files that a part of the package (the package itself without a name) is related to, by the kind of the relation.
fn relations(package: &Package<'_>, of: &str) -> Result<HashMap<String, String>> {
    let (folder, name) = of.rsplit_once('/').map_or(("", of), |(folder, name)| (folder, name));
    let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut found = HashMap::new();
    let Some(text) = package.text(&path)? else { return Ok(found) };
    let label = package.label(&path);
    let mut xml = Xml::new(&label, &text);
    loop {
        match xml.next()? {
            Event::Start(element) if element.name == "Relationship" => {
                let (kind, target) = (element.attribute("Type"), element.attribute("Target"));
                let external = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
                if let (Some(kind), Some(target), false) = (kind, target, external) {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let target = if target.starts_with('/') { beside("", &target) } else { beside(of, &target) };
                    found.entry(kind).or_insert(target);
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// What the properties of a document say.
pub(in crate::read::formats) fn about(file: &str, text: &str) -> Result<About> {
    let (mut about, mut value, mut xml) = (About::default(), String::new(), Xml::new(file, text));
    loop {
        match xml.next()? {
            Event::Start(_) => value.clear(),
            Event::Text(part, _) => value.push_str(part),
            Event::Spelled(part, _) => value.push_str(&part),
            Event::End(name, _) => {
                let said = value.split_whitespace().collect::<Vec<_>>().join(" ");
                value.clear();
                match name {
                    _ if said.is_empty() => {}
                    "title" => about.title = said,
                    // Several names stand in one field.
                    "creator" | "initial-creator" if about.authors.is_empty() || name == "initial-creator" => {
                        about.authors = said.split(';').map(|name| name.trim().to_owned()).collect();
                    }
                    "publisher" => about.publisher = said,
                    _ => {}
                }
            }
            Event::Eof => return Ok(about),
        }
    }
}
