//! `Anomalies`: kept by people, one row an anomaly.

use super::Results;
use super::cells::{column, quoted};
use crate::document::{Content, Look, Owner, Row, Rule, Table, Tone};
use crate::model::Gravity;
use crate::text::labels::planning as words;

pub fn table(results: &Results<'_>) -> Table {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let mut table = Table::new("issues", words::ISSUES.get(lang));
    let c = |field, header, look| column(lang, field, header, look).owned(Owner::Both);
    let gravities = words::GRAVITIES.iter().map(|g| words::gravity(*g).get(lang).to_owned()).collect();
    let yes_no = vec![words::YES.get(lang).to_owned(), words::NO.get(lang).to_owned()];
    table.columns = vec![
        c("id", words::ISSUE_ID, Look::Code).width(10.0),
        c("title", words::ISSUE_TITLE, Look::Long).width(48.0),
        c("service", words::SERVICE, Look::Code).width(12.0),
        c("operation", words::OPERATION, Look::Code).width(12.0),
        c("severity", words::GRAVITY, Look::Text).choices(gravities).width(12.0),
        c("opened", words::OPENED, Look::Day),
        c("closed", words::CLOSED, Look::Day),
        c("owner", words::OWNER, Look::Text).width(22.0),
        c("blocking", words::BLOCKING, Look::YesNo).choices(yes_no).width(11.0),
    ];
    table.keyed = true;
    table.rows = hospital
        .issues
        .iter()
        .map(|i| {
            let cells = vec![
                Content::from(i.id.as_str()),
                i.title.as_str().into(),
                i.service.map_or("", |s| hospital.service(s).code.as_str()).into(),
                i.operation.map_or("", |o| hospital.operation(o).code.as_str()).into(),
                words::gravity(i.gravity).get(lang).into(),
                i.opened.into(),
                i.closed.into(),
                i.owner.as_str().into(),
                if i.blocking { words::YES.get(lang).into() } else { words::NO.get(lang).into() },
            ];
            Row::new(i.id.as_str(), cells)
        })
        .collect();
    let blocking = quoted(words::gravity(Gravity::Blocking).get(lang));
    let yes = quoted(words::YES.get(lang));
    table.rules = vec![
        Rule::When { formula: "{closed}<>\"\"".into(), columns: vec!["id", "title"], tone: Tone::Muted },
        Rule::When {
            formula: format!("AND({{id}}<>\"\",{{closed}}=\"\",OR({{severity}}={blocking},{{blocking}}={yes}))"),
            columns: vec!["id", "severity"],
            tone: Tone::Bad,
        },
    ];
    table
}
