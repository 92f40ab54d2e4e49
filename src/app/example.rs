//! The fictional hospital of `jalon init --example` and of `samples/`: workbooks as a hospital would keep them, in either language, always the same.
//!
//! Headers, sheet names and settings come from `schema`, so that the example cannot drift from what is read. Names, people and figures are invented.

mod cycle;
mod directory;
mod faults;
mod names;
mod people;
mod project;
mod services;
mod training;

use crate::document::{Column, Content, Document, Look, Page, Row, Table, Workbook};
use crate::model::{Day, Lang, Value};
use crate::schema::{CellType, SheetSpec};
use crate::text::Tr;
use people::Staff;

/// The workbooks, by file name: those that `check` explains with a few warnings, and a run ends with 0.
pub fn workbooks(lang: Lang) -> Vec<Workbook> {
    let mut books = sound(lang);
    faults::plant_warnings(&mut books, lang);
    books
}

/// The same hospital with errors: what they keep from being produced is said, the rest is there (exit 2).
pub fn faulty(lang: Lang) -> Vec<Workbook> {
    let mut books = sound(lang);
    faults::plant_warnings(&mut books, lang);
    faults::plant_errors(&mut books, lang);
    books
}

/// Either, to be rendered.
pub fn documents(lang: Lang, with_errors: bool) -> Vec<Document> {
    let books = if with_errors { faulty(lang) } else { workbooks(lang) };
    books.into_iter().map(Document::Workbook).collect()
}

/// Without any fault.
fn sound(lang: Lang) -> Vec<Workbook> {
    let staff = Staff::invented(lang);
    vec![
        book(Tr::new("Export RH", "HR export"), vec![people::users(&staff, lang), people::absences(&staff, lang)], lang),
        book(Tr::new("Services", "Services"), vec![services::table(&staff, lang)], lang),
        book(Tr::new("Cycle et RACI", "Cycle and RACI"), cycle::tables(&staff, lang), lang),
        book(Tr::new("Formation", "Training"), training::tables(lang), lang),
        book(Tr::new("Annuaire", "Directory"), vec![directory::table(&staff, lang)], lang),
        book(Tr::new("Projet", "Project"), project::tables(lang), lang),
    ]
}

fn book(name: Tr, tables: Vec<Table>, lang: Lang) -> Workbook {
    Workbook { path: format!("{}.xlsx", name.get(lang)), lang, created: today(), tables }
}

/// The day on which the example stands, so that it never ages (setting `date du jour`).
pub fn today() -> Day {
    date(2027, 1, 18)
}

fn date(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a date written in this program")
}

/// A sheet as declared, with these of its columns.
fn sheet(spec: &SheetSpec, fields: &[&'static str], rows: Vec<Vec<Content>>, lang: Lang) -> Table {
    let columns = fields.iter().map(|field| {
        let at = spec.index(field).unwrap_or_else(|| panic!("{} has no column {field}: the example is tested with the schema", spec.kind));
        let declared = spec.columns[at].document_column(lang);
        Column { note: String::new(), owner: crate::document::Owner::Jalon, ..declared }
    });
    plain(spec.kind, spec.name, columns.collect(), rows, lang)
}

/// A table as people keep them: a header, rows, filters.
fn plain(kind: &'static str, name: Tr, columns: Vec<Column>, rows: Vec<Vec<Content>>, lang: Lang) -> Table {
    Table {
        columns,
        rows: rows.into_iter().map(|cells| Row::new("", cells)).collect(),
        fixed: 1,
        page: Page::Landscape,
        ..Table::new(kind, name.get(lang))
    }
}

/// A value as its cell type writes it.
fn cell<T: CellType>(value: &T, lang: Lang) -> Content {
    value.write(lang).into()
}

/// A text in both languages.
fn said(text: Tr, lang: Lang) -> Content {
    text.get(lang).into()
}

fn number(n: f64) -> Content {
    Content::Value(Value::Number(n))
}

/// A column that Jalon does not know.
fn own_column(header: Tr, lang: Lang) -> Column {
    Column::new("own", header.get(lang), Look::Text)
}
