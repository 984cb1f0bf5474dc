//! Makes the letter table of `words::letters`: how Russian letters are written in Latin names, learned from name pairs.
//!
//! ```sh
//! cargo run --release --example letters -- benches/tools/wikidata.en-ru.tsv src/words/data/letters.tsv
//! ```
//!
//! Input: a pair a line, Latin then Cyrillic, tab between them (origin and licence: `benches/tools/README.md`). A pair is taken
//! to be a string of chunks, each a Russian letter or two with what stands for them; expectation–maximisation finds the
//! chunks' probabilities. Every tenth line is held out. The same input gives the same table.
//!
//! With the pairs alone, it measures the table that is built in: the share of held-out pairs kept at the weight that one
//! random pair in a thousand passes.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use bitext::words::letters::{Weigher, cyrillic_letters, latin_letters};

/// Russian letters in a chunk, at most.
const RUSSIAN: usize = 2;
/// Latin letters in a chunk, at most: four, as in sch + t → tsch.
const LATIN: usize = 4;
/// Rounds of the estimation; the likelihood moves by less than 0.1 % after the eighth.
const ROUNDS: usize = 14;
/// From this round on, pairs that are no transliteration of each other are left out (a few in a hundred join two names of one person).
const ROBUST: usize = 3;
/// A pair whose best likelihood a letter lies below this (nats) is no transliteration.
const NOISE: f64 = -3.6;
/// Chunks expected fewer times than this in the whole data are dropped: noise, or a single name.
const RARE: f64 = 3.0;
/// Probability of what was never seen: a letter dropped, added or exchanged. One letter in a few thousand names.
const UNSEEN: f64 = 2e-7;

/// How often each of [`STANDARD`] is taken to have been seen besides: most names in the data are foreign, and rare letters
/// of Russian names would go by a few of them.
const SEEN: f64 = 60.0;
/// What the common systems of transliteration write, and the old habit of -ff.
const STANDARD: &[(&str, &[&str])] = &[
    ("е", &["e", "ye", "je", "ie"]),
    ("ё", &["e", "yo", "ye", "io", "jo", "o"]),
    ("ж", &["zh", "z", "j"]),
    ("й", &["y", "i", "j"]),
    ("х", &["kh", "h", "ch", "x"]),
    ("ц", &["ts", "c", "tz"]),
    ("ч", &["ch", "c", "tch"]),
    ("ш", &["sh", "s", "sch"]),
    ("щ", &["shch", "sc", "sch", "shh", "s"]),
    ("ъ", &["", "y"]),
    ("ы", &["y"]),
    ("ь", &["", "i", "y"]),
    ("э", &["e"]),
    ("ю", &["yu", "iu", "ju", "u"]),
    ("я", &["ya", "ia", "ja", "a"]),
    ("ий", &["y", "ij", "ii", "iy"]),
    ("ый", &["y", "yi", "yj", "yy"]),
    ("ья", &["ya", "ia"]),
    ("ье", &["ie", "ye"]),
    ("кс", &["x", "ks"]),
    ("в", &["v", "ff", "w"]),
];

type Chunk = (Vec<u8>, Vec<u8>);
type Table = BTreeMap<Chunk, f64>;
type Pair = (Vec<u8>, Vec<u8>);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let Some(input) = arguments.next() else { return Err("usage: letters PAIRS [TABLE]".into()) };
    let text = fs::read_to_string(&input)?;
    let pairs: Vec<Pair> = text.lines().filter_map(pair).collect();
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (n, pair) in pairs.into_iter().enumerate() {
        if n % 10 == 9 { held.push(pair) } else { train.push(pair) }
    }
    let Some(output) = arguments.next() else {
        check(&held);
        return Ok(());
    };
    let mut table = Table::new();
    for round in 0..ROUNDS {
        table = estimate(&train, &table, round);
    }
    let table = weights(&train, &table);
    println!("{} pairs, {} held out, {} chunks", train.len(), held.len(), table.len());
    fs::write(&output, print(&table))?;
    Ok(())
}

/// Prints the share of pairs that weigh more than all but a thousandth of the pairs made at random from them.
fn check(held: &[Pair]) {
    let mut weigher = Weigher::default();
    let mut strangers = Vec::new();
    // A fixed walk through all pairs: each name against a hundred others.
    for (n, (russian, _)) in held.iter().enumerate() {
        for step in 1..=100 {
            let (_, latin) = &held[(n + step * 17) % held.len()];
            strangers.push(weigher.weigh(russian, latin));
        }
    }
    strangers.sort_unstable();
    let threshold = strangers[strangers.len() - 1 - strangers.len() / 1000];
    let kept = held.iter().filter(|(russian, latin)| weigher.weigh(russian, latin) > threshold).count();
    println!("{} of {} kept ({:.4}) above {threshold}", kept, held.len(), kept as f64 / held.len() as f64);
}

fn pair(line: &str) -> Option<Pair> {
    let (latin, russian) = line.split_once('\t')?;
    let (russian, latin) = (cyrillic_letters(russian), latin_letters(latin));
    let fits = |a: usize, b: usize| a <= 2 * b + 2;
    let (r, l) = (russian.len(), latin.len());
    ((2..=20).contains(&r) && (2..=20).contains(&l) && fits(r, l) && fits(l, r)).then_some((russian, latin))
}

/// Which chunk sizes there are: a letter for nothing to four, two letters for one or two, nothing for one.
fn allowed(russian: usize, latin: usize) -> bool {
    matches!((russian, latin), (0, 1) | (1, 0..=LATIN) | (2, 1..=2))
}

/// The first guess, by sizes alone: a letter for a letter before all else.
fn first(russian: usize, latin: usize) -> f64 {
    0.01 * match (russian, latin) {
        (1, 1) => 1.0,
        (1, 2) => 0.3,
        (1, 0) => 0.1,
        (0 | 2, 1) | (1, 3) => 0.05,
        (2, 2) => 0.002,
        _ => 0.01,
    }
}

/// The chunks that two names of `n` and `m` letters may be made of, in the order in which they begin: the first letter and the
/// length on either side, and the probability, which is more than 0.
fn steps(
    n: usize,
    m: usize,
    probability: impl Fn(usize, usize, usize, usize) -> f64,
) -> Vec<(usize, usize, usize, usize, f64)> {
    let mut steps = Vec::new();
    for i in 0..=n {
        for j in 0..=m {
            for k in 0..=RUSSIAN.min(n - i) {
                for q in (0..=LATIN.min(m - j)).filter(|&q| allowed(k, q)) {
                    let p = probability(i, k, j, q);
                    if p > 0.0 {
                        steps.push((i, k, j, q, p));
                    }
                }
            }
        }
    }
    steps
}

/// One round: chunk counts expected under `table` (in round 0, under the first guess), pruned and made to sum to 1.
fn estimate(pairs: &[Pair], table: &Table, round: usize) -> Table {
    let mut counts = Table::new();
    let (mut likelihood, mut skipped) = (0.0, 0);
    for (russian, latin) in pairs {
        let (n, m) = (russian.len(), latin.len());
        let probability = |i: usize, k: usize, j: usize, q: usize| {
            if round == 0 {
                first(k, q)
            } else {
                table.get(&(russian[i..i + k].to_vec(), latin[j..j + q].to_vec())).copied().unwrap_or(0.0)
            }
        };
        let steps = steps(n, m, probability);
        let at = |i: usize, j: usize| i * (m + 1) + j;
        let mut forward = vec![0.0; (n + 1) * (m + 1)];
        forward[0] = 1.0;
        for &(i, k, j, q, p) in &steps {
            forward[at(i + k, j + q)] += forward[at(i, j)] * p;
        }
        let whole: f64 = forward[at(n, m)];
        if whole <= 0.0 || (round >= ROBUST && whole.ln() / ((n + m) as f64) < NOISE) {
            skipped += 1;
            continue;
        }
        likelihood += whole.ln();
        let mut backward = vec![0.0; (n + 1) * (m + 1)];
        backward[at(n, m)] = 1.0;
        for &(i, k, j, q, p) in steps.iter().rev() {
            let rest = p * backward[at(i + k, j + q)];
            backward[at(i, j)] += rest;
            let expected = forward[at(i, j)] * rest / whole;
            if expected > 1e-9 {
                *counts.entry((russian[i..i + k].to_vec(), latin[j..j + q].to_vec())).or_insert(0.0) += expected;
            }
        }
    }
    for (russian, renderings) in STANDARD {
        for latin in *renderings {
            *counts.entry((cyrillic_letters(russian), latin_letters(latin))).or_insert(0.0) += SEEN;
        }
    }
    // Large chunks pay more to enter, so that no name is learned by heart.
    let cost = |(r, l): &Chunk| if r.len() == 2 || l.len() >= 3 { 2.0 } else { 0.3 };
    let total: f64 = counts.values().sum();
    println!("round {round}: log-likelihood {likelihood:.0}, {skipped} pairs left out, {} chunks", counts.len());
    counts.retain(|chunk, count| {
        *count = (*count - cost(chunk)) / total;
        *count * total > if round + 1 == ROUNDS { RARE } else { 0.2 }
    });
    counts
}

/// The natural log of each chunk's probability over that of its letters by chance, in hundredths, with the unseen single changes.
fn weights(pairs: &[Pair], table: &Table) -> BTreeMap<Chunk, i32> {
    let mut frequency = [[0.0; 33]; 2];
    for (russian, latin) in pairs {
        for (counts, letters) in frequency.iter_mut().zip([russian, latin]) {
            for &letter in letters {
                counts[letter as usize] += 1.0;
            }
        }
    }
    let totals = frequency.map(|counts| counts.iter().sum::<f64>());
    let chance = |script: usize, letters: &[u8]| {
        letters.iter().map(|&l| (frequency[script][l as usize].max(1.0) / totals[script]).ln()).sum::<f64>()
    };
    let weight = |(r, l): &Chunk, p: f64| ((p.ln() - chance(0, r) - chance(1, l)) * 100.0).round() as i32;
    let mut out: BTreeMap<Chunk, i32> = table.iter().map(|(chunk, &p)| (chunk.clone(), weight(chunk, p))).collect();
    for r in 0..33 {
        let drop = (vec![r], vec![]);
        let w = weight(&drop, UNSEEN);
        out.entry(drop).or_insert(w);
    }
    for l in 0..26 {
        let add = (vec![], vec![l]);
        let w = weight(&add, UNSEEN);
        out.entry(add).or_insert(w);
    }
    out
}

fn print(table: &BTreeMap<Chunk, i32>) -> String {
    let mut out = String::from(
        "# Russian letters, what stands for them in Latin names, and the evidence for it: the natural log of the probability of\n\
         # the two together over that of both by chance, in hundredths. Made by benches/tools/letters.rs from name pairs of\n\
         # Wikidata, which are free of rights (CC0 1.0); not to be edited by hand.\n",
    );
    let russian = |r: &u8| char::from_u32('а' as u32 + u32::from(*r)).filter(|&c| c <= 'я').unwrap_or('ё');
    for ((r, l), weight) in table {
        let r: String = r.iter().map(russian).collect();
        let l: String = l.iter().map(|&l| char::from(b'a' + l)).collect();
        let _ = writeln!(out, "{r}\t{l}\t{weight}");
    }
    out
}
