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

/// The letters of a language, a list a set.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters([Vec<char>; LetterSet::ALL.len()]);

impl Letters {
    pub fn add(&mut self, set: LetterSet, word: &str) {
        let letters = &mut self.0[set as usize];
        for letter in word.chars() {
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
    }

    /// Adds those of another language.
    pub fn merge(mut self, other: &Self) -> Self {
        for (set, _) in LetterSet::ALL {
            self.add(set, &other.0[set as usize].iter().collect::<String>());
        }
        self
    }

    pub fn have(&self, set: LetterSet, letter: char) -> bool {
        self.0[set as usize].contains(&letter)
    }
}
