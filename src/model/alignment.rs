//! Which sentences of two documents translate each other.

use super::{Probability, SentenceId};

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
    pub course: Course,
    /// Who made it.
    pub by: By,
}

/// Whether a bead keeps the order of both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Course {
    /// It does.
    InOrder,
    /// The translation has it elsewhere.
    Moved,
}

impl Course {
    /// As options and formats spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InOrder => "in_order",
            Self::Moved => "moved",
        }
    }
}

/// Who made a bead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The program.
    Program,
    /// A person: it comes out exactly as it was given.
    Hand,
}

impl By {
    /// As options and formats spell it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Hand => "hand",
        }
    }
}

/// The sentences of a bead on both sides, each sorted; never both empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Members {
    /// Of the original; empty in an addition.
    pub source: Vec<SentenceId>,
    /// Of the translation; empty in an omission.
    pub target: Vec<SentenceId>,
}

/// How many sentences a bead has on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    /// Of the original.
    pub source: u32,
    /// Of the translation.
    pub target: u32,
}

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

impl Link<'_> {
    /// Sentences of the original that have nothing in the translation.
    #[must_use]
    pub fn is_omission(&self) -> bool {
        self.target.is_empty()
    }

    /// Sentences of the translation that have nothing in the original.
    #[must_use]
    pub fn is_addition(&self) -> bool {
        self.source.is_empty()
    }

    /// Empty on one side.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.is_omission() || self.is_addition()
    }

    /// How many sentences it has on each side.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape { source: self.source.len() as u32, target: self.target.len() as u32 }
    }
}

/// A function from each sentence of both sides to its bead, so that every sentence is in exactly one.
///
/// Beads are in order of their first source sentence; an addition follows the bead of the target sentence before it.
/// A bead may be empty on one side, of any size, and not contiguous.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    source: Side,
    target: Side,
    beads: Vec<Bead>,
}

/// One side: sentence → bead, and the same the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Side {
    bead: Vec<BeadId>,
    /// Sentences in the order of their beads.
    members: Vec<SentenceId>,
    /// Where in `members` each bead ends.
    ends: Vec<u32>,
}

/// Beads that are no alignment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AlignmentError {
    /// A bead without any sentence.
    #[error("a bead is empty on both sides")]
    Empty,
    /// A sentence that no bead has.
    #[error("{0} sentence {n} is in no bead", n = .1.number())]
    Missing(&'static str, SentenceId),
    /// A sentence that two beads have.
    #[error("{0} sentence {n} is in two beads", n = .1.number())]
    Twice(&'static str, SentenceId),
    /// A sentence that the text does not have.
    #[error("there is no {0} sentence {n}", n = .1.number())]
    Unknown(&'static str, SentenceId),
}

impl Alignment {
    /// Puts beads into their order; `lengths` are the numbers of sentences of both sides.
    ///
    /// # Errors
    /// [`AlignmentError`] unless each sentence is in exactly one bead.
    ///
    /// ```
    /// use bitext::model::{Alignment, Bead, By, Course, Members, Probability, SentenceId};
    /// let bead = Bead { probability: Probability::ONE, course: Course::InOrder, by: By::Program };
    /// let sentence = SentenceId::new;
    /// // Three Russian sentences, two English ones: the second was left out.
    /// let beads = vec![
    ///     (Members { source: vec![sentence(0)], target: vec![sentence(0)] }, bead),
    ///     (Members { source: vec![sentence(1)], target: vec![] }, bead),
    ///     (Members { source: vec![sentence(2)], target: vec![sentence(1)] }, bead),
    /// ];
    /// let alignment = Alignment::new(3, 2, beads)?;
    /// assert!(alignment.links().nth(1).is_some_and(|link| link.is_omission()));
    /// # Ok::<(), bitext::model::AlignmentError>(())
    /// ```
    pub fn new(source: usize, target: usize, mut beads: Vec<(Members, Bead)>) -> Result<Self, AlignmentError> {
        for (members, _) in &mut beads {
            members.source.sort_unstable();
            members.target.sort_unstable();
            if members.source.is_empty() && members.target.is_empty() {
                return Err(AlignmentError::Empty);
            }
        }
        let order = canonical_order(source, target, &beads)?;
        Ok(Self {
            source: Side::new(source, order.iter().map(|&b| beads[b].0.source.as_slice())),
            target: Side::new(target, order.iter().map(|&b| beads[b].0.target.as_slice())),
            beads: order.iter().map(|&b| beads[b].1).collect(),
        })
    }

    /// How many beads there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.beads.len()
    }

    /// Is there none?
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
        Link { id, source: self.source.members(id), target: self.target.members(id), bead: self.beads[id.index()] }
    }

    /// All beads in order.
    #[must_use]
    pub fn links(&self) -> Beads<'_> {
        Beads { alignment: self, next: 0 }
    }

    /// The bead of a sentence of the original.
    #[must_use]
    pub fn of_source(&self, id: SentenceId) -> BeadId {
        self.source.bead[id.index()]
    }

    /// The bead of a sentence of the translation.
    #[must_use]
    pub fn of_target(&self, id: SentenceId) -> BeadId {
        self.target.bead[id.index()]
    }

    /// How many sentences each side has.
    #[must_use]
    pub fn lengths(&self) -> Shape {
        Shape { source: self.source.bead.len() as u32, target: self.target.bead.len() as u32 }
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

impl Side {
    fn new<'a>(sentences: usize, beads: impl Iterator<Item = &'a [SentenceId]>) -> Self {
        let mut side =
            Self { bead: vec![BeadId(0); sentences], members: Vec::with_capacity(sentences), ends: Vec::new() };
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

/// Which bead (its index in `beads`) each sentence of a side is in.
fn owners<'a>(
    side: &'static str,
    sentences: usize,
    beads: impl Iterator<Item = &'a [SentenceId]>,
) -> Result<Vec<usize>, AlignmentError> {
    let mut owner = vec![usize::MAX; sentences];
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
fn canonical_order(source: usize, target: usize, beads: &[(Members, Bead)]) -> Result<Vec<usize>, AlignmentError> {
    let of_source = owners("source", source, beads.iter().map(|(m, _)| m.source.as_slice()))?;
    let of_target = owners("target", target, beads.iter().map(|(m, _)| m.target.as_slice()))?;
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
