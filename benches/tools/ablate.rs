//! What each kind of evidence gives: the aligner on all development sets with each scorer switched off in turn, as a table.
//!
//! ```sh
//! cargo run --release --example ablate -- FOLDER
//! ```
//!
//! `measure/sets.rs` tells the form of the folder. The table of our sets stands in `benches/ABLATION.md`.

#[allow(dead_code, reason = "not every program of the folder reads every set")]
mod measure;

use std::error::Error;
use std::path::PathBuf;

use bitext::align::{Options, Scorer};
use measure::figures::{Figures, mean, ranking};
use measure::sets::{self, Set};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: ablate FOLDER")?;
    let sets = sets::read_all(&folder)?;
    let mut heads = vec!["all".to_owned()];
    let mut columns = vec![measure::all(&sets, &Options::default())?];
    // No vectors are given, so there is nothing to leave out.
    for (name, scorer) in Scorer::ALL.into_iter().filter(|(_, scorer)| *scorer != Scorer::Vectors) {
        let mut options = Options::default();
        options.without.push(scorer);
        heads.push(format!("no {name}"));
        columns.push(measure::all(&sets, &options)?);
    }
    print!("{}", table(&sets, &heads, &columns));
    Ok(())
}

/// A row a figure, a column a way to align.
fn table(sets: &[Set], heads: &[String], columns: &[Vec<Figures>]) -> String {
    let mut table = row("set", heads) + &row("---", &vec!["---:".to_owned(); heads.len()]);
    let mut add = |name: &str, figure: &dyn Fn(&[Figures]) -> String| {
        let cells: Vec<String> = columns.iter().map(|figures| figure(figures)).collect();
        table += &row(name, &cells);
    };
    for (k, set) in sets.iter().enumerate().filter(|(_, set)| !set.shuffled) {
        add(&set.name, &|figures| format!("{:.3}", figures[k].f1));
        if set.name.ends_with("-moved") {
            add("… moved links", &|figures| format!("{:.3}", figures[k].moved.unwrap_or(1.0)));
        }
    }
    let plain = |figures: &[Figures], value: &dyn Fn(&Figures) -> Option<f64>| {
        let sets = sets.iter().zip(figures).filter(|(set, _)| !set.shuffled);
        mean(sets.filter_map(|(_, figures)| value(figures)))
    };
    add("mean", &|figures| format!("{:.3}", plain(figures, &|f| Some(f.f1))));
    add("calibration error", &|figures| format!("{:.3}", plain(figures, &Figures::calibration)));
    add("AUC", &|figures| {
        let sets = sets.iter().zip(figures).filter(|(set, _)| !set.shuffled);
        let rows: Vec<_> = sets.flat_map(|(_, figures)| figures.rows.iter().copied()).collect();
        format!("{:.3}", ranking(&rows))
    });
    for (k, set) in sets.iter().enumerate().filter(|(_, set)| set.shuffled) {
        add(&set.name, &|figures| format!("{:.1} %", 100.0 * figures[k].wrong));
    }
    table
}

fn row(name: &str, cells: &[String]) -> String {
    format!("| {name} | {} |\n", cells.join(" | "))
}
