//! The constants of the aligner that are fitted, in one place, so that `benches/tools/fit.rs` can try others.
//!
//! The table of that program in `benches/ABLATION.md` lists the values that it tries, each family of sets left out in turn;
//! such a value is kept unless another does better on the sets left out.

use super::calibrate::Calibration;
use super::score::length::Spread;
use crate::words::renderings::Mixing;

/// What the aligner's evidence weighs. The default is what every program should use.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Weights {
    /// Exponent of the likelihood ratio of words in each direction: the two are not independent.
    pub words: f32,
    /// Share of a word's probability that the other side always leaves to chance.
    pub chance: f32,
    /// Spread of the length ratio.
    pub lengths: Spread,
    /// Natural log-likelihood ratio, before anything is learned, of each kind of border for standing inside a bead: full
    /// stop, colon, comma, nothing; each before a capital and before a lower-case letter.
    pub borders: [f32; 8],
    /// Merges that these weigh against those seen in the document.
    pub border_trust: f32,
    /// Beginning a gap of a few sentences, and one more sentence in it, in nats: 1.2 % of the beads are short gaps, each
    /// further sentence a fifth.
    pub short_gap: (f32, f32),
    /// The same of a passage: left out once in some hundred thousand borders, for ten sentences in the mean.
    pub long_gap: (f32, f32),
    /// Beads that the initial shares of shapes and gaps weigh against those seen in the document.
    pub shape_trust: f32,
    /// How look-alikes, dictionary and learned translations share a word's renderings.
    pub mixing: Mixing,
    /// Nats by which a pair of stretches must be likelier as translations than unlinked to count as moved. At 10
    /// verses that a text repeats are taken for moved ones.
    pub moved: f64,
    /// What beads are chosen for.
    pub worth: Worth,
    /// From the search's posterior to a probability that holds.
    pub calibration: Calibration,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            words: 0.5,
            chance: 0.5,
            lengths: Spread::default(),
            borders: [-0.2, 1.0, 0.6, 1.3, 0.3, 0.8, 0.0, 1.2],
            border_trust: 20.0,
            short_gap: (-4.4, -1.6),
            long_gap: (-12.0, -0.1),
            shape_trust: 60.0,
            mixing: Mixing::default(),
            moved: 20.0,
            worth: Worth::default(),
            calibration: Calibration::default(),
        }
    }
}

/// What a bead is worth to the search, which chooses by the expected sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// What a right gap counts against a right bead with both sides: the field's scores do not count gaps in recall.
    pub gap: f32,
    /// What a chosen bead costs, in right beads: each chosen in vain takes from precision. Half the precision would be exact
    /// for F1 with exact posteriors; from 0.2 to 0.3 as many beads are right as at 0, and half as many of unrelated texts.
    pub chosen: f32,
}

impl Default for Worth {
    fn default() -> Self {
        Self { gap: 0.5, chosen: 0.25 }
    }
}
