//! Which format a file has: by its content, by its name where only that can show it, or by what the user says.

use super::formats::{READERS, Reader, Text};
use super::package::Package;
use crate::{Error, Result};

/// An input format.
#[derive(Clone, Copy, Debug)]
pub struct Format(pub(super) &'static dyn Reader);

impl Format {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        READERS.iter().copied().map(Self)
    }

    /// The format of this name.
    ///
    /// # Errors
    /// [`Error::Unknown`], which lists those known.
    ///
    /// ```
    /// use bitext::read::Format;
    /// assert_eq!(Format::named("srt")?.about(), "subtitles (SubRip)");
    /// assert!(Format::named("pdf").is_err());
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn named(name: &str) -> Result<Self> {
        let known = || Self::all().map(Self::name).collect::<Vec<_>>().join(", ");
        let unknown = || Error::Unknown { what: "input format", name: name.to_owned(), known: known() };
        Self::all().find(|format| format.name().eq_ignore_ascii_case(name)).ok_or_else(unknown)
    }

    /// The name that options use.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// In words, for people.
    #[must_use]
    pub fn about(self) -> &'static str {
        self.0.about()
    }

    /// Plain text.
    pub(super) fn plain() -> Self {
        Self(&Text)
    }

    /// Whether it is plain text.
    pub(super) fn is_plain(self) -> bool {
        self.name() == Self::plain().name()
    }

    /// The format that the files in a package show.
    pub(super) fn of_package(package: &Package<'_>) -> Option<Self> {
        Self::all().find(|format| format.0.is_shown_by_package(package))
    }

    /// The format that a text shows, by its root element or its first line; else the one that its name shows.
    pub(super) fn of_text(name: &str, text: &str) -> Option<Self> {
        let by_content =
            root(text).and_then(|root| Self::all().find(|format| format.0.roots().contains(&root.as_str())));
        let ending = std::path::Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
        let has_ending = |format: &Self| ending.as_deref().is_some_and(|ending| format.0.endings().contains(&ending));
        by_content
            .or_else(|| Self::all().find(|format| format.0.is_shown_by(text)))
            .or_else(|| Self::all().find(has_ending))
    }
}

/// The name of the root element without its prefix, in small letters, where a text begins with one; `html` where the document
/// type says so.
fn root(text: &str) -> Option<String> {
    let mut rest = text.trim_start();
    loop {
        rest = rest.strip_prefix('<')?;
        rest = if let Some(comment) = rest.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if let Some(instruction) = rest.strip_prefix('?') {
            instruction.split_once("?>").or_else(|| instruction.split_once('>'))?.1
        } else if let Some(declaration) = rest.strip_prefix('!') {
            let name = declaration.get(7..)?.trim_start();
            if name.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html")) {
                return Some("html".to_owned());
            }
            let end = declaration.find(['>', '['])?;
            let rest = &declaration[end..];
            if rest.starts_with('[') { rest.split_once(']')?.1.split_once('>')?.1 } else { &rest[1..] }
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            let name = &rest[..end];
            return Some(name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase());
        };
        rest = rest.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn the_root_element_is_found_behind_what_may_stand_before_it() {
        let cases = [
            ("<html>", Some("html")),
            ("\n<!DOCTYPE html><p>", Some("html")),
            ("<?xml version='1.0'?>\n<!-- a --><t:TEI xmlns='b'>", Some("tei")),
            ("<!DOCTYPE FictionBook [<!ENTITY a 'b'>]><FictionBook>", Some("fictionbook")),
            ("<3 и другие знаки", Some("3")),
            ("Текст <html>", None),
            ("<!-- без конца", None),
        ];
        for (text, expected) in cases {
            assert_eq!(root(text).as_deref(), expected, "{text}");
        }
    }
}
