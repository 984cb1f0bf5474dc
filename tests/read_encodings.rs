//! Which encoding a text is in is found from windows of a text, as short as a letter or a note.

use bitext::read::{Charset, decode};
use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_R, WINDOWS_1251, X_MAC_CYRILLIC};

const TEXT: &str = include_str!("../texts/report.ru.txt");

/// Bytes of a window, and of one for the Macintosh's encoding, which differs from windows-1251 in few letters.
const SHORT: usize = 200;
const LONG: usize = 1000;

/// Windows in an encoding of so many bytes each, one after the other, of characters that the encoding has.
fn windows(encode: impl Fn(char) -> Option<Vec<u8>>, size: usize) -> Vec<(String, Vec<u8>)> {
    let mut windows = vec![(String::new(), Vec::new())];
    for c in TEXT.chars() {
        let Some(bytes) = encode(c) else { continue };
        if let Some((text, window)) = windows.last_mut() {
            text.push(c);
            window.extend(bytes);
            if window.len() >= size {
                windows.push(Default::default());
            }
        }
    }
    windows.pop();
    windows
}

fn one_byte(encoding: &'static Encoding) -> impl Fn(char) -> Option<Vec<u8>> {
    move |c| {
        let text = c.to_string();
        let (bytes, _, missing) = encoding.encode(&text);
        (!missing).then(|| bytes.into_owned())
    }
}

fn utf16(order: impl Fn(u16) -> [u8; 2]) -> impl Fn(char) -> Option<Vec<u8>> {
    move |c| Some(c.encode_utf16(&mut [0; 2]).iter().flat_map(|&unit| order(unit)).collect())
}

/// At least 99 in 100 windows come out as they went in.
fn assert_found(name: &str, windows: &[(String, Vec<u8>)]) {
    let right =
        |(text, bytes): &&(String, Vec<u8>)| decode("-", bytes.clone(), None, None).is_ok_and(|d| d.text == *text);
    let found = windows.iter().filter(right).count();
    println!("{name}: {found} of {}", windows.len());
    assert!(windows.len() > 10 && found * 100 >= windows.len() * 99, "{name}: {found} of {}", windows.len());
}

#[test]
fn each_cyrillic_encoding_is_found_from_200_bytes() {
    for encoding in [WINDOWS_1251, KOI8_R, IBM866, ISO_8859_5] {
        assert_found(encoding.name(), &windows(one_byte(encoding), SHORT));
    }
    assert_found("UTF-16LE", &windows(utf16(u16::to_le_bytes), SHORT));
    assert_found("UTF-16BE", &windows(utf16(u16::to_be_bytes), SHORT));
    assert_found("UTF-8", &windows(|c| Some(c.to_string().into_bytes()), SHORT));
}

#[test]
fn the_macintosh_is_found_from_1000_bytes() {
    assert_found("x-mac-cyrillic", &windows(one_byte(X_MAC_CYRILLIC), LONG));
}

#[test]
fn a_text_of_capitals_is_found() {
    let capitals = |encoding| move |c: char| c.to_uppercase().next().and_then(one_byte(encoding));
    for encoding in [WINDOWS_1251, IBM866] {
        let windows: Vec<_> =
            windows(capitals(encoding), SHORT).into_iter().map(|(text, bytes)| (text.to_uppercase(), bytes)).collect();
        assert_found(encoding.name(), &windows);
    }
}

#[test]
fn an_encoding_that_is_told_is_taken() -> bitext::Result<()> {
    for (label, encoding) in [("koi8-r", KOI8_R), ("cp1251", WINDOWS_1251), ("866", IBM866)] {
        let (bytes, ..) = encoding.encode("Да.");
        let decoded = decode("-", bytes.into_owned(), Some(Charset::named(label)?), None)?;
        assert_eq!(decoded.text, "Да.");
    }
    Ok(())
}
