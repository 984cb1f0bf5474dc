//! Laws of the model's constructors: what they refuse, and that what they take comes back. A tiny reader, which lives here,
//! makes documents whose notes stand in the middle of the file and at the end of the reading text.

use std::error::Error;
use std::sync::Arc;

use bitext::model::{
    About, Agent, AgentId, Alignment, AlignmentError, Bead, Block, BlockKind, DetectedLanguage, Detection, Document,
    DocumentError, DocumentParts, Edition, EditionError, EditionParts, Encoding, Entry, EntryId, EntryKind, File, Key,
    Language, Lexicon, Members, Mention, Note, NoteId, NotePlace, Order, Origin, OriginError, PageBreak, PerSide,
    Piece, Probability, Provenance, Renderings, Report, Segmented, SentenceId, Shape, Skip, SkipKind, Span, Spelling,
    Stream, Version,
};
use proptest::prelude::*;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Reads paragraphs that end at a line end; `{…}` is a note at the place where it stands, `&` is written `+`.
fn tiny(file: &str) -> DocumentParts {
    let mut body: Vec<(String, Span, Spelling)> = Vec::new();
    let (mut ends, mut notes, mut note_pieces) = (Vec::new(), Vec::new(), Vec::new());
    let (mut length, mut at) = (0, 0);
    while at < file.len() {
        let rest = &file[at..];
        if let Some(note) = rest.strip_prefix('{') {
            let inner = note.split('}').next().unwrap_or_default();
            notes.push(Note { call: length as u32, place: NotePlace::Foot, label: String::new() });
            note_pieces.push((format!("{inner}\n"), Span::from(at + 1..at + 1 + inner.len()), Spelling::Verbatim));
            at += (inner.len() + 2).min(rest.len());
            continue;
        }
        let run = rest.find(['{', '+', '\n']).unwrap_or(rest.len());
        let (read, width, spelling) = match rest.chars().next() {
            Some('+') => ("&", 1, Spelling::Encoded),
            Some('\n') => ("\n", 1, Spelling::Verbatim),
            _ => (&rest[..run], run, Spelling::Verbatim),
        };
        body.push((read.to_owned(), Span::from(at..at + width), spelling));
        (at, length) = (at + width, length + read.len());
        if read == "\n" {
            ends.push(length as u32);
        }
    }
    let (mut text, mut pieces, mut blocks) = (String::new(), Vec::new(), Vec::new());
    for (read, span, spelling) in body {
        text.push_str(&read);
        pieces.push(Piece { end: text.len() as u32, file: span, spelling });
    }
    blocks.extend(ends.into_iter().map(|end| Block::body(end, BlockKind::Paragraph)));
    for (n, (read, span, spelling)) in note_pieces.into_iter().enumerate() {
        let inner = read.trim_end_matches('\n');
        text.push_str(inner);
        pieces.push(Piece { end: text.len() as u32, file: span, spelling });
        // The reader adds the line end.
        text.push('\n');
        let added = Span::new(span.end(), span.end());
        pieces.push(Piece { end: text.len() as u32, file: added, spelling: Spelling::Encoded });
        let stream = Stream::Note(NoteId::new(n as u32));
        blocks.push(Block { end: text.len() as u32, kind: BlockKind::Paragraph, stream });
    }
    parts(text, blocks, notes, Origin::Pieces { file: file.into(), pieces })
}

fn parts(text: String, blocks: Vec<Block>, notes: Vec<Note>, origin: Origin) -> DocumentParts {
    DocumentParts {
        key: Key::new("ru").expect("a key"),
        language: DetectedLanguage { language: Language::new("ru").expect("a tag"), by: Detection::Explicit },
        text,
        blocks,
        notes,
        skips: Vec::new(),
        breaks: Vec::new(),
        styles: Vec::new(),
        about: About::default(),
        file: File { name: Some("tiny.txt".to_owned()), sha256: None },
        encoding: Encoding { name: "utf-8".to_owned(), by: Detection::Text },
        origin,
    }
}

/// The bytes of the file that the pieces lie in, each once: `None` where no piece has a byte.
fn covered(document: &Document) -> Vec<Option<u8>> {
    let Origin::Pieces { file, pieces } = document.origin() else { return Vec::new() };
    let mut bytes = vec![None; file.len()];
    for piece in pieces {
        for at in piece.file.range() {
            assert_eq!(bytes[at].replace(file.as_bytes()[at]), None, "byte {at} is in two pieces");
        }
    }
    bytes
}

fn file() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["Сторож", " открыл ", "ворота.", "+", "{сноска}", "{ё, note}", "👏", "x"]);
    let line = prop::collection::vec(word, 1..8).prop_map(|words| format!("А{}\n", words.concat()));
    prop::collection::vec(line, 0..6).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_lead_from_the_text_to_the_file(file in file()) {
        let document = Document::new(tiny(&file)).expect("the tiny reader reads");
        // What no piece has is markup.
        let bytes = covered(&document);
        for (&byte, seen) in file.as_bytes().iter().zip(&bytes) {
            prop_assert_eq!(seen.is_none(), matches!(byte, b'{' | b'}'), "{:?}", file);
        }
        // Notes are called where they stand in the file, and their texts come last, in that order.
        let notes: Vec<&str> = file.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        let text = document.text();
        let at_the_end: String = notes.iter().map(|note| [note, "\n"].concat()).collect();
        prop_assert!(text.ends_with(&at_the_end), "{:?}", text);
        prop_assert_eq!(document.notes().len(), notes.len());
        // Taken apart and put together again, it is the same document.
        prop_assert_eq!(Document::new(document.clone().into_parts()).expect("as before"), document);
    }

    #[test]
    fn a_damaged_origin_is_refused(file in file(), which in any::<prop::sample::Index>(), how in 0..5_u8) {
        let good = tiny(&file);
        let Origin::Pieces { file, mut pieces } = good.origin.clone() else { unreachable!("the tiny reader") };
        prop_assume!(!pieces.is_empty());
        let at = which.index(pieces.len());
        let piece = pieces[at];
        match how {
            // A piece less, or twice.
            0 => drop(pieces.remove(at)),
            1 => pieces.insert(at, piece),
            // A piece that lies where another one does, or outside.
            2 => pieces[at].file = pieces[(at + 1) % pieces.len()].file,
            3 => pieces[at].file = Span::from(file.len() + 1..file.len() + 2),
            _ => pieces[at].end += 1,
        }
        prop_assume!(pieces.len() != 1 || how != 2);
        // What is encoded may stand for anything: it can take the place of the piece before it.
        prop_assume!(how != 0 || pieces.get(at).is_none_or(|next| next.spelling == Spelling::Verbatim));
        let same_place = how == 2 && pieces[at].file == piece.file;
        // An empty stretch may be shared: nothing of the file stands there.
        prop_assume!(!(same_place || how == 2 && pieces[at].file.is_empty() && piece.spelling == Spelling::Encoded));
        let damaged = Document::new(DocumentParts { origin: Origin::Pieces { file, pieces }, ..good });
        prop_assert!(matches!(damaged, Err(DocumentError::Origin(_))), "{:?}", damaged.map(|d| d.text().to_owned()));
    }
}

const TWO: &str = "Зал молчал.\nПотом встал.\n";

fn paragraph(end: usize, stream: Stream) -> Block {
    Block { end: end as u32, kind: BlockKind::Paragraph, stream }
}

fn note(call: usize) -> Note {
    Note { call: call as u32, place: NotePlace::End, label: "1".to_owned() }
}

/// The text in two blocks, the second one a note that is called in the first.
fn with_note() -> DocumentParts {
    let first = "Зал молчал.\n".len();
    let blocks = vec![paragraph(first, Stream::Body), paragraph(TWO.len(), Stream::Note(NoteId::new(0)))];
    parts(TWO.to_owned(), blocks, vec![note(6)], Origin::Plain)
}

#[test]
fn a_document_refuses_parts_that_do_not_fit() {
    let first = "Зал молчал.\n".len();
    let of_note = |n| Stream::Note(NoteId::new(n));
    let blocks = |blocks: Vec<Block>| DocumentParts { blocks, ..with_note() };
    let [zero, one] = [0, 1].map(NoteId::new);
    for (what, parts, expected) in [
        ("a gap", blocks(vec![paragraph(first, Stream::Body)]), DocumentError::Blocks(first as u32)),
        ("a cut character", blocks(vec![paragraph(1, Stream::Body)]), DocumentError::Blocks(1)),
        (
            "body after a note",
            blocks(vec![paragraph(first, of_note(0)), paragraph(TWO.len(), Stream::Body)]),
            DocumentError::Order(TWO.len() as u32),
        ),
        (
            "front matter after the body",
            blocks(vec![paragraph(first, Stream::Body), paragraph(TWO.len(), Stream::Front)]),
            DocumentError::Order(TWO.len() as u32),
        ),
        (
            "a note that is not listed",
            blocks(vec![paragraph(first, Stream::Body), paragraph(TWO.len(), of_note(1))]),
            DocumentError::Note(zero),
        ),
        (
            "a note without text",
            DocumentParts { notes: vec![note(6), note(6)], ..with_note() },
            DocumentError::Note(one),
        ),
        (
            "a call inside a character",
            DocumentParts { notes: vec![note(1)], ..with_note() },
            DocumentError::Call { note: zero, at: 1 },
        ),
        (
            "a call inside the notes",
            DocumentParts { notes: vec![note(first + 2)], ..with_note() },
            DocumentError::Call { note: zero, at: first as u32 + 2 },
        ),
        (
            "skips that overlap",
            DocumentParts {
                skips: [0..4, 2..6].map(|span| Skip { span: span.into(), kind: SkipKind::NoteMark }).into(),
                ..with_note()
            },
            DocumentError::Skips(2),
        ),
        (
            "pages out of order",
            DocumentParts {
                breaks: [4, 2].map(|at| PageBreak { at, page: String::new(), edition: String::new() }).into(),
                ..with_note()
            },
            DocumentError::Breaks(2),
        ),
        (
            "an origin that is another text",
            DocumentParts {
                origin: Origin::Pieces {
                    file: "Зал кричал.\nПотом встал.\n".into(),
                    pieces: vec![Piece {
                        end: TWO.len() as u32,
                        file: Span::from(0..TWO.len()),
                        spelling: Spelling::Verbatim,
                    }],
                },
                ..with_note()
            },
            DocumentError::Origin(OriginError::Spelling(TWO.len() as u32)),
        ),
    ] {
        assert_eq!(Document::new(parts), Err(expected), "{what}");
    }
    assert!(Document::new(with_note()).is_ok());
}

fn one_to_one() -> Bead {
    Bead { probability: Probability::ONE, order: Order::Monotone, provenance: Provenance::Program }
}

fn members(source: &[u32], target: &[u32]) -> Members {
    PerSide { source, target }.map(|side| side.iter().copied().map(SentenceId::new).collect())
}

#[test]
fn an_alignment_has_every_sentence_once() {
    use bitext::model::Side::{Source, Target};
    let new = |beads: &[(&[u32], &[u32])]| {
        let beads = beads.iter().map(|(source, target)| (members(source, target), one_to_one())).collect();
        Alignment::new(Shape { source: 2, target: 1 }, beads)
    };
    let sentence = SentenceId::new;
    assert!(new(&[(&[0], &[0]), (&[1], &[])]).is_ok());
    assert_eq!(new(&[(&[0], &[0])]), Err(AlignmentError::Missing(Source, sentence(1))));
    assert_eq!(new(&[(&[0, 1], &[0]), (&[1], &[])]), Err(AlignmentError::Twice(Source, sentence(1))));
    assert_eq!(new(&[(&[0, 1], &[0, 1])]), Err(AlignmentError::Unknown(Target, sentence(1))));
    assert_eq!(new(&[(&[], &[])]), Err(AlignmentError::Empty));
    // People count from 1.
    assert_eq!(AlignmentError::Missing(Source, sentence(1)).to_string(), "source sentence 2 is in no bead");
}

fn text(key: &str) -> Result<Segmented> {
    let document = Document::new(DocumentParts { key: Key::new(key)?, ..with_note() })?;
    Ok(Segmented::by_block(Arc::new(document)))
}

/// An edition of two texts with a note each, linked one to one.
fn edition() -> Result<EditionParts> {
    let beads = vec![(members(&[0], &[0]), one_to_one()), (members(&[1], &[1]), one_to_one())];
    let mention = Mention {
        bead: bitext::model::BeadId::new(0),
        spans: PerSide { source: Some(Span::from(0..6)), target: None },
        entry: EntryId::new(0),
        probability: Probability::ONE,
    };
    let version = Version {
        text: text("en")?,
        links: Alignment::new(Shape { source: 2, target: 2 }, beads)?,
        lexicon: Lexicon::default(),
        mentions: vec![mention],
        renderings: vec![Renderings::default()],
        report: Report::default(),
    };
    Ok(EditionParts {
        original: text("ru")?,
        versions: vec![version],
        entries: vec![Entry::new("pl-zal".to_owned(), EntryKind::Place, "Зал".to_owned())],
        absent: vec![],
        dates: vec![vec![], vec![]],
        agents: vec![Agent::Files(vec!["links.pairs".to_owned()])],
    })
}

/// What is done to a sound edition so that it is none.
type Damage = fn(&mut EditionParts) -> Result<()>;

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn an_edition_refuses_parts_that_do_not_fit() -> Result<()> {
    let en = || Key::new("en").expect("a key");
    let cases: Vec<(&str, Damage, EditionError)> = vec![
        (
            "no version",
            |parts| {
                parts.versions.clear();
                Ok(())
            },
            EditionError::NoVersion,
        ),
        (
            "two texts of one key",
            |parts| {
                parts.original = text("en")?;
                Ok(())
            },
            EditionError::Key(en()),
        ),
        (
            "an alignment of other texts",
            |parts| {
                let beads = vec![(members(&[0], &[0]), one_to_one())];
                parts.versions[0].links = Alignment::new(Shape { source: 1, target: 1 }, beads)?;
                Ok(())
            },
            EditionError::Lengths {
                key: en(),
                expected: Shape { source: 2, target: 2 },
                found: Shape { source: 1, target: 1 },
            },
        ),
        (
            "a bead of body and note",
            |parts| {
                let beads = vec![(members(&[0], &[1]), one_to_one()), (members(&[1], &[0]), one_to_one())];
                parts.versions[0].links = Alignment::new(Shape { source: 2, target: 2 }, beads)?;
                Ok(())
            },
            EditionError::JoinsNotes { key: en(), bead: bitext::model::BeadId::new(0) },
        ),
        (
            "a bead over both",
            |parts| {
                let beads = vec![(members(&[0, 1], &[0, 1]), one_to_one())];
                parts.versions[0].links = Alignment::new(Shape { source: 2, target: 2 }, beads)?;
                Ok(())
            },
            EditionError::JoinsNotes { key: en(), bead: bitext::model::BeadId::new(0) },
        ),
        (
            "links that a file cannot have checked",
            |parts| {
                let bead = Bead { provenance: Provenance::Checked(AgentId::new(0)), ..one_to_one() };
                let beads = vec![(members(&[0], &[0]), bead), (members(&[1], &[1]), bead)];
                parts.versions[0].links = Alignment::new(Shape { source: 2, target: 2 }, beads)?;
                Ok(())
            },
            EditionError::Agent { key: en(), bead: bitext::model::BeadId::new(0) },
        ),
        (
            "two entries of one id",
            |parts| {
                parts.entries.push(parts.entries[0].clone());
                Ok(())
            },
            EditionError::Id("pl-zal".to_owned()),
        ),
        (
            "an id of a sentence",
            |parts| {
                parts.entries[0].id = "ru-s1".to_owned();
                Ok(())
            },
            EditionError::Id("ru-s1".to_owned()),
        ),
        (
            "an id of the header",
            |parts| {
                parts.entries[0].id = "given".to_owned();
                Ok(())
            },
            EditionError::Id("given".to_owned()),
        ),
        (
            "an id with a space",
            |parts| {
                parts.entries[0].id = "pl zal".to_owned();
                Ok(())
            },
            EditionError::Id("pl zal".to_owned()),
        ),
        (
            "a mention of nothing",
            |parts| {
                parts.versions[0].mentions[0].entry = EntryId::new(1);
                Ok(())
            },
            EditionError::Names(en()),
        ),
        (
            "forms of no entry",
            |parts| {
                parts.versions[0].renderings.clear();
                Ok(())
            },
            EditionError::Names(en()),
        ),
        (
            "a mention that cuts a character",
            |parts| {
                parts.versions[0].mentions[0].spans.target = Some(Span::from(0..1));
                Ok(())
            },
            EditionError::Span(en()),
        ),
        (
            "dates of one text",
            |parts| {
                parts.dates.truncate(1);
                Ok(())
            },
            EditionError::Dates,
        ),
    ];
    for (what, damage, expected) in cases {
        let mut parts = edition()?;
        damage(&mut parts)?;
        assert_eq!(Edition::new(parts).err(), Some(expected), "{what}");
    }
    let sound = Edition::new(edition()?)?;
    assert_eq!(Edition::new(sound.clone().into_parts())?, sound);
    Ok(())
}
