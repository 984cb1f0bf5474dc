//! Tables of word vectors: those that are built in are whole, small tables say what they should, and broken ones are refused.

#[path = "support/word_tables.rs"]
mod word_tables;

use std::sync::Arc;

use assert_cmd::Command;
use bitext::model::{Language, PerSide};
use bitext::read::{self, read};
use bitext::segment::by_line;
use bitext::words::tokenized_text::TokenizedText;
use bitext::words::vectors::{Closeness, TablePair, WordVectors, WordVectorsError, built_in, languages};
use proptest::prelude::*;
use word_tables::{Row, table};

/// Most bytes of a table, and of all that are built in, so that the package can be published.
const MOST: (usize, usize) = (1_300_000, 8_000_000);

const RUSSIAN: [Row<'static>; 4] = [
    ("ветер", true, &[0.0, 1.0, 0.0, 0.2]),
    ("дом", true, &[1.0, 0.1, 0.0, 0.0]),
    ("жуковс", false, &[0.0, 0.0, 1.0, 0.0]),
    ("избушк", true, &[0.9, 0.0, 0.3, 0.0]),
];

const ENGLISH: [Row<'static>; 3] = [
    ("house", true, &[1.0, 0.0, 0.0, 0.0]),
    ("hut", true, &[0.8, 0.0, 0.5, 0.0]),
    ("wind", true, &[0.0, 1.0, 0.0, 0.0]),
];

fn open(bytes: Vec<u8>) -> Arc<WordVectors> {
    Arc::new(WordVectors::new(bytes).expect("a whole table"))
}

fn pair() -> TablePair {
    let (source, target) = (table("ru", "tiny", 0, &RUSSIAN), table("en", "tiny", 0, &ENGLISH));
    TablePair::new(PerSide::new(open(source), open(target))).expect("one space")
}

fn text(lines: &str) -> TokenizedText {
    let mut options = read::Options::default();
    options.sentences = true;
    let read = read("lines.txt", lines.as_bytes().to_vec(), &options).expect("plain text is read");
    TokenizedText::new(&by_line(read.document.into()))
}

#[test]
fn tables_that_are_built_in_are_whole_and_of_one_space() {
    let tables = languages().map(|tag| (tag, built_in(&Language::new(tag).expect("a tag")).expect("a whole table")));
    let tables: Vec<_> = tables.collect();
    assert_eq!(tables.is_empty(), cfg!(not(feature = "word-vectors")));
    for (tag, table) in &tables {
        assert_eq!((table.language(), table.space()), (*tag, tables[0].1.space()));
    }
}

#[test]
fn the_package_stays_small() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/words/vectors/data");
    let files = std::fs::read_dir(folder).expect("the folder of the tables").map(|entry| entry.expect("a file").path());
    let tables = files.filter(|path| path.extension().is_some_and(|ending| ending == "wv"));
    let sizes: Vec<usize> = tables.map(|path| std::fs::metadata(path).expect("its size").len() as usize).collect();
    assert!(sizes.iter().all(|&size| size <= MOST.0) && sizes.iter().sum::<usize>() <= MOST.1, "{sizes:?}");
}

#[test]
fn words_are_found_by_their_beginnings() {
    let table = WordVectors::new(table("ru", "tiny", 51, &RUSSIAN)).expect("a whole table");
    assert_eq!(table.len(), 4);
    let row = table.find("избушками").expect("its first six letters are there");
    assert_eq!(table.find("избушк"), Some(row));
    assert!((table.hub(row) - 0.2).abs() < 1e-6);
    assert_eq!(table.find("дома"), None);
    assert!(table.is_common("Избушка") && !table.is_common("Жуковский"));
    // Five of six letters are shared, so the row stands for a word without one; four are too few.
    assert_eq!(table.shorter("избушечка").collect::<Vec<_>>(), [row]);
    assert_eq!(table.shorter("избить").count() + table.shorter("изб").count(), 0);
    let length: f32 = table.vector(row).iter().map(|value| value * value).sum();
    assert!((length - 1.0).abs() < 1e-5);
}

#[test]
fn near_words_share_what_renders_a_word() {
    let (source, target) = (text("Дом и избушка.\nВетер.\n"), text("A house and a hut.\nThe wind.\n"));
    let similar = pair().similar(PerSide::new(&source, &target), Closeness::default());
    let number = |text: &TokenizedText, word: &str| {
        text.types().iter().position(|stem| &*stem.text == word).expect("the word is in the text") as u32
    };
    let shares = |word: &str| -> Vec<(String, f32)> {
        let row = similar.source.row(number(&source, word));
        row.map(|(b, share)| (target.types()[b as usize].text.to_string(), share)).collect()
    };
    // Both words for a dwelling are full renderings of «дом», so each has half.
    assert_eq!(shares("дом"), [("house".to_owned(), 0.5), ("hut".to_owned(), 0.5)]);
    assert_eq!(shares("ветер"), [("wind".to_owned(), 1.0)]);
    assert_eq!(shares("и"), []);
    assert!((similar.target.total(number(&target, "wind")) - 1.0).abs() < 1e-6);
    assert!(similar.target.total(number(&target, "a")).abs() < 1e-6);
}

#[test]
fn a_word_may_be_a_rendering_or_not() {
    let tables = pair();
    assert_eq!(tables.rendering("Ветра", "wind"), None, "«ветра» has no row");
    assert_eq!(tables.rendering("Ветер", "winds"), None);
    assert_eq!(tables.rendering("Ветер", "Wind"), Some(1.0));
    assert_eq!(tables.rendering("Ветер", "house"), Some(0.0));
}

#[test]
fn tables_of_two_spaces_are_no_pair() {
    let (source, target) = (table("ru", "tiny", 0, &RUSSIAN), table("en", "other", 0, &ENGLISH));
    let error = TablePair::new(PerSide::new(open(source), open(target))).expect_err("two spaces");
    assert_eq!(error, WordVectorsError::Space { own: "other".to_owned(), other: "tiny".to_owned() });
}

#[test]
fn many_words_are_compared_in_groups_and_nearly_all_neighbours_found() {
    // Words of consonants and vowels, each with a direction of its own that its partner shares.
    let count = 3000;
    let word = |k: usize, letters: &str| -> String {
        let letters: Vec<char> = letters.chars().collect();
        (0..5).map(|place| letters[k / letters.len().pow(place) % letters.len()]).collect()
    };
    let direction = |k: usize| -> Vec<f32> {
        let mut state = k as u64 + 1;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / 8_388_608.0 - 1.0
        };
        (0..32).map(|_| next()).collect()
    };
    let side = |language: &str, letters: &str| {
        let mut rows: Vec<(String, Vec<f32>)> = (0..count).map(|k| (word(k, letters), direction(k))).collect();
        let lines = rows.iter().fold(String::new(), |lines, (word, _)| lines + word + "\n");
        rows.sort_by(|one, other| one.0.cmp(&other.0));
        let rows: Vec<Row<'_>> = rows.iter().map(|(word, vector)| (word.as_str(), true, vector.as_slice())).collect();
        (open(table(language, "tiny", 128, &rows)), text(&lines))
    };
    let ((ru, source), (en, target)) = (side("ru", "бвгдзклмнр"), side("en", "bcdfghklmn"));
    let tables = TablePair::new(PerSide::new(ru, en)).expect("one space");
    let similar = tables.similar(PerSide::new(&source, &target), Closeness::default());
    // Type k of the one text stands in line k, as its partner does in the other.
    let found = (0..count as u32).filter(|&k| similar.source.row(k).any(|(b, _)| b == k)).count();
    assert!(found * 100 > count * 95, "{found} of {count}");
}

#[test]
fn a_file_that_is_no_table_is_refused_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        path
    };
    let texts = [file("a.ru.txt", "Дом.\n".as_bytes()), file("a.en.txt", b"A house.\n")];
    let whole = table("sr", "tiny", 0, &ENGLISH);
    for (bytes, message) in [
        (b"PK\x03\x04".to_vec(), "not a table of word vectors"),
        (whole[..whole.len() - 3].to_vec(), "is the file complete?"),
        (whole, "the word vectors are of \"sr\", the texts of \"ru\" and \"en\""),
        (table("ru", "tiny", 0, &RUSSIAN), if languages().next().is_some() { "only tables of one space" } else { "" }),
    ] {
        let vectors = file("own.wv", &bytes);
        let mut command = Command::cargo_bin("bitext").expect("the program");
        let run = command.arg("align").args(&texts).arg("--word-vectors").arg(&vectors).output().expect("it runs");
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(told.contains(message), "{told}");
        assert_eq!(run.status.code(), Some(if message.is_empty() { 0 } else { 2 }), "{told}");
        assert!(message.is_empty() || told.lines().count() == 1, "{told}");
    }
}

proptest! {
    #[test]
    fn broken_tables_are_refused_or_can_be_read(flips in prop::collection::vec((0_usize..400, any::<u8>()), 0..4), cut in 0_usize..400) {
        let mut bytes = table("ru", "tiny", 7, &RUSSIAN);
        let length = bytes.len();
        for (at, value) in flips {
            bytes[at % length] = value;
        }
        if cut % 3 == 0 {
            bytes.truncate(length - cut % length);
        }
        if let Ok(table) = WordVectors::new(bytes) {
            for word in ["дом", "избушка", "ветер", "wind", "", "яяяяяяяя"] {
                for row in table.shorter(word).chain(table.find(word)) {
                    prop_assert!(table.vector(row).iter().all(|value| value.is_finite()) && table.hub(row) <= 1.0);
                }
            }
        }
    }
}
