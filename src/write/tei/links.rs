//! The links: one `linkGrp` a version, in the order of the original.

use std::io::{self, Write};

use super::plan::{Plan, TextNumber};
use crate::model::{BeadId, Link, PerSide, Probability, Provenance, SentenceId, Version};
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
                    let ends = PerSide { source: End::Units(0, link.source), target: End::Units(v + 1, link.target) };
                    write_link(plan, v, &link, link.bead.probability, ends, out)?;
                }
            }
        }
        out.write_all(b"    </linkGrp>\n")?;
    }
    out.write_all(b"  </standOff>\n")
}

/// What a link points to on one side.
#[derive(Clone, Copy)]
enum End<'a> {
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
    let ends = if run.omission {
        PerSide { source: End::Units(0, &members), target: End::Gap(gap) }
    } else {
        PerSide { source: End::Gap(gap), target: End::Units(v + 1, &members) }
    };
    write_link(plan, v, &link, least, ends, out)
}

fn write_link(
    plan: &Plan<'_>,
    v: usize,
    link: &Link<'_>,
    probability: Probability,
    ends: PerSide<End<'_>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for end in ends {
        if let End::Units(text, members @ [_, _, ..]) = end {
            plan.write_side("      <ptr xml:id=\"", v, link.id, text, out)?;
            for (i, member) in members.iter().enumerate() {
                let before = if i == 0 { "\" target=\"#" } else { " #" };
                write!(out, "{before}{}-s{}", plan.key(text), member.ordinal())?;
            }
            out.write_all(b"\"/>\n")?;
        }
    }
    let count = |end| if let End::Units(_, members) = end { members.len() } else { 0 };
    let PerSide { source, target } = ends.map(count);
    plan.write_link("      <link xml:id=\"", v, link.id, out)?;
    write!(out, "\" n=\"{source}-{target}\"")?;
    for (end, before) in ends.into_iter().zip([" target=\"#", " #"]) {
        match end {
            End::Gap(gap) => plan.write_gap(before, v, gap, out)?,
            End::Units(text, [member]) => write!(out, "{before}{}-s{}", plan.key(text), member.ordinal())?,
            End::Units(text, _) => plan.write_side(before, v, link.id, text, out)?,
        }
    }
    out.write_all(if source > 1 || target > 1 { b"\" evaluate=\"all\"" } else { b"\"" })?;
    match link.bead.provenance {
        Provenance::Program => write!(out, " cert=\"{probability}\"")?,
        // Nobody has judged it.
        Provenance::Given(_) => {}
        Provenance::Checked(_) => out.write_all(b" cert=\"high\"")?,
    }
    let mut before = " ana=\"#";
    for status in STATUSES.iter().filter(|status| (status.holds)(link)) {
        write!(out, "{before}{}", status.word)?;
        before = " #";
    }
    writeln!(out, "\" resp=\"#{}\"/>", plan.agents.of(link.bead.provenance))
}
