//! How documents of all formats are read: the cases of `suite/formats`, one file a format.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

use bitext::model::{BlockKind, Document, Origin, Stream, StyleKind};
use bitext::read::{Format, Notes, Options, read};
use proptest::prelude::*;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[derive(Default)]
struct Case {
    title: String,
    name: String,
    text: String,
    /// Files of a package: path and content.
    members: Vec<(String, String)>,
    /// What stands in the body of an office document.
    body: String,
    styles: String,
    /// Bytes that are cut off at the end.
    cut: usize,
    notes: Notes,
    format: Option<Format>,
    blocks: Option<String>,
    about: Option<String>,
    error: Option<String>,
    warning: Option<String>,
}

/// Reads a case; `name` is what its file is called where it does not say so.
fn case(paragraph: &str, name: &str) -> Result<Case> {
    let mut lines = paragraph.lines();
    let title = lines.next().unwrap_or_default().to_owned();
    let mut case = Case { title, name: name.to_owned(), ..Case::default() };
    for line in lines.filter(|line| !line.is_empty()) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "name" => rest.clone_into(&mut case.name),
            "text" => case.text.push_str(&plain(rest)),
            "times" => {
                let (times, text) = rest.split_once(' ').ok_or("expected: times N TEXT")?;
                case.text.push_str(&plain(text).repeat(times.parse()?));
            }
            "member" => {
                let (path, text) = rest.split_once(' ').ok_or("expected: member PATH TEXT")?;
                case.member(path, &plain(text));
            }
            "times-member" => {
                let mut fields = rest.splitn(3, ' ');
                let (path, times) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default().parse()?);
                case.member(path, &plain(fields.next().unwrap_or_default()).repeat(times));
            }
            "styles" => case.styles.push_str(&plain(rest)),
            "body" => case.body.push_str(&plain(rest)),
            "list" => {
                let mut fields = rest.splitn(3, ' ');
                let (list, level, text) = (fields.next(), fields.next(), fields.next());
                let [list, level, text] = [list, level, text].map(Option::unwrap_or_default);
                let properties = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
                let paragraph = ["<w:p><w:pPr>", &properties, "</w:pPr><w:r><w:t>", text, "</w:t></w:r></w:p>"];
                case.body.push_str(&paragraph.concat());
            }
            "cut" => case.cut = rest.parse()?,
            "notes" => case.notes = Notes::named(rest)?,
            "format" => case.format = Some(Format::named(rest)?),
            "blocks" => case.blocks = Some(rest.to_owned()),
            "about" => case.about = Some(rest.to_owned()),
            "error" => case.error = Some(rest.to_owned()),
            "warning" => case.warning = Some(rest.to_owned()),
            _ => return Err(format!("{}: what is {line:?}?", case.title).into()),
        }
    }
    if !case.body.is_empty() {
        case.wrap();
    }
    Ok(case)
}

impl Case {
    fn member(&mut self, path: &str, text: &str) {
        match self.members.iter_mut().find(|(known, _)| known == path) {
            Some((_, known)) => known.push_str(text),
            None => self.members.push((path.to_owned(), text.to_owned())),
        }
    }

    /// Makes a Word document of a body, or one in the open format, by the name of the case.
    fn wrap(&mut self) {
        let (body, styles) = (std::mem::take(&mut self.body), std::mem::take(&mut self.styles));
        if Path::new(&self.name).extension().is_some_and(|ending| ending == "odt") {
            self.member("mimetype", "application/vnd.oasis.opendocument.text");
            self.member("content.xml", &format!("<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"));
            return;
        }
        self.member("[Content_Types].xml", "<Types/>");
        self.member("word/document.xml", &format!("<w:document><w:body>{body}<w:sectPr/></w:body></w:document>"));
        let relation =
            |kind: &str, target: &str| format!("<Relationship Type=\"http://x/{kind}\" Target=\"{target}\"/>");
        let parts = ["styles", "numbering", "footnotes", "endnotes", "comments"];
        let parts: Vec<String> = parts.iter().map(|part| relation(part, &format!("{part}.xml"))).collect();
        self.member("word/_rels/document.xml.rels", &format!("<Relationships>{}</Relationships>", parts.concat()));
        let top = relation("officeDocument", "word/document.xml") + &relation("core-properties", "docProps/core.xml");
        self.member("_rels/.rels", &format!("<Relationships>{top}</Relationships>"));
    }
}

/// The text with its escapes read.
fn plain(text: &str) -> String {
    let text = text.replace("\\\\", "\u{1}").replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap_or(("fffd", part));
        plain.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        plain.push_str(rest);
    }
    plain.replace('\u{1}', "\\")
}

fn start(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading { level } => format!("#{level} "),
        BlockKind::Item { depth } => "*".repeat(depth.into()) + " ",
        BlockKind::Verse => "/ ".to_owned(),
        BlockKind::Cell { row, column } => format!("[{row},{column}] "),
        BlockKind::Speaker => "@ ".to_owned(),
        BlockKind::Speech => "@@ ".to_owned(),
        BlockKind::Epigraph => "\" ".to_owned(),
        _ => String::new(),
    }
}

fn opening(kind: &StyleKind) -> String {
    match kind {
        StyleKind::Foreign(language) => format!("{{{language} "),
        kind => format!("{{{} ", kind.name()),
    }
}

/// The document as the cases write it.
fn shown(document: &Document) -> String {
    let (text, mut blocks) = (document.text(), Vec::new());
    for (index, block) in document.blocks().iter().enumerate() {
        let span = document.block_span(index).trimmed(text);
        let mut shown = match block.stream {
            Stream::Note(note) => format!("^{} ", document.notes()[note.index()].label),
            Stream::Front => "front ".to_owned(),
            Stream::Back => "back ".to_owned(),
            Stream::Body => String::new(),
        } + &start(block.kind);
        let mut marks: Vec<(u32, u8, String)> = Vec::new();
        for style in document.styles().iter().filter(|style| span.contains(style.span)) {
            marks.push((style.span.start(), 3, opening(&style.kind)));
            marks.push((style.span.end(), 0, "}".to_owned()));
        }
        if !block.stream.is_note() {
            let notes = document.notes().iter().filter(|note| span.start() <= note.call && note.call <= span.end());
            marks.extend(notes.map(|note| (note.call, 1, format!("^{}", note.label))));
        }
        let pages = document.breaks().iter().filter(|page| span.start() <= page.at && page.at <= span.end());
        marks.extend(pages.map(|page| (page.at, 2, format!("¶{}¶", page.page))));
        marks.sort();
        let mut at = span.start();
        for (place, _, mark) in marks {
            shown.push_str(&text[at as usize..place as usize]);
            shown.push_str(&mark);
            at = place;
        }
        shown.push_str(&text[at as usize..span.end() as usize]);
        blocks.push(shown);
    }
    blocks.join(" | ").replace('\n', "⏎").replace('\u{a0}', "~")
}

fn about(document: &Document) -> String {
    let about = document.about();
    let fields = [
        ("title", about.title.clone()),
        ("author", about.authors.join(", ")),
        ("translator", about.translators.join(", ")),
        ("date", about.date.clone()),
        ("publisher", about.publisher.clone()),
    ];
    let fields: Vec<String> = fields.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k} {v}")).collect();
    fields.join("; ")
}

fn options(format: Option<Format>, notes: Notes) -> Options {
    let mut options = Options::default();
    (options.format, options.notes) = (format, notes);
    options
}

/// The bytes of a case: its text, or a package of its members.
fn bytes(case: &Case) -> Result<Vec<u8>> {
    if case.members.is_empty() {
        return Ok(case.text.clone().into_bytes());
    }
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in &case.members {
        zip.start_file(path.as_str(), zip::write::SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    let mut bytes = zip.finish()?.into_inner();
    bytes.truncate(bytes.len() - case.cut);
    Ok(bytes)
}

/// What is wrong with how a case is read.
fn faults(case: &Case) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut compare = |what: &str, expected: Option<&String>, seen: String| {
        if let Some(expected) = expected.filter(|expected| **expected != seen) {
            faults.push(format!("{what} {expected}\n  {what} {seen}"));
        }
    };
    match read(&case.name, bytes(case)?, &options(case.format, case.notes)) {
        Ok(read) => {
            compare("blocks", case.blocks.as_ref(), shown(&read.document));
            compare("about", case.about.as_ref(), about(&read.document));
            compare("error", case.error.as_ref(), "none".to_owned());
            let warnings = read.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            if let Some(warning) = case.warning.as_ref().filter(|warning| !warnings.contains(warning.as_str())) {
                faults.push(format!("warning {warning}\n  warning {warnings}"));
            }
        }
        Err(error) => {
            let error = error.to_string();
            let is_expected = case.error.as_ref().is_some_and(|expected| error.contains(expected.as_str()));
            if !is_expected || error.lines().count() != 1 {
                faults.push(format!("error {}\n  error {error}", case.error.as_deref().unwrap_or("none")));
            }
        }
    }
    Ok(faults)
}

fn cases() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/formats"))? {
        let path = entry?.path();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let text = fs::read_to_string(&path)?;
        for paragraph in text.split("\n== ").skip(1) {
            cases.push(case(paragraph, &format!("case.{stem}"))?);
        }
    }
    Ok(cases)
}

#[test]
fn documents_are_read_as_the_cases_say() -> Result<()> {
    let cases = cases()?;
    let mut wrong = Vec::new();
    for case in &cases {
        let faults = faults(case)?;
        if !faults.is_empty() {
            wrong.push(format!("{} ({}):\n  {}", case.title, case.name, faults.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    Ok(())
}

/// Every format but plain text, whose cases are in `suite/read`, has a file of cases.
#[test]
fn every_format_has_cases() {
    for format in Format::all().filter(|format| format.name() != "text") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/formats/{}.txt", format.name()));
        assert!(path.exists(), "{} is not there", path.display());
    }
}

/// Where a piece says that the file has it letter by letter, it has; what is between the pieces is markup.
#[test]
fn the_text_is_found_again_in_the_file() -> Result<()> {
    let text = "<p>Дом &mdash; <i>там</i>,\n  где река.</p><ul><li>Да<li>Нет</ul>";
    let document = read("case.html", text.as_bytes().to_vec(), &Options::default())?.document;
    let Origin::Pieces { file, pieces } = document.origin() else { return Err("no pieces".into()) };
    let (mut start, mut shown) = (0, Vec::new());
    for piece in pieces {
        shown.push(format!("{:?}={:?}", &document.text()[start..piece.end as usize], &file[piece.file.range()]));
        start = piece.end as usize;
    }
    let expected = r#""Дом "="Дом " "—"="&mdash;" " "=" " "там"="там" ","="," " "="\n  " "где река."="где река.""#;
    assert!(shown.join(" ").starts_with(expected), "{}", shown.join(" "));
    Ok(())
}

/// A package that would fill the memory is refused before it does.
#[test]
fn a_package_that_unpacks_to_far_more_than_it_is_is_refused() -> Result<()> {
    let opf = "<package><manifest><item id='a' href='a.xhtml' media-type='text/html'/></manifest>\
               <spine><itemref idref='a'/></spine></package>";
    let container = "<container><rootfile full-path='a.opf'/></container>";
    let mut case = Case { name: "bomb.epub".to_owned(), ..Case::default() };
    for (path, text) in [("META-INF/container.xml", container), ("a.opf", opf)] {
        case.members.push((path.to_owned(), text.to_owned()));
    }
    case.members.push(("a.xhtml".to_owned(), "a".repeat(20 << 20)));
    let error = read("bomb.epub", bytes(&case)?, &Options::default()).err().ok_or("refused")?;
    assert!(error.to_string().contains("a.xhtml is larger than"), "{error}");
    Ok(())
}

/// Bits of markup of all formats, and text.
fn anything() -> impl Strategy<Value = String> {
    let bits = vec![
        "<p>",
        "</p>",
        "<table><tr><td>",
        "</td>",
        "</table>",
        "<ol><li>",
        "</ol>",
        "<i>",
        "</i>",
        "<br>",
        "<pre>",
        "</div>",
        "<div class=\"poem\">",
        "<a href=\"#n\"><sup>1</sup></a>",
        "<li id=n>",
        "<a id=n>",
        "<!--",
        "-->",
        "<script>",
        "<h1>",
        "</h1>",
        "<p hidden>",
        "<span lang=de>",
        "</span>",
        "&nbsp;",
        "&#x416;",
        "&",
        "<",
        "\"",
        "'",
        "# ",
        "> ",
        "- ",
        "1. ",
        "[^1]",
        "\n\n[^1]: ",
        "\n\n",
        "\n",
        "**",
        "*",
        "|",
        "---\n",
        "```\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "WEBVTT\n",
        "{\\an8}",
        "Дом. ",
        "слово ",
        "\u{ad}",
        "\u{a0}",
        "\u{feff}",
        "</",
        "<![CDATA[",
        "]]>",
        "<html>",
        "<?xml version='1.0'?>",
    ];
    prop::collection::vec(prop::sample::select(bits), 0..40).prop_map(|bits| bits.concat())
}

/// Elements of office documents, whole and one inside another.
fn elements() -> impl Strategy<Value = String> {
    let leaves = vec![
        "<w:r><w:t>Дом. </w:t></w:r>",
        "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>и </w:t></w:r>",
        "<w:r><w:br/><w:br/></w:r>",
        "<w:r><w:rPr><w:b/><w:lang w:val=\"de\"/></w:rPr><w:t> Ja</w:t></w:r>",
        "<w:r><w:footnoteReference w:id=\"1\"/></w:r>",
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "<w:r><w:tab/></w:r>",
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "<w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr>",
        "слово ",
        "&amp;",
        "<text:s/>",
        "<text:line-break/>",
        "<text:span text:style-name=\"T\">и</text:span>",
        "\u{ad}",
    ];
    let leaf = prop::sample::select(leaves).prop_map(str::to_owned);
    let names = vec![
        "w:p",
        "w:p",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:r",
        "w:del",
        "w:sdt",
        "w:txbxContent",
        "w:footnote",
        "text:p",
        "text:p",
        "text:h",
        "text:list",
        "text:list-item",
        "table:table",
        "table:table-row",
        "table:table-cell",
        "text:note",
        "text:note-body",
        "draw:text-box",
        "text:span",
        "section",
        "title",
        "poem",
        "stanza",
        "v",
        "p",
        "body",
        "epigraph",
        "a",
        "strong",
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        (prop::sample::select(names.clone()), prop::collection::vec(inner, 0..6))
            .prop_map(|(name, inner)| format!("<{name}>{}</{name}>", inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_elements_are_a_document_in_every_format(elements in elements(), notes in prop::sample::select(&Notes::ALL[..])) {
        for name in ["case.docx", "case.odt", "case.fb2"] {
            let mut case = Case { name: name.to_owned(), ..Case::default() };
            if name == "case.fb2" {
                case.text = format!("<FictionBook>{elements}</FictionBook>");
            } else {
                case.body.clone_from(&elements);
                let notes = "<w:footnotes><w:footnote w:id=\"1\"><w:p><w:r><w:t>Да.</w:t></w:r></w:p></w:footnote></w:footnotes>";
                case.member("word/footnotes.xml", notes);
                case.wrap();
            }
            let read = read(name, bytes(&case).expect("a file"), &options(None, notes));
            prop_assert!(read.is_ok(), "{name}: {:?}: {elements}", read.err());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused_in_every_format(text in anything(), notes in prop::sample::select(&Notes::ALL[..])) {
        for format in Format::all() {
            let read = read("case", text.clone().into_bytes(), &options(Some(format), notes));
            if let Err(error) = read {
                let error = error.to_string();
                // A document that cannot be put together is a fault of the reader.
                prop_assert!(!error.contains("block that ends") && !error.contains("piece") && !error.contains("style at"),
                    "{}: {error}: {text:?}", format.name());
            }
        }
    }
}
