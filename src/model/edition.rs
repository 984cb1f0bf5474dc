//! A text with its translations and all that was found in them.

use std::collections::BTreeSet;

use super::{
    Agent, AgentId, Alignment, BeadId, Date, Entry, EntryId, Key, Lexicon, Mention, PerSide, Provenance, Renderings,
    Report, Segmented, SentenceId, Shape, Span,
};

/// The original and at least one version of it. The original is the pivot: each version is linked with it alone.
///
/// Fields are private and checked once, in [`Edition::new`]; writers rely on what it promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition(EditionParts);

/// What an edition is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionParts {
    /// The text that all versions are linked with.
    pub original: Segmented,
    /// At least one.
    pub versions: Vec<Version>,
    /// One index of names over all versions.
    pub entries: Vec<Entry>,
    /// Entries of a user's file that no text names, those rejected among them; in the order of the file.
    pub absent: Vec<Entry>,
    /// The dates of each text, the original's first: sorted, disjoint, each inside a unit.
    pub dates: Vec<Vec<Date>>,
    /// The files and people that links come from.
    pub agents: Vec<Agent>,
}

/// A translation (or another version), its links with the original and what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The text.
    pub text: Segmented,
    /// Which sentences translate which.
    pub links: Alignment,
    /// Word translations learned from the two texts.
    pub lexicon: Lexicon,
    /// The places where the entries are named, sorted by bead, then place in the original, then place in the version.
    pub mentions: Vec<Mention>,
    /// Of each entry of the edition, the forms that this version has.
    pub renderings: Vec<Renderings>,
    /// What is missing, added or odd.
    pub report: Report,
}

/// Parts that make no edition. Sentences, beads and versions are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditionError {
    /// An original alone.
    #[error("an edition needs at least one version beside the original")]
    NoVersion,
    /// Two texts of one key.
    #[error("two texts have the key {0}")]
    Key(Key),
    /// An alignment of other texts.
    #[error("the alignment of {key} is of {} and {} sentences, but the texts have {} and {}", found.source, found.target, expected.source, expected.target)]
    Lengths {
        /// The version.
        key: Key,
        /// Sentences of the original and the version.
        expected: Shape,
        /// Sentences that the alignment covers.
        found: Shape,
    },
    /// A bead that joins the body of one text with a note of the other.
    #[error("link {n} of {key} joins the body of a text with a note", n = .bead.index() + 1)]
    JoinsNotes {
        /// The version.
        key: Key,
        /// The bead.
        bead: BeadId,
    },
    /// A bead of an agent that is not listed, or is of another kind: files give links, people check them.
    #[error("link {n} of {key} comes from an agent that the edition does not list", n = .bead.index() + 1)]
    Agent {
        /// The version.
        key: Key,
        /// The bead.
        bead: BeadId,
    },
    /// An entry whose id another one has, or that the ids of texts and links may take.
    #[error("the id {0:?} of a name is taken, or is not an XML name")]
    Id(String),
    /// Forms for more or fewer entries than there are, or a mention of none of them.
    #[error("the names of {0} belong to another index")]
    Names(Key),
    /// A mention, a date or a finding that does not lie in the text.
    #[error("a span of {0} lies outside its text, or cuts a character")]
    Span(Key),
    /// Dates of more or fewer texts than there are, or out of order.
    #[error("the dates of the edition are not those of its texts")]
    Dates,
}

impl Edition {
    /// Puts an edition together.
    ///
    /// # Errors
    /// [`EditionError`] where the keys of two texts are the same, an alignment does not fit its texts or joins body and
    /// notes, ids of entries are not unique, or a name, a date or a finding does not lie in its text.
    pub fn new(parts: EditionParts) -> Result<Self, EditionError> {
        if parts.versions.is_empty() {
            return Err(EditionError::NoVersion);
        }
        let edition = Self(parts);
        let mut keys = BTreeSet::new();
        for text in edition.texts() {
            if !keys.insert(text.document().key()) {
                return Err(EditionError::Key(text.document().key().clone()));
            }
        }
        edition.check_ids(&keys)?;
        edition.check_dates()?;
        edition.versions().iter().try_for_each(|version| edition.check_version(version))?;
        Ok(edition)
    }

    /// Takes the edition apart.
    #[must_use]
    pub fn into_parts(self) -> EditionParts {
        self.0
    }

    /// The original.
    #[must_use]
    pub fn original(&self) -> &Segmented {
        &self.0.original
    }

    /// The translations; at least one.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.0.versions
    }

    /// All texts, the original first.
    pub fn texts(&self) -> impl Iterator<Item = &Segmented> {
        std::iter::once(&self.0.original).chain(self.0.versions.iter().map(|v| &v.text))
    }

    /// The index of names over all versions.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0.entries
    }

    /// The entry of a mention.
    ///
    /// # Panics
    /// Where the id is of another edition.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.0.entries[id.index()]
    }

    /// Entries of a user's file that no text names.
    #[must_use]
    pub fn absent(&self) -> &[Entry] {
        &self.0.absent
    }

    /// The dates of each text, the original's first.
    #[must_use]
    pub fn dates(&self) -> &[Vec<Date>] {
        &self.0.dates
    }

    /// The files and people that links come from.
    #[must_use]
    pub fn agents(&self) -> &[Agent] {
        &self.0.agents
    }

    /// The file or person that a provenance names.
    #[must_use]
    pub fn agent(&self, provenance: Provenance) -> Option<&Agent> {
        self.0.agents.get(provenance.agent()?.index())
    }

    fn check_ids(&self, keys: &BTreeSet<&Key>) -> Result<(), EditionError> {
        let mut seen = BTreeSet::new();
        for Entry { id, .. } in &self.0.entries {
            if !is_xml_name(id) || is_reserved(id, keys) || !seen.insert(id.as_str()) {
                return Err(EditionError::Id(id.clone()));
            }
        }
        Ok(())
    }

    fn check_dates(&self) -> Result<(), EditionError> {
        if self.0.dates.len() != self.0.versions.len() + 1 {
            return Err(EditionError::Dates);
        }
        for (text, dates) in self.texts().zip(&self.0.dates) {
            let mut end = 0;
            for date in dates {
                check_span(text, date.span)?;
                let unit = text.at(date.span.start()).ok_or(EditionError::Dates)?;
                if date.span.start() < end || !text.tile(unit).contains(date.span) {
                    return Err(EditionError::Dates);
                }
                end = date.span.end();
            }
        }
        Ok(())
    }

    fn check_version(&self, version: &Version) -> Result<(), EditionError> {
        let key = || version.text.document().key().clone();
        let texts = PerSide { source: &self.0.original, target: &version.text };
        let (expected, found) = (texts.map(|text| text.len() as u32), version.links.lengths());
        if expected != found {
            return Err(EditionError::Lengths { key: key(), expected, found });
        }
        let notes = texts.map(Segmented::body_len);
        for link in version.links.links() {
            let sides = link.members().zip(notes).map(|(members, first)| joined(members, first));
            let apart = match (sides.source, sides.target) {
                (Joined::Both, _) | (_, Joined::Both) => false,
                (Joined::Nothing, _) | (_, Joined::Nothing) => true,
                (source, target) => source == target,
            };
            if !apart {
                return Err(EditionError::JoinsNotes { key: key(), bead: link.id });
            }
            if !self.knows(link.bead.provenance) {
                return Err(EditionError::Agent { key: key(), bead: link.id });
            }
        }
        let known = |id: EntryId| id.index() < self.0.entries.len();
        let beads = version.links.len();
        if version.renderings.len() != self.0.entries.len()
            || version.mentions.iter().any(|mention| !known(mention.entry) || mention.bead.index() >= beads)
        {
            return Err(EditionError::Names(key()));
        }
        for (side, text) in texts.sides() {
            version.mentions.iter().filter_map(|mention| mention.spans[side]).try_for_each(|s| check_span(text, s))?;
            let findings = version.report.findings.iter().flat_map(|finding| &finding.spans[side]);
            findings.copied().try_for_each(|span| check_span(text, span))?;
        }
        Ok(())
    }

    fn knows(&self, provenance: Provenance) -> bool {
        let agent = |id: AgentId| self.0.agents.get(id.index());
        match provenance {
            Provenance::Program => true,
            Provenance::Given(id) => matches!(agent(id), Some(Agent::Files(_))),
            Provenance::Checked(id) => matches!(agent(id), Some(Agent::Person(_))),
        }
    }
}

/// What the members of a bead on one side are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    Nothing,
    Body,
    Notes,
    Both,
}

/// `members` are sorted; `first` is the first unit of the notes.
fn joined(members: &[SentenceId], first: u32) -> Joined {
    match (members.first(), members.last()) {
        (Some(_), Some(last)) if last.number() < first => Joined::Body,
        (Some(start), Some(_)) if start.number() >= first => Joined::Notes,
        (Some(_), Some(_)) => Joined::Both,
        _ => Joined::Nothing,
    }
}

fn check_span(text: &Segmented, span: Span) -> Result<(), EditionError> {
    let document = text.document();
    match document.text().get(span.range()) {
        Some(content) if !content.is_empty() => Ok(()),
        _ => Err(EditionError::Span(document.key().clone())),
    }
}

/// Whether a text can be an `xml:id`.
fn is_xml_name(id: &str) -> bool {
    let mut letters = id.chars();
    letters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Whether the ids that writers make may be the same: those of a header are words, those of a text begin with its key.
fn is_reserved(id: &str, keys: &BTreeSet<&Key>) -> bool {
    const WORDS: [&str; 10] = [
        "alignment",
        "alignment-status",
        "entities",
        "julian",
        "auto",
        "given",
        "checked",
        "omitted",
        "added",
        "moved",
    ];
    const PREFIXES: [&str; 4] = ["text-", "src-", "resp-", "app-"];
    /// What stands before the number: sentence, division, paragraph, gap, link, note.
    const UNITS: [&str; 6] = ["s", "d", "p", "gap", "a", "n"];
    let numbered = |rest: &str| UNITS.iter().any(|unit| rest.strip_prefix(unit).is_some_and(starts_with_digit));
    let of_text =
        |key: &&Key| id.strip_prefix(key.as_str()).and_then(|rest| rest.strip_prefix('-')).is_some_and(numbered);
    WORDS.contains(&id) || PREFIXES.iter().any(|prefix| id.starts_with(prefix)) || keys.iter().any(of_text)
}

fn starts_with_digit(text: &str) -> bool {
    text.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}
