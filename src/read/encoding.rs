//! Bytes → text: which encoding a file is in, and what was wrong with it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, KOI8_R, KOI8_U, UTF_8};

use crate::model::{Found, Language, Place, Warning};
use crate::{Error, Result};

/// An encoding that can be read, one of the WHATWG standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

/// Those that messages list; every other label of the WHATWG standard is known as well.
const LISTED: &[&str] = &[
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "iso-8859-5",
    "x-mac-cyrillic",
    "windows-1252",
    "windows-1250",
    "iso-8859-2",
];

impl Charset {
    /// The encoding of this name or label: `windows-1251`, `cp1251`, `koi8-r`, `ibm866`, `utf-16le`, …
    ///
    /// # Errors
    /// [`Error::Unknown`], which lists the commonest.
    ///
    /// ```
    /// use bitext::read::Charset;
    /// assert_eq!(Charset::named("CP1251")?.name(), "windows-1251");
    /// assert!(Charset::named("utf-32").is_err());
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn named(name: &str) -> Result<Self> {
        let label = match name.to_ascii_lowercase().as_str() {
            "cp1250" => "windows-1250".to_owned(),
            "mac-cyrillic" | "maccyrillic" => "x-mac-cyrillic".to_owned(),
            label => label.to_owned(),
        };
        let unknown = || Error::Unknown { what: "encoding", name: name.to_owned(), known: LISTED.join(", ") };
        Encoding::for_label_no_replacement(label.as_bytes()).map(Self).ok_or_else(unknown)
    }

    /// Name in the WHATWG standard, lower case.
    #[must_use]
    pub fn name(self) -> String {
        self.0.name().to_ascii_lowercase()
    }
}

/// A file as text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decoded {
    /// From the first character after a mark on.
    pub text: String,
    /// The encoding.
    pub charset: Charset,
    /// How it was found.
    pub found: Found,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// Bytes that the guess at an encoding is made from: it reads a few megabytes a second and needs some hundred bytes.
const SAMPLE: usize = 1 << 16;

/// Decodes a file. `told` is what the user says; `likely` the language, where it is known, which helps the guess.
///
/// # Errors
/// [`Error::Input`] where the bytes do not fit any encoding, or not the one that was told.
pub fn decode(name: &str, bytes: Vec<u8>, told: Option<Charset>, likely: Option<&Language>) -> Result<Decoded> {
    let (charset, found) = match (told, Encoding::for_bom(&bytes)) {
        (Some(charset), _) => (charset, Found::Told),
        (None, Some((encoding, _))) => (Charset(encoding), Found::Mark),
        (None, None) if is_utf8(&bytes) => (Charset(UTF_8), Found::Text),
        (None, None) => (guess(&bytes, likely), Found::Text),
    };
    let bytes = without_mark(bytes, charset);
    let text = if charset.0 == UTF_8 {
        String::from_utf8(bytes).map_err(|e| bad_byte(name, charset, e.as_bytes(), e.utf8_error().valid_up_to()))?
    } else {
        let decoded = charset.0.decode_without_bom_handling_and_without_replacement(&bytes);
        decoded.ok_or_else(|| bad_byte(name, charset, &bytes, 0))?.into_owned()
    };
    Ok(Decoded { text, charset, found, warnings: Vec::new() })
}

fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
}

fn without_mark(mut bytes: Vec<u8>, charset: Charset) -> Vec<u8> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes)
        && encoding == charset.0
    {
        bytes.drain(..length);
    }
    bytes
}

fn guess(bytes: &[u8], likely: Option<&Language>) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    detector.feed(sample, sample.len() == bytes.len());
    let domain = likely.and_then(|l| domain(l.primary()));
    let encoding = detector.guess(domain, Utf8Detection::Deny);
    // The detector knows KOI8-U alone, which differs from KOI8-R in four letters that Russian lacks.
    Charset(if encoding == KOI8_U { KOI8_R } else { encoding })
}

/// The top-level domain that the detector takes as a hint; only of languages whose hint was seen to help.
fn domain(primary: &str) -> Option<&'static [u8]> {
    match primary {
        "ru" => Some(b"ru"),
        "uk" => Some(b"ua"),
        "de" => Some(b"de"),
        "fr" => Some(b"fr"),
        _ => None,
    }
}

fn bad_byte(name: &str, charset: Charset, bytes: &[u8], at: usize) -> Error {
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() as u32 + 1;
    Error::Input {
        file: name.to_owned(),
        place: Place::Byte(line, at as u64),
        message: format!("this is no {}: give the encoding with --encoding", charset.name()),
    }
}
