//! `bitext man`: the manual pages, made from the same texts as `--help`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_mangen::Man;

use super::{Cli, Status, interrupt, output};
use bitext::write::replace;
use bitext::{Error, Result};

/// Write the manual page, or all of them into a folder
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder for bitext.1, bitext-align.1 and the pages of the other commands
    #[arg(long, short, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// What each page says of the exit status.
const EXIT_STATUS: &str = "\
.SH \"EXIT STATUS\"
.TP
0
Done.
.TP
1
Done, but less is covered than \\-\\-fail\\-under asks.
.TP
2
An error, reported in one line on standard error.
";

pub(super) fn run(args: &Args) -> Result<Status> {
    // There is no page for `bitext help`.
    let mut command = Cli::command().disable_help_subcommand(true);
    // Gives each subcommand its full name.
    command.build();
    let Some(folder) = &args.output else {
        output::stdout(|out| page(command, out))?;
        return Ok(Status::Done);
    };
    let pending = interrupt::pending();
    let write = |name: &str, command: clap::Command| {
        let file = folder.join(format!("{name}.1"));
        replace(Path::new(&file), &pending, |out| page(command, out))
    };
    std::fs::create_dir_all(folder).map_err(|error| Error::Io { file: folder.display().to_string(), error })?;
    for sub in command.get_subcommands() {
        write(&format!("bitext-{}", sub.get_name()), sub.clone())?;
    }
    write("bitext", command)?;
    Ok(Status::Done)
}

/// A page with its own sections for the examples and the exit status.
fn page(command: clap::Command, mut out: &mut dyn Write) -> io::Result<()> {
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let has_commands = command.has_subcommands();
    let man = Man::new(command);
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    if has_commands {
        man.render_subcommands_section(&mut out)?;
    }
    let lines = examples.lines().skip_while(|line| *line != "Examples:").skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).map(str::trim_start).collect();
    if !lines.is_empty() {
        writeln!(out, ".SH EXAMPLES\n.nf")?;
        lines.iter().try_for_each(|line| writeln!(out, "{}", line.replace('\\', "\\\\").replace('-', "\\-")))?;
        writeln!(out, ".fi")?;
    }
    out.write_all(EXIT_STATUS.as_bytes())
}
