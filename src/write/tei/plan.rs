//! Ids and the pointers between them: what the texts and the links of a TEI document have to agree on.

use std::io::{self, Write};

use super::agents::Agents;
use crate::model::{
    BeadId, Block, BlockKind, Edition, Key, Link, PerSide, Segmented, SentenceId, Side, Stream, Version,
};
use crate::write::gaps::{Gap, Gaps};

/// More pointers than this are no help to anybody: a larger bead is reached through the `ptr` of its link, so that the
/// output stays in proportion to the text.
const POINTERS_LISTED: usize = 64;

/// An empty element at the place where a text has nothing for what the other has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    /// After how many units.
    pub after: u32,
    version: usize,
    gap: usize,
}

/// Position of a text in an edition: 0 is the original, then the versions.
pub(super) type TextNumber = usize;

/// An edition with what its TEI needs: gaps, anchors, and which blocks correspond.
pub(super) struct Plan<'a> {
    pub edition: &'a Edition,
    pub texts: Vec<&'a Segmented>,
    pub gaps: Vec<Gaps>,
    /// Of each text, in its order.
    pub anchors: Vec<Vec<Anchor>>,
    pub agents: Agents,
    /// Of each version, from 1: number of each gap's anchor in its text.
    numbers: Vec<Vec<u32>>,
    /// Of each text: its block, the other text, that text's block; sorted, no pair twice.
    corresponding: Vec<Vec<(u32, TextNumber, u32)>>,
    /// Of each text: each block's number among those of its element, from 1.
    block_numbers: Vec<Vec<u32>>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(edition: &'a Edition) -> Self {
        let texts: Vec<&Segmented> = edition.texts().collect();
        let gaps: Vec<Gaps> = edition
            .versions()
            .iter()
            .map(|version| Gaps::new(&version.links, PerSide::new(edition.original(), &version.text)))
            .collect();
        let mut anchors = vec![Vec::new(); texts.len()];
        for (version, gaps) in gaps.iter().enumerate() {
            for (number, gap) in gaps.gaps.iter().enumerate() {
                anchors[home(version, gap)].push(Anchor { after: gap.after, version, gap: number });
            }
        }
        let mut numbers: Vec<Vec<u32>> = gaps.iter().map(|gaps| vec![0; gaps.gaps.len()]).collect();
        for anchors in &mut anchors {
            anchors.sort_unstable();
            for (n, anchor) in anchors.iter().enumerate() {
                numbers[anchor.version][anchor.gap] = n as u32 + 1;
            }
        }
        let corresponding = corresponding(edition, texts.len());
        let block_numbers = texts.iter().map(|text| block_numbers(text.document().blocks())).collect();
        Self { edition, texts, gaps, anchors, agents: Agents::new(edition), numbers, corresponding, block_numbers }
    }

    pub(super) fn key(&self, text: TextNumber) -> &'a Key {
        self.texts[text].document().key()
    }

    /// The anchors of a text that stand after `units` units.
    pub(super) fn anchors_after(&self, text: TextNumber, units: u32) -> &[Anchor] {
        let anchors = &self.anchors[text];
        let from = anchors.partition_point(|a| a.after < units);
        let to = anchors.partition_point(|a| a.after <= units);
        &anchors[from..to]
    }

    pub(super) fn write_anchor(&self, text: TextNumber, anchor: &Anchor, out: &mut dyn Write) -> io::Result<()> {
        let kind = if self.gaps[anchor.version].gaps[anchor.gap].omission { "omission" } else { "addition" };
        let number = self.numbers[anchor.version][anchor.gap];
        write!(out, "<anchor xml:id=\"{}-gap{number}\" type=\"{kind}\"/>", self.key(text))
    }

    /// `KEY-gapN`, with what stands before it.
    pub(super) fn write_gap(&self, before: &str, version: usize, gap: usize, out: &mut dyn Write) -> io::Result<()> {
        let text = home(version, &self.gaps[version].gaps[gap]);
        write!(out, "{before}{}-gap{}", self.key(text), self.numbers[version][gap])
    }

    /// `corresp` of a unit and, where no version has anything for it, `ana`.
    pub(super) fn write_unit_pointers(&self, text: TextNumber, id: SentenceId, out: &mut dyn Write) -> io::Result<()> {
        let versions = self.edition.versions();
        let own = if text == 0 { 0..versions.len() } else { text - 1..text };
        let mut everywhere_missing = true;
        let mut before = " corresp=\"#";
        for v in own {
            let links = &versions[v].links;
            let side = if text == 0 { Side::Source } else { Side::Target };
            let bead = links.bead_of(side, id);
            if let Some(gap) = self.gaps[v].of(bead) {
                self.write_gap(before, v, gap, out)?;
                before = " #";
                continue;
            }
            everywhere_missing = false;
            let link = links.link(bead);
            let (members, key) = if text == 0 { (link.target, self.key(v + 1)) } else { (link.source, self.key(0)) };
            if members.len() > POINTERS_LISTED {
                self.write_side(before, v, link.id, if text == 0 { v + 1 } else { 0 }, out)?;
                before = " #";
                continue;
            }
            for member in members {
                write!(out, "{before}{key}-s{}", member.ordinal())?;
                before = " #";
            }
        }
        out.write_all(if before == " #" { b"\"" } else { b"" })?;
        if everywhere_missing {
            write!(out, " ana=\"#{}\"", if text == 0 { "omitted" } else { "added" })?;
        }
        Ok(())
    }

    /// Id of the link that a bead becomes.
    pub(super) fn write_link(&self, before: &str, version: usize, bead: BeadId, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{before}{}-a{}", self.key(version + 1), bead.index() + 1)
    }

    /// Id of the pointer to all members of a bead on one side.
    pub(super) fn write_side(
        &self,
        before: &str,
        version: usize,
        bead: BeadId,
        side: TextNumber,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.write_link(before, version, bead, out)?;
        write!(out, "-{}", self.key(side))
    }

    /// `xml:id` and `corresp` of the `div` (of a heading) or `p` that a block becomes.
    pub(super) fn write_block_pointers(&self, text: TextNumber, block: usize, out: &mut dyn Write) -> io::Result<()> {
        let Some(letter) = self.letter(text, block) else { return Ok(()) };
        write!(out, " xml:id=\"{}-{letter}{}\"", self.key(text), self.block_numbers[text][block])?;
        let pairs = &self.corresponding[text];
        let from = pairs.partition_point(|&(own, ..)| (own as usize) < block);
        let mut before = " corresp=\"#";
        for &(_, other, counterpart) in pairs[from..].iter().take_while(|&&(own, ..)| own as usize == block) {
            if self.letter(other, counterpart as usize) == Some(letter) {
                let number = self.block_numbers[other][counterpart as usize];
                write!(out, "{before}{}-{letter}{number}", self.key(other))?;
                before = " #";
            }
        }
        out.write_all(if before == " #" { b"\"" } else { b"" })
    }

    fn letter(&self, text: TextNumber, block: usize) -> Option<char> {
        self.texts[text].document().blocks().get(block).and_then(letter)
    }
}

/// The text that has the gap's anchor.
fn home(version: usize, gap: &Gap) -> TextNumber {
    if gap.omission { version + 1 } else { 0 }
}

/// The letter in the id of a block's element, where it has an id: `d` of the `div` that a heading opens, `p`.
fn letter(block: &Block) -> Option<char> {
    match (block.kind, block.stream) {
        (BlockKind::Heading { .. }, Stream::Front | Stream::Body | Stream::Back) => Some('d'),
        (BlockKind::Heading { .. }, Stream::Note(_)) | (BlockKind::Paragraph | BlockKind::Speech, _) => Some('p'),
        _ => None,
    }
}

fn block_numbers(blocks: &[Block]) -> Vec<u32> {
    let (mut divs, mut paragraphs) = (0, 0);
    blocks
        .iter()
        .map(|block| {
            let count = if letter(block) == Some('d') { &mut divs } else { &mut paragraphs };
            *count += u32::from(letter(block).is_some());
            *count
        })
        .collect()
}

fn corresponding(edition: &Edition, texts: usize) -> Vec<Vec<(u32, TextNumber, u32)>> {
    let mut pairs = vec![Vec::new(); texts];
    let original = edition.original();
    for (v, Version { text, links, .. }) in edition.versions().iter().enumerate() {
        let listed = |link: &Link<'_>| link.source.len().max(link.target.len()) <= POINTERS_LISTED;
        for link in links.links().filter(listed) {
            // A bead's own blocks follow each other: of each pair of blocks one pair of sentences is enough.
            for &source in link.source {
                for &target in link.target {
                    let pair = (original.block(source) as u32, text.block(target) as u32);
                    if pairs[0].last() != Some(&(pair.0, v + 1, pair.1)) {
                        pairs[0].push((pair.0, v + 1, pair.1));
                        pairs[v + 1].push((pair.1, 0, pair.0));
                    }
                }
            }
        }
    }
    for pairs in &mut pairs {
        pairs.sort_unstable();
        pairs.dedup();
    }
    pairs
}
