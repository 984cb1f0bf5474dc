//! `bitext align`: the main job.

use super::advice::with_advice;
use super::describe::describe;
use super::known::{self, Known};
use super::linking::Linking;
use super::messages::Messages;
use super::progress::Progress;
use super::{Status, date, interrupt, output, pair, shared};
use bitext::model::{PerSide, Place};
use bitext::pipeline;
use bitext::read::Read;
use bitext::write::{self, Format};
use bitext::{Error, Result};

/// Link the sentences of a text and its translation
///
/// Finds the sentences of both texts, links those that translate each other, finds and transliterates the names, and
/// writes the edition in each requested format.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    texts: shared::Texts,
    /// File to write (`-`: standard output); may be given several times
    ///
    /// Its ending decides the format, unless --format does.
    #[arg(long, short, value_name = "OUT", display_order = 1)]
    output: Vec<String>,
    /// Format: tei, pairs, tsv, json or svg; once for the only output, or once for each -o in order
    #[arg(long, value_name = "NAME", display_order = 2, value_parser = Known(known::editions), hide_possible_values = true, long_help = formats())]
    format: Vec<String>,
    /// Print how the texts were understood (format, encoding, language, layout, blocks, units, warnings), and stop
    #[arg(long, display_order = 10)]
    dry_run: bool,
    #[command(flatten)]
    linking: Linking,
    #[command(flatten)]
    names: shared::Names,
    /// Add the whole text in Latin letters: in TSV, one column per --scheme at the end
    ///
    /// This applies to each text in Cyrillic letters, original or translation; a column is called `source_iso9` or
    /// `target_iso9`, for example.
    #[arg(long, hide_short_help = true, help_heading = "Names and transliteration")]
    transliterate: bool,
    #[command(flatten)]
    work: shared::Work,
}

const EXAMPLES: &str = "\
Examples:
  bitext align report.ru.txt report.en.txt -o report.tei.xml
  bitext align report.ru.txt report.en.txt -o report.tei.xml -o report.tsv
  bitext align --segmented ru.txt en.txt --source-lang ru --target-lang en --format pairs";

/// The format of standard output where none is named.
const DEFAULT: &str = "tei";

impl Args {
    fn inputs(&self) -> impl Iterator<Item = &str> {
        self.texts.inputs().chain(self.linking.files()).chain(self.names.file())
    }
}

pub(super) fn run(args: &Args, messages: &mut Messages) -> Result<Status> {
    let (outputs, date) = (outputs(args)?, date::of_source()?);
    if args.transliterate && !outputs.iter().any(|(_, format)| format.has_transliteration()) {
        let names: Vec<&str> = write::FORMATS.iter().filter(|f| f.has_transliteration()).map(|f| f.name()).collect();
        let message = format!("--transliterate adds columns to a table: write one in the format {}", names.join(", "));
        return Err(Error::Usage(message));
    }
    let pending = interrupt::pending();
    let mut options = pair::options(&args.texts, &args.linking)?;
    let wanted = |shows: fn(&dyn Format) -> bool| outputs.iter().any(|(_, format)| shows(*format));
    if wanted(|format| format.has_names()) {
        options.names = Some(args.names.options()?);
    }
    options.dates = wanted(|format| format.has_dates());
    options.coverage = wanted(|format| format.has_findings());
    let progress = Progress::new(messages.options, options.stages().count() + 2);
    progress.step("reading");
    let texts = args.texts.read()?;
    if args.dry_run {
        drop(progress);
        return dry_run(texts, &options);
    }
    let edition = pair::edition(texts, args.texts.files(), &options, args.work, &progress, messages)?;
    progress.step("writing");
    let mut options = write::Options::default();
    options.date = date;
    if args.transliterate {
        options.transliterate = args.names.schemes()?;
    }
    let mut files = Vec::new();
    for (file, format) in outputs {
        let warnings = output::write(file, &pending, |out| format.write(&edition, &options, out))?;
        messages.warn(warnings);
        files.extend(file.filter(|&file| file != output::STDOUT));
    }
    drop(progress);
    messages.done(&edition, &files);
    Ok(Status::Done)
}

/// Prints how the texts were understood.
fn dry_run(texts: PerSide<Read>, options: &pipeline::Options) -> Result<Status> {
    let odd = pipeline::odd(&texts.source, &texts.target);
    output::stdout(|out| {
        for read in texts {
            let (name, understood) = (read.name.clone(), (read.format, read.layout));
            let (text, warnings) = pipeline::segment(read, &options.segmenter);
            writeln!(out, "{name}")?;
            for (label, value) in describe(&text, understood) {
                writeln!(out, "  {label:9} {value}")?;
            }
            for warning in warnings.iter().chain(odd.iter().filter(|w| w.file == name)) {
                let place = if warning.place == Place::Whole { String::new() } else { format!("{}: ", warning.place) };
                writeln!(out, "  {:9} {place}{}", "warning", with_advice(&warning.message))?;
            }
        }
        Ok(())
    })?;
    Ok(Status::Done)
}

/// Each file with its format; no file is standard output.
fn outputs(args: &Args) -> Result<Vec<(Option<&str>, &'static dyn Format)>> {
    let files = &args.output;
    output::protect(files.iter().map(String::as_str), args.inputs())?;
    let named: Vec<_> = args.format.iter().map(|name| write::by_name(name)).collect::<Result<_>>()?;
    if files.is_empty() && named.len() < 2 {
        let format = named.first().copied().map_or_else(|| write::by_name(DEFAULT), Ok)?;
        return Ok(vec![(None, format)]);
    }
    if named.is_empty() {
        let format =
            |file: &str| if file == output::STDOUT { write::by_name(DEFAULT) } else { write::by_ending(file.as_ref()) };
        return files.iter().map(|file| Ok((Some(file.as_str()), format(file)?))).collect();
    }
    if named.len() != files.len() {
        let (formats, files) = (times(named.len()), times(files.len()));
        let message = format!("--format is given {formats}, and -o {files}: give a format for each file, in order");
        return Err(Error::Usage(message));
    }
    Ok(files.iter().map(|file| Some(file.as_str())).zip(named).collect())
}

/// The formats, for `--help`.
fn formats() -> String {
    let line =
        |format: &&dyn Format| format!("- {} ({}): {}", format.name(), format.endings().join(", "), format.about());
    let lines: Vec<String> = write::FORMATS.iter().map(line).collect();
    format!(
        "Format: once for the only output, or once for each -o in order. Formats and the endings of their \
         files:\n\n{}",
        lines.join("\n")
    )
}

/// How often, in words.
fn times(count: usize) -> String {
    match count {
        0 => "not at all".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}
