//! What was done to the texts and how they are encoded: only sentences that are true of this edition.

use std::io::{self, Write};

use super::pages;
use super::plan::Plan;
use crate::model::{Origin, SkipKind, StyleKind, Unit};
use crate::write::xml;

/// Writes the `editorialDecl`.
///
/// Long, as it holds the whole text of the declaration, each sentence with what it depends on.
pub(super) fn write(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    let edition = plan.edition;
    let dates = edition.dates().iter().any(|dates| !dates.is_empty());
    let skipped = |kinds: &[SkipKind]| {
        edition.texts().any(|text| text.document().skips().iter().any(|skip| kinds.contains(&skip.kind)))
    };
    let page_breaks = edition.texts().any(|text| pages::any_in(text.document()));
    let remarks = edition.texts().any(|text| text.ids().any(|id| text.unit(id) == Unit::Remark));
    let styled = |accept: fn(&StyleKind) -> bool| {
        edition.texts().any(|text| text.document().styles().iter().any(|style| accept(&style.kind)))
    };
    let rendered = styled(|kind| !matches!(kind, StyleKind::Foreign(_) | StyleKind::Generated));
    let unmarked = edition.texts().all(|text| *text.document().origin() == Origin::Plain);
    let names = !edition.entries().is_empty();
    let replaced = xml::replaced(edition).is_some();
    let heads = skipped(&[SkipKind::RunningHead, SkipKind::PageNumber]);
    let sections: [(&str, &[(bool, &str)]); 6] = [
        ("correction method=\"silent\" status=\"unknown\"", &[(true, "The texts were not corrected.")]),
        (
            "normalization method=\"silent\"",
            &[
                (
                    unmarked,
                    "The characters are those of the files, decoded to Unicode; white space is kept, and line ends are line feeds.",
                ),
                (
                    !unmarked,
                    "The characters are those of the files, decoded to Unicode; of files with markup, white space is one space, and soft hyphens and what no reader sees are left out.",
                ),
                (page_breaks, "A form feed is a pb."),
                (
                    rendered,
                    "Type other than that around it is hi, cut where a unit, a name, a date or a note begins or ends.",
                ),
                (
                    styled(|kind| *kind == StyleKind::Generated),
                    "A seg of the type generated holds a number that the file leaves to the program that shows it.",
                ),
                (replaced, "Control characters that XML cannot hold are U+FFFD."),
                (true, "What matching needed (folded letters, joined words) was made apart and is not in the texts."),
            ],
        ),
        (
            "hyphenation eol=\"all\"",
            &[
                (true, "Hyphens at line ends are kept."),
                (skipped(&[SkipKind::Hyphen]), "An lb or pb with break=\"no\" stands where one divides a word."),
            ],
        ),
        ("quotation marks=\"all\"", &[(true, "Quotation marks are characters of the text.")]),
        (
            "segmentation",
            &[
                (true, "Headings, paragraphs, list items and notes are divided end to end into s elements."),
                (
                    remarks,
                    "Bracketed remarks between them are kinesic, vocal, incident or note elements and units as well.",
                ),
                (true, "The attribute n and the id count all units of a text together, notes after the body."),
                (heads, "Running heads and page numbers are fw elements, also inside a unit."),
            ],
        ),
        (
            "interpretation",
            &[
                (
                    true,
                    "Links are in standOff, a linkGrp for each version, in the order of the original, whose units come first.",
                ),
                (
                    true,
                    "Where a side has several units it is a ptr that lists them; n says how many there are on each side.",
                ),
                (
                    true,
                    "A unit without counterpart is linked with an anchor at the place of the gap, a run of them by one link.",
                ),
                (
                    true,
                    "cert is the estimated probability that the link is right (of a gap, that nothing corresponds), or high where a person checked it, and absent where a file gave it; ana is its status.",
                ),
                (
                    true,
                    "corresp on units, paragraphs and divisions repeats the links for simple processors; the links are authoritative.",
                ),
                (
                    names,
                    "Names point to entries in standOff; there cert is the estimated probability that the name is this entry. Forms of the types preferred and attested are those of the versions; those of the type transliteration were made by rule.",
                ),
                (
                    dates,
                    "Dates were found and read by rule. Their values say what the text says: no year and no century is added, and without a mark of Old Style a date is taken as written.",
                ),
            ],
        ),
    ];
    out.write_all(b"      <editorialDecl>\n")?;
    sections.iter().try_for_each(|(tag, sentences)| section(tag, sentences, out))?;
    out.write_all(b"      </editorialDecl>\n")
}

/// Writes those sentences of a section that hold.
fn section(tag: &str, sentences: &[(bool, &str)], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "        <{tag}><p>")?;
    for (i, (_, sentence)) in sentences.iter().filter(|(holds, _)| *holds).enumerate() {
        write!(out, "{}{sentence}", if i == 0 { "" } else { " " })?;
    }
    writeln!(out, "</p></{}>", tag.split(' ').next().unwrap_or(tag))
}
