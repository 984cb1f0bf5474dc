//! Lists of names that a person gives back: cases as text (`suite/names/authority.txt`), and the law that a list which
//! nobody changed changes nothing.

use std::error::Error;
use std::fs;
use std::path::Path;

use bitext::model::{Alignment, Bead, By, Course, Edition, Members, Probability, Segmented, SentenceId, Span};
use bitext::names;
use bitext::pipeline::{self, segment};
use bitext::read::{self, authority, read};
use bitext::translit::Scheme;
use bitext::write;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn file(path: &str) -> Result<String> {
    Ok(fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).map_err(|e| format!("{path}: {e}"))?)
}

/// A text of a sentence a line.
fn lines(name: &str, text: String) -> Result<Segmented> {
    let mut options = read::Options::default();
    options.sentences = true;
    Ok(segment(read(name, text.into_bytes(), &options)?, &bitext::segment::Options::default()).0)
}

#[derive(Default)]
struct Case {
    title: String,
    texts: [String; 2],
    list: String,
    expected: Vec<String>,
}

fn cases(suite: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in suite.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(title) = line.strip_prefix("== ") {
            cases.push(Case { title: title.to_owned(), ..Case::default() });
        } else if let Some(case) = cases.last_mut() {
            match line.split_once(' ').unwrap_or((line, "")) {
                ("ru", text) => case.texts[0] += &[text, "\n"].concat(),
                ("en", text) => case.texts[1] += &[text, "\n"].concat(),
                (">", text) => case.list += &[text, "\n"].concat(),
                ("-", _) => {}
                _ => case.expected.push(line.to_owned()),
            }
        }
    }
    cases
}

/// The mentions as the suite writes them, or the error.
fn answer(case: &Case) -> Result<Vec<String>> {
    let list = match authority("names.csv", &case.list) {
        Ok(list) => list,
        Err(error) => return Ok(vec![format!("error {error}")]),
    };
    let [source, target] = case.texts.clone();
    let (source, target) = (lines("case.ru.txt", source)?, lines("case.en.txt", target)?);
    let bead = Bead { probability: Probability::ONE, course: Course::InOrder, by: By::Hand };
    let one = |n| (Members { source: vec![SentenceId::new(n)], target: vec![SentenceId::new(n)] }, bead);
    let links = Alignment::new(source.len(), target.len(), (0..source.len() as u32).map(one).collect())?;
    let mut options = names::Options::default();
    options.authority = Some(list);
    let names = names::index(&source, &target, &links, &options);
    let form =
        |text: &Segmented, span: Option<Span>| span.map_or("", |span| span.of(text.document().text())).to_owned();
    let mention = |m: &bitext::model::Mention| {
        let entry = names.entry(m.entry);
        let (source, target) = (form(&source, m.source), form(&target, m.target));
        [entry.kind.name(), &source, &target, &entry.lemma, &entry.id].join(" | ")
    };
    Ok(names.mentions.iter().map(mention).collect())
}

#[test]
fn lists_do_what_they_say() -> Result<()> {
    let suite = cases(&file("tests/suite/names/authority.txt")?);
    assert!(suite.len() > 15);
    let mut wrong = 0;
    for case in &suite {
        let found = answer(case)?;
        let same = match case.expected.as_slice() {
            [expected] if expected.starts_with("error ") => {
                let message = expected.trim_start_matches("error ");
                found.len() == 1 && found[0].starts_with("error ") && found[0].contains(message)
            }
            expected => found == expected,
        };
        if !same {
            wrong += 1;
            println!("== {}\n  expected {:#?}\n  found {found:#?}", case.title, case.expected);
        }
    }
    assert_eq!(wrong, 0);
    Ok(())
}

fn sample(list: Option<&str>) -> Result<Edition> {
    let text =
        |name: &str| read(name, file(name)?.into_bytes(), &read::Options::default()).map_err(Box::<dyn Error>::from);
    let (source, target) = (text("texts/report.ru.txt")?, text("texts/report.en.txt")?);
    let mut options = pipeline::Options::default();
    (options.names, options.schemes) = (true, vec![Scheme::named("alalc-simple")?]);
    options.authority = list.map(|list| authority("names.tsv", list)).transpose()?;
    Ok(pipeline::align(source, target, &options, &|_| ())?.edition)
}

/// An index in every format, and the edition that points to it.
fn written(edition: &Edition) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for format in write::names::FORMATS {
        let mut out = Vec::new();
        format.write(edition, &mut out)?;
        all.push(String::from_utf8(out)?);
    }
    for name in ["tei", "json"] {
        let mut out = Vec::new();
        write::by_name(name)?.write(edition, &write::Options::default(), &mut out)?;
        all.push(String::from_utf8(out)?);
    }
    Ok(all)
}

fn list(edition: &Edition) -> Result<String> {
    let mut out = Vec::new();
    write::names::by_name("authority")?.write(edition, &mut out)?;
    Ok(String::from_utf8(out)?)
}

#[test]
fn a_list_that_nobody_changed_changes_nothing() -> Result<()> {
    let before = sample(None)?;
    let list = list(&before)?;
    assert!(list.lines().count() > 100);
    // As a spreadsheet saves it.
    let csv: String = list.lines().map(|line| [&line.replace('\t', ";"), ";;\r\n"].concat()).collect();
    for list in [list, ["\u{feff}", &csv].concat()] {
        let after = sample(Some(&list))?;
        for (one, other) in written(&before)?.into_iter().zip(written(&after)?) {
            assert!(one == other, "an unchanged list changes the index");
        }
    }
    Ok(())
}
