//! What trainers and ward managers open: the files of a middling hospital, rendered and read back by other programs.

use chrono::{Datelike, NaiveDate};
use jalon::accounts::Ledger;
use jalon::diagnostics::causes::Cause;
use jalon::document::{Artifact, Document};
use jalon::model::{
    Code, Context, Day, Effort, Half, Hospital, Lang, Module, ModuleIx, Person, PersonIx, Place, Post, Profile, Room, RoomIx, Service, ServiceIx,
    SheetId, Shift, Sources, Strategy, Trainer, TrainerIx,
};
use jalon::outputs::{Part, Results, all};
use jalon::roster::{Roster, Session, SessionState, Unseated};
use jalon::steering::Review;
use std::path::{Path, PathBuf};
use std::process::Command;

const JOBS: [&str; 4] = ["Infirmier", "Aide-soignant", "Médecin", "Secrétaire médicale"];
const LAST: [&str; 8] = ["LEFÈVRE", "MARTIN", "NGUYEN", "O'BRIEN", "DA SILVA", "GARCIA-LÓPEZ", "BÉNARD", "KOUASSI"];
const FIRST: [&str; 6] = ["Anaïs", "Paul", "Zoé", "Jean-Baptiste", "Maëlle", "Idriss"];

fn place() -> Place {
    Place::sheet(SheetId(0))
}

fn index(n: usize) -> u32 {
    u32::try_from(n).expect("small")
}

fn person(n: usize, services: usize) -> Person {
    let post = Post {
        service: ServiceIx(index(n % services)),
        job: JOBS[n / services % 4].into(),
        profile: Some(0),
        contract: "".into(),
        share: 1.0,
        shift: Shift::Day,
        weekdays: [true; 7],
        cycle: "".into(),
        arrival: None,
        departure: None,
        manager: None,
        super_user: (n / services).is_multiple_of(12),
        place: place(),
    };
    Person {
        id: Code::new(format!("{n:06}")),
        last: LAST[n % 8].into(),
        first: FIRST[n / 8 % 6].into(),
        birth_name: "".into(),
        rpps: None,
        email: Some(format!("agent{n}@hopital.example").into()),
        login: None,
        posts: vec![post],
        absences: Vec::new(),
        place: place(),
    }
}

fn module(code: &str, name: &str, hours: f64) -> Module {
    Module {
        code: Code::new(code),
        name: name.into(),
        hours,
        prerequisites: Vec::new(),
        min_group: 3,
        max_group: 10,
        fresh_days: 42,
        test_required: false,
        equipment: Vec::new(),
        super_users_only: false,
        place: place(),
    }
}

/// A hospital without plan, and a roster that seats everybody on both modules, ten a session.
fn hospital(people: usize, services: usize) -> (Hospital, Roster) {
    let names = ["Cardiologie", "Urgences", "Pédiatrie", "Bloc opératoire"];
    let hospital = Hospital {
        people: (0..people).map(|n| person(n, services)).collect(),
        services: (0..services)
            .map(|s| Service {
                code: Code::new(format!("UF{s:03}")),
                name: names[s % 4].into(),
                parent: "Médecine".into(),
                site: "Nord".into(),
                manager: None,
                manager_text: "Mme BLANC".into(),
                complexity: jalon::model::Complexity::Standard,
                priority: None,
                wave: None,
                pilot: s == 0,
                earliest: None,
                latest: None,
                together: Vec::new(),
                after: Vec::new(),
                head_count: None,
                people: (0..people).filter(|n| n % services == s).map(|n| PersonIx(index(n))).collect(),
                place: place(),
            })
            .collect(),
        modules: vec![module("BASE", "Prise en main du dossier patient", 3.5), module("SOINS", "Plan de soins et prescription", 7.0)],
        trainers: ["A. Petit", "É. Roux"]
            .map(|name| Trainer {
                code: Code::new(name),
                name: name.into(),
                modules: vec![ModuleIx(0), ModuleIx(1)],
                sites: Vec::new(),
                weekdays: [true; 7],
                absences: Vec::new(),
                place: place(),
            })
            .into(),
        rooms: ["Salle 1", "Salle 2"]
            .map(|name| Room {
                code: Code::new(name.replace("Salle ", "R")),
                name: name.into(),
                site: "Nord".into(),
                capacity: 12,
                equipment: Vec::new(),
                weekdays: [true; 7],
                absences: Vec::new(),
                place: place(),
            })
            .into(),
        profiles: vec![Profile {
            job: "/.*/".into(),
            name: "Soignant".into(),
            groups: Vec::new(),
            modules: vec![ModuleIx(0), ModuleIx(1)],
            licence: String::new(),
            place: place(),
        }],
        settings: jalon::model::Settings { hospital: "Centre hospitalier de Valmont".into(), ..Default::default() },
        ..Hospital::default()
    };
    let mut sessions = Vec::new();
    for (m, halves) in [(0u32, 1), (1, 2)] {
        for (n, group) in (0..people).collect::<Vec<_>>().chunks(10).enumerate() {
            let date = NaiveDate::from_ymd_opt(2027, 3, 1).expect("a Monday") + chrono::Days::new(n as u64 / 10 * 7 + n as u64 / 2 % 5);
            sessions.push(Session {
                id: format!("M{m}-{date}-{n:04}"),
                module: ModuleIx(m),
                date: if m == 1 { date + chrono::Days::new(28) } else { date },
                half: if n % 4 == 3 && halves == 1 { Half::Afternoon } else { Half::Morning },
                halves,
                room: RoomIx(index(n % 2)),
                trainer: TrainerIx(index(n % 2)),
                people: group.iter().map(|p| PersonIx(index(*p))).collect(),
                state: [SessionState::New, SessionState::Announced, SessionState::Moved][n % 3],
            });
        }
    }
    let last = sessions.last_mut().expect("a session");
    last.state = SessionState::Cancelled;
    let cause = Cause::TeamFull { team: Code::new("FORM"), day: NaiveDate::from_ymd_opt(2027, 4, 2).expect("a date") };
    let not_seated = last.people.iter().map(|p| Unseated { person: *p, module: ModuleIx(1), cause: cause.clone(), reason: "capacity" }).collect();
    (hospital, Roster { sessions, not_seated, seats_wanted: index(people * 2), ..Roster::default() })
}

fn artifacts(hospital: &Hospital, roster: &Roster, today: Day, lang: Lang) -> Vec<Artifact> {
    let context = Context { today, seed: 1, effort: Effort::Quick, lang };
    let (plan, _) = jalon::plan::plan(hospital, &context, Strategy::BigBang, None);
    let (mut sources, review) = (Sources::default(), Review::default());
    let ledger = Ledger { entries: Vec::new(), passwords: Vec::new(), licences: Vec::new(), guard: None };
    let results = Results {
        hospital,
        plan: &plan,
        roster,
        ledger: &ledger,
        review: &review,
        diagnostics: &[],
        recognised: &[],
        sources: &Sources::default(),
        context: &context,
        formats: &[],
    };
    let (documents, _) = all(&results, &[Part::Rosters]);
    documents.into_iter().flat_map(|d| render(d, &mut sources)).collect()
}

fn render(document: Document, sources: &mut Sources) -> Vec<Artifact> {
    jalon::write::render(document, None, sources).expect("it can be written").0
}

fn written(folder: &str, artifacts: &[Artifact]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = std::fs::remove_dir_all(&root);
    for a in artifacts {
        let path = root.join(&a.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, &a.bytes).expect("written");
    }
    root
}

fn february() -> Day {
    NaiveDate::from_ymd_opt(2027, 2, 1).expect("a date")
}

#[test]
fn the_files_of_a_hospital_are_all_there_and_the_same_twice() {
    let (hospital, roster) = hospital(120, 4);
    let files = artifacts(&hospital, &roster, february(), Lang::Fr);
    written("roster-outputs", &files);
    let paths: Vec<&str> = files.iter().map(|a| a.path.as_str()).collect();
    for path in
        ["rosters/rosters.xlsx", "rosters/emargement/2027-S09.xlsx", "rosters/convocations.xlsx", "rosters/ics/salle-R1.ics", "services/UF000.xlsx"]
    {
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
    assert!(files.iter().all(|a| !a.bytes.is_empty()));
    let again = artifacts(&hospital, &roster, february(), Lang::Fr);
    assert!(files.iter().zip(&again).all(|(a, b)| a.path == b.path && a.bytes == b.bytes));
    let english = artifacts(&hospital, &roster, february(), Lang::En);
    assert_eq!(english.iter().map(|a| a.path.as_str()).collect::<Vec<_>>(), paths, "OUT has the same names in both languages");
}

#[test]
fn calendars_are_read_without_a_fault_and_changes_carry_a_greater_sequence() {
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/verify/ics.py");
    if !checker.exists() {
        println!("skipped: no ../shared/verify/ics.py here");
        return;
    }
    let (mut hospital, mut roster) = hospital(120, 4);
    let ics = |files: Vec<Artifact>| files.into_iter().filter(|a| a.path.starts_with("rosters/ics/")).collect::<Vec<_>>();
    let before = written("roster-ics-before", &ics(artifacts(&hospital, &roster, february(), Lang::Fr)));
    hospital.previous.events = events(&hospital, &roster, february());
    let moved = roster.sessions.iter_mut().find(|s| s.state == SessionState::Announced).expect("one");
    moved.date = moved.date.succ_opt().expect("a day");
    assert!(moved.date.weekday().num_days_from_monday() < 6);
    roster.sessions[2].state = SessionState::Cancelled;
    let after = written("roster-ics-after", &ics(artifacts(&hospital, &roster, february().succ_opt().expect("a day"), Lang::Fr)));
    let files: Vec<PathBuf> = std::fs::read_dir(after.join("rosters/ics")).expect("calendars").map(|f| f.expect("a file").path()).collect();
    assert!(files.len() >= 8, "two rooms, two trainers, four services");
    let run = Command::new("python3").arg(&checker).arg("--previous").arg(before.join("rosters/ics")).args(&files).output();
    match run {
        Err(_) => println!("skipped: no python3 here"),
        Ok(run) if run.status.code() == Some(4) => println!("skipped: {}", String::from_utf8_lossy(&run.stdout)),
        Ok(run) => assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout)),
    }
}

fn events(hospital: &Hospital, roster: &Roster, today: Day) -> jalon::outputs::calendars::Events {
    let context = Context { today, seed: 1, effort: Effort::Quick, lang: Lang::Fr };
    let (plan, _) = jalon::plan::plan(hospital, &context, Strategy::BigBang, None);
    let ledger = Ledger { entries: Vec::new(), passwords: Vec::new(), licences: Vec::new(), guard: None };
    jalon::outputs::calendars::events(&Results {
        hospital,
        plan: &plan,
        roster,
        ledger: &ledger,
        review: &Review::default(),
        diagnostics: &[],
        recognised: &[],
        sources: &Sources::default(),
        context: &context,
        formats: &[],
    })
}
