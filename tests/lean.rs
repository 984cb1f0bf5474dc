//! The library without the command line: none of the crates that only the program needs.

use std::process::Command;

/// Crates of the feature `cli`, whose names may go on (`clap_builder`).
const OF_THE_PROGRAM: [&str; 6] = ["clap", "indicatif", "ctrlc", "anstream", "anstyle", "tempfile"];

#[test]
fn the_library_alone_has_no_crate_of_the_command_line() {
    let tree = |arguments: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(["tree", "--locked", "--offline", "--edges", "normal"]);
        let output = cargo.args(["--prefix", "none", "--format", "{p}"]).args(arguments).output().expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let of_program = |line: &&str| OF_THE_PROGRAM.iter().any(|name| line.starts_with(name));
    let lean = tree(&["--no-default-features"]);
    assert!(lean.lines().any(|line| line.starts_with("rayon ")), "no tree: {lean}");
    assert_eq!(lean.lines().filter(of_program).collect::<Vec<_>>(), Vec::<&str>::new());
    // The program has them all, so that the names above are not merely misspelt.
    let whole = tree(&[]);
    assert!(OF_THE_PROGRAM.iter().all(|name| whole.lines().any(|line| line.starts_with(name))), "{whole}");
}
