//! Fits and checks the aligner's constants (`align::Weights`) on development sets, each family of sets left out in turn.
//!
//! ```sh
//! cargo run --release --example fit -- FOLDER
//! ```
//!
//! `measure/sets.rs` tells the form of the folder; sets of one text, changed or not, are a family. Two tables are printed:
//!
//! - *calibration*: logistic regression of "strictly right" on what `align::Calibration` weighs, by Newton's method, every
//!   set and every set in random order with the same weight; the calibration error and ranking of each set with the
//!   coefficients fitted on the other families, and with today's;
//! - *search*: for each other constant the values tried, with the mean F1 of the families. Of each constant the value that
//!   is best on all other families is taken for the family left out; a value is worth having when the left-out mean goes
//!   up, not when the mean does.

#[allow(dead_code, reason = "not every program of the folder reads every figure")]
mod measure;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use bitext::align::{Calibration, Options, Weights};
use measure::figures::{Figures, calibration, mean, ranking};
use measure::sets::{self, Bead, Set};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: fit FOLDER")?;
    let sets = sets::read_all(&folder)?;
    fit_calibration(&sets)?;
    let plain: Vec<Set> = sets.into_iter().filter(|set| !set.shuffled).collect();
    check_search(&plain)
}

/// Sets of one text, changed or not, are a family: they are left out together.
fn family(set: &Set) -> &str {
    set.name.split('.').next().unwrap_or_default()
}

/// The families of some sets, in order, each once.
fn families(sets: &[Set]) -> Vec<&str> {
    let mut families: Vec<&str> = sets.iter().map(family).collect();
    families.sort_unstable();
    families.dedup();
    families
}

/// What the regression sees of a bead, in the order of the fields of [`Calibration`].
type Features = [f64; COUNT];

const COUNT: usize = 4;

/// A bead with both sides.
struct Example {
    features: Features,
    right: bool,
}

/// The calibration whose only weight is one: a bead's probability then tells that feature.
fn only(field: usize) -> Calibration {
    let mut calibration = Calibration { constant: 0.0, odds: 0.0, text: 0.0, length: 0.0 };
    *[&mut calibration.constant, &mut calibration.odds, &mut calibration.text, &mut calibration.length][field] = 1.0;
    calibration
}

/// The linked beads of each set.
fn examples(sets: &[Set]) -> Result<Vec<Vec<Example>>> {
    let mut features: Vec<BTreeMap<(usize, Bead), Features>> = sets.iter().map(|_| BTreeMap::new()).collect();
    for field in 1..COUNT {
        let mut options = Options::default();
        options.weights.calibration = only(field);
        // Nothing counts as moved, so that the beads are the same however sure they are.
        options.weights.moved = f64::INFINITY;
        for (set, features) in sets.iter().zip(&mut features) {
            for (d, document) in set.documents.iter().enumerate() {
                for sure in measure::align(document, &options)? {
                    if !sure.bead.0.is_empty() && !sure.bead.1.is_empty() {
                        let entry = features.entry((d, sure.bead)).or_insert([1.0, 0.0, 0.0, 0.0]);
                        entry[field] = (sure.probability / (1.0 - sure.probability).max(1e-7)).ln();
                    }
                }
            }
        }
    }
    let example = |set: &Set, ((d, bead), features): ((usize, Bead), Features)| Example {
        features,
        right: set.documents[d].gold.contains(&bead),
    };
    Ok(sets
        .iter()
        .zip(features)
        .map(|(set, features)| features.into_iter().map(|one| example(set, one)).collect())
        .collect())
}

/// Weight of a set in random order against one in order: there are fewer ways to be right in it.
const SHUFFLED: f64 = 0.3;

/// Ridge that keeps coefficients of what never varies from growing.
const RIDGE: f64 = 1e-3;

/// Beads that a whole set counts as.
const SET: f64 = 300.0;

/// Coefficients that make the right beads of some sets likeliest.
fn regression<'a>(sets: impl Iterator<Item = (&'a Set, &'a Vec<Example>)>) -> Features {
    let sets: Vec<_> = sets.collect();
    let mut weights = [0.0; COUNT];
    for _ in 0..NEWTON {
        let (mut gradient, mut curve) = (weights.map(|w| -RIDGE * w), [[0.0; COUNT]; COUNT]);
        (0..COUNT).for_each(|k| curve[k][k] = RIDGE);
        for (set, examples) in &sets {
            let same =
                |other: &&(&Set, &Vec<Example>)| family(other.0) == family(set) && other.0.shuffled == set.shuffled;
            let share = if set.shuffled { SHUFFLED } else { 1.0 } * SET / sets.iter().filter(same).count() as f64;
            for Example { features, right } in *examples {
                let p = probability(&weights, features);
                let weight = share / examples.len() as f64;
                for a in 0..COUNT {
                    gradient[a] += weight * (f64::from(u8::from(*right)) - p) * features[a];
                    for b in 0..COUNT {
                        curve[a][b] += weight * p * (1.0 - p) * features[a] * features[b];
                    }
                }
            }
        }
        let step = solve(curve, gradient);
        (0..COUNT).for_each(|k| weights[k] += step[k]);
    }
    weights
}

/// Steps of Newton's method; the coefficients stand still after ten.
const NEWTON: usize = 20;

fn probability(weights: &Features, features: &Features) -> f64 {
    1.0 / (1.0 + (-weights.iter().zip(features).map(|(w, x)| w * x).sum::<f64>()).exp())
}

/// Solves a symmetric positive system by elimination.
fn solve(mut matrix: [[f64; COUNT]; COUNT], mut right: Features) -> Features {
    for k in 0..COUNT {
        let pivot = matrix[k];
        for row in k + 1..COUNT {
            let factor = matrix[row][k] / pivot[k];
            matrix[row].iter_mut().zip(pivot).for_each(|(value, other)| *value -= factor * other);
            right[row] -= factor * right[k];
        }
    }
    for k in (0..COUNT).rev() {
        let rest: f64 = (k + 1..COUNT).map(|column| matrix[k][column] * right[column]).sum();
        right[k] = (right[k] - rest) / matrix[k][k];
    }
    right
}

fn fit_calibration(sets: &[Set]) -> Result<()> {
    let examples = examples(sets)?;
    let all = || sets.iter().zip(&examples);
    let today = Calibration::default();
    let today = [today.constant, today.odds, today.text, today.length].map(f64::from);
    println!(
        "calibration error / AUC of the linked beads with coefficients fitted without the family, on all sets, and today's;"
    );
    println!("in random order: wrong beads likelier than not, a source sentence");
    let fitted = regression(all());
    let mut left_out = Vec::new();
    for (k, (set, examples)) in all().enumerate() {
        let others = all().filter(|(other, _)| family(other) != family(set));
        let rows = [regression(others), fitted, today]
            .map(|weights| examples.iter().map(|e| (probability(&weights, &e.features), e.right)).collect::<Vec<_>>());
        let cells = rows.each_ref().map(|rows| {
            if set.shuffled {
                let wrong = rows.iter().filter(|(p, right)| *p > 0.5 && !right).count();
                format!(
                    "{:.3}",
                    wrong as f64 / f64::from(set.documents.iter().map(|d| d.pair.lengths().source).sum::<u32>())
                )
            } else {
                format!("{:.3} / {:.3}", calibration(rows), ranking(rows))
            }
        });
        println!("{k:3} {:28} {}", set.name, cells.join("   "));
        if !set.shuffled {
            left_out.push(rows);
        }
    }
    for (name, which) in [("left out", 0), ("all sets", 1), ("today", 2)] {
        let errors = left_out.iter().filter(|rows| rows[which].len() > 300).map(|rows| calibration(&rows[which]));
        let together: Vec<_> = left_out.iter().flat_map(|rows| rows[which].iter().copied()).collect();
        println!("{name:9} mean error {:.3}, AUC {:.3}", mean(errors), ranking(&together));
    }
    println!("fitted {fitted:.3?}, today {today:.3?}\n");
    Ok(())
}

/// A constant, and the values to be tried; the first is today's.
struct Knob {
    name: &'static str,
    values: [f32; 4],
    set: fn(&mut Weights, f32),
}

/// The constants of the search, each with half to twice its value or so.
const KNOBS: [Knob; 30] = [
    Knob { name: "words", values: [0.45, 0.4, 0.5, 0.6], set: |w, v| w.words = v },
    Knob { name: "chance", values: [0.45, 0.3, 0.4, 0.5], set: |w, v| w.chance = v },
    Knob { name: "lengths.variance", values: [0.02, 0.01, 0.03, 0.05], set: |w, v| w.lengths.variance = v },
    Knob { name: "lengths.per_letter", values: [3.0, 1.5, 2.2, 4.5], set: |w, v| w.lengths.per_letter = v },
    Knob { name: "lengths.wide", values: [0.5, 0.25, 0.35, 1.0], set: |w, v| w.lengths.wide = v },
    Knob { name: "lengths.free", values: [0.03, 0.02, 0.05, 0.1], set: |w, v| w.lengths.free = v },
    Knob { name: "lengths.trust", values: [30.0, 10.0, 60.0, 120.0], set: |w, v| w.lengths.trust = v },
    Knob { name: "lengths.missed", values: [1.3, 1.0, 1.15, 1.5], set: |w, v| w.lengths.missed = v },
    Knob { name: "borders, times", values: [1.0, 0.5, 0.75, 1.5], set: |w, v| w.borders = w.borders.map(|b| v * b) },
    Knob { name: "border_trust", values: [20.0, 5.0, 10.0, 40.0], set: |w, v| w.border_trust = v },
    Knob { name: "short_gap.0", values: [-4.4, -3.7, -5.1, -6.0], set: |w, v| w.short_gap.0 = v },
    Knob { name: "short_gap.1", values: [-1.6, -1.0, -2.2, -3.0], set: |w, v| w.short_gap.1 = v },
    Knob { name: "long_gap.0", values: [-12.0, -9.0, -10.0, -15.0], set: |w, v| w.long_gap.0 = v },
    Knob { name: "long_gap.1", values: [-0.1, -0.05, -0.2, -0.4], set: |w, v| w.long_gap.1 = v },
    Knob { name: "shape_trust", values: [60.0, 20.0, 30.0, 120.0], set: |w, v| w.shape_trust = v },
    Knob { name: "mixing.lookalikes", values: [0.5, 0.3, 0.4, 0.6], set: |w, v| w.mixing.lookalikes = v },
    Knob { name: "mixing.first_lookalikes", values: [0.8, 0.6, 0.7, 0.9], set: |w, v| w.mixing.first_lookalikes = v },
    Knob { name: "mixing.discount", values: [0.7, 0.4, 0.5, 0.6], set: |w, v| w.mixing.discount = v },
    Knob { name: "mixing.own_discount", values: [0.3, 0.0, 0.2, 0.5], set: |w, v| w.mixing.own_discount = v },
    Knob { name: "mixing.smoothing", values: [1.0, 0.5, 1.5, 2.0], set: |w, v| w.mixing.smoothing = v },
    Knob { name: "mixing.given_trust", values: [3.0, 1.5, 5.0, 8.0], set: |w, v| w.mixing.given_trust = v },
    Knob { name: "mixing.similar_trust", values: [4.0, 2.0, 3.0, 6.0], set: |w, v| w.mixing.similar_trust = v },
    Knob {
        name: "mixing.unexplained_trust",
        values: [0.0, 0.25, 0.5, 1.0],
        set: |w, v| w.mixing.unexplained_trust = v,
    },
    Knob { name: "mixing.least_similar", values: [0.04, 0.01, 0.02, 0.08], set: |w, v| w.mixing.least_similar = v },
    Knob { name: "closeness.full", values: [0.0, -0.05, 0.05, 0.1], set: |w, v| w.closeness.full = v },
    Knob { name: "closeness.spread", values: [0.1, 0.05, 0.07, 0.14], set: |w, v| w.closeness.spread = v },
    Knob { name: "closeness.smallest", values: [0.2, 0.1, 0.3, 0.5], set: |w, v| w.closeness.smallest = v },
    Knob { name: "utility.gap", values: [0.4, 0.3, 0.5, 0.65], set: |w, v| w.utility.gap = v },
    Knob { name: "utility.chosen", values: [0.25, 0.0, 0.15, 0.35], set: |w, v| w.utility.chosen = v },
    Knob { name: "moved", values: [20.0, 10.0, 15.0, 30.0], set: |w, v| w.moved = f64::from(v) },
];

fn check_search(sets: &[Set]) -> Result<()> {
    let families = families(sets);
    let by_family = |figures: &[Figures]| -> Vec<f64> {
        let own = |family: &str| {
            let own = sets.iter().zip(figures).filter(|(set, _)| self::family(set) == family);
            mean(own.map(|(_, figures)| figures.f1))
        };
        families.iter().map(|family| own(family)).collect()
    };
    let today = by_family(&measure::all(sets, &Options::default())?);
    println!("search: mean F1 of {families:?}, today {today:.4?}");
    let mut best: Vec<(f64, String)> = today.iter().map(|&figure| (figure, "today's".to_owned())).collect();
    for knob in &KNOBS {
        let mut tried = vec![today.clone()];
        for &value in &knob.values[1..] {
            let mut options = Options::default();
            (knob.set)(&mut options.weights, value);
            tried.push(by_family(&measure::all(sets, &options)?));
        }
        for (value, tried) in knob.values.iter().zip(&tried) {
            for (best, &figure) in best.iter_mut().zip(tried).filter(|(best, figure)| **figure > best.0) {
                *best = (figure, format!("{} {value}", knob.name));
            }
        }
        // For each family the value that is best on the others; today's where none is better.
        let chosen: Vec<usize> = (0..families.len())
            .map(|left| {
                let others = |t: &[f64]| mean((0..t.len()).filter(|&f| f != left).map(|f| t[f]));
                (1..tried.len())
                    .fold(0, |best, v| if others(&tried[v]) > others(&tried[best]) + LEAST { v } else { best })
            })
            .collect();
        let left_out = mean(chosen.iter().enumerate().map(|(family, &v)| tried[v][family]));
        let means: Vec<String> = knob
            .values
            .iter()
            .zip(&tried)
            .map(|(value, tried)| format!("{value}: {:.4}", mean(tried.iter().copied())))
            .collect();
        let picks: Vec<f32> = chosen.iter().map(|&v| knob.values[v]).collect();
        println!("{:20} {:52} left out {left_out:.4} with {picks:?}", knob.name, means.join("  "));
    }
    println!("best of each family, whatever it costs the others:");
    for (family, (figure, setting)) in families.iter().zip(&best) {
        println!("{family:20} {figure:.4} with {setting}");
    }
    Ok(())
}

/// Gain in mean F1 below which a value is no better: a bead or two.
const LEAST: f64 = 5e-4;
