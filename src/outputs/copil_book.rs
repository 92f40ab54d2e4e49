//! report/copil.xlsx: status, slips, load, decisions and messages, all lines, without names of people.

use super::Results;
use super::cells::column;
use super::planning::by_go_live;
use super::synthesis::ask;
use super::{load, status};
use crate::diagnostics::Fault;
use crate::document::{Document, Look, Row, Rule, Table, Tone, Workbook};
use crate::text::labels::{copil as words, planning};

pub fn document(results: &Results<'_>) -> Document {
    let tables = vec![to_see(results), services(results), slips(results), load::public_table(results)];
    Document::Workbook(Workbook { path: "report/copil.xlsx".into(), lang: results.context.lang, created: results.context.today, tables })
}

fn to_see(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let mut table = Table::new("decisions", words::TO_SEE.get(lang));
    table.columns = vec![
        column(lang, "ask", planning::ASK, Look::Text).width(12.0),
        column(lang, "service", planning::SERVICE, Look::Code).width(14.0),
        column(lang, "what", words::SUBJECT, Look::Long).width(70.0),
        column(lang, "help", planning::HELP, Look::Long).width(50.0),
    ];
    let line = |a: &crate::steering::Attention| {
        let service = a.service.map_or(planning::PROJECT.get(lang), |s| results.hospital.service(s).code.as_str());
        Row::new("", vec![ask(a.ask).get(lang).into(), service.into(), a.cause.message(lang).into(), a.cause.help(lang).into()])
    };
    table.rows = results.review.attention.iter().map(line).collect();
    table
}

fn services(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let mut table = Table::new("status", planning::STATUS.get(lang));
    table.columns = status::columns(lang);
    table.fixed = 3;
    table.rows = by_go_live(results).into_iter().filter_map(|s| status::service_row(results, s, false)).collect();
    table.rules = status::rules(results);
    table
}

fn slips(results: &Results<'_>) -> Table {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let mut table = Table::new("slips", words::SLIP_SHEET.get(lang));
    table.columns = vec![
        column(lang, "service", planning::SERVICE, Look::Code).width(12.0),
        column(lang, "name", planning::NAME, Look::Text).width(30.0),
        column(lang, "announced", planning::ANNOUNCED, Look::Day).width(13.0),
        column(lang, "go_live", planning::FORECAST, Look::Day).width(13.0),
        column(lang, "slip", planning::SLIP, Look::Whole),
        column(lang, "why", planning::CAUSE, Look::Long).width(60.0),
    ];
    let mut moved: Vec<_> = results.review.services.iter().filter(|s| s.slip_days != 0).collect();
    moved.sort_by_key(|s| (-s.slip_days, s.service));
    let line = |s: &&crate::steering::ServiceStatus| {
        let ward = hospital.service(s.service);
        let why = hospital.go_live_operation().and_then(|op| results.plan.activity(s.service, op)).map(|a| a.cause.message(lang));
        let cells = vec![
            ward.code.as_str().into(),
            ward.name.as_str().into(),
            s.announced.into(),
            s.go_live.into(),
            super::cells::live("{go_live}-{announced}", s.slip_days as f64),
            why.unwrap_or_default().into(),
        ];
        Row::new("", cells)
    };
    table.rows = moved.iter().map(line).collect();
    table.rules = vec![Rule::When { formula: "AND(ISNUMBER({slip}),{slip}>0)".into(), columns: vec!["slip"], tone: Tone::Attention }];
    table
}
