//! What goes where: results to standard output, messages to standard error, files whole or not at all.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_bitext");

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn root(file: &str) -> String {
    format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))
}

fn texts() -> [String; 2] {
    [root("texts/report.ru.txt"), root("texts/report.en.txt")]
}

#[test]
fn a_pipe_that_closes_early_is_no_error() -> Result {
    let text = "Собака залаяла. Хозяин вышел с фонарём.\n\n".repeat(20_000);
    let mut child = Command::new(PROGRAM)
        .args(["segment", "-", "--lang", "ru"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("a pipe")?;
    stdin.write_all(text.as_bytes())?;
    drop(stdin);
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().ok_or("a pipe")?;
    stdout.read_exact(&mut first)?;
    drop(stdout);
    let output = child.wait_with_output()?;
    assert!(output.status.success(), "{:?}", output.status);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

#[test]
fn standard_output_carries_the_result_alone() -> Result {
    let [source, target] = texts();
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("report.pairs");
    let quiet = Command::new(PROGRAM).args(["align", &source, &target, "--format", "pairs"]).output()?;
    let always = ["--progress", "always", "--verbose", "--threads", "1"];
    let loud = Command::new(PROGRAM).args(["align", &source, &target, "--format", "pairs"]).args(always).output()?;
    let written = Command::new(PROGRAM).args(["align", &source, &target, "-o"]).arg(&file).output()?;
    assert_eq!(quiet.stdout, loud.stdout);
    assert_eq!(quiet.stdout, fs::read(&file)?);
    assert!(written.stdout.is_empty());
    let told = String::from_utf8(loud.stderr)?;
    assert!(told.contains("note: ") && told.contains("encoding utf-8"), "{told}");
    assert!(!told.contains('\u{1b}'), "colours are for terminals: {told}");
    Ok(())
}

#[test]
fn one_text_may_come_through_a_pipe() -> Result {
    let [source, target] = texts();
    let direct = Command::new(PROGRAM).args(["align", &source, &target, "--format", "pairs"]).output()?;
    let piped = Command::new(PROGRAM)
        .args(["align", "-", &target, "--source-lang", "ru", "--format", "pairs"])
        .stdin(fs::File::open(&source)?)
        .output()?;
    assert_eq!(direct.stdout, piped.stdout);
    Ok(())
}

#[test]
fn a_text_without_a_file_has_no_file_name() -> Result {
    let [source, target] = texts();
    let output = Command::new(PROGRAM)
        .args(["align", "-", &target, "--source-lang", "ru"])
        .stdin(fs::File::open(&source)?)
        .output()?;
    let tei = String::from_utf8(output.stdout)?;
    assert!(tei.contains("<title type=\"main\">Четыре часа в феврале, report.en.txt: aligned texts</title>"));
    assert_eq!(tei.matches("<idno type=\"filename\">").count(), 1);
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_stream_without_end_is_refused_by_its_beginning() -> Result {
    let output = Command::new(PROGRAM).args(["segment", "/dev/urandom"]).output()?;
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr)?;
    assert!(told.starts_with("error: /dev/urandom: ") && told.lines().count() == 1, "{told}");
    Ok(())
}

#[test]
fn the_whole_text_is_transliterated_at_the_end_of_the_table() -> Result {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("a.ru.txt"), "Щука ушла. Їжак «спав».\n")?;
    fs::write(folder.path().join("a.en.txt"), "The pike has gone. The hedgehog \"slept\".\n")?;
    let run = |source: &str, target: &str| {
        Command::new(PROGRAM)
            .current_dir(folder.path())
            .args(["align", source, target, "--format", "tsv", "--transliterate"])
            .args(["--scheme", "ungegn", "--scheme", "gost779b"])
            .output()
    };
    let output = run("a.ru.txt", "a.en.txt")?;
    let (table, told) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
    let columns: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').rev().take(2).collect()).collect();
    assert_eq!(columns[0], ["source_gost779b", "source_ungegn"]);
    assert_eq!(columns[1], ["Shhuka ushla.", "Ščuka ušla."]);
    assert_eq!(columns[2][0], "Yizhak «spav».");
    assert!(
        told.contains("a.ru.txt: line 1, column 12: ungegn does not define ї (1 in all), which is written"),
        "{told}"
    );
    let table = String::from_utf8(run("a.en.txt", "a.ru.txt")?.stdout)?;
    assert!(table.lines().next().is_some_and(|line| line.ends_with("\ttarget_ungegn\ttarget_gost779b")), "{table}");
    Ok(())
}

#[test]
fn an_ending_in_json_is_json_everywhere() -> Result {
    let [source, target] = texts();
    let folder = tempfile::tempdir()?;
    for arguments in [&["segment", &source][..], &["coverage", &source, &target], &["names", &source, &target]] {
        let file = folder.path().join("out.json");
        let output = Command::new(PROGRAM).args(arguments).arg("-o").arg(&file).output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let json: serde_json::Value = serde_json::from_slice(&fs::read(&file)?)?;
        assert!(json.is_object(), "{arguments:?}");
    }
    Ok(())
}

#[test]
fn progress_tells_only_of_what_is_done() -> Result {
    let [source, target] = texts();
    let told = |arguments: &[&str]| {
        let output =
            Command::new(PROGRAM).args(arguments).args([&source, &target]).args(["--progress", "always"]).output()?;
        String::from_utf8(output.stderr).map_err(std::io::Error::other)
    };
    let pairs = told(&["align", "--format", "pairs"])?;
    assert!(pairs.contains("linking sentences") && !pairs.contains("names") && !pairs.contains("omissions"), "{pairs}");
    assert!(told(&["coverage"])?.contains("looking for omissions"));
    assert!(told(&["names"])?.contains("finding names"));
    Ok(())
}

#[test]
fn help_tells_every_format_with_its_endings() -> Result {
    let help = String::from_utf8(Command::new(PROGRAM).args(["align", "--help"]).output()?.stdout)?;
    for format in bitext::write::FORMATS {
        let line = format!("- {} ({}): ", format.name(), format.endings().join(", "));
        assert!(help.contains(&line), "no {line} in:\n{help}");
    }
    Ok(())
}

#[test]
fn each_output_has_its_format() -> Result {
    let [source, target] = texts();
    let folder = tempfile::tempdir()?;
    let output = Command::new(PROGRAM)
        .current_dir(folder.path())
        .args(["align", &source, &target, "-o", "a.tei.xml", "-o", "a.tsv", "-o", "a.json", "-o", "a.pairs"])
        .output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &str| fs::read_to_string(folder.path().join(name));
    assert!(read("a.tei.xml")?.contains("<TEI"));
    assert!(read("a.tsv")?.starts_with("bead\t"));
    assert!(read("a.json")?.starts_with('{'));
    assert!(read("a.pairs")?.starts_with('['));
    Ok(())
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() -> Result {
    let [source, target] = texts();
    let full = fs::OpenOptions::new().write(true).open("/dev/full")?;
    let piped = Command::new(PROGRAM).args(["segment", &source]).stdout(full).output()?;
    let written =
        Command::new(PROGRAM).args(["align", &source, &target, "--format", "tsv", "-o", "/dev/full"]).output()?;
    for output in [piped, written] {
        let told = String::from_utf8(output.stderr)?;
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("the disk is full"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_locked_folder_leaves_the_old_file() -> Result {
    use std::os::unix::fs::PermissionsExt;
    let [source, target] = texts();
    let folder = tempfile::tempdir()?;
    let old = folder.path().join("old.pairs");
    fs::write(&old, "old")?;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555))?;
    if fs::write(folder.path().join("probe"), "").is_ok() {
        println!("left out: this user may write everywhere");
        return Ok(());
    }
    let output = Command::new(PROGRAM).args(["align", &source, &target, "-o"]).arg(&old).output()?;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr)?.contains("no permission"));
    assert_eq!(fs::read(&old)?, b"old");
    Ok(())
}

#[test]
fn help_and_manual_tell_every_command() -> Result {
    let help = String::from_utf8(Command::new(PROGRAM).arg("--help").output()?.stdout)?;
    let folder = tempfile::tempdir()?;
    let man = Command::new(PROGRAM).args(["man", "-o"]).arg(folder.path()).output()?;
    assert!(man.status.success(), "{}", String::from_utf8_lossy(&man.stderr));
    for command in ["align", "segment", "coverage", "translit", "evaluate", "completions", "man"] {
        assert!(help.contains(&format!("  {command} ")), "{help}");
        let page = fs::read_to_string(folder.path().join(format!("bitext-{command}.1")))?;
        assert!(page.contains(command) && page.contains(".SH \"EXIT STATUS\""), "{page}");
        assert!(!page.contains("bitext-help"), "{page}");
        assert_eq!(page.contains(".SH EXAMPLES"), !["completions", "man"].contains(&command), "{page}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = Command::new(PROGRAM).args(["completions", shell]).output()?;
        let script = (script.status.success(), String::from_utf8(script.stdout)?);
        assert!(script.0 && script.1.contains("fail-under"), "{shell}");
        // Names of formats and schemes are offered where the shell can.
        let offers = ["kwic", "gost779b"].iter().all(|name| script.1.contains(name));
        assert!(offers || matches!(shell, "powershell" | "elvish"), "{shell}");
    }
    Ok(())
}

#[test]
fn a_dry_run_tells_how_texts_are_read_and_writes_nothing() -> Result {
    let [source, target] = texts();
    let folder = tempfile::tempdir()?;
    let output = Command::new(PROGRAM)
        .current_dir(folder.path())
        .args(["align", &source, &target, "--dry-run", "-o", "a.pairs"])
        .output()?;
    let told = String::from_utf8(output.stdout)?;
    assert!(output.status.success());
    for expected in ["encoding  utf-8 (from the text)", "language  ru (from the file's name)", "headings", "units"] {
        assert!(told.contains(expected), "{told}");
    }
    assert_eq!(fs::read_dir(folder.path())?.count(), 0);
    Ok(())
}

#[test]
fn parallel_lines_are_linked_as_they_stand() -> Result {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("a.ru.txt"), "Да.\n\nНет. Может быть.\nВсё.\n")?;
    fs::write(folder.path().join("a.en.txt"), "Yes.\nIndeed.\nNo. Perhaps.\n\n")?;
    let output = Command::new(PROGRAM)
        .current_dir(folder.path())
        .args(["align", "a.ru.txt", "a.en.txt", "--parallel", "--format", "pairs"])
        .output()?;
    assert_eq!(String::from_utf8(output.stdout)?, "[0]:[0]:1\n[]:[1]:1\n[1]:[2]:1\n[2]:[]:1\n");
    Ok(())
}

#[test]
fn segment_tells_why() -> Result {
    let folder = tempfile::tempdir()?;
    let (file, own) = (folder.path().join("a.ru.txt"), folder.path().join("own.txt"));
    fs::write(&file, "Его сиятельн. Лапшин вышел. Ушёл он.\n")?;
    fs::write(&own, "сиятельн.\r\n")?;
    let run = |arguments: &[&str]| -> std::result::Result<String, Box<dyn std::error::Error>> {
        let output = Command::new(PROGRAM).arg("segment").arg(&file).args(arguments).output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?)
    };
    let own = own.to_str().ok_or("a path")?;
    assert_eq!(run(&[])?, "Его сиятельн.\nЛапшин вышел.\nУшёл он.\n");
    assert_eq!(run(&["--abbreviations", own])?, "Его сиятельн. Лапшин вышел.\nУшёл он.\n");
    assert_eq!(run(&["--verse"])?, "Его сиятельн. Лапшин вышел. Ушёл он.\n");
    let told = run(&["--abbreviations", own, "--explain"])?;
    let lines = ["byte\tboundary\trule\ttext", "25\tno\tabbreviation\tЕго сиятельн. | Лапшин вышел. Ушёл он."];
    assert_eq!(told.lines().take(2).collect::<Vec<_>>(), lines);
    let json: serde_json::Value =
        serde_json::from_str(&run(&["--abbreviations", own, "--explain", "--format", "json"])?)?;
    assert_eq!(json["blocks"][0]["sentences"][0]["rule"], "plain");
    assert_eq!(
        json["blocks"][0]["candidates"][0],
        serde_json::json!({"at": 14, "boundary": false, "rule": "abbreviation"})
    );
    let json: serde_json::Value = serde_json::from_str(&run(&["--format", "json"])?)?;
    assert!(json["blocks"][0]["sentences"][0].get("rule").is_none());
    Ok(())
}
