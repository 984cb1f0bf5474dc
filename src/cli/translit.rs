//! `bitext translit`: Cyrillic → Latin letters, and back.

use std::io;

use super::known::{self, Known};
use super::messages::Messages;
use super::{Status, output, shared};
use bitext::model::STREAM;
use bitext::read::{Blocks, Charset};
use bitext::translit::{Converter, schemes};
use bitext::{Error, Result};

/// Transliterate Russian into Latin letters
///
/// Case follows the shape of each word; stress marks, Latin letters, digits and punctuation stay as they are. A warning lists
/// letters that a scheme does not define (Ukrainian ones, for example).
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Texts, one line of output each [default: standard input]
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
    /// Scheme, as --list names it; several give one column each, separated by tabs
    #[arg(long = "scheme", value_name = "NAME", value_parser = Known(known::schemes), hide_possible_values = true, default_value = "alalc-simple")]
    schemes: Vec<String>,
    /// Convert Latin letters back to Cyrillic, for the schemes that allow it (--list --reverse lists them)
    #[arg(long)]
    reverse: bool,
    /// List the schemes: name, language tag, title
    #[arg(long, conflicts_with = "texts")]
    list: bool,
    /// Encoding of standard input: utf-8, windows-1251, koi8-r, ibm866, … [default: detected]
    #[arg(long, value_name = "NAME", value_parser = shared::charset, conflicts_with = "texts")]
    encoding: Option<Charset>,
}

const EXAMPLES: &str = "\
Examples:
  bitext translit \"Никита Хрущёв\"
  bitext translit --scheme iso9 < names.txt > names.latin.txt
  bitext translit --scheme iso9 --scheme bgn < names.txt > names.tsv
  bitext translit --scheme iso9 --reverse \"Nikita Hruŝëv\"";

pub(super) fn run(args: &Args, messages: &mut Messages) -> Result<Status> {
    if args.list {
        let listed = || schemes().iter().filter(|scheme| scheme.is_reversible() || !args.reverse);
        output::stdout(|out| listed().try_for_each(|s| writeln!(out, "{}\t{}\t{}", s.id(), s.tag(), s.title())))?;
        return Ok(Status::Done);
    }
    let schemes = shared::schemes(&args.schemes)?;
    let mut converter = match schemes[..] {
        [scheme] if args.reverse => Converter::to_cyrillic(scheme)?,
        _ if args.reverse => return Err(Error::Usage("--reverse goes with one --scheme".to_owned())),
        _ => Converter::to_latin(&schemes),
    };
    if args.texts.is_empty() {
        let mut blocks = Blocks::new(STREAM, io::stdin().lock(), args.encoding)?;
        stream(&mut blocks, &mut converter)?;
        messages.warn(blocks.warnings);
        messages.warn(converter.warnings(STREAM));
    } else {
        let mut out = String::new();
        args.texts.iter().for_each(|text| converter.write(&format!("{text}\n"), &mut out));
        output::stdout(|stdout| stdout.write_all(out.as_bytes()))?;
        messages.warn(converter.warnings("arguments"));
    }
    Ok(Status::Done)
}

/// Block by block, so that a pipe flows.
fn stream(blocks: &mut Blocks<'_>, converter: &mut Converter<'_>) -> Result<()> {
    let mut text = String::new();
    output::stdout(|out| {
        loop {
            match blocks.next_block() {
                Ok(None) => return Ok(Ok(())),
                Ok(Some(block)) => {
                    text.clear();
                    converter.write(block, &mut text);
                    out.write_all(text.as_bytes())?;
                    if blocks.waits() {
                        out.flush()?;
                    }
                }
                Err(error) => return Ok(Err(error)),
            }
        }
    })?
}
