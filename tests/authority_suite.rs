//! Lists of names that a person gives back: cases as text (`suite/names/authority.txt`), and the law that a list which
//! nobody changed changes nothing.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use bitext::model::{
    Alignment, Bead, Edition, Members, Order, Probability, Provenance, Segmented, SentenceId, Shape, Span,
};
use bitext::names;
use bitext::pipeline::{self, segment};
use bitext::read::{self, authority, read};
use bitext::translit::Scheme;
use bitext::write;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Share of mentions, in hundredths, whose id must be the same in the half and in the whole sample without a list.
const LEAST_KEPT: usize = 95;

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
    let list = match authority("names.csv", case.list.clone().into_bytes()) {
        Ok(list) => list,
        Err(error) => return Ok(vec![format!("error {error}")]),
    };
    let [source, target] = case.texts.clone();
    let (source, target) = (lines("case.ru.txt", source)?, lines("case.en.txt", target)?);
    let bead = Bead { probability: Probability::ONE, order: Order::Monotone, provenance: Provenance::Program };
    let one = |n| (Members { source: vec![SentenceId::new(n)], target: vec![SentenceId::new(n)] }, bead);
    let links = Alignment::new(
        Shape { source: source.len() as u32, target: target.len() as u32 },
        (0..source.len() as u32).map(one).collect(),
    )?;
    let mut options = names::Options::default();
    options.authority = Some(list);
    let names = names::index(&source, &target, &links, &options);
    let form =
        |text: &Segmented, span: Option<Span>| span.map_or("", |span| span.of(text.document().text())).to_owned();
    let mention = |m: &bitext::model::Mention| {
        let entry = &names.entries[m.entry.index()];
        let (source, target) = (form(&source, m.spans.source), form(&target, m.spans.target));
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

/// All passages of two suites as one pair, a sentence a line; those that only one text has are left out.
fn passages(list: Option<&str>) -> Result<Edition> {
    let mut texts = [String::new(), String::new()];
    for name in ["sentences", "genres"] {
        let suite = file(&format!("tests/suite/names/{name}.txt"))?;
        for case in suite.split("\n\n") {
            let side = |of: &'static str| case.lines().filter_map(move |line| line.strip_prefix(of)?.strip_prefix(' '));
            for (source, target) in
                side("ru").zip(side("en")).filter(|(one, other)| !one.is_empty() && !other.is_empty())
            {
                texts[0] += &[source, "\n"].concat();
                texts[1] += &[target, "\n"].concat();
            }
        }
    }
    let mut reading = read::Options::default();
    reading.sentences = true;
    let [source, target] = texts;
    let (source, target) =
        (read("a.ru.txt", source.into_bytes(), &reading)?, read("a.en.txt", target.into_bytes(), &reading)?);
    let mut options = pipeline::Options::default();
    options.linking = pipeline::Linking::LineByLine;
    let mut wanted = names::Options::default();
    wanted.authority = list.map(|list| authority("names.tsv", list.into())).transpose()?;
    options.names = Some(wanted);
    Ok(pipeline::align(source, target, &options)?.edition)
}

/// The list that the program makes of the passages.
static LIST: LazyLock<String> =
    LazyLock::new(|| passages(None).and_then(|edition| list(&edition, "authority")).unwrap_or_default());

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever a person says of the entries, the list that comes out says the same when it is given back.
    #[test]
    fn a_list_that_comes_out_can_be_given_back(edits in vec((any::<Index>(), 0_u8..4), 1..60)) {
        let mut rows: Vec<String> = LIST.lines().skip(1).map(str::to_owned).collect();
        prop_assert!(rows.len() > 200);
        for (row, edit) in edits {
            let row = row.get_mut(&mut rows);
            match edit {
                0 => row.clear(),
                1 => *row = row.replace("\tguessed", "\trejected"),
                2 => *row = row.replace("\tguessed", "\tconfirmed"),
                // Without its id, as a line that a person added.
                _ => *row = row.trim_start_matches(|c| c != '\t').to_owned(),
            }
        }
        let head = LIST.lines().next().unwrap_or_default();
        let edited = [head, &rows.join("\n")].join("\n");
        // Lines that contradict each other are refused: two entries may share a pair of forms.
        let Ok(first) = passages(Some(&edited)) else { return Ok(()) };
        for format in ["authority", "json"] {
            let given = list(&first, format).map_err(|error| fail(&*error))?;
            let second = passages(Some(&given)).map_err(|error| fail(&*error))?;
            for (one, other) in written(&first).map_err(|error| fail(&*error))?.into_iter().zip(written(&second).map_err(|error| fail(&*error))?) {
                let different = one.lines().zip(other.lines()).find(|(one, other)| one != other);
                prop_assert_eq!(different, None, "given back as {}", format);
                prop_assert_eq!(one.len(), other.len());
            }
        }
    }
}

fn fail(error: &dyn Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

fn sample(list: Option<&str>) -> Result<Edition> {
    let text =
        |name: &str| read(name, file(name)?.into_bytes(), &read::Options::default()).map_err(Box::<dyn Error>::from);
    let (source, target) = (text("texts/report.ru.txt")?, text("texts/report.en.txt")?);
    let mut options = pipeline::Options::default();
    let mut wanted = names::Options::default();
    wanted.schemes = vec![Scheme::named("alalc-simple")?];
    wanted.authority = list.map(|list| authority("names.tsv", list.into())).transpose()?;
    options.names = Some(wanted);
    Ok(pipeline::align(source, target, &options)?.edition)
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

fn list(edition: &Edition, format: &str) -> Result<String> {
    let mut out = Vec::new();
    write::names::by_name(format)?.write(edition, &mut out)?;
    Ok(String::from_utf8(out)?)
}

#[test]
fn a_list_that_nobody_changed_changes_nothing() -> Result<()> {
    let before = sample(None)?;
    let table = list(&before, "authority")?;
    assert!(table.lines().count() > 100);
    // As a spreadsheet saves it.
    let csv: String = table.lines().map(|line| [&line.replace('\t', ";"), ";;\r\n"].concat()).collect();
    for list in [table, ["\u{feff}", &csv].concat(), list(&before, "json")?, list(&before, "tei")?] {
        let after = sample(Some(&list))?;
        for (one, other) in written(&before)?.into_iter().zip(written(&after)?) {
            assert!(one == other, "an unchanged list changes the index: {}", &list[..100.min(list.len())]);
        }
    }
    Ok(())
}

#[test]
fn a_confirmed_list_is_stable() -> Result<()> {
    let confirmed = list(&sample(None)?, "authority")?.replace("\tguessed\n", "\tconfirmed\n");
    let first = sample(Some(&confirmed))?;
    for format in ["authority", "json"] {
        let second = sample(Some(&list(&first, format)?))?;
        for (one, other) in written(&first)?.into_iter().zip(written(&second)?) {
            assert!(one == other, "a confirmed list changes when it is given back as {format}");
        }
    }
    Ok(())
}

#[test]
fn what_is_rejected_does_not_come_back() -> Result<()> {
    let before = sample(None)?;
    let table = list(&before, "authority")?;
    let khrushchev = table.lines().find(|line| line.starts_with("per-khrushchev\t")).ok_or("no Khrushchev")?;
    let rejected = table.replace(khrushchev, &khrushchev.replace("\tguessed", "\trejected"));
    let after = sample(Some(&rejected))?;
    assert!(after.absent().iter().any(|entry| entry.id == "per-khrushchev"));
    let original = after.original().document().text();
    let spans = after.versions()[0].mentions.iter().filter_map(|mention| mention.spans.source);
    assert!(spans.into_iter().all(|span| !span.of(original).starts_with("Хрущёв")));
    // And stays out when the list that comes out is given back.
    let again = sample(Some(&list(&after, "authority")?))?;
    assert!(written(&after)? == written(&again)?);
    Ok(())
}

#[test]
fn ids_stay_when_the_text_grows() -> Result<()> {
    let whole = sample(None)?;
    let cut = |name: &str| -> Result<String> {
        let text = file(name)?;
        let half = text.match_indices("\n\n").map(|(at, _)| at).find(|&at| at > text.len() / 2).unwrap_or(text.len());
        Ok(text[..half].to_owned())
    };
    let text = |name: &str, text: String| read(name, text.into_bytes(), &read::Options::default());
    let (source, target) = (cut("texts/report.ru.txt")?, cut("texts/report.en.txt")?);
    let mut options = pipeline::Options::default();
    options.names = Some(names::Options::default());
    let half = pipeline::align(text("a.ru.txt", source)?, text("a.en.txt", target)?, &options)?.edition;
    let ids = |edition: &Edition| -> std::collections::BTreeMap<Span, String> {
        let mentions = edition.versions()[0].mentions.iter();
        mentions.filter_map(|m| Some((m.spans.source?, edition.entry(m.entry).id.clone()))).collect()
    };
    let (before, after) = (ids(&half), ids(&whole));
    let kept = before.iter().filter(|(span, id)| after.get(span) == Some(id)).count();
    println!("{kept} of {} mentions keep their id", before.len());
    assert!(kept * 100 >= before.len() * LEAST_KEPT);
    // With the list of the first half none of them changes.
    let list = list(&half, "authority")?;
    let grown = ids(&sample(Some(&list))?);
    let changed: Vec<_> = before.iter().filter(|(span, id)| grown.get(span).is_some_and(|now| now != *id)).collect();
    println!("changed with the list: {changed:?}");
    assert!(changed.is_empty());
    Ok(())
}
