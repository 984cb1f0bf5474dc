//! HTML cut into tags and text by the rules of the WHATWG standard, as far as text depends on them.

use std::borrow::Cow;

use memchr::{memchr, memchr3, memmem};

use super::entities::decoded;
use crate::model::Span;

/// A tag or a stretch of text between two tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Token<'a> {
    /// `<p class="a">`, `<br/>`.
    Start(Tag<'a>),
    /// The name in `</p>`, as it is written, and where the tag stands.
    End(&'a str, Span),
    /// Text with references in it, and the byte at which it stands.
    Text(&'a str, u32),
    /// Text without references, from a CDATA section of XHTML.
    Raw(&'a str, u32),
}

/// A tag that opens an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct Tag<'a> {
    /// As it is written.
    pub name: &'a str,
    attributes: &'a str,
    /// Where it stands.
    pub span: Span,
    /// Whether it ends with `/>`.
    pub closed: bool,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, whose name is given in small letters.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| decoded(value))
    }

    /// Whether it has any attribute.
    pub fn is_bare(&self) -> bool {
        self.attributes.len() < 2
    }

    /// Names and values as they are written.
    fn attributes(&self) -> Attributes<'a> {
        Attributes(self.attributes)
    }
}

/// The attributes of a tag, one after another.
struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let space = |c: char| c.is_ascii_whitespace() || c == '/';
        let text = self.0.trim_start_matches(space);
        if text.is_empty() {
            return None;
        }
        let end = text.get(1..)?.find(|c: char| space(c) || c == '=').map_or(text.len(), |end| end + 1);
        let (name, rest) = text.split_at(end);
        let Some(value) = rest.trim_start().strip_prefix('=') else {
            self.0 = rest;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.0 = rest;
        Some((name, value))
    }
}

/// Elements that hold text alone: no tag counts up to their own end.
const TEXT_ONLY: [&str; 8] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// The tokens of a page.
#[derive(Clone, Debug)]
pub(in crate::read) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The element that holds text alone, while it is open.
    inside: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    /// Begins at the beginning.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0, inside: None }
    }

    /// The tokens from byte `at` on, where a tag begins.
    pub const fn from(&self, at: u32) -> Self {
        Self { text: self.text, at: at as usize, inside: None }
    }

    /// Where the next token begins.
    pub const fn at(&self) -> u32 {
        self.at as u32
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Text up to byte `end`.
    fn text_to(&mut self, end: usize) -> Option<Token<'a>> {
        let start = std::mem::replace(&mut self.at, end);
        (end > start).then(|| Token::Text(&self.text[start..end], start as u32))
    }

    /// Goes behind what ends with `end`; the end of the text ends everything.
    fn skip_past(&mut self, from: usize, end: &str) {
        let found = memmem::find(&self.text.as_bytes()[from..], end.as_bytes());
        self.at = found.map_or(self.text.len(), |found| from + found + end.len());
    }

    /// The text of an element that holds nothing else.
    fn text_only(&mut self, name: &'static str) -> Option<Token<'a>> {
        self.inside = None;
        let (bytes, mut from) = (self.text.as_bytes(), self.at);
        while let Some(found) = memmem::find(&bytes[from..], b"</").map(|found| from + found) {
            let end = found + 2 + name.len();
            let is_own = bytes.get(found + 2..end).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()));
            if is_own && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
                return self.text_to(found);
            }
            from = found + 2;
        }
        self.text_to(self.text.len())
    }

    /// What begins with `<`; none where that is a sign of the text or no token comes of it.
    fn markup(&mut self) -> Option<Token<'a>> {
        let (start, bytes) = (self.at, self.rest().as_bytes());
        match bytes.get(1) {
            Some(b'!') if bytes.starts_with(b"<!--") => {
                // `<!-->` and `<!--->` are comments too.
                let empty = if bytes[4..].starts_with(b">") { 5 } else { 6 };
                if bytes[4..].starts_with(b">") || bytes[4..].starts_with(b"->") {
                    self.at = start + empty;
                } else {
                    self.skip_past(start + 4, "-->");
                }
                None
            }
            Some(b'!') if bytes.starts_with(b"<![CDATA[") => {
                self.skip_past(start + 9, "]]>");
                let end = self.at - if self.text[..self.at].ends_with("]]>") { 3 } else { 0 };
                Some(Token::Raw(&self.text[start + 9..end.max(start + 9)], start as u32 + 9))
            }
            Some(b'!') => {
                self.declaration(start);
                None
            }
            Some(b'?') => {
                self.skip_past(start + 1, ">");
                None
            }
            Some(b'/') => {
                let name = name(&self.text[start + 2..]);
                self.skip_past(start + 1, ">");
                (!name.is_empty()).then(|| Token::End(name, Span::new(start as u32, self.at as u32)))
            }
            Some(letter) if letter.is_ascii_alphabetic() => self.start_tag(start),
            _ => {
                self.at = start + 1;
                Some(Token::Text(&self.text[start..=start], start as u32))
            }
        }
    }

    /// Skips a document type with its own declarations in brackets.
    fn declaration(&mut self, start: usize) {
        self.skip_past(start + 1, ">");
        let inner = &self.text[start..self.at];
        if inner.contains('[') && inner.len() > 8 && inner.as_bytes()[2..9].eq_ignore_ascii_case(b"doctype") {
            self.skip_past(start, "]");
            self.skip_past(self.at, ">");
        }
    }

    fn start_tag(&mut self, start: usize) -> Option<Token<'a>> {
        let name = name(&self.text[start + 1..]);
        let bytes = self.text.as_bytes();
        let mut at = start + 1 + name.len();
        let from = at;
        let end = loop {
            let Some(found) = memchr3(b'>', b'"', b'\'', &bytes[at..]).map(|found| at + found) else {
                // The file ends inside a tag.
                self.at = bytes.len();
                return None;
            };
            let quote = bytes[found];
            if quote == b'>' {
                break found;
            }
            // A quotation mark opens a value behind an equals sign alone.
            let opens = bytes[from..found].trim_ascii_end().ends_with(b"=");
            at = if opens {
                memchr(quote, &bytes[found + 1..]).map_or(bytes.len(), |close| found + 1 + close + 1)
            } else {
                found + 1
            };
        };
        self.at = end + 1;
        let attributes = &self.text[from..end];
        self.inside = TEXT_ONLY.into_iter().find(|own| own.eq_ignore_ascii_case(name));
        let closed = attributes.ends_with('/');
        if closed {
            self.inside = None;
        }
        Some(Token::Start(Tag { name, attributes, span: Span::new(start as u32, self.at as u32), closed }))
    }
}

/// The name of a tag.
fn name(text: &str) -> &str {
    let end = text.bytes().take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/')).count();
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) { &text[..end] } else { "" }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.text.len() {
            if let Some(name) = self.inside.take()
                && let Some(token) = self.text_only(name)
            {
                return Some(token);
            }
            let token = match memchr(b'<', self.rest().as_bytes()) {
                Some(0) => self.markup(),
                found => self.text_to(found.map_or(self.text.len(), |found| self.at + found)),
            };
            if token.is_some() {
                return token;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    /// Tags and texts with bars between them.
    fn shown(text: &str) -> String {
        let token = |token| match token {
            Token::Start(tag) => format!("<{}{}", tag.name, if tag.closed { "/" } else { "" }),
            Token::End(name, _) => format!("/{name}"),
            Token::Text(text, _) => text.to_owned(),
            Token::Raw(text, _) => format!("[{text}]"),
        };
        Tokens::new(text).map(token).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tags_are_told_from_text_as_browsers_do() {
        let cases = [
            ("<p>a<br/>b</p>", "<p|a|<br/|b|/p"),
            ("<script>if (a<b) x='</p>'</script>c", "<script|if (a<b) x='</p>'|/script|c"),
            ("a < b <!-- <p> --> c<!-->d", "a |<| b | c|d"),
            ("<a title='>' href=\"a>b\">x</a>", "<a|x|/a"),
            ("<p title=5\">x", "<p|x"),
            ("<TITLE>a <b></TITLE>", "<TITLE|a <b>|/TITLE"),
            ("<!DOCTYPE html [<!ENTITY a 'b'>]><p>x", "<p|x"),
            ("<![CDATA[a&b]]><?xml?>c</>d", "[a&b]|c|d"),
            ("a<p class=\"b", "a"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let tag = |text| match Tokens::new(text).next() {
            Some(Token::Start(tag)) => tag,
            other => panic!("{other:?}"),
        };
        let link = tag("<a HREF = '#a&amp;b' hidden id=x/ data-a=\"\" class>");
        assert_eq!(link.attribute("href").as_deref(), Some("#a&b"));
        assert_eq!(link.attribute("hidden").as_deref(), Some(""));
        assert_eq!(link.attribute("id").as_deref(), Some("x/"));
        assert_eq!(link.attribute("class").as_deref(), Some(""));
        assert_eq!(link.attribute("title"), None);
    }
}
