//! How well an alignment agrees with a reference, in the convention of the field (Sennrich & Volk 2011; Thompson & Koehn
//! 2019), so that figures can be set beside published ones.
//!
//! Precision counts every predicted bead, omissions included; recall counts the reference beads that are no omissions.
//! *Strict*: the very same bead. *Lax*: at least one pair of sentences in common.
//!
//! ```
//! use bitext::evaluate::{Beads, score};
//! let gold = Beads::parse("gold.pairs", "[0]:[0]\n[1]:[]\n[2]:[1, 2]\n")?;
//! let predicted = Beads::parse("mine.pairs", "[0]:[0]:0.98\n[1]:[]:0.6\n[2]:[1]:0.7\n[]:[2]:0.4\n")?;
//! let scores = score(&gold, &predicted);
//! assert_eq!((scores.strict.precision, scores.strict.recall), (0.5, 0.5));
//! assert_eq!((scores.lax.precision, scores.lax.recall), (0.75, 1.0));
//! # Ok::<(), bitext::Error>(())
//! ```

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{PerSide, Place, Side};
use crate::read::{Pair, pairs};
use crate::{Error, Result};

/// Precision, recall and their harmonic mean, in 0..=1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Share of the predicted beads that are right.
    pub precision: f64,
    /// Share of the reference beads that were found.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
}

/// Both ways to count.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Scores {
    /// The very same bead.
    pub strict: Figures,
    /// At least one pair of sentences in common.
    pub lax: Figures,
}

/// Stretches of one side of a bead: half-open, sorted, apart from each other. Sentence `n` is `n..n + 1`, or, once texts
/// are given, the characters from its first to its last.
type Stretches = Vec<(u64, u64)>;

/// A list of beads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beads {
    beads: Vec<Bead>,
    file: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bead {
    sides: PerSide<Stretches>,
    line: u32,
}

impl Beads {
    /// Reads the `pairs` format: `[3, 4]:[5]` a line, with or without `:probability`.
    ///
    /// # Errors
    /// [`Error::Input`] names the first line that is none.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let bead = |pair: Pair| Bead {
            sides: PerSide { source: pair.source, target: pair.target }.map(stretches),
            line: pair.line,
        };
        Ok(Self { beads: pairs(file, text)?.into_iter().map(bead).collect(), file: file.to_owned() })
    }

    /// The same beads over the characters of the two texts in place of the numbers of sentences.
    ///
    /// # Errors
    /// [`Error::Input`] where a bead names a sentence that the text does not have.
    pub fn located(mut self, source: &Sentences<'_>, target: &Sentences<'_>) -> Result<Self> {
        for bead in &mut self.beads {
            for (side, sentences) in bead.sides.as_mut().zip(PerSide { source, target }) {
                let located = side.iter().map(|&(from, to)| sentences.characters(from, to)).collect::<Option<_>>();
                let Some(located) = located else {
                    let message = format!("{} has only {} sentences", sentences.file, sentences.ends.len());
                    return Err(Error::Input { file: self.file, place: Place::Line(bead.line, 1), message });
                };
                *side = joined(located);
            }
        }
        Ok(self)
    }
}

/// The stretches that sentence numbers fill.
fn stretches(numbers: Vec<u32>) -> Stretches {
    joined(numbers.into_iter().map(|n| (u64::from(n), u64::from(n) + 1)).collect())
}

/// Sorted, with those that touch or overlap made one.
fn joined(mut stretches: Stretches) -> Stretches {
    stretches.sort_unstable();
    stretches.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
    stretches.retain(|s| s.0 < s.1);
    stretches
}

/// A text as a list of sentences, one a line; empty lines do not count.
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    file: &'a str,
    text: &'a str,
    /// How many characters, white space not counted, lie before the end of each sentence.
    ends: Vec<u64>,
}

impl<'a> Sentences<'a> {
    /// Takes the text of a file.
    #[must_use]
    pub fn new(file: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut count = 0;
        let lines = text.lines().map(|line| line.chars().filter(|c| !c.is_whitespace()).count() as u64);
        let ends = lines.filter(|&length| length > 0).map(|length| {
            count += length;
            count
        });
        Self { file, text, ends: ends.collect() }
    }

    fn characters(&self, from: u64, to: u64) -> Option<(u64, u64)> {
        let end = |n: u64| if n == 0 { Some(0) } else { self.ends.get(usize::try_from(n - 1).ok()?).copied() };
        Some((end(from)?, end(to)?))
    }

    /// Whether both are the same text, white space aside.
    ///
    /// # Errors
    /// [`Error::Input`] shows where they begin to differ.
    pub fn same_text(&self, other: &Self) -> Result<()> {
        /// Characters that are shown of each text.
        const SHOWN: usize = 40;
        let solid = |text: &'a str| text.char_indices().filter(|(_, c)| !c.is_whitespace());
        let (mut one, mut two) = (solid(self.text), solid(other.text));
        loop {
            let (a, b) = (one.next(), two.next());
            if a.map(|(_, c)| c) != b.map(|(_, c)| c) {
                let at = b.map_or(other.text.len(), |(at, _)| at);
                let before = &other.text[..at];
                let line = before.matches('\n').count() as u32 + 1;
                let column = before.chars().rev().take_while(|&c| c != '\n').count() as u32 + 1;
                let shown = |text: &str, at: Option<(usize, char)>| match at {
                    Some((at, _)) => {
                        format!("{:?}", text[at..].lines().next().unwrap_or("").chars().take(SHOWN).collect::<String>())
                    }
                    None => "nothing more".to_owned(),
                };
                let message = format!(
                    "differs from {}: {} where that has {}; only line ends and spaces may differ",
                    self.file,
                    shown(other.text, b),
                    shown(self.text, a)
                );
                return Err(Error::Input { file: other.file.to_owned(), place: Place::Line(line, column), message });
            }
            if a.is_none() {
                return Ok(());
            }
        }
    }
}

/// Compares beads with a reference.
#[must_use]
pub fn score(gold: &Beads, predicted: &Beads) -> Scores {
    let all = |beads: &Beads| -> BTreeSet<PerSide<Stretches>> { beads.beads.iter().map(|b| b.sides.clone()).collect() };
    let (mut gold, mut predicted) = (all(gold), all(predicted));
    let nothing = |sides: &PerSide<Stretches>| sides.iter().all(Vec::is_empty);
    let full = |sides: &PerSide<Stretches>| sides.iter().all(|s| !s.is_empty());
    predicted.retain(|b| !nothing(b));
    let precision = hits(&predicted, &gold);
    gold.retain(full);
    predicted.retain(full);
    let recall = hits(&gold, &predicted);
    let figures =
        |p: f64, r: f64| Figures { precision: p, recall: r, f1: if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 } };
    Scores { strict: figures(precision.0, recall.0), lax: figures(precision.1, recall.1) }
}

/// Strict and lax share of `beads` that `reference` has.
fn hits(beads: &BTreeSet<PerSide<Stretches>>, reference: &BTreeSet<PerSide<Stretches>>) -> (f64, f64) {
    let reference_list: Vec<_> = reference.iter().collect();
    let indexes = PerSide::from_fn(|side| Index::new(&reference_list, side));
    let (mut strict, mut lax) = (0_u32, 0_u32);
    for bead in beads {
        let same = reference.contains(bead);
        let PerSide { source, target } = PerSide::from_fn(|side| indexes[side].overlapping(&bead[side]));
        strict += u32::from(same);
        lax += u32::from(same || source.intersection(&target).next().is_some());
    }
    let share = |count: u32| if beads.is_empty() { 0.0 } else { f64::from(count) / beads.len() as f64 };
    (share(strict), share(lax))
}

/// Which beads have a stretch at a place, on one side.
struct Index {
    /// First, end, bead; sorted.
    stretches: Vec<(u64, u64, usize)>,
    /// The furthest end of this and all earlier stretches.
    reach: Vec<u64>,
}

impl Index {
    fn new(beads: &[&PerSide<Stretches>], side: Side) -> Self {
        let of_bead =
            |(n, bead): (usize, &&PerSide<Stretches>)| bead[side].iter().map(|&(s, e)| (s, e, n)).collect::<Vec<_>>();
        let mut stretches: Vec<_> = beads.iter().enumerate().flat_map(of_bead).collect();
        stretches.sort_unstable();
        let mut furthest = 0;
        let reach = stretches.iter().map(|&(_, end, _)| {
            furthest = end.max(furthest);
            furthest
        });
        Self { reach: reach.collect(), stretches }
    }

    fn overlapping(&self, stretches: &Stretches) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for &(start, end) in stretches {
            let upto = self.stretches.partition_point(|s| s.0 < end);
            let candidates = self.stretches[..upto].iter().zip(&self.reach).rev();
            found.extend(
                candidates.take_while(|&(_, &reach)| reach > start).filter(|(s, _)| s.1 > start).map(|(s, _)| s.2),
            );
        }
        found
    }
}
