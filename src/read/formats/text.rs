//! Plain text, which has no marks: [`blocks`](super::super::plain) finds its paragraphs by another way.

use super::{Input, Reader};
use crate::Result;
use crate::model::BlockKind;
use crate::read::build::Builder;

/// Plain text.
#[derive(Debug)]
pub(in crate::read) struct Text;

impl Reader for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "plain text"
    }

    fn read(&self, input: &Input<'_>, builder: &mut Builder) -> Result<()> {
        let text = input.text()?;
        builder.member("", text);
        builder.block(BlockKind::Paragraph);
        builder.text(text, 0);
        Ok(())
    }
}
