//! Files that are no plain text, told by their content whatever their name.

use encoding_rs::Encoding;
use memchr::memmem;

use super::charset::Charset;
use super::legacy;
use crate::model::{Place, Warning};
use crate::{Error, Result};

/// What a file is, and what its owner can do.
type Kind = (&'static str, &'static str);

const OFFICE: &str = "open it in a word processor and save it as plain text (UTF-8)";
const ARCHIVE: &str = "unpack it and give the text inside";
const PICTURE: &str = "a program for reading scanned pages (OCR) makes text of it";
const SOUND: &str = "give a text file";
const BROWSER: &str = "open it in a browser or editor and save its text as plain text (UTF-8)";

/// Where a mark stands, the mark, and what it shows. Facts of the formats' specifications.
const SIGNATURES: &[(usize, &[u8], Kind)] = &[
    (0, b"{\\rtf", ("an RTF document", OFFICE)),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("an old Word document (DOC) or another office file", OFFICE)),
    (0, b"\xffWPC", ("a WordPerfect document", OFFICE)),
    (0, b"%PDF-", ("a PDF", "take the text out of it first, for example with pdftotext")),
    (0, b"%!PS", ("a PostScript file", "take the text out of it first, for example with ps2ascii")),
    (0, b"AT&TFORM", ("a DjVu book", "take the text out of it first, for example with djvutxt")),
    (60, b"BOOKMOBI", ("a MOBI book", "convert it to plain text, for example with ebook-convert")),
    (0, b"\x1f\x8b", ("a gzip archive", ARCHIVE)),
    (0, b"BZh", ("a bzip2 archive", ARCHIVE)),
    (0, b"\xfd7zXZ\0", ("an xz archive", ARCHIVE)),
    (0, b"\x28\xb5\x2f\xfd", ("a zstd archive", ARCHIVE)),
    (0, b"7z\xbc\xaf\x27\x1c", ("a 7z archive", ARCHIVE)),
    (0, b"Rar!\x1a\x07", ("a RAR archive", ARCHIVE)),
    (257, b"ustar", ("a tar archive", ARCHIVE)),
    (0, b"\x89PNG\r\n\x1a\n", ("a picture (PNG)", PICTURE)),
    (0, b"\xff\xd8\xff", ("a picture (JPEG)", PICTURE)),
    (0, b"GIF8", ("a picture (GIF)", PICTURE)),
    (0, b"II*\0", ("a picture (TIFF)", PICTURE)),
    (0, b"MM\0*", ("a picture (TIFF)", PICTURE)),
    (8, b"WEBP", ("a picture (WebP)", PICTURE)),
    (4, b"ftyp", ("a picture or film (HEIC, MP4)", PICTURE)),
    (0, b"RIFF", ("a sound or film file", SOUND)),
    (0, b"ID3", ("a sound file (MP3)", SOUND)),
    (0, b"OggS", ("a sound file (Ogg)", SOUND)),
    (0, b"fLaC", ("a sound file (FLAC)", SOUND)),
    (0, b"\x7fELF", ("a program", "give a text file")),
    (0, b"MZ\x90\0", ("a program", "give a text file")),
    (0, b"SQLite format 3\0", ("a database (SQLite)", "export its text first")),
    (0, b"\xff\xfe\0\0", ("text in UTF-32", "save it in UTF-8")),
    (0, b"\0\0\xfe\xff", ("text in UTF-32", "save it in UTF-8")),
];

/// Names inside a ZIP file that tell what it is.
const PACKAGES: &[(&[u8], Kind)] = &[
    (b"word/", ("a Word document (DOCX)", OFFICE)),
    (b"application/vnd.oasis.opendocument.text", ("a LibreOffice document (ODT)", OFFICE)),
    (b"application/epub+zip", ("an EPUB book", "convert it to plain text, for example with ebook-convert")),
    (b"xl/", ("a spreadsheet (XLSX)", "save it as plain text (UTF-8)")),
    (b"ppt/", ("a presentation (PPTX)", OFFICE)),
    (b".fb2", ("a packed FB2 book", "unpack it and convert the book to plain text")),
];

/// Beginnings of a text that show markup, in lower case.
const MARKUP: &[(&str, Kind)] = &[
    ("<fictionbook", ("an FB2 book", BROWSER)),
    ("<tei", ("TEI XML", BROWSER)),
    ("<tmx", ("a translation memory (TMX)", BROWSER)),
    ("<xliff", ("an XLIFF file", BROWSER)),
    ("<html", ("an HTML page", BROWSER)),
    ("<!doctype html", ("an HTML page", BROWSER)),
];

/// An office document that a password protects: an old container around it.
const LOCKED: Kind = ("a document protected by a password", "save a copy without a password");

/// Whether an old office container holds an encrypted document: the name of that is in its list of streams.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xd0\xcf\x11\xe0") && memmem::find(bytes, &name).is_some()
}

/// Bytes at the beginning that are looked at.
const HEAD: usize = 4096;

/// Refuses a file that is no plain text.
///
/// # Errors
/// [`Error::Input`] says what it is and what would help.
pub(super) fn refuse(name: &str, bytes: &[u8]) -> Result<()> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let after_mark = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let found = SIGNATURES.iter().find(|(at, mark, _)| {
        head.get(*at..).is_some_and(|rest| rest.starts_with(mark)) || *at == 0 && after_mark.starts_with(mark)
    });
    let kind = if is_package(head) {
        // Names stand in the directory at the end as well, however large the first part is.
        let tail = &bytes[bytes.len().saturating_sub(1 << 16)..];
        let holds = |name: &[u8]| memmem::find(head, name).is_some() || memmem::find(tail, name).is_some();
        let package = PACKAGES.iter().find(|(name, _)| holds(name)).map(|(_, kind)| *kind);
        Some(package.unwrap_or(("a ZIP archive", ARCHIVE)))
    } else {
        found.map(|(_, _, kind)| if is_locked(bytes) { LOCKED } else { *kind })
    };
    kind.map_or(Ok(()), |kind| Err(refusal(name, kind)))
}

/// Refuses a stream by its first bytes: one without end, such as a device, must not be read to its end. `told` is the
/// encoding that the user gives.
///
/// # Errors
/// As [`read`](super::read) would, as far as the beginning shows it.
pub fn check_head(name: &str, head: &[u8], told: Option<Charset>) -> Result<()> {
    /// Share of zero bytes, in tenths, that no text reaches: UTF-16 has five at most.
    const ZEROS: usize = 6;
    refuse(name, head)?;
    let zeros = memchr::memchr_iter(0, head).count();
    if zeros * 10 > head.len() * ZEROS {
        return Err(refusal(name, ("a file of zero bytes or a program's data", SOUND)));
    }
    // Only the half of the bytes that means the same in every encoding but UTF-16 is judged.
    let has_width_one = told.is_none() && Encoding::for_bom(head).is_none() && legacy::utf16(head).is_none();
    if has_width_one && is_broken_utf8(head) {
        let ascii = |&byte: &u8| if byte.is_ascii() { char::from(byte) } else { char::REPLACEMENT_CHARACTER };
        refuse_noise(name, &head.iter().map(ascii).collect::<String>(), false)?;
    }
    Ok(())
}

/// Refuses a stream that is to be read as a document by its first bytes, as [`check_head`] does; packages are documents.
///
/// # Errors
/// As [`read`](super::read) would, as far as the beginning shows it.
pub fn check_document_head(name: &str, head: &[u8], told: Option<Charset>) -> Result<()> {
    if is_package(head) { Ok(()) } else { check_head(name, head, told) }
}

/// Whether a file is a package: a ZIP archive.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Refuses a package that holds no text that can be read.
pub(super) fn refuse_package<'a>(name: &str, mut members: impl Iterator<Item = &'a str>) -> Error {
    let of = |member: &str| match member.split('/').next() {
        Some("xl") => Some(("a spreadsheet (XLSX)", "save it as plain text (UTF-8)")),
        Some("ppt") => Some(("a presentation (PPTX)", OFFICE)),
        _ => None,
    };
    refusal(name, members.find_map(of).unwrap_or(("a ZIP archive", ARCHIVE)))
}

/// Whether it is no UTF-8, even where the last character may be cut.
pub(super) fn is_broken_utf8(head: &[u8]) -> bool {
    std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some())
}

/// Refuses a text that is markup.
///
/// # Errors
/// As [`refuse`].
pub(super) fn refuse_markup(name: &str, text: &str) -> Result<()> {
    let start = text.trim_start();
    if !start.starts_with('<') {
        return Ok(());
    }
    let head: String = start.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    let is_xml = head.starts_with("<?xml");
    let holds = |tag: &str| if is_xml { head.contains(tag) } else { head.starts_with(tag) };
    let kind = MARKUP.iter().find(|(tag, _)| holds(tag)).map(|(_, kind)| *kind);
    kind.or(is_xml.then_some(("XML", BROWSER))).map_or(Ok(()), |kind| Err(refusal(name, kind)))
}

/// Texts that are read as they are, although their own marks will be taken for words: the ending of the file, a mark that shows
/// the format in its beginning, and what it is.
const LOOK_ALIKES: [(&[&str], &str, &str); 4] = [
    (&["srt", "vtt"], "-->", "subtitles"),
    (&["html", "htm", "xhtml"], "</p>", "HTML"),
    (&["tex", "latex", "ltx"], "\\begin{document}", "LaTeX"),
    (&["md", "markdown"], "\n```", "Markdown"),
];

/// A warning where a file that is read as plain text is likely something else, by its ending or by its beginning.
pub(super) fn not_plain(name: &str, text: &str) -> Option<Warning> {
    let ending = std::path::Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
    let head: String = text.chars().take(HEAD).collect();
    let is_one = |(endings, mark, _): &&(&[&str], &str, &str)| {
        ending.as_deref().is_some_and(|ending| endings.contains(&ending)) || head.contains(mark)
    };
    let (.., what) = LOOK_ALIKES.iter().find(is_one)?;
    let message = format!(
        "this looks like {what}, and is read as plain text: its marks count as words; name the format if it is not"
    );
    Some(Warning { file: name.to_owned(), place: Place::Whole, message })
}

fn refusal(name: &str, (what, help): Kind) -> Error {
    let message = format!("this is {what}, not plain text: {help}");
    Error::Input { file: name.to_owned(), place: Place::Whole, message }
}

/// Refuses what decodes, but is no text: control characters show it.
///
/// # Errors
/// As [`refuse`].
pub(super) fn refuse_noise(name: &str, text: &str, sure: bool) -> Result<()> {
    /// Share of control characters, in hundredths, above which a guessed encoding is no text; a file in UTF-8 or with a
    /// mark may hold more of them.
    const GUESSED: usize = 3;
    const SURE: usize = 30;
    /// Less than that says nothing.
    const LEAST: usize = 3;
    let sample = text.chars().take(HEAD);
    let wild = |c: char| c.is_control() && !c.is_whitespace() && c != '\u{1a}' && c != '\u{1b}';
    let (mut all, mut controls) = (0, 0);
    for c in sample {
        all += 1;
        controls += usize::from(wild(c));
    }
    if controls < LEAST || controls * 100 < all * if sure { SURE } else { GUESSED } {
        return Ok(());
    }
    let message = format!(
        "not text: {controls} of its first {all} characters are control characters; \
         give a text file, or, if it is one, give its encoding"
    );
    Err(Error::Input { file: name.to_owned(), place: Place::Whole, message })
}
