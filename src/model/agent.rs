//! Who made the links of an edition, besides the program.

/// Position of an agent in its edition, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgentId(u32);

impl AgentId {
    /// The agent at `position`, from 0.
    #[must_use]
    pub const fn new(position: u32) -> Self {
        Self(position)
    }

    /// From 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A file that gave links, or a person who made or confirmed them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agent {
    /// Files whose lines, or whose links, were taken as they are.
    Files(Vec<String>),
    /// A person, by name where that is known.
    Person(Option<String>),
}

impl Agent {
    /// The name that formats use: `file`, `person`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Files(_) => "file",
            Self::Person(_) => "person",
        }
    }

    /// The names of the files, with commas, or the person's; none of a person who is not named.
    #[must_use]
    pub fn label(&self) -> Option<String> {
        match self {
            Self::Files(files) => Some(files.join(", ")),
            Self::Person(name) => name.clone(),
        }
    }
}
