//! A picture of the links, for a README or a talk.

mod column;
mod legend;
mod measures;
mod ribbons;

use std::io::{self, Write};

use super::gaps::Gaps;
use super::{Format, Options};
use crate::model::{Edition, PerSide, Segmented, Version, Warning};
use column::Column;
use measures::{ABOVE, BELOW, HEIGHT_OF_UNIT, HEIGHTS, WIDTH};

/// Two columns for each version, the original on the left: a unit is as high as it is long, a band joins what is linked,
/// a wedge points to where something is missing. Colours follow the reader's light or dark mode; no font is fetched.
#[derive(Debug)]
pub struct Svg;

/// One rule a class; the classes are those of [`legend::Kind`].
const STYLE: &str = "<style>\n\
text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#1f2328}\n\
.page{fill:#fff}.file{font-weight:600}.quiet{fill:#59636e}\n\
.unit{fill:#8c959f}.heading{fill:#424a53}.remark{fill:#c69026}\n\
.single{fill:#54aeff;fill-opacity:.38}.joined{fill:#2da44e;fill-opacity:.45}\n\
.moved{fill:#bf3989;fill-opacity:.55}.omitted,.added{fill-opacity:.8}.omitted{fill:#cf222e}.added{fill:#bc6c00}\n\
@media(prefers-color-scheme:dark){.page{fill:#0d1117}text{fill:#e6edf3}.quiet{fill:#9198a1}.unit{fill:#6e7681}.heading{fill:#d0d7de}\
.single{fill-opacity:.5}.joined{fill-opacity:.75}}\n\
</style>\n";

impl Format for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn endings(&self) -> &'static [&'static str] {
        &[".svg"]
    }

    fn about(&self) -> &'static str {
        "picture of the links"
    }

    fn write(&self, edition: &Edition, _: &Options, out: &mut dyn Write) -> io::Result<Vec<Warning>> {
        let heights: Vec<f64> = edition.versions().iter().map(|v| height(edition.original(), &v.text)).collect();
        let total: f64 = heights.iter().map(|height| height + ABOVE + BELOW).sum();
        writeln!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {total:.0}\" width=\"{WIDTH}\" role=\"img\">"
        )?;
        out.write_all(b"<title>Which sentences of the texts translate each other</title>\n")?;
        out.write_all(STYLE.as_bytes())?;
        // The picture may stand on a light page of a dark system, or the other way round.
        out.write_all(b"<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n")?;
        let mut top = 0.0;
        for (version, height) in edition.versions().iter().zip(heights) {
            writeln!(out, "<g transform=\"translate(0 {top:.0})\">")?;
            panel(edition.original(), version, height, out)?;
            out.write_all(b"</g>\n")?;
            top += height + ABOVE + BELOW;
        }
        out.write_all(b"</svg>\n")?;
        Ok(Vec::new())
    }
}

fn height(source: &Segmented, target: &Segmented) -> f64 {
    (source.len().max(target.len()) as f64 * HEIGHT_OF_UNIT).clamp(HEIGHTS.0, HEIGHTS.1).round()
}

fn panel(original: &Segmented, version: &Version, height: f64, out: &mut dyn Write) -> io::Result<()> {
    let texts = PerSide { source: original, target: &version.text };
    let columns = PerSide::from_fn(|side| Column::new(texts[side], side, height));
    let gaps = Gaps::new(&version.links, texts);
    ribbons::write(&columns, &version.links, &gaps, out)?;
    columns.iter().try_for_each(|column| column.write(out))?;
    legend::write(&version.links, ABOVE + height + BELOW / 2.0, out)
}
