//! `bitext segment`: the sentences of one text.

use super::describe::describe;
use super::messages::Messages;
use super::{Status, input, interrupt, output, shared};
use bitext::model::Language;
use bitext::read::{self, Charset};
use bitext::write::sentences::{self, Format};
use bitext::{Result, pipeline};

/// Find the sentences of a text and write one a line
///
/// Where the text has empty lines between paragraphs, empty lines come out there and nowhere else. A heading, an item of
/// a list and a bracketed remark are a line each.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The text, a plain text file (`-`: standard input)
    #[arg(value_name = "FILE", default_value = input::STDIN)]
    file: String,
    /// Its language, as a tag such as ru, en-GB, sr-Latn
    ///
    /// Found from the file's name (`book.ru.txt`) or from the text where absent.
    #[arg(long, value_name = "TAG", value_parser = shared::language)]
    lang: Option<Language>,
    /// Its encoding: utf-8, windows-1251, koi8-r, ibm866, …; found from the file where absent
    #[arg(long, value_name = "NAME", value_parser = shared::charset)]
    encoding: Option<Charset>,
    /// Write text, a sentence a line; or JSON, with the place of each sentence in the text in characters [default: json where the
    /// output ends in .json, else text]
    #[arg(long, value_name = "NAME")]
    format: Option<String>,
    /// The text holds one sentence a line already; an empty line ends a paragraph
    #[arg(long)]
    segmented: bool,
    #[command(flatten)]
    sentences: shared::Sentences,
    /// Tell at each place where a sentence may end whether one does, and by which rule
    ///
    /// As text a line each: the byte at which the next sentence begins or would begin, yes or no, the name of the rule, and
    /// the text around. In JSON the rules stand beside the sentences.
    #[arg(long, conflicts_with = "segmented")]
    explain: bool,
    /// The file to write (`-`: standard output)
    #[arg(long, short, value_name = "OUT")]
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
    let by_ending =
        || Ok(if output::is_json(args.output.as_deref()) { &sentences::Json as _ } else { &sentences::Text as _ });
    let format: &dyn Format = args.format.as_deref().map_or_else(by_ending, sentences::by_name)?;
    output::protect(args.output.as_deref(), [args.file.as_str()].into_iter().chain(args.sentences.file()))?;
    let mut options = read::Options::default();
    options.language.clone_from(&args.lang);
    options.sentences = args.segmented;
    options.verse = args.sentences.verse;
    options.charset = args.encoding;
    options.without_checksum = true;
    let segmenter = args.sentences.options()?;
    let read = input::read(&args.file, &options)?;
    let layout = read.layout;
    let (text, explanations, warnings) = args.work.run(|| {
        if args.explain {
            let (text, explanations, warnings) = pipeline::explain(read, &segmenter);
            (text, Some(explanations), warnings)
        } else {
            let (text, warnings) = pipeline::segment(read, &segmenter);
            (text, None, warnings)
        }
    })?;
    messages.note(&args.file, || describe(&text, layout));
    messages.warn(warnings);
    output::write(args.output.as_deref(), &interrupt::pending(), |out| {
        format.write(&text, explanations.as_deref(), out)
    })?;
    Ok(Status::Done)
}
