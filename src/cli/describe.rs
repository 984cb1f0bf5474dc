//! What was understood of a text, for `--dry-run` and `--verbose`.

use bitext::model::{BlockKind, Detection, Document, Segmented, SkipKind, Unit};
use bitext::read::{Format, Layout};

/// The format of a text, and how it shows where paragraphs end.
pub(super) type Read = (Format, Layout);

/// A label and what belongs to it, a line each.
pub(super) fn describe(text: &Segmented, (format, layout): Read) -> Vec<(&'static str, String)> {
    let document = text.document();
    let (encoding, language) = (document.encoding(), document.language());
    let remarks = text.ids().filter(|&id| text.unit(id) == Unit::Remark).count();
    let units = match remarks {
        0 => text.len().to_string(),
        remarks => format!("{}, of these {} in brackets", text.len(), count(remarks, "remark")),
    };
    vec![
        ("format", format.about().to_owned()),
        ("encoding", format!("{} ({})", encoding.name, how(encoding.by))),
        ("language", format!("{} ({})", language.language, how(language.by))),
        ("layout", layout.describe().to_owned()),
        ("blocks", blocks(document)),
        ("notes", document.notes().len().to_string()),
        ("skipped", skips(document)),
        ("units", units),
    ]
}

const fn how(found: Detection) -> &'static str {
    match found {
        Detection::Explicit => "by option",
        Detection::Mark => "by a mark in the file",
        Detection::Name => "from the file's name",
        Detection::Text => "from the text",
        Detection::Default => "default",
    }
}

fn blocks(document: &Document) -> String {
    let name = |kind: BlockKind| match kind {
        BlockKind::Heading { .. } => "heading",
        BlockKind::Item { .. } => "item",
        BlockKind::Verse => "stanza",
        BlockKind::Cell { .. } => "cell",
        BlockKind::Speaker => "speaker",
        BlockKind::Speech => "speech",
        BlockKind::Epigraph => "epigraph",
        _ => "paragraph",
    };
    let kinds = ["paragraph", "heading", "item", "stanza", "cell", "speaker", "speech", "epigraph"];
    let of = |kind: &'static str| (document.blocks().iter().filter(|b| name(b.kind) == kind).count(), kind);
    list(kinds.into_iter().map(of))
}

fn skips(document: &Document) -> String {
    let name = |kind: SkipKind| match kind {
        SkipKind::Hyphen => "break inside a word",
        SkipKind::RunningHead => "running head",
        SkipKind::PageNumber => "page number",
        _ => "note mark",
    };
    let kinds = ["break inside a word", "running head", "page number", "note mark"];
    let of = |kind: &'static str| (document.skips().iter().filter(|s| name(s.kind) == kind).count(), kind);
    list(kinds.into_iter().map(of))
}

fn list(counts: impl Iterator<Item = (usize, &'static str)>) -> String {
    let parts: Vec<String> = counts.filter(|&(n, _)| n > 0).map(|(n, what)| count(n, what)).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

fn count(number: usize, what: &str) -> String {
    match (number, what) {
        (1, what) => format!("1 {what}"),
        (n, "speech") => format!("{n} speeches"),
        (n, "break inside a word") => format!("{n} breaks inside words"),
        (n, what) => format!("{n} {what}s"),
    }
}
