//! Random small hospitals: whatever people type, the plan holds every rule, or says which one it could not hold.

use crate::bench::{bench, checked};
use crate::checker::faults;
use crate::support::*;
use jalon::model::settings::Strategy;
use jalon::model::*;
use proptest::prelude::*;

/// What people may type of a service.
#[derive(Clone, Debug)]
struct Typed {
    priority: Option<u32>,
    wave: Option<u32>,
    pilot: bool,
    earliest: Option<u32>,
    latest: Option<u32>,
    closed: Option<(u32, u32)>,
    after: Option<prop::sample::Index>,
    with: Option<prop::sample::Index>,
}

fn typed() -> impl Strategy_<Value = Typed> {
    let option = |range: std::ops::Range<u32>| prop::option::weighted(0.3, range);
    (
        option(1..4),
        option(1..3),
        prop::bool::weighted(0.2),
        option(0..120),
        option(20..160),
        prop::option::weighted(0.2, (0_u32..60, 1_u32..20)),
        prop::option::weighted(0.15, any::<prop::sample::Index>()),
        prop::option::weighted(0.15, any::<prop::sample::Index>()),
    )
        .prop_map(|(priority, wave, pilot, earliest, latest, closed, after, with)| Typed {
            priority,
            wave,
            pilot,
            earliest,
            latest,
            closed,
            after,
            with,
        })
}
use proptest::strategy::Strategy as Strategy_;

fn after_start(days: u32) -> Day {
    day("2027-01-04") + chrono::Days::new(u64::from(days))
}

#[derive(Clone, Debug)]
struct Whole {
    services: Vec<Typed>,
    strategy: u8,
    capacities: [u32; 3],
    lengths: [u32; 5],
    lines: Vec<(u8, u8, u32, u32)>,
    wave_size: u32,
}

fn whole() -> impl Strategy_<Value = Whole> {
    (
        prop::collection::vec(typed(), 1..7),
        0_u8..3,
        [1_u32..4, 1..4, 1..4],
        [1_u32..9, 1..5, 1..3, 1..9, 1..3],
        prop::collection::vec((0_u8..3, 0_u8..4, 0_u32..90, 0_u32..12), 0..4),
        1_u32..4,
    )
        .prop_map(|(services, strategy, capacities, lengths, lines, wave_size)| Whole {
            services,
            strategy,
            capacities,
            lengths,
            lines,
            wave_size,
        })
}

fn made(w: &Whole) -> Hospital {
    let names: Vec<String> = (0..w.services.len()).map(|n| format!("S{n}")).collect();
    let mut h = hospital(&names.iter().map(String::as_str).collect::<Vec<_>>());
    h.settings.strategy = [Strategy::PilotThenWaves, Strategy::Progressive, Strategy::BigBang][usize::from(w.strategy)];
    h.settings.wave_size = w.wave_size;
    for (team, capacity) in h.teams.iter_mut().zip(w.capacities) {
        team.capacity = capacity;
    }
    for (o, halves) in h.operations.iter_mut().zip(w.lengths) {
        o.base = f64::from(halves) / 2.0;
    }
    for (at, typed) in w.services.iter().enumerate() {
        let s = &mut h.services[at];
        (s.priority, s.wave, s.pilot) = (typed.priority, typed.wave, typed.pilot);
        (s.earliest, s.latest) = (typed.earliest.map(after_start), typed.latest.map(after_start));
        let other = |ix: &prop::sample::Index| ServiceIx(u32::try_from(ix.index(names.len())).expect("small"));
        s.after = typed.after.iter().map(other).filter(|o| o.0 as usize != at).collect();
        s.together = typed.with.iter().map(other).filter(|o| o.0 as usize != at).collect();
        if let Some((from, length)) = typed.closed {
            let scope = Scope::Service(ServiceIx(u32::try_from(at).expect("small")));
            h.closures.push(Closure { from: after_start(from), to: after_start(from + length), kind: ClosureKind::Closed, scope, share: 0.0 });
        }
    }
    for (kind, scope, from, length) in &w.lines {
        let kind = [ClosureKind::Closed, ClosureKind::Freeze, ClosureKind::Reduced][usize::from(*kind)];
        let scope = if *scope == 3 { Scope::All } else { Scope::Team(TeamIx(u32::from(*scope))) };
        h.closures.push(Closure { from: after_start(*from), to: after_start(from + length), kind, scope, share: 0.5 });
    }
    h
}

/// Faults of hard rules that no diagnostic speaks of.
fn unsaid(h: &Hospital, plan: &jalon::plan::Plan, said: &[&str]) -> Vec<String> {
    let spoken = |fault: &String| {
        (fault.contains("partner") && said.contains(&"P014")) || (fault.contains("support") && (said.contains(&"P015") || said.contains(&"P016")))
    };
    faults(h, plan).into_iter().filter(|f| !spoken(f)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_holds_every_rule_or_says_which_it_could_not(w in whole()) {
        let h = made(&w);
        let (plan, said) = planned(&h);
        let said = codes(&said);
        prop_assert_eq!(plan.activities.len(), h.services.len() * h.operations.len(), "{:?}", said);
        let faults = unsaid(&h, &plan, &said);
        prop_assert!(faults.is_empty(), "{faults:#?} {said:?}");
    }

    #[test]
    fn planning_again_changes_nothing(w in whole()) {
        let mut h = made(&w);
        let (first, _) = planned(&h);
        publish(&mut h, &first, "2027-01-04");
        let (again, said) = planned(&h);
        prop_assert!(!codes(&said).contains(&"P020"));
        let starts = |p: &jalon::plan::Plan| p.activities.iter().map(|a| (a.service, a.operation, a.start, a.finish)).collect::<Vec<_>>();
        prop_assert_eq!(starts(&first), starts(&again));
        prop_assert_eq!(jalon::plan::json(&h, &first)["schedule"].clone(), jalon::plan::json(&h, &again)["schedule"].clone());
    }
}

#[test]
fn the_bench_reads_the_plan_of_a_hospital_and_finds_no_fault() {
    let Some(bench) = bench() else { return };
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..40 {
        let w = Strategy_::new_tree(&whole(), &mut runner).expect("a hospital");
        let w = proptest::strategy::ValueTree::current(&w);
        let h = made(&w);
        let (plan, said) = planned(&h);
        let out = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(out.path(), jalon::plan::json(&h, &plan).to_string()).expect("written");
        let verdict = checked(&bench, out.path(), out.path());
        assert_eq!(verdict["count"], 0, "{verdict} {:?} {w:#?}", codes(&said));
    }
}
