//! The two sides of a pair of texts, and a value for each.

use std::ops::{Index, IndexMut};

/// One of the two texts that are linked. People read *original* and *translation*; options and code say source and target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The original.
    Source,
    /// The translation.
    Target,
}

impl Side {
    /// Both, the source first.
    pub const BOTH: [Self; 2] = [Self::Source, Self::Target];

    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Source => Self::Target,
            Self::Target => Self::Source,
        }
    }

    /// The name that options, keys and columns use: `source`, `target`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Target => "target",
        }
    }

    /// The word for people: `original`, `translation`.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Source => "original",
            Self::Target => "translation",
        }
    }
}

/// A value for each side.
///
/// ```
/// use bitext::model::{PerSide, Side};
/// let words = PerSide { source: "Сторож открыл ворота.", target: "The watchman opened the gate." }
///     .map(|sentence| sentence.split(' ').count());
/// assert_eq!(words[Side::Target], 5);
/// assert_eq!(words.swapped().source, 5);
/// assert_eq!(words.into_iter().sum::<usize>(), 8);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PerSide<T> {
    /// The original's.
    pub source: T,
    /// The translation's.
    pub target: T,
}

impl<T> PerSide<T> {
    /// A value of each side.
    pub const fn new(source: T, target: T) -> Self {
        Self { source, target }
    }

    /// What `make` gives for each side, the source first.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Self {
        Self { source: make(Side::Source), target: make(Side::Target) }
    }

    /// The result of `change` on each value, the source's first.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> PerSide<U> {
        PerSide { source: change(self.source), target: change(self.target) }
    }

    /// References to both values.
    pub const fn as_ref(&self) -> PerSide<&T> {
        PerSide { source: &self.source, target: &self.target }
    }

    /// Mutable references to both values.
    pub const fn as_mut(&mut self) -> PerSide<&mut T> {
        PerSide { source: &mut self.source, target: &mut self.target }
    }

    /// Both values with those of another pair.
    pub fn zip<U>(self, other: PerSide<U>) -> PerSide<(T, U)> {
        PerSide { source: (self.source, other.source), target: (self.target, other.target) }
    }

    /// The same values with the sides exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self { source: self.target, target: self.source }
    }

    /// Each side with its value, the source first.
    pub fn sides(self) -> [(Side, T); 2] {
        [(Side::Source, self.source), (Side::Target, self.target)]
    }

    /// References to both values, the source's first.
    pub fn iter(&self) -> std::array::IntoIter<&T, 2> {
        [&self.source, &self.target].into_iter()
    }
}

impl<T, E> PerSide<Result<T, E>> {
    /// Both values, or the first error, the source's before the target's.
    ///
    /// # Errors
    /// The error of a side.
    pub fn transposed(self) -> Result<PerSide<T>, E> {
        Ok(PerSide { source: self.source?, target: self.target? })
    }
}

impl<T> Index<Side> for PerSide<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }
}

impl<T> IndexMut<Side> for PerSide<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        }
    }
}

impl<T> From<[T; 2]> for PerSide<T> {
    fn from([source, target]: [T; 2]) -> Self {
        Self { source, target }
    }
}

impl<T> From<(T, T)> for PerSide<T> {
    fn from((source, target): (T, T)) -> Self {
        Self { source, target }
    }
}

impl<T> From<PerSide<T>> for [T; 2] {
    fn from(PerSide { source, target }: PerSide<T>) -> Self {
        [source, target]
    }
}

impl<T> IntoIterator for PerSide<T> {
    type Item = T;
    type IntoIter = std::array::IntoIter<T, 2>;

    fn into_iter(self) -> Self::IntoIter {
        [self.source, self.target].into_iter()
    }
}

impl<'a, T> IntoIterator for &'a PerSide<T> {
    type Item = &'a T;
    type IntoIter = std::array::IntoIter<&'a T, 2>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
