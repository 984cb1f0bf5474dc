//! The syntax of markup, without what it means: tags and references of HTML and XML.

mod entities;
mod html;

pub(super) use entities::{decoded, references};
pub(super) use html::{Tag, Token, Tokens};
