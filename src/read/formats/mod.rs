//! The input formats: one file each, and the list of all.

mod docx;
mod epub;
mod fb2;
mod html;
mod input;
mod markdown;
mod numbering;
mod odt;
mod styling;
mod subtitles;
mod tables;
mod text;

use std::fmt::Debug;

pub(super) use input::{Content, Input};
pub(super) use text::Text;

use super::build::Builder;
use super::package::Package;
use crate::Result;

/// Reads files of one format.
pub(super) trait Reader: Debug + Sync {
    /// The name that options use.
    fn name(&self) -> &'static str;

    /// In words, for people.
    fn about(&self) -> &'static str;

    /// Endings of file names, in small letters, that show the format where the content alone does not.
    fn endings(&self) -> &'static [&'static str] {
        &[]
    }

    /// Names of root elements, in small letters, that show the format.
    fn roots(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether the beginning of a text shows the format.
    fn is_shown_by(&self, _text: &str) -> bool {
        false
    }

    /// Whether the files in a package show the format.
    fn is_shown_by_package(&self, _package: &Package<'_>) -> bool {
        false
    }

    /// Reports to `builder` what stands in the file.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) with the place where the file is not of this format, or hostile.
    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()>;
}

/// All of them. A format is added here, and nowhere else.
pub(super) const READERS: &[&dyn Reader] = &[
    &text::Text,
    &docx::Docx,
    &odt::Odt,
    &epub::Epub,
    &fb2::Fb2,
    &html::Html,
    &subtitles::Srt,
    &subtitles::Vtt,
    &markdown::Markdown,
];
