//! DOCX: what Word shows of a document, with all changes accepted.

mod body;
mod numbering;
mod reader;
mod state;
mod styles;

pub(in crate::read) use reader::Docx;
pub(super) use reader::about;
