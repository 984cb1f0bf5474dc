//! Lemmas as people write them: capitals and ё where the text has them.

use crate::language::modern;

/// `lemma`, which has е for ё, with ё wherever the form `dotted` of the same word has it.
pub fn dotted_spelling(lemma: &str, dotted: &str) -> String {
    let mut out = String::with_capacity(lemma.len());
    let mut others = dotted.chars();
    let mut same = true;
    for c in lemma.chars() {
        let other = others.next();
        same &= other.is_some_and(|o| modern(o) == c);
        out.push(if same { other.unwrap_or(c) } else { c });
    }
    out
}

/// The lemma with the capitals of the word in the text: «нью-йорк» for «Нью-Йорке» becomes «Нью-Йорк».
pub fn capitals(lemma: &str, word: &str) -> String {
    if word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().all(|c| !c.is_lowercase() || word.contains('('))
    {
        return word.to_owned();
    }
    // «Нью-Йорк», «О’Брайен»
    let parts = |word: &'_ str| -> Vec<bool> {
        word.split(['-', '\'', '’']).map(|part| part.chars().next().is_some_and(char::is_uppercase)).collect()
    };
    let capital = parts(word);
    let (mut out, mut part, mut first) = (String::with_capacity(lemma.len()), 0, true);
    for c in lemma.chars() {
        if first && capital.get(part).or(capital.first()).is_some_and(|capital| *capital) {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        first = matches!(c, '-' | '\'' | '’');
        part += usize::from(first);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmas_are_written_as_the_text_writes() {
        assert_eq!(capitals(&dotted_spelling("хрущев", "хрущёвым"), "Хрущёвым"), "Хрущёв");
        assert_eq!(capitals("нью-йорк", "Нью-Йорке"), "Нью-Йорк");
        assert_eq!(capitals("нквд", "НКВД"), "НКВД");
        assert_eq!(capitals("о'брайен", "О’Брайена"), "О'Брайен");
        assert_eq!(dotted_spelling("лев", "львом"), "лев");
    }
}
