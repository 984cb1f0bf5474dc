//! What is known before a text is read: conventional forms of names, and lists of words that belong to names or stand beside
//! them.

pub mod common;
pub mod conventional;
pub mod lists;
