//! `bitext names`: the index of names.

use super::linking::Linking;
use super::messages::Messages;
use super::progress::Progress;
use super::{Status, interrupt, output, shared};
use bitext::Result;
use bitext::pipeline;
use bitext::write::names;

/// List the names of both texts
///
/// Finds the persons, places and bodies that a Russian text and its translation name, pairs the forms that are one name,
/// and brings the mentions of each together. Names that only one side has are listed too.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    texts: shared::Texts,
    /// How the names are listed: tsv, a mention a line; json; tei, lists of persons, places and bodies;
    /// kwic, each mention in its context; authority, an entry a line
    ///
    /// The list of authority can be corrected in a spreadsheet and given back with --authority: change a name or a type, set
    /// the status to confirmed or rejected, move forms from one line to another. `ru_surname` holds a place's or body's whole
    /// name; several forms stand between vertical bars.
    #[arg(long, value_name = "NAME", default_value = "tsv")]
    format: String,
    /// The file to write (`-`: standard output)
    #[arg(long, short, value_name = "OUT")]
    output: Option<String>,
    #[command(flatten)]
    linking: Linking,
    #[command(flatten)]
    names: shared::Names,
    #[command(flatten)]
    work: shared::Work,
}

const EXAMPLES: &str = "\
Examples:
  bitext names report.ru.txt report.en.txt
  bitext names report.ru.txt report.en.txt --format kwic
  bitext names report.ru.txt report.en.txt --format authority -o names.tsv
  bitext names report.ru.txt report.en.txt --authority names.tsv
  bitext names report.ru.txt report.en.txt --scheme iso9 --format json -o names.json";

pub(super) fn run(args: &Args, messages: &mut Messages) -> Result<Status> {
    let format = names::by_name(&args.format)?;
    let inputs = args.texts.inputs().chain(args.linking.files()).chain(args.names.file());
    output::protect(args.output.as_deref(), inputs)?;
    let pending = interrupt::pending();
    let mut options = pipeline::Options::default();
    args.texts.fill(&mut options)?;
    args.linking.fill(&mut options)?;
    args.names.fill(&mut options)?;
    options.names = true;
    let progress = Progress::new(messages.options, options.stages().count() + 1);
    progress.step("reading");
    let [source, target] = args.texts.read()?;
    let layouts = [source.layout, target.layout];
    let outcome =
        args.work.run(|| pipeline::align(source, target, &options, &|stage| progress.step(stage.describe())))?;
    let outcome = outcome?;
    drop(progress);
    messages.note_all(&outcome.edition, args.texts.files(), layouts);
    messages.warn(outcome.warnings);
    output::write(args.output.as_deref(), &pending, |out| format.write(&outcome.edition, out))?;
    Ok(Status::Done)
}
