//! A small hospital to seat, and the bench's checker.

use jalon::model::{
    Calendar, Code, Complexity, Context, Day, Effort, Half, Hospital, Lang, Module, ModuleIx, OpIx, Operation, OperationKind, Person, PersonDays,
    PersonIx, Place, Post, Profile, Room, Service, ServiceIx, SheetId, Shift, Slot, Status, Strategy, Trainer, WorkTime, previous,
};
use jalon::plan::{Activity, Plan};
use jalon::roster::{Roster, SessionState};
use std::collections::BTreeSet;

pub(crate) fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a date")
}

pub(crate) fn place() -> Place {
    Place::sheet(SheetId(0))
}

pub(crate) struct House {
    pub(crate) hospital: Hospital,
    pub(crate) plan: Plan,
    pub(crate) context: Context,
}

pub(crate) const TODAY: (i32, u32, u32) = (2027, 1, 4);

/// `services` wards of `size` nurses each; go-lives a fortnight apart from 15 March 2027; modules BASE (half a day) then SOINS (a day); two rooms, two trainers.
pub(crate) fn house(services: u32, size: u32) -> House {
    let mut hospital = Hospital::default();
    let module = |code: &str, hours, prerequisites| Module {
        code: Code::new(code),
        name: format!("Module {code}"),
        hours,
        prerequisites,
        min_group: 2,
        max_group: 8,
        fresh_days: 42,
        test_required: false,
        equipment: Vec::new(),
        super_users_only: false,
        place: place(),
    };
    hospital.modules = vec![module("BASE", 3.5, vec![]), module("SOINS", 7.0, vec![ModuleIx(0)])];
    hospital.profiles = vec![Profile {
        job: "IDE".into(),
        name: "Soignant".into(),
        groups: Vec::new(),
        modules: vec![ModuleIx(1)],
        licence: String::new(),
        place: place(),
    }];
    hospital.rooms = (1..3).map(|n| room(&format!("S{n:03}"), 10)).collect();
    hospital.trainers = (1..3).map(|n| trainer(&format!("F{n}"))).collect();
    hospital.operations = vec![go_live()];
    for s in 0..services {
        let first = s * size;
        hospital.services.push(Service {
            code: Code::new(format!("UF{s:02}")),
            name: format!("Service {s}"),
            parent: String::new(),
            site: String::new(),
            manager: None,
            manager_text: String::new(),
            complexity: Complexity::Standard,
            priority: None,
            wave: None,
            pilot: false,
            earliest: None,
            latest: None,
            together: Vec::new(),
            after: Vec::new(),
            head_count: None,
            people: (first..first + size).map(PersonIx).collect(),
            place: place(),
        });
        hospital.people.extend((first..first + size).map(|n| person(n, s)));
    }
    let calendar = Calendar::new(day(2027, 1, 4), day(2028, 1, 4), &BTreeSet::new());
    let activities = (0..services).map(|s| live(&calendar, s, day(2027, 3, 15) + chrono::Days::new(u64::from(s) * 14))).collect();
    let plan = Plan {
        strategy: Strategy::Progressive,
        calendar,
        activities,
        gate: None,
        pilots: Vec::new(),
        waves: Vec::new(),
        now: Slot(0),
        usage: Vec::new(),
        capacity: Vec::new(),
    };
    let context = Context { today: day(TODAY.0, TODAY.1, TODAY.2), seed: 1, effort: Effort::Normal, lang: Lang::Fr };
    House { hospital, plan, context }
}

pub(crate) fn room(code: &str, capacity: u32) -> Room {
    Room {
        code: Code::new(code),
        name: code.into(),
        site: String::new(),
        capacity,
        equipment: Vec::new(),
        weekdays: [true; 7],
        absences: Vec::new(),
        place: place(),
    }
}

pub(crate) fn trainer(code: &str) -> Trainer {
    Trainer {
        code: Code::new(code),
        name: code.into(),
        modules: vec![ModuleIx(0), ModuleIx(1)],
        sites: Vec::new(),
        weekdays: [true, true, true, true, true, false, false],
        absences: Vec::new(),
        place: place(),
    }
}

fn go_live() -> Operation {
    Operation {
        code: Code::new("DEM"),
        name: "Démarrage".into(),
        kind: OperationKind::Business,
        base: 1.0,
        per_user: 0.0,
        complexity_effect: false,
        min: None,
        max: None,
        optimistic: None,
        pessimistic: None,
        effort: PersonDays(1.0),
        predecessors: Vec::new(),
        max_wait: Vec::new(),
        team: None,
        people: 0,
        modules: Vec::new(),
        recurrent: false,
        can_be_anticipated: false,
        go_live: true,
        training: false,
        place: None,
    }
}

pub(crate) fn live(calendar: &Calendar, service: u32, on: Day) -> Activity {
    let start = calendar.first(on);
    Activity {
        service: ServiceIx(service),
        operation: OpIx(0),
        start,
        finish: Slot(start.0 + 2),
        duration: WorkTime(2),
        status: Status::ToDo,
        actual_start: None,
        actual_end: None,
        pinned: None,
        float: 0,
        cause: jalon::diagnostics::causes::Cause::ProjectStart { day: on },
    }
}

pub(crate) fn person(n: u32, service: u32) -> Person {
    Person {
        id: Code::new(format!("{n:05}")),
        last: format!("NOM{n}").into(),
        first: "Anne".into(),
        birth_name: "".into(),
        rpps: None,
        email: None,
        login: None,
        posts: vec![Post {
            service: ServiceIx(service),
            job: "IDE".into(),
            profile: Some(0),
            contract: "".into(),
            share: 1.0,
            shift: Shift::Day,
            weekdays: [true; 7],
            cycle: "".into(),
            arrival: None,
            departure: None,
            manager: None,
            super_user: n.is_multiple_of(12),
            place: place(),
        }],
        absences: Vec::new(),
        place: place(),
    }
}

impl House {
    /// Seats everybody; the bench's checker accepts the report, where it is here.
    pub(crate) fn seat(&self) -> (Roster, Vec<jalon::diagnostics::Diagnostic>) {
        let (roster, said) = jalon::roster::roster(&self.hospital, &self.plan, &self.context);
        accepted(&jalon::roster::json_text(&self.hospital, &self.plan, &roster, &self.context));
        (roster, said)
    }
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.seat().1.iter().map(jalon::diagnostics::Diagnostic::code).collect()
    }
    /// The next run, some days later, knows what this one announced.
    pub(crate) fn announce(&mut self, roster: &Roster, days_later: u64) {
        let h = &self.hospital;
        let sessions = roster.sessions.iter().filter(|s| s.state != SessionState::Cancelled).map(|s| previous::AnnouncedSession {
            id: s.id.clone(),
            module: h.module(s.module).code.clone(),
            date: s.date,
            morning: s.half == Half::Morning,
            room: h.room(s.room).code.clone(),
            trainer: h.trainer(s.trainer).code.clone(),
            people: s.people.iter().map(|p| h.person(*p).id.clone()).collect(),
        });
        self.hospital.previous.sessions = sessions.collect();
        self.context.today = self.context.today + chrono::Days::new(days_later);
    }
}

/// Seats as `person module session date half room trainer`.
pub(crate) fn seats(roster: &Roster) -> BTreeSet<String> {
    let held = roster.sessions.iter().filter(|s| s.state != SessionState::Cancelled);
    held.flat_map(|s| s.people.iter().map(move |p| format!("{p:?} {:?} {} {} {:?} {:?} {:?}", s.module, s.id, s.date, s.half, s.room, s.trainer)))
        .collect()
}

/// Runs the bench's checker on a report that holds instance and roster; says so where it is not here.
pub(crate) fn accepted(report: &str) {
    let checker = std::path::Path::new("../shared/bench/check_roster.py");
    if !checker.exists() {
        println!("the rosters' bench is not here: not checked by it");
        return;
    }
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), report).expect("written");
    let output = std::process::Command::new("python3").arg(checker).arg(file.path()).arg(file.path()).output().expect("python3");
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}");
}
