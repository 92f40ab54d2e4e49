//! A bare pass of calamine's streaming reader: every cell is looked at, none is kept.

use calamine::{DataRef, Reader, Xlsx, open_workbook};
use std::path::Path;

/// Cells of an .xlsx that hold something.
pub(super) fn cells(path: &Path) -> usize {
    let Ok(mut workbook) = open_workbook::<Xlsx<_>, _>(path) else { return 0 };
    let mut cells = 0;
    for name in workbook.sheet_names() {
        let Ok(mut reader) = workbook.worksheet_cells_reader(&name) else { continue };
        while let Ok(Some(cell)) = reader.next_cell() {
            cells += usize::from(!matches!(cell.get_value(), DataRef::Empty | DataRef::SharedString("")));
        }
    }
    cells
}
