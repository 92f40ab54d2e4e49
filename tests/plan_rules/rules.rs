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
