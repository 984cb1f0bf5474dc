//! `bitext translit`: Cyrillic → Latin letters.

use std::io::{self, BufRead};

use super::{Status, output};
use bitext::translit::{Scheme, schemes};
use bitext::{Error, Result};

/// Transliterate Russian into Latin letters
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Texts, a line of output each; standard input where there is none
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
    /// The system, by its name in --list
    #[arg(long, value_name = "NAME", default_value = "alalc-simple")]
    scheme: String,
    /// List the systems: name, language tag, title
    #[arg(long, conflicts_with = "texts")]
    list: bool,
}

const EXAMPLES: &str = "\
Examples:
  bitext translit \"Никита Хрущёв\"
  bitext translit --scheme iso9 < names.txt > names.latin.txt";

pub(super) fn run(args: &Args) -> Result<Status> {
    if args.list {
        output::stdout(|out| {
            schemes().iter().try_for_each(|s| writeln!(out, "{}\t{}\t{}", s.id(), s.tag(), s.title()))
        })?;
        return Ok(Status::Done);
    }
    let scheme = Scheme::named(&args.scheme)?;
    if args.texts.is_empty() {
        stdin(scheme)?;
    } else {
        output::stdout(|out| args.texts.iter().try_for_each(|text| writeln!(out, "{}", scheme.transliterate(text))))?;
    }
    Ok(Status::Done)
}

/// Line by line, so that a pipe flows.
fn stdin(scheme: &Scheme) -> Result<()> {
    let mut input = io::stdin().lock();
    let (mut line, mut latin, mut number) = (String::new(), String::new(), 0);
    output::stdout(|out| {
        loop {
            line.clear();
            number += 1;
            match input.read_line(&mut line) {
                Ok(0) => return Ok(Ok(())),
                Ok(_) => {
                    latin.clear();
                    scheme.write(&line, &mut latin);
                    out.write_all(latin.as_bytes())?;
                }
                Err(error) => {
                    return Ok(Err(Error::Io { file: format!("standard input: line {number}"), error }));
                }
            }
        }
    })?
}
