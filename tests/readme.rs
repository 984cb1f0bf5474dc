//! README.md, CONTRIBUTING.md and the pages in docs tell the truth: commands in them print what they show, files that they
//! name exist, and lines that they quote stand in their files.
//!
//! A block fenced as `console` holds commands, `$ ` before each, and what they print, together with standard error, in a
//! folder with the repository's `texts` and `alignments`. A block fenced as `LANGUAGE FILE` quotes whole lines of that file.
//! `BITEXT_ACCEPT=1 cargo test --test readme` writes the outputs anew; read the difference before you commit it.
#![cfg(unix)]

use std::error::Error;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use regex::Regex;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Words of the README, which is a tour: everything else is in the pages that it points to.
const LONGEST_TOUR: usize = 1_200;

/// All pages, by their paths.
fn pages() -> Result<Vec<String>> {
    let mut pages = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    for entry in fs::read_dir(top().join("docs"))? {
        pages.push(format!("docs/{}", entry?.file_name().to_string_lossy()));
    }
    pages.sort();
    Ok(pages)
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A fenced block: what stands behind its fence, and its lines.
struct Block {
    info: String,
    body: String,
}

/// The fenced blocks of a page that say what they are.
fn blocks(page: &str) -> Result<Vec<Block>> {
    let fence = Regex::new(r"(?ms)^```([^\n]+)\n(.*?)^```$")?;
    Ok(fence.captures_iter(page).map(|c| Block { info: c[1].to_owned(), body: c[2].to_owned() }).collect())
}

/// What a shell prints for a command, in the folder.
fn output(command: &str, folder: &Path) -> Result<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_bitext")).parent().ok_or("the program lies in a folder")?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program.to_owned()].into_iter().chain(std::env::split_paths(&path)))?;
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("{{ {command}\n}} 2>&1")).current_dir(folder).env("PATH", path);
    shell.env_remove("SOURCE_DATE_EPOCH").env("LC_ALL", "C.UTF-8");
    Ok(String::from_utf8(shell.output()?.stdout)?)
}

/// A console block with the outputs that its commands have today.
fn replayed(body: &str, folder: &Path) -> Result<String> {
    let mut seen = String::new();
    for command in body.lines().filter_map(|line| line.strip_prefix("$ ")) {
        seen += &["$ ", command, "\n", &output(command, folder)?].concat();
        if !seen.ends_with('\n') {
            seen.push('\n');
        }
    }
    Ok(seen)
}

#[test]
fn commands_print_what_the_pages_show() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for name in ["texts", "alignments"] {
        symlink(top().join(name), folder.path().join(name))?;
    }
    for page in &pages()? {
        let path = top().join(page);
        let mut text = fs::read_to_string(&path)?;
        for block in blocks(&text)?.iter().filter(|block| block.info == "console") {
            let seen = replayed(&block.body, folder.path())?;
            if std::env::var_os("BITEXT_ACCEPT").is_some() {
                text = text.replacen(&block.body, &seen, 1);
                fs::write(&path, &text)?;
            } else {
                assert!(
                    block.body == seen,
                    "{page} shows what the program does not print today:\n{}\nIt prints:\n{seen}\nIf the change is \
                     meant: BITEXT_ACCEPT=1 cargo test --test sample --test readme",
                    block.body
                );
            }
        }
    }
    Ok(())
}

#[test]
fn files_that_the_pages_name_are_there_and_hold_what_is_quoted() -> Result<()> {
    let path =
        Regex::new(r"[`(]((?:src|tests|texts|alignments|benches|docs|\.\.|\.ci)(?:/[\w.-]+)*|[A-Z-]+(?:\.md)?)[`)]")?;
    let mut named = 0;
    for page in &pages()? {
        let text = fs::read_to_string(top().join(page))?;
        for file in path.captures_iter(&text).filter(|c| c[1].contains(['/', '.']) || c[1].starts_with("LICENSE")) {
            named += 1;
            // A link is relative to its page, what stands in the text to the top.
            let folder = if file[1].starts_with("..") { top().join(page).with_file_name("") } else { top().to_owned() };
            assert!(folder.join(&file[1]).exists(), "{page} names {}, which is not there", &file[1]);
        }
        for block in blocks(&text)? {
            let Some((_, file)) = block.info.split_once(' ') else { continue };
            named += 1;
            let there = fs::read_to_string(top().join(file)).map_err(|e| format!("{page} quotes {file}: {e}"))?;
            let lines: Vec<&str> = there.lines().map(str::trim).collect();
            let quoted: Vec<&str> = block.body.lines().map(str::trim).collect();
            assert!(
                lines.windows(quoted.len()).any(|window| window == quoted),
                "{page} quotes lines that {file} does not have:\n{}",
                block.body
            );
        }
    }
    assert!(named > 10, "only {named} files found in the pages");
    Ok(())
}

#[test]
fn every_format_is_in_the_table() -> Result<()> {
    let text = fs::read_to_string(top().join("docs/formats.md"))?;
    for format in bitext::write::FORMATS {
        let endings = format.endings().iter().map(|ending| format!("`{ending}`")).collect::<Vec<_>>().join(", ");
        let row = format!("| `{}` | {endings} |", format.name());
        assert!(text.contains(&row), "docs/formats.md lacks the row {row}");
    }
    Ok(())
}

#[test]
fn every_input_format_is_in_the_table() -> Result<()> {
    let text = fs::read_to_string(top().join("docs/input.md"))?;
    for format in bitext::read::Format::all() {
        let row = format!("| `{}` |", format.name());
        assert!(text.contains(&row), "docs/input.md lacks a row that begins with {row}");
    }
    Ok(())
}

#[test]
fn every_command_is_in_the_table() -> Result<()> {
    let text = fs::read_to_string(top().join("README.md"))?;
    let help = output("bitext --help", top())?;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"align"), "no commands in:\n{help}");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(text.contains(&format!("| `bitext {name}")), "README.md has no row for the command {name}");
    }
    Ok(())
}

#[test]
fn the_readme_is_a_tour_and_leads_to_every_page() -> Result<()> {
    let text = fs::read_to_string(top().join("README.md"))?;
    let words = text.split_whitespace().count();
    assert!(words <= LONGEST_TOUR, "{words} words");
    for page in pages()?.iter().filter(|page| *page != "README.md") {
        assert!(text.contains(&format!("]({page})")), "README.md has no link to {page}");
    }
    Ok(())
}
