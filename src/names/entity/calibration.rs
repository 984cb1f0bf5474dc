//! How often what is said of a name is right.

use crate::model::Probability;
use crate::names::pair::paired::PairedName;
use crate::names::recognise::name::Name;
use crate::words::letters::Weight;

/// Probabilities of mentions.
///
/// Fitted by `benches/tools/fit_names.rs` on 805 mentions of four sets: the sample, the passages of `tests/suite/names`
/// (`sentences.txt`, `genres.txt`) and forty sentences on a congress. In a set that was left out of the fit the mean
/// probability is 0.013 from the share that is right (mean of the four). With the passages of `histories.txt`, on which rules
/// were mended, the program gives 0.99, 0.91 and 0.76: so sure are names in no other text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Calibration {
    /// Of a link: the least weight (natural log of the likelihood ratio, in hundredths) and the share of links that heavy
    /// which are right, the heaviest first. What is lighter than all has the last share.
    pub linked: Vec<(Weight, f32)>,
    /// Of a name that only one text has, and that is one whatever the other text says.
    pub alone: f32,
    /// Of a name that only one text has, and that may be none: even odds, as no set has one.
    pub doubtful: f32,
}

impl Default for Calibration {
    fn default() -> Self {
        Self {
            // 766 of 771 right, and 14 of 17.
            linked: vec![(1_000, 0.99), (Weight::MIN, 0.86)],
            // 13 of 17, drawn towards the share of all by five more.
            alone: 0.76,
            doubtful: 0.5,
        }
    }
}

impl Calibration {
    /// The probability of a mention.
    pub(in crate::names) fn of(&self, found: &PairedName) -> Probability {
        let share = match (&found.source, &found.target) {
            (Some(_), Some(_)) => {
                let step = self.linked.iter().find(|(least, _)| found.weight >= *least);
                step.or(self.linked.last()).map_or(self.alone, |(_, share)| *share)
            }
            (one, other) => {
                let sure = |name: &Option<Name>| name.as_ref().is_none_or(|name| name.sure);
                if sure(one) && sure(other) { self.alone } else { self.doubtful }
            }
        };
        Probability::new(share)
    }
}
