//! Spellings as names compare them: small letters, one letter for its old and dotted variants.

/// One letter for its old and dotted variants: ё and ѣ → е, і and ѵ → и, ѳ → ф; one apostrophe.
pub const fn fold(c: char) -> char {
    match c {
        'ё' | 'ѣ' => 'е',
        'і' | 'ѵ' => 'и',
        'ѳ' => 'ф',
        '’' | 'ʼ' => '\'',
        c => c,
    }
}

/// The words of a form as the tokenizer gives them: folded, without periods and possessive endings.
pub fn form_words(form: &str) -> Vec<Box<str>> {
    let folded: String = form.chars().flat_map(char::to_lowercase).map(fold).collect();
    let word = |w: &str| w.trim_end_matches("'s").trim_matches('\'').into();
    folded.split([' ', '.']).filter(|w| !w.is_empty()).map(word).collect()
}
