//! HTML: what a browser would show of a page, without its navigation.

mod attributes;
mod elements;
mod links;
mod page;
mod reader;
mod state;
mod tables;

pub(in crate::read) use reader::Html;
