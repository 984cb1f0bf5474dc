//! What the attributes of an element say, and what a page says of itself.

use super::elements::{Role, has_word, hides, name, styles};
use super::links::{is_way_back, link_text};
use super::state::{Kind, Open, Page, is_block};
use crate::model::{BlockKind, Language, NotePlace};
use crate::read::syntax::{Tag, Token, decoded};

impl Page<'_, '_> {
    /// What attributes say: hidden, styles, language, verse and epigraphs, notes.
    pub fn attributes(&mut self, role: Role, tag: &Tag<'_>, open: &mut Open) {
        let style = tag.attribute("style").unwrap_or_default();
        open.hidden |= tag.attribute("hidden").is_some() || hides(&style) || tag.name.eq_ignore_ascii_case("iframe");
        let class = tag.attribute("class").unwrap_or_default();
        let kind = tag.attribute("epub:type").unwrap_or_default();
        open.hidden |= has_word(&kind, &["pagebreak"]) || tag.attribute("role").is_some_and(|r| HIDDEN.contains(&&*r));
        if has_word(&kind, &["pagebreak"]) {
            let number = tag.attribute("title").or_else(|| tag.attribute("aria-label")).unwrap_or_default();
            self.builder.page(&number, "");
        }
        open.hidden |= class.split_whitespace().any(|class| UNSEEN.contains(&class));
        if class.split_whitespace().any(|class| PAGE_NUMBERS.contains(&class)) {
            // The number of a printed page, in the margin of the screen.
            let inner = self.tokens.clone().find_map(|token| match token {
                Token::Text(text, _) => Some(text),
                _ => None,
            });
            let number = inner.unwrap_or_default().trim_matches(|c: char| !c.is_ascii_digit());
            self.builder.page(number.get(..number.len().min(LONGEST_PAGE)).unwrap_or_default(), "");
            open.hidden = true;
        }
        if let Some(tag) = tag.attribute("lang").or_else(|| tag.attribute("xml:lang"))
            && let Ok(language) = Language::new(tag.trim())
        {
            self.set_language(role, language, open);
        }
        open.styles |= styles(&style, &class);
        if role == Role::Block || role == Role::Paragraph {
            let is = |words: &[&str]| has_word(&class, words) || has_word(&kind, words);
            let kind = if is(&["epigraph"]) {
                Some(BlockKind::Epigraph)
            } else if is(&["poem", "verse", "stanza", "poetry", "stih"]) {
                Some(BlockKind::Verse)
            } else {
                None
            };
            // A line of a stanza is no stanza of its own.
            let in_verse = self.kinds.last().is_some_and(|(_, own)| *own == BlockKind::Verse);
            if let Some(kind) = kind.filter(|kind| role == Role::Block || !(in_verse && *kind == BlockKind::Verse)) {
                self.push_kind(kind);
                open.kinds += 1;
            }
        }
    }

    pub fn set_language(&mut self, role: Role, language: Language, open: &mut Open) {
        let whole = self.open.iter().all(|open| matches!(name(open.element), "html" | "body"));
        if whole && matches!(role, Role::Block) && self.builder.language.is_none() {
            self.builder.language = Some(language);
            return;
        }
        self.builder.language(Some(&language));
        self.languages.push(language);
        open.language = true;
    }

    /// Calls of notes, which are no text, and notes.
    pub fn notes(&mut self, role: Role, tag: &Tag<'_>, open: &mut Open) {
        if role == Role::Link {
            if let Some((key, mark)) = self.links.calls.get(&tag.span.start()) {
                self.builder.call(key, mark, NotePlace::End);
                open.hidden = true;
            } else if self.open.iter().any(|open| open.notes > 0) && tag.attribute("href").is_some() {
                open.hidden = is_way_back(&link_text(self.tokens.clone()).0);
                if open.hidden {
                    self.builder.mark_read();
                }
            }
        }
        if self.links.bodies.is_empty() {
            return;
        }
        let id = tag.attribute("id").or_else(|| tag.attribute("name"));
        let Some((key, place)) = id.and_then(|id| self.links.bodies.get(&*id)) else { return };
        self.builder.number(String::new());
        let (key, place) = (key.clone(), *place);
        if is_block(role) {
            self.begin_note(&key, place);
            (open.notes, open.kinds) = (open.notes + 1, open.kinds + 1);
            return;
        }
        // A place at the beginning of a block: the block is the note, and what is open inside it goes on there.
        let Some(holder) = self.open.iter().rposition(|open| is_block(open.role)) else { return };
        let inner: Vec<u8> = self.open[holder + 1..].iter().map(|open| open.styles).chain([open.styles]).collect();
        for &bits in &inner {
            self.set_styles(bits, false);
        }
        self.begin_note(&key, place);
        for bits in inner {
            self.set_styles(bits, true);
        }
        self.open[holder].notes += 1;
        self.open[holder].kinds += 1;
    }

    pub fn begin_note(&mut self, key: &str, place: NotePlace) {
        self.builder.note(key, place);
        self.builder.language(self.languages.last());
        self.push_kind(BlockKind::Paragraph);
        self.current = 0;
    }

    /// What the page says of itself.
    pub fn meta(&mut self, tag: &Tag<'_>) {
        let (Some(name), Some(value)) = (tag.attribute("name"), tag.attribute("content")) else { return };
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.kind == Kind::OfABook || value.is_empty() {
            return;
        }
        let about = &mut self.builder.about;
        match name.to_ascii_lowercase().trim_start_matches("dcterms.").trim_start_matches("dc.") {
            "author" | "creator" => about.authors.push(value),
            "title" if about.title.is_empty() => about.title = value,
            "publisher" => about.publisher = value,
            "date" | "issued" => about.date = value,
            "translator" => about.translators.push(value),
            _ => {}
        }
    }

    /// The title of the page, which is no part of its text.
    pub fn title(&mut self) {
        let Some(Token::Text(title, _)) = self.tokens.clone().next() else { return };
        self.tokens.next();
        let is_of_page = self.kind == Kind::Alone && self.builder.about.title.is_empty();
        let own = self.open.iter().all(|open| matches!(open.role, Role::Head | Role::Block));
        if is_of_page && own {
            self.builder.about.title = decoded(title).split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
}

/// Classes of what the common style sheets hide, or leave out in print: links to edit a section, boxes of links.
const UNSEEN: [&str; 6] = ["mw-editsection", "noprint", "navbox", "visually-hidden", "sr-only", "screen-reader-text"];

/// Classes by which books on the web mark the numbers of printed pages.
const PAGE_NUMBERS: [&str; 5] = ["pagenum", "pageno", "page-number", "pagenumber", "page-num"];

/// The longest number of a page in digits.
const LONGEST_PAGE: usize = 5;

/// Roles of what is no part of the text.
const HIDDEN: [&str; 4] = ["navigation", "doc-pagebreak", "doc-toc", "search"];
