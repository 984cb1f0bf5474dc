//! Cases of sentence boundaries, as text in `suite/segment/`, and laws that hold for any text.

use std::path::Path;
use std::sync::Arc;

use bitext::model::{Language, Segmented};
use bitext::read::{self, read};
use bitext::segment::{Options, by_line, segment};
use proptest::prelude::*;

fn segmented(text: &str, language: &str) -> Segmented {
    let mut options = read::Options::default();
    options.language = Some(Language::new(language).expect("a tag"));
    let read = read("case.txt", text.as_bytes().to_vec(), &options).expect("plain text is read");
    segment(read.document.into(), &Options::default())
}

/// Cases of one file; what is wrong in it.
fn wrong(path: &Path) -> Vec<String> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let language = name.split('.').nth(1).unwrap_or_default();
    let cases = std::fs::read_to_string(path).expect("the suite is there");
    let mut wrong = Vec::new();
    for case in cases.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let line_ends = |text: &str| text.replace(" ⏎ ", "\n").replace("⏎ ", "\n");
        let expected: Vec<String> = case.split('|').map(|unit| line_ends(unit).trim().to_owned()).collect();
        let text = segmented(&line_ends(&case.replace(" | ", " ").replace('|', "")), language);
        let found: Vec<&str> = text.ids().map(|id| text.text(id)).collect();
        if found != expected {
            wrong.push(format!(
                "{name}: expected {}\n{:>w$} {}",
                expected.join(" | "),
                "found",
                found.join(" | "),
                w = name.len() + 10
            ));
        }
    }
    wrong
}

#[test]
fn every_case_of_the_suite() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/segment");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the suite is there").filter_map(|file| Some(file.ok()?.path())).collect();
    files.sort();
    assert!(files.len() > 10, "cases of every group");
    let wrong: Vec<String> = files.iter().flat_map(|file| wrong(file)).collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Cases that a language has at least, for its data file to be of use.
const CASES: usize = 20;

#[test]
fn every_language_has_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/segment");
    for tag in bitext::language::TAGS {
        let files = std::fs::read_dir(&folder).expect("the suite is there").filter_map(|file| Some(file.ok()?.path()));
        let own = files.filter(|path| path.to_string_lossy().ends_with(&format!(".{tag}.txt")));
        let text: String = own.map(|path| std::fs::read_to_string(path).expect("the suite is there")).collect();
        let cases = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert!(cases >= CASES, "{tag}: {cases} cases in tests/suite/segment");
    }
}

proptest! {
    #[test]
    fn units_tile_any_text(text in "[ \\n\\r.!?…»«()\\[\\]—0-9а-яА-Яa-zA-Z\u{301}\u{ad}]{0,200}", lines in any::<bool>()) {
        let read = read("law.ru.txt", text.clone().into_bytes(), &read::Options::default()).expect("UTF-8 is read");
        let document = Arc::new(read.document);
        let segmented = if lines { by_line(Arc::clone(&document)) } else { segment(Arc::clone(&document), &Options::default()) };
        let tiles: String = segmented.ids().map(|id| segmented.tile(id).of(document.text())).collect();
        prop_assert!(tiles == document.text() || document.text().trim().is_empty());
        for id in segmented.ids() {
            prop_assert!(!segmented.text(id).is_empty());
        }
    }
}
