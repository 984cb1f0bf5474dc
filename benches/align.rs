//! How long aligning takes: `cargo bench --bench align`; how that grows with the text: `growth.rs`.
//!
//! Long texts are the sample several times over, the letters of its words exchanged in each copy (the same way on both
//! sides), so that words stay as rare as in a real text of that length.

use std::hint::black_box;

use bitext::align::{Model, Options, Pair};
use bitext::model::{Language, Segmented};
use bitext::read::{self, read};
use bitext::segment::segment;
use criterion::{Criterion, Throughput};

const RUSSIAN: &str = include_str!("../texts/report.ru.txt");
const ENGLISH: &str = include_str!("../texts/report.en.txt");

/// A text `copies` times over, as a source or target of its own language.
fn text(sample: &str, language: &str, copies: usize) -> Segmented {
    let mut long = String::with_capacity(sample.len() * copies);
    for copy in 0..copies {
        long.extend(sample.chars().map(|c| exchanged(c, copy)));
        long.push('\n');
    }
    let mut options = read::Options::default();
    options.language = Some(Language::new(language).expect("a tag"));
    let read = read("long.txt", long.into_bytes(), &options).expect("text is read");
    segment(read.document.into(), &bitext::segment::Options::default())
}

/// Letters that sound alike in both scripts, so that names and numbers still look alike when they are exchanged.
const CONSONANTS: [&str; 2] = ["бвгдзклмнпрстф", "bvgdzklmnprstf"];
const VOWELS: [&str; 2] = ["аеиоу", "aeiou"];

/// Another letter of its kind, another one in each copy.
fn exchanged(c: char, copy: usize) -> char {
    for letters in CONSONANTS.iter().chain(&VOWELS) {
        if let Some(at) = letters.chars().position(|letter| letter == c) {
            let count = letters.chars().count();
            return letters.chars().nth((at + copy * 3 + copy / count) % count).unwrap_or(c);
        }
    }
    c
}

fn align(source: &Segmented, target: &Segmented) -> usize {
    let pair = Pair::new(source, target);
    Model::fit(&pair, &Options::default()).align(&pair).expect("each sentence once").len()
}

fn benches(c: &mut Criterion) {
    let mut group = c.benchmark_group("align");
    group.sample_size(10);
    for copies in [1, 10] {
        let (source, target) = (text(RUSSIAN, "ru", copies), text(ENGLISH, "en", copies));
        group.throughput(Throughput::Elements((source.len() + target.len()) as u64));
        group.bench_function(format!("{} sentences", source.len()), |b| b.iter(|| align(black_box(&source), &target)));
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    benches(&mut criterion);
    criterion.final_summary();
}
