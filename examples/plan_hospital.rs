//! Plans a made-up hospital by each strategy and says how long it takes: `plan_hospital [services] [iterations a service]`.

use jalon::model::{
    Code, Complexity, Context, Day, Effort, Hospital, Lag, Lang, Link, LinkType, MaxWait, OpIx, Operation, OperationKind, PersonDays, Place, Service,
    ServiceIx, Settings, SheetId, Strategy, Team, TeamIx, WorkTime,
};
use std::time::Instant;

/// Code, days, days a user, team, people, predecessors.
type Row = (&'static str, f64, f64, u32, u32, &'static [u32]);

/// A cycle of 24 operations; example values of ours.
const CYCLE: [Row; 24] = [
    ("CADR", 0.5, 0.0, 0, 1, &[]),
    ("AUDIT", 1.0, 0.02, 1, 1, &[0]),
    ("RECU", 2.0, 0.01, 2, 1, &[0]),
    ("CMD", 1.0, 0.0, 0, 1, &[1]),
    ("RESEAU", 1.5, 0.02, 3, 1, &[1]),
    ("INST", 1.0, 0.05, 1, 1, &[3, 4]),
    ("PARAM", 3.0, 0.02, 4, 1, &[2]),
    ("PARSPE", 2.0, 0.0, 4, 1, &[2]),
    ("INTERF", 1.5, 0.0, 5, 1, &[2]),
    ("DROITS", 0.5, 0.01, 6, 1, &[2]),
    ("COMPTES", 0.5, 0.01, 6, 1, &[9]),
    ("REPR", 1.0, 0.01, 7, 1, &[6]),
    ("RECETTE", 1.5, 0.0, 4, 1, &[6, 7, 8, 5]),
    ("CORR", 1.0, 0.0, 4, 1, &[12]),
    ("PROC", 2.0, 0.01, 2, 1, &[2]),
    ("REFER", 1.0, 0.01, 8, 1, &[13, 14, 10]),
    ("FMED", 0.5, 0.01, 8, 1, &[15]),
    ("FSOIN", 1.0, 0.03, 8, 1, &[15]),
    ("FSEC", 0.5, 0.005, 8, 1, &[15]),
    ("REPET", 1.0, 0.0, 9, 1, &[16, 17, 18, 5, 11]),
    ("GONOGO", 0.5, 0.0, 0, 1, &[19]),
    ("BASC", 1.0, 0.0, 9, 1, &[20]),
    ("ASSIST", 3.0, 0.02, 9, 1, &[21]),
    ("BILAN", 0.5, 0.0, 0, 1, &[22]),
];
const TEAMS: [(&str, u32); 10] =
    [("PMO", 2), ("INST", 3), ("PROC", 3), ("RES", 2), ("CONF", 2), ("INTEG", 1), ("IDENT", 1), ("DATA", 1), ("FORM", 4), ("ASSI", 6)];

fn operation(row: Row) -> Operation {
    let (code, base, per_user, team, people, after) = row;
    Operation {
        code: Code::new(code),
        name: code.into(),
        kind: OperationKind::Technical,
        base,
        per_user,
        complexity_effect: false,
        min: None,
        max: None,
        optimistic: None,
        pessimistic: None,
        effort: PersonDays(base),
        predecessors: after.iter().map(|f| Link { from: OpIx(*f), kind: LinkType::FinishStart, lag: Lag(0) }).collect(),
        max_wait: if code == "BASC" { vec![MaxWait { to: OpIx(22), max: WorkTime(0) }] } else { Vec::new() },
        team: Some(TeamIx(team)),
        people,
        modules: Vec::new(),
        recurrent: false,
        can_be_anticipated: false,
        go_live: code == "BASC",
        training: matches!(code, "REFER" | "FMED" | "FSOIN" | "FSEC"),
        place: None,
    }
}

fn service(ix: u32) -> Service {
    Service {
        code: Code::new(format!("S{ix:03}")),
        name: String::new(),
        parent: String::new(),
        site: String::new(),
        manager: None,
        manager_text: String::new(),
        complexity: Complexity::Standard,
        priority: Some(1 + ix * 7 % 5),
        wave: None,
        pilot: ix < 2,
        earliest: None,
        latest: None,
        together: if ix % 25 == 10 { vec![ServiceIx(ix + 1)] } else { Vec::new() },
        after: if ix % 20 == 5 { vec![ServiceIx(ix - 1)] } else { Vec::new() },
        head_count: Some(8 + ix * 37 % 120),
        people: Vec::new(),
        place: Place::cell(SheetId(0), ix, 0),
    }
}

fn main() {
    let arguments: Vec<u32> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let services = arguments.first().copied().unwrap_or(900).max(12);
    let effort = arguments.get(1).map_or(Effort::Normal, |n| Effort::Iterations(*n));
    let scale = (services / 100).max(1);
    let team = |(code, people): &(&str, u32)| Team {
        code: Code::new(*code),
        name: (*code).into(),
        capacity: people * scale,
        day_cost: None,
        members: Vec::new(),
        absences: Vec::new(),
        place: None,
    };
    let today = Day::from_ymd_opt(2027, 1, 4).expect("a date");
    let hospital = Hospital {
        settings: Settings { project_start: Some(today), wave_size: 20, ..Settings::default() },
        services: (0..services).map(service).collect(),
        operations: CYCLE.into_iter().map(operation).collect(),
        teams: TEAMS.iter().map(team).collect(),
        ..Hospital::default()
    };
    let context = Context { today, seed: 1, effort, lang: Lang::En };
    for strategy in [Strategy::PilotThenWaves, Strategy::Progressive, Strategy::BigBang] {
        let began = Instant::now();
        let (plan, said) = jalon::plan::plan(&hospital, &context, strategy, None);
        let planned = began.elapsed();
        let json = jalon::plan::json(&hospital, &plan);
        println!(
            "{strategy:?}: end {:?}, {} ms, with its JSON {} ms ({} bytes)",
            plan.end(),
            planned.as_millis(),
            began.elapsed().as_millis(),
            json.to_string().len()
        );
        let mut words: Vec<String> = said.iter().map(|d| format!("{} {}", d.code(), d.fault.message(Lang::En))).collect();
        words.truncate(5);
        for line in words {
            println!("  {line}");
        }
    }
}
