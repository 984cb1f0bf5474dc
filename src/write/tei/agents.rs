//! Who is responsible for what: the program, files that gave links, people who checked links or names.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::model::{Agent, AgentId, Edition, Provenance, Status};
use crate::write::xml;

/// The id of the program's `respStmt`.
pub(super) const PROGRAM: &str = "resp-aligner";

/// The ids of all that an edition names as responsible.
pub(super) struct Agents {
    /// Of each agent of the edition, and whether a link comes from it.
    ids: Vec<(String, bool)>,
    /// The person who confirmed names.
    of_names: String,
}

impl Agents {
    pub fn new(edition: &Edition) -> Self {
        let links = edition.versions().iter().flat_map(|version| version.links.links());
        let used: BTreeSet<AgentId> = links.filter_map(|link| link.bead.provenance.agent()).collect();
        let (mut files, mut people) = (0, 0);
        let id = |(n, agent): (u32, &Agent)| {
            let (word, count) = match agent {
                Agent::Files(_) => ("given", &mut files),
                Agent::Person(_) => ("editor", &mut people),
            };
            *count += 1;
            (numbered(word, *count), used.contains(&AgentId::new(n)))
        };
        let ids: Vec<(String, bool)> = (0..).zip(edition.agents()).map(id).collect();
        let person = edition.agents().iter().position(|agent| matches!(agent, Agent::Person(_)));
        let of_names = person.map_or_else(|| numbered("editor", 1), |person| ids[person].0.clone());
        Self { ids, of_names }
    }

    /// The id of who stands behind a link.
    pub fn of(&self, provenance: Provenance) -> &str {
        let id = |agent: AgentId| self.ids.get(agent.index()).map(|(id, _)| id.as_str());
        provenance.agent().and_then(id).unwrap_or(PROGRAM)
    }

    /// The id of who confirmed names.
    pub fn of_names(&self) -> &str {
        &self.of_names
    }

    /// Writes a `respStmt` for each file and person that something in the document comes from; an index of names has no links.
    pub fn write(&self, edition: &Edition, has_links: bool, out: &mut dyn Write) -> io::Result<()> {
        let confirmed = edition.entries().iter().any(|entry| entry.status == Status::Confirmed);
        let mut person_named = false;
        for (agent, (id, used)) in edition.agents().iter().zip(&self.ids) {
            let links = has_links && *used;
            let names = confirmed && *id == self.of_names;
            person_named |= names;
            let what = match (agent, links, names) {
                (_, false, false) => continue,
                (Agent::Files(_), ..) => "gave links, which nobody is known to have checked",
                (Agent::Person(_), true, true) => "checked links and names by hand",
                (Agent::Person(_), true, false) => "checked links by hand",
                (Agent::Person(_), false, true) => "checked names by hand",
            };
            statement(id, what, agent, out)?;
        }
        if confirmed && !person_named {
            statement(&self.of_names, "checked names by hand", &Agent::Person(None), out)?;
        }
        Ok(())
    }
}

/// `resp-editor`, `resp-editor2`.
fn numbered(word: &str, count: u32) -> String {
    if count == 1 { format!("resp-{word}") } else { format!("resp-{word}{count}") }
}

fn statement(id: &str, what: &str, agent: &Agent, out: &mut dyn Write) -> io::Result<()> {
    let name = agent.label().unwrap_or_else(|| "a person whom the input does not name".to_owned());
    writeln!(out, "        <respStmt xml:id=\"{id}\">\n          <resp>{what}</resp>")?;
    writeln!(out, "          <name>{}</name>\n        </respStmt>", xml::label(&name))
}
