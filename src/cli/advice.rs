//! The options that help where the library says what is wrong: it knows no command line.

use bitext::read::advice;

/// Phrases of the library, and what this program adds to them.
const ADVICE: [(&str, &str); 6] = [
    (advice::ENCODING, " with --encoding"),
    (advice::NO_ENCODING, " (leave --encoding out)"),
    (advice::FORMAT, " with --input-format"),
    (advice::LIST_OF_NAMES, ", as `bitext names --format authority` writes it"),
    (advice::WORD_PAIRS, "; --without dictionary works without one"),
    (advice::BORDERS, " (--lock)"),
];

/// A message of the library with the advice that belongs to it.
pub(super) fn with_advice(message: &str) -> String {
    let found = ADVICE.iter().find_map(|(phrase, advice)| Some((message.find(phrase)? + phrase.len(), advice)));
    match found {
        Some((at, advice)) => [&message[..at], advice, &message[at..]].concat(),
        None => message.to_owned(),
    }
}
