//! The blocks that a reader has finished, and how they become one reading text: front matter, body, back matter, notes.

use super::open::OpenBlock;
use super::{Notes, Placed};
use crate::model::{Block, BlockKind, Note, NoteId, NotePlace, PageBreak, Piece, Span, Spelling, Stream, Style};

/// Finished blocks in the order in which they ended.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    text: String,
    pieces: Vec<Placed>,
    styles: Vec<Style>,
    calls: Vec<(u32, u32)>,
    breaks: Vec<PageBreak>,
    blocks: Vec<Closed>,
    pub notes: Vec<Printed>,
}

/// A note: where and under which mark it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub place: NotePlace,
    pub label: String,
}

/// A finished block, and where what belongs to it ends in each list.
#[derive(Clone, Copy, Debug)]
struct Closed {
    stream: Stream,
    kind: BlockKind,
    text: u32,
    pieces: u32,
    styles: u32,
    calls: u32,
    breaks: u32,
}

/// A reading text with all that belongs to it.
#[derive(Debug, Default)]
pub(in crate::read) struct Assembled {
    pub text: String,
    pub blocks: Vec<Block>,
    pub notes: Vec<Note>,
    pub styles: Vec<Style>,
    pub breaks: Vec<PageBreak>,
    pub pieces: Vec<Placed>,
}

/// A block in its order: its number, and the stream that it goes to.
type Ordered = (usize, Stream);

impl Assembly {
    /// Takes over a finished block.
    pub fn push(&mut self, block: &mut OpenBlock) {
        let shift = self.text.len() as u32;
        self.text.push_str(&block.text);
        let moved = |span: Span| Span::new(span.start() + shift, span.end() + shift);
        self.pieces.extend(block.pieces.iter().map(|&(m, piece)| (m, Piece { end: piece.end + shift, ..piece })));
        self.styles.extend(block.styles.drain(..).map(|style| Style { span: moved(style.span), ..style }));
        self.calls.extend(block.calls.drain(..).map(|(at, note)| (at + shift, note)));
        self.breaks.extend(block.breaks.drain(..).map(|page| PageBreak { at: page.at + shift, ..page }));
        self.blocks.push(Closed {
            stream: block.stream,
            kind: block.kind,
            text: self.text.len() as u32,
            pieces: self.pieces.len() as u32,
            styles: self.styles.len() as u32,
            calls: self.calls.len() as u32,
            breaks: self.breaks.len() as u32,
        });
        block.clear();
    }

    fn before(&self, index: usize) -> Closed {
        let none = Closed {
            stream: Stream::Front,
            kind: BlockKind::Paragraph,
            text: 0,
            pieces: 0,
            styles: 0,
            calls: 0,
            breaks: 0,
        };
        index.checked_sub(1).and_then(|before| self.blocks.get(before)).copied().unwrap_or(none)
    }

    fn calls_of(&self, index: usize) -> &[(u32, u32)] {
        &self.calls[self.before(index).calls as usize..self.blocks[index].calls as usize]
    }

    /// The blocks of each note, by its number.
    fn note_blocks(&self) -> Vec<Vec<usize>> {
        let mut blocks = vec![Vec::new(); self.notes.len()];
        for (index, block) in self.blocks.iter().enumerate() {
            if let Some(own) = block.stream.note().and_then(|note| blocks.get_mut(note.index())) {
                own.push(index);
            }
        }
        blocks
    }

    /// Blocks in the order of the reading text. With it, for each note that has a text and is called, its new number; notes
    /// are numbered by their calls, those that notes call after the others.
    fn order(&self, notes: Notes) -> (Vec<Ordered>, Vec<Option<u32>>, Vec<Option<usize>>) {
        let of_note = self.note_blocks();
        let mut numbers = vec![None; self.notes.len()];
        // Of each note that a note calls, the note of the body from which it is reached.
        let mut through = vec![None; self.notes.len()];
        let mut called = Vec::new();
        let mut body: Vec<Ordered> = self.blocks.iter().map(|block| block.stream).enumerate().collect();
        body.retain(|(_, stream)| !stream.is_note());
        body.sort_by_key(|&(_, stream)| stream);
        let mut ordered = Vec::with_capacity(self.blocks.len());
        for &(index, stream) in &body {
            ordered.push((index, stream));
            let from = called.len();
            self.number(self.calls_of(index), None, &of_note, &mut numbers, &mut through, &mut called);
            if notes == Notes::Inline {
                let inline = called[from..].iter().flat_map(|&note: &usize| &of_note[note]);
                ordered.extend(inline.map(|&block| (block, stream)));
            }
        }
        let mut next = 0;
        while let Some(&note) = called.get(next) {
            let outer = through[note].or(Some(note));
            for &block in &of_note[note] {
                self.number(self.calls_of(block), outer, &of_note, &mut numbers, &mut through, &mut called);
            }
            next += 1;
        }
        // A note that nothing calls is read after the text.
        if notes != Notes::Drop {
            let stray = (0..self.notes.len()).filter(|&note| numbers[note].is_none());
            ordered.extend(stray.flat_map(|note| &of_note[note]).map(|&block| (block, Stream::Back)));
        }
        if notes == Notes::End {
            let all = called.iter().enumerate();
            let note = |n: usize| Stream::Note(NoteId::new(n as u32));
            ordered.extend(all.flat_map(|(n, &old)| of_note[old].iter().map(move |&block| (block, note(n)))));
            return (ordered, numbers, through);
        }
        (ordered, vec![None; self.notes.len()], through)
    }

    /// Gives numbers to the notes that are called here and have a text.
    fn number(
        &self,
        calls: &[(u32, u32)],
        outer: Option<usize>,
        of_note: &[Vec<usize>],
        numbers: &mut [Option<u32>],
        through: &mut [Option<usize>],
        called: &mut Vec<usize>,
    ) {
        for note in calls.iter().map(|&(_, note)| note as usize) {
            if note < self.notes.len() && numbers[note].is_none() && !of_note[note].is_empty() {
                numbers[note] = Some(called.len() as u32);
                through[note] = outer;
                called.push(note);
            }
        }
    }

    /// Puts the reading text together. In `lines` there is no empty line between two blocks.
    pub fn finish(self, notes: Notes, lines: bool) -> Assembled {
        let (ordered, numbers, through) = self.order(notes);
        let mut out =
            Assembled { text: String::with_capacity(self.text.len() + ordered.len() * 2), ..Assembled::default() };
        let mut calls: Vec<Option<u32>> = vec![None; self.notes.len()];
        for (place, &(index, stream)) in ordered.iter().enumerate() {
            let (block, before) = (self.blocks[index], self.before(index));
            let (from, to) = (out.text.len() as u32, before.text);
            let moved = |at: u32| at - to + from;
            out.text.push_str(&self.text[before.text as usize..block.text as usize]);
            let own = &self.pieces[before.pieces as usize..block.pieces as usize];
            out.pieces.extend(own.iter().map(|&(m, piece)| (m, Piece { end: moved(piece.end), ..piece })));
            for style in &self.styles[before.styles as usize..block.styles as usize] {
                let span = Span::new(moved(style.span.start()), moved(style.span.end()));
                out.styles.push(Style { span, kind: style.kind.clone() });
            }
            for page in &self.breaks[before.breaks as usize..block.breaks as usize] {
                out.breaks.push(PageBreak { at: moved(page.at), ..page.clone() });
            }
            for &(at, note) in self.calls_of(index) {
                if let Some(call) = calls.get_mut(note as usize).filter(|_| !stream.is_note()) {
                    call.get_or_insert(moved(at));
                }
            }
            let next = ordered.get(place + 1).map(|&(next, stream)| (self.blocks[next].kind, stream));
            separate(&mut out, next, (block.kind, stream), lines);
            out.blocks.push(Block { end: out.text.len() as u32, kind: block.kind, stream });
        }
        let place = |note: usize| calls[note].or_else(|| through[note].and_then(|outer| calls[outer])).unwrap_or(0);
        let mut known: Vec<(u32, usize)> = Vec::new();
        known.extend(numbers.iter().enumerate().filter_map(|(note, number)| Some(((*number)?, note))));
        known.sort_unstable();
        for (_, note) in known {
            let Printed { place: printed, label } = self.notes[note].clone();
            out.notes.push(Note { call: place(note), place: printed, label });
        }
        out
    }
}

/// Ends a block: with an empty line before the next, or none between the items of a list, cells, a speaker and the speech.
fn separate(out: &mut Assembled, next: Option<(BlockKind, Stream)>, own: (BlockKind, Stream), lines: bool) {
    let tight = match (own.0, next) {
        (_, None) | (BlockKind::Speaker, _) => true,
        (BlockKind::Item { .. }, Some((BlockKind::Item { .. }, stream))) => stream == own.1,
        (BlockKind::Cell { .. }, Some((BlockKind::Cell { row, column }, _))) => (row, column) != (0, 0),
        _ => false,
    };
    out.text.push_str(if tight || lines { "\n" } else { "\n\n" });
    let (member, at) = out.pieces.last().map_or((0, 0), |(member, piece)| (*member, piece.file.end()));
    let added = Piece { end: out.text.len() as u32, file: Span::new(at, at), spelling: Spelling::Encoded };
    out.pieces.push((member, added));
}
