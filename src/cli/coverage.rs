//! `bitext coverage`: what a translation leaves out and adds.

use super::known::{self, Known};
use super::linking::Linking;
use super::messages::Messages;
use super::progress::Progress;
use super::{Status, interrupt, output, pair, shared};
use bitext::Result;
use bitext::write::coverage::{self, Format};

/// Report what a translation leaves out and adds
///
/// Prints the share of both texts that has a counterpart, by sentences and words, and each sentence that has none. Sentences
/// are numbered from 1 (in JSON from 0), in headings, text and remarks alike.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    texts: shared::Texts,
    /// Format of the report: text or json [default: json for a file that ends in .json, else text]
    #[arg(long, value_name = "NAME", display_order = 2, value_parser = Known(known::coverage), hide_possible_values = true)]
    format: Option<String>,
    /// Exit with status 1 if less than this share of the original's sentences is covered
    #[arg(long, value_name = "PERCENT", allow_negative_numbers = true, value_parser = percent)]
    fail_under: Option<f64>,
    /// File to write (`-`: standard output)
    #[arg(long, short, value_name = "OUT", display_order = 1)]
    output: Option<String>,
    #[command(flatten)]
    linking: Linking,
    #[command(flatten)]
    work: shared::Work,
}

const EXAMPLES: &str = "\
Examples:
  bitext coverage report.ru.txt report.en.txt
  bitext coverage report.ru.txt report.en.txt --format json --fail-under 99";

fn percent(text: &str) -> Result<f64, String> {
    let value: Option<f64> = text.trim_end_matches('%').trim_end().parse().ok();
    value.filter(|v| (0.0..=100.0).contains(v)).ok_or_else(|| "expected a number from 0 to 100".to_owned())
}

pub(super) fn run(args: &Args, messages: &mut Messages) -> Result<Status> {
    let formats: [(&str, &dyn Format); 1] = [("json", &coverage::Json)];
    let by_ending = || output::by_ending(args.output.as_deref(), &formats, &coverage::Text);
    let format: &dyn Format = args.format.as_deref().map_or_else(by_ending, coverage::by_name)?;
    output::protect(args.output.as_deref(), args.texts.inputs().chain(args.linking.files()))?;
    let pending = interrupt::pending();
    let mut options = pair::options(&args.texts, &args.linking)?;
    options.coverage = true;
    let progress = Progress::new(messages.options, options.stages().count() + 1);
    progress.step("reading");
    let texts = args.texts.read()?;
    let edition = pair::edition(texts, args.texts.files(), &options, args.work, &progress, messages)?;
    drop(progress);
    output::write(args.output.as_deref(), &pending, |out| format.write(&edition, out))?;
    let share = edition.versions().first().map_or(1.0, |version| version.report.coverage.source.share());
    let below = args.fail_under.is_some_and(|least| share * 100.0 < least);
    Ok(if below { Status::Below } else { Status::Done })
}
