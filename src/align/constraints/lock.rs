//! Borders that both texts have: headings, or the beginnings of all blocks.

use super::pins::Border;
use crate::model::{BlockKind, Segmented, SentenceId};

/// Which borders no bead may cross.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// The beginnings of headings.
    Headings,
    /// The beginnings of all blocks.
    Paragraphs,
}

impl Lock {
    /// All of them, with the names that options use.
    pub const ALL: [(&'static str, Self); 2] = [("headings", Self::Headings), ("paragraphs", Self::Paragraphs)];

    /// The borders of two texts, one by one.
    ///
    /// # Errors
    /// One line that names the first border that differs, where the texts have unequal numbers of them.
    pub fn borders(self, source: &Segmented, target: &Segmented) -> Result<Vec<Border>, String> {
        let (one, other) = (self.of(source), self.of(target));
        let level = |text: &Segmented, id: &SentenceId| text.block_kind(*id);
        let differs = one.iter().zip(&other).position(|(s, t)| level(source, s) != level(target, t));
        if one.len() == other.len() {
            return Ok(one.into_iter().zip(other).map(|(source, target)| Border { source, target }).collect());
        }
        let first = differs.unwrap_or(one.len().min(other.len()));
        let shown = |text: &Segmented, ids: &[SentenceId]| {
            ids.get(first).map_or("the end".to_owned(), |id| {
                let line = text.text(*id).split_whitespace().take(8).collect::<Vec<_>>().join(" ");
                format!("«{line}» (sentence {})", id.ordinal())
            })
        };
        let what = if self == Self::Headings { "headings" } else { "paragraphs" };
        Err(format!(
            "the texts have {} and {} {what}, which cannot be paired; the first that differ: {} and {}",
            one.len(),
            other.len(),
            shown(source, &one),
            shown(target, &other)
        ))
    }

    fn of(self, text: &Segmented) -> Vec<SentenceId> {
        let locked = |id: &SentenceId| {
            let heading = matches!(text.block_kind(*id), BlockKind::Heading { .. });
            text.opens_block(*id) && (self == Self::Paragraphs || heading)
        };
        text.ids().filter(locked).collect()
    }
}
