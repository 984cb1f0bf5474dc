//! The parts of a text: styles, content, and what it says of itself.

use super::body::Body;
use super::styles::Styles;
use crate::Result;
use crate::read::build::Builder;
use crate::read::formats::docx::about;
use crate::read::formats::{Input, Reader};
use crate::read::package::Package;
use crate::read::syntax::{Event, Xml};

/// The format of `LibreOffice`.
#[derive(Debug)]
pub(in crate::read) struct Odt;

impl Reader for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn about(&self) -> &'static str {
        "LibreOffice documents (ODT)"
    }

    fn is_shown_by_package(&self, package: &Package<'_>) -> bool {
        let kind = package.bytes("mimetype").ok().flatten().unwrap_or_default();
        kind.starts_with(b"application/vnd.oasis.opendocument.text")
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        let package = input.package()?;
        let manifest = package.text("META-INF/manifest.xml")?;
        if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
            return Err(package.error("it is protected by a password: save a copy without one"));
        }
        let mut styles = Styles::default();
        if let Some(text) = package.text("styles.xml")? {
            let label = package.label("styles.xml");
            let mut xml = Xml::new(&label, &text);
            loop {
                match xml.next()? {
                    Event::Start(element) => styles.start(&element),
                    Event::Eof => break,
                    _ => {}
                }
            }
        }
        if let Some(text) = package.text("meta.xml")? {
            builder.about = about(&package.label("meta.xml"), &text)?;
        }
        let text = package.needed("content.xml")?;
        builder.member("content.xml", &text);
        let mut body = Body::new(builder, styles);
        body.read(&package.label("content.xml"), &text)?;
        let language = body.language();
        builder.language = language;
        Ok(())
    }
}
