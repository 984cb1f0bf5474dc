//! Who is responsible for what: the program, files that gave links, people who checked links or names.

use std::io::{self, Write};

use crate::model::{Agent, AgentId, Edition, Provenance, Status};
use crate::write::xml;

/// The id of the program's `respStmt`.
pub(super) const PROGRAM: &str = "resp-aligner";

/// The ids of all that an edition names as responsible.
pub(super) struct Agents {
    /// Of each agent of the edition.
    ids: Vec<String>,
    /// The person who confirmed names.
    of_names: String,
}

impl Agents {
    pub fn new(edition: &Edition) -> Self {
        let (mut files, mut people) = (0, 0);
        let id = |agent: &Agent| {
            let (word, count) = match agent {
                Agent::Files(_) => ("given", &mut files),
                Agent::Person(_) => ("editor", &mut people),
            };
            *count += 1;
            numbered(word, *count)
        };
        let ids: Vec<String> = edition.agents().iter().map(id).collect();
        let person = edition.agents().iter().position(|agent| matches!(agent, Agent::Person(_)));
        let of_names = person.map_or_else(|| numbered("editor", 1), |person| ids[person].clone());
        Self { ids, of_names }
    }

    /// The id of who stands behind a link.
    pub fn of(&self, provenance: Provenance) -> &str {
        let id = |agent: AgentId| self.ids.get(agent.index()).map(String::as_str);
        provenance.agent().and_then(id).unwrap_or(PROGRAM)
    }

    /// The id of who confirmed names.
    pub fn of_names(&self) -> &str {
        &self.of_names
    }

    /// Writes a `respStmt` for each agent; `links` are told apart from an index of names, which has none.
    pub fn write(&self, edition: &Edition, links: bool, out: &mut dyn Write) -> io::Result<()> {
        let confirmed = edition.entries().iter().any(|entry| entry.status == Status::Confirmed);
        let mut named = false;
        for (agent, id) in edition.agents().iter().zip(&self.ids) {
            let checked = match (links, confirmed && *id == self.of_names) {
                (true, true) => "links and names",
                (true, false) => "links",
                (false, true) => "names",
                (false, false) => continue,
            };
            match agent {
                Agent::Files(_) if links => {
                    statement(id, "gave links, which nobody is known to have checked", agent, out)?
                }
                Agent::Files(_) => {}
                Agent::Person(_) => {
                    named |= *id == self.of_names;
                    statement(id, &format!("checked {checked} by hand"), agent, out)?;
                }
            }
        }
        if confirmed && !named {
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
