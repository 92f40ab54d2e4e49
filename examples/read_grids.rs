//! Reads files and folders as `jalon` does and says what it took, beside a bare pass of calamine's streaming reader over the same workbooks.
//!
//! `cargo run --release --example read_grids -- PATH…`; `--only ours` or `--only calamine` for the peak memory of one of them; `--dump` for every cell.

mod bare;

use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let mut paths: Vec<PathBuf> = Vec::new();
    let (mut only, mut dump) = (None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => only = arguments.next(),
            "--dump" => dump = true,
            _ => paths.push(argument.into()),
        }
    }
    if only.as_deref() != Some("ours") {
        let start = Instant::now();
        let cells: usize = paths.iter().filter(|p| p.is_file()).map(|p| bare::cells(p)).sum();
        println!("calamine: {cells} cells, {:.3} s", start.elapsed().as_secs_f64());
    }
    if only.as_deref() != Some("calamine") {
        let start = Instant::now();
        let read = jalon::input::read(&paths, None);
        let seconds = start.elapsed().as_secs_f64();
        let cells: usize = read.grids.iter().flat_map(|g| &g.rows).map(|r| r.cells.len()).sum();
        println!("jalon: {} sheets, {cells} cells, {} diagnostics, {seconds:.3} s", read.grids.len(), read.diagnostics.len());
        for grid in read.grids.iter().filter(|_| dump) {
            for row in &grid.rows {
                let cells: Vec<String> = row.cells.iter().map(|c| format!("{}={:?}", jalon::model::place::a1(row.row, c.col), c.value)).collect();
                println!("{}!{}{}", grid.name, if row.hidden { "(hidden) " } else { "" }, cells.join(" "));
            }
        }
        for diagnostic in read.diagnostics.iter().take(20) {
            let file = diagnostic.at.map(|at| read.sources.file(at).to_owned()).unwrap_or_default();
            println!("  {} {file}: {}", diagnostic.code(), diagnostic.fault.message(jalon::model::Lang::En));
        }
    }
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", peak.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default());
}
