//! Text with the page breaks in it.

use std::io::{self, Write};

use crate::model::{Document, PageBreak, Span};
use crate::write::xml;

/// A place where a page begins: a form feed, a break that the document lists, or both.
struct Page<'a> {
    at: u32,
    /// Whether a form feed stands there, which the element replaces.
    feed: bool,
    listed: Option<&'a PageBreak>,
}

/// Writes what stands in `span` as content, with a `pb` at each page break.
pub(super) fn content(document: &Document, span: Span, out: &mut dyn Write) -> io::Result<()> {
    let mut at = span.start();
    for page in pages(document, span) {
        xml::content(Span::new(at, page.at).of(document.text()), out)?;
        element(&page, "", out)?;
        at = page.at + u32::from(page.feed);
    }
    xml::content(Span::new(at, span.end()).of(document.text()), out)
}

/// Writes what stands in `span` without its page breaks, for elements that cannot hold them.
pub(super) fn without(document: &Document, span: Span, out: &mut dyn Write) -> io::Result<()> {
    let text = span.of(document.text());
    text.split('\u{C}').try_for_each(|part| xml::content(part, out))
}

/// Writes the page breaks in `span` alone, with further attributes.
pub(super) fn alone(document: &Document, span: Span, attributes: &str, out: &mut dyn Write) -> io::Result<()> {
    pages(document, span).iter().try_for_each(|page| element(page, attributes, out))
}

/// Whether a page begins in `span`.
pub(super) fn any(document: &Document, span: Span) -> bool {
    span.of(document.text()).contains('\u{C}') || !document.breaks_in(span).is_empty()
}

/// Whether a document has a page break of any kind.
pub(super) fn any_in(document: &Document) -> bool {
    document.text().contains('\u{C}') || !document.breaks().is_empty()
}

fn pages<'a>(document: &'a Document, span: Span) -> Vec<Page<'a>> {
    let feeds = memchr::memchr_iter(b'\x0C', span.of(document.text()).as_bytes());
    let page = |at: u32, feed, listed| Page { at, feed, listed };
    let mut pages: Vec<Page<'a>> = feeds.map(|at| page(span.start() + at as u32, true, None)).collect();
    let listed = document.breaks_in(span);
    if listed.is_empty() {
        return pages;
    }
    for one in listed {
        match pages.iter_mut().find(|page| page.at == one.at && page.feed && page.listed.is_none()) {
            Some(feed) => feed.listed = Some(one),
            None => pages.push(page(one.at, false, Some(one))),
        }
    }
    // Of several breaks at one place the form feed comes last: it moves on.
    pages.sort_by_key(|page| (page.at, page.feed));
    pages
}

fn element(page: &Page<'_>, attributes: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<pb")?;
    if let Some(listed) = page.listed {
        for (name, value) in [("n", &listed.page), ("ed", &listed.edition)] {
            if !value.is_empty() {
                write!(out, " {name}=\"{}\"", xml::label(value))?;
            }
        }
    }
    write!(out, "{attributes}/>")
}
