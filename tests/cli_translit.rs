//! `bitext translit` at the command line: columns, the way back, streams, what is warned of.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_bitext");

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Standard output and standard error for arguments and standard input.
fn run(arguments: &[&str], input: &[u8]) -> Result<(String, String, Option<i32>)> {
    let mut child = Command::new(PROGRAM)
        .arg("translit")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("a pipe")?;
    let input = input.to_owned();
    // A program that refuses its input does not read it to the end.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "a writer")?;
    Ok((String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?, output.status.code()))
}

#[test]
fn several_schemes_are_columns() -> Result<()> {
    let schemes = ["--scheme", "iso9", "--scheme", "bgn", "--scheme", "ISO9"];
    let (out, told, _) = run(&schemes, "Щедрин\tМ. Е.\r\n\nЮдина".as_bytes())?;
    assert_eq!(out, "Ŝedrin M. E.\tShchedrin M. Ye.\r\n\t\nÛdina\tYudina");
    assert!(told.is_empty(), "{told}");
    assert_eq!(run(&[&schemes[..], &["Щи", "Ещё"]].concat(), b"")?.0, "Ŝi\tShchi\nEŝë\tYeshchë\n");
    Ok(())
}

#[test]
fn the_way_back_is_refused_where_there_is_none() -> Result<()> {
    assert_eq!(run(&["--reverse", "--scheme", "iso9", "Hruŝëv", "OBʺEZD"], b"")?.0, "Хрущёв\nОБЪЕЗД\n");
    assert_eq!(run(&["--reverse", "--scheme", "gost779b"], b"Czyurupa\nob``ezd\n")?.0, "Цюрупа\nобъезд\n");
    for arguments in [&["--reverse", "--scheme", "bgn", "Yel"][..], &["--reverse"]] {
        let (out, told, status) = run(arguments, b"")?;
        assert!(out.is_empty() && told.starts_with("error: ") && told.ends_with("expected one of gost779b, iso9\n"));
        assert_eq!((told.lines().count(), status), (1, Some(2)), "{told}");
    }
    let (_, told, status) = run(&["--reverse", "--scheme", "iso9", "--scheme", "gost779b", "a"], b"")?;
    assert_eq!((told.as_str(), status), ("error: --reverse goes with one --scheme\n", Some(2)));
    let listed = run(&["--list", "--reverse"], b"")?.0;
    assert_eq!(listed.lines().filter_map(|line| line.split('\t').next()).collect::<Vec<_>>(), ["gost779b", "iso9"]);
    Ok(())
}

#[test]
fn letters_without_a_rule_are_told_with_number_and_place() -> Result<()> {
    let text = "Письмо\nиз Києва, з Києва та зі Львова, Ґжицьк".as_bytes();
    let (out, told, status) = run(&["--scheme", "ungegn"], text)?;
    assert_eq!(out, "Pisʹmo\niz Kiyeva, z Kiyeva ta zi Lʹvova, Gžicʹk");
    assert_eq!(
        told,
        "warning: standard input: line 2, column 6: ungegn does not define є (2 in all), which is written ye\n\
         warning: standard input: line 2, column 33: ungegn does not define ґ (1 in all), which is written g\n"
    );
    assert_eq!(status, Some(0));
    Ok(())
}

#[test]
fn a_stream_in_another_encoding_is_read_too() -> Result<()> {
    let moscow =
        b"\xcc\xee\xf1\xea\xe2\xe0, \xea\xe0\xea \xec\xed\xee\xe3\xee \xe2 \xfd\xf2\xee\xec \xe7\xe2\xf3\xea\xe5\n";
    assert_eq!(run(&[], moscow)?.0, "Moskva, kak mnogo v ėtom zvuke\n");
    assert_eq!(run(&["--encoding", "windows-1251"], &moscow[..7])?.0, "Moskva,");
    let utf16: Vec<u8> = "Москва\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(run(&[], &utf16)?.0, "Moskva\n");
    Ok(())
}

#[test]
fn a_bad_byte_far_down_the_stream_is_told() -> Result<()> {
    let mut text = "Город Москва\n".repeat(20_000).into_bytes();
    text.extend(b"\xd0\xd0 end\n");
    let (_, told, status) = run(&[], &text)?;
    assert!(told.starts_with("error: standard input: line 20001, byte 480000: this is not UTF-8"), "{told}");
    assert_eq!(status, Some(2));
    let (_, told, status) = run(&[], b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
    assert!(told.starts_with("error: standard input: this is a PDF"), "{told}");
    assert_eq!(status, Some(2));
    Ok(())
}

#[test]
fn each_line_comes_out_before_the_next_goes_in() -> Result<()> {
    let mut child = Command::new(PROGRAM).arg("translit").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take().ok_or("a pipe")?;
    let mut stdout = child.stdout.take().ok_or("a pipe")?;
    for _ in 0..3 {
        stdin.write_all("Щука\n".as_bytes())?;
        let mut line = [0; 7];
        stdout.read_exact(&mut line)?;
        assert_eq!(&line, b"Shchuka");
        stdout.read_exact(&mut line[..1])?;
    }
    drop(stdin);
    assert!(child.wait()?.success());
    Ok(())
}

#[test]
fn blocks_do_not_show_in_the_output() -> Result<()> {
    // Longer than a block, with lines that are longer than one, too.
    let text = format!("{}\n{}конец", "Щука и ёж, ".repeat(10_000), "Ручей\n".repeat(30_000));
    let expected = format!("{}\n{}konet͡s", "Shchuka i ëzh, ".repeat(10_000), "Rucheĭ\n".repeat(30_000));
    let (out, told, _) = run(&["--scheme", "alalc"], text.as_bytes())?;
    assert!(out == expected && told.is_empty());
    Ok(())
}
