//! What a reader gets.

use std::sync::Arc;

use crate::Error;
use crate::model::Place;
use crate::read::package::Package;
use crate::read::syntax::place;

/// A file that is to be read.
#[derive(Debug)]
pub(in crate::read) struct Input<'a> {
    /// What the user calls it.
    pub name: &'a str,
    /// What is in it.
    pub content: Content<'a>,
}

/// What is in a file.
#[derive(Clone, Copy, Debug)]
pub(in crate::read) enum Content<'a> {
    /// Text, decoded.
    Text(&'a Arc<str>),
    /// A package of files.
    Package(&'a Package<'a>),
}

impl<'a> Input<'a> {
    /// The text.
    ///
    /// # Errors
    /// [`Error::Input`] where it is a package.
    pub fn text(&self) -> Result<&'a Arc<str>, Error> {
        match self.content {
            Content::Text(text) => Ok(text),
            Content::Package(package) => Err(package.error("this is a package of files, not the text that was named")),
        }
    }

    /// The package.
    ///
    /// # Errors
    /// [`Error::Input`] where it is a text.
    pub fn package(&self) -> Result<&'a Package<'a>, Error> {
        match self.content {
            Content::Package(package) => Ok(package),
            Content::Text(_) => Err(Error::Input {
                file: self.name.to_owned(),
                place: Place::Whole,
                message: "this is a text, and no package as the format that was named: leave the format out".to_owned(),
            }),
        }
    }

    /// The file is not what it should be at byte `at` of `text`.
    pub fn error(&self, text: &str, at: usize, message: impl Into<String>) -> Error {
        Error::Input { file: self.name.to_owned(), place: place(text, at), message: message.into() }
    }
}
