//! A made-up hospital of any size, as values and as a workbook: about 110 users a service, 24 operations, as large hospitals have.

use jalon::model::{
    Code, Complexity, Context, Day, Effort, Hospital, Lag, Lang, Link, LinkType, Module, ModuleIx, OpIx, Operation, OperationKind, Person,
    PersonDays, PersonIx, Place, Post, Profile, Room, Service, ServiceIx, Settings, SheetId, Shift, Team, TeamIx, Trainer,
};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::path::Path;

const USERS_A_SERVICE: usize = 110;
const OPERATIONS: usize = 24;
const GO_LIVE: usize = 17;
const FIRST: [&str; 8] = ["Anaïs", "Zoé", "Jean-Luc", "Noël", "Inès", "Maël", "Chloé", "Loïc"];
const LAST: [&str; 7] = ["LEFÈVRE", "de La Tour", "N'Diaye", "Müller", "Œuvrard", "Petit", "Le Goff"];
const JOBS: [&str; 4] = ["Infirmier", "Aide-soignant", "Médecin", "Secrétaire médicale"];

pub(crate) fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a date")
}

pub(crate) fn context() -> Context {
    Context { today: day(2027, 1, 15), seed: 1, effort: Effort::Quick, lang: Lang::Fr }
}

fn place() -> Place {
    Place::sheet(SheetId(0))
}

fn index(n: usize) -> u32 {
    u32::try_from(n).expect("a size of a bench")
}

fn services_of(users: usize) -> usize {
    users.div_ceil(USERS_A_SERVICE)
}

/// Of that many users.
pub(crate) fn hospital(users: usize) -> Hospital {
    let services = services_of(users);
    let mut hospital = Hospital {
        settings: Settings {
            hospital: "Centre hospitalier d'essai".into(),
            project_start: Some(day(2027, 1, 18)),
            mail_domain: "ch-essai.example".into(),
            directory_base: "DC=ch-essai,DC=example".into(),
            wave_size: 10,
            ..Settings::default()
        },
        people: (0..users).map(|n| person(n, services)).collect(),
        services: (0..services).map(service).collect(),
        operations: (0..OPERATIONS).map(operation).collect(),
        teams: (0..6).map(|n| team(n, services)).collect(),
        modules: (0..4).map(module).collect(),
        profiles: JOBS.iter().enumerate().map(|(n, job)| profile(n, job)).collect(),
        trainers: (0..services.div_ceil(15) + 3).map(trainer).collect(),
        rooms: (0..services.div_ceil(15) + 3).map(room).collect(),
        ..Hospital::default()
    };
    for n in 0..users {
        hospital.services[n % services].people.push(PersonIx(index(n)));
    }
    hospital
}

fn person(n: usize, services: usize) -> Person {
    let job = n / services % JOBS.len();
    let post = Post {
        service: ServiceIx(index(n % services)),
        job: JOBS[job].into(),
        profile: Some(job),
        contract: "CDI".into(),
        share: 1.0,
        shift: if n.is_multiple_of(5) { Shift::Night } else { Shift::Day },
        weekdays: [true; 7],
        cycle: "".into(),
        arrival: None,
        departure: None,
        manager: None,
        super_user: (n / services).is_multiple_of(20),
        place: place(),
    };
    Person {
        id: Code::new(format!("{n:07}")),
        last: format!("{}-{}", LAST[n % LAST.len()], n / 1000).into(),
        first: FIRST[n / LAST.len() % FIRST.len()].into(),
        birth_name: "".into(),
        rpps: None,
        email: None,
        login: None,
        posts: vec![post],
        absences: Vec::new(),
        place: place(),
    }
}

fn service(n: usize) -> Service {
    Service {
        code: Code::new(format!("UF{n:04}")),
        name: format!("Unité {n}"),
        parent: format!("Pôle {}", n / 20),
        site: String::new(),
        manager: None,
        manager_text: String::new(),
        complexity: [Complexity::Simple, Complexity::Standard, Complexity::Complex][n % 3],
        priority: Some(index(n / 10 + 1)),
        wave: None,
        pilot: n == 0,
        earliest: None,
        latest: None,
        together: Vec::new(),
        after: Vec::new(),
        head_count: None,
        people: Vec::new(),
        place: place(),
    }
}

/// A chain in which every third operation runs beside the one before.
fn operation(n: usize) -> Operation {
    let link = |from: usize| Link { from: OpIx(index(from)), kind: LinkType::FinishStart, lag: Lag(0) };
    let predecessors = match n {
        0 => Vec::new(),
        n if n % 3 == 2 => vec![link(n - 2)],
        n if n % 3 == 0 => vec![link(n - 1), link(n.saturating_sub(2))],
        n => vec![link(n - 1)],
    };
    let is_training = (12..15).contains(&n);
    Operation {
        code: Code::new(format!("OP{n:02}")),
        name: format!("Opération {n}"),
        kind: if n.is_multiple_of(2) { OperationKind::Technical } else { OperationKind::Business },
        base: if n == GO_LIVE { 1.0 } else { 1.0 + (n % 4) as f64 },
        per_user: if n % 4 == 1 { 0.02 } else { 0.0 },
        complexity_effect: n.is_multiple_of(2),
        min: Some(0.5),
        max: Some(15.0),
        optimistic: None,
        pessimistic: None,
        effort: PersonDays(2.0),
        predecessors,
        max_wait: Vec::new(),
        team: (n != GO_LIVE).then(|| TeamIx(index(n % 6))),
        people: 1,
        modules: if is_training { vec![ModuleIx(index(n - 12))] } else { Vec::new() },
        recurrent: n.is_multiple_of(5),
        can_be_anticipated: n.is_multiple_of(5),
        go_live: n == GO_LIVE,
        training: is_training,
        place: None,
    }
}

fn team(n: usize, services: usize) -> Team {
    Team {
        code: Code::new(format!("T{n}")),
        name: format!("Équipe {n}"),
        capacity: index(services.div_ceil(12) + 2),
        day_cost: Some(500.0),
        members: Vec::new(),
        absences: Vec::new(),
        place: None,
    }
}

fn module(n: usize) -> Module {
    Module {
        code: Code::new(format!("M{n}")),
        name: format!("Module {n}"),
        hours: 3.5,
        prerequisites: if n == 0 { Vec::new() } else { vec![ModuleIx(0)] },
        min_group: 3,
        max_group: 10,
        fresh_days: 60,
        test_required: n == 1,
        equipment: Vec::new(),
        super_users_only: n == 3,
        place: place(),
    }
}

fn profile(n: usize, job: &str) -> Profile {
    Profile {
        job: job.into(),
        name: format!("Profil {n}"),
        groups: vec![format!("GG_DPI_{n}"), "GG_DPI".into()],
        modules: vec![ModuleIx(0), ModuleIx(index(1 + n % 2))],
        licence: "DPI".into(),
        place: place(),
    }
}

fn trainer(n: usize) -> Trainer {
    Trainer {
        code: Code::new(format!("F{n:03}")),
        name: format!("Formateur {n}"),
        modules: (0..4).map(ModuleIx).collect(),
        sites: Vec::new(),
        weekdays: [true, true, true, true, true, false, false],
        absences: Vec::new(),
        place: place(),
    }
}

fn room(n: usize) -> Room {
    Room {
        code: Code::new(format!("S{n:03}")),
        name: format!("Salle {n}"),
        site: String::new(),
        capacity: 12,
        equipment: Vec::new(),
        weekdays: [true, true, true, true, true, false, false],
        absences: Vec::new(),
        place: place(),
    }
}

/// The same people and services as a hospital's own workbook.
pub(crate) fn write_workbook(users: usize, path: &Path) -> Result<(), XlsxError> {
    let hospital = hospital(users);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Utilisateurs")?;
    sheet.write_row(0, 0, ["Matricule", "Nom", "Prénom", "Code UF", "Métier", "Contrat", "Jour/nuit"])?;
    for (row, person) in (1..).zip(&hospital.people) {
        let post = person.main();
        let shift = if post.shift == Shift::Night { "nuit" } else { "jour" };
        let service = hospital.service(post.service).code.as_str();
        sheet.write_row(row, 0, [person.id.as_str(), &person.last, &person.first, service, &post.job, &post.contract, shift])?;
    }
    let sheet = book.add_worksheet().set_name("Services")?;
    sheet.write_row(0, 0, ["Code UF", "Libellé", "Pôle"])?;
    for (row, service) in (1..).zip(&hospital.services) {
        sheet.write_row(row, 0, [service.code.as_str(), &service.name, &service.parent])?;
    }
    book.save(path)
}
