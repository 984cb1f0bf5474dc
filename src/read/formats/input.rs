//! What a reader gets.

use std::sync::Arc;

use crate::Error;
use crate::model::Place;

/// A file that is to be read.
#[derive(Debug)]
pub(in crate::read) struct Input<'a> {
    /// What the user calls it.
    pub name: &'a str,
    /// What is in it.
    pub content: Content<'a>,
}

/// What is in a file.
#[derive(Debug)]
pub(in crate::read) enum Content<'a> {
    /// Text, decoded.
    Text(&'a Arc<str>),
}

impl Input<'_> {
    /// The file is not what it should be at byte `at` of `text`.
    pub fn error(&self, text: &str, at: usize, message: impl Into<String>) -> Error {
        Error::Input { file: self.name.to_owned(), place: place(text, at), message: message.into() }
    }
}

/// Line and column of a byte.
pub(in crate::read) fn place(text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    Place::Line(line, column)
}
