//! The kind of a block as JSON, the same in editions and in lists of sentences.

use serde::Serialize;

use super::ids::note_id;
use crate::model::{Block, BlockKind, Segmented, Stream};

/// What a block is; keys that its kind has no use for are left out.
#[derive(Serialize)]
pub(super) struct Shape {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    depth: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'static str>,
    note: Option<String>,
}

pub(super) fn shape(text: &Segmented, block: Block) -> Shape {
    let (mut level, mut depth, mut row, mut column) = (None, None, None, None);
    match block.kind {
        BlockKind::Heading { level: own } => level = Some(own),
        BlockKind::Item { depth: own } => depth = Some(own),
        BlockKind::Cell { row: own, column: of_row } => (row, column) = (Some(own), Some(of_row)),
        BlockKind::Paragraph | BlockKind::Verse | BlockKind::Speaker | BlockKind::Speech | BlockKind::Epigraph => {}
    }
    let part = matches!(block.stream, Stream::Front | Stream::Back).then(|| block.stream.name());
    let note = block.stream.note().map(|note| note_id(text, note));
    Shape { kind: block.kind.name(), level, depth, row, column, part, note }
}
