//! Sets of single letters that a language has a use for.

/// What letters of a set are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterSet {
    /// Small vowels: an abbreviation is recognised by having none.
    Vowel,
    /// Letters of chess pieces: "Nf3", «Крxe5».
    Piece,
    /// Letters behind an amount of old money: "10s. 6d.".
    Coin,
    /// Marks given in school: "She got a C."
    Grade,
}

impl LetterSet {
    /// Each with its section in the data files.
    const ALL: [(Self, &'static str); 4] =
        [(Self::Vowel, "vowels"), (Self::Piece, "pieces"), (Self::Coin, "coins"), (Self::Grade, "grades")];

    pub(super) fn of_section(section: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(set, name)| (name == section).then_some(set))
    }
}

/// Code points before this one can be in a set: those of the Latin, Greek and Cyrillic blocks.
const END: usize = 0x500;

/// The letters of a language, a bit for each code point in each set: rules look letters up at every mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters([[u64; END / 64]; LetterSet::ALL.len()]);

impl Default for Letters {
    fn default() -> Self {
        Self([[0; END / 64]; LetterSet::ALL.len()])
    }
}

impl Letters {
    /// Adds the letters of a word.
    ///
    /// # Errors
    /// The letter that no set can hold.
    pub fn add(&mut self, set: LetterSet, word: &str) -> Result<(), String> {
        for letter in word.chars() {
            let bits = self.0[set as usize].get_mut(letter as usize / 64);
            *bits.ok_or_else(|| format!("{letter:?} is neither Latin, Greek nor Cyrillic"))? |=
                1 << (letter as usize % 64);
        }
        Ok(())
    }

    pub fn have(&self, set: LetterSet, letter: char) -> bool {
        self.0[set as usize].get(letter as usize / 64).is_some_and(|bits| bits >> (letter as usize % 64) & 1 == 1)
    }
}
