//! Patronymics.

/// Сергеевич, Сергеевной, Ильича.
pub fn is_patronymic(lemma: &str) -> bool {
    ["ович", "евич", "ьич", "мич", "кич", "овна", "евна", "ична", "инична"].iter().any(|end| lemma.ends_with(end))
        && lemma.chars().count() > 5
}
