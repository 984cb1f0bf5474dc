//! Links that are settled before the aligner begins, from a file, and where their sentences stand now.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::listed_bead::{Bead, Unit, flat};
use super::{json_links, pairs};
use crate::model::{Agent, AgentId, Members, PerSide, Place, Provenance, Segmented, SentenceId, Side, Warning};
use crate::{Error, Result};

/// Links from a file, not yet looked up in the texts.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    file: String,
    beads: Vec<(Bead, AgentId)>,
    agents: Vec<Agent>,
    /// Whether the file has links, but none that a person or a file made.
    unmarked: bool,
}

impl Anchors {
    /// Reads a file: JSON where it begins with a brace, else `pairs`.
    ///
    /// Of JSON as [`crate::write`] makes it, the beads of the first version count that a person checked or a file gave
    /// (`"by":"hand"` in version 1), and the texts of their units are remembered. A short form is read too:
    /// `{"beads":[{"source":[3],"target":[]}]}`.
    ///
    /// # Errors
    /// [`Error::Input`] where it is neither.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
        let (found, all) = if is_json { json_links::beads(file, text)? } else { of_pairs(file, text)? };
        let mut anchors = Self { file: file.to_owned(), unmarked: found.is_empty() && all > 0, ..Self::default() };
        for (bead, agent) in found {
            let known = anchors.agents.iter().position(|known| *known == agent);
            let at = known.unwrap_or_else(|| {
                anchors.agents.push(agent);
                anchors.agents.len() - 1
            });
            anchors.beads.push((bead, AgentId::new(at as u32)));
        }
        Ok(anchors)
    }

    /// The people and files that the links come from.
    #[must_use]
    pub fn agents(&self) -> &[Agent] {
        &self.agents
    }

    /// A warning where no link of the file is marked as made by hand.
    #[must_use]
    pub fn unmarked(&self) -> Option<Warning> {
        self.unmarked.then(|| Warning {
            file: self.file.clone(),
            place: Place::Whole,
            message: "no link in it is marked as checked by a person or given by a file, so none is used".to_owned(),
        })
    }

    /// Looks the sentences up: by number, or by their text where another one stands there now.
    ///
    /// # Errors
    /// [`Error::Input`] that names the bead whose sentence is not to be found.
    pub fn find(&self, texts: PerSide<&Segmented>) -> Result<Vec<(Members, Provenance)>> {
        let mut index = texts.map(Index::new);
        let mut members = |bead: &Bead, side: Side| -> Result<Vec<SentenceId>> {
            let find = |unit| index[side].find(unit, self, bead);
            let mut ids: Vec<SentenceId> = bead.units[side].iter().map(find).collect::<Result<_>>()?;
            ids.sort_unstable();
            Ok(ids)
        };
        let bead = |(bead, agent): &(Bead, AgentId)| {
            let provenance = match self.agents[agent.index()] {
                Agent::Files(_) => Provenance::Given(*agent),
                Agent::Person(_) => Provenance::Checked(*agent),
            };
            Ok((PerSide::from_fn(|side| members(bead, side)).transposed()?, provenance))
        };
        self.beads.iter().map(bead).collect()
    }

    /// An error about one of the beads.
    #[must_use]
    pub fn error(&self, bead: usize, message: &str) -> Error {
        self.input(format!("{}: {message}", self.place(bead)))
    }

    /// In words, where a bead stands in the file.
    #[must_use]
    pub fn place(&self, bead: usize) -> &str {
        self.beads.get(bead).map_or("", |(bead, _)| &bead.place)
    }

    fn input(&self, message: String) -> Error {
        Error::Input { file: self.file.clone(), place: Place::Whole, message }
    }
}

/// A link list holds no more than what a person wrote into it.
fn of_pairs(file: &str, text: &str) -> Result<(Vec<(Bead, Agent)>, usize)> {
    let unit = |number: &u32| Unit { number: *number, text: None };
    let bead = |pair: pairs::Pair| {
        let units = PerSide { source: pair.source, target: pair.target }.map(|side| side.iter().map(unit).collect());
        (Bead { units, place: format!("line {}", pair.line) }, Agent::Person(None))
    };
    let beads: Vec<_> = pairs::pairs(file, text)?.into_iter().map(bead).collect();
    let all = beads.len();
    Ok((beads, all))
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

    /// Messages count sentences from 1, as people do.
    fn find(&mut self, unit: &Unit, anchors: &Anchors, bead: &Bead) -> Result<SentenceId> {
        let text = self.text;
        let id = SentenceId::new(unit.number);
        let there = id.index() < text.len();
        let (place, name, n) = (&bead.place, text.document().file().label(), u64::from(unit.number) + 1);
        let Some(wanted) = &unit.text else {
            let missing = || anchors.input(format!("{place}: {name} has no sentence {n}"));
            return if there { Ok(id) } else { Err(missing()) };
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
                Err(anchors.input(format!(
                    "{place}: sentence {n} has changed, and {many} sentence of {name} is now {wanted:?}"
                )))
            }
        }
    }
}
