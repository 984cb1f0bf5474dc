//! `bitext evaluate`: an alignment against a reference.

use clap::ValueEnum;
use serde::Serialize;

use super::input::{label, text};
use super::{Status, output};
use bitext::evaluate::{Beads, Figures, Scores, Sentences, score};
use bitext::model::PerSide;
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
        ([gold_source, source], [gold_target, target]) => {
            let read = |source, target| -> Result<PerSide<String>> {
                Ok(PerSide { source: text(source)?, target: text(target)? })
            };
            let texts = (read(gold_source, gold_target)?, read(source, target)?);
            let sentences = |name, text| Sentences::new(label(name), text);
            let of_gold =
                PerSide::new(sentences(gold_source, &texts.0.source), sentences(gold_target, &texts.0.target));
            let of_predicted = PerSide::new(sentences(source, &texts.1.source), sentences(target, &texts.1.target));
            of_gold.source.same_text(&of_predicted.source)?;
            of_gold.target.same_text(&of_predicted.target)?;
            let gold = gold.located(&of_gold.source, &of_gold.target)?;
            score(&gold, &predicted.located(&of_predicted.source, &of_predicted.target)?)
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
