//! Lists of names as tables.

use super::draft::{Column, Draft};
use super::sheet::{Cell, rows};
use crate::model::{Line, Place};
use crate::{Error, Result};

/// Reads the lines of a table whose first line names the columns.
pub(super) fn lines(file: &str, text: &str) -> Result<Vec<Line>> {
    let mut rows = rows(file, text)?.into_iter();
    let Some(head) = rows.next() else {
        let message = "this list is empty: expected a list of names".to_owned();
        return Err(Error::Input { file: file.to_owned(), place: Place::Whole, message });
    };
    let columns: Vec<Option<Column>> = head.iter().map(|cell| Column::named(&cell.text)).collect();
    if !columns.contains(&Some(Column::Type)) {
        let names = Column::names();
        let message = format!("there is no column `type`: the first line names the columns, among {names}");
        let place = head.first().map_or(Place::Whole, |cell| cell.place);
        return Err(Error::Input { file: file.to_owned(), place, message });
    }
    // What `bitext names` writes by itself is another table.
    if head.iter().any(|cell| cell.text == "bead") && columns.iter().flatten().count() < 2 {
        let message = "this lists mentions: expected a list of names".to_owned();
        return Err(Error::Input { file: file.to_owned(), place: Place::Whole, message });
    }
    // A column of the user's own is passed over, one that is mistyped would be lost.
    for (cell, _) in head.iter().zip(&columns).filter(|(_, column)| column.is_none()) {
        if let Some(near) = Column::near(cell.text.trim()) {
            let message = format!("unknown column {}: did you mean {near}?", cell.text.trim());
            return Err(Error::Input { file: file.to_owned(), place: cell.place, message });
        }
    }
    rows.map(|row| line(file, &columns, &row)).collect()
}

fn line(file: &str, columns: &[Option<Column>], row: &[Cell]) -> Result<Line> {
    let start = row.first().map_or(Place::Whole, |cell| cell.place);
    let input = |place, message| Error::Input { file: file.to_owned(), place, message };
    let mut draft = Draft::default();
    for (n, cell) in row.iter().enumerate() {
        match columns.get(n) {
            Some(Some(column)) => draft.fill(*column, &cell.text).map_err(|message| input(cell.place, message))?,
            Some(None) => {}
            None if cell.text.is_empty() => {}
            None => {
                let (last, all) = (n + 1, columns.len());
                let message = format!("a cell in column {last}, but the first line names only {all} columns");
                return Err(input(cell.place, message));
            }
        }
    }
    let entry = draft.entry().map_err(|message| input(start, message))?;
    Ok(Line { place: start, entry })
}
