//! A page by itself.

use super::links;
use super::page::read;
use super::state::Kind;
use crate::Result;
use crate::read::build::Builder;
use crate::read::formats::{Input, Reader};

/// HTML and XHTML.
#[derive(Debug)]
pub(in crate::read) struct Html;

impl Reader for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "web pages (HTML, XHTML)"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn roots(&self) -> &'static [&'static str] {
        &["html"]
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        let text = input.text()?;
        builder.member("", text);
        let notes = links::find(&[("", text)]).pop().unwrap_or_default();
        read(input, text, &notes, Kind::Alone, builder)
    }
}
