//! Editions from plain text, so that a case of a writer can be read and added without Rust.
//!
//! A line is an instruction, `#` begins a comment, texts are JSON strings:
//!
//! ```text
//! text KEY FILE               a text begins; the first is the original
//! heading LEVEL | paragraph | item | verse | cell | speech | note OFFSET     a block begins (note: of paragraphs, called there)
//! = "Зал встал. "             a sentence, with the white space around it
//! ~ "(Смех.)\n"               a remark
//! skip KIND "…" "…"           not read: the second string, at its first place inside the first
//! bead 0,1:0 0.93 [hand] [moved]      numbers from 0; of the version named last by `text`
//! name KIND ID "lemma" SCHEME "latin" an entry
//! mention ID BEAD 0.9 "source" "target"   the first place of each in its text that is not yet taken; "" for none
//! ```
// Each test crate uses a part of it.
#![allow(dead_code)]

use std::error::Error;
use std::sync::Arc;

use bitext::model::{
    Alignment, Bead, Block, BlockKind, By, Certainty, Course, Document, Edition, Encoding, Entry, EntryId, EntryKind,
    File, Found, Key, Language, Lexicon, Members, Mention, Names, Origin, Probability, Rendering, Report, Segmented,
    SentenceId, Skip, SkipKind, Span, Stream, Unit, Version,
};

/// A text with its beads and names, where it is a translation.
type Finished = (Segmented, Vec<(Members, Bead)>, Names);

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[derive(Default)]
struct Draft {
    key: String,
    file: String,
    text: String,
    blocks: Vec<Block>,
    units: Vec<(u32, Unit)>,
    skips: Vec<Skip>,
    beads: Vec<(Members, Bead)>,
    names: Names,
    taken: Vec<[Span; 2]>,
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
    let (original, _, _) = texts.next().ok_or("no text")??;
    let mut edition: Option<Edition> = None;
    for text in texts {
        let (text, beads, names) = text?;
        let links = Alignment::new(original.len(), text.len(), beads)?;
        let version = Version { text, links, lexicon: Lexicon::default(), names, report: Report::default() };
        edition = Some(match edition {
            None => Edition::new(original.clone(), version),
            Some(edition) => edition.with(version),
        });
    }
    Ok(edition.ok_or("no translation")?)
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
    let block = |kind| Block { end: 0, kind, stream: Stream::Body };
    match word {
        "heading" => last.blocks.push(block(BlockKind::Heading { level: field.word()?.parse()? })),
        "paragraph" => last.blocks.push(block(BlockKind::Paragraph)),
        "item" => last.blocks.push(block(BlockKind::Item)),
        "verse" => last.blocks.push(block(BlockKind::Verse)),
        "cell" => last.blocks.push(block(BlockKind::Cell)),
        "speech" => last.blocks.push(block(BlockKind::Speech)),
        "note" => {
            let stream = Stream::Note { mark: field.word()?.parse()? };
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
        "bead" => {
            let (source, target) = field.word()?.split_once(':').ok_or("expected 0:0")?;
            let probability = Probability::new(field.word()?.parse()?);
            let by = if field.0.contains("hand") { By::Hand } else { By::Program };
            let course = if field.0.contains("moved") { Course::Moved } else { Course::InOrder };
            let members = Members { source: numbers(source)?, target: numbers(target)? };
            last.beads.push((members, Bead { probability, course, by }));
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
        }
        "mention" => mention(&mut field, before.first().ok_or("no original")?, last)?,
        _ => return Err("unknown instruction".into()),
    }
    Ok(())
}

fn mention(field: &mut Fields<'_>, original: &Draft, last: &mut Draft) -> Result<()> {
    let id = field.word()?;
    let entry = last.names.entries.iter().position(|e| e.id == id).ok_or("unknown entry")?;
    let bead = SentenceId::new(field.word()?.parse()?).number();
    let probability = Probability::new(field.word()?.parse()?);
    let (source, target) = (field.string()?, field.string()?);
    let place = |text: &str, name: &str, side: usize| {
        text.match_indices(name)
            .map(|(at, name)| Span::from(at..at + name.len()))
            .find(|span| !name.is_empty() && !last.taken.iter().any(|taken| taken[side].overlaps(*span)))
    };
    let spans = [place(&original.text, &source, 0), place(&last.text, &target, 1)];
    if spans[0].is_none() != source.is_empty() || spans[1].is_none() != target.is_empty() {
        return Err("not in the text".into());
    }
    last.taken.push(spans.map(|span| span.unwrap_or(Span::new(0, 0))));
    let renderings = &mut last.names.entries[entry].renderings;
    match renderings.iter_mut().find(|r| r.text == target) {
        Some(rendering) => rendering.count += 1,
        None if target.is_empty() => {}
        None => renderings.push(Rendering { text: target, count: 1 }),
    }
    let entry = EntryId::new(u32::try_from(entry)?);
    let bead = bitext::model::BeadId::new(bead);
    last.names.mentions.push(Mention { bead, source: spans[0], target: spans[1], entry, probability });
    Ok(())
}

fn finish(draft: Draft) -> Result<Finished> {
    // The key begins with the language: `en2` is the second English text.
    let language = draft.key.trim_end_matches(|c: char| c.is_ascii_digit());
    let document = Document::new(
        Key::new(&draft.key)?,
        Certainty { language: Language::new(language)?, found: Found::Name },
        draft.text,
        draft.blocks,
        draft.skips,
        File { name: Some(draft.file), sha256: Some([0xAB; 32]) },
        Encoding { name: "utf-8".to_owned(), found: Found::Text },
        Origin::Plain,
    )?;
    Ok((Segmented::new(Arc::new(document), draft.units)?, draft.beads, draft.names))
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
