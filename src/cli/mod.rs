//! The command line: one file a subcommand.

mod advice;
mod align;
mod completions;
mod coverage;
mod date;
mod describe;
mod evaluate;
mod input;
mod interrupt;
mod known;
mod linking;
mod man;
mod messages;
mod names;
mod output;
mod pair;
mod progress;
mod segment;
mod shared;
mod terminal;
mod translit;
mod usage;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use messages::Messages;

/// Aligns a text and its translation and writes a linked edition
///
/// Reads a text and its translation, finds their sentences and links those that translate each other. Finds
/// and transliterates the names, reports what was left untranslated, and writes TEI XML and other formats.
#[derive(Debug, Parser)]
#[command(name = "bitext", version, after_help = EXAMPLES, max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    messages: shared::Messages,
}

const EXAMPLES: &str = "\
Examples:
  bitext align report.ru.txt report.en.txt -o report.tei.xml
  bitext coverage report.ru.txt report.en.txt
  bitext translit --scheme iso9 \"Никита Хрущёв\"

`bitext COMMAND --help` lists all options of a command.
Exit status: 0 done, 1 done but below --fail-under, 2 error.";

#[derive(Debug, Subcommand)]
enum Command {
    Align(align::Args),
    Segment(segment::Args),
    Coverage(coverage::Args),
    Names(names::Args),
    Translit(translit::Args),
    Evaluate(evaluate::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// The result of a command that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Done,
    /// Done, but less than `--fail-under` is covered.
    Below,
}

/// Reports an error of the command line; the result is the exit status.
pub(crate) fn usage_error(error: &clap::Error) -> ExitCode {
    usage::report(error)
}

/// Runs the program: messages go to standard error, the result is the exit status.
pub(crate) fn run(cli: Cli) -> ExitCode {
    let mut messages = Messages::new(cli.messages);
    let result = match cli.command {
        Command::Align(args) => align::run(&args, &mut messages),
        Command::Segment(args) => segment::run(&args, &mut messages),
        Command::Coverage(args) => coverage::run(&args, &mut messages),
        Command::Translit(args) => translit::run(&args, &mut messages),
        Command::Names(args) => names::run(&args, &mut messages),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    messages.finish();
    match result {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::Below) => ExitCode::from(1),
        // Whoever read our output has seen enough, as `head` has.
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            messages::error(&error);
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
