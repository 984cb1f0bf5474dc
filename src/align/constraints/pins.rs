//! What a person has settled: whole beads, and borders that no bead crosses.

use crate::model::{Members, PerSide, Provenance, SentenceId, Side};

/// Beads and borders made by hand, checked against each other and against the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    beads: Vec<Members>,
    /// Where each bead comes from.
    provenance: Vec<Provenance>,
    borders: Vec<Border>,
}

/// Places before two sentences that translate the beginning of each other: no bead crosses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Border {
    /// The first sentence after it in the original.
    pub source: SentenceId,
    /// The first sentence after it in the translation.
    pub target: SentenceId,
}

/// Pins that contradict each other or the texts; beads and borders by their position in the list that was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// A sentence that is not there.
    #[error("there is no {} sentence {} (bead {})", .side.name(), u64::from(*.sentence) + 1, .bead + 1)]
    Unknown {
        /// The side of the sentence.
        side: Side,
        /// From 0.
        sentence: u32,
        /// From 0.
        bead: usize,
    },
    /// A sentence in two beads.
    #[error("{} sentence {} is in two beads ({} and {})", .side.name(), u64::from(*.sentence) + 1, .first + 1, .second + 1)]
    Twice {
        /// The side of the sentence.
        side: Side,
        /// From 0.
        sentence: u32,
        /// From 0.
        first: usize,
        /// From 0.
        second: usize,
    },
    /// A bead without any sentence.
    #[error("a bead is empty on both sides (bead {})", .0 + 1)]
    Empty(usize),
    /// Borders that cross each other.
    #[error("two borders cross each other ({} and {})", .0 + 1, .1 + 1)]
    Crossing(usize, usize),
}

impl Pins {
    /// Takes whole beads and borders; `lengths` are the numbers of sentences of both texts.
    ///
    /// # Errors
    /// [`PinError`] where a sentence is in two beads or in none of the texts, or where borders cross.
    pub fn new(lengths: PerSide<u32>, beads: Vec<(Members, Provenance)>, borders: &[Border]) -> Result<Self, PinError> {
        let (beads, provenance): (Vec<Members>, Vec<Provenance>) = beads.into_iter().unzip();
        if let Some(empty) = beads.iter().position(|b| b.source.is_empty() && b.target.is_empty()) {
            return Err(PinError::Empty(empty));
        }
        check(Side::Source, lengths.source, beads.iter().map(|b| b.source.as_slice()))?;
        check(Side::Target, lengths.target, beads.iter().map(|b| b.target.as_slice()))?;
        let mut order: Vec<usize> = (0..borders.len()).collect();
        order.sort_by_key(|&k| borders[k]);
        if let Some(pair) = order.windows(2).find(|p| borders[p[1]].target < borders[p[0]].target) {
            return Err(PinError::Crossing(pair[0].min(pair[1]), pair[0].max(pair[1])));
        }
        let mut borders: Vec<Border> = order.into_iter().map(|k| borders[k]).collect();
        borders.dedup();
        Ok(Self { beads, provenance, borders })
    }

    /// The beads.
    #[must_use]
    pub fn beads(&self) -> &[Members] {
        &self.beads
    }

    /// Where each bead comes from.
    #[must_use]
    pub fn provenance(&self) -> &[Provenance] {
        &self.provenance
    }

    /// The borders, in order.
    #[must_use]
    pub fn borders(&self) -> &[Border] {
        &self.borders
    }

    /// Returns whether nothing is settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.beads.is_empty() && self.borders.is_empty()
    }

    /// The beads with both sides that keep each other's order: of crossing ones, as many as can.
    #[must_use]
    pub fn in_order(&self) -> Vec<usize> {
        let linked = |b: &Members| !b.source.is_empty() && !b.target.is_empty();
        let mut order: Vec<usize> = (0..self.beads.len()).filter(|&k| linked(&self.beads[k])).collect();
        order.sort_by_key(|&k| self.beads[k].source[0]);
        // The longest chain of rising targets: the last bead of the best chain of each length.
        let (mut tails, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), vec![None; self.beads.len()]);
        for &k in &order {
            let at = tails.partition_point(|&tail: &usize| self.beads[tail].target[0] < self.beads[k].target[0]);
            before[k] = at.checked_sub(1).map(|last| tails[last]);
            if at == tails.len() {
                tails.push(k);
            } else {
                tails[at] = k;
            }
        }
        let mut chain = Vec::new();
        let mut next = tails.last().copied();
        while let Some(k) = next {
            chain.push(k);
            next = before[k];
        }
        chain.reverse();
        chain
    }
}

fn check<'a>(side: Side, length: u32, beads: impl Iterator<Item = &'a [SentenceId]>) -> Result<(), PinError> {
    let mut owner: Vec<Option<usize>> = vec![None; length as usize];
    for (bead, members) in beads.enumerate() {
        for id in members {
            let sentence = id.number();
            let slot = owner.get_mut(id.index()).ok_or(PinError::Unknown { side, sentence, bead })?;
            if let Some(first) = slot.replace(bead) {
                return Err(PinError::Twice { side, sentence, first, second: bead });
            }
        }
    }
    Ok(())
}
