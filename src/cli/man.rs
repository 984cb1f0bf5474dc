//! `bitext man`: the manual pages, made from the same texts as `--help`.

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

pub(super) fn run(args: &Args) -> Result<Status> {
    let mut command = Cli::command();
    // Gives each subcommand its full name.
    command.build();
    let Some(folder) = &args.output else {
        output::stdout(|out| Man::new(command).render(out))?;
        return Ok(Status::Done);
    };
    let pending = interrupt::pending();
    let page = |name: &str, command: clap::Command| {
        let file = folder.join(format!("{name}.1"));
        replace(Path::new(&file), &pending, |mut out| Man::new(command).render(&mut out))
    };
    std::fs::create_dir_all(folder).map_err(|error| Error::Io { file: folder.display().to_string(), error })?;
    for sub in command.get_subcommands() {
        page(&format!("bitext-{}", sub.get_name()), sub.clone())?;
    }
    page("bitext", command)?;
    Ok(Status::Done)
}
