//! Patronymics.

use crate::language::{NameList, NameWords};

/// Letters of the shortest word that counts. Set by hand: Ильич and Фомич are as often names by themselves.
const SHORTEST: usize = 6;

/// Whether a nominative has the ending of a patronymic: Сергеевич, Ильинична.
pub fn is_patronymic(names: &NameWords, lemma: &str) -> bool {
    names.ends(NameList::Patronymics, lemma) && lemma.chars().count() >= SHORTEST
}
