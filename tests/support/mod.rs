//! Editions from plain text, so that a case of a writer can be read and added without Rust.
//!
//! A line is an instruction, `#` begins a comment, texts are JSON strings:
//!
//! ```text
//! text KEY FILE               a text begins; the first is the original
//! heading LEVEL | paragraph | item DEPTH | verse | cell ROW COLUMN | speaker | speech | epigraph      a block begins
//! note OFFSET PLACE "label"   a note begins, called there, with a paragraph; `note` alone is another one of its paragraphs
//! front | body | back         what the blocks that follow belong to
//! page OFFSET "number" "edition"      a page begins there
//! = "Зал встал. "             a sentence, with the white space around it
//! ~ "(Смех.)\n"               a remark
//! style KIND "…" "…"          bold, italic, generated or a language: the second string, at its first place inside the first
//! about "title" "author"      what the file says of the text
//! skip KIND "…" "…"           not read: the second string, at its first place inside the first
//! bead 0,1:0 0.93 [given | checked] [moved]      numbers from 0; of the version named last by `text`
//! name KIND ID "lemma" SCHEME "latin" an entry
//! mention ID BEAD 0.9 "source" "target"   the first place of each in its text that is not yet taken; "" for none
//! ```
// Each test crate uses a part of it.
#![allow(dead_code)]

use std::error::Error;
use std::sync::Arc;

use bitext::model::{
    About, Agent, AgentId, Alignment, Bead, Block, BlockKind, Date, DetectedLanguage, Detection, Document,
    DocumentParts, Edition, EditionParts, Encoding, Entry, EntryId, EntryKind, File, Key, Language, Lexicon, Members,
    Mention, Names, Note, NoteId, NotePlace, Order, Origin, PageBreak, PerSide, Probability, Provenance, Rendering,
    Renderings, Report, Segmented, SentenceId, Shape, Side, Skip, SkipKind, Span, Stream, Style, StyleKind, Unit,
    Version,
};
use bitext::words::dates::of_sentence;

/// A text with its beads and names, where it is a translation.
struct Finished {
    text: Segmented,
    beads: Vec<(Members, Bead)>,
    names: Names,
}

/// The file and the person that beads of a case come from.
fn agents() -> Vec<Agent> {
    vec![Agent::Files(vec!["links.pairs".to_owned()]), Agent::Person(Some("М. Щукина".to_owned()))]
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[derive(Default)]
struct Draft {
    key: String,
    file: String,
    text: String,
    blocks: Vec<Block>,
    units: Vec<(u32, Unit)>,
    notes: Vec<Note>,
    stream: Option<Stream>,
    skips: Vec<Skip>,
    breaks: Vec<PageBreak>,
    styles: Vec<Style>,
    about: About,
    beads: Vec<(Members, Bead)>,
    names: Names,
    taken: Vec<PerSide<Span>>,
}

/// Reads a case.
pub fn edition(case: &str) -> Result<Edition> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (number, line) in case.lines().enumerate() {
        if !line.trim().is_empty() && !line.starts_with('#') {
            instruction(line, &mut drafts).map_err(|error| format!("line {}: {error}: {line}", number + 1))?;
        }
    }
    let mut texts = drafts.into_iter().map(finish);
    let original = texts.next().ok_or("no text")??.text;
    let mut parts = EditionParts {
        dates: vec![dates(&original)],
        original,
        versions: Vec::new(),
        entries: Vec::new(),
        absent: Vec::new(),
        agents: agents(),
    };
    for finished in texts {
        let Finished { text, beads, names } = finished?;
        let lengths = Shape { source: parts.original.len() as u32, target: text.len() as u32 };
        let links = Alignment::new(lengths, beads)?;
        // A case with names has one version.
        parts.entries.extend(names.entries);
        parts.dates.push(dates(&text));
        let Names { mentions, renderings, .. } = names;
        let report = Report::default();
        parts.versions.push(Version { text, links, lexicon: Lexicon::default(), mentions, renderings, report });
    }
    Ok(Edition::new(parts)?)
}

/// The dates of a text, as the pipeline finds them.
pub fn dates(text: &Segmented) -> Vec<Date> {
    text.ids().flat_map(|id| of_sentence(text, id)).collect()
}

fn instruction(line: &str, drafts: &mut Vec<Draft>) -> Result<()> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    if word == "text" {
        let (key, file) = rest.split_once(' ').ok_or("expected: text KEY FILE")?;
        drafts.push(Draft { key: key.to_owned(), file: file.to_owned(), ..Draft::default() });
        return Ok(());
    }
    let mut field = Fields(rest);
    let (last, before) = drafts.split_last_mut().ok_or("no text yet")?;
    let stream = last.stream.unwrap_or(Stream::Body);
    let block = |kind| Block { end: 0, kind, stream };
    match word {
        "heading" => last.blocks.push(block(BlockKind::Heading { level: field.word()?.parse()? })),
        "paragraph" => last.blocks.push(block(BlockKind::Paragraph)),
        "item" => last.blocks.push(block(BlockKind::Item { depth: field.word()?.parse()? })),
        "verse" => last.blocks.push(block(BlockKind::Verse)),
        "cell" => {
            let (row, column) = (field.word()?.parse()?, field.word()?.parse()?);
            last.blocks.push(block(BlockKind::Cell { row, column }));
        }
        "speaker" => last.blocks.push(block(BlockKind::Speaker)),
        "epigraph" => last.blocks.push(block(BlockKind::Epigraph)),
        "front" => last.stream = Some(Stream::Front),
        "body" => last.stream = Some(Stream::Body),
        "back" => last.stream = Some(Stream::Back),
        "page" => {
            let (at, page, edition) = (field.word()?.parse()?, field.string()?, field.string()?);
            last.breaks.push(PageBreak { at, page, edition });
        }
        "speech" => last.blocks.push(block(BlockKind::Speech)),
        "note" => {
            if !rest.is_empty() {
                let (call, place, label) = (field.word()?.parse()?, field.word()?, field.string()?);
                let place = match place {
                    "foot" => NotePlace::Foot,
                    "end" => NotePlace::End,
                    _ => NotePlace::Margin,
                };
                last.notes.push(Note { call, place, label });
            }
            let note = u32::try_from(last.notes.len())?.checked_sub(1).ok_or("no note yet")?;
            let stream = Stream::Note(NoteId::new(note));
            last.blocks.push(Block { end: 0, kind: BlockKind::Paragraph, stream });
        }
        "=" | "~" => {
            last.text.push_str(&field.string()?);
            let end = u32::try_from(last.text.len())?;
            last.units.push((end, if word == "=" { Unit::Sentence } else { Unit::Remark }));
            last.blocks.last_mut().ok_or("no block yet")?.end = end;
        }
        "white" => last.text.push_str(&field.string()?),
        "skip" => {
            let kind = match field.word()? {
                "hyphen" => SkipKind::Hyphen,
                "running_head" => SkipKind::RunningHead,
                "page_number" => SkipKind::PageNumber,
                "note_mark" => SkipKind::NoteMark,
                _ => return Err("unknown skip".into()),
            };
            let (around, inner) = (field.string()?, field.string()?);
            let start = last.text.find(&around).ok_or("not in the text")? + around.find(&inner).ok_or("not inside")?;
            last.skips.push(Skip { span: (start..start + inner.len()).into(), kind });
        }
        "style" => {
            let style = style(&mut field, &last.text)?;
            last.styles.push(style);
        }
        "about" => {
            last.about = About { title: field.string()?, authors: vec![field.string()?], ..About::default() };
        }
        "bead" => {
            let (source, target) = field.word()?.split_once(':').ok_or("expected 0:0")?;
            let probability = Probability::new(field.word()?.parse()?);
            let provenance = match field.0 {
                field if field.contains("given") => Provenance::Given(AgentId::new(0)),
                field if field.contains("checked") => Provenance::Checked(AgentId::new(1)),
                _ => Provenance::Program,
            };
            let order = if field.0.contains("moved") { Order::Crossing } else { Order::Monotone };
            let members = Members { source: numbers(source)?, target: numbers(target)? };
            last.beads.push((members, Bead { probability, order, provenance }));
        }
        "name" => {
            let kind = match field.word()? {
                "person" => EntryKind::Person,
                "place" => EntryKind::Place,
                _ => EntryKind::Organisation,
            };
            let (id, lemma) = (field.word()?.to_owned(), field.string()?);
            let transliterations = vec![(field.word()?.to_owned(), field.string()?)];
            let probability = Probability::new(0.9);
            let mut entry = Entry::new(id, kind, lemma);
            (entry.probability, entry.transliterations) = (probability, transliterations);
            last.names.entries.push(entry);
            last.names.renderings.push(Renderings::default());
        }
        "mention" => mention(&mut field, before.first().ok_or("no original")?, last)?,
        _ => return Err("unknown instruction".into()),
    }
    Ok(())
}

fn style(field: &mut Fields<'_>, text: &str) -> Result<Style> {
    let kind = match field.word()? {
        "bold" => StyleKind::Bold,
        "italic" => StyleKind::Italic,
        "generated" => StyleKind::Generated,
        tag => StyleKind::Foreign(Language::new(tag)?),
    };
    let (around, inner) = (field.string()?, field.string()?);
    let start = text.find(&around).ok_or("not in the text")? + around.find(&inner).ok_or("not inside")?;
    Ok(Style { span: (start..start + inner.len()).into(), kind })
}

fn mention(field: &mut Fields<'_>, original: &Draft, last: &mut Draft) -> Result<()> {
    let id = field.word()?;
    let entry = last.names.entries.iter().position(|e| e.id == id).ok_or("unknown entry")?;
    let bead = SentenceId::new(field.word()?.parse()?).number();
    let probability = Probability::new(field.word()?.parse()?);
    let (source, target) = (field.string()?, field.string()?);
    let place = |text: &str, name: &str, side: Side| {
        text.match_indices(name)
            .map(|(at, name)| Span::from(at..at + name.len()))
            .find(|span| !name.is_empty() && !last.taken.iter().any(|taken| taken[side].overlaps(*span)))
    };
    let spans = PerSide {
        source: place(&original.text, &source, Side::Source),
        target: place(&last.text, &target, Side::Target),
    };
    if spans.source.is_none() != source.is_empty() || spans.target.is_none() != target.is_empty() {
        return Err("not in the text".into());
    }
    last.taken.push(spans.map(|span| span.unwrap_or(Span::new(0, 0))));
    let renderings = &mut last.names.renderings[entry].forms;
    match renderings.iter_mut().find(|r| r.text == target) {
        Some(rendering) => rendering.count += 1,
        None if target.is_empty() => {}
        None => renderings.push(Rendering { text: target, count: 1 }),
    }
    let entry = EntryId::new(u32::try_from(entry)?);
    let bead = bitext::model::BeadId::new(bead);
    last.names.mentions.push(Mention { bead, spans, entry, probability });
    Ok(())
}

fn finish(draft: Draft) -> Result<Finished> {
    // The key begins with the language: `en2` is the second English text.
    let language = draft.key.trim_end_matches(|c: char| c.is_ascii_digit());
    let document = Document::new(DocumentParts {
        key: Key::new(&draft.key)?,
        language: DetectedLanguage { language: Language::new(language)?, by: Detection::Name },
        text: draft.text,
        blocks: draft.blocks,
        notes: draft.notes,
        skips: draft.skips,
        breaks: draft.breaks,
        styles: draft.styles,
        about: draft.about,
        file: File { name: Some(draft.file), sha256: Some([0xAB; 32]) },
        encoding: Encoding { name: "utf-8".to_owned(), by: Detection::Text },
        origin: Origin::Plain,
    })?;
    let text = Segmented::new(Arc::new(document), draft.units)?;
    Ok(Finished { text, beads: draft.beads, names: draft.names })
}

fn numbers(list: &str) -> Result<Vec<SentenceId>> {
    list.split(',').filter(|n| !n.is_empty()).map(|n| Ok(SentenceId::new(n.parse()?))).collect()
}

/// What follows on the line.
struct Fields<'a>(&'a str);

impl<'a> Fields<'a> {
    fn word(&mut self) -> Result<&'a str> {
        let (word, rest) = self.0.trim_start().split_once(' ').unwrap_or((self.0.trim(), ""));
        self.0 = rest;
        if word.is_empty() { Err("a word is missing".into()) } else { Ok(word) }
    }

    fn string(&mut self) -> Result<String> {
        let mut values = serde_json::Deserializer::from_str(self.0).into_iter();
        let string = values.next().ok_or("a string is missing")??;
        self.0 = &self.0[values.byte_offset()..];
        Ok(string)
    }
}
