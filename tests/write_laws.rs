//! Laws of the writers over random editions: nothing lost, everything nested, numbers the same in all formats.

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;

use bitext::model::{
    About, Agent, AgentId, Alignment, Bead, BeadId, Block, BlockKind, Coverage, DetectedLanguage, Detection, Document,
    DocumentParts, Edition, EditionParts, Encoding, Entry, EntryId, EntryKind, File, Finding, FindingId, FindingKind,
    Key, Language, Lexicon, Members, Mention, Note, NoteId, NotePlace, Order, Origin, PageBreak, PerSide, Probability,
    Provenance, Renderings, Report, Segmented, SentenceId, Shape, Skip, SkipKind, Span, Stream, Unit, UnitKind,
    Version,
};
use bitext::words::dates::of_sentence;
use bitext::write::{Options, by_name, edition};
use proptest::collection::vec;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const PIECES: &[&str] = &[
    "Зал",
    "встал",
    " ",
    "\n",
    "\r\n",
    "\u{C}",
    "\t",
    "\u{A0}",
    "\u{2028}",
    "(Смех.)",
    "(",
    "]",
    "[",
    "<b>",
    "&amp;",
    "]]>",
    "\"",
    "'",
    "--",
    "\u{1}",
    "\u{B}",
    "\u{FFFE}",
    "e\u{301}",
    "👏",
    "-\n",
    "(Аплодис\nменты.)",
    "25 октября ",
    "(7 ноября) 1917 г.",
    "1917 года",
    "XX в.",
];

const KINDS: &[BlockKind] = &[
    BlockKind::Paragraph,
    BlockKind::Heading { level: 1 },
    BlockKind::Heading { level: 3 },
    BlockKind::Item { depth: 1 },
    BlockKind::Item { depth: 2 },
    BlockKind::Item { depth: 3 },
    BlockKind::Verse,
    BlockKind::Cell { row: 0, column: 0 },
    BlockKind::Cell { row: 0, column: 1 },
    BlockKind::Cell { row: 1, column: 0 },
    BlockKind::Speaker,
    BlockKind::Speech,
    BlockKind::Epigraph,
];

/// Kind of each block and its units: their pieces, and whether they are remarks.
type Blocks = Vec<(usize, Vec<(Vec<usize>, bool)>)>;

#[derive(Clone, Debug)]
struct Text {
    blocks: Blocks,
    /// How many of the first blocks are front matter, and how many of the last before the notes are back matter.
    matter: (usize, usize),
    /// How many of the last blocks are notes.
    notes: usize,
    /// Where pages begin, to be fitted to the text.
    pages: Vec<usize>,
    /// Starts and lengths, in bytes, to be fitted to the text.
    skips: Vec<(usize, usize, usize)>,
    names: Vec<(usize, usize)>,
}

fn text() -> impl Strategy<Value = Text> {
    let unit = (vec(0..PIECES.len(), 0..6), any::<bool>());
    let blocks = vec((0..KINDS.len(), vec(unit, 1..4)), 0..6);
    let skips = vec((0..200_usize, 1..12_usize, 0..4_usize), 0..4);
    let blocks = (blocks, 0..3_usize, (0..2_usize, 0..2_usize), vec(0..200_usize, 0..3));
    let names = vec((0..200_usize, 1..20_usize), 0..6);
    (blocks, skips, names).prop_map(|((blocks, notes, matter, pages), skips, names)| Text {
        blocks,
        matter,
        notes,
        pages,
        skips,
        names,
    })
}

fn key(name: &str) -> Result<Key> {
    Ok(Key::new(name)?)
}

/// The nearest span on `char` boundaries of the text.
fn fitted(text: &str, start: usize, length: usize) -> Option<Span> {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let (start, end) = (floor(start), floor(start + length));
    (start < end).then(|| Span::from(start..end))
}

fn segmented(draft: &Text, name: &str) -> Result<Segmented> {
    let (mut text, mut blocks, mut units, mut notes, mut body) = (String::new(), Vec::new(), Vec::new(), Vec::new(), 0);
    let first_note = draft.blocks.len().saturating_sub(draft.notes).max(1);
    for (i, (kind, inner)) in draft.blocks.iter().enumerate() {
        for (pieces, remark) in inner {
            text.extend(pieces.iter().map(|&piece| PIECES[piece]));
            text.push_str("я. ");
            units.push((text.len() as u32, if *remark { Unit::Remark } else { Unit::Sentence }));
        }
        let stream = if i >= first_note {
            // Two blocks of one note, then one of the next; calls in any order.
            if i == first_note || (i - first_note).is_multiple_of(2) {
                let call = fitted(&text, (7 * (5 - i)).min(body as usize), 1).map_or(0, Span::start);
                notes.push(Note { call: call.min(body), place: NotePlace::End, label: "*".repeat(i % 2) });
            }
            Stream::Note(NoteId::new(notes.len() as u32 - 1))
        } else if i < draft.matter.0 {
            Stream::Front
        } else if i + draft.matter.1 >= first_note {
            Stream::Back
        } else {
            Stream::Body
        };
        body = if stream.is_note() { body } else { text.len() as u32 };
        blocks.push(Block { end: text.len() as u32, kind: KINDS[*kind], stream });
    }
    if blocks.is_empty() {
        text.push_str(" \u{C}\r\n");
    }
    let mut skips: Vec<Skip> = Vec::new();
    for &(start, length, kind) in &draft.skips {
        let kinds = [SkipKind::Hyphen, SkipKind::RunningHead, SkipKind::PageNumber, SkipKind::NoteMark];
        if let Some(span) = fitted(&text, start, length)
            && !skips.iter().any(|skip| skip.span.overlaps(span))
        {
            skips.push(Skip { span, kind: kinds[kind] });
        }
    }
    skips.sort_by_key(|skip| skip.span);
    let page = |&at: &usize| fitted(&text, at, 1).map(Span::start);
    let mut pages: Vec<u32> = draft.pages.iter().filter_map(page).collect();
    pages.sort_unstable();
    let breaks = pages.iter().map(|&at| PageBreak { at, page: at.to_string(), edition: "1 & 2".to_owned() });
    let document = Document::new(DocumentParts {
        key: key(name)?,
        language: DetectedLanguage { language: Language::new(name)?, by: Detection::Text },
        breaks: breaks.collect(),
        styles: Vec::new(),
        about: About::default(),
        text,
        blocks,
        notes,
        skips,
        file: File { name: Some(format!("<{name}>.txt")), sha256: Some([7; 32]) },
        encoding: Encoding { name: "utf-8".to_owned(), by: Detection::Text },
        origin: Origin::Plain,
    })?;
    Ok(Segmented::new(Arc::new(document), units)?)
}

/// Beads of random shapes; none joins the body of a text with its notes.
fn links(texts: PerSide<&Segmented>, beads: &[(usize, usize, bool, u8)]) -> Result<Alignment> {
    let mut links = Vec::new();
    let bodies = texts.map(|text| text.body_len() as usize);
    let ends = [bodies, texts.map(Segmented::len)];
    let mut shapes = beads.iter().copied().chain(std::iter::repeat((1, 0, false, 0)));
    let (mut i, mut j) = (0, 0);
    for end in ends {
        while i < end.source || j < end.target {
            let (m, n, moved, agent) = shapes.next().unwrap_or((1, 1, false, 0));
            let m = m.min(end.source - i);
            let n = if i == end.source { 1 } else { n.min(end.target - j) };
            if m + n == 0 {
                continue;
            }
            let ids = |from: usize, count: usize| (from..from + count).map(|id| SentenceId::new(id as u32)).collect();
            let bead = Bead {
                probability: Probability::new(0.5 + links.len() as f32 / 1000.0),
                order: if moved { Order::Crossing } else { Order::Monotone },
                provenance: match agent {
                    0 => Provenance::Program,
                    1 => Provenance::Given(AgentId::new(0)),
                    _ => Provenance::Checked(AgentId::new(1)),
                },
            };
            links.push((Members { source: ids(i, m), target: ids(j, n) }, bead));
            (i, j) = (i + m, j + n);
        }
    }
    let lengths: Shape = texts.map(|text| text.len() as u32);
    Ok(Alignment::new(lengths, links)?)
}

/// A finding about the first unit of the original, if there is one.
fn report(original: &Segmented) -> Report {
    let coverage = PerSide { source: Coverage::default(), target: Coverage { sentences: 3, ..Coverage::default() } };
    let findings = original.ids().take(1).map(|id| Finding {
        id: FindingId::new("omission-1".to_owned()),
        kind: FindingKind::Omission { words: 2 },
        unit: UnitKind::Sentence,
        spans: PerSide { source: vec![original.span(id)], target: vec![] },
        probability: Probability::HALF,
    });
    Report { coverage, findings: findings.collect() }
}

fn build(source: &Text, target: &Text, beads: &[(usize, usize, bool, u8)]) -> Result<Edition> {
    let texts = PerSide { source: segmented(source, "ru")?, target: segmented(target, "en")? };
    let links = links(texts.as_ref(), beads)?;
    let entry = |id: &str, kind| {
        let mut entry = Entry::new(id.to_owned(), kind, "Щукина & <Ко>".to_owned());
        entry.probability = Probability::new(0.9);
        entry
    };
    let entries = vec![entry("per-a", EntryKind::Person), entry("pl-b", EntryKind::Place)];
    let mut mentions = Vec::new();
    for (n, (a, b)) in source.names.iter().zip(&target.names).enumerate() {
        let spans = texts.as_ref().zip(PerSide { source: a, target: b });
        let spans = spans.map(|(text, place)| fitted(text.document().text(), place.0, place.1));
        let (bead, entry) = (BeadId::new(0), EntryId::new(n as u32 % 2));
        if !links.is_empty() {
            mentions.push(Mention { bead, spans, entry, probability: Probability::ONE });
        }
    }
    let dates = texts.iter().map(|text| text.ids().flat_map(|id| of_sentence(text, id)).collect()).collect();
    let PerSide { source: original, target: text } = texts;
    let report = report(&original);
    let renderings = vec![Renderings::default(); entries.len()];
    let version = Version { text, links, lexicon: Lexicon::default(), mentions, renderings, report };
    let agents = vec![Agent::Files(vec!["<a>.pairs".to_owned()]), Agent::Person(None)];
    let absent = Vec::new();
    Ok(Edition::new(EditionParts { original, versions: vec![version], entries, absent, dates, agents })?)
}

fn written(of: &Edition, format: &str) -> Result<String> {
    let mut out = Vec::new();
    edition(of, by_name(format)?, &Options::default(), &mut out)?;
    Ok(String::from_utf8(out)?)
}

/// What a parser sees of a TEI document.
#[derive(Debug, Default)]
struct Seen {
    /// Text content of the front matter, the body and the back matter of each text, its notes last.
    bodies: Vec<[String; 2]>,
    /// Of each text, the units' ids in order, notes last.
    units: Vec<[Vec<String>; 2]>,
    ids: BTreeSet<String>,
    pointers: BTreeSet<String>,
}

fn parse(xml: &str) -> Result<Seen> {
    let (mut seen, mut open) = (Seen::default(), Vec::<(String, bool)>::new());
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        let in_body = open.iter().any(|(name, _)| matches!(name.as_str(), "front" | "body" | "back"));
        let in_note = usize::from(open.iter().any(|&(_, note)| note));
        let event = reader.read_event()?;
        let text = match &event {
            Event::Text(text) => text.to_string(),
            Event::GeneralRef(reference) => match reference.resolve_char_ref()? {
                Some(c) => c.to_string(),
                None => quick_xml::escape::unescape(&format!("&{};", reference.as_ref() as &str))?.into_owned(),
            },
            _ => String::new(),
        };
        assert!(!text.contains(|c: char| c.is_ascii_control() && !"\n\r\t".contains(c)), "{text:?}");
        if in_body && let Some(body) = seen.bodies.last_mut() {
            body[in_note].push_str(&text);
        }
        match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let name: String = tag.name().as_ref().to_owned();
                if name == "text" && open.iter().any(|(name, _)| name == "group") {
                    seen.bodies.push(Default::default());
                    seen.units.push(Default::default());
                }
                let mut note = false;
                for attribute in tag.attributes() {
                    let attribute = attribute?;
                    let value = quick_xml::escape::unescape(&attribute.value)?.into_owned();
                    match attribute.key.as_ref() {
                        "xml:id" => {
                            assert!(seen.ids.insert(value.clone()), "{value} twice");
                            note = name == "note" && value.contains("-n");
                            if in_body && value.contains("-s") && !value.contains('.') {
                                seen.units.last_mut().ok_or("no body")?[in_note].push(value);
                            }
                        }
                        "corresp" | "target" | "ref" | "ana" | "resp" | "who" | "decls" | "next" | "prev" => {
                            seen.pointers.extend(value.split(' ').map(str::to_owned));
                        }
                        _ => {}
                    }
                }
                if matches!(event, Event::Start(_)) {
                    open.push((name, note));
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    Ok(seen)
}

/// The reading text as XML can hold it, with runs of line ends as one: a skip may part CR from LF.
fn held(text: &str) -> String {
    let mut held = String::new();
    for c in text.chars().filter(|&c| c != '\u{C}') {
        match c {
            '\u{1}' | '\u{B}' | '\u{FFFE}' => held.push('\u{FFFD}'),
            '\r' | '\n' if held.ends_with('\n') => {}
            '\r' => held.push('\n'),
            c => held.push(c),
        }
    }
    held
}

fn check_tei(of: &Edition) -> Result<()> {
    let seen = parse(&written(of, "tei")?)?;
    for (i, text) in of.texts().enumerate() {
        let [body, notes] = &seen.bodies[i];
        assert_eq!(held(&format!("{body}{notes}")), held(text.document().text()));
        let key = text.document().key();
        let ids: Vec<String> = text.ids().map(|id| format!("{key}-s{}", id.ordinal())).collect();
        assert_eq!(seen.units[i].concat(), ids);
    }
    for pointer in &seen.pointers {
        let id = pointer.strip_prefix('#').ok_or("no pointer")?;
        assert!(seen.ids.contains(id), "{pointer} is nowhere");
    }
    Ok(())
}

/// JSON keeps every character, and its numbers, ids and beads are those of `pairs` and of the table.
fn check_numbers(of: &Edition) -> Result<()> {
    let json: serde_json::Value = serde_json::from_str(&written(of, "json")?)?;
    assert_eq!(json, serde_json::to_value(of)?, "an edition serializes to its JSON format");
    for (text, seen) in of.texts().zip(json["texts"].as_array().ok_or("no texts")?) {
        assert_eq!(seen["text"], text.document().text());
        let characters: Vec<char> = text.document().text().chars().collect();
        for members in ["units", "skips", "dates"] {
            for member in seen[members].as_array().ok_or("no list")? {
                let offset = |key: &str| member[key].as_u64().map(|at| at as usize).ok_or("no offset");
                let sliced: String = characters[offset("start")?..offset("end")?].iter().collect();
                assert_eq!(member["text"], sliced, "{members}");
            }
        }
        for (id, unit) in text.ids().zip(seen["units"].as_array().ok_or("no units")?) {
            assert_eq!(unit["n"], id.number());
            assert_eq!(unit["text"], text.text(id));
            assert_eq!(unit["id"], format!("{}-s{}", text.document().key(), id.ordinal()));
        }
    }
    let finding = &json["versions"][0]["findings"][0];
    if !of.original().is_empty() {
        assert_eq!((&finding["source"][0], &finding["source_ids"][0]), (&0.into(), &"ru-s1".into()));
    }
    let beads = json["versions"][0]["beads"].as_array().ok_or("no beads")?;
    let (pairs, table) = (written(of, "pairs")?, written(of, "tsv")?);
    assert_eq!(pairs.lines().count(), beads.len());
    // Line feeds alone end a line of the table: other line breaks are not in it.
    let rows: Vec<&str> = table.split_terminator('\n').skip(1).collect();
    assert_eq!(rows.len(), beads.len());
    for ((bead, line), row) in beads.iter().zip(pairs.lines()).zip(rows) {
        let list = |side: &str| bead[side].to_string().replace(',', ", ");
        assert_eq!(line, format!("{}:{}:{}", list("source"), list("target"), bead["probability"]));
        let cells: Vec<&str> = row.split('\t').collect();
        assert_eq!(cells.len(), 9, "{row:?}");
        assert_eq!(format!("[{}]", cells[1]), bead["source"].to_string());
        assert_eq!(format!("[{}]", cells[4]), bead["target"].to_string());
        assert_eq!(cells[7], bead["probability"].to_string());
        for (numbers, ids) in [(cells[1], cells[2]), (cells[4], cells[5])] {
            for (number, id) in numbers.split(',').zip(ids.split(',')).filter(|(number, _)| !number.is_empty()) {
                let ordinal = id.rsplit("-s").next().ok_or("no id")?;
                assert_eq!(number.parse::<u32>()? + 1, ordinal.parse::<u32>()?);
            }
        }
        assert!(!row.contains(['\r', '\u{B}', '\u{C}', '\u{2028}']), "{row:?}");
    }
    Ok(())
}

/// The picture is well-formed and has a band or wedge for every bead.
fn check_picture(of: &Edition) -> Result<()> {
    let picture = written(of, "svg")?;
    parse(&picture)?;
    let beads = of.versions()[0].links.len();
    assert!(picture.matches("<path").count() >= beads, "{beads} beads: {picture}");
    assert!(!picture.contains("NaN") && !picture.contains("inf"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_all_formats_agree(
        source in text(),
        target in text(),
        beads in vec((0..3_usize, 0..3_usize, any::<bool>(), 0..3_u8), 0..8),
    ) {
        let edition = build(&source, &target, &beads).map_err(|e| TestCaseError::fail(e.to_string()))?;
        check_tei(&edition).map_err(|e| TestCaseError::fail(e.to_string()))?;
        check_picture(&edition).map_err(|e| TestCaseError::fail(e.to_string()))?;
        check_numbers(&edition).map_err(|e| TestCaseError::fail(e.to_string()))?;
    }
}

#[test]
#[ignore = "writes TEI files for a validator into the folder BITEXT_RANDOM_TEI; .ci/run does it"]
fn random_editions_for_a_validator() -> Result<()> {
    use proptest::strategy::ValueTree;
    let folder = std::env::var_os("BITEXT_RANDOM_TEI").ok_or("BITEXT_RANDOM_TEI names no folder")?;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let shapes = vec((0..3_usize, 0..3_usize, any::<bool>(), 0..3_u8), 0..8);
    for i in 0..60 {
        let (source, target, beads) =
            (text(), text(), &shapes).new_tree(&mut runner).map_err(|e| e.to_string())?.current();
        let tei = written(&build(&source, &target, &beads)?, "tei")?;
        std::fs::write(std::path::Path::new(&folder).join(format!("{i}.tei.xml")), tei)?;
    }
    Ok(())
}
