//! References to characters: `&amp;`, `&mdash;`, `&#1046;`, `&#x416;`.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memchr;
use rustc_hash::FxHashMap;

/// The characters of a name, and whether old pages write it without a semicolon.
type Named = (String, bool);

/// The names of HTML.
static NAMED: LazyLock<FxHashMap<&'static str, Named>> = LazyLock::new(|| {
    let lines = include_str!("../data/entities.txt").lines().filter(|line| !line.starts_with('#'));
    let mut named = FxHashMap::default();
    for line in lines {
        let (bare, line) = (line.starts_with('!'), line.trim_start_matches('!'));
        let mut fields = line.split(' ');
        let name = fields.next().unwrap_or_default();
        let codes = fields.filter_map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        named.insert(name, (codes.collect(), bare));
    }
    named
});

/// The longest name in bytes: `CounterClockwiseContourIntegral`.
const LONGEST: usize = 31;

/// The characters that HTML knows under a name.
pub(in crate::read) fn named(name: &str) -> Option<&'static str> {
    NAMED.get(name).map(|(characters, _)| characters.as_str())
}

/// The character of a number, as `&#…;` has it. Numbers from 128 to 159 mean what windows-1252 has there.
pub(in crate::read) fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    let code = code.ok().filter(|_| !number.starts_with('+'))?;
    if (0x80..0xA0).contains(&code) {
        return encoding_rs::WINDOWS_1252.decode(&[code as u8]).0.chars().next();
    }
    char::from_u32(code).filter(|&c| c != '\0')
}

/// The reference that `text`, which begins with `&`, begins with: its length and its characters.
fn reference(text: &str) -> Option<(usize, Cow<'static, str>)> {
    let body = text.get(1..)?;
    if let Some(number) = body.strip_prefix('#') {
        let end = number.bytes().take(9).position(|byte| !byte.is_ascii_alphanumeric());
        let end = end.unwrap_or_else(|| number.len().min(9));
        let character = numbered(number.get(..end)?)?;
        let closed = usize::from(number[end..].starts_with(';'));
        return Some((2 + end + closed, character.to_string().into()));
    }
    let end = body.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let name = &body[..end];
    if body[end..].starts_with(';')
        && let Some(characters) = named(name)
    {
        return Some((end + 2, characters.into()));
    }
    // «&nbspтекст», "&copy 1998": the longest name that may stand without a semicolon.
    let shorter = (2..=end.min(6)).rev().filter_map(|end| NAMED.get_key_value(&name[..end]));
    shorter.into_iter().find(|(_, (_, bare))| *bare).map(|(name, (text, _))| (name.len() + 1, text.as_str().into()))
}

/// Goes through text with references. `part` gets what stands there as it is, with its place in `text`, and the characters of
/// a reference, with its place and length.
pub(in crate::read) fn references(text: &str, mut part: impl FnMut(&str, usize, Option<usize>)) {
    let (mut from, mut at) = (0, 0);
    while let Some(found) = memchr(b'&', &text.as_bytes()[at..]).map(|found| at + found) {
        at = found + 1;
        if let Some((length, characters)) = reference(&text[found..]) {
            if found > from {
                part(&text[from..found], from, None);
            }
            part(&characters, found, Some(length));
            at = found + length;
            from = at;
        }
    }
    if from < text.len() {
        part(&text[from..], from, None);
    }
}

/// Text with its references read.
pub(in crate::read) fn decoded(text: &str) -> Cow<'_, str> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut all = String::with_capacity(text.len());
    references(text, |part, _, _| all.push_str(part));
    Cow::Owned(all)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_are_read_as_browsers_read_them() {
        let cases = [
            ("&laquo;Дом&raquo; &amp; &#1046;&#x416;", "«Дом» & ЖЖ"),
            ("Кузнецов&Сын, R&D; a&b", "Кузнецов&Сын, R&D; a&b"),
            ("a&nbspb &copy 1998", "a\u{a0}b © 1998"),
            ("&#150;&#0;&#xD800;&#;&", "–&#0;&#xD800;&#;&"),
            ("&notit; &mdash;&rsquo", "¬it; —&rsquo"),
        ];
        for (text, expected) in cases {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }
}
