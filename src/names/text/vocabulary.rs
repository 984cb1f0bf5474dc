//! Each spelling once, as a number, with how often the text has it small and with a capital.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::language::modern;
use crate::names::text::token::{FormId, WordShape};

/// The spellings of one text.
#[derive(Default)]
pub struct Vocabulary {
    /// Looked up, never walked.
    ids: HashMap<Box<str>, FormId, FixedState>,
    folded: Vec<Box<str>>,
    /// The first spelling with ё, in lower case.
    dotted: Vec<Option<Box<str>>>,
    /// How often it is written small.
    lower: Vec<u32>,
    /// How often with a capital where no sentence begins.
    capital: Vec<u32>,
    scratch: String,
}

impl Vocabulary {
    /// The number of a spelling, given as the text has it.
    pub fn add(&mut self, word: &str, shape: WordShape) -> FormId {
        self.scratch.clear();
        let mut dotted = false;
        // A hard sign at the end says nothing: «Иванъ», before 1918.
        let body = if word.len() > 2 { word.trim_end_matches(['ъ', 'Ъ']) } else { word };
        for c in body.chars().flat_map(char::to_lowercase) {
            dotted |= c == 'ё';
            self.scratch.push(modern(c));
        }
        let id = if let Some(&id) = self.ids.get(self.scratch.as_str()) {
            id
        } else {
            let id = FormId::new(self.folded.len());
            self.ids.insert(self.scratch.as_str().into(), id);
            self.folded.push(self.scratch.as_str().into());
            self.dotted.push(None);
            self.lower.push(0);
            self.capital.push(0);
            id
        };
        if dotted && self.dotted[id.index()].is_none() {
            self.dotted[id.index()] = Some(body.to_lowercase().into());
        }
        self.lower[id.index()] += u32::from(shape == WordShape::Lower);
        id
    }

    /// Notes a capital that no beginning of a sentence explains.
    pub fn note_capital(&mut self, id: FormId) {
        self.capital[id.index()] += 1;
    }

    pub fn text(&self, id: FormId) -> &str {
        &self.folded[id.index()]
    }

    /// The spelling with ё, where the text has one.
    pub fn dotted(&self, id: FormId) -> Option<&str> {
        self.dotted[id.index()].as_deref()
    }

    pub fn lower(&self, id: FormId) -> u32 {
        self.lower[id.index()]
    }

    pub fn capital(&self, id: FormId) -> u32 {
        self.capital[id.index()]
    }

    pub fn len(&self) -> usize {
        self.folded.len()
    }
}
