//! Segments all blocks of a document, and explains each decision.

use std::sync::Arc;

use super::block_text::BlockText;
use super::lines::line_starts;
use super::options::Options;
use super::rules::verdict::Verdict;
use super::segmenter::Segmenter;
use super::statistics::WordStatistics;
use super::units::{tiled, unit_of};
use crate::language;
use crate::model::{BlockKind, Document, Explanation, Segmented, Unit};

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
    run(document, options, |_| {})
}

/// As [`segment`], and which rule decided at every candidate, in the order of the text.
#[must_use]
pub fn explain(document: Arc<Document>, options: &Options) -> (Segmented, Vec<Explanation>) {
    let mut explanations = Vec::new();
    let segmented = run(document, options, |explanation| explanations.push(explanation));
    (segmented, explanations)
}

fn run(document: Arc<Document>, options: &Options, mut tell: impl FnMut(Explanation)) -> Segmented {
    let knowledge = language::of(&document.language().language);
    let statistics = WordStatistics::new(document.text());
    let mut segmenter = Segmenter::new(knowledge, &options.abbreviations, &statistics);
    let mut units: Vec<(u32, Unit)> = Vec::new();
    for (index, block) in document.blocks().iter().enumerate() {
        let span = document.block_span(index);
        let mut start = span.start();
        let whole = document.text();
        let mut push = |end: u32, units: &mut Vec<(u32, Unit)>| {
            let unit =
                unit_of(&whole[start as usize..end as usize], start == span.start() && end == span.end(), knowledge);
            units.push((end, unit));
            start = end;
        };
        if options.verse && block.kind == BlockKind::Verse {
            for at in line_starts(span.of(whole)).map(|at| span.start() + at as u32) {
                tell(Explanation { at, rule: "verse-line", boundary: true });
                push(at, &mut units);
            }
        } else if !matches!(block.kind, BlockKind::Heading { .. }) {
            let block_text = BlockText::new(&document, span);
            segmenter.run(&block_text.text, |decision| {
                let at = span.start() + block_text.place(decision.at) as u32;
                tell(Explanation { at, rule: decision.rule, boundary: decision.verdict == Verdict::Cut });
                if decision.verdict == Verdict::Cut && at < span.end() {
                    push(at, &mut units);
                }
            });
        }
        push(span.end(), &mut units);
    }
    tiled(document, units)
}
