//! DOCX: what Word shows of a document, with all changes accepted.

mod body;
mod numbering;
mod reader;
mod state;
mod styles;
mod tables;

pub(in crate::read) use reader::Docx;
