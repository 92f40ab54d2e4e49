//! A tiny hospital with one session, for tests.

use crate::accounts::Ledger;
use crate::model::*;
use crate::outputs::Results;
use crate::plan::Plan;
use crate::roster::{Roster, Session, SessionState};
use crate::steering::Review;

pub(crate) fn day(month: u32, day: u32) -> Day {
    Day::from_ymd_opt(2027, month, day).expect("a date")
}

pub(crate) fn place() -> Place {
    Place::sheet(SheetId(0))
}

pub(crate) fn module(code: &str) -> Module {
    Module {
        code: Code::new(code),
        name: format!("Dossier {code}"),
        hours: 3.5,
        prerequisites: Vec::new(),
        min_group: 1,
        max_group: 8,
        fresh_days: 42,
        test_required: false,
        equipment: Vec::new(),
        super_users_only: false,
        place: place(),
    }
}

pub(crate) fn session(id: &str, half: Half, halves: u32) -> Session {
    let people = vec![PersonIx(0), PersonIx(1)];
    Session {
        id: id.into(),
        module: ModuleIx(0),
        date: day(3, 2),
        half,
        halves,
        room: RoomIx(0),
        trainer: TrainerIx(0),
        people,
        state: SessionState::New,
    }
}

fn person(id: &str, last: &str, first: &str, service: ServiceIx) -> Person {
    let post = Post {
        service,
        job: "Infirmier".into(),
        profile: Some(0),
        contract: "".into(),
        share: 1.0,
        shift: Shift::Day,
        weekdays: [true; 7],
        cycle: "".into(),
        arrival: None,
        departure: None,
        manager: None,
        super_user: false,
        place: place(),
    };
    Person {
        id: Code::new(id),
        last: last.into(),
        first: first.into(),
        birth_name: "".into(),
        rpps: None,
        email: None,
        login: None,
        posts: vec![post],
        absences: Vec::new(),
        place: place(),
    }
}

fn service(code: &str, name: &str, people: Vec<PersonIx>) -> Service {
    Service {
        code: Code::new(code),
        name: name.into(),
        parent: String::new(),
        site: "Nord".into(),
        manager: None,
        manager_text: "Mme Blanc".into(),
        complexity: Complexity::Standard,
        priority: None,
        wave: None,
        pilot: false,
        earliest: None,
        latest: None,
        together: Vec::new(),
        after: Vec::new(),
        head_count: None,
        people,
        place: place(),
    }
}

/// Two services, three people (the first two in CARDIO), a module, a room, a trainer; `sessions` as the roster, seen on 1 February 2027.
pub(crate) struct Fixture {
    pub hospital: Hospital,
    pub plan: Plan,
    pub roster: Roster,
    ledger: Ledger,
    review: Review,
    sources: Sources,
    pub context: Context,
}

impl Fixture {
    pub(crate) fn new(sessions: Vec<Session>) -> Fixture {
        let mut hospital = Hospital {
            people: vec![
                person("00412", "LEFÈVRE", "Anaïs", ServiceIx(0)),
                person("00413", "MARTIN", "Paul", ServiceIx(0)),
                person("00500", "NGUYEN", "", ServiceIx(1)),
            ],
            services: vec![service("CARDIO", "Cardiologie", vec![PersonIx(0), PersonIx(1)]), service("Cardio", "Autre", vec![PersonIx(2)])],
            modules: vec![module("SOINS")],
            trainers: vec![Trainer {
                code: Code::new("A. Petit"),
                name: "A. Petit".into(),
                modules: vec![ModuleIx(0)],
                sites: Vec::new(),
                weekdays: [true; 7],
                absences: Vec::new(),
                place: place(),
            }],
            rooms: vec![Room {
                code: Code::new("R1"),
                name: "Salle 1".into(),
                site: "Nord".into(),
                capacity: 6,
                equipment: Vec::new(),
                weekdays: [true; 7],
                absences: Vec::new(),
                place: place(),
            }],
            profiles: vec![Profile {
                job: "Infirmier".into(),
                name: String::new(),
                groups: Vec::new(),
                modules: vec![ModuleIx(0)],
                licence: String::new(),
                place: place(),
            }],
            ..Hospital::default()
        };
        hospital.settings.hospital = "Hôpital d'essai".into();
        let context = Context { today: day(2, 1), seed: 1, effort: Effort::Normal, lang: Lang::Fr };
        let (plan, _) = crate::plan::plan(&Hospital::default(), &context, Strategy::BigBang, None);
        let ledger = Ledger { entries: Vec::new(), passwords: Vec::new(), licences: Vec::new(), guard: None };
        let roster = Roster { sessions, ..Roster::default() };
        Fixture { hospital, plan, roster, ledger, review: Review::default(), sources: Sources::default(), context }
    }
    pub(crate) fn results(&self) -> Results<'_> {
        Results {
            hospital: &self.hospital,
            plan: &self.plan,
            roster: &self.roster,
            ledger: &self.ledger,
            review: &self.review,
            diagnostics: &[],
            recognised: &[],
            sources: &self.sources,
            context: &self.context,
            formats: &[],
        }
    }
}
