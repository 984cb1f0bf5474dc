//! How the aligner's cost grows with the text, and whether a translation that lacks its first third aligns:
//! `cargo bench --bench growth`.
//!
//! Long texts are the sample many times over, its passages in another order each time and the letters of its rarer words
//! exchanged (both in the same way on both sides), so that words stay as rare as in a real text of that length and
//! look-alikes stay alike. Time is that of one thread's processor, the least of several runs, so that other programs
//! disturb it little; Linux tells it, elsewhere it is the time of the clock.

#[path = "tools/measure/random.rs"]
mod random;

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use bitext::align::{Model, Options, Pair};
use bitext::evaluate::{Beads, score};
use bitext::model::{Language, PerSide, Segmented, SentenceId, Side};
use bitext::read::{self, read};
use bitext::segment::by_line;

use random::Random;

const SENTENCES: PerSide<&str> =
    PerSide::new(include_str!("../alignments/report.ru.sentences"), include_str!("../alignments/report.en.sentences"));
const BEADS: &str = include_str!("../alignments/report.pairs");

/// Source sentences of the long texts, and how often each is aligned.
const SIZES: [(usize, usize); 3] = [(5_000, 5), (20_000, 3), (100_000, 2)];

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Result<()> {
    // `cargo test --benches` only wants to know that it builds.
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let sample = Sample::new()?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    println!(
        "growth: {:>9} {:>8} {:>14} {:>6} {:>8} {:>6}",
        "sentences", "CPU s", "µs a sentence", "ratio", "peak MB", "F1"
    );
    let mut first = None;
    for (size, runs) in SIZES {
        let run = pool.install(|| sample.repeated(size).run(runs))?;
        let ratio = run.each / *first.get_or_insert(run.each);
        println!("growth: {size:>9} {} {ratio:>6.2} {:>8} {:>6.3}", run.time(), run.peak, run.f1);
    }
    let size = SIZES[SIZES.len() - 1].0;
    let run = pool.install(|| sample.repeated(size).without_first_third().run(1))?;
    println!(
        "growth: {size:>9} {} {:>6} {:>8} {:>6.3}   without the first third of the translation",
        run.time(),
        "",
        run.peak,
        run.f1
    );
    Ok(())
}

/// A bead: the sentences of each side.
type Texts<T> = PerSide<Vec<T>>;

/// The sample, bead by bead.
struct Sample {
    beads: Vec<Texts<&'static str>>,
    /// How often each word of both texts occurs.
    counts: HashMap<&'static str, usize>,
}

/// Beads that keep their order.
const PASSAGE: usize = 12;

/// Words that occur more often in the sample, or have fewer letters, keep their letters.
const RARE: (usize, usize) = (4, 4);

/// Two beads in three use the letters of one in so many copies: their words come back, as most words of a real text do.
const COME_BACK: usize = 64;

/// Letters that sound alike in both scripts, so that names still look alike when they are exchanged.
const LETTERS: [[&str; 2]; 2] = [["бвгдзклмнпрстф", "bvgdzklmnprstf"], ["аеиоу", "aeiou"]];

impl Sample {
    fn new() -> Result<Self> {
        let lines = SENTENCES.map(|text| text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>());
        let sentences = |side: Side, numbers: &[u32]| -> Vec<&'static str> {
            numbers.iter().filter_map(|&n| lines[side].get(n as usize).copied()).collect()
        };
        let beads = read::pairs("report.pairs", BEADS)?;
        let mut counts = HashMap::new();
        for line in lines.iter().flatten() {
            line.split(|c: char| !c.is_alphabetic()).for_each(|word| *counts.entry(word).or_default() += 1);
        }
        let beads = beads.iter().map(|bead| PerSide {
            source: sentences(Side::Source, &bead.source),
            target: sentences(Side::Target, &bead.target),
        });
        Ok(Self { beads: beads.collect(), counts })
    }

    /// The sample over and over, until there are `size` source sentences.
    fn repeated(&self, size: usize) -> Long {
        let mut random = Random(1);
        let passages: Vec<usize> = (0..self.beads.len()).step_by(PASSAGE).collect();
        let mut long = Long::default();
        let mut letters: Vec<Letters> = Vec::new();
        let mut sentences = 0;
        while sentences < size {
            let copy = letters.len();
            letters.push(Letters::new(&mut random, copy > 0));
            let mut order = passages.clone();
            random.shuffle(&mut order);
            for bead in order.iter().flat_map(|&first| first..(first + PASSAGE).min(self.beads.len())) {
                let number = if (bead + copy).is_multiple_of(3) { copy } else { copy % COME_BACK };
                let exchange = |sentence: &&str| self.exchanged(sentence, &letters[number]);
                sentences += self.beads[bead].source.len();
                long.beads.push(self.beads[bead].as_ref().map(|sentences| sentences.iter().map(exchange).collect()));
            }
        }
        long
    }

    fn exchanged(&self, sentence: &str, letters: &Letters) -> String {
        let mut out = String::with_capacity(sentence.len());
        for part in sentence.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            let rare = self.counts.get(word).is_some_and(|&n| n <= RARE.0) && word.chars().count() >= RARE.1;
            out.extend(part.chars().map(|c| if rare { letters.other(c) } else { c }));
        }
        out
    }
}

/// Which letter stands for which in one copy.
struct Letters(HashMap<char, char>);

impl Letters {
    fn new(random: &mut Random, exchange: bool) -> Self {
        let mut map = HashMap::new();
        for scripts in LETTERS {
            let [cyrillic, latin] = scripts.map(|letters| letters.chars().collect::<Vec<_>>());
            let mut order: Vec<usize> = (0..latin.len()).collect();
            if exchange {
                random.shuffle(&mut order);
            }
            for letters in [cyrillic, latin] {
                map.extend(letters.iter().copied().zip(order.iter().map(|&k| letters[k])));
            }
        }
        Self(map)
    }

    /// The letter that stands for `c`; a capital for a capital.
    fn other(&self, c: char) -> char {
        let small = c.to_lowercase().next().unwrap_or(c);
        let other = self.0.get(&small).copied().unwrap_or(small);
        if c == small { other } else { other.to_uppercase().next().unwrap_or(other) }
    }
}

/// A long text and its translation, bead by bead.
#[derive(Default)]
struct Long {
    beads: Vec<Texts<String>>,
}

/// What aligning a long text costs and gives.
struct Run {
    least: Duration,
    /// Microseconds a sentence, those of both sides counted.
    each: f64,
    /// Largest memory of the process, in MB; 0 where the system does not tell.
    peak: u64,
    f1: f64,
}

impl Run {
    fn time(&self) -> String {
        format!("{:>8.2} {:>14.1}", self.least.as_secs_f64(), self.each)
    }
}

impl Long {
    /// The translation of the first third of the beads is missing.
    fn without_first_third(mut self) -> Self {
        let third = self.beads.len() / 3;
        self.beads[..third].iter_mut().for_each(|bead| bead.target.clear());
        self.beads.retain(|bead| !(bead.source.is_empty() && bead.target.is_empty()));
        self
    }

    fn run(&self, runs: usize) -> Result<Run> {
        let (source, target) = (self.text(Side::Source, "ru")?, self.text(Side::Target, "en")?);
        forget_peak();
        let (mut least, mut found) = (Duration::MAX, String::new());
        for _ in 0..runs {
            let start = Clock::now();
            let pair = Pair::new(&source, &target);
            let alignment = Model::fit(&pair, &Options::default()).align(&pair)?;
            least = least.min(start.elapsed());
            let numbers = |ids: &[SentenceId]| ids.iter().map(|id| id.number()).collect::<Vec<_>>();
            found.clear();
            for link in alignment.links() {
                writeln!(found, "{:?}:{:?}", numbers(link.source), numbers(link.target))?;
            }
        }
        let each = 1e6 * least.as_secs_f64() / (source.len() + target.len()) as f64;
        let f1 = score(&Beads::parse("reference", &self.pairs()?)?, &Beads::parse("found", &found)?).strict.f1;
        Ok(Run { least, each, peak: peak(), f1 })
    }

    fn text(&self, side: Side, language: &str) -> Result<Segmented> {
        let mut options = read::Options::default();
        options.language = Some(Language::new(language)?);
        options.sentences = true;
        let lines = self.beads.iter().flat_map(|bead| &bead[side]);
        let text = lines.fold(String::new(), |text, line| text + line + "\n");
        Ok(by_line(read("long.txt", text.into_bytes(), &options)?.document.into()))
    }

    /// The true beads in the format `pairs`.
    fn pairs(&self) -> Result<String> {
        let (mut pairs, mut next) = (String::new(), PerSide::new(0, 0));
        for bead in &self.beads {
            let PerSide { source, target } = PerSide::from_fn(|side| {
                let first = next[side];
                next[side] += bead[side].len();
                (first..next[side]).collect::<Vec<_>>()
            });
            writeln!(pairs, "{source:?}:{target:?}")?;
        }
        Ok(pairs)
    }
}

/// Time of this thread's processor.
struct Clock(Option<u64>, Instant);

impl Clock {
    fn now() -> Self {
        Self(Self::nanoseconds(), Instant::now())
    }

    fn nanoseconds() -> Option<u64> {
        fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
    }

    fn elapsed(&self) -> Duration {
        match (self.0, Self::nanoseconds()) {
            (Some(start), Some(end)) => Duration::from_nanos(end.saturating_sub(start)),
            _ => self.1.elapsed(),
        }
    }
}

/// Lets the system measure the largest memory anew; what cannot be done is left.
fn forget_peak() {
    fs::write("/proc/self/clear_refs", "5").unwrap_or_default();
}

fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
