//! Sentences as JSON.

use std::io::{self, Write};

use serde::Serialize;

use bitext::model::{BlockKind, Segmented, Stream};
use bitext::segment::Explanation;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    language: &'a str,
    encoding: &'a str,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
struct Block {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    note: Option<u32>,
    sentences: Vec<Sentence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<Vec<Candidate>>,
}

#[derive(Serialize)]
struct Sentence {
    start: u32,
    end: u32,
    kind: &'static str,
    /// The rule that ends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
}

/// A place where a sentence may end.
#[derive(Serialize)]
struct Candidate {
    at: u32,
    boundary: bool,
    rule: &'static str,
}

/// What ends a sentence that no rule ends.
const BLOCK_END: &str = "block-end";

/// Blocks with their sentences and, where asked for, with what decided at each place.
pub(super) fn write(text: &Segmented, explanations: Option<&[Explanation]>, out: &mut dyn Write) -> io::Result<()> {
    let mut blocks: Vec<Block> = Vec::with_capacity(text.document().blocks().len());
    let mut places = explanations.unwrap_or_default().iter().peekable();
    for id in text.ids() {
        if text.opens_block(id) {
            let (kind, level) = match text.block_kind(id) {
                BlockKind::Heading { level } => (text.block_kind(id).name(), Some(level)),
                kind => (kind.name(), None),
            };
            let note = match text.stream(id) {
                Stream::Note { mark } => Some(mark),
                Stream::Body => None,
            };
            blocks.push(Block {
                kind,
                level,
                note,
                sentences: Vec::new(),
                candidates: explanations.map(|_| Vec::new()),
            });
        }
        let Some(block) = blocks.last_mut() else { continue };
        let (span, end) = (text.span(id), text.tile(id).end());
        let mut rule = explanations.map(|_| BLOCK_END);
        while let Some(place) = places.next_if(|place| place.at <= end) {
            if place.boundary && place.at == end {
                rule = Some(place.rule);
            }
            let candidate = Candidate { at: place.at, boundary: place.boundary, rule: place.rule };
            block.candidates.get_or_insert_default().push(candidate);
        }
        block.sentences.push(Sentence { start: span.start(), end: span.end(), kind: text.unit(id).name(), rule });
    }
    let document = text.document();
    let language = document.language().language.as_str();
    serde_json::to_writer(&mut *out, &Document { version: 1, language, encoding: &document.encoding().name, blocks })?;
    out.write_all(b"\n")
}
