//! From the container to the pages.

use super::opf;
use crate::Result;
use crate::model::{Place, Warning};
use crate::read::build::Builder;
use crate::read::formats::html::{Kind, beside, links, page};
use crate::read::formats::{Input, Reader};
use crate::read::package::Package;
use crate::read::syntax::{Event, Xml};

/// EPUB 2 and 3.
#[derive(Debug)]
pub(in crate::read) struct Epub;

/// Where every book says which package document it has.
const CONTAINER: &str = "META-INF/container.xml";

impl Reader for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn about(&self) -> &'static str {
        "EPUB books"
    }

    fn is_shown_by_package(&self, package: &Package<'_>) -> bool {
        package.has(CONTAINER)
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        let package = input.package()?;
        let path = root(package)?;
        let book = opf::read(&package.label(&path), &path, &package.needed(&path)?)?;
        (builder.about, builder.language) = (book.about, book.language);
        let locked = locked(package)?;
        if book.pages.iter().any(|(path, _)| locked.contains(path)) {
            return Err(
                package.error("the book is protected against copying (DRM): a copy without protection is needed")
            );
        }
        let mut pages = Vec::with_capacity(book.pages.len());
        for (path, linear) in book.pages {
            match package.text(&path)? {
                Some(text) => pages.push((path, text, linear)),
                None => builder.warnings.push(Warning {
                    file: input.name.to_owned(),
                    place: Place::Whole,
                    message: format!("the page {path}, which the book lists, is not in it"),
                }),
            }
        }
        if pages.is_empty() {
            return Err(package.error("the book lists no page that is in it: it is damaged"));
        }
        let named: Vec<(&str, &str)> = pages.iter().map(|(path, text, _)| (path.as_str(), &**text)).collect();
        for ((path, text, linear), links) in pages.iter().zip(links(&named)) {
            // What stands outside the order of the book is read where it is a note.
            if *linear || !links.bodies.is_empty() {
                builder.member(path, text);
                let label = package.label(path);
                page(&Input { name: &label, content: input.content }, text, &links, Kind::OfABook, builder)?;
            }
        }
        Ok(())
    }
}

/// The path of the package document.
fn root(package: &Package<'_>) -> Result<String> {
    let text = package.needed(CONTAINER)?;
    let label = package.label(CONTAINER);
    let mut xml = Xml::new(&label, &text);
    loop {
        match xml.next()? {
            Event::Start(element) if element.name == "rootfile" => {
                if let Some(path) = element.attribute("full-path") {
                    return Ok(beside("", &path));
                }
            }
            Event::Eof => {
                return Err(package.error("META-INF/container.xml names no package document: the book is damaged"));
            }
            _ => {}
        }
    }
}

/// The files that are encrypted.
fn locked(package: &Package<'_>) -> Result<Vec<String>> {
    /// Where a book lists them; fonts often are, pages only where a shop protects them.
    const LIST: &str = "META-INF/encryption.xml";
    let Some(text) = package.text(LIST)? else { return Ok(Vec::new()) };
    let label = package.label(LIST);
    let (mut xml, mut locked) = (Xml::new(&label, &text), Vec::new());
    loop {
        match xml.next()? {
            Event::Start(element) if element.name == "CipherReference" => {
                locked.extend(element.attribute("URI").map(|path| beside("", &path)));
            }
            Event::Eof => return Ok(locked),
            _ => {}
        }
    }
}
