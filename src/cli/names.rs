//! `bitext names`: the index of names.

use super::known::{self, Known};
use super::linking::Linking;
use super::messages::Messages;
use super::progress::Progress;
use super::{Status, interrupt, output, pair, shared};
use bitext::Result;
use bitext::model::{Edition, Place, Warning};
use bitext::write::names::{self, Format};

/// List the names of both texts
///
/// Finds the people, places and organisations that a Russian text and its translation name, pairs the forms that are one
/// name, and groups the mentions of each. Names that only one side has are listed too.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    texts: shared::Texts,
    /// Format: tsv, json, tei, kwic or authority
    ///
    /// tsv has one mention per line; tei has lists of people, places and organisations; kwic shows each mention in its
    /// context; authority has one entry per line. By default the ending of the output file decides (.json, .xml, .kwic), else
    /// it is tsv.
    ///
    /// The authority list can be corrected in a spreadsheet and given back with --authority: change a name or a type, set the
    /// status to confirmed or rejected, move forms from one line to another. `ru_surname` holds the whole name of a place or
    /// an organisation; vertical bars separate several forms. The program looks for the forms of a line that is confirmed, or
    /// has no status, in both texts. json and authority keep what is rejected or not named; tei lists what the texts name.
    #[arg(long, value_name = "NAME", display_order = 2, value_parser = Known(known::names), hide_possible_values = true)]
    format: Option<String>,
    /// File to write (`-`: standard output)
    #[arg(long, short, value_name = "OUT", display_order = 1)]
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
    let formats: [(&str, &dyn Format); 4] =
        [("tsv", &names::Tsv), ("json", &names::Json), ("xml", &names::Tei), ("kwic", &names::Kwic)];
    let by_ending = || output::by_ending(args.output.as_deref(), &formats, &names::Tsv);
    let format: &dyn Format = args.format.as_deref().map_or_else(by_ending, names::by_name)?;
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

/// A warning where the index is empty because the original is not Russian.
fn not_russian(edition: &Edition) -> Option<Warning> {
    let document = edition.original().document();
    let language = &document.language().language;
    let message = format!("names are found in Russian originals only, but this text is in {language}");
    let warning = || Warning { file: document.file().label().to_owned(), place: Place::Whole, message };
    (language.primary() != "ru").then(warning)
}
