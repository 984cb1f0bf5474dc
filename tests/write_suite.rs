//! Golden outputs of all writers: for each case `suite/write/NAME.txt` the file `NAME` with the ending of each format,
//! and, where there are warnings, a file of them.
//!
//! `BITEXT_ACCEPT=1 cargo test --test write_suite` writes them anew; read the difference before you commit it.

mod support;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use bitext::write::{FORMATS, Options};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn cases() -> Result<Vec<(String, PathBuf)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/write");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(stem) = path.to_string_lossy().strip_suffix(".txt") {
            cases.push((fs::read_to_string(&path)?, PathBuf::from(stem)));
        }
    }
    cases.sort();
    Ok(cases)
}

/// The output and the warnings, a line each.
fn written(case: &str, format: &dyn bitext::write::Format) -> Result<[String; 2]> {
    let mut options = Options::default();
    options.date = Some(jiff::civil::date(2025, 3, 14));
    let mut out = Vec::new();
    let warnings = bitext::write::edition(&support::edition(case)?, format, &options, &mut out)?;
    let lines: Vec<String> = warnings.iter().map(|warning| warning.to_string() + "\n").collect();
    Ok([String::from_utf8(out)?, lines.concat()])
}

#[test]
fn every_format_writes_every_case_as_accepted() -> Result<()> {
    let cases = cases()?;
    assert!(cases.len() > 3);
    for (case, stem) in &cases {
        for format in FORMATS {
            let seen = written(case, *format).map_err(|e| format!("{}: {e}", stem.display()))?;
            for (seen, kind) in seen.into_iter().zip(["", ".warnings"]) {
                let golden = PathBuf::from(format!("{}{}{kind}", stem.display(), format.endings()[0]));
                let needed = kind.is_empty() || !seen.is_empty();
                if std::env::var_os("BITEXT_ACCEPT").is_some() && needed {
                    fs::write(&golden, &seen)?;
                }
                assert!(golden.exists() == needed, "{}: there, or lacking, against expectation", golden.display());
                let expected = if needed { fs::read_to_string(&golden)? } else { String::new() };
                assert!(expected == seen, "{} differs; it is now:\n{seen}", golden.display());
            }
        }
    }
    Ok(())
}

#[test]
fn names_and_endings_lead_to_their_format_and_to_no_other() -> Result<()> {
    for format in FORMATS {
        assert_eq!(bitext::write::by_name(format.name())?.name(), format.name());
        assert!(!format.about().is_empty());
        for ending in format.endings() {
            let file = format!("Отчёт.RU{}", ending.to_uppercase());
            assert_eq!(bitext::write::by_ending(Path::new(&file))?.name(), format.name());
        }
    }
    let unknown = bitext::write::by_ending(Path::new("folder.tsv/report.doc")).err().ok_or("doc is no format")?;
    assert_eq!(unknown.to_string().lines().count(), 1);
    assert!(unknown.to_string().contains("report.doc") && unknown.to_string().contains(".tsv"), "{unknown}");
    Ok(())
}
