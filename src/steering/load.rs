//! Work by actor and ISO week, against what teams can give.

use super::Load;
use crate::model::{Calendar, Code, Day, Hospital, OpIx, RaciReading, Status, TeamIx};
use crate::plan::{Activity, Plan};
use chrono::{Datelike, Days};
use std::ops::Range;

/// The Monday of a day's ISO week.
pub fn monday(day: Day) -> Day {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// By actor, then by week, every week from the first one worked to the last.
pub fn load(hospital: &Hospital, plan: &Plan) -> Vec<Load> {
    let actors = actors(hospital);
    let weeks = Weeks::new(&plan.calendar);
    let doers: Vec<Vec<usize>> = hospital.operation_indices().map(|op| doers(hospital, op, &actors)).collect();
    let mut work = vec![vec![0.0; weeks.all.len()]; actors.len()];
    for a in plan.activities.iter().filter(|a| a.status != Status::Dropped) {
        let Some(doers) = doers.get(a.operation.0 as usize).filter(|d| !d.is_empty()) else { continue };
        let each = effort(hospital, a) / doers.len() as f64;
        for (week, share) in weeks.spread(a) {
            for &actor in doers {
                if let Some(cell) = work.get_mut(actor).and_then(|w| w.get_mut(week)) {
                    *cell += each * share;
                }
            }
        }
    }
    let worked = (0..weeks.all.len()).filter(|w| work.iter().any(|actor| actor[*w] > 0.0));
    let (Some(first), Some(last)) = (worked.clone().min(), worked.max()) else { return Vec::new() };
    let mut all = Vec::new();
    for (actor, by_week) in actors.iter().zip(&work).filter(|(_, w)| w.iter().any(|n| *n > 0.0)) {
        for (week, n) in by_week.iter().enumerate().take(last + 1).skip(first) {
            let capacity = actor.team.map(|team| capacity(plan, team, &weeks.slots(week)));
            all.push(Load { actor: actor.code.clone(), week: weeks.all[week].0, work: *n, capacity });
        }
    }
    all
}

/// Somebody that carries work: a column of the RACI, or a team that it does not name.
struct Worker {
    code: Code,
    team: Option<TeamIx>,
}

fn actors(hospital: &Hospital) -> Vec<Worker> {
    let mut all: Vec<Worker> = hospital.raci.actors.iter().map(|code| Worker { code: code.clone(), team: team_of(hospital, code) }).collect();
    for (ix, team) in (0u32..).map(TeamIx).zip(&hospital.teams) {
        if !all.iter().any(|w| w.team == Some(ix)) {
            all.push(Worker { code: team.code.clone(), team: Some(ix) });
        }
    }
    all
}

/// The team that an actor is: by its code or name, or because `Acteurs` says so for every service.
pub fn team_of(hospital: &Hospital, actor: &Code) -> Option<TeamIx> {
    let same = |text: &str| text.eq_ignore_ascii_case(actor.as_str());
    let named = hospital.teams.iter().position(|t| same(t.code.as_str()) || same(&t.name)).and_then(|i| u32::try_from(i).ok()).map(TeamIx);
    named.or_else(|| hospital.raci.who.iter().find(|a| a.service.is_none() && same(a.code.as_str()))?.team)
}

/// Who does the work: the R of an operation and, when there is none, its A (the other way round in the reading Responsable/Acteur); without letters, its team.
fn doers(hospital: &Hospital, op: OpIx, actors: &[Worker]) -> Vec<usize> {
    let letters = |wanted: fn(crate::model::Letters) -> bool| -> Vec<usize> {
        hospital.raci.letters.range((op, 0)..=(op, usize::MAX)).filter(|(_, l)| wanted(**l)).map(|((_, actor), _)| *actor).collect()
    };
    let (does, else_does): (Vec<usize>, Vec<usize>) = match hospital.settings.raci_reading {
        RaciReading::RealiseApprouve => (letters(|l| l.r), letters(|l| l.a)),
        RaciReading::ResponsableActeur => (letters(|l| l.a), letters(|l| l.r)),
    };
    let team = hospital.operation(op).team;
    [does, else_does, actors.iter().position(|w| team.is_some() && w.team == team).into_iter().collect()]
        .into_iter()
        .find(|d| !d.is_empty())
        .unwrap_or_default()
}

/// Person-days of an activity: its operation's effort, else the people that it takes all along.
fn effort(hospital: &Hospital, a: &Activity) -> f64 {
    let operation = hospital.operation(a.operation);
    if operation.effort.0 > 0.0 { operation.effort.0 } else { f64::from(operation.people) * f64::from(a.finish.0.saturating_sub(a.start.0)) / 2.0 }
}

/// People of a team over slots, in person-days.
fn capacity(plan: &Plan, team: TeamIx, slots: &Range<u32>) -> f64 {
    let Some(by_slot) = plan.capacity.get(team.0 as usize) else { return 0.0 };
    slots.clone().filter_map(|s| by_slot.get(s as usize)).map(|n| f64::from(*n)).sum::<f64>() / 2.0
}

/// The ISO weeks of a calendar: Monday, first slot.
struct Weeks {
    all: Vec<(Day, u32)>,
    end: u32,
}

impl Weeks {
    fn new(calendar: &Calendar) -> Weeks {
        let mut all: Vec<(Day, u32)> = Vec::new();
        for (at, day) in (0u32..).zip(calendar.days()) {
            let monday = monday(*day);
            if all.last().is_none_or(|(known, _)| *known != monday) {
                all.push((monday, at * 2));
            }
        }
        Weeks { all, end: calendar.slots() }
    }
    fn slots(&self, week: usize) -> Range<u32> {
        let at = |w: usize| self.all.get(w).map_or(self.end, |(_, slot)| *slot);
        at(week)..at(week + 1)
    }
    /// Weeks that an activity touches, with the share of its slots in each.
    fn spread(&self, a: &Activity) -> impl Iterator<Item = (usize, f64)> + '_ {
        let (start, finish) = (a.start.0, a.finish.0.max(a.start.0 + 1));
        let total = f64::from(finish - start);
        let first = self.all.partition_point(|(_, slot)| *slot <= start).saturating_sub(1);
        (first..self.all.len()).take_while(move |w| self.all[*w].1 < finish).map(move |w| {
            let slots = self.slots(w);
            (w, f64::from(finish.min(slots.end).saturating_sub(start.max(slots.start))) / total)
        })
    }
}
