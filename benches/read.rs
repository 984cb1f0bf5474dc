//! How fast documents are read: `cargo bench --bench read`.
//!
//! HTML and FB2 of some 20 MB in Cyrillic and Latin letters; EPUB and DOCX of five hundred pages of print, the DOCX as Word
//! writes it after many corrections, with every word in a run of its own. Reading ends with the document, before sentences
//! are looked for.

use std::hint::black_box;
use std::io::{Cursor, Write};

use bitext::read::{Options, read};
use criterion::{Criterion, Throughput};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SAMPLES: [&str; 2] = [include_str!("../texts/report.ru.txt"), include_str!("../texts/report.en.txt")];

/// Bytes of the large files.
const LARGE: usize = 20 << 20;

/// Characters of five hundred pages of print.
const PAGES: usize = 500 * 2_200;

/// The paragraphs of the samples, over and over, until they have so many characters.
fn paragraphs(characters: usize) -> impl Iterator<Item = &'static str> {
    let all = SAMPLES.into_iter().flat_map(|sample| sample.split("\n\n")).cycle();
    let mut left = characters;
    all.take_while(move |paragraph| {
        let go = left > 0;
        left = left.saturating_sub(paragraph.chars().count());
        go
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn page(paragraphs: impl Iterator<Item = &'static str>, bytes: usize) -> String {
    let mut page = "<!DOCTYPE html><html><body>\n".to_owned();
    for text in paragraphs {
        page.push_str("<p class=\"a\">");
        page.push_str(
            &escaped(text).replace(" — ", "&nbsp;&mdash; ").replacen(' ', " <i>", 1).replacen(", ", "</i>, ", 1),
        );
        page.push_str("</p>\n");
        if page.len() > bytes {
            break;
        }
    }
    page + "</body></html>"
}

fn fb2() -> String {
    let mut book = "<?xml version=\"1.0\"?><FictionBook><body><section>\n".to_owned();
    for text in paragraphs(usize::MAX) {
        book.extend(["<p>", &escaped(text), "<emphasis>.</emphasis></p>\n"]);
        if book.len() > LARGE {
            break;
        }
    }
    book + "</section></body></FictionBook>"
}

fn package(members: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in members {
        zip.start_file(*path, SimpleFileOptions::default()).expect("a file in the package");
        zip.write_all(text.as_bytes()).expect("it is written");
    }
    zip.finish().expect("the package is written").into_inner()
}

fn epub() -> Vec<u8> {
    let opf = "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
               <spine><itemref idref=\"a\"/></spine></package>";
    let container = "<container><rootfile full-path=\"a.opf\"/></container>";
    package(&[
        ("META-INF/container.xml", container.to_owned()),
        ("a.opf", opf.to_owned()),
        ("a.xhtml", page(paragraphs(PAGES), usize::MAX)),
    ])
}

fn docx() -> Vec<u8> {
    let mut body = "<w:document><w:body>".to_owned();
    for text in paragraphs(PAGES) {
        body.push_str("<w:p><w:pPr><w:spacing w:line=\"360\"/><w:jc w:val=\"both\"/></w:pPr>");
        for word in text.split(' ') {
            body.push_str(
                "<w:r><w:rPr><w:rFonts w:ascii=\"Times\"/><w:sz w:val=\"24\"/><w:lang w:val=\"ru-RU\"/></w:rPr>",
            );
            body.extend(["<w:t xml:space=\"preserve\">", &escaped(word), " </w:t></w:r>"]);
        }
        body.push_str("</w:p>");
    }
    package(&[("[Content_Types].xml", "<Types/>".to_owned()), ("word/document.xml", body + "</w:body></w:document>")])
}

fn main() {
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let mut group = criterion.benchmark_group("read");
    let html = page(paragraphs(usize::MAX), LARGE).into_bytes();
    let files = [("page.html", html), ("book.fb2", fb2().into_bytes()), ("500.epub", epub()), ("500.docx", docx())];
    let mut options = Options::default();
    options.without_checksum = true;
    for (name, bytes) in files {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        let run = || read(name, bytes.clone(), &options).expect("it is read").document.text().len();
        group.bench_function(name, |b| b.iter(|| black_box(run())));
    }
    group.finish();
    criterion.final_summary();
}
