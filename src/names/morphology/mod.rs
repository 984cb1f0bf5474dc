//! Russian inflection: the nominatives that a form may have, by closed tables of endings.

pub mod analyser;
pub mod categories;
pub mod patronymic;
