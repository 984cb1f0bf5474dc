//! Any bytes as either input: a result or an error, never a panic; what is read is the file.

use bitext::model::Detection;
use bitext::pipeline::{self, Options};
use bitext::read::{self, Read, read, vectors};
use bitext::segment;
use proptest::prelude::*;

fn read_any(name: &str, bytes: &[u8], sentences: bool) -> Option<Read> {
    let mut options = read::Options::default();
    options.sentences = sentences;
    read(name, bytes.to_vec(), &options).ok()
}

/// Bytes as they come: noise, text in pieces with all that has a meaning for the reader, and text cut anywhere.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "Он пришёл",
        " и сел",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u{c}",
        "\t",
        "    ",
        "-\n",
        "\u{ad}\n",
        "17",
        "\n17\n",
        "ЗАПИСКИ   18",
        "\u{2029}",
        "\u{2028}",
        "\u{feff}",
        "\u{301}",
        "1. ",
        "а) ",
        "• ",
        "* * *",
        "Глава I",
        "The inn",
        "нёк",
        "(Смех.)",
        "\u{0}",
        "\u{200b}",
        "- ",
        "— Да",
        "?",
        "i",
        "§ 3",
        "Page 4",
    ]);
    let text = prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat().into_bytes());
    let cut = text.clone().prop_map(|mut bytes| {
        bytes.truncate(bytes.len().saturating_sub(1));
        bytes
    });
    prop_oneof![prop::collection::vec(any::<u8>(), 0..300), text, cut]
}

/// Files of vectors as they come: the right mark, a header that may say anything, numbers that may be too few.
fn any_vectors() -> impl Strategy<Value = Vec<u8>> {
    let word = prop::sample::select(vec![
        "'descr'",
        "'shape'",
        "'fortran_order'",
        "'<f4'",
        "'<f2'",
        "(1, 2)",
        "True",
        "False",
    ]);
    let mark =
        prop::sample::select(vec!["{", "}", "(", ")", "[", "]", ",", ": ", "9999999999", "'", "{}", "\"F32\"", "é"]);
    let free = prop::collection::vec(prop_oneof![word, mark], 0..24).prop_map(|words| words.concat());
    let shape = (any::<u32>(), 0..4_u32).prop_map(|(rows, columns)| {
        format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}")
    });
    let numbers = prop::collection::vec(any::<u8>(), 0..64);
    let npy = (prop_oneof![free.clone(), shape], numbers.clone(), 0..5_u8, -2..3_isize).prop_map(
        |(header, numbers, version, off)| {
            let length = u16::try_from(header.len().saturating_add_signed(off)).unwrap_or(0);
            [b"\x93NUMPY", &[version, 0][..], &length.to_le_bytes(), header.as_bytes(), &numbers].concat()
        },
    );
    let tensors = (free, numbers).prop_map(|(header, numbers)| {
        let header = format!("{{{header}");
        [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &numbers].concat()
    });
    prop_oneof![npy, tensors, prop::collection::vec(any::<u8>(), 0..80)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_bytes_are_vectors_or_an_error_of_one_line(bytes in any_vectors()) {
        match vectors("a.npy", &bytes) {
            Ok(vectors) => {
                for row in 0..vectors.len() {
                    let square: f32 = vectors.row(row).iter().map(|v| v * v).sum();
                    prop_assert!((square - 1.0).abs() < 1e-3, "row {row} has the length {}", square.sqrt());
                }
            }
            Err(error) => prop_assert!(error.to_string().lines().count() == 1, "{error}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any_bytes(), sentences in any::<bool>()) {
        if let Some(read) = read_any("a.ru.txt", &bytes, sentences) {
            let document = &read.document;
            let mark = document.encoding().by == Detection::Mark;
            if document.encoding().name == "utf-8" && !document.text().contains('\u{fffd}') {
                prop_assert_eq!(document.text().as_bytes(), &bytes[if mark { 3 } else { 0 }..]);
            }
            let (segmented, _) = pipeline::segment(read, &segment::Options::default());
            let whole: String = segmented.ids().map(|id| segmented.tile(id).of(segmented.document().text())).collect();
            prop_assert!(segmented.is_empty() || whole == segmented.document().text());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_two_texts_are_aligned(one in any_bytes(), other in any_bytes(), lines in any::<bool>()) {
        let texts = (read_any("a.ru.txt", &one, lines), read_any("a.en.txt", &other, lines));
        if let (Some(source), Some(target)) = texts {
            let mut options = Options::default();
            options.coverage = true;
            prop_assert!(pipeline::align(source, target, &options).is_ok());
        }
    }
}
