//! Patronymics.

/// Endings of Russian patronymics in the nominative.
const ENDINGS: [&str; 9] = ["ович", "евич", "ьич", "мич", "кич", "овна", "евна", "ична", "инична"];

/// Letters of the shortest word that counts. Set by hand: Ильич and Фомич are as often names by themselves.
const SHORTEST: usize = 6;

/// Whether a nominative has the ending of a patronymic: Сергеевич, Ильинична.
pub fn is_patronymic(lemma: &str) -> bool {
    ENDINGS.iter().any(|end| lemma.ends_with(end)) && lemma.chars().count() >= SHORTEST
}
