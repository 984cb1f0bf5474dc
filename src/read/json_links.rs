//! Links of an edition in JSON, of version 1 or 2.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::listed_bead::{Bead, Unit, flat};
use crate::model::{Agent, PerSide, Place};
use crate::{Error, Result};

/// What is read of the format; other keys do not matter here.
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
    /// In version 1: `hand` or `program`.
    #[serde(default)]
    by: Option<String>,
    /// From version 2 on: `program`, `given` or `checked`.
    #[serde(default)]
    provenance: Option<String>,
    /// The file or the person, by name.
    #[serde(default)]
    resp: Option<String>,
}

impl Link {
    /// The file or person behind the link; none where the program made it. A bare link was made by a person.
    fn agent(&self) -> Option<Agent> {
        match (self.provenance.as_deref(), self.by.as_deref()) {
            (Some("given"), _) => Some(Agent::Files(self.resp.iter().cloned().collect())),
            (Some("checked"), _) | (None, Some("hand") | None) => Some(Agent::Person(self.resp.clone())),
            _ => None,
        }
    }
}

/// The links of the first version that a file or a person made, and how many links there are in all.
pub(super) fn beads(file: &str, text: &str) -> Result<(Vec<(Bead, Agent)>, usize)> {
    let edition: Edition = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| Error::Input {
        file: file.to_owned(),
        place: Place::Line(error.line() as u32, error.column() as u32),
        message: format!("not an edition in JSON: {error}"),
    })?;
    let version = edition.versions.into_iter().next();
    let texts = version.as_ref().map_or(PerSide::default(), |v| {
        PerSide { source: &v.source, target: &v.target }.map(|key| edition.texts.iter().find(|text| text.key == *key))
    });
    let known = texts.map(|text| {
        let units = text.into_iter().flat_map(|text| &text.units);
        units.map(|unit| (unit.n, unit.text.as_str())).collect::<HashMap<u32, &str, FixedState>>()
    });
    let links = version.map_or(edition.beads, |v| v.beads);
    let made = links.iter().enumerate().filter_map(|(k, link)| Some((k, link, link.agent()?)));
    let beads = made.map(|(k, link, agent)| {
        let numbers = PerSide { source: &link.source, target: &link.target };
        let units = numbers.zip(known.as_ref()).map(|(numbers, known)| {
            let unit = |&number: &u32| Unit { number, text: known.get(&number).map(|text| flat(text)) };
            numbers.iter().map(unit).collect()
        });
        (Bead { units, place: format!("bead {}", k + 1) }, agent)
    });
    Ok((beads.collect(), links.len()))
}
