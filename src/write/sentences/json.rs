//! Sentences for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::Format;
use crate::model::{Explanation, Segmented};
use crate::write::block::{Shape, shape};
use crate::write::characters::Characters;

/// One object: `{"version":2,"language","encoding","blocks":[{"kind","note","sentences":[{"start","end","kind","text"}]}]}`.
///
/// Offsets count characters of the reading text, from 0. `note` is the id of the note that a block belongs to, else `null`.
/// Headings have a `level`, list items a `depth`, cells a `row` and a `column`; blocks before and after the text proper have
/// a `part`, `front` or `back`. With explanations, a sentence has the `rule` that ends it, and a block its `candidates`: `at`,
/// the offset at which the next sentence begins or would begin, `boundary` and `rule`.
#[derive(Debug)]
pub struct Json;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    language: &'a str,
    encoding: &'a str,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Block<'a> {
    #[serde(flatten)]
    shape: Shape,
    sentences: Vec<Sentence<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidates: Option<Vec<Candidate>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    start: u32,
    end: u32,
    kind: &'static str,
    text: &'a str,
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

/// The end of a sentence that no rule ends.
const BLOCK_END: &str = "block-end";

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, text: &Segmented, explanations: Option<&[Explanation]>, out: &mut dyn Write) -> io::Result<()> {
        let document = text.document();
        let characters = Characters::new(document.text());
        let mut blocks: Vec<Block> = Vec::with_capacity(document.blocks().len());
        let mut places = explanations.unwrap_or_default().iter().peekable();
        for id in text.ids() {
            if text.opens_block(id) {
                let shape = shape(text, document.blocks()[text.block(id)]);
                blocks.push(Block { shape, sentences: Vec::new(), candidates: explanations.map(|_| Vec::new()) });
            }
            let Some(block) = blocks.last_mut() else { continue };
            let tile_end = text.tile(id).end();
            let mut rule = explanations.map(|_| BLOCK_END);
            while let Some(place) = places.next_if(|place| place.at <= tile_end) {
                if place.boundary && place.at == tile_end {
                    rule = Some(place.rule);
                }
                let candidate = Candidate { at: characters.at(place.at), boundary: place.boundary, rule: place.rule };
                block.candidates.get_or_insert_default().push(candidate);
            }
            let (start, end) = characters.ends(text.span(id));
            block.sentences.push(Sentence { start, end, kind: text.unit(id).name(), text: text.text(id), rule });
        }
        let (language, encoding) = (document.language().language.as_str(), document.encoding().name.as_str());
        serde_json::to_writer(&mut *out, &Document { version: 2, language, encoding, blocks })?;
        out.write_all(b"\n")
    }
}
