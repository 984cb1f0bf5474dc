//! ODT: what `LibreOffice` shows of a text, with all changes accepted.

mod body;
mod lists;
mod reader;
mod styles;

pub(in crate::read) use reader::Odt;
