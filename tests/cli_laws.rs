//! Any bytes as either input: a result or an error, never a panic; what is read is the file.

use bitext::model::Found;
use bitext::pipeline::{self, Options};
use bitext::read::{self, Read, read};
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any_bytes(), sentences in any::<bool>()) {
        if let Some(read) = read_any("a.ru.txt", &bytes, sentences) {
            let document = &read.document;
            let mark = document.encoding().found == Found::Mark;
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
            prop_assert!(pipeline::align(source, target, &options, &|_| ()).is_ok());
        }
    }
}
