//! Bad input gets one clear line and the right exit status, and leaves no file behind: the cases of `suite/cli`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;

#[derive(Default)]
struct Case {
    title: String,
    files: Vec<(String, Vec<u8>)>,
    folders: Vec<String>,
    stdin: Vec<u8>,
    arguments: Vec<String>,
    status: i32,
    says: Vec<String>,
    leaves: BTreeSet<String>,
}

fn cases(suite: &str) -> Vec<Case> {
    suite.split("\n== ").skip(1).map(case).collect()
}

fn case(paragraph: &str) -> Case {
    let mut lines = paragraph.lines();
    let mut case = Case { title: lines.next().unwrap_or_default().to_owned(), ..Case::default() };
    for line in lines.filter(|l| !l.trim().is_empty()) {
        let (directive, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (first, text) = rest.split_once(' ').unwrap_or((rest, ""));
        match directive {
            "file" => case.files.push((first.to_owned(), bytes(text))),
            "big" => {
                let (times, text) = text.split_once(' ').unwrap_or((text, ""));
                case.files.push((first.to_owned(), bytes(text).repeat(times.parse().unwrap_or(0))));
            }
            "folder" => case.folders.push(rest.to_owned()),
            "stdin" => case.stdin = bytes(rest),
            "run" => {
                case.arguments = rest.split(' ').map(|a| String::from_utf8_lossy(&bytes(a)).into_owned()).collect();
            }
            "status" => case.status = rest.parse().unwrap_or(-1),
            "says" => case.says.push(rest.to_owned()),
            "leaves" => drop(case.leaves.insert(rest.to_owned())),
            other => panic!("{}: what is {other:?}?", case.title),
        }
    }
    case
}

/// Text with its escapes.
fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend(rest[..at].bytes());
        let escape = &rest[at + 1..];
        let (byte, length) = match escape.bytes().next() {
            Some(b'n') => (b'\n', 1),
            Some(b'r') => (b'\r', 1),
            Some(b't') => (b'\t', 1),
            Some(b'0') => (0, 1),
            Some(b'x') => (u8::from_str_radix(&escape[1..3], 16).unwrap_or(b'?'), 3),
            _ => (b'\\', 1),
        };
        out.push(byte);
        rest = &escape[length..];
    }
    out.extend(rest.bytes());
    out
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// What is wrong with the answer to a case.
fn faults(case: &Case) -> std::io::Result<Vec<String>> {
    let folder = tempfile::tempdir()?;
    let mut expected = case.leaves.clone();
    for (name, content) in &case.files {
        fs::write(folder.path().join(name), content)?;
        expected.insert(name.clone());
    }
    for name in &case.folders {
        fs::create_dir(folder.path().join(name))?;
        expected.insert(name.clone());
    }
    let output = Command::new(env!("CARGO_BIN_EXE_bitext"))
        .args(&case.arguments)
        .current_dir(folder.path())
        .write_stdin(case.stdin.clone())
        .timeout(std::time::Duration::from_secs(20))
        .output()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut faults = Vec::new();
    if output.status.code() != Some(case.status) {
        faults.push(format!("exit status {:?}, expected {}", output.status.code(), case.status));
    }
    for says in &case.says {
        if !told.lines().any(|line| line.contains(says.as_str())) {
            faults.push(format!("does not say {says:?}"));
        }
    }
    if case.status == 2 && !told.starts_with("error: ") {
        faults.push("does not begin with `error: `".to_owned());
    }
    if told.contains("panicked") || told.lines().any(|line| line.len() > 600) {
        faults.push("no message for people".to_owned());
    }
    if names(folder.path()) != expected {
        faults.push(format!("leaves {:?}, expected {expected:?}", names(folder.path())));
    }
    if !faults.is_empty() {
        faults.push(format!("standard error: {told}"));
    }
    Ok(faults)
}

#[test]
fn bad_input_is_told_in_one_clear_line() -> std::io::Result<()> {
    let mut cases = cases(include_str!("suite/cli/bad-input.txt"));
    cases.extend(self::cases(include_str!("suite/cli/vectors.txt")));
    assert!(cases.len() > 100, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let faults = faults(case)?;
        if !faults.is_empty() {
            wrong.push(format!("{}:\n  {}", case.title, faults.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    Ok(())
}
