//! What people read on standard error: one line per message, colours on terminals only.

use std::io::{IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};

use bitext::Error;
use bitext::model::{Edition, Link, PerSide, Probability, Warning};

use super::advice::with_advice;
use super::describe::{Read, describe};
use super::{input, shared};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// Warnings that are listed one by one; more are counted.
const LISTED: usize = 20;

/// Collects warnings and prints them at the end.
#[derive(Debug)]
pub(super) struct Messages {
    pub options: shared::Messages,
    warnings: Vec<Warning>,
}

impl Messages {
    pub fn new(options: shared::Messages) -> Self {
        Self { options, warnings: Vec::new() }
    }

    pub fn warn(&mut self, warnings: impl IntoIterator<Item = Warning>) {
        self.warnings.extend(warnings);
    }

    /// With `--verbose`, prints at once how a file was understood.
    pub fn note(&self, file: &str, details: impl FnOnce() -> Vec<(&'static str, String)>) {
        if self.options.verbose {
            let details: Vec<String> = details().into_iter().map(|(label, value)| format!("{label} {value}")).collect();
            line("note", NOTE, &format!("{}: {}", input::label(file), details.join("; ")));
        }
    }

    /// The same for the texts of an edition.
    pub fn note_all(&self, edition: &Edition, files: PerSide<&str>, read: PerSide<Read>) {
        for (text, (file, read)) in edition.texts().zip(files.zip(read)) {
            self.note(file, || describe(text, read));
        }
    }

    /// Closes the work with one line, where standard error is a terminal and files were written.
    pub fn done(&self, edition: &Edition, files: &[&str]) {
        if self.options.quiet || files.is_empty() || !std::io::stderr().is_terminal() {
            return;
        }
        let Some(version) = edition.versions().first() else { return };
        let lengths = version.links.lengths();
        let count = |counts: &dyn Fn(&Link<'_>) -> bool| version.links.links().filter(|link| counts(link)).count();
        let doubtful = count(&|link| !link.is_gap() && link.bead.probability < Probability::HALF);
        let (omitted, added) = (count(&|link| link.is_omission()), count(&|link| link.is_addition()));
        let linked = version.links.len() - omitted - added;
        line(
            "done",
            NOTE,
            &format!(
                "{} and {} sentences, {linked} links ({doubtful} doubtful), {omitted} sentences omitted, {added} added; wrote {}",
                lengths.source,
                lengths.target,
                files.join(", ")
            ),
        );
    }

    /// Prints what was collected.
    pub fn finish(&mut self) {
        let warnings = std::mem::take(&mut self.warnings);
        if self.options.quiet {
            return;
        }
        let listed = if self.options.verbose { warnings.len() } else { LISTED };
        for warning in warnings.iter().take(listed) {
            line("warning", WARNING, &with_advice(&warning.to_string()));
        }
        if warnings.len() > listed {
            line("warning", WARNING, &format!("and {} more; --verbose lists all", warnings.len() - listed));
        }
    }
}

/// Prints what went wrong.
pub(super) fn error(error: &Error) {
    line("error", ERROR, &with_advice(&error.to_string()));
}

/// One line, whatever control characters a file's name or a text brings along.
fn line(label: &str, style: Style, message: &str) {
    let message: String = message.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    // Standard error may be closed; there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "{style}{label}:{style:#} {message}");
}
