//! `bitext completions`: what a shell needs to complete our command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, Status, output};
use bitext::Result;

/// Print completions for a shell
///
/// For bash: `bitext completions bash > ~/.local/share/bash-completion/completions/bitext`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    #[arg(ignore_case = true)]
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "bitext", &mut script);
    output::stdout(|out| out.write_all(&script))?;
    Ok(Status::Done)
}
