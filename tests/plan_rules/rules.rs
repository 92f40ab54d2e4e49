//! One test a rule, with the facts that it needs.

use crate::support::*;
use jalon::diagnostics::causes::Cause;
use jalon::model::settings::Strategy;
use jalon::model::*;

#[test]
fn operations_follow_each_other_and_the_go_live_is_a_morning_from_monday_to_thursday() {
    let h = hospital(&["A"]);
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    // PARAM Monday to Tuesday, FORM Wednesday, go-live Thursday, support Friday and Monday, review five days later.
    assert_eq!(starts(&plan, 0, "PARAM"), "2027-01-04");
    assert_eq!(go_live(&plan, 0), "2027-01-07");
    assert_eq!(starts(&plan, 0, "ASSIST"), "2027-01-08");
    assert_eq!(starts(&plan, 0, "BILAN"), "2027-01-19");
    assert_eq!(activity(&plan, 0, "BASC").start.half(), Half::Morning);
}

#[test]
fn a_go_live_that_would_fall_on_a_friday_waits_for_monday() {
    let mut h = hospital(&["A"]);
    h.operations[0].base = 3.0;
    let (plan, _) = planned(&h);
    assert_eq!(go_live(&plan, 0), "2027-01-11");
}

#[test]
fn a_team_is_never_overbooked_and_the_cause_names_it() {
    let mut h = hospital(&["A", "B"]);
    h.teams[0].capacity = 1;
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!((go_live(&plan, 0), go_live(&plan, 1)), ("2027-01-07".into(), "2027-01-11".into()));
    assert!(plan.usage[0].iter().all(|n| *n <= 1));
    let chain = jalon::plan::critical_chain(&plan, &h, ServiceIx(1));
    let (first, cause) = chain.last().expect("a chain");
    assert_eq!(first.operation, op("PARAM"));
    assert_eq!(*cause, Cause::TeamFull { team: Code::new("CONF"), day: day("2027-01-05") });
}

#[test]
fn the_same_day_strategy_puts_every_go_live_on_one_slot() {
    let mut h = hospital(&["A", "B"]);
    h.settings.strategy = Strategy::BigBang;
    h.teams[0].capacity = 1;
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(go_live(&plan, 0), go_live(&plan, 1));
}

#[test]
fn an_unchanged_hospital_planned_again_gives_the_same_plan_also_days_later() {
    let mut h = hospital(&["A", "B", "C", "D"]);
    h.teams[0].capacity = 1;
    h.settings.project_start = Some(day("2027-02-01"));
    let (first, _) = planned(&h);
    publish(&mut h, &first, "2027-01-04");
    for today in ["2027-01-04", "2027-01-20"] {
        let (again, said) = planned_on(&h, today);
        assert!(said.is_empty(), "{said:?}");
        assert_eq!(format!("{:?}", first.activities), format!("{:?}", again.activities), "{today}");
        assert_eq!(jalon::plan::json(&h, &again)["schedule"], jalon::plan::json(&h, &first)["schedule"]);
    }
}

#[test]
fn a_pin_that_breaks_a_link_wins_and_is_said() {
    let mut h = hospital(&["A"]);
    h.progress = vec![pin(0, "FORM", "2027-01-05")];
    let (plan, said) = planned(&h);
    assert_eq!(starts(&plan, 0, "FORM"), "2027-01-05");
    assert_eq!(activity(&plan, 0, "FORM").cause, Cause::Pinned { day: day("2027-01-05") });
    assert_eq!(codes(&said), ["P007"]);
}

#[test]
fn what_happened_stays_and_what_is_late_moves_what_follows() {
    let mut h = hospital(&["A"]);
    h.progress = vec![Progress { start: Some(day("2027-01-05")), ..progress(0, "PARAM", Status::InProgress) }];
    let (plan, _) = planned_on(&h, "2027-01-11");
    assert_eq!(starts(&plan, 0, "PARAM"), "2027-01-05");
    // Not said to be finished: it lasts at least this morning, so that FORM cannot be over before Tuesday noon.
    assert_eq!(activity(&plan, 0, "PARAM").finish, Slot(11));
    assert_eq!(go_live(&plan, 0), "2027-01-13");
    assert_eq!(activity(&plan, 0, "FORM").cause, Cause::JustInTime { operation: Code::new("BASC") });
}

#[test]
fn no_go_live_in_a_freeze() {
    let mut h = hospital(&["A"]);
    h.closures = vec![closure(ClosureKind::Freeze, Scope::All, "2027-01-07", "2027-01-12")];
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(go_live(&plan, 0), "2027-01-13");
    assert_eq!(activity(&plan, 0, "BASC").cause, Cause::Closed { day: day("2027-01-12") });
}

/// The only diagnostic of a plan, in French.
fn only(said: &[jalon::diagnostics::Diagnostic]) -> (&'static str, String) {
    assert_eq!(said.len(), 1, "{said:?}");
    (said[0].code(), said[0].fault.message(Lang::Fr))
}

#[test]
fn a_window_missed_is_said() {
    let mut h = hospital(&["A"]);
    h.services[0].latest = Some(day("2027-01-05"));
    let (plan, said) = planned(&h);
    assert_eq!(go_live(&plan, 0), "2027-01-07");
    assert_eq!(only(&said), ("P001", "Démarrage de A le 7 janvier 2027, après la date limite du 5 janvier 2027".into()));
}

#[test]
fn without_a_pilot_the_first_by_priority_is_taken_and_said() {
    let mut h = hospital(&["A", "B", "C"]);
    h.settings.strategy = Strategy::PilotThenWaves;
    h.services[1].priority = Some(1);
    let (plan, said) = planned(&h);
    assert_eq!(plan.pilots, [ServiceIx(1)]);
    assert_eq!(codes(&said), ["P002"]);
    let end = activity(&plan, 1, "BILAN").finish;
    assert_eq!(plan.gate, Some(end));
    for service in [0, 2] {
        assert!(activity(&plan, service, "FORM").start >= end && activity(&plan, service, "PARAM").start < end, "preparation does not wait");
    }
}

#[test]
fn who_goes_live_with_a_pilot_is_one() {
    let mut h = hospital(&["A", "B"]);
    h.services[0].pilot = true;
    h.services[1].together = vec![ServiceIx(0)];
    let (plan, said) = planned(&h);
    assert_eq!(plan.pilots, [ServiceIx(0), ServiceIx(1)]);
    assert_eq!(go_live(&plan, 0), go_live(&plan, 1));
    assert_eq!(codes(&said), ["P003"]);
}

#[test]
fn once_the_exit_is_passed_nobody_waits_for_the_pilot() {
    let mut h = hospital(&["A", "B"]);
    h.services[0].pilot = true;
    let (before, _) = planned(&h);
    h.criteria = vec![Criterion {
        title: "Anomalies".into(),
        kind: CriterionKind::Issues,
        state: CriterionState::Met,
        evidence: String::new(),
        owner: String::new(),
        due: None,
        place: h.services[0].place,
    }];
    let (after, _) = planned(&h);
    assert_eq!((go_live(&before, 1), go_live(&after, 1)), ("2027-01-21".into(), "2027-01-07".into()));
}

#[test]
fn a_task_larger_than_its_team_is_clamped_and_said() {
    let mut h = hospital(&["A", "B"]);
    h.operations[0].people = 5;
    let (plan, said) = planned(&h);
    assert_eq!(
        only(&said),
        (
            "P004",
            "PARAM demande plus de personnes que CONF n'en a pendant sa durée (5 au lieu de 2 au plus ; services concernés : 2) : planifiée avec 2"
                .into()
        )
    );
    assert_eq!(plan.usage[0].iter().max(), Some(&2));
}

#[test]
fn a_team_that_is_never_there_is_said() {
    let mut h = hospital(&["A"]);
    h.teams[0].capacity = 0;
    let (plan, said) = planned(&h);
    assert_eq!(codes(&said), ["P025"]);
    assert_eq!(go_live(&plan, 0), "2027-01-07");
}

#[test]
fn pins_that_overbook_a_team_are_said() {
    let mut h = hospital(&["A", "B"]);
    h.teams[0].capacity = 1;
    h.progress = vec![pin(0, "PARAM", "2027-01-04"), pin(1, "PARAM", "2027-01-05")];
    let (plan, said) = planned(&h);
    assert_eq!(only(&said).0, "P005");
    assert_eq!(starts(&plan, 1, "PARAM"), "2027-01-05");
    assert_eq!(plan.usage[0].iter().max(), Some(&1));
}

#[test]
fn a_pin_on_a_closed_day_moves_to_the_next_worked_day() {
    let mut h = hospital(&["A"]);
    h.progress = vec![pin(0, "PARAM", "2027-01-09")];
    let (plan, said) = planned(&h);
    assert_eq!(starts(&plan, 0, "PARAM"), "2027-01-11");
    assert_eq!(only(&said).0, "P006");
}

#[test]
fn a_wait_that_a_pin_makes_too_long_is_said() {
    let mut h = hospital(&["A"]);
    h.progress = vec![pin(0, "ASSIST", "2027-01-14"), pin(0, "BASC", "2027-01-12")];
    let (_, said) = planned(&h);
    assert_eq!(only(&said), ("P008", "A : ASSIST commence 1 j après BASC, plus que les 0 permis".into()));
}

#[test]
fn a_longest_wait_delays_what_comes_before_it() {
    // ASSIST follows BASC at once: when its team is away from Friday 8 to Tuesday 12, BASC waits too.
    let mut h = hospital(&["A"]);
    h.closures = vec![closure(ClosureKind::Closed, Scope::Team(TeamIx(2)), "2027-01-08", "2027-01-12")];
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!((go_live(&plan, 0), starts(&plan, 0, "ASSIST")), ("2027-01-13".into(), "2027-01-14".into()));
    assert_eq!(activity(&plan, 0, "BASC").cause, Cause::TeamFull { team: Code::new("ASSI"), day: day("2027-01-12") });
}

#[test]
fn training_too_long_before_the_go_live_is_said() {
    let mut h = hospital(&["A"]);
    h.progress = vec![pin(0, "FORM", "2027-01-06"), pin(0, "BASC", "2027-02-22")];
    let (_, said) = planned(&h);
    assert_eq!(only(&said), ("P009", "A : FORM commence 47 j avant le démarrage, plus que les 28 permis".into()));
}

#[test]
fn training_is_held_at_most_four_weeks_before_the_go_live() {
    let mut h = hospital(&["A"]);
    h.services[0].earliest = Some(day("2027-03-01"));
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!((go_live(&plan, 0), starts(&plan, 0, "FORM")), ("2027-03-01".into(), "2027-02-26".into()));
    assert_eq!(activity(&plan, 0, "BASC").cause, Cause::NotBefore { day: day("2027-03-01") });
    assert_eq!(activity(&plan, 0, "PARAM").cause, Cause::JustInTime { operation: Code::new("FORM") });
}

#[test]
fn a_pin_before_the_gate_is_said() {
    let mut h = hospital(&["A", "B"]);
    h.services[0].pilot = true;
    h.progress = vec![pin(1, "FORM", "2027-01-11")];
    let (_, said) = planned(&h);
    assert_eq!(only(&said), ("P010", "FORM de B est fixée au 11 janvier 2027, avant la sortie du pilote (19 janvier 2027)".into()));
}

#[test]
fn a_go_live_pinned_in_a_freeze_is_said() {
    let mut h = hospital(&["A"]);
    h.closures = vec![closure(ClosureKind::Freeze, Scope::All, "2027-01-11", "2027-01-13")];
    h.progress = vec![pin(0, "BASC", "2027-01-12")];
    let (plan, said) = planned(&h);
    assert_eq!(go_live(&plan, 0), "2027-01-12");
    assert_eq!(only(&said).0, "P011");
}

#[test]
fn a_go_live_pinned_before_its_window_is_said() {
    let mut h = hospital(&["A"]);
    h.services[0].earliest = Some(day("2027-02-01"));
    h.progress = vec![pin(0, "BASC", "2027-01-12")];
    assert_eq!(only(&planned(&h).1).0, "P012");
}

#[test]
fn a_pin_in_a_closure_of_its_service_is_said() {
    let mut h = hospital(&["A"]);
    h.closures = vec![closure(ClosureKind::Closed, Scope::Service(ServiceIx(0)), "2027-01-11", "2027-01-15")];
    let (free, said) = planned(&h);
    assert!(said.is_empty() && go_live(&free, 0) == "2027-01-18", "{said:?} {}", go_live(&free, 0));
    h.progress = vec![pin(0, "FORM", "2027-01-12")];
    assert_eq!(only(&planned(&h).1).0, "P013");
}

#[test]
fn services_that_cannot_go_live_together_are_said() {
    let mut h = hospital(&["A", "B"]);
    h.services[0].together = vec![ServiceIx(1)];
    let (plan, said) = planned(&h);
    assert!(said.is_empty() && go_live(&plan, 0) == go_live(&plan, 1), "{said:?}");
    h.teams[2].capacity = 1;
    let (plan, said) = planned(&h);
    assert_ne!(go_live(&plan, 0), go_live(&plan, 1));
    assert_eq!(only(&said).0, "P014");
}

#[test]
fn a_pin_before_the_end_of_another_service_is_said() {
    let mut h = hospital(&["A", "B"]);
    h.services[1].after = vec![ServiceIx(0)];
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(go_live(&plan, 1), "2027-01-12");
    assert_eq!(activity(&plan, 1, "BASC").cause, Cause::AfterService { service: Code::new("A") });
    h.progress = vec![pin(1, "BASC", "2027-01-11")];
    assert_eq!(only(&planned(&h).1).0, "P015");
}

#[test]
fn services_that_wait_for_each_other_are_said() {
    let mut h = hospital(&["A", "B"]);
    h.services[0].after = vec![ServiceIx(1)];
    h.services[1].after = vec![ServiceIx(0)];
    let (plan, said) = planned(&h);
    assert_eq!(plan.activities.len(), 10);
    assert_eq!(only(&said), ("P016", "B ne peut pas attendre A : ils s'attendent l'un l'autre, directement ou par la sortie du pilote".into()));
}

#[test]
fn a_pilot_cannot_come_after_a_service_that_waits_for_it() {
    let mut h = hospital(&["A", "B"]);
    h.services[0].pilot = true;
    h.services[0].after = vec![ServiceIx(1)];
    let (plan, said) = planned(&h);
    assert_eq!(go_live(&plan, 0), "2027-01-07");
    assert_eq!(only(&said).0, "P016");
}

#[test]
fn a_wave_that_a_date_stretches_is_said() {
    let mut h = hospital(&["P", "A", "B", "C"]);
    h.settings.strategy = Strategy::PilotThenWaves;
    h.services[0].pilot = true;
    for s in [1, 2] {
        h.services[s].wave = Some(1);
    }
    h.services[3].wave = Some(2);
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(plan.waves, [0, 1, 1, 2]);
    assert!(activity(&plan, 3, "BASC").start.0 >= activity(&plan, 1, "BASC").start.0 + 10, "a week between waves");
    h.progress = vec![pin(2, "BASC", "2027-06-01")];
    let (plan, said) = planned(&h);
    assert_eq!(codes(&said), ["P017", "P018"]);
    assert_eq!(go_live(&plan, 1), "2027-01-21", "one service held by a date does not hold its wave");
}

#[test]
fn a_big_bang_larger_than_its_teams_is_spread_and_said() {
    let mut h = hospital(&["A", "B", "C"]);
    h.settings.strategy = Strategy::BigBang;
    let (plan, said) = planned(&h);
    let (code, words) = only(&said);
    assert!(code == "P019" && words.contains("ASSI"), "{words}");
    let gos: Vec<u32> = (0..3).map(|s| activity(&plan, s, "BASC").start.0).collect();
    assert!(gos.iter().max().expect("three") - gos.iter().min().expect("three") <= 8, "{gos:?}");
}

#[test]
fn an_announced_date_that_must_move_is_said() {
    let mut h = hospital(&["A"]);
    let (first, _) = planned(&h);
    publish(&mut h, &first, "2027-01-04");
    h.closures = vec![closure(ClosureKind::Freeze, Scope::All, "2027-01-07", "2027-01-07")];
    let (plan, said) = planned(&h);
    assert_eq!(go_live(&plan, 0), "2027-01-11");
    assert_eq!(only(&said), ("P020", "Le démarrage de A, annoncé pour le 7 janvier 2027, passe au 11 janvier 2027".into()));
}

#[test]
fn announced_dates_hold_when_another_service_is_added_or_slips() {
    let mut h = hospital(&["A", "B"]);
    h.teams[0].capacity = 1;
    let (first, _) = planned(&h);
    publish(&mut h, &first, "2027-01-04");
    h.services.insert(0, Service { priority: Some(1), ..service("URGENT") });
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!((go_live(&plan, 1), go_live(&plan, 2)), (go_live(&first, 0), go_live(&first, 1)));
    assert_eq!(go_live(&plan, 0), "2027-01-13");
}

#[test]
fn announced_dates_hold_when_a_wave_slips() {
    let mut h = hospital(&["P", "A", "B"]);
    h.settings.strategy = Strategy::PilotThenWaves;
    h.settings.wave_size = 1;
    h.services[0].pilot = true;
    let (first, _) = planned(&h);
    publish(&mut h, &first, "2027-01-04");
    assert_eq!((go_live(&first, 1), go_live(&first, 2)), ("2027-01-21".into(), "2027-01-28".into()));
    h.progress = vec![pin(1, "BASC", "2027-01-26")];
    let (plan, said) = planned(&h);
    assert_eq!(go_live(&plan, 2), "2027-01-28");
    assert_eq!(only(&said).0, "P018");
}

#[test]
fn a_service_without_any_day_is_said() {
    let mut h = hospital(&["A", "B"]);
    h.closures = vec![closure(ClosureKind::Freeze, Scope::Service(ServiceIx(1)), "2027-01-01", "2110-01-01")];
    let (plan, said) = planned(&h);
    assert_eq!(codes(&said), ["P021"]);
    assert_eq!((plan.of(ServiceIx(0)).len(), plan.of(ServiceIx(1)).len()), (5, 0));
}

#[test]
fn a_target_end_missed_is_said() {
    let mut h = hospital(&["A"]);
    h.settings.target_end = Some(day("2027-01-18"));
    assert_eq!(only(&planned(&h).1), ("P022", "La trajectoire finit le 19 janvier 2027, après la fin visée du 18 janvier 2027".into()));
}

#[test]
fn missing_seats_give_more_time_before_the_go_live() {
    let mut h = hospital(&["A", "B"]);
    h.modules = vec![Module {
        code: Code::new("DPI"),
        name: "DPI".into(),
        hours: 3.0,
        prerequisites: Vec::new(),
        min_group: 1,
        max_group: 8,
        fresh_days: 28,
        test_required: false,
        equipment: Vec::new(),
        super_users_only: false,
        place: h.services[0].place,
    }];
    let shortage = Shortage { seats: vec![SeatAsked { service: ServiceIx(1), module: ModuleIx(0), missing: 20 }] };
    let (plan, said) = jalon::plan::plan(&h, &context("2027-01-04"), Strategy::Progressive, Some(&shortage));
    // Twenty seats are three sessions: three days, and Tuesday 12 is the first day that is allowed.
    assert_eq!((go_live(&plan, 0), go_live(&plan, 1)), ("2027-01-07".into(), "2027-01-12".into()));
    assert_eq!(only(&said).0, "P023");
    assert_eq!(activity(&plan, 1, "BASC").cause, Cause::MoreTraining {});
    // Announced since: the same shortage does not move it again.
    publish(&mut h, &plan, "2027-01-04");
    let (again, said) = jalon::plan::plan(&h, &context("2027-01-04"), Strategy::Progressive, Some(&shortage));
    assert!(said.is_empty() && go_live(&again, 1) == "2027-01-12", "{said:?}");
}

#[test]
fn a_cycle_without_go_live_takes_its_last_operation() {
    let mut h = hospital(&["A"]);
    h.operations[2].go_live = false;
    let (plan, said) = planned(&h);
    assert_eq!(codes(&said), ["P024"]);
    assert_eq!(plan.activities.len(), 5);
}

#[test]
fn a_calendar_without_working_days_is_said() {
    let mut h = hospital(&["A"]);
    h.closures = vec![
        closure(ClosureKind::Closed, Scope::All, "2000-01-01", "2050-01-01"),
        closure(ClosureKind::Closed, Scope::All, "2050-01-01", "2104-01-01"),
    ];
    h.closures.push(closure(ClosureKind::Closed, Scope::All, "2104-01-01", "2150-01-01"));
    assert_eq!(codes(&planned(&h).1), ["P026"]);
}

#[test]
fn an_operation_that_does_not_apply_is_not_planned_and_holds_nothing() {
    let mut h = hospital(&["A"]);
    h.progress = vec![progress(0, "FORM", Status::Dropped)];
    let (plan, said) = planned(&h);
    assert!(said.is_empty(), "{said:?}");
    assert!(plan.activity(ServiceIx(0), op("FORM")).is_none());
    assert_eq!(go_live(&plan, 0), "2027-01-06");
    assert_eq!(activity(&plan, 0, "BASC").cause, Cause::After { operation: Code::new("PARAM"), lag: Lag(0) });
}

#[test]
fn what_remains_is_counted_from_the_day_on_which_it_was_typed() {
    let mut h = hospital(&["A"]);
    h.progress = vec![Progress { start: Some(day("2027-01-04")), remaining: Some(5.0), ..progress(0, "PARAM", Status::InProgress) }];
    let (first, _) = planned_on(&h, "2027-01-06");
    assert_eq!(first.end_day(activity(&first, 0, "PARAM")), Some(day("2027-01-12")));
    publish(&mut h, &first, "2027-01-06");
    let (later, _) = planned_on(&h, "2027-01-08");
    assert_eq!(later.end_day(activity(&later, 0, "PARAM")), Some(day("2027-01-12")));
}

#[test]
fn why_names_what_holds_a_date() {
    let mut h = hospital(&["A", "B"]);
    h.services[0].pilot = true;
    let (plan, _) = planned(&h);
    let words = |service| -> Vec<String> {
        jalon::plan::critical_chain(&plan, &h, ServiceIx(service))
            .iter()
            .map(|(a, cause)| format!("{} {}", h.operation(a.operation).code, jalon::diagnostics::Fault::message(cause, Lang::Fr)))
            .collect()
    };
    assert_eq!(words(0), ["BASC attend FORM (délai 0 j)", "FORM attend PARAM (délai 0 j)", "PARAM commence avec le projet, le 4 janvier 2027"]);
    assert_eq!(words(1), ["BASC attend FORM (délai 0 j)", "FORM attend la sortie du pilote, prévue le 19 janvier 2027"]);
}

#[test]
fn float_is_what_may_slip_without_moving_anything() {
    let mut h = hospital(&["A", "B"]);
    h.teams[0].capacity = 1;
    h.services[1].earliest = Some(day("2027-01-18"));
    let (plan, _) = planned(&h);
    let float = |s, o| activity(&plan, s, o).float;
    assert_eq!((float(0, "PARAM"), float(0, "BASC"), float(1, "PARAM")), (0, 0, 0));
    // The review of A may slip until the end of the whole: that of B.
    assert_eq!(float(0, "BILAN"), activity(&plan, 1, "BILAN").finish.0 - activity(&plan, 0, "BILAN").finish.0);
}

#[test]
fn scenarios_are_compared_by_figures_that_mean_what_they_say() {
    let mut h = hospital(&["A", "B", "C", "D"]);
    h.teams[2].day_cost = Some(400.0);
    h.services[3].latest = Some(day("2027-01-12"));
    let all = jalon::plan::compare(&h, &context("2027-01-04"));
    assert_eq!(all.iter().map(|s| s.strategy).collect::<Vec<_>>(), [Strategy::BigBang, Strategy::PilotThenWaves, Strategy::Progressive]);
    for s in &all {
        // 6.5 days a service, of which go-live and support (3 days) have a price.
        assert_eq!((s.work, s.cost, s.unpriced), (26.0, Some(4_800.0), 14.0));
        assert!(s.peak.people >= 2 && s.at_risk.is_some(), "{s:?}");
    }
    assert!(all[2].last_go_live < all[1].last_go_live, "waves wait for the pilot");
    assert_eq!(all[1].late, [ServiceIx(3)]);
}
