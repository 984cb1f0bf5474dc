//! From the bytes of a file to a document.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::build::{Builder, Built, Notes, of_one_file};
use super::charset::Charset;
use super::format::Format;
use super::formats::{Content, Input};
use super::package::Package;
use super::{Layout, encoding, kind, language as languages, plain};
use crate::model::{
    About, DetectedLanguage, Detection, Document, DocumentParts, Encoding, File, Key, Language, Member, Origin, Place,
    STREAM, StyleKind, Warning,
};
use crate::{Error, Result};

/// What is known of a file before it is read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// Its encoding; found from the file where absent.
    pub charset: Option<Charset>,
    /// Its language; found from the file's name or its text where absent.
    pub language: Option<Language>,
    /// Its format; found from its content, or from its name, where absent.
    pub format: Option<Format>,
    /// Where the notes of a document are read.
    pub notes: Notes,
    /// One sentence a line already; an empty line ends a block.
    pub sentences: bool,
    /// A line is a verse, and an empty line ends a stanza; [`Options::sentences`] counts before it.
    pub verse: bool,
    /// The text is wanted for itself, and no edition will name its file: the checksum takes time.
    pub without_checksum: bool,
}

/// What was understood of a file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Read {
    /// What the user calls the file.
    pub name: String,
    /// The text.
    pub document: Document,
    /// What the file is.
    pub format: Format,
    /// How it shows where paragraphs end.
    pub layout: Layout,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// Reads the bytes of a file; `name` is what the user calls it, [`STREAM`] for standard input.
///
/// # Errors
/// [`Error::Input`] where the bytes are no text and no document that can be read, with what they are and what would help.
pub fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Read> {
    let sha256 = (!options.without_checksum).then(|| Sha256::digest(&bytes).into());
    if kind::is_package(&bytes) && options.format.is_none_or(|format| !format.is_plain()) {
        return read_package(name, bytes, options, sha256);
    }
    kind::refuse(name, &bytes)?;
    let by_name = languages::from_name(name);
    let likely = options.language.as_ref().or(by_name.as_ref());
    let declared = encoding::declared(&bytes);
    let decoded = encoding::decode_any(name, bytes, options.charset, declared, likely)?;
    let encoding = Encoding { name: decoded.charset.name(), by: decoded.by };
    let format = options.format.or_else(|| Format::of_text(name, &decoded.text));
    let known = Known { name, options, by_name, file: file(name, sha256), encoding, warnings: decoded.warnings };
    if let Some(format) = format.filter(|format| !format.is_plain()) {
        let text = Arc::from(decoded.text);
        let mut builder = Builder::new();
        format.0.read(&Input { name, content: Content::Text(&text) }, &mut builder)?;
        return known.document(builder.finish(options.notes, options.sentences), format);
    }
    if format.is_none() {
        kind::refuse_markup(name, &decoded.text)?;
    }
    known.plain(decoded.text, format.is_none())
}

/// Reads a package of files.
fn read_package(name: &str, bytes: Vec<u8>, options: &Options, sha256: Option<[u8; 32]>) -> Result<Read> {
    let package = Package::open(name, bytes)?;
    let format = options.format.or_else(|| Format::of_package(&package));
    let format = format.ok_or_else(|| kind::refuse_package(name, package.names()))?;
    let mut builder = Builder::new();
    format.0.read(&Input { name, content: Content::Package(&package) }, &mut builder)?;
    let encoding = Encoding { name: Charset::UTF_8.name(), by: Detection::Mark };
    let (by_name, warnings) = (languages::from_name(name), package.into_warnings());
    let known = Known { name, options, by_name, file: file(name, sha256), encoding, warnings };
    known.document(builder.finish(options.notes, options.sentences), format)
}

fn file(name: &str, sha256: Option<[u8; 32]>) -> File {
    File { name: is_file(name).then(|| base(name).to_owned()), sha256 }
}

/// What is known of a file before its text is understood.
struct Known<'a> {
    name: &'a str,
    options: &'a Options,
    by_name: Option<Language>,
    file: File,
    encoding: Encoding,
    warnings: Vec<Warning>,
}

impl Known<'_> {
    /// A plain text; `guessed` where nobody said that it is one.
    fn plain(mut self, text: String, guessed: bool) -> Result<Read> {
        if guessed {
            self.warnings.extend(kind::not_plain(self.name, &text));
        }
        let options = self.options;
        let language = detected_language(self.name, &text, options, self.by_name.take(), None, &mut self.warnings);
        let told = options.verse.then_some(Layout::Verse);
        let plain = plain::blocks(&text, if options.sentences { Some(Layout::Sentences) } else { told });
        let parts = DocumentParts {
            key: Key::new(language.language.primary())?,
            language,
            text,
            blocks: plain.blocks,
            notes: Vec::new(),
            skips: plain.skips,
            breaks: plain.breaks,
            styles: Vec::new(),
            about: About::default(),
            file: self.file,
            encoding: self.encoding,
            origin: Origin::Plain,
        };
        finish(self.name, parts, plain.layout, Format::plain(), self.warnings)
    }

    /// A document of another format.
    fn document(mut self, built: Built, format: Format) -> Result<Read> {
        let Built { parts, members, about, language: marked, warnings } = built;
        self.warnings.extend(warnings);
        let (by_name, text) = (self.by_name.take(), &parts.text);
        let language = detected_language(self.name, text, self.options, by_name, marked, &mut self.warnings);
        let mut styles = parts.styles;
        // A stretch in the language of the text is in no other.
        let own = language.language.primary();
        styles.retain(|style| !matches!(&style.kind, StyleKind::Foreign(tag) if tag.primary() == own));
        let origin = match <[Member; 1]>::try_from(members) {
            Ok([member]) if member.name.is_empty() => {
                Origin::Pieces { file: member.text, pieces: of_one_file(parts.pieces) }
            }
            Ok([member]) => Origin::Package { members: vec![member], pieces: parts.pieces },
            Err(members) => Origin::Package { members, pieces: parts.pieces },
        };
        let parts = DocumentParts {
            key: Key::new(language.language.primary())?,
            language,
            text: parts.text,
            blocks: parts.blocks,
            notes: parts.notes,
            skips: Vec::new(),
            breaks: parts.breaks,
            styles,
            about,
            file: self.file,
            encoding: self.encoding,
            origin,
        };
        let layout = if self.options.sentences { Layout::Sentences } else { Layout::Marked };
        finish(self.name, parts, layout, format, self.warnings)
    }
}

fn finish(name: &str, parts: DocumentParts, layout: Layout, format: Format, warnings: Vec<Warning>) -> Result<Read> {
    let document = Document::new(parts);
    let document =
        document.map_err(|e| Error::Input { file: name.to_owned(), place: Place::Whole, message: e.to_string() })?;
    Ok(Read { name: name.to_owned(), document, format, layout, warnings })
}

fn detected_language(
    name: &str,
    text: &str,
    options: &Options,
    by_name: Option<Language>,
    marked: Option<Language>,
    warnings: &mut Vec<Warning>,
) -> DetectedLanguage {
    let told = options.language.clone().map(|language| DetectedLanguage { language, by: Detection::Explicit });
    let told = told.or_else(|| by_name.map(|language| DetectedLanguage { language, by: Detection::Name }));
    if let Some(told) = told {
        if let Some(other) = languages::contradiction(&told.language, text) {
            let by = if told.by == Detection::Explicit { "the option" } else { "its name" };
            let message = format!("{by} says {}, but the text looks like {other}", told.language);
            warnings.push(Warning { file: name.to_owned(), place: Place::Whole, message });
        }
        return told;
    }
    // What a file says of itself is often what its program was set to: the letters of the text can speak against it.
    if let Some(language) = marked.filter(|marked| languages::contradiction(marked, text).is_none()) {
        return DetectedLanguage { language, by: Detection::Mark };
    }
    if let Some(language) = languages::detect(text) {
        return DetectedLanguage { language, by: Detection::Text };
    }
    if !text.trim().is_empty() {
        let message = "the language is not clear from the name or the text: general rules are used; name \
                       the language to change that"
            .to_owned();
        warnings.push(Warning { file: name.to_owned(), place: Place::Whole, message });
    }
    DetectedLanguage { language: Language::undetermined(), by: Detection::Default }
}

/// Whether the name belongs to a file. Standard input and what a shell makes of `<(command)` have none worth keeping.
fn is_file(name: &str) -> bool {
    name != STREAM && !name.starts_with("/dev/") && !name.starts_with("/proc/")
}

/// The name without folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', std::path::MAIN_SEPARATOR]).next().unwrap_or(name)
}
