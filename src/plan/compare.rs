//! Trajectories side by side: the same hospital by each strategy, in a few figures that can be compared.

use super::Plan;
use crate::model::{Context, Day, Hospital, ServiceIx, Slot, Strategy, TeamIx};
use std::collections::BTreeMap;

/// A go-live with fewer working days than this before its latest date is at risk: two weeks, what one sick leave or one late delivery takes.
pub const MARGIN_DAYS: u32 = 10;

/// The most that is asked of people at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Peak {
    /// People of all teams at work on the busiest half-day to come, and its day.
    pub people: u32,
    pub day: Option<Day>,
    /// The fullest team from now to the end, and the share of its people that is at work on average.
    pub team: Option<TeamIx>,
    pub load: f64,
}

/// A strategy in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    pub strategy: Strategy,
    /// Last day of all work, last go-live.
    pub end: Option<Day>,
    pub last_go_live: Option<Day>,
    pub peak: Peak,
    /// Services that go live after their latest date.
    pub late: Vec<ServiceIx>,
    /// Person-days of all operations that apply: their effort, or people × duration where none is stated.
    pub work: f64,
    /// Euros: work × day cost, over the teams whose day cost is known; `None` when no team has one. The same work costs the same by any strategy.
    pub cost: Option<f64>,
    /// Person-days that have no price: no team, or a team without day cost.
    pub unpriced: f64,
    /// Share of the services that have a latest date (their own, else the target end) whose go-live is less than [`MARGIN_DAYS`] working days before it, or late; `None` without any such date.
    pub at_risk: Option<f64>,
    /// Most users that go live on one day, and that day: what a fault on that day would touch.
    pub exposed: (u32, Option<Day>),
}

pub(super) fn compare(hospital: &Hospital, context: &Context) -> Vec<Scenario> {
    let strategies = [Strategy::BigBang, Strategy::PilotThenWaves, Strategy::Progressive];
    strategies.into_iter().map(|strategy| scenario(hospital, &super::plan(hospital, context, strategy, None).0)).collect()
}

/// A plan in figures.
pub fn scenario(hospital: &Hospital, plan: &Plan) -> Scenario {
    let go_lives: Vec<(ServiceIx, Day)> = hospital.service_indices().filter_map(|s| Some((s, plan.go_live(hospital, s)?))).collect();
    let (work, cost, unpriced) = cost(hospital, plan);
    let mut users: BTreeMap<Day, u32> = BTreeMap::new();
    for (s, day) in &go_lives {
        let of = users.entry(*day).or_default();
        *of = of.saturating_add(hospital.service(*s).users());
    }
    let most = users.iter().max_by_key(|(day, n)| (**n, std::cmp::Reverse(**day)));
    Scenario {
        strategy: plan.strategy,
        end: plan.end(),
        last_go_live: go_lives.iter().map(|g| g.1).max(),
        peak: peak(plan),
        late: go_lives.iter().filter(|(s, day)| hospital.service(*s).latest.is_some_and(|l| *day > l)).map(|g| g.0).collect(),
        work,
        cost,
        unpriced,
        at_risk: at_risk(hospital, plan, &go_lives),
        exposed: (most.map_or(0, |m| *m.1), most.map(|m| *m.0)),
    }
}

fn peak(plan: &Plan) -> Peak {
    let end = plan.activities.iter().map(|a| a.finish).max().unwrap_or(Slot(0)).0 as usize;
    let from = (plan.now.0 as usize).min(end);
    let at_work = |slot: usize| plan.usage.iter().map(|row| u32::from(row.get(slot).copied().unwrap_or(0))).sum::<u32>();
    let busiest = (from..end).max_by_key(|slot| (at_work(*slot), std::cmp::Reverse(*slot)));
    let load = |team: usize| {
        let sum = |rows: &[Vec<u16>]| rows[team].iter().take(end).skip(from).map(|n| f64::from(*n)).sum::<f64>();
        let people = sum(&plan.capacity);
        if people > 0.0 { sum(&plan.usage) / people } else { 0.0 }
    };
    let fullest = (0..plan.usage.len()).max_by(|a, b| load(*a).total_cmp(&load(*b)).then(b.cmp(a)));
    Peak {
        people: busiest.map_or(0, at_work),
        day: busiest.and_then(|s| plan.calendar.day(Slot(u32::try_from(s).unwrap_or(0)))),
        team: fullest.and_then(|t| u32::try_from(t).ok()).map(TeamIx),
        load: fullest.map_or(0.0, load),
    }
}

/// Person-days, euros, person-days without price.
fn cost(hospital: &Hospital, plan: &Plan) -> (f64, Option<f64>, f64) {
    let (mut work, mut cost, mut unpriced, mut priced) = (0.0, 0.0, 0.0, false);
    for a in &plan.activities {
        let o = hospital.operation(a.operation);
        let days = if o.effort.0 > 0.0 { o.effort.0 } else { f64::from(o.people) * a.duration.days() };
        work += days;
        match o.team.and_then(|t| hospital.teams.get(t.0 as usize)).and_then(|t| t.day_cost) {
            Some(price) => {
                cost += days * price;
                priced = true;
            }
            None => unpriced += days,
        }
    }
    (work, priced.then_some(cost), unpriced)
}

fn at_risk(hospital: &Hospital, plan: &Plan, go_lives: &[(ServiceIx, Day)]) -> Option<f64> {
    let limit = |s: ServiceIx| hospital.service(s).latest.or(hospital.settings.target_end);
    let limited: Vec<(Day, Day)> = go_lives.iter().filter_map(|(s, day)| Some((*day, limit(*s)?))).collect();
    let near = |(day, limit): &&(Day, Day)| plan.calendar.first(*limit).0 < plan.calendar.first(*day).0.saturating_add(2 * MARGIN_DAYS);
    (!limited.is_empty()).then(|| limited.iter().filter(near).count() as f64 / limited.len() as f64)
}
