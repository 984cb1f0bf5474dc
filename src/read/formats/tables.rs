//! Tables that are open while a document is read.

use memchr::memmem;

use crate::model::BlockKind;

/// A table that is open: whether it only places text on the page, the row and the column that come next, and the column of
/// the cell that is open.
#[derive(Debug, Default)]
struct Table {
    places: bool,
    row: u32,
    column: u32,
    cell: Option<u32>,
}

/// The tables that are open, one inside another.
#[derive(Debug, Default)]
pub(in crate::read::formats) struct Tables(Vec<Table>);

impl Tables {
    /// A table begins.
    pub fn begin(&mut self, places: bool) {
        self.0.push(Table { places, ..Table::default() });
    }

    /// The table ends that began last.
    pub fn end(&mut self) {
        self.0.pop();
    }

    /// A row begins.
    pub fn row(&mut self) {
        if let Some(table) = self.0.last_mut() {
            table.row += u32::from(table.column > 0);
            table.column = 0;
        }
    }

    /// A cell begins.
    pub fn cell(&mut self) {
        if let Some(table) = self.0.last_mut() {
            table.cell = Some(table.column);
            table.column += 1;
        }
    }

    /// The cell that is open goes over so many columns more.
    pub fn widen(&mut self, columns: u32) {
        /// No word processor has wider tables.
        const MOST: u32 = 16_384;
        if let Some(table) = self.0.last_mut() {
            table.column = table.column.saturating_add(columns.min(MOST));
        }
    }

    /// What blocks are in the cell that is open, where it is one of a table of data.
    pub fn kind(&self) -> Option<BlockKind> {
        let table = self.0.last().filter(|table| !table.places)?;
        table.cell.map(|column| BlockKind::Cell { row: table.row, column })
    }
}

/// Whether the table of Word whose tag `text` begins with only places text: it holds another, or no two cells.
pub(super) fn places_text(text: &str) -> bool {
    /// Bytes that are looked at: few tables are longer, and in those that are both signs come early.
    const HEAD: usize = 1 << 18;
    let head = &text.as_bytes()[1..text.len().clamp(1, HEAD)];
    // The end of the innermost table is enough to see whether there is one inside.
    let inner = &head[..memmem::find(head, b"</w:tbl>").unwrap_or(head.len())];
    memmem::find(inner, b"<w:tbl>").is_some() || memmem::find_iter(inner, b"</w:tc>").take(2).count() < 2
}
