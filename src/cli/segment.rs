//! `bitext segment`: the sentences of one text.

use super::describe::describe;
use super::known::{self, Known};
use super::messages::Messages;
use super::{Status, input, interrupt, output, shared};
use bitext::model::Language;
use bitext::read::{self, Charset};
use bitext::write::sentences::{self, Format};
use bitext::{Result, pipeline};

/// Find the sentences of a text and print one per line
///
/// Where the text has an empty line between two paragraphs, the output has one too, and nowhere else. A heading, a list item
/// and a bracketed remark each get a line of their own.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// File of any format that --input-format names (`-`: standard input)
    #[arg(value_name = "FILE", default_value = input::STDIN)]
    file: String,
    /// Language, as a tag such as ru, en-GB, sr-Latn
    ///
    /// By default it is taken from the file's name (`book.ru.txt`), or detected from the text.
    #[arg(long, value_name = "TAG", display_order = 3, value_parser = shared::language)]
    lang: Option<Language>,
    /// Encoding: utf-8, windows-1251, koi8-r, ibm866, … [default: detected]
    #[arg(long, value_name = "NAME", value_parser = shared::charset)]
    encoding: Option<Charset>,
    /// Format of the file [default: detected]
    #[arg(long, value_name = "NAME", value_parser = Known(known::inputs), hide_possible_values = true, long_help = shared::input_formats("the file"))]
    input_format: Option<String>,
    #[command(flatten)]
    notes: shared::Notes,
    /// Format: text or json, which has the place of each sentence in characters [default: json for a file that ends in
    /// .json, else text]
    #[arg(long, value_name = "NAME", display_order = 2, value_parser = Known(known::sentences), hide_possible_values = true)]
    format: Option<String>,
    /// The file has one sentence per line already; an empty line ends a paragraph
    #[arg(long)]
    segmented: bool,
    #[command(flatten)]
    sentences: shared::Sentences,
    /// Show, for each place where a sentence may end, whether one does and which rule decided
    ///
    /// As text, one line per place: the byte at which the next sentence begins or would begin, yes or no, the name of the
    /// rule, and the text around it. In JSON the rules stand beside the sentences.
    #[arg(long, conflicts_with = "segmented")]
    explain: bool,
    /// File to write (`-`: standard output)
    #[arg(long, short, value_name = "OUT", display_order = 1)]
    output: Option<String>,
    #[command(flatten)]
    work: shared::Work,
}

const EXAMPLES: &str = "\
Examples:
  bitext segment book.ru.txt > book.ru.sentences
  bitext segment book.ru.txt --abbreviations own.txt --explain
  cat book.txt | bitext segment --lang ru --format json";

pub(super) fn run(args: &Args, messages: &mut Messages) -> Result<Status> {
    let formats: [(&str, &dyn Format); 2] = [("json", &sentences::Json), ("sentences", &sentences::Text)];
    let by_ending = || output::by_ending(args.output.as_deref(), &formats, &sentences::Text);
    let format: &dyn Format = args.format.as_deref().map_or_else(by_ending, sentences::by_name)?;
    output::protect(args.output.as_deref(), [args.file.as_str()].into_iter().chain(args.sentences.file()))?;
    let mut options = read::Options::default();
    options.language.clone_from(&args.lang);
    options.sentences = args.segmented;
    options.verse = args.sentences.verse;
    options.charset = args.encoding;
    options.format = args.input_format.as_deref().map(read::Format::named).transpose()?;
    options.notes = args.notes.place()?;
    options.without_checksum = true;
    let segmenter = args.sentences.options()?;
    let read = input::read(&args.file, &options)?;
    let understood = (read.format, read.layout);
    let (text, explanations, warnings) = args.work.run(|| {
        if args.explain {
            let (text, explanations, warnings) = pipeline::explain(read, &segmenter);
            (text, Some(explanations), warnings)
        } else {
            let (text, warnings) = pipeline::segment(read, &segmenter);
            (text, None, warnings)
        }
    })?;
    messages.note(&args.file, || describe(&text, understood));
    messages.warn(warnings);
    output::write(args.output.as_deref(), &interrupt::pending(), |out| {
        format.write(&text, explanations.as_deref(), out)
    })?;
    Ok(Status::Done)
}
