//! The header: what the texts are, what was done to them, and how to read the encoding.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::agents::Agents;
use super::dates;
use super::editorial;
use super::names::scheme_tag;
use super::plan::{Plan, TextNumber};
use crate::model::{BlockKind, Edition, Segmented, StyleKind};
use crate::translit::Scheme;
use crate::write::status::STATUSES;
use crate::write::{Options, flat, hex, xml};

/// Writes the `teiHeader`.
pub(super) fn write(plan: &Plan<'_>, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let when = options.date.map_or_else(String::new, |date| format!(" when=\"{date}\""));
    out.write_all(b"  <teiHeader>\n    <fileDesc>\n")?;
    title(plan, out)?;
    extent(plan, out)?;
    out.write_all(b"      <publicationStmt>\n        <p>Not published: made")?;
    if let Some(date) = options.date {
        write!(out, " on <date when=\"{date}\">{date}</date>")?;
    }
    out.write_all(b" from the files named below. No licence is claimed.</p>\n      </publicationStmt>\n")?;
    out.write_all(b"      <sourceDesc>\n")?;
    (0..plan.texts.len()).try_for_each(|text| source(&plan.texts, text, out))?;
    out.write_all(b"      </sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n")?;
    editorial::write(plan, out)?;
    taxonomy(out)?;
    application(plan, &when, out)?;
    out.write_all(b"    </encodingDesc>\n    <profileDesc>\n      <langUsage>\n")?;
    for (tag, what) in languages(plan.edition) {
        writeln!(out, "        <language ident=\"{tag}\">{}</language>", xml::label(&what))?;
    }
    out.write_all(b"      </langUsage>\n")?;
    dates::write_calendars(plan.edition.dates(), out)?;
    out.write_all(b"    </profileDesc>\n    <revisionDesc>\n")?;
    writeln!(out, "      <change who=\"#resp-aligner\"{when}>Created.</change>")?;
    out.write_all(b"    </revisionDesc>\n  </teiHeader>\n")
}

fn title(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    let called: Vec<String> = plan.texts.iter().map(|text| xml::label(&called(text))).collect();
    out.write_all(b"      <titleStmt>\n        <title type=\"main\">")?;
    writeln!(out, "{}: aligned texts</title>", called.join(", "))?;
    for author in &plan.edition.original().document().about().authors {
        writeln!(out, "        <author>{}</author>", xml::label(author))?;
    }
    out.write_all(b"        <respStmt xml:id=\"resp-aligner\">\n")?;
    out.write_all(b"          <resp>found sentences, names and dates and linked the texts, automatically</resp>\n")?;
    out.write_all(b"          <name ref=\"#app-bitext\">bitext</name>\n        </respStmt>\n")?;
    plan.agents.write(plan.edition, true, out)?;
    out.write_all(b"      </titleStmt>\n")
}

/// A text in a title: by its own title, its file or, where a stream brought it, its heading or at least its language.
fn called(text: &Segmented) -> String {
    let document = text.document();
    let untitled = || format!("text in {}", document.language().language);
    let title = Some(&document.about().title).filter(|title| !title.is_empty()).cloned();
    title.or_else(|| document.file().name.clone()).or_else(|| heading(text)).unwrap_or_else(untitled)
}

/// The heading that a text begins with.
fn heading(text: &Segmented) -> Option<String> {
    let BlockKind::Heading { .. } = text.document().blocks().first()?.kind else { return None };
    let mut heading = String::new();
    for id in text.ids().take_while(|&id| text.block(id) == 0) {
        heading.push_str(if heading.is_empty() { "" } else { " " });
        flat(text, id, &mut heading);
    }
    Some(heading)
}

/// Writes the header of an index of names alone.
pub(super) fn write_of_index(edition: &Edition, agents: &Agents, out: &mut dyn Write) -> io::Result<()> {
    let texts: Vec<&Segmented> = edition.texts().collect();
    let files: Vec<String> = texts.iter().map(|text| xml::label(&called(text))).collect();
    out.write_all(b"  <teiHeader>\n    <fileDesc>\n      <titleStmt>\n        <title type=\"main\">")?;
    writeln!(out, "{}: names</title>", files.join(", "))?;
    out.write_all(b"        <respStmt xml:id=\"resp-aligner\">\n")?;
    out.write_all(b"          <resp>found names and brought them together, automatically</resp>\n")?;
    out.write_all(b"          <name ref=\"#app-bitext\">bitext</name>\n        </respStmt>\n")?;
    agents.write(edition, false, out)?;
    out.write_all(b"      </titleStmt>\n      <publicationStmt>\n")?;
    out.write_all(b"        <p>Not published: made from the files named below. No licence is claimed.</p>\n")?;
    out.write_all(b"      </publicationStmt>\n      <sourceDesc>\n")?;
    (0..texts.len()).try_for_each(|text| source(&texts, text, out))?;
    out.write_all(b"      </sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n      <appInfo>\n")?;
    writeln!(out, "        <application xml:id=\"app-bitext\" ident=\"bitext\" version=\"{}\">", version())?;
    out.write_all(b"          <label>bitext</label>\n        </application>\n      </appInfo>\n")?;
    out.write_all(b"    </encodingDesc>\n    <profileDesc>\n      <langUsage>\n")?;
    for (tag, what) in languages(edition) {
        writeln!(out, "        <language ident=\"{tag}\">{}</language>", xml::label(&what))?;
    }
    out.write_all(b"      </langUsage>\n    </profileDesc>\n  </teiHeader>\n")
}

/// TEI's version numbers have no hyphen: `0.1.0-rc.1` is 0.1.0.
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION").split(['-', '+']).next().unwrap_or_default()
}

fn extent(plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"      <extent>\n")?;
    for text in &plan.texts {
        let (n, key) = (text.len(), text.document().key());
        writeln!(out, "        <measure unit=\"sentence\" quantity=\"{n}\" ana=\"#src-{key}\">{n} units</measure>")?;
    }
    for (v, version) in plan.edition.versions().iter().enumerate() {
        let gaps = &plan.gaps[v].gaps;
        let joined = gaps.iter().map(|gap| gap.beads as usize - 1).sum::<usize>();
        let (n, key) = (version.links.len() - joined, version.text.document().key());
        writeln!(out, "        <measure unit=\"alignment\" quantity=\"{n}\" ana=\"#src-{key}\">{n} links</measure>")?;
    }
    out.write_all(b"      </extent>\n")
}

fn source(texts: &[&Segmented], text: TextNumber, out: &mut dyn Write) -> io::Result<()> {
    let segmented = texts[text];
    let document = segmented.document();
    let (key, language, file) = (document.key(), &document.language().language, document.file());
    let default = if text == 0 { " default=\"true\"" } else { "" };
    write!(out, "        <bibl xml:id=\"src-{key}\"{default}>")?;
    let about = document.about();
    for author in &about.authors {
        write!(out, "<author>{}</author> ", xml::label(author))?;
    }
    if let Some(title) = Some(&about.title).filter(|title| !title.is_empty()).cloned().or_else(|| heading(segmented)) {
        write!(out, "<title xml:lang=\"{language}\">{}</title> ", xml::label(&title))?;
    }
    for translator in &about.translators {
        write!(out, "<editor role=\"translator\">{}</editor> ", xml::label(translator))?;
    }
    for (tag, value) in [("publisher", &about.publisher), ("date", &about.date)] {
        if !value.is_empty() {
            write!(out, "<{tag}>{}</{tag}> ", xml::label(value))?;
        }
    }
    let role = if text == 0 { "original" } else { "version" };
    write!(out, "<textLang mainLang=\"{language}\">{role}</textLang> ")?;
    if let Some(name) = &file.name {
        write!(out, "<idno type=\"filename\">{}</idno> ", xml::label(name))?;
    }
    if let Some(sha256) = &file.sha256 {
        write!(out, "<idno type=\"sha256\">{}</idno>", hex(sha256))?;
    }
    if text > 0 {
        let original = texts[0].document();
        let same = original.language().language.primary() == language.primary();
        let relation = if same { "versionOf" } else { "translatedFrom" };
        write!(out, " <relatedItem type=\"{relation}\" target=\"#src-{}\"/>", original.key())?;
    }
    out.write_all(b"</bibl>\n")
}

fn taxonomy(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"      <classDecl>\n        <taxonomy xml:id=\"alignment-status\">\n")?;
    out.write_all(b"          <desc>Status of a link</desc>\n")?;
    for status in &STATUSES {
        let (word, about) = (status.word, status.about);
        writeln!(out, "          <category xml:id=\"{word}\"><catDesc>{about}</catDesc></category>")?;
    }
    out.write_all(b"        </taxonomy>\n      </classDecl>\n")
}

fn application(plan: &Plan<'_>, when: &str, out: &mut dyn Write) -> io::Result<()> {
    let version = version();
    out.write_all(b"      <appInfo>\n")?;
    writeln!(out, "        <application xml:id=\"app-bitext\" ident=\"bitext\" version=\"{version}\"{when}>")?;
    out.write_all(b"          <label>bitext</label>\n")?;
    if plan.edition.versions().iter().any(|version| !version.links.is_empty()) {
        out.write_all(b"          <ptr target=\"#alignment\"/>\n")?;
    }
    out.write_all(b"        </application>\n      </appInfo>\n")
}

/// Every language tag that the document uses, and for what.
fn languages(edition: &Edition) -> BTreeMap<String, String> {
    let mut languages = BTreeMap::new();
    let mut add = |tag: &str, what: String| {
        languages.entry(tag.to_owned()).and_modify(|all: &mut String| *all = format!("{all}; {what}")).or_insert(what);
    };
    for text in edition.texts() {
        let document = text.document();
        add(document.language().language.as_str(), format!("of {}", called(text)));
    }
    for text in edition.texts() {
        let foreign = text.document().styles().iter().filter_map(|style| match &style.kind {
            StyleKind::Foreign(language) => Some(language.as_str()),
            _ => None,
        });
        for tag in foreign.collect::<BTreeSet<_>>() {
            add(tag, format!("of words and passages in {}", called(text)));
        }
    }
    add("en", "of this header".to_owned());
    let mut schemes: Vec<&str> = edition
        .entries()
        .iter()
        .flat_map(|entry| entry.transliterations.iter().map(|(scheme, _)| scheme.as_str()))
        .collect();
    schemes.sort_unstable();
    schemes.dedup();
    for scheme in schemes {
        let title = Scheme::named(scheme).map_or(scheme, Scheme::title);
        add(scheme_tag(scheme), format!("of names transliterated by {title}"));
    }
    languages
}
