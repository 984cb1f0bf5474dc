//! HTML: what a browser would show of a page, without its navigation.

mod attributes;
mod elements;
mod links;
mod page;
mod reader;
mod state;
mod tables;

pub(super) use links::{beside, find as links};
pub(super) use page::read as page;
pub(in crate::read) use reader::Html;
pub(super) use state::Kind;
