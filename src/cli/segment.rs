//! `bitext segment`: the sentences of one text.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::describe::describe;
use super::messages::Messages;
use super::{Status, input, interrupt, output, shared};
use bitext::model::{BlockKind, Language, Segmented, Stream, Unit};
use bitext::read::{self, Charset};
use bitext::{Result, pipeline, write};

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
    /// Write text, a sentence a line; or JSON, with the place of each sentence in the text in bytes
    #[arg(long, value_name = "NAME", default_value = "text", ignore_case = true)]
    format: Format,
    /// The text holds one sentence a line already; an empty line ends a paragraph
    #[arg(long)]
    segmented: bool,
    /// The file to write (`-`: standard output)
    #[arg(long, short, value_name = "OUT")]
    output: Option<String>,
    #[command(flatten)]
    work: shared::Work,
}

const EXAMPLES: &str = "\
Examples:
  bitext segment book.ru.txt > book.ru.sentences
  cat book.txt | bitext segment --lang ru --format json";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(args: &Args, messages: &mut Messages) -> Result<Status> {
    output::protect(args.output.as_deref(), [args.file.as_str()])?;
    let mut options = read::Options::default();
    options.language.clone_from(&args.lang);
    options.sentences = args.segmented;
    options.charset = args.encoding;
    let read = input::read(&args.file, &options)?;
    let layout = read.layout;
    let (text, warnings) = args.work.run(|| pipeline::segment(read))?;
    messages.note(&args.file, || describe(&text, layout));
    messages.warn(warnings);
    output::write(args.output.as_deref(), &interrupt::pending(), |out| match args.format {
        Format::Text => lines(&text, out),
        Format::Json => json(&text, out),
    })?;
    Ok(Status::Done)
}

/// One unit a line; an empty line between blocks where the text has one.
fn lines(text: &Segmented, out: &mut dyn Write) -> io::Result<()> {
    let whole = text.document().text();
    let mut line = String::new();
    let mut end = 0;
    for id in text.ids() {
        let span = text.span(id);
        if id.index() > 0 && text.opens_block(id) && read::has_empty_line(&whole[end..span.start() as usize]) {
            out.write_all(b"\n")?;
        }
        end = span.end() as usize;
        line.clear();
        write::flat(text, id, &mut line);
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    language: &'a str,
    encoding: &'a str,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
struct Block {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    note: Option<u32>,
    sentences: Vec<Sentence>,
}

#[derive(Serialize)]
struct Sentence {
    start: u32,
    end: u32,
    kind: &'static str,
}

fn json(text: &Segmented, out: &mut dyn Write) -> io::Result<()> {
    let mut blocks: Vec<Block> = Vec::with_capacity(text.document().blocks().len());
    for id in text.ids() {
        if text.opens_block(id) {
            let (kind, level) = kind(text.block_kind(id));
            let note = match text.stream(id) {
                Stream::Note { mark } => Some(mark),
                Stream::Body => None,
            };
            blocks.push(Block { kind, level, note, sentences: Vec::new() });
        }
        let span = text.span(id);
        let kind = match text.unit(id) {
            Unit::Sentence => "sentence",
            Unit::Remark => "remark",
        };
        if let Some(block) = blocks.last_mut() {
            block.sentences.push(Sentence { start: span.start(), end: span.end(), kind });
        }
    }
    let document = text.document();
    let language = document.language().language.as_str();
    serde_json::to_writer(&mut *out, &Document { version: 1, language, encoding: &document.encoding().name, blocks })?;
    out.write_all(b"\n")
}

fn kind(kind: BlockKind) -> (&'static str, Option<u8>) {
    match kind {
        BlockKind::Heading { level } => ("heading", Some(level)),
        BlockKind::Item => ("item", None),
        BlockKind::Verse => ("verse", None),
        BlockKind::Cell => ("cell", None),
        BlockKind::Speech => ("speech", None),
        _ => ("paragraph", None),
    }
}
