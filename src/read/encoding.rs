//! Bytes → text: which encoding a file is in, and what was wrong with it.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::charset::Charset;
use super::{kind, legacy, mojibake};
use crate::model::{Detection, Language, Place, Warning};
use crate::{Error, Result};

/// A file as text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decoded {
    /// From the first character after a mark on.
    pub text: String,
    /// The encoding.
    pub charset: Charset,
    /// How it was by.
    pub by: Detection,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// Decodes a file. `told` is what the user says; `likely` the language, where it is known, which helps the guess.
///
/// # Errors
/// [`Error::Input`] where the bytes are no text, or not in the encoding that was told.
///
/// ```
/// use bitext::read::decode;
/// // «Мир» in windows-1251, with its neighbours.
/// let bytes = b"\xcc\xe8\xf0 \xe8 \xf2\xf0\xf3\xe4, \xe8 \xf1\xed\xee\xe2\xe0 \xec\xe8\xf0.".to_vec();
/// let decoded = decode("peace.txt", bytes, None, None)?;
/// assert_eq!(decoded.text, "Мир и труд, и снова мир.");
/// assert_eq!(decoded.charset.name(), "windows-1251");
/// # Ok::<(), bitext::Error>(())
/// ```
pub fn decode(name: &str, bytes: Vec<u8>, told: Option<Charset>, likely: Option<&Language>) -> Result<Decoded> {
    kind::refuse(name, &bytes)?;
    let decoded = decode_any(name, bytes, told, None, likely)?;
    kind::refuse_markup(name, &decoded.text)?;
    Ok(decoded)
}

/// Decodes a text of any format; `declared` is the encoding that the file itself names, which counts where it is not UTF-8.
pub(super) fn decode_any(
    name: &str,
    bytes: Vec<u8>,
    told: Option<Charset>,
    declared: Option<Charset>,
    likely: Option<&Language>,
) -> Result<Decoded> {
    // By far the commonest case, told in one pass.
    let bytes = if told.is_none() && legacy::utf16(&bytes).is_none() && Encoding::for_bom(&bytes).is_none() {
        match utf8(bytes) {
            Ok(text) => return checked(name, text, UTF_8, Detection::Text, Vec::new()),
            Err(bytes) => bytes,
        }
    } else {
        bytes
    };
    let mark = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let (encoding, by) = match (told, mark) {
        // Which end of a character comes first is told by the mark where there is one.
        (Some(Charset(told)), Some(mark)) if is_utf16(told) && is_utf16(mark) => (mark, Detection::Explicit),
        (Some(Charset(told)), _) => (told, Detection::Explicit),
        (None, Some(mark)) => (mark, Detection::Mark),
        (None, None) => {
            match declared.filter(|&Charset(encoding)| encoding != UTF_8 && legacy::utf16(&bytes).is_none()) {
                Some(Charset(declared)) => (declared, Detection::Mark),
                None => (guess(&bytes, likely), Detection::Text),
            }
        }
    };
    let bytes = if mark == Some(encoding) { without_mark(bytes) } else { bytes };
    let offset = if mark == Some(encoding) { mark_length(encoding) } else { 0 };
    let (text, faults) = to_text(encoding, bytes);
    let mut warnings = Vec::new();
    if let Some(first) = &faults.first {
        let place = Place::Byte(first.line, first.byte + offset);
        let name_of = encoding.name();
        if faults.count > 1 && faults.count * BROKEN > text.chars().count() as u64 {
            let count = faults.count;
            let message = format!("not {name_of} here and at {count} places in all: give its encoding");
            return Err(Error::Input { file: name.to_owned(), place, message });
        }
        let places = if faults.count == 1 { "is" } else { "and others are" };
        let message = format!(
            "this {places} not {name_of}, and U+FFFD stands for it ({} in all): mend the file, or give its encoding",
            faults.count
        );
        warnings.push(Warning { file: name.to_owned(), place, message });
    }
    if by == Detection::Text && faults.first.is_none() {
        warnings.extend(thin(name, &text, encoding));
    }
    checked(name, text, encoding, by, warnings)
}

/// The encoding that a file of markup names: in its XML declaration, or in a `meta` element.
pub(super) fn declared(bytes: &[u8]) -> Option<Charset> {
    /// Bytes in which browsers look for it.
    const HEAD: usize = 1024;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let value = |key: &str| {
        let value =
            head.split_once(key)?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        value.split(['"', '\'', ';', '>', ' ', '?', '/']).next()
    };
    let xml = if head.starts_with("<?xml") { value("encoding") } else { None };
    Charset::named(xml.or_else(|| value("charset"))?).ok()
}

/// Bytes that show whether a text is in Latin letters.
const SHOWN: usize = 1 << 12;

/// The text, where the bytes are UTF-8; else the bytes.
///
/// The standard library looks at all ASCII in one, at other characters one by one; `encoding_rs` looks at many of both, but
/// lends the text, and Cyrillic letters are checked and copied in half the time.
fn utf8(bytes: Vec<u8>) -> std::result::Result<String, Vec<u8>> {
    let head = bytes.get(..SHOWN).unwrap_or(&bytes);
    if head.iter().filter(|b| !b.is_ascii()).count() * LATIN < head.len() {
        return String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes);
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(&bytes).map(Cow::into_owned) {
        Some(text) => Ok(text),
        None => Err(bytes),
    }
}

/// A guess that rests on next to nothing is told.
fn thin(name: &str, text: &str, encoding: &'static Encoding) -> Option<Warning> {
    let mut beyond_ascii = text.char_indices().filter(|(_, c)| !c.is_ascii());
    let (at, first) = beyond_ascii.next()?;
    let count = beyond_ascii.take(FEW).count() + 1;
    if is_utf16(encoding) || count > FEW {
        return None;
    }
    let others = if count == 1 { "is the one byte" } else { "is the first of few bytes" };
    let message = format!(
        "{first} {others} beyond ASCII, read as {}: if that is wrong, mend the file, or give its encoding",
        encoding.name()
    );
    // Every character before is one byte in the file.
    let line = text.get(..at).map_or(0, |before| before.matches('\n').count()) as u32 + 1;
    Some(Warning { file: name.to_owned(), place: Place::Byte(line, at as u64), message })
}

/// So few characters tell an encoding from others by luck alone.
const FEW: usize = 3;

/// The text, unless it is no text; with a warning where it was decoded wrongly long ago.
fn checked(
    name: &str,
    text: String,
    encoding: &'static Encoding,
    by: Detection,
    mut warnings: Vec<Warning>,
) -> Result<Decoded> {
    kind::refuse_noise(name, &text, by != Detection::Text || encoding == UTF_8)?;
    if let Some((right, wrong)) = mojibake::find(&text) {
        let message = if by == Detection::Explicit {
            format!("read as {} the text makes no sense: another encoding fits better", encoding.name())
        } else {
            format!(
                "the text looks like {right} that was once read as {wrong} and saved so: \
                 convert it back, or find a better copy"
            )
        };
        warnings.push(Warning { file: name.to_owned(), place: Place::Whole, message });
    }
    Ok(Decoded { text, charset: Charset(encoding), by, warnings })
}

/// One bad sequence in so many characters is an accident; more are another encoding.
const BROKEN: u64 = 20;

/// So many characters beyond ASCII a bad sequence show UTF-8. Text in another encoding has next to none by chance, but
/// for IBM866 and for capitals in ISO-8859-5: about one to two bad sequences.
const SEQUENCES: usize = 3;

/// Where less than one byte in so many is beyond ASCII, the text is in Latin letters, whose old encodings have no UTF-8
/// sequence by chance: a single one a bad sequence tells.
const LATIN: usize = 4;

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The encoding of a file without a mark.
fn guess(bytes: &[u8], likely: Option<&Language>) -> &'static Encoding {
    legacy::utf16(bytes).unwrap_or_else(|| if is_mostly_utf8(bytes) { UTF_8 } else { legacy::guess(bytes, likely) })
}

/// Whether it is UTF-8, with at most an accident or two.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let beyond_ascii = bytes.iter().filter(|b| !b.is_ascii()).count();
    let needed = if beyond_ascii * LATIN < bytes.len() { 1 } else { SEQUENCES };
    good >= bad * needed
}

fn mark_length(encoding: &'static Encoding) -> u64 {
    if encoding == UTF_8 { 3 } else { 2 }
}

fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some((_, length)) = Encoding::for_bom(&bytes) {
        bytes.drain(..length);
    }
    bytes
}

/// Bytes that do not belong to the encoding.
#[derive(Default)]
struct Faults {
    count: u64,
    first: Option<Fault>,
}

struct Fault {
    line: u32,
    byte: u64,
}

impl Faults {
    fn add(&mut self, byte: usize, line: impl FnOnce() -> usize) {
        self.count += 1;
        self.first.get_or_insert_with(|| Fault { line: line() as u32 + 1, byte: byte as u64 });
    }
}

/// The text, with U+FFFD for what does not belong to the encoding.
fn to_text(encoding: &'static Encoding, bytes: Vec<u8>) -> (String, Faults) {
    let mut faults = Faults::default();
    if encoding == UTF_8 {
        let text = String::from_utf8(bytes).unwrap_or_else(|e| {
            let bytes = e.as_bytes();
            let (mut text, mut at) = (String::with_capacity(bytes.len()), 0);
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                at += chunk.valid().len();
                if !chunk.invalid().is_empty() {
                    faults.add(at, || text.matches('\n').count());
                    text.push('\u{fffd}');
                    at += chunk.invalid().len();
                }
            }
            text
        });
        return (text, faults);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len()));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (text, faults),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(bad, after) => {
                let place = at.saturating_sub(usize::from(bad) + usize::from(after));
                faults.add(place, || text.matches('\n').count());
                text.push('\u{fffd}');
            }
        }
    }
}
