//! What the review says of a hospital on a day.

mod support;

use jalon::diagnostics::causes::Cause;
use jalon::diagnostics::{Diagnostic, Fault};
use jalon::model::*;
use jalon::steering::{Ask, Gate, Review, review};
use support::*;

fn at(today: &str, hospital: &Hospital) -> (Review, Vec<Diagnostic>) {
    let context = context(today, Lang::Fr);
    let plan = plan(hospital, context.today);
    review(hospital, &plan, &jalon::roster::Roster::default(), &no_accounts(), &context)
}

fn said(review: &Review, ask: Ask) -> Vec<String> {
    review.attention.iter().filter(|a| a.ask == ask).map(|a| a.cause.message(Lang::Fr)).collect()
}

#[test]
fn a_slip_is_counted_in_calendar_days() {
    let mut hospital = hospital();
    // NEURO goes live on 16 March 2027 in the plan made by hand.
    hospital.previous.planned.insert((Code::new("NEURO"), Code::new("BASC")), (day("2027-03-08"), day("2027-03-08")));
    let (review, _) = at("2027-03-02", &hospital);
    let neuro = &review.services[1];
    assert_eq!((neuro.announced, neuro.go_live, neuro.slip_days), (Some(day("2027-03-08")), Some(day("2027-03-16")), 8));
    assert!(said(&review, Ask::Tell).contains(&"NEURO démarre le 16 mars 2027, annoncé le 8 mars 2027 : 8 j plus tard".to_owned()));
    assert_eq!(review.services[0].slip_days, 0);
}

#[test]
fn work_is_shared_between_those_who_do_it_and_spread_over_the_weeks() {
    let (review, _) = at("2027-03-02", &hospital());
    let of = |actor: &str| -> f64 { review.load.iter().filter(|l| l.actor.as_str() == actor).map(|l| l.work).sum() };
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    // Three services × (5 + 3) days of CONFIG, 5 of FORM, 1 of ADMIN, 2 + 1 + 5 + 1 of PROJET; CADRE answers and does nothing.
    assert!(near(of("CONFIG"), 24.0) && near(of("FORM"), 15.0) && near(of("ADMIN"), 3.0) && near(of("PROJET"), 27.0), "{:?}", review.load);
    assert!(review.load.iter().all(|l| l.actor.as_str() != "CADRE"));
    let config = review.load.iter().find(|l| l.actor.as_str() == "CONFIG" && l.week == day("2027-02-01")).expect("the first week");
    assert!(near(config.work, 3.0), "PARAM begins on Wednesday: three of its five days");
    assert_eq!(config.capacity, Some(5.0), "one person, five days");
}

#[test]
fn an_operation_nobody_does_is_carried_by_the_one_who_answers_else_by_its_team() {
    let mut hospital = hospital();
    hospital.raci.letters.remove(&(OpIx(0), 2));
    hospital.raci.letters.retain(|(op, _), _| op.0 != 5);
    let (review, _) = at("2027-03-02", &hospital);
    let of = |actor: &str| -> f64 { review.load.iter().filter(|l| l.actor.as_str() == actor).map(|l| l.work).sum() };
    assert!((of("CADRE") - 6.0).abs() < 1e-9, "CADR has no R left: its A does it");
    assert!((of("PROJET") - 21.0).abs() < 1e-9, "BASC has no letter left: its team does it, CADR is gone");
}

#[test]
fn a_team_over_its_capacity_is_said() {
    let mut hospital = hospital();
    hospital.operations[1].effort = PersonDays(10.0);
    let (review, _) = at("2027-02-22", &hospital);
    let over: Vec<String> = said(&review, Ask::Decide).into_iter().filter(|t| t.contains("CONFIG")).collect();
    assert_eq!(over, ["l'équipe CONFIG est à 140 % de sa capacité la semaine du 1er mars 2027 ; semaines au-delà de 100 % d'ici douze semaines : 4"]);
}

#[test]
fn blocking_issues_come_first() {
    let (review, _) = at("2027-03-02", &hospital());
    let decisions = said(&review, Ask::Decide);
    assert!(decisions.contains(&"CARDIO : anomalies bloquantes ouvertes : 1 (A-01)".to_owned()), "{decisions:?}");
    let asks: Vec<Ask> = review.attention.iter().map(|a| a.ask).collect();
    assert!(asks.is_sorted(), "decisions, actions, messages");
}

#[test]
fn go_lives_of_the_next_three_weeks_are_said() {
    let (review, _) = at("2027-03-02", &hospital());
    let told = said(&review, Ask::Tell);
    assert_eq!(told, ["NEURO démarre le 16 mars 2027"], "URG is on 6 April, CARDIO has gone live");
}

#[test]
fn late_starts_are_said_for_the_week() {
    let mut hospital = hospital();
    let announced = |code: &str, from: &str, to: &str| ((Code::new("URG"), Code::new(code)), (day(from), day(to)));
    hospital.previous.planned.extend([announced("CADR", "2027-02-22", "2027-02-23"), announced("PARAM", "2027-02-24", "2027-03-02")]);
    // On 15 March, CADR of URG is the one that may begin today; PARAM waits for it.
    let (review, _) = at("2027-03-15", &hospital);
    let late = said(&review, Ask::Act);
    assert_eq!(late, ["URG : opérations qui devaient avoir commencé : 1, dont CADR, prévue le 22 février 2027"]);
    let (review, _) = at("2027-03-16", &hospital);
    assert_eq!(said(&review, Ask::Act), ["URG : opérations qui devaient être finies : 1, dont CADR, prévue jusqu'au 23 février 2027"]);
}

#[test]
fn trained_is_the_share_of_those_on_duty_in_the_first_two_weeks() {
    let mut hospital = hospital();
    let seen = |person: u32| Attendance {
        person: PersonIx(person),
        module: ModuleIx(0),
        date: Some(day("2027-03-01")),
        presence: Presence::Present,
        test_passed: None,
        place: here(),
    };
    hospital.attendance = vec![seen(4), seen(5)];
    // Four people, two trained. One is away all along, one leaves the day before: of two on duty, one is trained.
    hospital.people[6].absences = vec![(day("2027-03-10"), day("2027-04-10"))];
    hospital.people[5].posts[0].departure = Some(day("2027-03-15"));
    let (review, _) = at("2027-03-02", &hospital);
    assert_eq!(review.services[1].trained_share, Some(0.5));
    assert!(
        said(&review, Ask::Decide).contains(&"NEURO : 50 % des présents sont formés, cible 90 %".to_owned()),
        "a go-live with too few trained is to be decided"
    );
}

#[test]
fn a_latest_date_missed_is_to_be_decided() {
    let mut hospital = hospital();
    hospital.services[2].latest = Some(day("2027-03-31"));
    let (review, _) = at("2027-03-02", &hospital);
    assert!(said(&review, Ask::Decide).contains(&"URG démarre le 6 avril 2027, après sa date limite du 31 mars 2027".to_owned()));
}

fn criterion(kind: CriterionKind, state: CriterionState) -> Criterion {
    Criterion { title: format!("{kind:?}"), kind, state, evidence: "vu".into(), owner: String::new(), due: None, place: here() }
}

#[test]
fn an_open_gate_is_said() {
    let mut hospital = hospital();
    hospital.criteria = vec![criterion(CriterionKind::Documentation, CriterionState::Met)];
    let (review, diagnostics) = at("2027-03-02", &hospital);
    let missing: Vec<(String, &str)> = review.gate.missing.iter().map(|m| (m.cause.message(Lang::Fr), m.owner.as_str())).collect();
    assert_eq!(
        missing,
        [
            ("CARDIO : opérations du pilote non terminées : 2, fin prévue le 3 mars 2027".to_owned(), "NOM00 Anaïs"),
            ("anomalie bloquante A-01 ouverte : L'étiquette ne s'imprime pas".to_owned(), "CONFIG"),
            ("anomalie majeure A-03 ouverte : =HYPERLINK(\"http://x\")".to_owned(), "CONFIG"),
            ("CARDIO : 0 % des présents sont formés, cible 90 %".to_owned(), "Membre de PROJET"),
            ("aucun critère ne dit que les processus de travail sont à jour".to_owned(), ""),
        ]
    );
    assert_eq!(diagnostics.iter().map(Diagnostic::code).collect::<Vec<_>>(), ["S001"]);
}

#[test]
fn a_finished_pilot_lets_the_others_go() {
    let mut hospital = hospital();
    hospital.issues.clear();
    hospital.profiles[0].modules.clear();
    hospital.criteria = vec![criterion(CriterionKind::Documentation, CriterionState::Met), criterion(CriterionKind::Process, CriterionState::Met)];
    let Gate { passed, missing, .. } = at("2027-03-08", &hospital).0.gate;
    assert!(passed && missing.is_empty(), "{missing:?}");
    hospital.criteria[0].state = CriterionState::Open;
    let gate = at("2027-03-08", &hospital).0.gate;
    assert_eq!((gate.passed, gate.missing.len()), (false, 1));
}

#[test]
fn the_journal_says_what_moved_and_why() {
    let mut hospital = hospital();
    let changes = |hospital: &Hospital| -> Vec<(String, Option<String>)> {
        let changes = at("2027-03-02", hospital).0.changes;
        changes.iter().map(|c| (c.what.message(Lang::Fr), c.why.as_ref().map(|w| w.message(Lang::Fr)))).collect()
    };
    assert_eq!(changes(&hospital), [("première publication : services : 3, démarrages du 23 février 2027 au 6 avril 2027".to_owned(), None)]);
    let plan = plan(&hospital, day("2027-03-02"));
    for service in hospital.service_indices() {
        let code = hospital.service(service).code.clone();
        let go_live = plan.go_live(&hospital, service).expect("a go-live");
        hospital.previous.go_lives.insert(code.clone(), go_live);
        for a in plan.of(service) {
            let key = (code.clone(), hospital.operation(a.operation).code.clone());
            hospital.previous.starts.insert(key, (plan.start_day(a).expect("a day"), plan.end_day(a).expect("a day")));
        }
    }
    assert_eq!(changes(&hospital), [], "nothing changed: no line");
    hospital.previous.go_lives.insert(Code::new("NEURO"), day("2027-03-10"));
    hospital.previous.go_lives.insert(Code::new("ORL"), day("2027-05-03"));
    let key = (Code::new("URG"), Code::new("BILAN"));
    hospital.previous.starts.insert(key, (day("2027-04-12"), day("2027-04-12")));
    assert_eq!(
        changes(&hospital),
        [
            ("démarrage de NEURO : du 10 mars 2027 au 16 mars 2027 (6 j)".to_owned(), Some("attend FORM (délai 0 j)".to_owned())),
            ("URG : opérations aux dates changées, démarrage tenu : 1".to_owned(), None),
            ("démarrage de ORL : retiré, il était le 3 mai 2027".to_owned(), None),
        ]
    );
}

#[test]
fn people_without_a_seat_are_counted() {
    let hospital = hospital();
    let context = context("2027-03-02", Lang::Fr);
    let plan = plan(&hospital, context.today);
    let unseated = |person| jalon::roster::Unseated {
        person: PersonIx(person),
        module: ModuleIx(0),
        cause: Cause::ProjectStart { day: context.today },
        reason: "capacity",
    };
    let roster = jalon::roster::Roster { not_seated: vec![unseated(8), unseated(9)], ..Default::default() };
    let (review, _) = review(&hospital, &plan, &roster, &no_accounts(), &context);
    assert!(said(&review, Ask::Act).contains(&"URG : places de formation non données : 2".to_owned()));
}

#[test]
fn accounts_due_this_week_are_counted() {
    let hospital = hospital();
    let context = context("2027-03-02", Lang::Fr);
    let plan = plan(&hospital, context.today);
    let mut ledger = no_accounts();
    ledger.entries = vec![entry(Some(day("2027-03-05"))), entry(Some(day("2027-03-30"))), entry(None)];
    let (review, _) = review(&hospital, &plan, &jalon::roster::Roster::default(), &ledger, &context);
    assert!(said(&review, Ask::Act).contains(&"comptes à créer ou à ouvrir d'ici le 9 mars 2027 : 1".to_owned()));
}

fn entry(opens: Option<Day>) -> jalon::accounts::Entry {
    jalon::accounts::Entry {
        person: None,
        id: Code::new("00412"),
        login: Login("anom00".into()),
        last: String::new(),
        first: String::new(),
        display_name: String::new(),
        common_name: String::new(),
        email: String::new(),
        job: String::new(),
        service: Some(ServiceIx(0)),
        profile: String::new(),
        licence: String::new(),
        groups: vec![],
        groups_to_add: vec![],
        groups_to_remove: vec![],
        manager: None,
        actions: vec![jalon::accounts::Action::Create],
        cause: Cause::ProjectStart { day: day("2027-02-01") },
        opens,
        expires: None,
        existing: None,
        state: AccountState::Disabled,
    }
}
