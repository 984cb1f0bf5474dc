//! From the bytes of a file to a document.

use sha2::{Digest, Sha256};

use super::charset::Charset;
use super::encoding;
use super::{Layout, kind, language as languages, plain};
use crate::model::{
    DetectedLanguage, Detection, Document, DocumentParts, Encoding, File, Key, Language, Origin, Place, STREAM, Warning,
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
    /// How it shows where paragraphs end.
    pub layout: Layout,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// Reads the bytes of a file; `name` is what the user calls it, [`STREAM`] for standard input.
///
/// # Errors
/// [`Error::Input`] where the bytes are no text, with what they are and what would help.
pub fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Read> {
    let sha256 = (!options.without_checksum).then(|| Sha256::digest(&bytes).into());
    let by_name = languages::from_name(name);
    let likely = options.language.as_ref().or(by_name.as_ref());
    let decoded = encoding::decode(name, bytes, options.charset, likely)?;
    let mut warnings = decoded.warnings;
    warnings.extend(kind::not_plain(name, &decoded.text));
    let language = detected_language(name, &decoded.text, options, by_name, &mut warnings);
    let told = options.verse.then_some(Layout::Verse);
    let plain = plain::blocks(&decoded.text, if options.sentences { Some(Layout::Sentences) } else { told });
    let document = Document::new(DocumentParts {
        key: Key::new(language.language.primary())?,
        language,
        text: decoded.text,
        blocks: plain.blocks,
        notes: Vec::new(),
        skips: plain.skips,
        breaks: plain.breaks,
        file: File { name: is_file(name).then(|| base(name).to_owned()), sha256 },
        encoding: Encoding { name: decoded.charset.name(), by: decoded.by },
        origin: Origin::Plain,
    })
    .map_err(|e| Error::Input { file: name.to_owned(), place: Place::Whole, message: e.to_string() })?;
    Ok(Read { name: name.to_owned(), document, layout: plain.layout, warnings })
}

fn detected_language(
    name: &str,
    text: &str,
    options: &Options,
    by_name: Option<Language>,
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
