//! How fast sentences are found, beside a plain scan for the same marks: `cargo bench --bench segment`.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use bitext::model::{Document, Language};
use bitext::read::{self, read};
use bitext::segment::{Options, segment};
use criterion::{Criterion, Throughput};

const SAMPLES: [(&str, &str); 2] =
    [("ru", include_str!("../texts/report.ru.txt")), ("en", include_str!("../texts/report.en.txt"))];

/// Times that the sample is repeated: some 6 MB of Russian, 4 MB of English.
const COPIES: usize = 150;

fn document(language: &str, text: String) -> Arc<Document> {
    let mut options = read::Options::default();
    options.language = Some(Language::new(language).expect("a tag"));
    read("long.txt", text.into_bytes(), &options).expect("text is read").document.into()
}

fn main() {
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let mut group = criterion.benchmark_group("segment");
    for (language, sample) in SAMPLES {
        let paragraphs = document(language, sample.repeat(COPIES));
        let one = document(language, sample.split_whitespace().collect::<Vec<_>>().join(" ").repeat(COPIES));
        for (name, document) in [("paragraphs", &paragraphs), ("one paragraph", &one)] {
            group.throughput(Throughput::Bytes(document.text().len() as u64));
            let run = || segment(Arc::clone(black_box(document)), &Options::default()).len();
            group.bench_function(format!("{language}, {name}"), |b| b.iter(run));
            let start = Instant::now();
            black_box(run());
            let own = start.elapsed();
            let start = Instant::now();
            black_box(memchr::memchr3_iter(b'.', b'!', b'?', document.text().as_bytes()).count());
            let scan = start.elapsed().as_secs_f64();
            let own = own.as_secs_f64();
            let megabytes = document.text().len() as f64 / 1e6 / own;
            println!(
                "segment/{language}, {name}: {megabytes:.0} MB/s, {:.0} times a plain scan for the marks",
                own / scan
            );
        }
    }
    group.finish();
    criterion.final_summary();
}
