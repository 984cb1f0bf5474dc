//! How plain texts are read: the cases of `suite/read`.

use bitext::model::{BlockKind, Document};
use bitext::read::{Layout, Options, read};

#[derive(Default)]
struct Case {
    title: String,
    text: String,
    layout: String,
    blocks: String,
}

fn case(paragraph: &str) -> Case {
    let mut lines = paragraph.lines();
    let mut case = Case { title: lines.next().unwrap_or_default().to_owned(), ..Case::default() };
    for line in lines {
        match line.split_once(' ') {
            Some(("text", text)) => case.text.push_str(&plain(text)),
            Some(("layout", name)) => name.clone_into(&mut case.layout),
            Some(("blocks", blocks)) => case.blocks = plain(blocks),
            _ => assert!(line.is_empty(), "{}: what is {line:?}?", case.title),
        }
    }
    case
}

/// The text with its escapes read.
fn plain(text: &str) -> String {
    let text = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\f", "\u{c}");
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap_or(("fffd", part));
        plain.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        plain.push_str(rest);
    }
    plain
}

/// The document as the cases write it.
fn shown(document: &Document) -> String {
    let (text, mut start) = (document.text(), 0);
    let mut blocks = Vec::new();
    for block in document.blocks() {
        let mut shown = match block.kind {
            BlockKind::Heading { level } => format!("#{level} "),
            BlockKind::Item { .. } => "* ".to_owned(),
            _ => String::new(),
        };
        let body = text[start..block.end as usize].trim_end();
        let first = start + body.len() - body.trim_start().len();
        let end = start + body.len();
        let mut at = first;
        for skip in document.skips().iter().filter(|s| (first..end).contains(&(s.span.start() as usize))) {
            shown.push_str(&text[at..skip.span.start() as usize]);
            shown.extend(["⟨", skip.span.of(text), "⟩"]);
            at = skip.span.end() as usize;
        }
        shown.push_str(&text[at.min(end)..end]);
        blocks.push(shown);
        start = block.end as usize;
    }
    let line_ends = ["\r\r\n", "\r\n", "\r", "\n", "\u{c}", "\u{2028}"];
    line_ends.iter().fold(blocks.join(" | "), |shown, end| shown.replace(end, "⏎"))
}

#[test]
fn plain_texts_are_read_as_the_cases_say() {
    let mut wrong = Vec::new();
    let cases: Vec<Case> = include_str!("suite/read/plain.txt").split("\n== ").skip(1).map(case).collect();
    for case in &cases {
        let read = read("case.txt", case.text.clone().into_bytes(), &Options::default()).expect("UTF-8 is read");
        let layout = match read.layout {
            Layout::Paragraphs => "paragraphs",
            Layout::Lines => "lines",
            Layout::Indented => "indented",
            _ => "other",
        };
        let blocks = shown(&read.document);
        if layout != case.layout || blocks != case.blocks {
            wrong.push(format!("{}:\n  {} {}\n  {layout} {blocks}", case.title, case.layout, case.blocks));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
