//! Inflection: the nominatives that a form may have, by the endings of its language.

pub mod analyser;
pub mod analysis;
pub mod patronymic;
