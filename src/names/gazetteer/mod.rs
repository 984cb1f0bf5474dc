//! What is known of single names before a text is read: conventional forms, given names, common words that are none.

pub mod common;
pub mod conventional;
