//! Which sentences of two documents translate each other.

use super::{AgentId, PerSide, Probability, SentenceId, Side};

/// Position of a bead in its alignment, from 0, in the order of the beads' first source sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BeadId(u32);

impl BeadId {
    /// The bead at `position`, from 0.
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

/// What is known of a bead besides its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bead {
    /// That exactly these sentences translate each other; of a gap, that nothing corresponds.
    pub probability: Probability,
    /// Whether it keeps the order of the others.
    pub order: Order,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Whether a bead keeps the order of both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// It follows the beads before it in both texts.
    Monotone,
    /// The translation has it elsewhere: its link crosses others.
    Crossing,
}

impl Order {
    /// The name that formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Monotone => "in_order",
            Self::Crossing => "moved",
        }
    }
}

/// Where a bead comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provenance {
    /// The program found it.
    Program,
    /// A file gave it: lines that belong together, an alignment that was read. Nobody is known to have checked it.
    Given(AgentId),
    /// A person made or confirmed it.
    Checked(AgentId),
}

impl Provenance {
    /// The name that formats use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Given(_) => "given",
            Self::Checked(_) => "checked",
        }
    }

    /// The file or the person, where it is not the program.
    #[must_use]
    pub const fn agent(self) -> Option<AgentId> {
        match self {
            Self::Program => None,
            Self::Given(agent) | Self::Checked(agent) => Some(agent),
        }
    }
}

/// The sentences of a bead, each side sorted; the source's are empty in an addition, the target's in an omission, never
/// both.
pub type Members = PerSide<Vec<SentenceId>>;

/// How many sentences a bead, or a text, has on each side.
pub type Shape = PerSide<u32>;

/// A bead with its members borrowed from the alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// Its position.
    pub id: BeadId,
    /// Of the original, sorted; empty in an addition.
    pub source: &'a [SentenceId],
    /// Of the translation, sorted; empty in an omission.
    pub target: &'a [SentenceId],
    /// What is known of it.
    pub bead: Bead,
}

impl<'a> Link<'a> {
    /// The members on each side.
    #[must_use]
    pub const fn members(&self) -> PerSide<&'a [SentenceId]> {
        PerSide { source: self.source, target: self.target }
    }

    /// Whether it holds sentences of the original that have nothing in the translation.
    #[must_use]
    pub const fn is_omission(&self) -> bool {
        self.target.is_empty()
    }

    /// Whether it holds sentences of the translation that have nothing in the original.
    #[must_use]
    pub const fn is_addition(&self) -> bool {
        self.source.is_empty()
    }

    /// Whether it is empty on one side.
    #[must_use]
    pub const fn is_gap(&self) -> bool {
        self.is_omission() || self.is_addition()
    }

    /// How many sentences it has on each side.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        Shape { source: self.source.len() as u32, target: self.target.len() as u32 }
    }
}

/// A function from each sentence of both sides to its bead, so that every sentence is in exactly one.
///
/// Beads are in order of their first source sentence; an addition follows the bead of the target sentence before it.
/// A bead may be empty on one side, of any size, and not contiguous.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    sides: PerSide<Membership>,
    beads: Vec<Bead>,
}

/// Of one side: sentence → bead, and the same the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Membership {
    bead: Vec<BeadId>,
    /// Sentences in the order of their beads.
    members: Vec<SentenceId>,
    /// Where in `members` each bead ends.
    ends: Vec<u32>,
}

/// Beads that are no alignment; messages count sentences from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AlignmentError {
    /// A bead without any sentence.
    #[error("a bead is empty on both sides")]
    Empty,
    /// A sentence that no bead has.
    #[error("{side} sentence {n} is in no bead", side = .0.name(), n = .1.ordinal())]
    Missing(Side, SentenceId),
    /// A sentence that two beads have.
    #[error("{side} sentence {n} is in two beads", side = .0.name(), n = .1.ordinal())]
    Twice(Side, SentenceId),
    /// A sentence that the text does not have.
    #[error("there is no {side} sentence {n}", side = .0.name(), n = .1.ordinal())]
    Unknown(Side, SentenceId),
}

impl Alignment {
    /// Puts beads into their order; `lengths` are the numbers of sentences of both sides.
    ///
    /// # Errors
    /// [`AlignmentError`] unless each sentence is in exactly one bead.
    ///
    /// ```
    /// use bitext::model::{Alignment, Bead, Members, Order, Probability, Provenance, SentenceId, Shape};
    /// let bead = Bead { probability: Probability::ONE, order: Order::Monotone, provenance: Provenance::Program };
    /// let sentence = SentenceId::new;
    /// // Three Russian sentences, two English ones: the second was left out.
    /// let beads = vec![
    ///     (Members { source: vec![sentence(0)], target: vec![sentence(0)] }, bead),
    ///     (Members { source: vec![sentence(1)], target: vec![] }, bead),
    ///     (Members { source: vec![sentence(2)], target: vec![sentence(1)] }, bead),
    /// ];
    /// let alignment = Alignment::new(Shape { source: 3, target: 2 }, beads)?;
    /// assert!(alignment.links().nth(1).is_some_and(|link| link.is_omission()));
    /// # Ok::<(), bitext::model::AlignmentError>(())
    /// ```
    pub fn new(lengths: Shape, mut beads: Vec<(Members, Bead)>) -> Result<Self, AlignmentError> {
        for (members, _) in &mut beads {
            members.source.sort_unstable();
            members.target.sort_unstable();
            if members.source.is_empty() && members.target.is_empty() {
                return Err(AlignmentError::Empty);
            }
        }
        let order = canonical_order(lengths, &beads)?;
        let sides = PerSide::from_fn(|side| {
            Membership::new(lengths[side] as usize, order.iter().map(|&b| beads[b].0[side].as_slice()))
        });
        Ok(Self { sides, beads: order.iter().map(|&b| beads[b].1).collect() })
    }

    /// How many beads there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.beads.len()
    }

    /// Whether there is no bead.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.beads.is_empty()
    }

    /// The bead with its members.
    ///
    /// # Panics
    /// Where the alignment has no such bead.
    #[must_use]
    pub fn link(&self, id: BeadId) -> Link<'_> {
        let PerSide { source, target } = &self.sides;
        Link { id, source: source.members(id), target: target.members(id), bead: self.beads[id.index()] }
    }

    /// All beads in order.
    #[must_use]
    pub fn links(&self) -> Beads<'_> {
        Beads { alignment: self, next: 0 }
    }

    /// The bead of a sentence of one side.
    ///
    /// # Panics
    /// Where that side has no such sentence.
    #[must_use]
    pub fn bead_of(&self, side: Side, id: SentenceId) -> BeadId {
        self.sides[side].bead[id.index()]
    }

    /// How many sentences each side has.
    #[must_use]
    pub fn lengths(&self) -> Shape {
        self.sides.as_ref().map(|side| side.bead.len() as u32)
    }
}

/// Iterates over the beads of an alignment, in order.
#[derive(Clone, Debug)]
pub struct Beads<'a> {
    alignment: &'a Alignment,
    next: u32,
}

impl<'a> Iterator for Beads<'a> {
    type Item = Link<'a>;

    fn next(&mut self) -> Option<Link<'a>> {
        let id = BeadId(self.next);
        (id.index() < self.alignment.len()).then(|| {
            self.next += 1;
            self.alignment.link(id)
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.alignment.len() - self.next as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Beads<'_> {}

impl Membership {
    fn new<'a>(sentences: usize, beads: impl Iterator<Item = &'a [SentenceId]>) -> Self {
        let (bead, members) = (vec![BeadId(0); sentences], Vec::with_capacity(sentences));
        let mut side = Self { bead, members, ends: Vec::new() };
        for (b, members) in beads.enumerate() {
            for id in members {
                side.bead[id.index()] = BeadId(b as u32);
            }
            side.members.extend_from_slice(members);
            side.ends.push(side.members.len() as u32);
        }
        side
    }

    fn members(&self, id: BeadId) -> &[SentenceId] {
        let start = if id.0 == 0 { 0 } else { self.ends[id.index() - 1] };
        &self.members[start as usize..self.ends[id.index()] as usize]
    }
}

/// The bead (its index in `beads`) of each sentence of a side.
fn owners<'a>(
    side: Side,
    sentences: u32,
    beads: impl Iterator<Item = &'a [SentenceId]>,
) -> Result<Vec<usize>, AlignmentError> {
    let mut owner = vec![usize::MAX; sentences as usize];
    for (b, members) in beads.enumerate() {
        for &id in members {
            let slot = owner.get_mut(id.index()).ok_or(AlignmentError::Unknown(side, id))?;
            if *slot != usize::MAX {
                return Err(AlignmentError::Twice(side, id));
            }
            *slot = b;
        }
    }
    match owner.iter().position(|&b| b == usize::MAX) {
        Some(missing) => Err(AlignmentError::Missing(side, SentenceId::new(missing as u32))),
        None => Ok(owner),
    }
}

/// Beads by their first source sentence, each followed by the additions that come after one of its target sentences.
fn canonical_order(lengths: Shape, beads: &[(Members, Bead)]) -> Result<Vec<usize>, AlignmentError> {
    let of = |side| owners(side, lengths[side], beads.iter().map(|(members, _)| members[side].as_slice()));
    let PerSide { source: of_source, target: of_target } = PerSide::from_fn(of).transposed()?;
    // Each addition hangs on the last bead with a source side before it in the translation (none: it comes first).
    let mut additions: Vec<(usize, usize)> = Vec::new();
    let (mut host, mut seen) = (usize::MAX, vec![false; beads.len()]);
    for &b in &of_target {
        if !beads[b].0.source.is_empty() {
            host = b;
        } else if !std::mem::replace(&mut seen[b], true) {
            additions.push((host, b));
        }
    }
    // Stable: additions of one host stay in the order of the translation.
    additions.sort_by_key(|&(host, _)| host);
    let hanging = |host: usize| {
        let from = additions.partition_point(|&(h, _)| h < host);
        additions[from..].iter().take_while(move |&&(h, _)| h == host).map(|&(_, b)| b)
    };
    let mut order: Vec<usize> = hanging(usize::MAX).collect();
    for &b in &of_source {
        if !std::mem::replace(&mut seen[b], true) {
            order.push(b);
            order.extend(hanging(b));
        }
    }
    Ok(order)
}
