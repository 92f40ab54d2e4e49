//! `Anomalies`: kept by people, one row an anomaly.

use super::Results;
use super::cells::{kept, quoted, widths, word};
use crate::document::{Content, Row, Rule, Table, Tone};
use crate::model::Gravity;
use crate::schema::sheets::IssueRow;
use crate::text::labels::planning as words;

pub fn table(results: &Results<'_>) -> Table {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let mut table = Table::new("issues", words::ISSUES.get(lang));
    table.columns = kept::<IssueRow>(lang);
    widths(
        &mut table.columns,
        &[("id", 10.0), ("title", 48.0), ("service", 12.0), ("operation", 12.0), ("gravity", 12.0), ("owner", 22.0), ("blocking", 11.0)],
    );
    table.keyed = true;
    let row = |i: &crate::model::Issue| {
        let cells = vec![
            Content::from(i.id.as_str()),
            i.title.as_str().into(),
            i.service.map_or("", |s| hospital.service(s).code.as_str()).into(),
            i.operation.map_or("", |o| hospital.operation(o).code.as_str()).into(),
            word(&i.gravity, lang).into(),
            i.opened.into(),
            i.closed.into(),
            i.owner.as_str().into(),
            word(&i.blocking, lang).into(),
        ];
        Row::new(i.id.as_str(), cells)
    };
    table.rows = hospital.issues.iter().map(row).collect();
    let (blocking, yes) = (quoted(&word(&Gravity::Blocking, lang)), quoted(&word(&true, lang)));
    table.rules = vec![
        Rule::When { formula: "{closed}<>\"\"".into(), columns: vec!["id", "title"], tone: Tone::Muted },
        Rule::When {
            formula: format!("AND({{id}}<>\"\",{{closed}}=\"\",OR({{gravity}}={blocking},{{blocking}}={yes}))"),
            columns: vec!["id", "gravity"],
            tone: Tone::Bad,
        },
    ];
    table
}
