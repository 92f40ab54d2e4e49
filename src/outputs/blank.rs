//! The input workbooks to fill in: a sheet a declaration, drop-downs, and a help sheet that says what each column is.

use crate::document::{Column, Content, Document, Look, Row, Table, Workbook};
use crate::model::{Day, Lang, Settings, Value};
use crate::schema::reference::{Template, cells};
use crate::schema::sheets::{ALL, spec};
use crate::schema::{Presence, SheetSpec, settings};
use crate::text::Tr;
use crate::text::labels::blank as words;

/// The workbooks, and the sheets that each one holds.
const BOOKS: [(Tr, &[&str]); 4] = [
    (words::PEOPLE, &["users", "absences", "existing_accounts"]),
    (words::CYCLE, &["services", "operations", "raci", "teams", "actors"]),
    (words::TRAINING, &["profiles", "modules", "trainers", "rooms", "sessions", "attendance"]),
    (words::PROJECT, &["settings", "calendar", "tracking", "issues", "benefits", "pilot_exit", "flows", "columns"]),
];
/// Rows under which the drop-downs hold.
const ROWS: usize = 200;

/// All workbooks to fill in. `created`: the day in their properties.
pub fn documents(lang: Lang, created: Day) -> Vec<Document> {
    let book = |(name, kinds): &(Tr, &[&str])| {
        let mut tables = vec![help(kinds, lang)];
        tables.extend(kinds.iter().filter_map(|kind| if *kind == "raci" { Some(raci(lang)) } else { spec(kind).map(|s| sheet(s, lang)) }));
        Document::Workbook(Workbook { path: format!("{}.xlsx", name.get(lang)), lang, created, tables })
    };
    BOOKS.iter().map(book).collect()
}

/// A sheet with its header, its drop-downs, and what we can fill in: the example cycle, the settings with their defaults.
pub fn sheet(spec: &'static SheetSpec, lang: Lang) -> Table {
    let mut table = Table::new(spec.kind, spec.name.get(lang));
    table.columns = spec.document_columns(lang);
    table.fixed = 1;
    match spec.kind {
        "operations" => table.rows = from_template(Template::Cycle, spec, lang),
        "teams" => table.rows = from_template(Template::Teams, spec, lang),
        "settings" => table.rows = all_settings(lang),
        _ => table.rows = (0..ROWS).map(|_| Row::new("", vec![Content::Empty; spec.columns.len()])).collect(),
    }
    table
}

/// Rows of a template, each cell under the column that its header names.
fn from_template(template: Template, spec: &SheetSpec, lang: Lang) -> Vec<Row> {
    let mut lines = cells(template, lang).into_iter();
    let header = lines.next().unwrap_or_default();
    let columns: Vec<Option<usize>> = header.iter().map(|h| spec.columns.iter().position(|c| *h == Value::text(c.header.get(lang)))).collect();
    lines
        .map(|line| {
            let mut row = vec![Content::Empty; spec.columns.len()];
            for (column, value) in columns.iter().zip(line) {
                if let Some(cell) = column.and_then(|c| row.get_mut(c)) {
                    *cell = value.into();
                }
            }
            Row::new("", row)
        })
        .collect()
}

fn all_settings(lang: Lang) -> Vec<Row> {
    let defaults = Settings::default();
    settings::ALL.iter().map(|s| Row::new("", vec![s.key.get(lang).into(), (s.get)(&defaults, lang).into(), Content::Empty])).collect()
}

fn raci(lang: Lang) -> Table {
    let mut lines = cells(Template::Raci, lang).into_iter();
    let mut table = Table::new("raci", "RACI");
    let header = lines.next().unwrap_or_default();
    table.columns = header
        .iter()
        .enumerate()
        .map(|(i, h)| Column::new("actor", h.shown(), if i == 0 { Look::Code } else { Look::Mark }).width(if i == 0 { 14.0 } else { 10.0 }))
        .collect();
    table.rows = lines.map(|line| Row::new("", line.into_iter().map(Content::from).collect())).collect();
    table.fixed = 1;
    table
}

/// What each column of the workbook's sheets is.
fn help(kinds: &[&str], lang: Lang) -> Table {
    let mut table = Table::new("help", words::HELP.get(lang));
    words::HELP_TITLE.get(lang).clone_into(&mut table.title);
    table.filter = false;
    let column = |field, header: Tr, look, width| Column::new(field, header.get(lang), look).width(width);
    table.columns = vec![
        column("tab", words::TAB, Look::Text, 20.0),
        column("title", words::TITLE, Look::Text, 26.0),
        column("needed", words::NEEDED, Look::Mark, 12.0),
        column("meaning", words::MEANING, Look::Long, 60.0),
        column("form", words::FORM, Look::Long, 48.0),
    ];
    for spec in ALL.iter().filter(|s| kinds.contains(&s.kind)) {
        for c in spec.columns {
            let needed = if c.presence == Presence::Optional { "" } else { words::YES.get(lang) };
            let choices = (c.choices)(lang).join(", ");
            let form = if choices.is_empty() { c.expected.get(lang).to_owned() } else { choices };
            table
                .rows
                .push(Row::new("", vec![spec.name.get(lang).into(), c.header.get(lang).into(), needed.into(), c.help.get(lang).into(), form.into()]));
        }
    }
    table
}
