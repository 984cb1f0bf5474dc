//! The links: one `linkGrp` a version, in the order of the original.

use std::io::{self, Write};

use super::plan::{Plan, TextNumber};
use crate::model::{BeadId, By, Link, Probability, SentenceId, Version};
use crate::write::status::STATUSES;

/// Writes `<standOff type="alignment">`; nothing where there is no bead.
pub(super) fn write(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    if plan.edition.versions().iter().all(|version| version.links.is_empty()) {
        return Ok(());
    }
    out.write_all(b"  <standOff type=\"alignment\" xml:id=\"alignment\">\n")?;
    for (v, version) in plan.edition.versions().iter().enumerate().filter(|(_, v)| !v.links.is_empty()) {
        let (source, target) = (plan.key(0), plan.key(v + 1));
        writeln!(
            out,
            "    <linkGrp type=\"translation\" targFunc=\"original translation\" corresp=\"#text-{source} #text-{target}\">"
        )?;
        for link in version.links.links() {
            match plan.gaps[v].of(link.id) {
                Some(gap) if plan.gaps[v].gaps[gap].first == link.id => write_gap(plan, v, version, gap, out)?,
                // Part of a run that is written already.
                Some(_) => {}
                None => {
                    let sides = [Side::Units(0, link.source), Side::Units(v + 1, link.target)];
                    write_link(plan, v, &link, link.bead.probability, sides, out)?;
                }
            }
        }
        out.write_all(b"    </linkGrp>\n")?;
    }
    out.write_all(b"  </standOff>\n")
}

#[derive(Clone, Copy)]
enum Side<'a> {
    Units(TextNumber, &'a [SentenceId]),
    Gap(usize),
}

/// A run of omissions or additions: the least sure of them says how sure the whole is.
fn write_gap(plan: &Plan<'_>, v: usize, version: &Version, gap: usize, out: &mut dyn Write) -> io::Result<()> {
    let run = plan.gaps[v].gaps[gap];
    let first = run.first.index() as u32;
    let links = (first..first + run.beads).map(|bead| version.links.link(BeadId::new(bead)));
    let link = version.links.link(run.first);
    let least = links.clone().map(|l| l.bead.probability).min().unwrap_or(link.bead.probability);
    let members: Vec<SentenceId> =
        links.flat_map(|l| if run.omission { l.source } else { l.target }).copied().collect();
    let sides = if run.omission {
        [Side::Units(0, &members), Side::Gap(gap)]
    } else {
        [Side::Gap(gap), Side::Units(v + 1, &members)]
    };
    write_link(plan, v, &link, least, sides, out)
}

fn write_link(
    plan: &Plan<'_>,
    v: usize,
    link: &Link<'_>,
    probability: Probability,
    sides: [Side<'_>; 2],
    out: &mut dyn Write,
) -> io::Result<()> {
    for side in sides {
        if let Side::Units(text, members @ [_, _, ..]) = side {
            plan.write_side("      <ptr xml:id=\"", v, link.id, text, out)?;
            for (i, member) in members.iter().enumerate() {
                let before = if i == 0 { "\" target=\"#" } else { " #" };
                write!(out, "{before}{}-s{}", plan.key(text), member.ordinal())?;
            }
            out.write_all(b"\"/>\n")?;
        }
    }
    let count = |side| if let Side::Units(_, members) = side { members.len() } else { 0 };
    let [source, target] = sides.map(count);
    plan.write_link("      <link xml:id=\"", v, link.id, out)?;
    write!(out, "\" n=\"{source}-{target}\"")?;
    for (side, before) in sides.into_iter().zip([" target=\"#", " #"]) {
        match side {
            Side::Gap(gap) => plan.write_gap(before, v, gap, out)?,
            Side::Units(text, [member]) => write!(out, "{before}{}-s{}", plan.key(text), member.ordinal())?,
            Side::Units(text, _) => plan.write_side(before, v, link.id, text, out)?,
        }
    }
    out.write_all(if source > 1 || target > 1 { b"\" evaluate=\"all\"" } else { b"\"" })?;
    let by_hand = link.bead.by == By::Hand;
    if by_hand {
        out.write_all(b" cert=\"high\"")?;
    } else {
        write!(out, " cert=\"{probability}\"")?;
    }
    let mut before = " ana=\"#";
    for status in STATUSES.iter().filter(|status| (status.holds)(link)) {
        write!(out, "{before}{}", status.word)?;
        before = " #";
    }
    writeln!(out, "\" resp=\"#resp-{}\"/>", if by_hand { "editor" } else { "aligner" })
}
