//! The links of two texts: by the aligner, or line by line.

use super::options::Aligning;
use crate::align::{Model, Pair, PinError, Pins};
use crate::model::{
    Agent, AgentId, Alignment, Bead, Lexicon, Members, Order, PerSide, Place, Probability, Provenance, Segmented, Shape,
};
use crate::read::WordVectorsFile;
use crate::words::dictionary;
use crate::words::lines::{count, numbers};
use crate::words::tokenized_pair::TokenizedPair;
use crate::words::vectors::{self, TablePair};
use crate::{Error, Result};

/// Links, with what was learned on the way and who stands behind those that the program did not make.
pub(super) struct Links {
    pub alignment: Alignment,
    pub lexicon: Lexicon,
    pub agents: Vec<Agent>,
    /// The words of both texts, where the aligner needed them.
    pub words: Option<TokenizedPair>,
}

/// Links found by the aligner; `files` is what the user calls the two texts.
pub(super) fn align(texts: PerSide<&Segmented>, files: PerSide<&str>, options: &Aligning) -> Result<Links> {
    let mut pair = Pair::new(texts.source, texts.target).with_pins(&pins(texts, files, options)?);
    if let Some(vectors) = &options.vectors {
        pair = pair.with_vectors(vectors.clone()).map_err(|(side, error)| {
            let file = vectors[side].name().to_owned();
            Error::Input { file, place: Place::Whole, message: error.to_string() }
        })?;
    }
    let mut aligner = options.aligner.clone();
    if aligner.dictionary.is_none() {
        let languages = texts.map(|text| text.document().language().language.clone());
        aligner.dictionary = dictionary::built_in(&languages.source, &languages.target).map(|known| pair.known(known));
    }
    if aligner.word_vectors.is_none() {
        aligner.word_vectors = word_vectors(texts, &options.word_vectors)?;
    }
    let model = Model::fit(&pair, &aligner);
    let agents = options.anchors.as_ref().map(|anchors| anchors.agents().to_vec()).unwrap_or_default();
    let (alignment, lexicon) = (model.align(&pair)?, model.lexicon().clone());
    Ok(Links { alignment, lexicon, agents, words: Some(pair.into_tokenized()) })
}

/// The word vectors of both languages: the user's, or those that are built in.
fn word_vectors(texts: PerSide<&Segmented>, own: &[WordVectorsFile]) -> Result<Option<TablePair>> {
    let table = |text: &Segmented| {
        let language = &text.document().language().language;
        let own = own.iter().find(|own| own.table.language() == language.primary());
        own.map(|own| own.table.clone()).or_else(|| vectors::built_in(language))
    };
    let languages = texts.map(|text| text.document().language().language.primary());
    let unused = own.iter().find(|own| languages.into_iter().all(|language| language != own.table.language()));
    if let Some(own) = unused {
        let PerSide { source, target } = languages;
        let message =
            format!("the word vectors are of {:?}, the texts of {source:?} and {target:?}", own.table.language());
        return Err(Error::Input { file: own.name.clone(), place: Place::Whole, message });
    }
    let PerSide { source: Some(source), target: Some(target) } = texts.map(table) else { return Ok(None) };
    TablePair::new(PerSide { source, target }).map(Some).map_err(|error| {
        let file = own.first().map_or(String::new(), |own| own.name.clone());
        Error::Input { file, place: Place::Whole, message: error.to_string() }
    })
}

/// What is settled beforehand: links from a file and locked borders.
fn pins(texts: PerSide<&Segmented>, files: PerSide<&str>, options: &Aligning) -> Result<Pins> {
    let beads = options.anchors.as_ref().map_or(Ok(Vec::new()), |anchors| anchors.find(texts))?;
    let borders = options.lock.map_or(Ok(Vec::new()), |lock| lock.borders(texts.source, texts.target));
    let input = |message| Error::Input { file: files.target.to_owned(), place: Place::Whole, message };
    let anchors = options.anchors.clone().unwrap_or_default();
    let bodies = texts.map(Segmented::body_len);
    // Whether a bead has members in the body, and in the notes.
    let joins = |(members, _): &(Members, Provenance)| {
        let noted = members.as_ref().zip(bodies).into_iter();
        let mut noted = noted.flat_map(|(ids, body)| ids.iter().map(move |id| id.number() >= body));
        noted.next().is_some_and(|first| noted.any(|other| other != first))
    };
    if let Some(bead) = beads.iter().position(joins) {
        return Err(anchors.error(bead, "it joins the body of a text with a note"));
    }
    let lengths = texts.map(|text| text.len() as u32);
    Pins::new(lengths, beads, &borders.map_err(input)?).map_err(|error| match error {
        PinError::Twice { side, sentence, first, second } => {
            let (side, n) = (side.name(), u64::from(sentence) + 1);
            anchors.error(second, &format!("{side} sentence {n} stands at {} as well", anchors.place(first)))
        }
        PinError::Unknown { bead, .. } | PinError::Empty(bead) => anchors.error(bead, &error.to_string()),
        PinError::Crossing(..) => input(error.to_string()),
    })
}

/// Line N beside line N: an empty line is no sentence, and its partner an omission or addition.
pub(super) fn line_by_line(texts: PerSide<&Segmented>, files: PerSide<&str>) -> Result<Links> {
    let PerSide { source: one, target: other } = texts.map(|text| count(text.document().text()));
    if one != other {
        let lines = if other == 1 { "line" } else { "lines" };
        let message = format!(
            "{other} {lines}, but {} has {one}: line N of one text has to translate line N of the other",
            files.source
        );
        return Err(Error::Input { file: files.target.to_owned(), place: Place::Whole, message });
    }
    let mut lines = vec![Members::default(); one];
    for (side, text) in texts.sides() {
        let starts: Vec<u32> = text.ids().map(|id| text.span(id).start()).collect();
        for (id, line) in text.ids().zip(numbers(text.document().text(), &starts)) {
            if let Some(members) = lines.get_mut(line) {
                members[side].push(id);
            }
        }
    }
    let provenance = Provenance::Given(AgentId::new(0));
    let bead = Bead { probability: Probability::ONE, order: Order::Monotone, provenance };
    let full = |m: &Members| !(m.source.is_empty() && m.target.is_empty());
    let beads = lines.into_iter().filter(full).map(|members| (members, bead)).collect();
    let lengths: Shape = texts.map(|text| text.len() as u32);
    Ok(Links {
        alignment: Alignment::new(lengths, beads)?,
        lexicon: Lexicon::default(),
        agents: vec![Agent::Files(files.into_iter().map(str::to_owned).collect())],
        words: None,
    })
}
