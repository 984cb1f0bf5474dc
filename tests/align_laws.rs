//! Laws of the aligner over texts made at random: every sentence once, the same for any number of threads, the sides
//! exchanged give the beads exchanged, and what a person settled comes out as it was given.

use std::fmt::Write as _;

use bitext::align::{Border, Model, Options, Pair, Pins};
use bitext::model::{
    AgentId, Alignment, Block, BlockKind, Document, DocumentParts, Language, Members, Note, NoteId, NotePlace, Order,
    PerSide, Provenance, Segmented, SentenceId, Side, Stream, Vectors,
};
use bitext::read::{self, read};
use bitext::segment::by_line;
use proptest::prelude::*;

/// Words of the two sides of an invented language pair: number N translates number N.
const SOURCE: [&str; 12] =
    ["лодка", "вечер", "старик", "рыба", "сеть", "Анна", "берег", "ветер", "дом", "огонь", "песня", "утро"];
const TARGET: [&str; 12] =
    ["boat", "evening", "old man", "fish", "net", "Anna", "shore", "wind", "house", "fire", "song", "morning"];

/// Where a bead comes from that a person settled.
const CHECKED: Provenance = Provenance::Checked(AgentId::new(0));

/// A sentence: which words it has. Some are left out of the translation.
type Plan = Vec<(Vec<usize>, bool)>;

fn plan() -> impl Strategy<Value = Plan> {
    prop::collection::vec((prop::collection::vec(0..SOURCE.len(), 1..8), prop::bool::weighted(0.9)), 0..40)
}

fn texts(plan: &Plan) -> [Segmented; 2] {
    let line = |words: &[usize], list: &[&str]| {
        let mut line = words.iter().fold(String::new(), |mut line, &w| {
            let _ = write!(line, "{} ", list[w]);
            line
        });
        line.push_str(".\n");
        line
    };
    let source: String = plan.iter().map(|(words, _)| line(words, &SOURCE)).collect();
    let target: String = plan.iter().filter(|(_, kept)| *kept).map(|(words, _)| line(words, &TARGET)).collect();
    [segmented(&source, "ru"), segmented(&target, "en")]
}

fn segmented(text: &str, language: &str) -> Segmented {
    let mut options = read::Options::default();
    options.language = Some(Language::new(language).expect("a tag"));
    options.sentences = true;
    by_line(read("law.txt", text.as_bytes().to_vec(), &options).expect("text is read").document.into())
}

fn align(pair: &Pair) -> Alignment {
    Model::fit(pair, &Options::default()).align(pair).expect("each sentence once")
}

fn numbers(ids: &[SentenceId]) -> Vec<u32> {
    ids.iter().map(|id| id.number()).collect()
}

/// The same text with its last sentences as notes, each a note of its own.
fn with_notes(text: &Segmented, notes: usize) -> Segmented {
    let parts = text.document().as_ref().clone().into_parts();
    let body = text.len().saturating_sub(notes).max(usize::from(!text.is_empty()));
    let block = |id: SentenceId| {
        let stream = match id.index().checked_sub(body) {
            Some(note) => Stream::Note(NoteId::new(note as u32)),
            None => Stream::Body,
        };
        Block { end: text.tile(id).end(), kind: BlockKind::Paragraph, stream }
    };
    let note = |_| Note { call: 0, place: NotePlace::End, label: String::new() };
    let (blocks, notes) = (text.ids().map(block).collect(), (body..text.len()).map(note).collect());
    Segmented::by_block(Document::new(DocumentParts { blocks, notes, ..parts }).expect("a document").into())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn notes_are_linked_with_notes(plan in plan(), source_notes in 0..9_usize, target_notes in 0..9_usize) {
        let [source, target] = texts(&plan);
        let (source, target) = (with_notes(&source, source_notes), with_notes(&target, target_notes));
        let alignment = align(&Pair::new(&source, &target));
        for link in alignment.links() {
            let of_notes = |text: &Segmented, ids: &[SentenceId]| -> Vec<bool> {
                ids.iter().map(|id| id.number() >= text.body_len()).collect()
            };
            let noted = [of_notes(&source, link.source), of_notes(&target, link.target)].concat();
            prop_assert!(noted.iter().all(|&of_note| of_note == noted[0]), "{:?}", link);
        }
    }

    #[test]
    fn every_sentence_is_in_one_bead(plan in plan()) {
        let [source, target] = texts(&plan);
        let alignment = align(&Pair::new(&source, &target));
        let mut seen: Vec<u32> = alignment.links().flat_map(|link| numbers(link.source)).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..source.len() as u32).collect::<Vec<_>>());
        let mut seen: Vec<u32> = alignment.links().flat_map(|link| numbers(link.target)).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..target.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn threads_do_not_change_the_result(plan in plan()) {
        let [source, target] = texts(&plan);
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| align(&Pair::new(&source, &target)))
        };
        prop_assert_eq!(with(1), with(3));
    }

    #[test]
    fn what_is_settled_comes_out(plan in plan(), which in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let [source, target] = texts(&plan);
        prop_assume!(!source.is_empty() && !target.is_empty());
        let bead = Members {
            source: vec![SentenceId::new(which.index(source.len()) as u32)],
            target: vec![SentenceId::new(other.index(target.len()) as u32)],
        };
        let lengths = PerSide::new(source.len() as u32, target.len() as u32);
        let pins = Pins::new(lengths, vec![(bead.clone(), CHECKED)], &[]).expect("one bead contradicts nothing");
        let alignment = align(&Pair::new(&source, &target).with_pins(&pins));
        let link = alignment.link(alignment.bead_of(Side::Source, bead.source[0]));
        prop_assert_eq!((link.source, link.target), (bead.source.as_slice(), bead.target.as_slice()));
        prop_assert_eq!((link.bead.provenance, link.bead.probability.get()), (CHECKED, 1.0));
    }

    #[test]
    fn no_bead_crosses_a_border(plan in plan(), at in any::<prop::sample::Index>(), with in any::<prop::sample::Index>()) {
        let [source, target] = texts(&plan);
        prop_assume!(!source.is_empty() && !target.is_empty());
        let border = Border {
            source: SentenceId::new(at.index(source.len()) as u32),
            target: SentenceId::new(with.index(target.len()) as u32),
        };
        let lengths = PerSide::new(source.len() as u32, target.len() as u32);
        let pins = Pins::new(lengths, vec![], &[border]).expect("one border contradicts nothing");
        let alignment = align(&Pair::new(&source, &target).with_pins(&pins));
        for link in alignment.links().filter(|link| link.bead.order == Order::Monotone) {
            let before = link.source.iter().map(|&id| id < border.source).chain(link.target.iter().map(|&id| id < border.target));
            let before: Vec<bool> = before.collect();
            prop_assert!(before.iter().all(|&b| b == before[0]), "{link:?} crosses {border:?}");
        }
    }
}

/// Vectors that say nothing: a fixed scramble of the numbers of side, row and column.
fn noise(side: u64, rows: usize, dimensions: usize) -> Vectors {
    let values = (0..(rows * dimensions) as u64).map(|at| {
        let mut x = (at + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ side.wrapping_mul(0xD1B5_4A32_D192_ED03);
        x = (x ^ x >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ x >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((x ^ x >> 31) >> 40) as f32 / (1 << 23) as f32 - 1.0
    });
    Vectors::new("noise.npy", dimensions, values.collect()).expect("no row of zeros")
}

/// Vectors of a model that knows both languages: a sentence has nearly the same on both sides.
fn meaning(side: u64, rows: impl Iterator<Item = usize>) -> Vectors {
    const DIMENSIONS: usize = 24;
    let (own, all) = (noise(side, 128, DIMENSIONS), noise(9, 128, DIMENSIONS));
    let row = |i: usize| all.row(i).iter().zip(own.row(i)).map(|(all, own)| all + 0.4 * own).collect::<Vec<_>>();
    Vectors::new("meaning.npy", DIMENSIONS, rows.flat_map(row).collect()).expect("no row of zeros")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn vectors_that_say_nothing_change_nothing(plan in plan(), seed in any::<u32>(), threads in 1..4_usize) {
        let [source, target] = texts(&plan);
        prop_assume!(!source.is_empty() && !target.is_empty());
        let vectors = PerSide::new(noise(u64::from(seed), source.len(), 48), noise(!u64::from(seed), target.len(), 48));
        let pair = Pair::new(&source, &target).with_vectors(vectors).expect("a row a sentence");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        prop_assert_eq!(pool.install(|| align(&pair)), align(&Pair::new(&source, &target)));
    }

    #[test]
    fn threads_do_not_change_the_result_with_vectors(plan in plan()) {
        let [source, target] = texts(&plan);
        prop_assume!(!source.is_empty() && !target.is_empty());
        let kept = plan.iter().enumerate().filter(|(_, (_, kept))| *kept).map(|(i, _)| i);
        let vectors = PerSide::new(meaning(1, 0..plan.len()), meaning(2, kept));
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            let pair = Pair::new(&source, &target).with_vectors(vectors.clone()).expect("a row a sentence");
            pool.install(|| align(&pair))
        };
        prop_assert_eq!(with(1), with(3));
    }

    #[test]
    fn pins_and_vectors_go_together_in_either_order(plan in plan(), at in any::<prop::sample::Index>(), with in any::<prop::sample::Index>()) {
        let [source, target] = texts(&plan);
        prop_assume!(!source.is_empty() && !target.is_empty());
        let bead = Members {
            source: vec![SentenceId::new(at.index(source.len()) as u32)],
            target: vec![SentenceId::new(with.index(target.len()) as u32)],
        };
        let lengths = PerSide::new(source.len() as u32, target.len() as u32);
        let pins = Pins::new(lengths, vec![(bead.clone(), CHECKED)], &[]).expect("one bead contradicts nothing");
        let kept = plan.iter().enumerate().filter(|(_, (_, kept))| *kept).map(|(i, _)| i);
        let vectors = PerSide::new(meaning(1, 0..plan.len()), meaning(2, kept));
        let pair = || Pair::new(&source, &target);
        let one = align(&pair().with_pins(&pins).with_vectors(vectors.clone()).expect("a row a sentence"));
        let other = align(&pair().with_vectors(vectors).expect("a row a sentence").with_pins(&pins));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.link(one.bead_of(Side::Source, bead.source[0])).target, bead.target.as_slice());
    }
}

#[test]
fn vectors_find_what_words_cannot() {
    // Every sixth sentence has a number in common; of those between, all of one length, one is left out.
    let all = 0..120_usize;
    let kept: Vec<usize> = all.clone().filter(|i| i % 6 != 1 + i / 6 % 5).collect();
    let line = |i: usize, word: &str| {
        let number = if i.is_multiple_of(6) { format!(" {}", 1900 + i) } else { String::new() };
        let letter = |k: usize| char::from(b'a' + (k % 26) as u8);
        format!("{word}{}{} {word}{}{number}.\n", letter(i), letter(i / 26), letter(i * 7))
    };
    let source: String = all.clone().map(|i| line(i, "kolo")).collect();
    let target: String = kept.iter().map(|&i| line(i, "umbri")).collect();
    let (source, target) = (segmented(&source, "cs"), segmented(&target, "la"));
    let right = |pair: &Pair| {
        let alignment = align(pair);
        let found =
            |i: usize| numbers(alignment.link(alignment.bead_of(Side::Source, SentenceId::new(i as u32))).target);
        kept.iter().enumerate().filter(|&(j, &i)| found(i) == [j as u32]).count()
    };
    let plain = Pair::new(&source, &target);
    let without = right(&plain);
    let vectors = PerSide::new(meaning(1, all), meaning(2, kept.iter().copied()));
    let with = right(&plain.with_vectors(vectors).expect("a row a sentence"));
    assert!(with >= without + 10, "{with} of {} right with vectors, {without} without", kept.len());
}

#[test]
fn a_translation_without_a_passage_stays_aligned() {
    // Sixty sentences with a year in every third; ten of them are left out in one run.
    let sentence = |i: usize, list: &[&str]| {
        let words: Vec<&str> = (0..6).map(|k| list[(i * i + k * (i + 5) + i / 5) % list.len()]).collect();
        let year = if i.is_multiple_of(3) { format!(" {}", 1900 + i) } else { String::new() };
        format!("{}{year}.\n", words.join(" "))
    };
    let left_out = 20..30;
    let source: String = (0..60).map(|i| sentence(i, &SOURCE)).collect();
    let target: String = (0..60).filter(|i| !left_out.contains(i)).map(|i| sentence(i, &TARGET)).collect();
    let alignment = align(&Pair::new(&segmented(&source, "ru"), &segmented(&target, "en")));
    let right = (0..60_usize).filter(|i| !left_out.contains(i)).filter(|&i| {
        let expected = if i < 20 { i } else { i - 10 } as u32;
        numbers(alignment.link(alignment.bead_of(Side::Source, SentenceId::new(i as u32))).target) == [expected]
    });
    assert!(right.count() >= 46, "a run of omissions must not draw its neighbours with it");
}
