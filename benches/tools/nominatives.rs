//! What each weight by which nominatives are chosen (`names::Nominatives`) is worth, each development set left out in turn.
//!
//! ```sh
//! cargo run --release --example nominatives
//! ```
//!
//! The sets are the two halves of the surnames in all cases (`tests/suite/names/surnames.txt`), in sentences of this program,
//! and the passages of `sentences.txt` and `genres.txt`. A line a weight: the share of the names that have their nominative
//! (mean of the sets) with each value tried, today's first, then nothing, half and twice that; and the mean where each set
//! has the value that is best on the others.

#[allow(dead_code, reason = "not every program of the folder reads every figure")]
mod measure;

use std::error::Error;

use bitext::names::{Nominatives, Options};
use bitext::words::letters::Weight;
use measure::figures::mean;
use measure::names::{self, Set};

/// A weight.
type Knob = (&'static str, fn(&mut Nominatives) -> &mut Weight);

const KNOBS: [Knob; 26] = [
    ("letter", |n| &mut n.letter),
    ("known", |n| &mut n.known),
    ("chosen", |n| &mut n.chosen),
    ("against", |n| &mut n.against),
    ("open", |n| &mut n.open),
    ("classes.of_possessive", |n| &mut n.classes.of_possessive),
    ("classes.stressed", |n| &mut n.classes.stressed),
    ("classes.soft", |n| &mut n.classes.soft),
    ("classes.soft_n", |n| &mut n.classes.soft_n),
    ("classes.soft_l", |n| &mut n.classes.soft_l),
    ("classes.hard_to_say", |n| &mut n.classes.hard_to_say),
    ("classes.consonant", |n| &mut n.classes.consonant),
    ("classes.soft_vowel", |n| &mut n.classes.soft_vowel),
    ("classes.vowel", |n| &mut n.classes.vowel),
    ("classes.place", |n| &mut n.classes.place),
    ("classes.common", |n| &mut n.classes.common),
    ("classes.places", |n| &mut n.classes.places),
    ("classes.plural", |n| &mut n.classes.plural),
    ("classes.fixed", |n| &mut n.classes.fixed),
    ("classes.fixed_e", |n| &mut n.classes.fixed_e),
    ("classes.fixed_u", |n| &mut n.classes.fixed_u),
    ("classes.fixed_vowel", |n| &mut n.classes.fixed_vowel),
    ("classes.fixed_consonant", |n| &mut n.classes.fixed_consonant),
    ("genders.feminine", |n| &mut n.genders.feminine),
    ("genders.plural", |n| &mut n.genders.plural),
    ("genders.neuter", |n| &mut n.genders.neuter),
];

/// Gain in the mean share below which a value is no better: a name or two of a set.
const LEAST: f64 = 1e-3;

fn main() -> Result<(), Box<dyn Error>> {
    let sets = names::with_nominatives()?;
    let today = shares(&sets, &Options::default());
    for (set, share) in sets.iter().zip(&today) {
        println!(
            "{:24} {share:.4} of {} names",
            set.name,
            set.passages.iter().map(|p| p.expected.len()).sum::<usize>()
        );
    }
    println!("today {:.4}; each weight at today's value, nothing, half and twice:", mean(today.iter().copied()));
    for (name, weight) in KNOBS {
        let value = *weight(&mut Nominatives::default());
        let values = [value, 0, value / 2, value * 2];
        let mut tried = vec![today.clone()];
        for &value in &values[1..] {
            let mut options = Options::default();
            *weight(&mut options.nominatives) = value;
            tried.push(shares(&sets, &options));
        }
        // For each set the value that is best on the others; today's where none is better.
        let left_out = mean((0..sets.len()).map(|left| {
            let others = |t: &[f64]| mean((0..t.len()).filter(|&set| set != left).map(|set| t[set]));
            let better =
                |best: usize, v: usize| if others(&tried[v]) > others(&tried[best]) + LEAST { v } else { best };
            tried[(1..tried.len()).fold(0, better)][left]
        }));
        let means: Vec<String> = values
            .iter()
            .zip(&tried)
            .map(|(value, shares)| format!("{value:5}: {:.4}", mean(shares.iter().copied())))
            .collect();
        println!("{name:24} {}  left out {left_out:.4}", means.join("  "));
    }
    Ok(())
}

/// The share of each set's names that have their nominative.
fn shares(sets: &[Set], options: &Options) -> Vec<f64> {
    let share = |set: &Set| {
        let (mut right, mut all) = (0_u32, 0_u32);
        for passage in &set.passages {
            let found = passage.names(options);
            for (mention, lemma) in passage.expected.iter().filter(|(mention, _)| !mention.1.is_empty()) {
                all += 1;
                let is = |one: &names::Found| one.mention.1 == mention.1 && Some(&one.lemma) == lemma.as_ref();
                right += u32::from(found.iter().any(is));
            }
        }
        f64::from(right) / f64::from(all.max(1))
    };
    sets.iter().map(share).collect()
}
