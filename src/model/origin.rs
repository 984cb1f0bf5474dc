//! Where the reading text lies in the file that it was read from.

use std::sync::Arc;

use super::Span;

/// Where the reading text lies in the file. Only `read` and the writer of the same format look inside.
///
/// [`Document::new`](super::Document::new) checks it against the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// The reading text is the decoded file, from its first character after a byte-order mark to its last.
    Plain,
    /// The reading text was put together from pieces of one file: markup lies between them, or notes stand elsewhere.
    Pieces {
        /// The decoded file.
        file: Arc<str>,
        /// In the order of the reading text.
        pieces: Vec<Piece>,
    },
    /// The reading text was put together from pieces of the files in a package (DOCX, ODT, EPUB).
    Package {
        /// The decoded files, each with its name in the package.
        members: Vec<Member>,
        /// In the order of the reading text, each with the position of its member, from 0.
        pieces: Vec<(u32, Piece)>,
    },
}

/// A file in a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its path in the package: `word/document.xml`.
    pub name: String,
    /// Its decoded content.
    pub text: Arc<str>,
}

/// A stretch of the reading text and where it comes from. Pieces tile the reading text; in the file they are disjoint,
/// and may lie there in any order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it ends in the reading text; it begins where the piece before it ends.
    pub end: u32,
    /// Where it lies in the file.
    pub file: Span,
    /// How the file spells it.
    pub spelling: Spelling,
}

/// How the file spells a piece of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// Byte for byte as the reading text has it.
    Verbatim,
    /// Otherwise: `&amp;` for `&`, `<lb/>` for a line end. An empty stretch of the file is what the reader added between
    /// two pieces.
    Encoded,
}

/// Pieces that are no origin of a reading text; bytes are those of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// Pieces that do not tile the reading text.
    #[error("the pieces of the file leave a gap in the text or overlap at byte {0}")]
    Tiling(u32),
    /// A piece of a member that the package lacks, or one that cuts a character or lies outside the file.
    #[error("the piece that ends at byte {0} does not lie in the file")]
    Outside(u32),
    /// A piece that shares bytes of the file with another.
    #[error("the piece that ends at byte {0} shares a part of the file with another piece")]
    Overlap(u32),
    /// A verbatim piece whose bytes in the file are others.
    #[error("the piece that ends at byte {0} differs from the file")]
    Spelling(u32),
}

impl Origin {
    /// Checks that the pieces are disjoint in the file and together are `text`.
    pub(super) fn check(&self, text: &str) -> Result<(), OriginError> {
        match self {
            Self::Plain => Ok(()),
            Self::Pieces { file, pieces } => check(text, &[file], pieces.iter().map(|piece| (0, *piece))),
            Self::Package { members, pieces } => {
                let files: Vec<&str> = members.iter().map(|member| &*member.text).collect();
                check(text, &files, pieces.iter().copied())
            }
        }
    }
}

fn check(text: &str, files: &[&str], pieces: impl Iterator<Item = (u32, Piece)> + Clone) -> Result<(), OriginError> {
    let mut start = 0;
    let mut places: Vec<(u32, Span, u32)> = Vec::new();
    for (member, Piece { end, file, spelling }) in pieces {
        // A piece without text would have no place of its own in the order.
        let Some(own) = text.get(start as usize..end as usize).filter(|own| !own.is_empty()) else {
            return Err(OriginError::Tiling(start));
        };
        let there = files.get(member as usize).and_then(|text| text.get(file.range()));
        let there = there.ok_or(OriginError::Outside(end))?;
        if spelling == Spelling::Verbatim && there != own {
            return Err(OriginError::Spelling(end));
        }
        if !file.is_empty() {
            places.push((member, file, end));
        }
        start = end;
    }
    if start as usize != text.len() {
        return Err(OriginError::Tiling(start));
    }
    places.sort_unstable_by_key(|&(member, file, _)| (member, file));
    match places.windows(2).find(|two| two[0].0 == two[1].0 && two[0].1.overlaps(two[1].1)) {
        Some(two) => Err(OriginError::Overlap(two[1].2)),
        None => Ok(()),
    }
}
