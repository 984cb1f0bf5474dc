//! What readers of all formats share: they report what stands in a file, in its order, and a document comes of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::assembly::{Assembled, Assembly, Printed};
use super::open::{OpenBlock, is_space};
use super::{Notes, Placed};
use crate::model::{
    About, BlockKind, Language, Member, NoteId, NotePlace, PageBreak, Span, Spelling, Stream, StyleKind, Warning,
};

/// Takes what a reader finds and builds the reading text: blocks, notes at their calls, styles, page breaks, places.
///
/// A reader says where a block begins ([`Builder::block`]) and gives the text as the file has it; white space is collapsed,
/// and blocks without text vanish. Notes may come before or after their calls, inside a paragraph or elsewhere: a key joins
/// the two.
#[derive(Debug)]
pub(in crate::read) struct Builder {
    /// What is read: the text itself, and above it the notes that stand in the middle of it.
    open: Vec<OpenBlock>,
    finished: Assembly,
    keys: HashMap<String, u32>,
    /// The files that texts come from: one, or those of a package.
    members: Vec<Member>,
    /// A number that is printed before the next text.
    number: Option<String>,
    /// What is left out at the beginning of a note.
    mark: Option<Mark>,
    /// What the document says of itself.
    pub about: About,
    /// The language that it says it is in.
    pub language: Option<Language>,
    /// What is odd.
    pub warnings: Vec<Warning>,
}

/// The mark of a note that its text begins with: the program prints it, or the writer did.
#[derive(Debug)]
enum Mark {
    /// It may come.
    Ahead(String),
    /// It came; what sets it apart from the text is left out as well.
    Behind,
}

impl Mark {
    /// How many bytes of `text` belong to the mark, and what is left to come; none where the mark is over.
    fn cut(self, text: &str) -> (usize, Option<Self>) {
        let outer = |c: char| c.is_whitespace() || matches!(c, '[' | '(' | ']' | ')' | '.' | ':' | '\u{FEFF}');
        match self {
            Self::Ahead(mark) => {
                let opened = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '('));
                if opened.is_empty() {
                    return (text.len(), Some(Self::Ahead(mark)));
                }
                let rest = opened.strip_prefix(&*mark).filter(|rest| !rest.starts_with(char::is_alphanumeric));
                rest.map_or((0, None), |rest| {
                    let (cut, next) = Self::Behind.cut(rest);
                    (text.len() - rest.len() + cut, next)
                })
            }
            Self::Behind => {
                let rest = text.trim_start_matches(outer);
                (text.len() - rest.len(), rest.is_empty().then_some(Self::Behind))
            }
        }
    }
}

/// What a builder made of a file.
pub(in crate::read) struct Built {
    pub parts: Assembled,
    pub members: Vec<Member>,
    pub about: About,
    pub language: Option<Language>,
    pub warnings: Vec<Warning>,
}

impl Builder {
    pub fn new() -> Self {
        Self {
            open: vec![OpenBlock::new(Stream::Body, BlockKind::Paragraph)],
            finished: Assembly::default(),
            keys: HashMap::new(),
            members: Vec::new(),
            number: None,
            mark: None,
            about: About::default(),
            language: None,
            warnings: Vec::new(),
        }
    }

    /// What follows comes from this file: the only one, or one of a package.
    pub fn member(&mut self, name: &str, text: &Arc<str>) {
        self.members.push(Member { name: name.to_owned(), text: Arc::clone(text) });
    }

    /// Number of the file that is read.
    fn current(&self) -> u32 {
        self.members.len().saturating_sub(1) as u32
    }

    /// The block that is open: there is always one.
    fn top(&mut self) -> &mut OpenBlock {
        if self.open.is_empty() {
            self.open.push(OpenBlock::new(Stream::Body, BlockKind::Paragraph));
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Ends the block that is open; the text that follows is a block of this kind.
    pub fn block(&mut self, kind: BlockKind) {
        if self.top().finish()
            && let Some(block) = self.open.last_mut()
        {
            self.finished.push(block);
        }
        self.top().kind = kind;
    }

    /// Whether no text has come yet for the block that is open.
    pub fn is_empty(&self) -> bool {
        self.open.last().is_none_or(|block| block.text.is_empty())
    }

    /// The kind of the block that is open.
    pub fn kind(&self) -> BlockKind {
        self.open.last().map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// Text as it stands at byte `at` of the file.
    pub fn text(&mut self, text: &str, at: u32) {
        let (text, at) = match self.mark.take() {
            None => (text, at),
            Some(mark) => {
                let (cut, mark) = mark.cut(text);
                self.mark = mark;
                (&text[cut..], at + cut as u32)
            }
        };
        if self.number.is_some() && !text.bytes().all(is_space) {
            self.print_number(at);
        }
        let member = self.current();
        self.top().push(text, member, at);
    }

    /// Text that the file spells otherwise, as an entity or an element.
    pub fn spelled(&mut self, text: &str, span: Span) {
        if let Some(mark) = self.mark.take() {
            let (cut, mark) = mark.cut(text);
            self.mark = mark;
            if cut > 0 {
                return;
            }
        }
        let member = self.current();
        if text.bytes().all(is_space) {
            self.top().white(member, span, false);
        } else {
            self.print_number(span.start());
            self.top().words(text, member, span, Spelling::Encoded);
        }
    }

    /// A number or sign that the file does not hold and every reader sees: it stands before the next text.
    pub fn number(&mut self, number: String) {
        self.number = Some(number).filter(|number| !number.trim().is_empty());
    }

    fn print_number(&mut self, at: u32) {
        let Some(number) = self.number.take() else { return };
        let (member, place) = (self.current(), Span::new(at, at));
        let block = self.top();
        block.style(StyleKind::Generated, true);
        block.words(number.trim(), member, place, Spelling::Encoded);
        block.style(StyleKind::Generated, false);
        block.white(member, place, false);
    }

    /// A line end that the file asks for. Two of them end a paragraph or a stanza.
    pub fn line_break(&mut self, span: Span) {
        let member = self.current();
        let kind = self.kind();
        if !self.top().line_break(member, span)
            && matches!(kind, BlockKind::Paragraph | BlockKind::Verse | BlockKind::Speech)
        {
            self.block(kind);
        }
    }

    /// What follows stands on a line of its own, in the same block.
    pub fn new_line(&mut self, span: Span) {
        let member = self.current();
        self.top().line_break(member, span);
    }

    /// A style begins (or ends): as often as it began it has to end.
    pub fn style(&mut self, kind: StyleKind, on: bool) {
        self.top().style(kind, on);
    }

    /// What follows is in this language; none: in that of the document.
    pub fn language(&mut self, language: Option<&Language>) {
        let block = self.top();
        let foreign = block.styles_open().find(|kind| matches!(kind, StyleKind::Foreign(_))).cloned();
        if let Some(StyleKind::Foreign(own)) = &foreign
            && Some(own) == language
        {
            return;
        }
        if let Some(foreign) = foreign {
            block.style(foreign, false);
        }
        if let Some(language) = language {
            block.style(StyleKind::Foreign(language.clone()), true);
        }
    }

    /// A note is called here; the one with this key. `label` is the mark that is printed, which is no text.
    pub fn call(&mut self, key: &str, label: &str, place: NotePlace) {
        let note = self.known(key, place);
        if let Some(printed) = self.finished.notes.get_mut(note as usize)
            && printed.label.is_empty()
        {
            *printed = Printed { place, label: clean(label) };
        }
        let block = self.top();
        let at = block.text.len() as u32;
        block.calls.push((at, note));
    }

    /// What follows, up to [`Builder::end_note`], is the text of the note with this key.
    pub fn note(&mut self, key: &str, place: NotePlace) {
        let note = self.known(key, place);
        let label = self.finished.notes.get(note as usize).map(|printed| printed.label.clone());
        self.mark = label.filter(|label| !label.is_empty()).map(Mark::Ahead);
        self.open.push(OpenBlock::new(Stream::Note(NoteId::new(note)), BlockKind::Paragraph));
    }

    /// What follows, up to [`Builder::end_note`], stands apart from the text that it interrupts, and comes before it: a text box.
    pub fn interrupt(&mut self) {
        let stream = self.top().stream;
        self.open.push(OpenBlock::new(stream, BlockKind::Paragraph));
    }

    /// The mark at the beginning of the note that is open was read, and left out; so is the period behind it.
    pub fn mark_read(&mut self) {
        if self.open.len() > 1 && self.is_empty() {
            self.mark = Some(Mark::Behind);
        }
    }

    /// The note ends that began last.
    pub fn end_note(&mut self) {
        self.mark = None;
        self.block(BlockKind::Paragraph);
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// The number of a note.
    fn known(&mut self, key: &str, place: NotePlace) -> u32 {
        if let Some(&note) = self.keys.get(key) {
            return note;
        }
        let note = self.finished.notes.len() as u32;
        self.finished.notes.push(Printed { place, label: String::new() });
        self.keys.insert(key.to_owned(), note);
        note
    }

    /// A page of a printed edition begins here.
    pub fn page(&mut self, page: &str, edition: &str) {
        let block = self.top();
        let at = block.text.len() as u32;
        block.breaks.push(PageBreak { at, page: page.to_owned(), edition: edition.to_owned() });
    }

    /// Puts all together; in `lines` there is no empty line between two blocks.
    pub fn finish(mut self, notes: Notes, lines: bool) -> Built {
        while self.open.len() > 1 {
            self.end_note();
        }
        self.block(BlockKind::Paragraph);
        let Self { finished, members, about, language, warnings, .. } = self;
        Built { parts: finished.finish(notes, lines), members, about, language, warnings }
    }
}

/// The mark of a note without its brackets: `[1]` is 1.
fn clean(label: &str) -> String {
    label.trim().trim_matches(['[', ']', '(', ')', '{', '}']).trim().to_owned()
}

/// Pieces of one file, without the number of the file.
pub(in crate::read) fn of_one_file(pieces: Vec<Placed>) -> Vec<crate::model::Piece> {
    pieces.into_iter().map(|(_, piece)| piece).collect()
}
