//! Notes of pages: links that call a note, and what they lead to.
//!
//! A page says by `epub:type` or `role` that a link calls a note, or shows it: the link is a raised, bracketed or starred
//! mark, and leads forward to a paragraph, an item or a division.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use memchr::memmem;

use super::elements::{Role, element, has_word};
use crate::model::NotePlace;
use crate::read::syntax::{Tag, Token, Tokens, decoded};

/// The notes of one page.
#[derive(Clone, Debug, Default)]
pub(in crate::read::formats) struct Links {
    /// Of each link that calls a note, by the byte where its tag begins: the key of the note, and its mark.
    pub calls: HashMap<u32, (String, String)>,
    /// Ids of what is a note, with its key and where it is printed.
    pub bodies: HashMap<String, (String, NotePlace)>,
}

/// A link inside a document.
struct Link {
    page: usize,
    at: u32,
    target: String,
    mark: String,
    says_so: bool,
    looks_so: bool,
}

/// An element with an id.
struct Target {
    page: usize,
    at: u32,
    id: String,
    says_so: bool,
    holds_a_note: bool,
    place: NotePlace,
}

/// The longest mark of a note in characters: `[123]`, `***`.
const LONGEST: usize = 6;

/// Finds the notes of pages that belong together; each has the name by which links name it, empty for a page alone.
pub(in crate::read::formats) fn find(pages: &[(&str, &str)]) -> Vec<Links> {
    let mut found: Vec<Links> = pages.iter().map(|_| Links::default()).collect();
    if !pages.iter().any(|(_, text)| has_links(text)) {
        return found;
    }
    let (mut links, mut targets) = (Vec::new(), HashMap::new());
    for (number, (name, text)) in pages.iter().enumerate() {
        look(number, name, text, &mut links, &mut targets);
    }
    let mut taken = HashSet::new();
    for link in links {
        let Some(target) = targets.get(&link.target) else { continue };
        let forward = (target.page, target.at) > (link.page, link.at);
        let calls = target.holds_a_note && (link.says_so && (forward || target.says_so) || forward && link.looks_so)
            || forward && target.says_so && is_mark(&link.mark);
        if !calls {
            continue;
        }
        if taken.insert(link.target.clone()) {
            found[target.page].bodies.insert(target.id.clone(), (link.target.clone(), target.place));
        }
        found[link.page].calls.insert(link.at, (link.target, link.mark));
    }
    found
}

/// Whether there are links inside documents at all.
fn has_links(text: &str) -> bool {
    ["href=\"#", "href='#", "html#", "htm#", "xml#", "HREF=\"#"]
        .iter()
        .any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
}

/// Collects links and targets of a page.
fn look(page: usize, name: &str, text: &str, links: &mut Vec<Link>, targets: &mut HashMap<String, Target>) {
    let mut tokens = Tokens::new(text);
    // Whether text came since the block began, how many raised elements are open, and whether a heading is.
    let (mut texted, mut raised, mut heading) = (false, 0_u32, false);
    while let Some(token) = tokens.next() {
        let tag = match token {
            Token::Text(text, _) | Token::Raw(text, _) => {
                texted |= !text.trim().is_empty();
                continue;
            }
            Token::End(name, _) => {
                match element(name) {
                    Some((_, Role::Style(5))) => raised = raised.saturating_sub(1),
                    Some((_, Role::Heading(_))) => heading = false,
                    _ => {}
                }
                continue;
            }
            Token::Start(tag) => tag,
        };
        let role = element(tag.name).map_or(Role::Inline, |(_, role)| role);
        match role {
            Role::Style(5) if !tag.closed => raised += 1,
            Role::Heading(_) => heading = true,
            _ => {}
        }
        let is_block = matches!(role, Role::Block | Role::Paragraph | Role::Item | Role::Cell | Role::Row);
        texted &= !is_block;
        if tag.is_bare() {
            continue;
        }
        let id = tag.attribute("id").or_else(|| (role == Role::Link).then(|| tag.attribute("name")).flatten());
        if let Some(id) = id {
            let (says_so, place) = says_note(&tag);
            let holds_a_note = is_block || !texted && !heading && !matches!(role, Role::Heading(_));
            let target =
                Target { page, at: tag.span.start(), id: id.clone().into_owned(), says_so, holds_a_note, place };
            targets.entry([name, "#", &id].concat()).or_insert(target);
        }
        if role == Role::Link
            && let Some(href) = tag.attribute("href")
            && let Some((file, fragment)) = href.split_once('#')
            && !fragment.is_empty()
        {
            let (mark, inner) = link_text(tokens.clone());
            let bracketed =
                mark.starts_with(['[', '(', '{']) && mark.len() > 2 || mark.starts_with(['*', '†', '‡', '§']);
            let file = if file.is_empty() { name.to_owned() } else { beside(name, file) };
            links.push(Link {
                page,
                at: tag.span.start(),
                target: [&file, "#", fragment].concat(),
                says_so: calls_note(&tag) && mark.chars().count() <= LONGEST * 2,
                looks_so: is_mark(&mark) && (raised > 0 || inner || bracketed),
                mark,
            });
        }
    }
}

/// The text of the link that is open, and whether it is raised.
pub(super) fn link_text(tokens: Tokens<'_>) -> (String, bool) {
    /// So many tokens are looked at: a mark has few.
    const MOST: usize = 12;
    let (mut text, mut raised) = (String::new(), false);
    for token in tokens.take(MOST) {
        match token {
            Token::Text(part, _) if text.len() < 64 => text.push_str(&decoded(part)),
            Token::Start(tag) => raised |= tag.name.eq_ignore_ascii_case("sup"),
            Token::End(name, _) if name.eq_ignore_ascii_case("a") => break,
            _ => {}
        }
    }
    (text.trim().chars().take(64).collect(), raised)
}

/// Whether a text is the mark of a note: a number, a letter, stars.
pub(super) fn is_mark(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '.') || c.is_whitespace());
    let count = bare.chars().count();
    (1..=LONGEST).contains(&count)
        && (bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#'))
            || bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))
            || count == 1 && bare.chars().all(char::is_alphabetic))
}

/// Whether a link is an arrow back, or another sign that leads from a note to its call.
pub(super) fn is_way_back(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| is_mark(word) || !word.chars().any(char::is_alphanumeric))
}

fn calls_note(tag: &Tag<'_>) -> bool {
    let is = |name: &str, words: &[&str]| tag.attribute(name).is_some_and(|value| has_word(&value, words));
    is("epub:type", &["noteref"])
        || tag.attribute("role").is_some_and(|role| role == "doc-noteref")
        || is("class", &["noteref", "fnanchor", "footnoteref", "fnref"])
        || tag.attribute("class").is_some_and(|class| class.contains("footnote-ref"))
        || tag.attribute("type").is_some_and(|kind| kind == "note")
}

fn says_note(tag: &Tag<'_>) -> (bool, NotePlace) {
    let kind = tag.attribute("epub:type").or_else(|| tag.attribute("role")).unwrap_or_default();
    let is = |words: &[&str]| has_word(&kind, words);
    if is(&["footnote"]) { (true, NotePlace::Foot) } else { (is(&["rearnote", "endnote", "note"]), NotePlace::End) }
}

/// The path of a file that another names; nothing lies above the first folder.
pub(in crate::read::formats) fn beside(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let to = percent_decoded(to);
    for part in to.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// `%D0%B0.xhtml` is а.xhtml.
fn percent_decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut parts = path.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        bytes.extend_from_slice(part.get(if code.is_some() { 2.. } else { 0.. }).unwrap_or_default().as_bytes());
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(path), Cow::Owned)
}
