//! `RACI`: the method's matrix, then who each actor is in each service.

use super::Results;
use super::cells::column;
use super::planning::by_go_live;
use crate::document::{Column, Content, Look, Row, Table};
use crate::model::RaciReading;
use crate::steering::who;
use crate::text::labels::planning as words;

pub fn table(results: &Results<'_>) -> Table {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let raci = &hospital.raci;
    let mut table = Table::new("raci", words::RACI.get(lang));
    table.columns = vec![
        column(lang, "by", words::BY, Look::Text).width(10.0),
        column(lang, "code", words::CODE, Look::Code).width(10.0),
        column(lang, "name", words::NAME, Look::Text).width(30.0),
    ];
    table.columns.extend(raci.actors.iter().map(|code| Column::new("actor", code.as_str(), Look::Long).width(16.0)));
    table.fixed = 3;
    let note = match hospital.settings.raci_reading {
        RaciReading::RealiseApprouve => words::RACI_NOTE,
        RaciReading::ResponsableActeur => words::RACI_NOTE_OTHER,
    };
    table.above = vec![vec![note.get(lang).into()]];
    for op in hospital.operation_indices() {
        let operation = hospital.operation(op);
        let mut cells = vec![words::BY_OPERATION.get(lang).into(), operation.code.as_str().into(), operation.name.as_str().into()];
        cells.extend((0..raci.actors.len()).map(|actor| raci.letters.get(&(op, actor)).map_or(Content::Empty, |l| l.shown().into())));
        table.rows.push(Row::new(operation.code.as_str(), cells));
    }
    for service in by_go_live(results) {
        let ward = hospital.service(service);
        let mut cells = vec![words::BY_SERVICE.get(lang).into(), ward.code.as_str().into(), ward.name.as_str().into()];
        cells.extend(raci.actors.iter().map(|actor| who::names(hospital, actor, Some(service)).into()));
        table.rows.push(Row::new(format!("{}|", ward.code), cells));
    }
    table
}
