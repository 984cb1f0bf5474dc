//! What the index is made with besides the texts.

use crate::model::Authority;
use crate::names::entity::calibration::Calibration;
use crate::names::lemmatise::weights::LemmaWeights;
use crate::names::pair::weights::PairWeights;
use crate::translit::Scheme;

/// What the index is made with besides the texts.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// Lemmas are transliterated in each of these.
    pub schemes: Vec<&'static Scheme>,
    /// What a user's file says of names, which wins.
    pub authority: Option<Authority>,
    /// How sure mentions are.
    pub calibration: Calibration,
    /// What it takes to link two names.
    pub pair_weights: PairWeights,
    /// How nominatives are chosen.
    pub lemma_weights: LemmaWeights,
}
