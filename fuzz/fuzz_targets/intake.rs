//! Sheets as text, `== name` above each and `|` between cells, through the whole intake: no panic, every fault in words, no more people than rows.
#![no_main]

use jalon::intake::{Clock, read};
use jalon::model::{Cell, Day, Grid, Lang, Previous, Row, Sources, Value};
use libfuzzer_sys::fuzz_target;

fn value(text: &str) -> Value {
    if text.starts_with('#') && text.len() < 9 {
        return Value::Error(text.into());
    }
    if let Ok(day) = text.parse::<Day>() {
        return Value::day(day);
    }
    match (text, text.parse::<f64>()) {
        ("VRAI", _) => Value::Bool(true),
        (_, Ok(n)) if !text.starts_with('0') || text.len() == 1 => Value::Number(n),
        _ => Value::text(text),
    }
}

fn cells(line: &str) -> Vec<Cell> {
    let all = (0_u32..).zip(line.split('|')).map(|(col, text)| (col, text.trim()));
    all.filter(|(_, text)| !text.is_empty()).map(|(col, text)| Cell { col, value: value(text) }).collect()
}

fuzz_target!(|text: &str| {
    let mut sources = Sources::default();
    let mut grids: Vec<Grid> = Vec::new();
    for (row, line) in (0_u32..).zip(text.lines()) {
        if let Some(name) = line.strip_prefix("==") {
            let sheet = sources.add("a.xlsx", Some(name.trim()));
            grids.push(Grid { sheet, name: name.trim().to_owned(), rows: Vec::new(), merges: Vec::new(), turned: false });
        } else if let Some(grid) = grids.last_mut() {
            let cells = cells(line);
            if !cells.is_empty() {
                grid.rows.push(Row { row, cells, struck: false, hidden: line.ends_with('~') });
            }
        }
    }
    let rows: usize = grids.iter().map(|g| g.rows.len()).sum();
    let day = Day::from_ymd_opt(2027, 1, 15).expect("a date");
    let clock = Clock { stated: Some(day), machine: day };
    let intake = read(&mut grids, &sources, clock, Lang::Fr, Previous::default(), &[]);
    jalon_fuzz::said(&intake.diagnostics);
    assert!(intake.hospital.people.len() <= rows * 3, "more people than rows can name");
});
