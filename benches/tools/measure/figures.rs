//! Strict F1, calibration and ranking, as the field counts them.

use super::sets::{Bead, Set};

/// A bead that was found.
pub struct Sure {
    pub bead: Bead,
    pub probability: f64,
}

/// How the aligner does on one set.
pub struct Figures {
    /// Harmonic mean of strict precision (of all predicted beads) and strict recall (of the true beads with both sides).
    pub f1: f64,
    /// Share of the true beads that cross the others which were found; none where nothing crosses.
    pub moved: Option<f64>,
    /// Share of the source sentences that stand in a wrong bead likelier than not.
    pub wrong: f64,
    /// Each predicted bead: its probability, and whether it is right.
    pub rows: Vec<(f64, bool)>,
}

impl Figures {
    pub fn new(set: &Set, found: &[Vec<Sure>]) -> Self {
        let full = |bead: &Bead| !bead.0.is_empty() && !bead.1.is_empty();
        let (mut rows, mut hits, mut gold, mut moved) = (Vec::new(), 0, 0, (0, 0));
        let (mut wrong, mut sentences) = (0, 0);
        for (document, beads) in set.documents.iter().zip(found) {
            gold += document.gold.iter().filter(|bead| full(bead)).count();
            moved.1 += document.moved.len();
            sentences += document.pair.lengths().source;
            for Sure { bead, probability } in beads {
                let right = document.gold.contains(bead);
                rows.push((*probability, right));
                hits += usize::from(right && full(bead));
                moved.0 += usize::from(document.moved.contains(bead));
                let false_link = full(bead) && !right && *probability > 0.5;
                wrong += if false_link { bead.0.len() } else { 0 };
            }
        }
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        let precision = share(rows.iter().filter(|(_, right)| *right).count(), rows.len());
        let recall = share(hits, gold);
        Self {
            f1: 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
            moved: (moved.1 > 0).then(|| share(moved.0, moved.1)),
            wrong: share(wrong, sentences as usize),
            rows,
        }
    }

    /// The expected calibration error, where the set has enough beads to tell.
    pub fn calibration(&self) -> Option<f64> {
        (self.rows.len() > ENOUGH).then(|| calibration(&self.rows))
    }
}

/// Beads above which the calibration error of a set is told.
const ENOUGH: usize = 300;

/// Expected calibration error over tenths of the probability (Naeini, Cooper & Hauskrecht 2015).
pub fn calibration(rows: &[(f64, bool)]) -> f64 {
    let mut tenths = [0.0; 10];
    for &(p, right) in rows {
        #[expect(clippy::cast_sign_loss, reason = "a probability is not negative")]
        let tenth = ((10.0 * p) as usize).min(9);
        tenths[tenth] += p - f64::from(u8::from(right));
    }
    tenths.iter().map(|sum| sum.abs()).sum::<f64>() / rows.len().max(1) as f64
}

/// Share of the pairs of a right and a wrong bead in which the right one is likelier; where both are the same, half.
pub fn ranking(rows: &[(f64, bool)]) -> f64 {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut wins, mut below) = (0.0, 0.0);
    for same in rows.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let right = same.iter().filter(|(_, right)| *right).count() as f64;
        let wrong = same.len() as f64 - right;
        wins += right * (below + 0.5 * wrong);
        below += wrong;
    }
    let right = rows.len() as f64 - below;
    if right * below > 0.0 { wins / (right * below) } else { 0.5 }
}

/// The mean of some figures; 0 where there are none.
pub fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    sum / f64::from(count.max(1))
}
