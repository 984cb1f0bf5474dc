//! The syntax of markup, without what it means: tags and references of HTML and XML.

mod entities;
mod html;
mod place;
mod xml;

pub(super) use entities::{decoded, references};
pub(super) use html::{Tag, Token, Tokens};
pub(super) use place::place;
pub(super) use xml::{Element, Event, Xml};
