//! A text with its translations and all that was found out about them.

use super::{Alignment, Lexicon, Names, Report, Segmented};

/// The original and at least one version of it. The original is the pivot: each version is linked with it alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The original.
    original: Segmented,
    versions: Vec<Version>,
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
    /// The names in both texts.
    pub names: Names,
    /// What is missing, added or odd.
    pub report: Report,
}

impl Edition {
    /// An edition of one translation; [`Edition::with`] adds more.
    #[must_use]
    pub fn new(original: Segmented, version: Version) -> Self {
        Self { original, versions: vec![version] }
    }

    /// The same edition with one more version.
    #[must_use]
    pub fn with(mut self, version: Version) -> Self {
        self.versions.push(version);
        self
    }

    /// The original.
    #[must_use]
    pub fn original(&self) -> &Segmented {
        &self.original
    }

    /// The translations; at least one.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// All texts, the original first.
    pub fn texts(&self) -> impl Iterator<Item = &Segmented> {
        std::iter::once(&self.original).chain(self.versions.iter().map(|v| &v.text))
    }
}
