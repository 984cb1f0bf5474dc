//! Names that completions offer, while a wrong one stays an error of the library, which lists those known.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

/// Takes any text, and offers the names that a list has.
#[derive(Clone, Copy)]
pub(super) struct Known(pub fn() -> Vec<&'static str>);

impl TypedValueParser for Known {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// The formats of editions.
pub(super) fn editions() -> Vec<&'static str> {
    bitext::write::FORMATS.iter().map(|format| format.name()).collect()
}

/// The formats of lists of names.
pub(super) fn names() -> Vec<&'static str> {
    bitext::write::names::FORMATS.iter().map(|format| format.name()).collect()
}

/// The formats of the coverage report.
pub(super) fn coverage() -> Vec<&'static str> {
    bitext::write::coverage::FORMATS.iter().map(|format| format.name()).collect()
}

/// The formats of sentences.
pub(super) fn sentences() -> Vec<&'static str> {
    bitext::write::sentences::FORMATS.iter().map(|format| format.name()).collect()
}

/// The schemes of transliteration.
pub(super) fn schemes() -> Vec<&'static str> {
    bitext::translit::schemes().iter().map(bitext::translit::Scheme::id).collect()
}

/// The formats of texts that are read.
pub(super) fn inputs() -> Vec<&'static str> {
    bitext::read::Format::all().map(bitext::read::Format::name).collect()
}

/// Where notes are read.
pub(super) fn notes() -> Vec<&'static str> {
    bitext::read::Notes::ALL.map(bitext::read::Notes::name).to_vec()
}
