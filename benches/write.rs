//! How long each format takes for an edition of 100,000 sentences a side, into memory.

use std::error::Error;
use std::fmt::Write;

use bitext::write::{FORMATS, Options, edition};
use criterion::Criterion;

#[path = "../tests/support/mod.rs"]
mod support;

/// Sentences a side; a paragraph has ten.
const SENTENCES: usize = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut case = String::new();
    for (text, sentence) in
        [("ru long.ru.txt", "Щукин уехал\\nиз Вологды. "), ("en long.en.txt", "He left & came back. ")]
    {
        writeln!(case, "text {text}")?;
        for n in 0..SENTENCES {
            if n % 10 == 0 {
                writeln!(case, "paragraph")?;
            }
            writeln!(case, "= \"{sentence}\"")?;
        }
    }
    for n in 0..SENTENCES {
        writeln!(case, "bead {n}:{n} 0.9")?;
    }
    let long = support::edition(&case)?;
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    for format in FORMATS {
        criterion.bench_function(&format!("write/{}", format.name()), |bench| {
            bench.iter(|| {
                let mut out = Vec::new();
                edition(&long, *format, &Options::default(), &mut out).map(|_| out)
            });
        });
    }
    Ok(())
}
