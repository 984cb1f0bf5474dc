//! Fits the probabilities of names (`names::Calibration`), each development set left out in turn.
//!
//! ```sh
//! cargo run --release --example fit_names -- [FILE.jsonl]…
//! ```
//!
//! `measure/names.rs` tells which sets are read besides the files. A link is right where the set has both its forms in that
//! bead. The share of right links is taken for each step of weight, drawn towards the share of all as if some more had been
//! seen, and a heavier step is never less sure than a lighter one (pool adjacent violators). Printed are, a set a line, the
//! share that is right, the mean probability and the mean log loss with shares fitted on the other sets, on all, and today's;
//! then the shares fitted on all sets.

#[allow(dead_code, reason = "not every program of the folder reads every figure")]
mod measure;

use std::error::Error;

use bitext::names::{Calibration, Options};
use bitext::words::letters::Weight;
use measure::names::{self, Set};

/// The least weights of the steps, in hundredths of a nat. Finer ones tell no more: of the links from 1,000 on those below
/// 1,500 are as often right as those above 2,500, and fewer than ten of the sets are lighter.
const STEPS: [Weight; 2] = [1_000, Weight::MIN];

/// How a mention is weighed: a link by its step, then what only one text has, sure and not.
const KINDS: usize = STEPS.len() + 2;

/// Mentions that each kind is taken to have had besides, right as often as all are.
const SEEN: f64 = 5.0;

/// No guess is surer than this: the sets are too small to tell more.
const SUREST: f64 = 0.99;

/// What was found in a set: its kind, and whether it is right.
type Rows = Vec<(usize, bool)>;

type Shares = [f64; KINDS];

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let sets = names::read_all(&files)?;
    let rows: Vec<Rows> = sets.iter().map(rows).collect();
    let fitted = fit(rows.iter().flatten());
    let today = today();
    println!("set: mentions, share right | mean probability, log loss: left out | all | today");
    let mut sums = [0.0; 3];
    for (n, (set, own)) in sets.iter().zip(&rows).enumerate() {
        let others = rows.iter().enumerate().filter(|(other, _)| *other != n).flat_map(|(_, rows)| rows);
        let shares = [fit(others), fitted, today];
        let right = own.iter().filter(|(_, right)| *right).count() as f64 / own.len() as f64;
        let cells = shares.map(|shares| {
            let mean = own.iter().map(|(kind, _)| shares[*kind]).sum::<f64>() / own.len() as f64;
            let loss = |(kind, right): &(usize, bool)| -(if *right { shares[*kind] } else { 1.0 - shares[*kind] }).ln();
            (mean, own.iter().map(loss).sum::<f64>() / own.len() as f64)
        });
        for (sum, (mean, _)) in sums.iter_mut().zip(cells) {
            *sum += (mean - right).abs() / sets.len() as f64;
        }
        let cells = cells.map(|(mean, loss)| format!("{mean:.3} {loss:.3}")).join(" | ");
        let name = set.name.rsplit('/').next().unwrap_or_default();
        println!("{name:24} {:4} {right:.3} | {cells}", own.len());
    }
    println!("mean distance from the share that is right: {}", sums.map(|sum| format!("{sum:.3}")).join(" | "));
    for (kind, share) in fitted.iter().enumerate() {
        let own: Vec<bool> = rows.iter().flatten().filter(|(own, _)| *own == kind).map(|(_, right)| *right).collect();
        let name = ["alone", "doubtful"]
            .get(kind.wrapping_sub(STEPS.len()))
            .map_or_else(|| format!("from {}", STEPS[kind]), |name| (*name).to_owned());
        println!("{name:16} {share:.2}  {} of {} right", own.iter().filter(|right| **right).count(), own.len());
    }
    Ok(())
}

/// Each mention that is found in a set whose reference tells of its kind.
fn rows(set: &Set) -> Rows {
    let mut options = Options::default();
    options.calibration = telling();
    let mut rows = Vec::new();
    for passage in &set.passages {
        let right = passage.right();
        for found in passage.names(&options) {
            let kind = kind_of(found.probability);
            if passage.whole || kind < STEPS.len() {
                rows.push((kind, right.contains(&found.mention)));
            }
        }
    }
    rows
}

/// A calibration whose probabilities tell the kind.
fn telling() -> Calibration {
    let mut calibration = Calibration::default();
    calibration.linked = STEPS.into_iter().enumerate().map(|(kind, least)| (least, share(kind))).collect();
    calibration.alone = share(STEPS.len());
    calibration.doubtful = share(STEPS.len() + 1);
    calibration
}

/// The probability that tells a kind.
fn share(kind: usize) -> f32 {
    (kind + 1) as f32 / 100.0
}

fn kind_of(probability: f64) -> usize {
    (0..KINDS).find(|&kind| (f64::from(share(kind)) - probability).abs() < 0.001).unwrap_or(KINDS - 1)
}

fn today() -> Shares {
    let Calibration { linked, alone, doubtful, .. } = Calibration::default();
    let share =
        |least: Weight| linked.iter().find(|(own, _)| *own <= least).map_or(1.0, |(_, share)| f64::from(*share));
    let mut shares = [f64::from(alone); KINDS];
    shares[KINDS - 1] = f64::from(doubtful);
    (0..STEPS.len()).for_each(|kind| shares[kind] = share(STEPS[kind]));
    shares
}

/// The share of each kind that is right.
fn fit<'a>(rows: impl Iterator<Item = &'a (usize, bool)>) -> Shares {
    let mut counts = [(0.0, 0.0); KINDS];
    for (kind, right) in rows {
        counts[*kind].0 += f64::from(u8::from(*right));
        counts[*kind].1 += 1.0;
    }
    let (links, others) = counts.split_at(STEPS.len());
    let smoothed = |counts: &[(f64, f64)]| -> Vec<(f64, f64)> {
        let (right, all) = counts.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        counts.iter().map(|one| (one.0 + SEEN * right / f64::max(all, 1.0), one.1 + SEEN)).collect()
    };
    // From the lightest to the heaviest; neighbours that fall are one.
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for (right, all) in smoothed(links).into_iter().rev() {
        let mut pool = (right, all, 1);
        while let Some(&(before, count, steps)) = pools.last().filter(|last| last.0 * pool.1 >= pool.0 * last.1) {
            pool = (pool.0 + before, pool.1 + count, pool.2 + steps);
            pools.pop();
        }
        pools.push(pool);
    }
    let linked = pools.into_iter().flat_map(|(right, all, steps)| std::iter::repeat_n(right / all, steps));
    let mut shares = [0.0; KINDS];
    for (kind, share) in (0..STEPS.len()).rev().zip(linked) {
        shares[kind] = share.min(SUREST);
    }
    for (kind, (right, all)) in (STEPS.len()..).zip(smoothed(others)) {
        shares[kind] = (right / all).min(SUREST);
    }
    shares
}
