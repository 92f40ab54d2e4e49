//! How long a large hospital takes: `cargo run --release --example roster_large [SERVICES] [PEOPLE A SERVICE]` (900 × 111 unless said).

#[allow(dead_code)] // the tests use the rest
#[path = "../tests/roster/house.rs"]
mod house;

use std::time::Instant;

fn main() {
    let mut sizes = std::env::args().skip(1).filter_map(|a| a.parse::<u32>().ok());
    let (services, size) = (sizes.next().unwrap_or(900), sizes.next().unwrap_or(111));
    let mut h = house::house(services, size);
    // Twelve sites, forty services a fortnight, a room and a trainer for each ten services.
    let site = |n: u32| format!("Site {}", n % 12);
    let start = house::day(2027, 3, 15);
    let end = start + chrono::Days::new(u64::from(services / 40 + 2) * 14);
    h.plan.calendar = jalon::model::Calendar::new(house::day(2027, 1, 4), end, &std::collections::BTreeSet::new());
    h.plan.activities = (0..services).map(|s| house::live(&h.plan.calendar, s, start + chrono::Days::new(u64::from(s / 40) * 14))).collect();
    for (n, service) in (0..).zip(&mut h.hospital.services) {
        service.site = site(n);
    }
    let resources = services / 10 + 12;
    h.hospital.rooms = (0..resources).map(|n| house::room(&format!("S{n:03}"), 10)).collect();
    for (n, room) in (0..).zip(&mut h.hospital.rooms) {
        room.site = site(n);
    }
    h.hospital.trainers = (0..resources).map(|n| house::trainer(&format!("F{n:03}"))).collect();
    let started = Instant::now();
    let (roster, said) = jalon::roster::roster(&h.hospital, &h.plan, &h.context);
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{} people, {} services: {} of {} seats in {} sessions, {} diagnostics, {seconds:.1} s",
        h.hospital.people.len(),
        services,
        roster.seats_wanted as usize - roster.not_seated.len(),
        roster.seats_wanted,
        roster.sessions.len(),
        said.len()
    );
    let started = Instant::now();
    let text = jalon::roster::json_text(&h.hospital, &h.plan, &roster, &h.context);
    println!("roster.json: {} MB in {:.1} s", text.len() / 1_000_000, started.elapsed().as_secs_f64());
}
