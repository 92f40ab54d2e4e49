//! CPU and memory of `jalon check` beside a bare pass of calamine's cell reader over the same workbooks: turn by turn in one run, medians of the turns.
//!
//! `cargo run --release --example check_beside_calamine -- PATH…`, files or folders of .xlsx; `--rounds N` (5). Each turn is a process of its own, so that
//! its CPU (user and system, all threads, its end included) is what the system counted for it. Linux alone: the figures come from /proc.

mod bare;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn main() {
    let (mut paths, mut rounds, mut part) = (Vec::<PathBuf>::new(), 5, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rounds" => rounds = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(rounds),
            "--part" => part = arguments.next(),
            _ => paths.push(argument.into()),
        }
    }
    match part.as_deref() {
        Some("calamine") => println!("{}", workbooks(&paths).iter().map(|p| bare::cells(p)).sum::<usize>()),
        Some(_) => check(&paths),
        None if cpu_of_children().is_none() => println!("skipped: there is no /proc here"),
        None => beside(&paths, rounds),
    }
}

/// The whole command as a user runs it, then the peak of its memory on stderr.
fn check(paths: &[PathBuf]) {
    let command = ["jalon", "check", "--format", "json", "--today", "2027-01-15"].map(Into::into);
    let _ = jalon::app::main(command.into_iter().chain(paths.iter().map(|p| p.clone().into_os_string())).collect());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).and_then(|l| l.trim().strip_suffix("kB")).unwrap_or("0");
    eprintln!("{}", peak.trim());
}

fn beside(paths: &[PathBuf], rounds: usize) {
    let (mut bare, mut whole, mut peaks, mut cells, mut rows) = (Vec::new(), Vec::new(), Vec::new(), 0_usize, 0_u64);
    for _ in 0..rounds {
        let (seconds, out, _) = turn("calamine", paths);
        cells = out.trim().parse().unwrap_or(0);
        bare.push(seconds);
        let (seconds, out, peak) = turn("check", paths);
        let report: serde_json::Value = serde_json::from_str(&out).expect("a report");
        rows = report["recognised"].as_array().into_iter().flatten().filter_map(|t| t["rows"].as_u64()).sum();
        whole.push(seconds);
        peaks.push(peak.trim().parse::<f64>().unwrap_or(0.0) / 1024.0);
    }
    let (bare, whole, peak) = (median(&mut bare), median(&mut whole), median(&mut peaks));
    println!("calamine's bare pass: {cells} cells, {bare:.2} s of CPU");
    println!("jalon check: {rows} rows, {whole:.2} s of CPU, peak {peak:.0} MiB");
    println!("ratio {:.2}; {:.2} µs and {:.2} KiB a row", whole / bare, whole * 1e6 / rows as f64, peak * 1024.0 / rows as f64);
}

/// One part in a process of its own: seconds of CPU, what it said on stdout and stderr.
fn turn(part: &str, paths: &[PathBuf]) -> (f64, String, String) {
    let before = cpu_of_children().unwrap_or(0.0);
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    let out = command.args(["--part", part]).args(paths).stdin(Stdio::null()).output().expect("it runs again");
    let seconds = cpu_of_children().unwrap_or(0.0) - before;
    (seconds, String::from_utf8_lossy(&out.stdout).into_owned(), String::from_utf8_lossy(&out.stderr).into_owned())
}

/// Seconds of user and system of all processes that were waited for: fields 16 and 17 of proc(5)'s stat, in hundredths.
fn cpu_of_children() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(0.0)
}

/// The files themselves, and the .xlsx of folders.
fn workbooks(paths: &[PathBuf]) -> Vec<PathBuf> {
    let inside = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(|e| Some(e.ok()?.path()));
        entries.filter(|p| p.extension().is_some_and(|e| e == "xlsx")).collect::<Vec<_>>()
    };
    paths.iter().flat_map(|p| if p.is_dir() { inside(p) } else { vec![p.clone()] }).collect()
}
