//! Where sentences end: one boundary machine, rules told apart by name.

mod candidate;
mod machine;
mod remarks;
mod rules;

use std::sync::Arc;

use crate::language;
use crate::model::{BlockKind, Document, Segmented, Unit};
use machine::Machine;

/// How sentences are found.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// Each line of a stanza is a sentence.
    pub verse: bool,
}

/// Finds the sentences of a document by the rules of its language.
///
/// ```
/// use bitext::read::{self, read};
/// use bitext::segment::{Options, segment};
/// let text = "Тов. Иванов выступил 3 мая 1956 г. Его выслушали. (Аплодисменты.)";
/// let read = read("речь.ru.txt", text.as_bytes().to_vec(), &read::Options::default())?;
/// let segmented = segment(read.document.into(), &Options::default());
/// let units: Vec<&str> = segmented.ids().map(|id| segmented.text(id)).collect();
/// assert_eq!(units, ["Тов. Иванов выступил 3 мая 1956 г.", "Его выслушали.", "(Аплодисменты.)"]);
/// # Ok::<(), bitext::Error>(())
/// ```
#[must_use]
pub fn segment(document: Arc<Document>, options: &Options) -> Segmented {
    let knowledge = language::of(&document.language().language);
    let mut units = Vec::new();
    let mut machine = Machine::new(document.text(), document.skips(), knowledge);
    for (index, block) in document.blocks().iter().enumerate() {
        let span = document.block_span(index);
        let first = units.len();
        match block.kind {
            BlockKind::Heading { .. } => units.push((span.end(), Unit::Sentence)),
            BlockKind::Verse if options.verse => lines(document.text(), span.start(), span.end(), &mut units),
            _ => machine.run(span, |end| units.push((end, Unit::Sentence))),
        }
        remarks::mark(document.text(), span, knowledge, &mut units[first..]);
    }
    together(document, units)
}

/// Takes each line that is not blank as a sentence.
#[must_use]
pub fn by_line(document: Arc<Document>) -> Segmented {
    let knowledge = language::of(&document.language().language);
    let mut units = Vec::new();
    for index in 0..document.blocks().len() {
        let (span, first) = (document.block_span(index), units.len());
        lines(document.text(), span.start(), span.end(), &mut units);
        remarks::mark(document.text(), span, knowledge, &mut units[first..]);
    }
    together(document, units)
}

/// The lines between two bytes; blank ones go with the line before them, or the first.
fn lines(text: &str, start: u32, end: u32, units: &mut Vec<(u32, Unit)>) {
    let first = units.len();
    let mut at = start;
    for line in text[start as usize..end as usize].split_inclusive(['\n', '\r']) {
        at += line.len() as u32;
        if line.trim().is_empty() && units.len() > first {
            units[first..].last_mut().into_iter().for_each(|unit| unit.0 = at);
        } else if !line.trim().is_empty() {
            units.push((at, Unit::Sentence));
        }
    }
    units[first..].last_mut().into_iter().for_each(|unit| unit.0 = end);
}

/// The machine's units tile the blocks; were they ever not to, a block would be one unit.
fn together(document: Arc<Document>, units: Vec<(u32, Unit)>) -> Segmented {
    Segmented::new(Arc::clone(&document), units).unwrap_or_else(|_| Segmented::by_block(document))
}
