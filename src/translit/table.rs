//! What a scheme says of each letter, laid out for a look-up by code point.

/// First code point of the block Cyrillic.
const FIRST: u32 = 0x400;
/// Code points that two bytes of UTF-8 with the lead bytes D0 to D4 can say: Cyrillic and its supplement, and the
/// start of Armenian, which has no letter here.
pub(super) const LETTERS: usize = 0x140;
/// Bytes of the longest Latin form of a letter; the longest in use is `i͡ę`, five.
const LONGEST: usize = 8;

/// A letter of the block, as its distance from U+0400.
pub(super) type Number = u16;

/// The number of a letter outside the block: in no class of letters.
pub(super) const OUTSIDE: Number = LETTERS as Number;

/// The number of `letter`, if it is in the block.
pub(super) fn number(letter: char) -> Option<Number> {
    let distance = u32::from(letter).checked_sub(FIRST)?;
    ((distance as usize) < LETTERS).then_some(distance as Number)
}

/// A Latin form, in a fixed number of bytes so that copying it is one store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    pub bytes: [u8; LONGEST],
    pub len: u8,
}

impl Form {
    /// None where the form is too long.
    pub fn new(form: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..form.len())?.copy_from_slice(form.as_bytes());
        Some(Self { bytes, len: form.len() as u8 })
    }
}

/// A Latin form in the three cases that the shape of a word asks for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Forms {
    /// `shch`
    pub lower: Form,
    /// `Shch`
    pub title: Form,
    /// `SHCH`
    pub upper: Form,
}

impl Forms {
    /// None where a form is too long.
    pub fn new(lower: &str) -> Option<Self> {
        let mut rest = lower.chars();
        let title: String = rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect();
        Some(Self { lower: Form::new(lower)?, title: Form::new(&title)?, upper: Form::new(&lower.to_uppercase())? })
    }
}

/// Where the form of a letter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The scheme defines it.
    Scheme,
    /// The scheme defines the letter that took its place in 1918.
    Modern,
    /// Only the common table does, if any.
    Other,
}

/// What becomes of a letter.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// What no rule changes: in a word that is not all capitals, and in one that is.
    pub forms: [Form; 2],
    /// The lower-case letter as which others see it: ѣ counts as е where the scheme does not define ѣ.
    pub base: Number,
    pub upper: bool,
    pub known: Known,
    /// Where in the table's rules those of the letter start, and how many there are.
    pub rules: (u16, u16),
}

/// A form that holds in a certain place, maybe for several letters at once.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// The letters after the first that it takes.
    pub rest: Vec<Number>,
    pub forms: Forms,
    pub when: When,
}

/// All that is asked must hold.
#[derive(Clone, Debug, Default)]
pub(super) struct When {
    /// The first letter of a word.
    pub start: bool,
    /// The last letter of a word that has more than one.
    pub end: bool,
    /// One of these stands before it.
    pub after: Option<Class>,
    /// One of these follows.
    pub before: Option<Class>,
}

/// A set of letters, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Class([u64; LETTERS / 64]);

impl Class {
    pub fn insert(&mut self, letter: Number) {
        if let Some(word) = self.0.get_mut(usize::from(letter) / 64) {
            *word |= 1 << (letter % 64);
        }
    }

    pub fn contains(&self, letter: Number) -> bool {
        self.0.get(usize::from(letter) / 64).is_some_and(|word| word >> (letter % 64) & 1 == 1)
    }
}

/// A scheme's letters.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// [`LETTERS`] of them; what is no letter has none.
    pub letters: Vec<Option<Letter>>,
    /// Rules, those of a letter together, in the order in which they are tried.
    pub rules: Vec<Rule>,
    /// Letters outside the block, sorted.
    pub outside: Vec<(char, Letter)>,
}
