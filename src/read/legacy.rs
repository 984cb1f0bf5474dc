//! Which one-byte encoding a file is in, where it has no mark and is no UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, KOI8_R, KOI8_U, UTF_16BE, UTF_16LE, X_MAC_CYRILLIC};

use crate::model::Language;

/// Bytes that the guess is made from: the detector reads a few megabytes a second and needs some hundred bytes.
const SAMPLE: usize = 1 << 16;

/// The stretch of the file that is looked at: from a little before its first byte beyond ASCII on.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(SAMPLE / 16);
    &bytes[start..bytes.len().min(start + SAMPLE)]
}

/// UTF-16 without a mark: in every second byte stands the number of the alphabet, 0 for Latin letters and white space,
/// 4 for Cyrillic.
///
/// Asked before UTF-8, since Russian text in UTF-16 is valid UTF-8.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (pairs, _) = sample.as_chunks::<2>();
    let mut highs = [0_usize; 2];
    for pair in pairs {
        for (count, byte) in highs.iter_mut().zip(pair) {
            *count += usize::from(matches!(byte, 0 | 4));
        }
    }
    // Punctuation such as — has another number; a low byte of 0 or 4 is rare.
    let most = |count: usize| count * 10 >= pairs.len() * 8;
    let few = |count: usize| count * 10 <= pairs.len() * 2;
    match highs {
        [even, odd] if pairs.len() > 1 && most(even) && few(odd) => Some(UTF_16BE),
        [even, odd] if pairs.len() > 1 && most(odd) && few(even) => Some(UTF_16LE),
        _ => None,
    }
}

/// The best guess; `likely` is the language, where something tells it.
pub(super) fn guess(bytes: &[u8], likely: Option<&Language>) -> &'static Encoding {
    let sample = sample(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(likely.and_then(|l| domain(l.primary())), Utf8Detection::Deny);
    // The detector knows neither KOI8-R nor the Macintosh's encoding.
    if guess == KOI8_U {
        return if is_ukrainian(sample) { KOI8_U } else { KOI8_R };
    }
    if is_macintosh(sample) { X_MAC_CYRILLIC } else { guess }
}

/// The top-level domain that the detector takes as a hint; only of languages where the hint was seen to help: a wrong
/// one ruins the guess.
fn domain(primary: &str) -> Option<&'static [u8]> {
    Some(match primary {
        "ru" => b"ru",
        "uk" => b"ua",
        "be" => b"by",
        "bg" => b"bg",
        "de" => b"de",
        "fr" => b"fr",
        "ro" => b"ro",
        "pl" => b"pl",
        "cs" => b"cz",
        _ => return None,
    })
}

/// Whether KOI8 text has the letters є і ї ґ, which stand where KOI8-R has frames. A letter beside such a byte shows it.
fn is_ukrainian(sample: &[u8]) -> bool {
    let letter = |b: u8| b >= 0xC0;
    let own = |b: u8| matches!(b, 0xA4 | 0xA6 | 0xA7 | 0xAD | 0xB4 | 0xB6 | 0xB7 | 0xBD);
    let beside = |w: &[u8; 2]| letter(w[0]) && own(w[1]) || own(w[0]) && letter(w[1]);
    pairs(sample).any(|w| beside(&w))
}

fn pairs(sample: &[u8]) -> impl Iterator<Item = [u8; 2]> + '_ {
    sample.iter().zip(sample.iter().skip(1)).map(|(&a, &b)| [a, b])
}

/// Whether Cyrillic text is in the Macintosh's encoding rather than in windows-1251 or IBM866.
///
/// The Macintosh shares the small letters а–ю with windows-1251 and the capitals with IBM866. It differs from the first
/// in «я» (DF, there «Я») and in the capitals, from the other in the small letters а–п (there A0–AF).
fn is_macintosh(sample: &[u8]) -> bool {
    let high = sample.iter().filter(|b| !b.is_ascii()).count();
    let letters = sample.iter().filter(|b| b.is_ascii_alphabetic()).count();
    if high < letters {
        return false;
    }
    let small = |b: u8| (0xE0..=0xFE).contains(&b);
    let capital = |b: u8| (0x80..=0x9F).contains(&b);
    let (mut own, mut windows, mut dos) = (0_usize, 0_usize, 0_usize);
    let mut before = b' ';
    for [a, b] in pairs(sample) {
        let opens = before.is_ascii();
        own += usize::from(small(a) && b == 0xDF) + usize::from(opens && capital(a) && (small(b) || b == 0xDF));
        windows += usize::from(small(a) && b == 0xFF) + usize::from(opens && (0xC0..=0xDE).contains(&a) && small(b));
        dos += usize::from((0xA0..=0xAF).contains(&a) && (small(b) || (0xA0..=0xAF).contains(&b)));
        before = a;
    }
    own > 1 && own > 2 * windows && own > 2 * dos
}
