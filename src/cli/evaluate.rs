//! `bitext evaluate`: an alignment against a reference.

use clap::ValueEnum;
use serde::Serialize;

use super::input::{label, text};
use super::{Status, output};
use bitext::evaluate::{Beads, Figures, Scores, Sentences, score};
use bitext::{Error, Result};

/// Compare an alignment with a reference
///
/// Both files are in the pairs format, one link per line such as `[3, 4]:[5]`, numbers from 0. Strict counts links that are
/// exactly the same, lax links that share a pair of sentences. Prints precision, recall and F1 of each. With --source and
/// --target, links are compared by their places in the text, so that the sentences need not be the same.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Reference
    #[arg(value_name = "GOLD")]
    gold: String,
    /// Links to be judged
    #[arg(value_name = "PREDICTED")]
    predicted: String,
    /// Sentences of the original, one per line: those of the reference, then those to be judged
    #[arg(long, num_args = 2, value_names = ["GOLD", "PREDICTED"], requires = "target")]
    source: Vec<String>,
    /// Sentences of the translation, likewise
    #[arg(long, num_args = 2, value_names = ["GOLD", "PREDICTED"], requires = "source")]
    target: Vec<String>,
    /// Format of the figures
    #[arg(long, value_name = "NAME", default_value = "text", ignore_case = true)]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  bitext evaluate gold.pairs mine.pairs
  bitext evaluate gold.pairs mine.pairs \\
    --source gold.ru.txt mine.ru.txt --target gold.en.txt mine.en.txt";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(args: &Args) -> Result<Status> {
    let gold = Beads::parse(label(&args.gold), &text(&args.gold)?)?;
    let predicted = Beads::parse(label(&args.predicted), &text(&args.predicted)?)?;
    let scores = match (args.source.as_slice(), args.target.as_slice()) {
        ([], []) => score(&gold, &predicted),
        ([a, b], [c, d]) => {
            let texts = [text(a)?, text(b)?, text(c)?, text(d)?];
            let [a, b, c, d] = [(a, &texts[0]), (b, &texts[1]), (c, &texts[2]), (d, &texts[3])]
                .map(|(file, text)| Sentences::new(label(file), text));
            a.same_text(&b)?;
            c.same_text(&d)?;
            score(&gold.located(&a, &c)?, &predicted.located(&b, &d)?)
        }
        _ => return Err(Error::Usage("--source and --target take two files each, once".to_owned())),
    };
    output::stdout(|out| match args.format {
        Format::Text => {
            let line = |f: &Figures| format!("{:.3} {:.3} {:.3}", f.precision, f.recall, f.f1);
            writeln!(out, "strict {}\nlax {}", line(&scores.strict), line(&scores.lax))
        }
        Format::Json => {
            serde_json::to_writer(&mut *out, &Document { version: 2, scores })?;
            out.write_all(b"\n")
        }
    })?;
    Ok(Status::Done)
}

#[derive(Serialize)]
struct Document {
    version: u8,
    #[serde(flatten)]
    scores: Scores,
}
