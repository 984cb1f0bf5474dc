//! A name as both texts have it, or one alone, and the words by which its two forms agree.

use crate::model::{EntryKind, PerSide, Side};
use crate::names::gazetteer::conventional::{ConceptId, entry_kind};
use crate::names::pair::words::{KNOWN, Match};
use crate::names::recognise::name::{Make, Name};
use crate::names::text::analysed::Place;
use crate::words::letters::Weight;

/// A word of the original that agrees with one of the translation.
#[derive(Clone, Copy, Debug)]
pub struct WordLink {
    pub at: PerSide<Place>,
    pub how: Match,
}

/// A name as one side or both have it.
#[derive(Clone, Debug)]
pub struct Found {
    pub source: Option<Name>,
    pub target: Option<Name>,
    /// The words that agree.
    pub words: Vec<WordLink>,
    /// Natural log of the likelihood ratio, in hundredths; 0 where one side is missing.
    pub weight: Weight,
}

impl Found {
    /// A name that only one text has.
    pub fn alone(side: Side, name: Name) -> Self {
        let (source, target) = match side {
            Side::Source => (Some(name), None),
            Side::Target => (None, Some(name)),
        };
        Self { source, target, words: Vec::new(), weight: 0 }
    }

    /// The name as one text has it.
    pub const fn name(&self, side: Side) -> Option<&Name> {
        match side {
            Side::Source => self.source.as_ref(),
            Side::Target => self.target.as_ref(),
        }
    }

    /// What the table says of the pair. The English form alone says it only where the table joins the two: "Jordan" may be
    /// Джордан, and «Барселона» in quotation marks is a club.
    pub fn concept(&self) -> Option<ConceptId> {
        let of = |name: &Option<Name>| name.as_ref().and_then(|name| name.concept);
        let joined = |source: &Name, concept: ConceptId| {
            let club = source.make == Make::Quoted && entry_kind(concept) == Some(EntryKind::Place);
            !club && self.words.iter().any(|word| word.how.weight >= KNOWN)
        };
        let other = of(&self.target).filter(|&other| self.source.as_ref().is_none_or(|source| joined(source, other)));
        of(&self.source).or(other)
    }
}

/// A link that may be: the positions of its names, and what speaks for it.
pub struct Candidate {
    pub names: PerSide<usize>,
    pub weight: Weight,
    pub distance: u32,
    pub words: Vec<WordLink>,
}
