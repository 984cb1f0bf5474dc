//! Editions that the program wrote before, given back to it: links and names of version 1 and 2 of the JSON format, who
//! stands behind a link in each format, and one number per unit in all of them.

use std::error::Error;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Runs the program in the folder of the editions; its standard output.
fn run(arguments: &[&str]) -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/editions");
    let output = Command::cargo_bin("bitext")?.current_dir(folder).args(arguments).output()?;
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

fn json(arguments: &[&str]) -> Result<Value> {
    Ok(serde_json::from_str(&run(&[arguments, &["--format", "json"]].concat())?)?)
}

const TEXTS: [&str; 2] = ["a.ru.txt", "a.en.txt"];

/// The beads of an edition that the program did not make: source, target, provenance, resp.
fn settled(edition: &Value) -> Vec<Value> {
    let beads = edition["versions"][0]["beads"].as_array().cloned().unwrap_or_default();
    let own = beads.into_iter().filter(|bead| bead["provenance"] != "program");
    own.map(|bead| serde_json::json!([bead["source"], bead["target"], bead["provenance"], bead["resp"]])).collect()
}

#[test]
fn links_of_version_1_are_kept() -> Result {
    let edition = json(&["align", TEXTS[0], TEXTS[1], "--anchors", "links.v1.json"])?;
    assert_eq!(edition["version"], 2);
    assert_eq!(settled(&edition), [serde_json::json!([[1], [2], "checked", null])]);
    Ok(())
}

#[test]
fn links_of_version_2_are_kept_with_whoever_stands_behind_them() -> Result {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("links.json");
    let mut edition = json(&["align", TEXTS[0], TEXTS[1]])?;
    let beads = edition["versions"][0]["beads"].as_array_mut().ok_or("no beads")?;
    for (bead, (provenance, resp)) in beads.iter_mut().zip([("checked", "М. Щукина"), ("given", "memory.pairs")])
    {
        (bead["provenance"], bead["resp"]) = (provenance.into(), resp.into());
    }
    let expected = settled(&edition);
    assert_eq!(expected.len(), 2);
    fs::write(&file, edition.to_string())?;
    let again = ["align", TEXTS[0], TEXTS[1], "--anchors", file.to_str().ok_or("a path")?];
    assert_eq!(settled(&json(&again)?), expected);
    let tei = run(&again)?;
    for (id, name) in [("resp-editor", "М. Щукина"), ("resp-given", "memory.pairs")] {
        assert!(tei.contains(&format!("<respStmt xml:id=\"{id}\">")) && tei.contains(name), "{id}, {name}: {tei}");
    }
    assert!(tei.contains("ana=\"#given\" resp=\"#resp-given\"/>"), "{tei}");
    assert!(tei.contains("cert=\"high\" ana=\"#checked\" resp=\"#resp-editor\"/>"), "{tei}");
    Ok(())
}

#[test]
fn lines_side_by_side_are_given_and_checked_by_nobody() -> Result {
    let folder = tempfile::tempdir()?;
    for (name, text) in [("b.ru.txt", "Зал встал.\nПели.\n"), ("b.en.txt", "The hall rose.\nThey sang.\n")]
    {
        fs::write(folder.path().join(name), text)?;
    }
    let write = |format: &str| -> Result<String> {
        let mut program = Command::cargo_bin("bitext")?;
        program.current_dir(folder.path()).args(["align", "b.ru.txt", "b.en.txt", "--parallel", "--format", format]);
        Ok(String::from_utf8(program.output()?.stdout)?)
    };
    let tei = write("tei")?;
    assert!(tei.contains("ana=\"#given\" resp=\"#resp-given\"/>") && !tei.contains("cert=\"high\""), "{tei}");
    assert!(!tei.contains("resp-editor") && tei.contains("b.ru.txt, b.en.txt"), "{tei}");
    assert!(write("tsv")?.lines().skip(1).all(|row| row.ends_with("\tgiven")));
    let edition: Value = serde_json::from_str(&write("json")?)?;
    assert_eq!(settled(&edition)[1], serde_json::json!([[1], [1], "given", "b.ru.txt, b.en.txt"]));
    Ok(())
}

/// Lemmas and status of the entries of an edition.
fn entries(edition: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let entries = edition["entries"].as_array().cloned().unwrap_or_default();
    entries.iter().map(|entry| (text(&entry["lemma"]), text(&entry["status"]))).collect()
}

#[test]
fn names_of_version_1_and_2_are_lists_of_authority() -> Result {
    let old = json(&["align", TEXTS[0], TEXTS[1], "--authority", "names.v1.json"])?;
    let confirmed: Vec<String> = entries(&old).into_iter().filter(|(_, s)| s == "confirmed").map(|(l, _)| l).collect();
    assert_eq!(confirmed, ["Хрущёв", "Москва"]);
    let folder = tempfile::tempdir()?;
    for command in ["align", "names"] {
        let file = folder.path().join(format!("{command}.json"));
        fs::write(&file, run(&[command, TEXTS[0], TEXTS[1], "--authority", "names.v1.json", "--format", "json"])?)?;
        let again = json(&["align", TEXTS[0], TEXTS[1], "--authority", file.to_str().ok_or("a path")?])?;
        assert_eq!(entries(&again), entries(&old), "{command}");
        assert_eq!(again["versions"][0]["renderings"], old["versions"][0]["renderings"], "{command}");
    }
    Ok(())
}

#[test]
fn machines_count_from_0_people_and_ids_from_1() -> Result {
    let edition = json(&["align", TEXTS[0], TEXTS[1]])?;
    let unit = &edition["texts"][0]["units"][3];
    assert_eq!(
        (&unit["n"], &unit["id"], &unit["text"]),
        (&3.into(), &"ru-s4".into(), &"Хрущёв приехал в Москву.".into())
    );
    assert!(run(&["align", TEXTS[0], TEXTS[1], "--format", "pairs"])?.contains("[3]:[3]:"));
    let table = run(&["align", TEXTS[0], TEXTS[1], "--format", "tsv"])?;
    assert!(table.contains("\t3\tru-s4\tХрущёв приехал в Москву.\t3\ten-s4\t"), "{table}");
    assert!(run(&["align", TEXTS[0], TEXTS[1]])?.contains("<s xml:id=\"ru-s4\" n=\"4\""));
    let names = run(&["names", TEXTS[0], TEXTS[1]])?;
    let row = names.lines().find(|row| row.contains("Хрущёв")).ok_or("no row")?;
    assert!(row.starts_with("3\t") && row.ends_with("\tru-s4\ten-s4"), "{row}");
    assert!(run(&["names", TEXTS[0], TEXTS[1], "--format", "kwic"])?.contains("  ru\t4\t"));
    // A finding: what has no counterpart is the third sentence.
    let folder = tempfile::tempdir()?;
    for (name, text) in [
        ("c.ru.txt", "Сторож открыл ворота.\nПришла Анна Петровна.\nСтарую лодку давно унесло рекой.\n"),
        ("c.en.txt", "The watchman opened the gate.\nAnna Petrovna came.\n\n"),
    ] {
        fs::write(folder.path().join(name), text)?;
    }
    let coverage = |format: &str| -> Result<String> {
        let mut program = Command::cargo_bin("bitext")?;
        program.current_dir(folder.path()).args(["coverage", "c.ru.txt", "c.en.txt", "--parallel", "--format", format]);
        Ok(String::from_utf8(program.output()?.stdout)?)
    };
    assert!(coverage("text")?.contains("omission\toriginal 3\t"));
    let report: Value = serde_json::from_str(&coverage("json")?)?;
    let finding = &report["findings"][0];
    assert_eq!(
        (&report["version"], &finding["source"][0], &finding["source_ids"][0]),
        (&2.into(), &2.into(), &"ru-s3".into())
    );
    let span = &finding["source_spans"][0];
    assert_eq!((&span["start"], &span["text"]), (&44.into(), &"Старую лодку давно унесло рекой.".into()));
    Ok(())
}

#[test]
fn every_json_output_is_of_version_2() -> Result {
    for arguments in [
        vec!["align", TEXTS[0], TEXTS[1]],
        vec!["names", TEXTS[0], TEXTS[1]],
        vec!["coverage", TEXTS[0], TEXTS[1]],
        vec!["segment", TEXTS[0]],
    ] {
        assert_eq!(json(&arguments)?["version"], 2, "{arguments:?}");
    }
    let folder = tempfile::tempdir()?;
    let gold = folder.path().join("gold.pairs");
    fs::write(&gold, "[0]:[0]\n")?;
    let gold = gold.to_str().ok_or("a path")?;
    assert_eq!(json(&["evaluate", gold, gold])?["version"], 2);
    // Offsets count characters: what a script slices by.
    let sentences = json(&["segment", TEXTS[0]])?;
    let text: Vec<char> =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/editions").join(TEXTS[0]))?
            .chars()
            .collect();
    for sentence in sentences["blocks"][0]["sentences"].as_array().ok_or("no sentences")? {
        let at = |key: &str| sentence[key].as_u64().map(|at| at as usize).ok_or("no offset");
        assert_eq!(sentence["text"], text[at("start")?..at("end")?].iter().collect::<String>());
    }
    Ok(())
}
