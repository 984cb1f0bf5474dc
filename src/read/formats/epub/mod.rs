//! EPUB 2 and 3: the pages of a book in the order of its spine.

mod opf;
mod reader;

pub(in crate::read) use reader::Epub;
