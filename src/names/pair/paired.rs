//! A name as both texts have it, or one alone, and the words by which its two forms agree.

use crate::model::{EntryKind, PerSide, Side};
use crate::names::gazetteer::conventional::{GazetteerId, entry_kind};
use crate::names::pair::words::{Agreement, GAZETTEER_WEIGHT};
use crate::names::recognise::name::{Name, Pattern};
use crate::names::text::analysed::TokenIndex;
use crate::words::letters::Weight;

/// A word of the original that agrees with one of the translation.
#[derive(Clone, Copy, Debug)]
pub struct WordLink {
    pub at: PerSide<TokenIndex>,
    pub agreement: Agreement,
}

/// A name as one side or both have it.
#[derive(Clone, Debug)]
pub struct PairedName {
    pub source: Option<Name>,
    pub target: Option<Name>,
    /// The words that agree.
    pub words: Vec<WordLink>,
    /// Natural log of the likelihood ratio, in hundredths; 0 where one side is missing.
    pub weight: Weight,
}

impl PairedName {
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
    pub fn gazetteer_id(&self) -> Option<GazetteerId> {
        let of = |name: &Option<Name>| name.as_ref().and_then(|name| name.gazetteer_id);
        let joined = |source: &Name, gazetteer_id: GazetteerId| {
            let club = source.pattern == Pattern::Quoted && entry_kind(gazetteer_id) == Some(EntryKind::Place);
            !club && self.words.iter().any(|word| word.agreement.weight >= GAZETTEER_WEIGHT)
        };
        let other = of(&self.target).filter(|&other| self.source.as_ref().is_none_or(|source| joined(source, other)));
        of(&self.source).or(other)
    }
}

/// A link that may be: the positions of its names, and what speaks for it.
pub struct PairCandidate {
    pub names: PerSide<usize>,
    pub weight: Weight,
    pub distance: u32,
    pub words: Vec<WordLink>,
}
