//! `bitext coverage`: what a translation leaves out and adds.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::linking::Linking;
use super::messages::Messages;
use super::progress::Progress;
use super::{Status, interrupt, output, shared};
use bitext::Result;
use bitext::model::{Coverage, Finding, Probability, Report, SentenceId};
use bitext::pipeline;

/// Tell what a translation leaves out and adds
///
/// The share of both texts that has a counterpart, by sentences and words, and each sentence that has none. Sentences
/// are numbered from 0, in headings, text and remarks alike.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    texts: shared::Texts,
    /// Write text for people, or JSON [default: json where the output ends in .json, else text]
    #[arg(long, value_name = "NAME", ignore_case = true)]
    format: Option<Format>,
    /// Exit with status 1 where less than this share of the original's sentences is covered
    #[arg(long, value_name = "PERCENT", allow_negative_numbers = true, value_parser = percent)]
    fail_under: Option<f64>,
    /// The file to write (`-`: standard output)
    #[arg(long, short, value_name = "OUT")]
    output: Option<String>,
    #[command(flatten)]
    linking: Linking,
    #[command(flatten)]
    work: shared::Work,
}

const EXAMPLES: &str = "\
Examples:
  bitext coverage report.ru.txt report.en.txt
  bitext coverage report.ru.txt report.en.txt --format json --fail-under 99";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn percent(text: &str) -> Result<f64, String> {
    let value: Option<f64> = text.trim_end_matches('%').trim_end().parse().ok();
    value.filter(|v| (0.0..=100.0).contains(v)).ok_or_else(|| "expected a number from 0 to 100".to_owned())
}

pub(super) fn run(args: &Args, messages: &mut Messages) -> Result<Status> {
    output::protect(args.output.as_deref(), args.texts.inputs().chain(args.linking.files()))?;
    let pending = interrupt::pending();
    let mut options = pipeline::Options::default();
    args.texts.fill(&mut options)?;
    args.linking.fill(&mut options)?;
    options.coverage = true;
    let progress = Progress::new(messages.options, options.stages().count() + 1);
    progress.step("reading");
    let [source, target] = args.texts.read()?;
    let layouts = [source.layout, target.layout];
    let outcome =
        args.work.run(|| pipeline::align(source, target, &options, &|stage| progress.step(stage.describe())))?;
    let outcome = outcome?;
    drop(progress);
    messages.note_all(&outcome.edition, args.texts.files(), layouts);
    messages.warn(outcome.warnings);
    let Some(version) = outcome.edition.versions().first() else { return Ok(Status::Done) };
    let report = &version.report;
    let by_ending = || if output::is_json(args.output.as_deref()) { Format::Json } else { Format::Text };
    let format = args.format.unwrap_or_else(by_ending);
    output::write(args.output.as_deref(), &pending, |out| match format {
        Format::Text => text(report, out),
        Format::Json => json(report, out),
    })?;
    let below = args.fail_under.is_some_and(|least| report.source.share() * 100.0 < least);
    Ok(if below { Status::Below } else { Status::Done })
}

fn text(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (side, c) in [("original", &report.source), ("translation", &report.target)] {
        let share = c.share() * 100.0;
        let (covered, sentences, words_covered, words) = (c.covered, c.sentences, c.words_covered, c.words);
        writeln!(
            out,
            "{side}: {covered} of {sentences} sentences covered ({share:.1} %), {words_covered} of {words} words"
        )?;
    }
    report.findings.iter().try_for_each(|finding| {
        let kind = finding.kind.name();
        let numbers = |ids: &[SentenceId]| ids.iter().map(|id| id.number().to_string()).collect::<Vec<_>>().join(", ");
        let (source, target) = (numbers(&finding.source), numbers(&finding.target));
        let place =
            [("original", source), ("translation", target)].into_iter().filter(|(_, numbers)| !numbers.is_empty());
        let place: Vec<String> = place.map(|(side, numbers)| format!("{side} {numbers}")).collect();
        writeln!(out, "{kind}\t{}\t{}\t{}", place.join(", "), finding.probability, finding.message)
    })
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    source: Side,
    target: Side,
    findings: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Side {
    sentences: u32,
    covered: u32,
    share: f64,
    words: u32,
    words_covered: u32,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: &'static str,
    unit: &'static str,
    source: Vec<u32>,
    target: Vec<u32>,
    probability: Probability,
    message: &'a str,
}

fn json(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    /// Digits of a share that mean something: a text of a million sentences.
    const UNITS: f64 = 1e6;
    let side = |c: &Coverage| Side {
        sentences: c.sentences,
        covered: c.covered,
        share: (c.share() * UNITS).round() / UNITS,
        words: c.words,
        words_covered: c.words_covered,
    };
    let numbers = |ids: &[SentenceId]| ids.iter().map(|id| id.number()).collect();
    let item = |f: &'_ Finding| (f.kind.name(), f.unit.name(), numbers(&f.source), numbers(&f.target), f.probability);
    let findings = report.findings.iter().map(|f| {
        let (kind, unit, source, target, probability) = item(f);
        Item { kind, unit, source, target, probability, message: &f.message }
    });
    let document = Document {
        version: 1,
        source: side(&report.source),
        target: side(&report.target),
        findings: findings.collect(),
    };
    serde_json::to_writer(&mut *out, &document)?;
    out.write_all(b"\n")
}
