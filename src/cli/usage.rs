//! Errors of the command line in one line, as all others are.

use std::process::ExitCode;

use clap::error::ErrorKind;

use super::messages;
use bitext::Error;

/// Prints what clap has to say: help and version as they are, an error in one line.
pub(super) fn report(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // The reader may have gone away; there is nobody left to tell.
        let _ = error.print();
        return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
    }
    messages::error(&Error::Usage(one_line(&error.to_string())));
    ExitCode::from(2)
}

/// The error and the tips that follow it, without the usage.
fn one_line(rendered: &str) -> String {
    let text = rendered.split("\n\nUsage:").next().unwrap_or_default();
    let text = text.split("\n\nFor more information").next().unwrap_or_default();
    let text = text.trim_start_matches("error: ");
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut line = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("; ");
    line.push_str("; see --help");
    line
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn an_error_of_several_paragraphs_is_one_line() {
        let rendered = "error: unexpected argument '--fromat' found\n\n  tip: a similar argument exists: '--format'\n\n\
                        Usage: bitext align --format <NAME> <SOURCE> <TARGET>\n\nFor more information, try '--help'.\n";
        let expected = "unexpected argument '--fromat' found; tip: a similar argument exists: '--format'; see --help";
        assert_eq!(one_line(rendered), expected);
        let missing = "error: the following required arguments were not provided:\n  <TARGET>\n\nUsage: bitext …";
        assert_eq!(one_line(missing), "the following required arguments were not provided: <TARGET>; see --help");
    }
}
