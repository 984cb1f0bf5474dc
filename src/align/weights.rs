//! The constants of the aligner that are fitted, in one place, so that `benches/tools/fit.rs` can try others.
//!
//! The table of that program in `benches/ABLATION.md` lists the values that it tries, each family of sets left out in turn;
//! such a value is kept unless another does better on the sets left out.

use crate::words::translation_table::Mixing;
use crate::words::vectors::Closeness;

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
    /// How cosines of word vectors become renderings.
    pub closeness: Closeness,
    /// How look-alikes, dictionary, word vectors and learned translations share a word's renderings.
    pub mixing: Mixing,
    /// Nats by which a pair of stretches must be likelier as translations than unlinked to count as moved. At 10
    /// verses that a text repeats are taken for moved ones.
    pub moved: f64,
    /// Utility of right beads, right gaps and choices.
    pub utility: Utility,
    /// From the search's posterior to a probability that holds.
    pub calibration: Calibration,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            words: 0.45,
            chance: 0.45,
            lengths: Spread::default(),
            borders: [-0.2, 1.0, 0.6, 1.3, 0.3, 0.8, 0.0, 1.2],
            border_trust: 20.0,
            short_gap: (-4.4, -1.6),
            long_gap: (-12.0, -0.1),
            shape_trust: 60.0,
            closeness: Closeness::default(),
            mixing: Mixing::default(),
            moved: 20.0,
            utility: Utility::default(),
            calibration: Calibration::default(),
        }
    }
}

/// Utility of the beads that the search chooses, in right beads with both sides: it maximises the expected sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Utility {
    /// What a right gap counts against a right bead with both sides: the field's scores do not count gaps in recall.
    pub gap: f32,
    /// What a chosen bead costs, in right beads: each chosen in vain takes from precision. Half the precision would be exact
    /// for F1 with exact posteriors; from 0.2 to 0.3 as many beads are right as at 0, and half as many of unrelated texts.
    pub chosen: f32,
}

impl Default for Utility {
    fn default() -> Self {
        Self { gap: 0.4, chosen: 0.25 }
    }
}

/// Spread of the log length ratio of translations. The idea of a variance by length: Gale & Church (1993), 3.1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Variance that does not shrink with length.
    pub variance: f32,
    /// Variance times the mean length of the two sides, in letters.
    pub per_letter: f32,
    /// Variance of free translations.
    pub wide: f32,
    /// Share of free translations.
    pub free: f32,
    /// Beads that the usual variance weighs against those linked in the texts.
    pub trust: f32,
    /// What the variance of the linked beads is multiplied with: those of unusual lengths are found less often.
    pub missed: f32,
}

impl Default for Spread {
    fn default() -> Self {
        Self { variance: 0.02, per_letter: 3.0, wide: 0.5, free: 0.03, trust: 30.0, missed: 1.3 }
    }
}

/// Logistic regression of "the bead is strictly right" on the tempered posterior, on how sure the search is of the text as a
/// whole, and on how far the lengths of the two sides are from the usual ratio.
///
/// Fitted by `benches/tools/fit.rs` on the development sets and on their targets in random order, each set with the same
/// weight: an error of .015 in the mean of the sets, .022 on sets left out. Held-out support of the words (`learn/heldout.rs`) was
/// tried besides: it makes free translations worse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Log odds of a bead about which nothing is known.
    pub constant: f32,
    /// A nat of the posterior's log odds.
    pub odds: f32,
    /// A nat of the mean log odds of all linked beads of the text: where many are in doubt, the others are less sure than
    /// they look.
    pub text: f32,
    /// A nat of difference between the bead's length ratio and that of the texts.
    pub length: f32,
}

impl Default for Calibration {
    fn default() -> Self {
        Self { constant: -0.41, odds: 0.8, text: 0.278, length: -4.105 }
    }
}
