//! Stretches in bold, in italics, in another language: `hi`, `foreign` and `seg` around the text, inside everything else.

use std::io::{self, Write};

use super::pages;
use crate::model::{Document, Language, Span, Style, StyleKind};

/// A stretch whose characters all have the same styles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run<'a> {
    start: u32,
    end: u32,
    /// Names of the ways in which it is set, in the order of [`StyleKind`].
    rend: Vec<&'static str>,
    language: Option<&'a Language>,
    generated: bool,
}

/// The styles of a text as runs that are sorted and disjoint.
pub(super) fn runs(document: &Document) -> Vec<Run<'_>> {
    let styles = document.styles();
    let mut places: Vec<u32> = styles.iter().flat_map(|style| [style.span.start(), style.span.end()]).collect();
    places.sort_unstable();
    places.dedup();
    let (mut runs, mut open): (Vec<Run<'_>>, Vec<&Style>) = (Vec::new(), Vec::new());
    let mut styles = styles.iter().peekable();
    for two in places.windows(2) {
        let &[start, end] = two else { continue };
        open.retain(|style| style.span.end() > start);
        while let Some(style) = styles.next_if(|style| style.span.start() <= start) {
            open.push(style);
        }
        open.sort_by(|a, b| a.kind.cmp(&b.kind));
        let mut run = Run { start, end, ..Run::default() };
        for style in &open {
            match &style.kind {
                StyleKind::Foreign(language) => run.language = Some(language),
                StyleKind::Generated => run.generated = true,
                kind => run.rend.push(kind.name()),
            }
        }
        if run.language.is_some() || run.generated || !run.rend.is_empty() {
            runs.push(run);
        }
    }
    runs
}

/// Writes what stands in `span` as content, with its page breaks and its styles.
pub(super) fn content(document: &Document, runs: &[Run<'_>], span: Span, out: &mut dyn Write) -> io::Result<()> {
    let mut at = span.start();
    let from = runs.partition_point(|run| run.end <= at);
    for run in runs[from..].iter().take_while(|run| run.start < span.end()) {
        let (start, end) = (run.start.max(at), run.end.min(span.end()));
        pages::content(document, Span::new(at, start), out)?;
        if start < end {
            run.open(out)?;
            pages::content(document, Span::new(start, end), out)?;
            run.close(out)?;
        }
        at = end.max(at);
    }
    pages::content(document, Span::new(at, span.end()), out)
}

impl Run<'_> {
    fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.generated {
            out.write_all(b"<seg type=\"generated\">")?;
        }
        if let Some(language) = self.language {
            write!(out, "<foreign xml:lang=\"{language}\">")?;
        }
        if self.rend.is_empty() { Ok(()) } else { write!(out, "<hi rend=\"{}\">", self.rend.join(" ")) }
    }

    fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        let ends =
            [(!self.rend.is_empty(), "</hi>"), (self.language.is_some(), "</foreign>"), (self.generated, "</seg>")];
        ends.iter().filter(|(open, _)| *open).try_for_each(|(_, end)| out.write_all(end.as_bytes()))
    }
}
