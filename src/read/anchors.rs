//! Links made by hand, as `pairs` or JSON: whole beads that the aligner keeps.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::pairs::pairs;
use crate::model::{Members, Place, Segmented, SentenceId, Warning};
use crate::{Error, Result};

/// Links made by hand, not yet looked up in the texts.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    file: String,
    beads: Vec<Bead>,
    /// Has the file links, but none that a person made?
    unmarked: bool,
}

#[derive(Clone, Debug)]
struct Bead {
    sides: [Vec<Unit>; 2],
    /// In words, for messages: `line 3`, `bead 12`.
    place: String,
}

/// A sentence by its number and, where the file has it, its text.
#[derive(Clone, Debug)]
struct Unit {
    number: u32,
    text: Option<String>,
}

/// What is read of the JSON format; other keys do not matter here.
#[derive(Deserialize)]
struct Edition {
    #[serde(default)]
    texts: Vec<Text>,
    #[serde(default)]
    versions: Vec<Version>,
    #[serde(default)]
    beads: Vec<Link>,
}

#[derive(Deserialize)]
struct Text {
    key: String,
    units: Vec<JsonUnit>,
}

#[derive(Deserialize)]
struct JsonUnit {
    n: u32,
    text: String,
}

#[derive(Deserialize)]
struct Version {
    source: String,
    target: String,
    beads: Vec<Link>,
}

#[derive(Deserialize)]
struct Link {
    source: Vec<u32>,
    target: Vec<u32>,
    #[serde(default)]
    by: Option<String>,
}

impl Anchors {
    /// Reads a file: JSON where it begins with a brace, else `pairs`.
    ///
    /// Of JSON as [`crate::write`] makes it, the beads of the first version count that a person made (`"by":"hand"`), and
    /// the texts of their units are remembered. A short form is read too: `{"beads":[{"source":[3],"target":[]}]}`.
    ///
    /// # Errors
    /// [`Error::Input`] where it is neither.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
            return Self::json(file, text);
        }
        let unit = |number: &u32| Unit { number: *number, text: None };
        let bead = |pair: super::pairs::Pair| Bead {
            sides: [pair.source, pair.target].map(|side| side.iter().map(unit).collect()),
            place: format!("line {}", pair.line),
        };
        let beads = pairs(file, text)?.into_iter().map(bead).collect();
        Ok(Self { file: file.to_owned(), beads, unmarked: false })
    }

    fn json(file: &str, text: &str) -> Result<Self> {
        let edition: Edition =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| Error::Input {
                file: file.to_owned(),
                place: Place::Line(error.line() as u32, error.column() as u32),
                message: format!("no edition in JSON: {error}"),
            })?;
        let version = edition.versions.into_iter().next();
        let texts = version.as_ref().map_or([None, None], |v| {
            [&v.source, &v.target].map(|key| edition.texts.iter().find(|text| text.key == *key))
        });
        let known = texts.map(|text| {
            let units = text.into_iter().flat_map(|text| &text.units);
            units.map(|unit| (unit.n, unit.text.as_str())).collect::<HashMap<u32, &str, FixedState>>()
        });
        let links = version.map_or(edition.beads, |v| v.beads);
        let by_hand = links.iter().enumerate().filter(|(_, link)| link.by.as_deref().is_none_or(|by| by == "hand"));
        let beads = by_hand.map(|(k, link)| {
            let side = |side: usize, numbers: &[u32]| -> Vec<Unit> {
                let text = |number: &u32| known[side].get(number).map(|text| flat(text));
                numbers.iter().map(|number| Unit { number: *number, text: text(number) }).collect()
            };
            Bead { sides: [side(0, &link.source), side(1, &link.target)], place: format!("bead {k}") }
        });
        let beads: Vec<Bead> = beads.collect();
        Ok(Self { unmarked: beads.is_empty() && !links.is_empty(), beads, file: file.to_owned() })
    }

    /// A warning where no link of the file is marked as made by hand.
    #[must_use]
    pub fn unmarked(&self) -> Option<Warning> {
        self.unmarked.then(|| Warning {
            file: self.file.clone(),
            place: Place::Whole,
            message: "no link of it is marked as made by hand (\"by\":\"hand\"), so none counts".to_owned(),
        })
    }

    /// Looks the sentences up: by number, or by their text where another one stands there now.
    ///
    /// # Errors
    /// [`Error::Input`] that names the bead whose sentence is not to be found.
    pub fn find(&self, source: &Segmented, target: &Segmented) -> Result<Vec<Members>> {
        let mut index = [Index::new(source), Index::new(target)];
        let bead = |bead: &Bead| {
            let mut side = |side: usize| -> Result<Vec<SentenceId>> {
                let mut ids: Vec<SentenceId> =
                    bead.sides[side].iter().map(|unit| index[side].find(unit, self, bead)).collect::<Result<_>>()?;
                ids.sort_unstable();
                Ok(ids)
            };
            Ok(Members { source: side(0)?, target: side(1)? })
        };
        self.beads.iter().map(bead).collect()
    }

    /// An error about one of the beads.
    #[must_use]
    pub fn error(&self, bead: usize, message: &str) -> Error {
        let place = self.beads.get(bead).map_or("", |bead| &bead.place);
        Error::Input { file: self.file.clone(), place: Place::Whole, message: format!("{place}: {message}") }
    }

    /// In words, where a bead stands in the file.
    #[must_use]
    pub fn place(&self, bead: usize) -> &str {
        self.beads.get(bead).map_or("", |bead| &bead.place)
    }
}

/// The sentences of a text by what they say; made when a number does not fit.
struct Index<'a> {
    text: &'a Segmented,
    by_text: Option<HashMap<String, Vec<SentenceId>, FixedState>>,
}

impl<'a> Index<'a> {
    fn new(text: &'a Segmented) -> Self {
        Self { text, by_text: None }
    }

    fn find(&mut self, unit: &Unit, anchors: &Anchors, bead: &Bead) -> Result<SentenceId> {
        let text = self.text;
        let id = SentenceId::new(unit.number);
        let there = id.index() < text.len();
        let Some(wanted) = &unit.text else {
            let message = format!("{}: {} has no sentence {}", bead.place, text.document().file().label(), unit.number);
            let missing = Error::Input { file: anchors.file.clone(), place: Place::Whole, message };
            return if there { Ok(id) } else { Err(missing) };
        };
        if there && flat(text.text(id)) == *wanted {
            return Ok(id);
        }
        let index = self.by_text.get_or_insert_with(|| {
            let mut index: HashMap<String, Vec<SentenceId>, FixedState> = HashMap::default();
            for id in text.ids() {
                index.entry(flat(text.text(id))).or_default().push(id);
            }
            index
        });
        match index.get(wanted).map(Vec::as_slice) {
            Some([only]) => Ok(*only),
            found => {
                let many = if found.is_some() { "more than one" } else { "no" };
                let name = text.document().file().label();
                let message = format!(
                    "{}: sentence {} has changed, and {many} sentence of {name} is now {wanted:?}",
                    bead.place, unit.number
                );
                Err(Error::Input { file: anchors.file.clone(), place: Place::Whole, message })
            }
        }
    }
}

/// White space made one space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
