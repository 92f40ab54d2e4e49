//! Prints a roster for an instance of the rosters' bench: `cargo run --release --example roster_instance -- INSTANCE.json [TRIES] > ROSTER.json`.

use jalon::roster::engine::solve;
use jalon::roster::improve::Search;
use jalon::roster::wire::InstanceFile;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("roster_instance INSTANCE.json > ROSTER.json");
        std::process::exit(3);
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(4);
        }
    };
    let file: InstanceFile = match serde_json::from_str(&text) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(2);
        }
    };
    let instance = file.instance();
    let started = Instant::now();
    let tries = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(20);
    let solution = solve(&instance, Search { seed: 1, tries });
    let seated = solution.seats.seat.iter().filter(|s| **s != u32::MAX).count();
    let sessions = solution.seats.live().count();
    eprintln!(
        "{seated} of {} seats, {sessions} sessions, {} announced seats lost, {:.2} s",
        solution.seats.pairs.len(),
        solution.lost.len(),
        started.elapsed().as_secs_f64()
    );
    println!("{}", serde_json::to_string(&jalon::roster::answer::file(&solution)).expect("plain values"));
}
