//! `jalon compare`: trajectories side by side.

use super::Exit;
use super::load::load;
use super::screen::Screen;
use crate::cli::Common;
use crate::model::{Effort, Hospital};
use crate::plan::{self, Scenario};
use crate::schema::CellType as _;
use crate::text::labels::screen::{self as words, say};
use crate::text::{Say as _, Tr, number, percent, short_day};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Words of a scenario, under its head.
type Line = (Tr, fn(&Scenario, &Hospital, &Screen) -> String);

const LINES: [Line; 9] = [
    (words::LAST_GO_LIVE, |s, _, screen| s.last_go_live.map(|d| short_day(d, screen.lang)).unwrap_or_default()),
    (words::END, |s, _, screen| s.end.map(|d| short_day(d, screen.lang)).unwrap_or_default()),
    (words::PEAK, |s, _, screen| s.peak.people.say(screen.lang)),
    (words::FULLEST, |s, h, screen| s.peak.team.map(|t| format!("{} {}", h.team(t).code, percent(s.peak.load, screen.lang))).unwrap_or_default()),
    (words::EXPOSED, |s, _, screen| s.exposed.0.say(screen.lang)),
    (words::LATE, |s, _, screen| s.late.len().say(screen.lang)),
    (words::RISK, |s, _, screen| s.at_risk.map_or_else(|| "–".to_owned(), |r| percent(r, screen.lang))),
    (words::WORK, |s, _, screen| number(s.work, screen.lang)),
    (words::COST, |s, _, screen| s.cost.map_or_else(|| "–".to_owned(), |c| number(c, screen.lang))),
];

pub(super) fn compare(inputs: &[PathBuf], out: Option<&Path>, common: &Common, screen: &Screen) -> Exit {
    let loaded = load(inputs, out, Effort::default(), common, screen);
    if !loaded.any {
        return screen.refuse(Exit::System, &say::nothing_read(screen.lang));
    }
    let h = &loaded.hospital;
    let scenarios = screen.stage(words::PLANNING, || plan::compare(h, &loaded.context));
    if screen.json {
        let one = |s: &Scenario| {
            let team = s.peak.team.map(|t| h.team(t).code.as_str());
            let late: Vec<&str> = s.late.iter().map(|x| h.service(*x).code.as_str()).collect();
            serde_json::json!({
                "strategy": s.strategy.write(crate::model::Lang::En).shown(), "last_go_live": s.last_go_live, "end": s.end, "peak_people": s.peak.people, "fullest_team": team,
                "fullest_load": s.peak.load, "users_on_busiest_go_live": s.exposed.0, "late": late, "at_risk": s.at_risk, "work": s.work, "cost": s.cost, "unpriced": s.unpriced,
            })
        };
        screen.json(&serde_json::json!({ "exit": 0, "scenarios": scenarios.iter().map(one).collect::<Vec<_>>() }));
        return Exit::Done;
    }
    let mut text = format!("{:<34}", "");
    for s in &scenarios {
        let _ = write!(text, "{:>22}", s.strategy.write(screen.lang).shown());
    }
    for (head, line) in LINES {
        let _ = write!(text, "\n{:<34}", head.get(screen.lang));
        for s in &scenarios {
            let _ = write!(text, "{:>22}", line(s, h, screen));
        }
    }
    let _ = writeln!(text, "\n\n{}", words::COMPARED.get(screen.lang));
    screen.result(&text)
}
