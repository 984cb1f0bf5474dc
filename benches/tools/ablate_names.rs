//! What each weight by which names are linked (`names::PairWeights`) and nominatives chosen (`names::LemmaWeights`) is worth.
//!
//! ```sh
//! cargo run --release --example ablate_names -- [FILE.jsonl]…
//! ```
//!
//! Links are measured on the sets of `measure/names.rs` (F1 of the mentions, and false links in a thousand segments that are
//! no translations of each other), nominatives on the surnames of `tests/suite/names/surnames.txt` in all cases, in two halves,
//! and on passages (share of the names that have theirs). A line a weight: the mean of the sets with each value tried,
//! today's first, then nothing, half and twice that; and the mean where each set has the value that is best on the others.

#[allow(dead_code, reason = "not every program of the folder reads every figure")]
mod measure;

use std::error::Error;

use bitext::names::Options;
use bitext::words::letters::Weight;
use measure::figures::mean;
use measure::names::{self, Set};

/// A weight.
type Knob = (&'static str, fn(&mut Options) -> &mut Weight);

const PAIRING: [Knob; 6] = [
    ("least", |o| &mut o.pair_weights.least),
    ("least_by_letter", |o| &mut o.pair_weights.least_by_letter),
    ("doubt", |o| &mut o.pair_weights.doubt),
    ("undone", |o| &mut o.pair_weights.undone),
    ("translated", |o| &mut o.pair_weights.translated),
    ("shortened", |o| &mut o.pair_weights.shortened),
];

const NOMINATIVES: [Knob; 26] = [
    ("letter", |o| &mut o.lemma_weights.letter),
    ("known", |o| &mut o.lemma_weights.known),
    ("chosen", |o| &mut o.lemma_weights.chosen),
    ("against", |o| &mut o.lemma_weights.against),
    ("open", |o| &mut o.lemma_weights.open),
    ("declensions.of_possessive", |o| &mut o.lemma_weights.declensions.of_possessive),
    ("declensions.stressed", |o| &mut o.lemma_weights.declensions.stressed),
    ("declensions.soft", |o| &mut o.lemma_weights.declensions.soft),
    ("declensions.soft_n", |o| &mut o.lemma_weights.declensions.soft_n),
    ("declensions.soft_l", |o| &mut o.lemma_weights.declensions.soft_l),
    ("declensions.hard_to_say", |o| &mut o.lemma_weights.declensions.hard_to_say),
    ("declensions.consonant", |o| &mut o.lemma_weights.declensions.consonant),
    ("declensions.soft_vowel", |o| &mut o.lemma_weights.declensions.soft_vowel),
    ("declensions.vowel", |o| &mut o.lemma_weights.declensions.vowel),
    ("declensions.place", |o| &mut o.lemma_weights.declensions.place),
    ("declensions.common", |o| &mut o.lemma_weights.declensions.common),
    ("declensions.places", |o| &mut o.lemma_weights.declensions.places),
    ("declensions.plural", |o| &mut o.lemma_weights.declensions.plural),
    ("declensions.fixed", |o| &mut o.lemma_weights.declensions.fixed),
    ("declensions.fixed_e", |o| &mut o.lemma_weights.declensions.fixed_e),
    ("declensions.fixed_u", |o| &mut o.lemma_weights.declensions.fixed_u),
    ("declensions.fixed_vowel", |o| &mut o.lemma_weights.declensions.fixed_vowel),
    ("declensions.fixed_consonant", |o| &mut o.lemma_weights.declensions.fixed_consonant),
    ("genders.feminine", |o| &mut o.lemma_weights.genders.feminine),
    ("genders.plural", |o| &mut o.lemma_weights.genders.plural),
    ("genders.neuter", |o| &mut o.lemma_weights.genders.neuter),
];

/// Gain in the mean below which a value is no better: a name or two of a set.
const LEAST: f64 = 1e-3;

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let (sets, strangers) = (names::read_all(&files)?, names::strangers(&files)?);
    let false_links = |options: &Options| {
        let links = strangers.iter().flat_map(|passage| passage.names(options));
        let links = links.filter(|found| !found.mention.1.is_empty() && !found.mention.2.is_empty()).count();
        format!(" ({:.1})", 1_000.0 * links as f64 / strangers.len() as f64)
    };
    println!("links: mean F1 of {} sets (false links in 1,000 of {} strange segments)", sets.len(), strangers.len());
    table(&PAIRING, &|options| sets.iter().map(|set| f1(set, options)).collect(), &false_links);
    let sets = names::with_nominatives()?;
    println!("nominatives: mean share of {} sets", sets.len());
    table(&NOMINATIVES, &|options| sets.iter().map(|set| share(set, options)).collect(), &|_| String::new());
    Ok(())
}

/// The figures of each set with each value of each weight, as lines.
fn table(knobs: &[Knob], figures: &dyn Fn(&Options) -> Vec<f64>, note: &dyn Fn(&Options) -> String) {
    let today = figures(&Options::default());
    println!("today {today:.4?}{}", note(&Options::default()));
    for (name, weight) in knobs {
        let value = *weight(&mut Options::default());
        let values = [value, 0, value / 2, value * 2];
        let (mut tried, mut cells) = (Vec::new(), Vec::new());
        for &value in &values {
            let mut options = Options::default();
            *weight(&mut options) = value;
            let own = figures(&options);
            cells.push(format!("{value:5}: {:.4}{}", mean(own.iter().copied()), note(&options)));
            tried.push(own);
        }
        // For each set the value that is best on the others; today's where none is better.
        let left_out = mean((0..today.len()).map(|left| {
            let others = |t: &[f64]| mean((0..t.len()).filter(|&set| set != left).map(|set| t[set]));
            let better =
                |best: usize, v: usize| if others(&tried[v]) > others(&tried[best]) + LEAST { v } else { best };
            tried[(1..tried.len()).fold(0, better)][left]
        }));
        println!("{name:24} {}  left out {left_out:.4}", cells.join("  "));
    }
}

/// F1 of the mentions; where the set tells links alone, of these.
fn f1(set: &Set, options: &Options) -> f64 {
    let (mut right, mut made, mut there) = (0_u32, 0_u32, 0_u32);
    for passage in &set.passages {
        let expected = passage.right();
        for found in passage.names(options) {
            let linked = !found.mention.1.is_empty() && !found.mention.2.is_empty();
            made += u32::from(linked || passage.whole);
            right += u32::from(expected.contains(&found.mention));
        }
        there += expected.len() as u32;
    }
    2.0 * f64::from(right) / f64::from((made + there).max(1))
}

/// The share of a set's names that have their nominative.
fn share(set: &Set, options: &Options) -> f64 {
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
}
