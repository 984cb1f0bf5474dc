//! What it takes to link two names of a bead.

use crate::words::letters::Weight;

/// Least weight of a link between names that are sure on both sides.
pub(in crate::names) const LEAST: Weight = 300;

/// Weights by which two names are linked, in hundredths of a nat.
///
/// Set by hand; `benches/tools/ablate_names.rs` tries each at nothing, half and twice its value on four sets: F1 is .988, no
/// other value is better on sets that it was not chosen on, and half or twice costs .008 at most. The table stands in
/// `benches/ABLATION.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PairWeights {
    /// Least weight of a link between names that are sure on both sides: the prior odds that two names of a bead are one are
    /// about one to the number of names, e² to e³.
    pub least: Weight,
    /// Least weight a letter: long names gather weight by single letters that agree by chance.
    pub least_by_letter: Weight,
    /// What a side must bring more where only its likeness says that it is a name.
    pub doubt: Weight,
    /// An ending undone, or an adjective taken for the name that it is made from (ленинградский, Leningrad): the log of how
    /// much rarer that is than the plain form.
    pub undone: Weight,
    /// Two common nouns that the built-in dictionary joins (агентство, agency): they name many organisations.
    pub translated: Weight,
    /// What an abbreviation weighs less than the whole name that it stands for, so that each goes with its like.
    pub shortened: Weight,
}

impl Default for PairWeights {
    fn default() -> Self {
        Self { least: LEAST, least_by_letter: 32, doubt: 150, undone: -60, translated: 250, shortened: 100 }
    }
}
