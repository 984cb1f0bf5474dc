//! How the source is built: files of one folder do not import each other in a circle, so that each can be read, and
//! changed, after those that it needs; the folders of names use each other in one order; and no file or function is so
//! long that it hides another idea.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

use regex::Regex;

/// Folders of `src` whose files import each other in no circle.
const FOLDERS: [&str; 8] = ["align", "coverage", "language", "names", "read", "segment", "translit", "write"];

/// Folders of `src/names` in the order in which a name goes through them: files use those of earlier folders only.
const NAMES: [&str; 8] = ["morphology", "text", "gazetteer", "recognise", "pair", "lemmatise", "entity", "authority"];

/// Most lines of a file, tests included.
const LONGEST_FILE: usize = 400;

/// Most lines of a function, from the line with `fn` to that with its closing brace. A longer one says why: a line of the
/// comment before it begins with [`REASON`].
const LONGEST_FUNCTION: usize = 60;

/// Begins the reason why a function is long.
const REASON: &str = "Long, ";

/// A module as the names from the crate's root down: `["align", "search", "lattice"]`.
type Module = Vec<String>;

/// A path such as `crate::align::Pair`, split at `::`.
type Names = Vec<String>;

#[test]
fn no_files_import_each_other_in_a_circle() {
    for folder in FOLDERS {
        let mut files = BTreeMap::new();
        read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder), &[folder.to_owned()], &mut files);
        assert!(files.len() > 1, "src/{folder} has no files");
        let circles = circles(&files);
        assert!(circles.is_empty(), "files of src/{folder} import each other in a circle:\n{}", circles.join("\n"));
    }
}

#[test]
fn names_go_through_the_folders_in_order() {
    let mut files = BTreeMap::new();
    read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/names"), &["names".to_owned()], &mut files);
    let place = |module: &Module| NAMES.iter().position(|folder| module.get(1).is_some_and(|name| name == folder));
    let mut seen = BTreeSet::new();
    for (module, needs) in needs(&files) {
        let Some(own) = place(&module) else { continue };
        seen.insert(own);
        let later = needs.iter().find(|other| place(other).is_some_and(|place| place > own));
        let later = later.map(|other| format!("{} uses {}, which comes later", module.join("::"), other.join("::")));
        assert_eq!(later, None);
    }
    assert_eq!(seen.len(), NAMES.len(), "a folder of src/names has gone");
}

#[test]
fn no_file_and_no_function_is_too_long() {
    let (mut files, mut problems) = (BTreeMap::new(), Vec::new());
    for folder in ["src", "benches"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        read_all(&path, &[folder.to_owned()], &mut files);
    }
    for (module, text) in files {
        let (module, lines) = (module.join("::"), text.lines().count());
        if lines > LONGEST_FILE {
            problems.push(format!("{module} has {lines} lines"));
        }
        problems.extend(long_functions(&text).into_iter().map(|(name, lines)| {
            format!("{module}::{name} has {lines} lines and no comment that begins with {REASON:?}")
        }));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn long_functions_are_seen() {
    let body = "    let a = 1;\n".repeat(LONGEST_FUNCTION);
    let found = |head: &str| long_functions(&format!("{head}pub fn f(a: u8) {{\n{body}}}\n\nfn g() {{}}\n"));
    assert_eq!(found(""), [("f".to_owned(), LONGEST_FUNCTION + 2)]);
    assert_eq!(found("/// Does it all.\n#[must_use]\n"), [("f".to_owned(), LONGEST_FUNCTION + 2)]);
    assert_eq!(found("/// Does it all.\n///\n/// Long, as it is one list.\n#[must_use]\n"), []);
    assert_eq!(found("// Long, as it is one list.\n\n"), [("f".to_owned(), LONGEST_FUNCTION + 2)]);
    let method = format!("impl A {{\n    fn f(\n        a: u8,\n    ) -> u8 {{\n{body}    }}\n}}\n");
    assert_eq!(long_functions(&method), [("f".to_owned(), LONGEST_FUNCTION + 4)]);
    let declared =
        format!("trait A {{\n    fn f(\n        a: u8,\n    ) -> u8;\n\n    const B: &str = \"\n{body}\";\n}}\n");
    assert_eq!(long_functions(&declared), []);
}

/// The functions of a file that are too long without a reason, with their lines. Line by line, as `cargo fmt` sets them: a
/// function ends at the first closing brace under its first letter.
fn long_functions(text: &str) -> Vec<(String, usize)> {
    let head = Regex::new(r"^(\s*)(?:pub(?:\([^)]*\))? )?(?:const )?fn (\w+)").expect("a pattern");
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(parts) = head.captures(line).filter(|_| !line.ends_with(['}', ';'])) else { continue };
        let (brace, bracket) = (format!("{}}}", &parts[1]), format!("{})", &parts[1]));
        // A trait's function without a body ends with a semicolon.
        let ends = |line: &&str| *line == brace || line.ends_with(';') && line.starts_with(&bracket);
        let last = lines[at..].iter().position(ends).filter(|last| lines[at + last] == brace);
        let length = last.map_or(0, |last| last + 1);
        let before = lines[..at].iter().rev().map(|line| line.trim_start());
        let mut comment = before.take_while(|line| line.starts_with("//") || line.starts_with('#'));
        let reason = |line: &str| line.trim_start_matches('/').trim_start().starts_with(REASON);
        if length > LONGEST_FUNCTION && !comment.any(reason) {
            found.push((parts[2].to_owned(), length));
        }
    }
    found
}

#[test]
fn circles_are_seen() {
    let file = |module: &str, text: &str| (module.split("::").map(str::to_owned).collect::<Module>(), text.to_owned());
    let found = |files: &[(&str, &str)]| circles(&files.iter().map(|(module, text)| file(module, text)).collect());
    // A parent that lists and re-exports its children does not need them.
    let parent = ("a", "mod b;\nmod c;\npub use b::{B, Other};\npub use c::C;");
    assert_eq!(found(&[parent, ("a::b", "use super::C;"), ("a::c", "use std::fs;")]), [""; 0]);
    assert_eq!(found(&[parent, ("a::b", "use super::C;"), ("a::c", "use crate::a::B;")]), ["a::b → a::c → a::b"]);
    let inline = "pub struct C;\nfn f() { super::b::g(); }";
    assert_eq!(found(&[parent, ("a::b", "use super::{c::{self, C}, x};"), ("a::c", inline)]), ["a::b → a::c → a::b"]);
    // What a parent defines itself it may not need its children for.
    let needy = ("a", "mod b;\nuse b::B;\npub struct A(B);");
    assert_eq!(found(&[needy, ("a::b", "use super::A;")]), ["a → a::b → a"]);
    // Comments and tests do not count.
    let tested = "pub struct C;\n// use super::b::B;\n#[cfg(test)]\nmod tests {\n    use super::super::b::B;\n}";
    assert_eq!(found(&[parent, ("a::b", "use super::c::C;"), ("a::c", tested)]), [""; 0]);
}

/// Reads the files of a folder and its subfolders, each as its module.
fn read_all(folder: &Path, module: &[String], files: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let child = [module, std::slice::from_ref(&name)].concat();
        if path.is_dir() {
            read_all(&path, &child, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("source is text");
            files.insert(if name == "mod" { module.to_vec() } else { child }, text);
        }
    }
}

/// What a file says of others.
#[derive(Default)]
struct File {
    /// Paths that it imports or names.
    needs: Vec<Names>,
    /// Names that it re-exports from modules below it, and what they stand for.
    exports: BTreeMap<String, Names>,
}

/// The other files that each file imports or names.
fn needs(files: &BTreeMap<Module, String>) -> BTreeMap<Module, BTreeSet<Module>> {
    let read: BTreeMap<&Module, File> = files.iter().map(|(module, text)| (module, File::new(module, text))).collect();
    let others = |module: &Module, file: &File| {
        let others = file.needs.iter().filter_map(|names| resolve(names, &read)).filter(|other| *other != module);
        others.cloned().collect()
    };
    read.iter().map(|(&module, file)| (module.clone(), others(module, file))).collect()
}

/// The shortest circle through each file that is in one, every circle once: `a → b → a`.
fn circles(files: &BTreeMap<Module, String>) -> Vec<String> {
    let needs = needs(files);
    let (mut circles, mut seen) = (Vec::new(), BTreeSet::<&Module>::new());
    for start in needs.keys() {
        if seen.contains(start) {
            continue;
        }
        if let Some(circle) = circle_through(start, &needs) {
            seen.extend(circle.iter().copied());
            circles.push(circle.iter().map(|module| module.join("::")).collect::<Vec<_>>().join(" → "));
        }
    }
    circles
}

/// The shortest way from a file back to itself.
fn circle_through<'a>(start: &'a Module, needs: &'a BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<&'a Module>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in &needs[way[way.len() - 1]] {
            let longer = [way.as_slice(), &[next]].concat();
            if next == start {
                return Some(longer);
            }
            if seen.insert(next) {
                ways.push_back(longer);
            }
        }
    }
    None
}

/// The file that holds what a path from the crate's root names, re-exports followed; none outside these files.
fn resolve<'a>(names: &Names, files: &BTreeMap<&'a Module, File>) -> Option<&'a Module> {
    let (&module, file) = (1..=names.len()).rev().find_map(|end| files.get_key_value(&names[..end].to_vec()))?;
    match names.get(module.len()).and_then(|item| file.exports.get(item)) {
        Some(exported) => resolve(exported, files),
        None => Some(module),
    }
}

impl File {
    fn new(module: &Module, text: &str) -> Self {
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text = lines.collect::<Vec<_>>().join("\n");
        let import = Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").expect("a pattern");
        let inline = Regex::new(r"\b(?:crate|super|self)(?:::\w+)+").expect("a pattern");
        let mut file = Self::default();
        for found in import.captures_iter(&text) {
            for (path, name) in leaves(&found[2]) {
                let below = absolute(module, &path, true).filter(|path| path.starts_with(module));
                match (found.get(1), below) {
                    (Some(_), Some(path)) => {
                        file.exports.insert(name, path);
                    }
                    _ => file.needs.extend(absolute(module, &path, true)),
                }
            }
        }
        for found in inline.find_iter(&import.replace_all(&text, "")) {
            let path: Names = found.as_str().split("::").map(str::to_owned).collect();
            file.needs.extend(absolute(module, &path, false));
        }
        file
    }
}

/// A path from the crate's root; `relative` ones may begin with a module below this one, or another crate.
fn absolute(module: &Module, path: &Names, relative: bool) -> Option<Names> {
    let mut base = module.clone();
    let mut rest = path.as_slice();
    match path.first()?.as_str() {
        "crate" => (base, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {
            while rest.first().is_some_and(|name| name == "super") {
                base.pop()?;
                rest = &rest[1..];
            }
        }
        _ if !relative => return None,
        _ => {}
    }
    Some([base.as_slice(), rest].concat())
}

/// The paths of an import with braces taken apart, each with the name that it brings in.
fn leaves(tree: &str) -> Vec<(Names, String)> {
    let tree = tree.trim();
    let Some((prefix, inner)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
        let mut path: Names = path.trim().split("::").map(str::to_owned).collect();
        if path.len() > 1 && path.last().is_some_and(|last| last == "self" || last == "*") {
            path.pop();
        }
        let name = name.map_or_else(|| path.last().cloned().unwrap_or_default(), str::to_owned);
        return vec![(path, name)];
    };
    let prefix: Names = prefix.trim().trim_end_matches("::").split("::").map(str::to_owned).collect();
    let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
    let below = parts(inner).into_iter().flat_map(leaves);
    below
        .map(|(path, name)| match path.as_slice() {
            [only] if only == "self" => (prefix.clone(), prefix.last().cloned().unwrap_or_default()),
            _ => ([prefix.as_slice(), &path].concat(), name),
        })
        .collect()
}

/// The parts of a list between the commas outside braces.
fn parts(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}
