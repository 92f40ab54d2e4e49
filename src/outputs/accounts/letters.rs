//! `secret/letters.xlsx`: one row a person for Word's mail merge, and the same letters ready to print, one a page.

use super::facts::Subject;
use crate::document::table::{Column, Content, Look, Page, Row, Table, Tone, Workbook};
use crate::model::{Hospital, Lang, Value};
use crate::outputs::Results;
use crate::text::Tr;
use crate::text::labels::accounts as labels;

/// Path inside OUT: the owner-only folder.
pub(super) const PATH: &str = "accounts/secret/letters.xlsx";

/// Excel takes no more breaks in a sheet; beyond, letters come from the mail merge.
const PAGES: usize = 1000;

/// Header, width of the printed label aside.
const FIELDS: &[(&str, Tr, Look)] = &[
    ("id", labels::STAFF_ID, Look::Code),
    ("last", labels::LAST, Look::Text),
    ("first", labels::FIRST, Look::Text),
    ("service", labels::SERVICE, Look::Text),
    ("manager", labels::MANAGER, Look::Text),
    ("job", labels::JOB, Look::Text),
    ("login", labels::LOGIN, Look::Code),
    ("email", labels::EMAIL, Look::Code),
    ("password", labels::PASSWORD, Look::Code),
    ("opens", labels::OPENS, Look::Day),
];

pub(super) fn workbook(results: &Results<'_>, subjects: &[Subject<'_>]) -> Workbook {
    let lang = results.context.lang;
    let theirs: Vec<&Subject<'_>> = subjects.iter().filter(|s| s.secret.is_some() && s.entry.person.is_some()).collect();
    let mut tables = vec![merge(results.hospital, &theirs, lang)];
    if theirs.len() <= PAGES {
        tables.push(printed(results.hospital, &theirs, lang));
    }
    Workbook { path: PATH.into(), lang, created: results.context.today, tables }
}

fn content(subject: &Subject<'_>, hospital: &Hospital, field: &str) -> Content {
    let entry = subject.entry;
    let service = entry.service.map(|s| hospital.service(s));
    let manager = || service.and_then(|s| s.manager).map(|m| hospital.person(m).listed());
    match field {
        "id" => entry.id.as_str().into(),
        "last" => entry.last.as_str().into(),
        "first" => entry.first.as_str().into(),
        "service" => service.map_or("", |s| if s.name.is_empty() { s.code.as_str() } else { &s.name }).into(),
        "manager" => manager().or_else(|| service.map(|s| s.manager_text.clone())).into(),
        "job" => entry.job.as_str().into(),
        "login" => entry.login.0.as_str().into(),
        "email" => entry.email.as_str().into(),
        "password" => subject.secret.map_or("", |s| s.reveal()).into(),
        "opens" => entry.opens.into(),
        _ => Content::Empty,
    }
}

/// Word takes the first row as names of fields: nothing stands above it.
fn merge(hospital: &Hospital, subjects: &[&Subject<'_>], lang: Lang) -> Table {
    let mut table = Table::new("letters", labels::LETTERS.get(lang));
    table.columns = FIELDS.iter().map(|(field, header, look)| Column::new(field, header.get(lang), *look)).collect();
    table.columns.push(Column::new("handed", labels::HANDED.get(lang), Look::Day));
    table.rows = subjects
        .iter()
        .map(|s| {
            let mut cells: Vec<Content> = FIELDS.iter().map(|(field, ..)| content(s, hospital, field)).collect();
            cells.push(Content::Empty);
            Row::new("", cells)
        })
        .collect();
    table
}

/// A page a person: service and manager first, to sort the envelopes; the password last.
fn printed(hospital: &Hospital, subjects: &[&Subject<'_>], lang: Lang) -> Table {
    let mut table = Table::new("printed_letters", labels::PRINTED.get(lang));
    table.columns =
        vec![Column::new("label", hospital.settings.hospital.as_str(), Look::Text).width(26.0), Column::new("value", "", Look::Long).width(58.0)];
    table.page = Page::Portrait;
    table.filter = false;
    for (at, subject) in subjects.iter().enumerate() {
        let order = ["service", "manager", "last", "first", "id", "login", "email", "opens", "password"];
        for (line, field) in order.iter().enumerate() {
            let header = FIELDS.iter().find(|(f, ..)| f == field).map_or("", |(_, h, _)| h.get(lang));
            let mut row = Row::new("", vec![header.into(), said(content(subject, hospital, field), lang)]);
            row.page_break = line == 0 && at > 0;
            table.rows.push(if line == 0 { row.tone(Tone::Title) } else { row });
        }
        table.rows.push(Row::new("", vec![Content::Empty, labels::LETTER.get(lang).into()]));
    }
    table
}

/// Every cell of the printed column is text.
fn said(content: Content, lang: Lang) -> Content {
    match content {
        Content::Value(Value::Date(at)) => crate::text::day(at.date(), lang).into(),
        other => other,
    }
}
