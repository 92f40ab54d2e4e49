//! A small hospital in code, with a trajectory made by hand: three services, twelve people, eight operations.
#![allow(dead_code, unreachable_pub)] // each test binary uses its part

use jalon::accounts::Ledger;
use jalon::diagnostics::causes::Cause;
use jalon::model::*;
use jalon::outputs::{Part, Results, all};
use jalon::plan::{Activity, Plan};
use jalon::roster::Roster;
use jalon::steering::{Review, review};
use std::collections::BTreeSet;

pub fn day(text: &str) -> Day {
    text.parse().expect("a day in a test")
}

pub fn here() -> Place {
    Place::sheet(place::SheetId(0))
}

/// Code, name, base days, team, training, go-live, people.
const CYCLE: [(&str, &str, f64, u32, bool, bool); 8] = [
    ("CADR", "Cadrage avec le cadre", 2.0, 0, false, false),
    ("PARAM", "Paramétrage du service", 5.0, 1, false, false),
    ("REPRISE", "Reprise des données", 3.0, 1, false, false),
    ("COMPTES", "Création des comptes", 1.0, 2, false, false),
    ("FORM", "Formation des équipes", 5.0, 3, true, false),
    ("BASC", "Bascule", 1.0, 0, false, true),
    ("ASSIST", "Assistance au démarrage", 5.0, 0, false, false),
    ("BILAN", "Bilan avec le service", 1.0, 0, false, false),
];
const TEAMS: [(&str, &str, u32); 4] =
    [("PROJET", "Équipe projet", 2), ("CONFIG", "Paramétrage", 1), ("ADMIN", "Annuaire", 1), ("FORM", "Formateurs", 2)];

pub fn hospital() -> Hospital {
    let mut hospital = Hospital::default();
    hospital.settings.hospital = "Centre hospitalier de Valmont".into();
    let names = [("CARDIO", "Cardiologie", true), ("NEURO", "Neurologie", false), ("URG", "Urgences <adultes>", false)];
    hospital.services = names.iter().zip(0u32..).map(|((code, name, pilot), n)| service(code, name, *pilot, n)).collect();
    hospital.people = (0..12u32).map(person).collect();
    hospital.teams = TEAMS.iter().map(|(code, name, capacity)| team(code, name, *capacity)).collect();
    hospital.modules = vec![module()];
    hospital.profiles =
        vec![Profile { job: "IDE".into(), name: "SOIN".into(), groups: vec![], modules: vec![ModuleIx(0)], licence: String::new(), place: here() }];
    hospital.operations = CYCLE.iter().zip(0u32..).map(|(line, n)| operation(line, n)).collect();
    hospital.raci = raci();
    hospital.issues = vec![
        issue("A-01", "L'étiquette ne s'imprime pas", Some(0), Gravity::Blocking, None),
        issue("A-02", "Libellé tronqué", Some(0), Gravity::Minor, Some(day("2027-03-01"))),
        issue("A-03", "=HYPERLINK(\"http://x\")", None, Gravity::Major, None),
    ];
    hospital.benefits = vec![Benefit {
        indicator: "Temps de saisie à l'entrée".into(),
        service: Some(ServiceIx(0)),
        before: Some(22.0),
        after: Some(14.5),
        unit: "min".into(),
        date: Some(day("2027-03-05")),
        place: here(),
    }];
    hospital
}

fn service(code: &str, name: &str, pilot: bool, n: u32) -> Service {
    Service {
        code: Code::new(code),
        name: name.into(),
        parent: "Pôle A".into(),
        site: String::new(),
        manager: Some(PersonIx(n * 4)),
        manager_text: String::new(),
        complexity: Complexity::Standard,
        priority: Some(n + 1),
        wave: None,
        pilot,
        earliest: None,
        latest: None,
        together: vec![],
        after: vec![],
        head_count: None,
        people: (n * 4..n * 4 + 4).map(PersonIx).collect(),
        place: here(),
    }
}

fn person(n: u32) -> Person {
    let post = Post {
        service: ServiceIx(n / 4),
        job: "IDE".into(),
        profile: Some(0),
        contract: "CDI".into(),
        share: 1.0,
        shift: Shift::Day,
        weekdays: [true; 7],
        cycle: "".into(),
        arrival: None,
        departure: None,
        manager: None,
        super_user: n % 4 == 1,
        place: here(),
    };
    Person {
        id: Code::new(format!("{:05}", 412 + n)),
        last: format!("NOM{n:02}").into(),
        first: "Anaïs".into(),
        birth_name: "".into(),
        rpps: None,
        email: None,
        login: None,
        posts: vec![post],
        absences: vec![],
        place: here(),
    }
}

fn team(code: &str, name: &str, capacity: u32) -> Team {
    Team {
        code: Code::new(code),
        name: name.into(),
        capacity,
        day_cost: None,
        members: vec![format!("Membre de {code}")],
        absences: vec![],
        place: None,
    }
}

fn module() -> Module {
    Module {
        code: Code::new("BASE"),
        name: "Module de base".into(),
        hours: 3.5,
        prerequisites: vec![],
        min_group: 2,
        max_group: 6,
        fresh_days: 28,
        test_required: false,
        equipment: vec![],
        super_users_only: false,
        place: here(),
    }
}

fn operation(line: &(&str, &str, f64, u32, bool, bool), n: u32) -> Operation {
    let (code, name, base, team, training, go_live) = *line;
    Operation {
        code: Code::new(code),
        name: name.into(),
        kind: OperationKind::Technical,
        base,
        per_user: 0.0,
        complexity_effect: false,
        min: None,
        max: None,
        optimistic: None,
        pessimistic: None,
        effort: PersonDays(base),
        predecessors: n.checked_sub(1).map(|p| Link { from: OpIx(p), kind: LinkType::FinishStart, lag: Lag(0) }).into_iter().collect(),
        max_wait: vec![],
        team: Some(TeamIx(team)),
        people: 1,
        modules: if training { vec![ModuleIx(0)] } else { vec![] },
        recurrent: false,
        can_be_anticipated: false,
        go_live,
        training,
        place: None,
    }
}

/// CADRE answers for what the service does, PROJET for the rest; the team of an operation does it.
fn raci() -> Raci {
    let mut raci = Raci { actors: ["CADRE", "REF", "PROJET", "CONFIG", "ADMIN", "FORM"].map(Code::new).to_vec(), ..Raci::default() };
    for (op, (_, _, _, team, _, _)) in CYCLE.iter().enumerate() {
        let op = OpIx(u32::try_from(op).expect("eight operations"));
        let business = matches!(op.0, 0 | 7);
        let letter = |r, a, c, i| Letters { r, a, c, i };
        raci.letters.insert((op, 0), letter(false, business, false, !business));
        raci.letters.insert((op, 1), letter(false, false, true, false));
        let does = 2 + *team as usize;
        raci.letters.insert((op, 2), letter(does == 2, !business, false, false));
        if does != 2 {
            raci.letters.insert((op, does), letter(true, false, false, false));
        }
    }
    raci
}

pub fn issue(id: &str, title: &str, service: Option<u32>, gravity: Gravity, closed: Option<Day>) -> Issue {
    Issue {
        id: Code::new(id),
        title: title.into(),
        service: service.map(ServiceIx),
        operation: None,
        gravity,
        opened: Some(day("2027-02-22")),
        closed,
        owner: "CONFIG".into(),
        blocking: gravity == Gravity::Blocking,
        place: here(),
    }
}

/// Each service's operations one behind the other, services three weeks apart, from 1 February 2027; what is past on `today` is done.
pub fn plan(hospital: &Hospital, today: Day) -> Plan {
    let calendar = Calendar::new(day("2027-02-01"), day("2027-12-31"), &BTreeSet::new());
    let now = calendar.first(today);
    let mut activities = Vec::new();
    for service in hospital.service_indices() {
        let mut at = service.0 * 30;
        for operation in hospital.operation_indices() {
            let duration = hospital.operation(operation).duration(4, 1.0);
            let (start, finish) = (Slot(at), Slot(at + duration.0));
            at = finish.0;
            let (status, from, to) = if finish <= now {
                (Status::Done, calendar.day(start), calendar.last_day(finish))
            } else if start < now {
                (Status::InProgress, calendar.day(start), None)
            } else {
                (Status::ToDo, None, None)
            };
            let cause = match operation.0.checked_sub(1) {
                None => Cause::ProjectStart { day: day("2027-02-01") },
                Some(before) => Cause::After { operation: hospital.operation(OpIx(before)).code.clone(), lag: Lag(0) },
            };
            activities.push(Activity {
                service,
                operation,
                start,
                finish,
                duration,
                status,
                actual_start: from,
                actual_end: to,
                pinned: None,
                float: 0,
                cause,
            });
        }
    }
    let slots = calendar.slots() as usize;
    let capacity = hospital.teams.iter().map(|t| vec![u16::try_from(t.capacity).expect("small"); slots]).collect();
    Plan {
        strategy: Strategy::PilotThenWaves,
        calendar,
        activities,
        gate: Some(Slot(60)),
        pilots: vec![ServiceIx(0)],
        waves: vec![],
        now,
        usage: vec![vec![0; slots]; hospital.teams.len()],
        capacity,
    }
}

pub fn context(today: &str, lang: Lang) -> Context {
    Context { today: day(today), seed: 1, effort: Effort::Normal, lang }
}

pub fn no_accounts() -> Ledger {
    Ledger { entries: vec![], passwords: vec![], licences: vec![], guard: None }
}

/// Everything decided about a hospital, kept together for the outputs.
pub struct World {
    pub hospital: Hospital,
    pub plan: Plan,
    pub roster: Roster,
    pub ledger: Ledger,
    pub review: Review,
    pub context: Context,
}

impl World {
    pub fn new(hospital: Hospital, plan: Plan, context: Context) -> World {
        let (roster, ledger) = (Roster::default(), no_accounts());
        let review = review(&hospital, &plan, &roster, &ledger, &context).0;
        World { hospital, plan, roster, ledger, review, context }
    }
    /// The hospital of this module on a Tuesday in the pilot's support.
    pub fn usual(lang: Lang) -> World {
        World::with(lang, |_| {})
    }
    pub fn with(lang: Lang, change: impl FnOnce(&mut Hospital)) -> World {
        let mut hospital = hospital();
        change(&mut hospital);
        let context = context("2027-03-02", lang);
        let plan = plan(&hospital, context.today);
        World::new(hospital, plan, context)
    }
    pub fn results<'a>(&'a self, sources: &'a Sources) -> Results<'a> {
        Results {
            hospital: &self.hospital,
            plan: &self.plan,
            roster: &self.roster,
            ledger: &self.ledger,
            review: &self.review,
            diagnostics: &[],
            recognised: &[],
            sources,
            context: &self.context,
            formats: &[],
        }
    }
    pub fn documents(&self) -> Vec<jalon::document::Document> {
        let sources = Sources::default();
        all(&self.results(&sources), &[Part::Planning, Part::Report]).0
    }
}

/// The bytes of a document on a first run.
pub fn rendered(document: jalon::document::Document) -> Vec<u8> {
    jalon::write::render(document, None, &mut Sources::default()).expect("a page").0.remove(0).bytes
}
