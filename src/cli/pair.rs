//! The work that all commands on a pair of texts share: read both, run the pipeline, pass on what is odd.

use super::linking::Linking;
use super::messages::Messages;
use super::progress::Progress;
use super::shared::{Texts, Work};
use bitext::Result;
use bitext::model::{Edition, PerSide};
use bitext::pipeline::{self, Options, align_observed};
use bitext::read::Read;

/// The options of a pair of texts, as far as all commands have them.
pub(super) fn options(texts: &Texts, linking: &Linking) -> Result<Options> {
    let mut options = Options::default();
    options.segmenter = texts.sentences()?;
    options.linking = if texts.is_line_by_line() {
        pipeline::Linking::LineByLine
    } else {
        pipeline::Linking::Aligner(Box::new(linking.aligning()?))
    };
    Ok(options)
}

/// Runs the pipeline on two texts that were read from `files`. Progress ends before it returns.
pub(super) fn edition(
    texts: PerSide<Read>,
    files: PerSide<&str>,
    options: &Options,
    work: Work,
    progress: &Progress,
    messages: &mut Messages,
) -> Result<Edition> {
    let read = texts.as_ref().map(|read| (read.format, read.layout));
    let PerSide { source, target } = texts;
    let outcome = work.run(|| align_observed(source, target, options, &|stage| progress.step(stage.describe())))??;
    messages.note_all(&outcome.edition, files, read);
    messages.warn(outcome.warnings);
    Ok(outcome.edition)
}
