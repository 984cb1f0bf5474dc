//! `bitext names`: the index of names.

use super::linking::Linking;
use super::messages::Messages;
use super::progress::Progress;
use super::{Status, interrupt, output, pair, shared};
use bitext::Result;
use bitext::model::{Edition, Place, Warning};
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
    /// Where it is not given, the ending of the file that is written tells it (.json, .xml, .kwic, .tsv); tsv else.
    ///
    /// The list of authority can be corrected in a spreadsheet and given back with --authority: change a name or a type, set
    /// the status to confirmed or rejected, move forms from one line to another. `ru_surname` holds a place's or body's whole
    /// name; several forms stand between vertical bars. The forms of a line that is confirmed, or has no status, are looked
    /// for in both texts. json and authority keep what is rejected or not named; tei lists what the texts name.
    #[arg(long, value_name = "NAME")]
    format: Option<String>,
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
    let by_ending =
        || Ok(args.output.as_deref().and_then(|file| names::by_ending(file.as_ref())).unwrap_or(&names::Tsv));
    let format = args.format.as_deref().map_or_else(by_ending, names::by_name)?;
    let inputs = args.texts.inputs().chain(args.linking.files()).chain(args.names.file());
    output::protect(args.output.as_deref(), inputs)?;
    let pending = interrupt::pending();
    let mut options = pair::options(&args.texts, &args.linking)?;
    options.names = Some(args.names.options()?);
    let progress = Progress::new(messages.options, options.stages().count() + 1);
    progress.step("reading");
    let texts = args.texts.read()?;
    let edition = pair::edition(texts, args.texts.files(), &options, args.work, &progress, messages)?;
    drop(progress);
    messages.warn(not_russian(&edition));
    output::write(args.output.as_deref(), &pending, |out| format.write(&edition, out))?;
    Ok(Status::Done)
}

/// An index that is empty for want of a Russian original is told.
fn not_russian(edition: &Edition) -> Option<Warning> {
    let document = edition.original().document();
    let language = &document.language().language;
    let message = format!("names are found in Russian originals only, and this one is in {language}");
    let warning = || Warning { file: document.file().label().to_owned(), place: Place::Whole, message };
    (language.primary() != "ru").then(warning)
}
