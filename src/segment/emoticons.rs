//! Emoticons and emoji, which close what stands before them: «Спасибо! :)», "What a view!😍".

use super::letters::char_at;

/// Where the emoticons end that stand at `at`, right there or after one space each; nothing where none stands.
///
/// A picture after a space may be a bullet of what follows («📌 Адрес»), so only faces, hands and hearts count there.
pub(super) fn behind(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    let mut from = at;
    loop {
        let spaced = text[from..].starts_with(' ');
        let Some(next) = one(text, from + usize::from(spaced), spaced) else { return end };
        end = Some(next);
        from = next;
    }
}

/// Where one emoticon ends.
fn one(text: &str, at: usize, spaced: bool) -> Option<usize> {
    let first = char_at(text, at)?;
    if if spaced { is_face(first) } else { is_emoji(first) } {
        // Skin, sex and form follow the emoji that they vary.
        let rest = &text[at..];
        let end = rest.find(|c| !is_emoji(c) && !matches!(c, '\u{200d}' | '\u{fe0f}' | '♀' | '♂'));
        return Some(end.map_or(text.len(), |length| at + length));
    }
    if !matches!(first, ':' | ';' | '=') {
        return None;
    }
    let eyes = at + 1;
    let nose = eyes + usize::from(text[eyes..].starts_with(['-', '\'', '^']));
    let mouth = &text[nose..];
    let smile = mouth.len() - mouth.trim_start_matches([')', '(']).len();
    let length =
        if smile > 0 { smile } else { usize::from(mouth.starts_with(['D', 'P', 'p', 'O', 'o', '*', '/', '|'])) };
    let end = nose + length;
    (length > 0 && char_at(text, end).is_none_or(|c| !c.is_alphanumeric())).then_some(end)
}

/// A face, a hand or a heart.
fn is_face(c: char) -> bool {
    matches!(c, '\u{1f600}'..='\u{1f64f}' | '\u{1f910}'..='\u{1f97a}' | '\u{1f440}'..='\u{1f450}' | '\u{1f48b}'..='\u{1f49f}' | '☹' | '☺' | '♥' | '❤')
}

/// The blocks of emoji.
fn is_emoji(c: char) -> bool {
    is_face(c) || matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}

#[cfg(test)]
mod tests {
    use super::behind;

    #[test]
    fn emoticons_and_signs_are_told_apart() {
        for (text, length) in [(" :) Да", 3), (":-)", 3), ("😍", 4), (" 👍🏽 👍 И", 14), (" ;-D", 4), (" =))", 4)]
        {
            assert_eq!(behind(text, 0), Some(length), "{text}");
        }
        for text in ["", " ", ": да", " — да", ":5", ";", "(1)", ":Party"] {
            assert_eq!(behind(text, 0), None, "{text}");
        }
    }
}
