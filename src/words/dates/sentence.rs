//! The dates of a sentence of a document, over what stands in it without being read.

use super::{Date, dates};
use crate::model::{Segmented, SentenceId, Span};

/// The dates of a unit, with spans in the document's text. A page number or a hyphen at a line end may stand inside one.
#[must_use]
pub fn of_sentence(text: &Segmented, id: SentenceId) -> Vec<Date> {
    let document = text.document();
    let (content, unit, language) = (document.text(), text.span(id), &document.language().language);
    let mut read = String::new();
    // Where each piece starts in what is read, and where it stands in the text.
    let mut pieces: Vec<(u32, Span)> = Vec::new();
    let mut from = unit.start();
    let skips = document.skips_in(unit).iter().map(|skip| skip.span);
    for skip in skips.chain(std::iter::once(Span::new(unit.end(), unit.end()))) {
        let piece = Span::new(from, skip.start().min(unit.end()));
        pieces.push((read.len() as u32, piece));
        read.push_str(piece.of(content));
        from = skip.end().clamp(from, unit.end());
    }
    // The place in the text of a byte of what is read.
    let place = |at: u32| {
        let last = pieces.partition_point(|&(start, _)| start <= at).saturating_sub(1);
        pieces.get(last).map_or(unit.start(), |&(start, piece)| piece.start() + (at - start))
    };
    let in_text = |span: Span| Span::new(place(span.start()), place(span.end().saturating_sub(1)) + 1);
    dates(&read, language).into_iter().map(|date| Date { span: in_text(date.span), ..date }).collect()
}
